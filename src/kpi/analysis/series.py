"""One indicator over time for several units."""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.answer import MONTHS, YEARS
from kpi.store.warehouse import Snapshot


def series(
    data: Snapshot, indicators: Sequence[str], units: Sequence[str], first: int = 0, last: int = 9999
) -> pd.DataFrame:
    """Return the yearly values of ``indicators`` for ``units`` from year ``first`` to ``last``.

    Columns as in ``answer.YEARS``, sorted by indicator, unit, year. A year that nobody reported
    has no row.
    """
    return data.query(
        YEARS
        + """AND v.indicator IN (SELECT unnest($indicators)) AND v.unit IN (SELECT unnest($units))
        AND v.period_start BETWEEN make_date($first, 1, 1) AND make_date($last, 1, 1)
        ORDER BY v.indicator, v.unit, year""",
        {"indicators": list(indicators), "units": list(units), "first": max(first, 1), "last": last},
    )


def monthly(
    data: Snapshot, indicators: Sequence[str], units: Sequence[str], first: int = 0, last: int = 9999
) -> pd.DataFrame:
    """Return the values of the months that were reported, sorted by indicator, unit and month.

    Columns as in ``answer.VALUES``.
    """
    return data.query(
        MONTHS
        + """AND v.indicator IN (SELECT unnest($indicators)) AND v.unit IN (SELECT unnest($units))
        AND v.period_start BETWEEN make_date($first, 1, 1) AND make_date($last, 12, 31)
        ORDER BY v.indicator, v.unit, v.period_start""",
        {"indicators": list(indicators), "units": list(units), "first": max(first, 1), "last": last},
    )

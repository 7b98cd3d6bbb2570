"""One indicator over time for several units."""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.answer import GROUND_MONTHS, GROUND_YEARS, MONTHS, YEARS
from kpi.store.warehouse import Snapshot


def series(
    data: Snapshot,
    indicators: Sequence[str],
    units: Sequence[str],
    first: int = 0,
    last: int = 9999,
    on_ground: bool = False,
) -> pd.DataFrame:
    """Return the yearly values of ``indicators`` for ``units`` from year ``first`` to ``last``.

    Columns as in ``answer.YEARS``, sorted by indicator, unit, year. A year that nobody reported
    has no row. ``on_ground``: of the ground that each unit has or had, in every year, from whatever
    units lay there then; else of the unit itself, as reported.
    """
    return data.query(
        (GROUND_YEARS if on_ground else YEARS)
        + """AND v.indicator IN (SELECT unnest($indicators)) AND v.unit IN (SELECT unnest($units))
        AND v.period_start BETWEEN make_date($first, 1, 1) AND make_date($last, 1, 1)
        ORDER BY v.indicator, v.unit, year""",
        {"indicators": list(indicators), "units": list(units), "first": max(first, 1), "last": last},
    )


def monthly(
    data: Snapshot,
    indicators: Sequence[str],
    units: Sequence[str],
    first: int = 0,
    last: int = 9999,
    on_ground: bool = False,
) -> pd.DataFrame:
    """Return the values of the months that were reported, sorted by indicator, unit and month.

    Columns as in ``answer.VALUES``.
    """
    return data.query(
        (GROUND_MONTHS if on_ground else MONTHS)
        + """AND v.indicator IN (SELECT unnest($indicators)) AND v.unit IN (SELECT unnest($units))
        AND v.period_start BETWEEN make_date($first, 1, 1) AND make_date($last, 12, 31)
        ORDER BY v.indicator, v.unit, v.period_start""",
        {"indicators": list(indicators), "units": list(units), "first": max(first, 1), "last": last},
    )

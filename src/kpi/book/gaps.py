"""Answers over time in full: a period without a figure has a row too, so that files and tables say so."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from kpi.book.view import View

KEYS = ["indicator", "unit", "period_start"]


def with_gaps(view: View, answer: pd.DataFrame, units: Sequence[str]) -> pd.DataFrame:
    """Return an answer of years or months with a row for each of ``units`` in each period of its span.

    An indicator or a unit is missing only while it existed. Columns and order as in ``answer``: by indicator as it
    stands there, by unit, by period; a row that is added has its keys, its days and nothing else.
    """
    if answer.empty:
        return answer
    monthly = bool((answer["period_end"] - answer["period_start"]).lt(pd.Timedelta(days=31)).any())
    step = pd.offsets.MonthBegin() if monthly else pd.offsets.YearBegin()
    span = pd.date_range(answer["period_start"].min(), answer["period_start"].max(), freq=step)
    there = dict.fromkeys([*sorted(answer["unit"].unique()), *units])
    known = set(answer[KEYS].itertuples(index=False, name=None))
    added = [
        {"indicator": code, "unit": unit, "period_start": first, "period_end": _last(first, monthly)}
        for code in answer["indicator"].unique()
        for unit in there
        for first in span
        if (code, unit, first) not in known and _existed(view, code, unit, first.date(), _last(first, monthly).date())
    ]
    if not added:
        return answer
    rows = pd.DataFrame(added).assign(year=lambda frame: frame["period_start"].dt.year)
    joined = pd.concat([answer.astype(object), rows.reindex(columns=answer.columns).astype(object)])
    joined = joined.astype({name: kind for name, kind in answer.dtypes.items() if kind.kind in "Mf" or name == "year"})
    order = {name: {key: at for at, key in enumerate(keys)} for name, keys in _orders(answer, list(there)).items()}
    return joined.sort_values(
        KEYS, key=lambda column: column.map(order[column.name]) if column.name in order else column, ignore_index=True
    )


def _orders(answer: pd.DataFrame, units: list[str]) -> dict[str, list[str]]:
    return {"indicator": list(answer["indicator"].unique()), "unit": units}


def _last(first: pd.Timestamp, monthly: bool) -> pd.Timestamp:
    return first + (pd.offsets.MonthEnd() if monthly else pd.offsets.YearEnd())


def _existed(view: View, indicator: str, unit: str, first: date, last: date) -> bool:
    """Tell whether both existed on some day from ``first`` to ``last``."""
    found, place = view.reference.catalog.indicators[indicator], view.reference.tree[unit]
    begins = max(day for day in (first, found.valid_from, place.valid_from) if day)
    ends = min(day for day in (last, found.valid_to) if day)
    return begins <= ends and (place.valid_to is None or place.valid_to > begins)

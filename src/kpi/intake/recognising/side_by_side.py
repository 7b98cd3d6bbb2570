"""Tables that stand side by side, in the same rows: each has names of its own and the figures of these."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from kpi.intake.recognising.columns import Columns, Kind, sort_columns
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.known import SOME_DAY, Known
from kpi.intake.recognising.layout import Layout

_WHO: tuple[Kind, ...] = ("unit", "code")
_LEADING: tuple[Kind, ...] = ("numbering", "code", "unit", "item", "period")


def parted(known: Known, grid: Grid, layout: Layout) -> Layout:
    """Return the layout with tables that stand side by side as tables of their own; the first has the titles."""
    tables: list[Table] = []
    titles: list[tuple[int, ...]] = []
    for table, above in zip(layout.tables, layout.titles, strict=True):
        parts = list(_parts(table, sort_columns(known, grid, table, SOME_DAY)))
        tables += parts if len(parts) > 1 else [table]
        titles += [above, *[()] * (max(1, len(parts)) - 1)]
    return Layout(tuple(tables), tuple(titles), layout.feet)


def _parts(table: Table, columns: Columns) -> Iterator[Table]:
    starts = _starts(columns.kinds)
    if not starts:
        return
    first, last = table.columns[0], table.columns[-1]
    bounds = [first, *starts, last + 1]
    for start, end in pairwise(bounds):
        own = tuple(column for column in table.columns if start <= column < end)
        paths = {column: table.paths[column] for column in own}
        yield replace(table, columns=own, paths=paths, span=range(start if start > first else 1, end))


def _starts(kinds: Mapping[int, Kind]) -> list[int]:
    """Return the columns at which a further table begins: with names right of figures, and figures right of them."""
    starts: list[int] = []
    lead: int | None = None  # the first of the columns of names and numbering that stand together
    named = figures = False
    for column, kind in sorted(kinds.items()):
        if kind == "figures":
            if lead is not None and named and figures:
                starts.append(lead)
            figures, lead, named = True, None, False
        elif kind in _LEADING and figures:
            lead = column if lead is None else lead
            named = named or kind in (*_WHO, "item")
    return starts

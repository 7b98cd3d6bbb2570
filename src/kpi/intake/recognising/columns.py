"""What the columns of a table hold: names, codes, periods, figures; and what the heads of figures say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import NotAPeriod, read_period_cell
from kpi.intake.recognising.contents import BLANK, FIGURE, TEXT
from kpi.intake.recognising.grids import Grid, Table, numbers_rows
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.words import heading, is_total, without_numbering

Kind = Literal["numbering", "code", "unit", "item", "period", "unit_measure", "remark", "text", "figures"]

_SAMPLE = 200


@dataclass(frozen=True)
class Columns:
    """The kind of each column of a table; ``unit``, ``item`` and ``code`` are the columns of names that count."""

    kinds: dict[int, Kind]

    def all(self, kind: Kind) -> tuple[int, ...]:
        """Return the columns of a kind, from the left."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[int, ...]]:
        found: dict[Kind, tuple[int, ...]] = {}
        for column, kind in self.kinds.items():
            found[kind] = (*found.get(kind, ()), column)
        return found

    def last(self, kind: Kind) -> int | None:
        """Return the rightmost column of a kind."""
        return self.all(kind)[-1] if kind in self._by_kind else None

    @cached_property
    def unit(self) -> int | None:
        """The column of the names of units."""
        return self.last("unit")

    @cached_property
    def code(self) -> int | None:
        """The column of the codes of units."""
        return self.last("code")

    @cached_property
    def item(self) -> int | None:
        """The column of the names of measures and indicators."""
        return self.last("item")

    @cached_property
    def names_units(self) -> bool:
        """Tell whether the rows name units."""
        return self.unit is not None or self.code is not None


def sort_columns(known: Known, grid: Grid, table: Table, day: date) -> Columns:
    """Return what each column holds, by its head where that is a word for it, else by most of its cells."""
    kinds: dict[int, Kind] = {}
    for column in table.columns:
        kind = _kind(known, grid, table, column, day)
        if kind is not None:
            kinds[column] = kind
    if "unit" not in kinds.values() and "item" not in kinds.values() and "code" not in kinds.values():
        texts = [column for column, kind in kinds.items() if kind == "text"]
        if texts:
            kinds[texts[0]] = _names_of(known, table, [c for c, kind in kinds.items() if kind == "figures"])
    return Columns(kinds)


def _kind(known: Known, grid: Grid, table: Table, column: int, day: date) -> Kind | None:
    path = table.paths[column]
    told = heading(path[-1].text) if path else None
    if numbers_rows(grid, table, column):
        return "numbering"
    if told in ("remark", "unit_measure", "code"):
        return told
    cells = grid.column(table, column, _SAMPLE)
    if told == "period" and cells and _count_periods(cells, path[-1].text) * 2 >= len(cells):
        return "period"
    figures, words = grid.like(table, column, FIGURE | BLANK), grid.like(table, column, TEXT)
    if told == "unit" and figures > words:
        return "code"
    if words <= figures or (not told and _heads_item(known, path)):
        return "figures" if cells or (path and told is None and path[-1].column == column) else None
    texts = grid.column(table, column, _SAMPLE, TEXT)
    return _kind_of_names(known, grid.texts(table, column, TEXT), _count_periods(texts), told, day, headed=bool(path))


def _heads_item(known: Known, path: Sequence[Cell]) -> bool:
    return bool(path) and known.items.match(tuple(cell.text for cell in path)).found is not None


def _kind_of_names(
    known: Known, texts: Iterable[str], periods: int, told: str | None, day: date, *, headed: bool
) -> Kind:
    bare = dict[str, None]()
    for text in texts:
        bare.setdefault(without_numbering(text)[1])
        if len(bare) == _SAMPLE:
            break
    names = [text for text in bare if not is_total(text)]
    counts: dict[Kind, int] = {
        "unit": sum(known.units.names(text, day) for text in names),
        "item": sum(known.items.names((text,)) for text in names),
        "period": periods,
    }
    best = max(counts, key=lambda kind: counts[kind])
    if best == "period" and counts[best] and told is None and headed:
        return "figures"  # a spreadsheet made dates of what was typed
    if counts[best]:
        return best
    return told if told in ("unit", "item", "period") else "text"  # type: ignore[return-value]


_PARTS = {
    "nam": range(1990, 2100),
    "year": range(1990, 2100),
    "thang": range(1, 13),
    "month": range(1, 13),
    "quy": range(1, 5),
    "quarter": range(1, 5),
    "ngay": range(1, 32),
    "date": range(1, 32),
}


def _count_periods(cells: Sequence[Cell], head: str = "") -> int:
    """Return how many cells tell a period; a bare number does where the head says of what it is the number."""
    part = _PARTS.get(fold(head))

    def tells(cell: Cell) -> bool:
        if cell.text.isdecimal():
            number = int(cell.text) if len(cell.text) < 5 else 0
            return number in part if part else number in range(1, 13) or number in range(1990, 2100)
        return not isinstance(read_period_cell(cell, 2000), NotAPeriod)

    return sum(map(tells, cells))


def _names_of(known: Known, table: Table, figures: Sequence[int]) -> Kind:
    """Return what unknown names in the rows must be, given the heads of the figures beside them."""
    heads = [[cell for cell in table.paths[column] if heading(cell.text) is None] for column in figures]
    named = [path for path in heads if path]
    timed = [path for path in named if any(not isinstance(read_period_cell(c, 2000), NotAPeriod) for c in path)]
    placed = [path for path in named if any(known.units.match(c.text, date(9999, 1, 1)).found for c in path)]
    return "item" if named and len(timed) + len(placed) >= len(named) else "unit"

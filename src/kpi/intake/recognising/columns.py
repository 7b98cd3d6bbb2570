"""What the columns of a table hold: names, codes, periods, figures; and what the heads of figures say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import NotAPeriod, Period, PeriodQuestion, find_periods, read_period_cell
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.layout import Grid, Table, look, numbers_rows
from kpi.intake.recognising.words import heading, is_total, told_unit_measure, without_numbering

Kind = Literal["numbering", "code", "unit", "item", "period", "unit_measure", "remark", "text", "figures"]

_SAMPLE = 200


@dataclass(frozen=True)
class Columns:
    """The kind of each column of a table; ``unit``, ``item`` and ``code`` are those columns, if there are such."""

    kinds: dict[int, Kind]

    def all(self, kind: Kind) -> tuple[int, ...]:
        """Return the columns of a kind, from the left."""
        return tuple(column for column, found in self.kinds.items() if found == kind)

    def last(self, kind: Kind) -> int | None:
        """Return the rightmost column of a kind."""
        return next(reversed(self.all(kind)), None)


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
    cells = [cell for row in table.body if (cell := grid.sheet.cells.get((row, column)))]
    path = table.paths[column]
    told = heading(path[-1].text) if path else None
    if numbers_rows(grid, table, column):
        return "numbering"
    if told in ("remark", "unit_measure", "code"):
        return told  # type: ignore[return-value]
    if told == "period" and cells and _count_periods(cells) * 2 >= len(cells):
        return "period"
    figures = sum(look(cell) != "text" for cell in cells)
    if told == "unit" and figures * 2 > len(cells):
        return "code"
    texts = [cell for cell in cells if look(cell) == "text"]
    if len(texts) <= figures or (not told and _heads_item(known, path)):
        return "figures" if cells or (path and told is None) else None
    return _kind_of_names(known, texts, told, day)


def _heads_item(known: Known, path: Sequence[Cell]) -> bool:
    return bool(path) and known.items.match(tuple(cell.text for cell in path)).found is not None


def _kind_of_names(known: Known, cells: list[Cell], told: str | None, day: date) -> Kind:
    texts = list(dict.fromkeys(without_numbering(cell.text)[1] for cell in cells))[:_SAMPLE]
    texts = [text for text in texts if not is_total(text)]
    counts: dict[Kind, int] = {
        "unit": sum(
            known.units.match(text, day).why in ("sure", "several", "other_time", "elsewhere") for text in texts
        ),
        "item": sum(known.items.match((text,)).why in ("sure", "several") for text in texts),
        "period": _count_periods(cells[:_SAMPLE]),
    }
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best]:
        return best
    return told if told in ("unit", "item", "period") else "text"  # type: ignore[return-value]


def _count_periods(cells: Sequence[Cell]) -> int:
    return sum(not isinstance(read_period_cell(cell, 2000), NotAPeriod) or cell.text.isdecimal() for cell in cells)


def _names_of(known: Known, table: Table, figures: Sequence[int]) -> Kind:
    """Return what unknown names in the rows must be, given the heads of the figures beside them."""
    heads = [[cell for cell in table.paths[column] if heading(cell.text) is None] for column in figures]
    named = [path for path in heads if path]
    timed = [path for path in named if any(not isinstance(read_period_cell(c, 2000), NotAPeriod) for c in path)]
    placed = [path for path in named if any(known.units.match(c.text, date(9999, 1, 1)).found for c in path)]
    return "item" if named and len(timed) + len(placed) >= len(named) else "unit"


@dataclass(frozen=True)
class Head:
    """What stands above a column of figures; ``path`` is what is left to name an item, top to bottom."""

    cells: tuple[Cell, ...]
    path: tuple[str, ...]
    period: Cell | str | None
    unit: Cell | None
    total: bool
    unit_measure: str

    @property
    def cell(self) -> Cell:
        """The lowest cell of the head."""
        return self.cells[-1]

    def read_period(self, year: int | None) -> Period | PeriodQuestion | None:
        """Return the period that the head tells, where its surroundings say the year."""
        if isinstance(self.period, Cell):
            reading = read_period_cell(self.period, year)
            return None if isinstance(reading, NotAPeriod) else reading
        found = find_periods(self.period, year) if self.period else []
        return found[0] if found else None


def read_head(known: Known, cells: Sequence[Cell], day: date, *, units: bool) -> Head:
    """Return what the cells above a column say; ``units``: whether they may name units, as the rows do not."""
    path: list[str] = []
    period: Cell | str | None = None
    unit: Cell | None = None
    total = False
    measured = ""
    for cell in cells:
        measured = told_unit_measure(cell.text) or measured
        if is_total(cell.text):
            total = True
        elif heading(cell.text) in ("value", "period", "unit_measure", "unit", "item"):
            continue
        elif not isinstance(read_period_cell(cell, 2000), NotAPeriod):
            period = cell
        elif units and known.units.match(cell.text, day).why in ("sure", "several", "other_time", "elsewhere"):
            unit = cell
        else:
            rest, found = _without_period(known, cell.text)
            path.append(rest)
            period = found or period
    return Head(tuple(cells), _ratio_first(path), period, unit, total, measured)


def _without_period(known: Known, text: str) -> tuple[str, str | None]:
    """Return a head without the one period it names, and that: ``Hồ sơ tiếp nhận quý I/2024``."""
    if known.items.match((text,)).found:
        return text, None
    found = find_periods(text, 2000)
    if len(found) != 1:
        return text, None
    rest = text.replace(found[0].text, " ").strip(" -–:,;()")
    return (rest, found[0].text) if any(c.isalpha() for c in rest) else (text, None)


def _ratio_first(path: list[str]) -> tuple[str, ...]:
    """Put ``Tỷ lệ (%)`` under ``Đúng hạn`` in front of it."""
    if len(path) > 1 and fold(path[-1]).split("(")[0].strip(" %") in ("ty le", "ti le", "ratio", "share"):
        return (*path[:-2], f"Tỷ lệ {path[-2]}")
    return tuple(path)

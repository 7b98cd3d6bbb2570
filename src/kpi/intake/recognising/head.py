"""What stands above one column of figures: words of an item, a period, a unit, a unit of measure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import NotAPeriod, Period, PeriodQuestion, find_periods, read_period_cell
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.words import heading, is_total, told_unit_measure
from kpi.intake.recognising.year_heads import without_done, without_estimate


@dataclass(frozen=True)
class Head:
    """What stands above a column of figures; ``path`` is what is left to name an item, top to bottom."""

    cells: tuple[Cell, ...]
    path: tuple[str, ...]
    period: Cell | str | None
    unit: Cell | None
    total: bool
    unit_measure: str
    estimated: bool = False

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
    estimated = False
    for written in cells:
        measured = told_unit_measure(written.text) or measured
        text, estimate = without_estimate(written.text)
        estimated = estimated or estimate
        cell = written if text == written.text and without_done(text) == text else _reworded(written, text)
        if not cell.text:
            continue
        if is_total(cell.text):
            total = True
        elif _says_what_it_is(cell, last=written is cells[-1]):
            continue
        elif not isinstance(read_period_cell(cell, 2000), NotAPeriod):
            period = cell
        elif units and known.units.names(cell.text, day):
            unit = cell
        else:
            rest, found = _without_period(known, cell.text)
            path.append(rest)
            period = found or period
    return Head(tuple(cells), _ratio_first(path), period, unit, total, measured, estimated)


def _reworded(cell: Cell, text: str) -> Cell:
    return replace(cell, text=without_done(text).strip(), value=None)


def _says_what_it_is(cell: Cell, *, last: bool) -> bool:
    """Tell whether a head is a mere word for what the column is; right above figures ``Nam``, ``Chỉ tiêu`` are not."""
    told = heading(cell.text)
    if told == "value" or not last:
        return told in ("value", "period", "unit_measure", "unit", "item")
    return told == "item" and fold(cell.text) in ("so lieu", "measure", "indicator", "item")


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

"""Of which period a figure is: as its row and head tell, else a line above, else the titles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np

from kpi.intake.reading.evidence import Evidence
from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import NotAPeriod, Period, PeriodQuestion, read_period, read_period_cell
from kpi.intake.recognising.body import Row
from kpi.intake.recognising.columns import Columns
from kpi.intake.recognising.contents import keyed
from kpi.intake.recognising.context import Context, within
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.heads import FigureColumn
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.names import fold_words

_UNREAD = Evidence("no_period", "không đọc được là kỳ nào", "cannot be read as a period")


@dataclass
class Timing:
    """The periods of the figures of one table."""

    known: Known
    grid: Grid
    table: Table
    columns: Columns
    context: Context
    figures: Sequence[FigureColumn]
    _heads: dict[tuple[int, int | None], Period | PeriodQuestion | None] = field(default_factory=dict)
    _told: dict[tuple[tuple[str, str], ...], Period | PeriodQuestion] = field(default_factory=dict)

    def period(self, row: Row, column: FigureColumn) -> Period | None:
        """Return the period of a cell; None where it is asked."""
        told = self._of_row(row.number)
        if not isinstance(told, PeriodQuestion):
            told = self._of_head(column, told.last.year if told else self.context.year) or told or row.lines.period
        if told is None:
            return self._around()
        where = column.head.cell if column.head and column.head.period else row.cell
        if isinstance(told, PeriodQuestion):
            return self._ask(where, f"period:{fold_words(told.text)}", _reason(told), told.readings)
        return self._agreed(told, where)

    def _ask(self, where: Cell | None, key: str, reason: tuple[str, str], choices: Sequence[Period]) -> Period | None:
        return self.known.period(self.grid.sheet.name, where, key, reason, choices)

    def _of_head(self, column: FigureColumn, year: int | None) -> Period | PeriodQuestion | None:
        key = (column.number, year)
        if key not in self._heads:
            self._heads[key] = column.head.read_period(year) if column.head else None
        return self._heads[key]

    def _of_row(self, number: int) -> Period | PeriodQuestion | None:
        """Return the period that the row's own cells tell, several of them together: month and year."""
        if not self._columns:
            return None
        cells = [cell for column in self._columns if (cell := self.grid.at(number, column))]
        if not cells:
            return None
        key = tuple((cell.text, cell.number_format) for cell in cells)
        if key not in self._told:
            self._told[key] = self._read_cells(cells)
        return self._told[key]

    def _read_cells(self, cells: Sequence[Cell]) -> Period | PeriodQuestion:
        alone = read_period_cell(cells[0], self.context.year) if len(cells) == 1 else None
        if alone is not None and not isinstance(alone, NotAPeriod):
            return alone
        texts = [self._with_head(cell) for cell in cells]
        readings = [read_period(" ".join(ordered), self.context.year) for ordered in (texts, texts[::-1])]
        told = [reading for reading in readings if not isinstance(reading, NotAPeriod)]
        sure = [reading for reading in told if isinstance(reading, Period)]
        return (*sure, *told, PeriodQuestion(" ".join(texts), (), _UNREAD))[0]

    @cached_property
    def _columns(self) -> tuple[int, ...]:
        return self.columns.all("period")

    def _with_head(self, cell: Cell) -> str:
        path = self.table.paths[cell.column]
        return f"{path[-1].text} {cell.text}" if path and cell.text.isalnum() and len(cell.text) <= 4 else cell.text

    def _around(self) -> Period | None:
        if self.context.period:
            return self.context.period
        unsure, choices = self.context.unsure, self.context.periods
        if len(choices) > 1:
            reason = ("tiêu đề nêu nhiều kỳ khác nhau", "titles name several periods")
        elif unsure:
            reason, choices = _reason(unsure), unsure.readings
        else:
            reason = ("không tìm thấy kỳ báo cáo trong tệp", "the file does not say its period")
        return self._ask(None, f"period:{fold_words(self.grid.sheet.name)}", reason, choices)

    def _agreed(self, told: Period, where: Cell) -> Period | None:
        """Return the period of rows and heads, unless the titles tell another one that none of them lies in."""
        title = self.context.period
        if title is None or within(told, title) or self.some_within:
            return told
        reason = (
            f"tiêu đề ghi kỳ {title.code}, nhưng ở đây ghi {told.code}",
            f"the title says {title.code}, but here it says {told.code}",
        )
        return self._ask(where, f"period:{told.code} or {title.code}", reason, (told, title))

    @cached_property
    def some_within(self) -> bool:
        """Whether some period of rows or heads lies within that of the titles, or these name none."""
        title = self.context.period
        if title is None:
            return True
        heads = (self._of_head(column, self.context.year) for column in self.figures)
        every = np.arange(len(self.table.body) if self._columns else 0)
        firsts = every if self.grid.sheet.merged else keyed(self.grid.codes(self.table, self._columns), every)[1]
        rows = (self._of_row(number) for number in self.table.body[firsts].tolist())
        return any(isinstance(found, Period) and within(found, title) for found in chain(heads, rows))


def _reason(unsure: PeriodQuestion) -> tuple[str, str]:
    return f"“{unsure.text}”: {unsure.evidence.vi}", f"“{unsure.text}”: {unsure.evidence.en}"

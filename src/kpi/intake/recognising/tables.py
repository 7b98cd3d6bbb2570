"""One table of a sheet: every figure with its unit, item and period, from rows, heads and what stands around."""

from itertools import pairwise

import numpy as np

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.body import Row
from kpi.intake.recognising.claims import Claims
from kpi.intake.recognising.columns import sort_columns
from kpi.intake.recognising.contents import EMPTY
from kpi.intake.recognising.context import Context
from kpi.intake.recognising.filling import Filling
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.heads import FigureColumn, read_heads
from kpi.intake.recognising.known import SOME_DAY, Known, Meaning
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.rows import RowReader
from kpi.intake.recognising.slots import Slots
from kpi.intake.recognising.timing import Timing
from kpi.intake.recognising.words import without_numbering

ROLES: dict[str, Role] = {
    "numbering": "numbering",
    "remark": "remark",
    "text": "text",
    "unit_measure": "unit_measure",
    "figures": "refused",
}


class TableReader:
    """Reads one table; ``context`` is what titles and the sheet say."""

    def __init__(self, known: Known, grid: Grid, table: Table, context: Context) -> None:
        self.known, self.grid, self.table, self.context = known, grid, table, context
        self.sheet = grid.sheet.name
        self.day = context.period.last if context.period else SOME_DAY
        self.columns = sort_columns(known, grid, table, self.day)
        self.roles = known.record.roles[self.sheet]
        self.longer = self._longer_rows()
        apart = self.longer | grid.sheet.hidden_rows
        self.rows = RowReader(known, grid, table, self.columns, context, self.day, apart)

    @property
    def plain_cells(self) -> int:
        """How many cells stand in rows that are like others."""
        return self.grid.count(self.table.body[self.rows.plain])

    def read(self) -> Slots:
        """Return the cells for figures; those of heads, names and all else have got their roles."""
        self._tell_longer()
        self._mark_frame()
        self.body = self.rows.read()
        lines = any(each.item for each in self.body.lines_used)
        self.figures = read_heads(
            self.known, self.grid, self.table, self.columns, self.context, self.day, lines=lines
        )  # fmt: skip
        self.claims = Claims(self.known, self.grid, self.columns, list(self.body.told.values()), self.figures)
        self.timing = Timing(self.known, self.grid, self.table, self.columns, self.context, self.figures)
        return Filling(self).fill()

    def _mark_frame(self) -> None:
        mark = self.known.record.mark
        for row in (*self.table.head, *self.table.again):
            mark(self.sheet, self.grid.rows[row], "head")
        if self.table.numbering is not None:
            mark(self.sheet, self.grid.rows[self.table.numbering], "numbering")
        for column in self.columns.all("text"):
            cells = (*self.table.paths[column][-1:], *self.grid.column(self.table, column, 1))
            self.known.record.tell(self.sheet, cells[0], messages.text_column())
        for column, contents in self.grid.columns.items():
            kind = self.columns.kinds.get(column, "text")
            rows = self.table.body[contents.by_row[self.table.body - self.grid.top] != EMPTY]
            self.roles.fill(column, rows, ROLES.get(kind, "name"))

    def _longer_rows(self) -> frozenset[int]:
        """Return rows of a CSV that have more cells than the head, as decimal commas give them."""
        fields = self.grid.sheet.fields
        width = max((fields.get(row, 0) for row in self.table.head), default=0)
        longer = [row for row, count in fields.items() if width and count > width]
        return frozenset(
            row for row in self.table.body[np.isin(self.table.body, longer)].tolist() if self._shifted(row, width)
        )

    def _tell_longer(self) -> None:
        if self.longer:
            cells, fields = self.grid.rows[min(self.longer)], self.grid.sheet.fields
            width = max(fields.get(row, 0) for row in self.table.head)
            texts = [cell.text for cell in cells]
            told = messages.longer_row(texts, fields[cells[0].row], width, len(self.longer))
            self.known.record.tell(self.sheet, cells[0], told)

    def _shifted(self, row: int, width: int) -> bool:
        cells = self.grid.rows[row]
        pairs = pairwise(cells)
        digits = any(
            one.text[-1:].isdigit() and other.text[:1].isdigit() and other.column == one.column + 1
            for one, other in pairs
        )
        return digits or cells[-1].column > width

    def measured(self, row: Row, column: FigureColumn) -> str:
        """Return the unit of measure that row, head or titles tell for a figure."""
        told = self.columns.last("unit_measure")
        cell = self.grid.at(row.number, told) if told is not None else None
        return cell.text if cell else (column.head.unit_measure if column.head else "") or self.context.unit_measure

    # whose a figure is

    def unit(self, row: Row, column: FigureColumn, period: Period) -> Meaning:
        """Return whose a figure of a period is."""
        cell = row.unit or (column.head.unit if column.head else None) or row.lines.unit
        if cell is None:
            return self._unit_around(period)
        text = without_numbering(cell.text)[1]
        code = self.grid.at(row.number, self.columns.code) if self.columns.code is not None and row.unit else None
        if code is not None and code is not cell:
            return self._coded(code, cell, text, period)
        return self.known.unit(self.sheet, cell, text, period.last, self._unit_above(row))

    def _unit_above(self, row: Row) -> str:
        """Return the name in an outer column of units: ``Huyện Phú Bình`` beside ``Xã Tân Thành``."""
        outer = [column for column in self.columns.all("unit") if column != self.columns.unit]
        cell = self.grid.at(row.number, outer[-1]) if outer and row.unit else None
        return cell.text if cell else ""

    def _coded(self, code: Cell, cell: Cell, text: str, period: Period) -> Meaning:
        """Return the unit of a row that has a code and a name; where they are of two units it is refused."""
        units, day = self.known.units, period.last
        by_code, by_name = (units.match(told, day) for told in (code.text, text))
        paired = units.paired(code.text, text)
        if paired and not any(unit.valid_on(day) for unit in paired):
            return self.known.former_unit(self.sheet, code, code.text, text, paired[-1], day)
        if by_name.why == "other_time":
            return self.known.unit(self.sheet, cell, text, day)
        if not by_code.found and by_code.why in ("other_time", "elsewhere") and not paired:
            return self.known.unit(self.sheet, code, code.text, day)
        if not by_code.found:
            return self.known.unit(self.sheet, cell, text, day)
        if by_name.why == "close" or by_code.found in (by_name.found, *by_name.choices):
            return Meaning(by_code.found)
        unit = self.known.units.tree[by_code.found]
        self.known.record.tell(self.sheet, code, messages.code_and_name(code.text, text, unit.names))
        return Meaning(None, "refused")

    def _unit_around(self, period: Period) -> Meaning:
        """Return the unit that sheet or titles name, in the version of the period."""
        named, tree = self.context.unit, self.known.units.tree
        cell = named.cell or self.grid.rows[self.grid.numbers[0]][0]
        if named.unit is None:
            return self.known.unit(self.sheet, cell, named.text, period.last)
        if tree[named.unit].valid_on(period.last):
            return Meaning(named.unit)
        return self.known.unit(self.sheet, cell, tree[named.unit].name_vi, period.last)

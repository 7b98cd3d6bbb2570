"""One table of a sheet: every figure with its unit, item and period, from rows, heads and what stands around."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.claims import Claims
from kpi.intake.recognising.columns import sort_columns
from kpi.intake.recognising.context import Context
from kpi.intake.recognising.figures import Slot
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.heads import FigureColumn, read_heads
from kpi.intake.recognising.known import SOME_DAY, Known, Meaning
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.rows import Row, RowReader, added_rows, rows_above
from kpi.intake.recognising.timing import Timing
from kpi.intake.recognising.words import is_page_total, without_numbering

ROLES: dict[str, Role] = {
    "numbering": "numbering",
    "remark": "remark",
    "text": "text",
    "unit_measure": "unit_measure",
    "figures": "refused",
}


@dataclass(frozen=True)
class TotalSlot:
    """A cell that states a sum over ``rows``: in its period, or across all columns where it has none.

    That of a printed page may be one over all rows ``above`` as well.
    """

    slot: Slot
    rows: frozenset[int]
    above: frozenset[int] = frozenset()


@dataclass
class Slots:
    """The cells for figures of a table. ``own`` are rows of the place itself among those of the units below it.

    ``failed`` are the rows in which the figure of an item waits or is refused, so that its sum cannot be checked.
    """

    values: list[Slot] = field(default_factory=list)
    totals: list[TotalSlot] = field(default_factory=list)
    own: dict[int, Cell] = field(default_factory=dict)
    failed: set[tuple[str, int]] = field(default_factory=set)


class TableReader:
    """Reads one table; ``context`` is what titles and the sheet say."""

    def __init__(self, known: Known, grid: Grid, table: Table, context: Context) -> None:
        self.known, self.grid, self.table, self.context = known, grid, table, context
        self.sheet = grid.sheet.name
        self.day = context.period.last if context.period else SOME_DAY
        self.columns = sort_columns(known, grid, table, self.day)
        self.slots = Slots()
        self.roles = known.record.roles[self.sheet]

    def read(self) -> Slots:
        """Return the slots; cells of heads, names and all else have got their roles."""
        self._mark_frame()
        self.longer = self._longer_rows()
        self.rows = RowReader(self.known, self.grid, self.table, self.columns, self.context, self.day).read()
        lines = any(row.lines.item for row in self.rows)
        self.figures = read_heads(
            self.known, self.grid, self.table, self.columns, self.context, self.day, lines=lines
        )  # fmt: skip
        self.claims = Claims(self.known, self.grid, self.columns, self.rows, self.figures)
        self.timing = Timing(self.known, self.grid, self.table, self.columns, self.context, self.figures)
        for row in self.rows:
            self._read_row(row, self.figures)
        return self.slots

    def read_row(self, number: int) -> Row | None:
        """Return a row that says nothing of others and that no other says anything of."""
        reader = RowReader(self.known, self.grid, self.table, self.columns, self.context, self.day)
        return reader.read_row(number, self.grid.cells_of(number))

    def _mark_frame(self) -> None:
        mark = self.known.record.mark
        for row in (*self.table.head, *self.table.again):
            mark(self.sheet, self.grid.rows[row], "head")
        if self.table.numbering is not None:
            mark(self.sheet, self.grid.rows[self.table.numbering], "numbering")
        for column in self.columns.all("text"):
            cells = (*self.table.paths[column][-1:], *(self.grid.at(row, column) for row in self.table.body))
            self.known.record.tell(self.sheet, next(cell for cell in cells if cell), messages.text_column())
        kinds = {column: ROLES.get(kind, "name") for column, kind in self.columns.kinds.items()}
        for row in self.table.body:
            self.roles.update(((row, cell.column), kinds.get(cell.column, "text")) for cell in self.grid.rows[row])

    def _longer_rows(self) -> frozenset[int]:
        """Return rows of a CSV that have more cells than the head, as decimal commas give them; this is told."""
        fields = self.grid.sheet.fields
        width = max((fields.get(row, 0) for row in self.table.head), default=0)
        rows = [row for row in self.table.body if width and fields.get(row, 0) > width and self._shifted(row, width)]
        if rows:
            cells = self.grid.cells_of(rows[0])
            told = messages.longer_row([cell.text for cell in cells], fields[rows[0]], width, len(rows))
            self.known.record.tell(self.sheet, cells[0], told)
        return frozenset(rows)

    def _shifted(self, row: int, width: int) -> bool:
        cells = self.grid.cells_of(row)
        pairs = pairwise(cells)
        digits = any(
            one.text[-1:].isdigit() and other.text[:1].isdigit() and other.column == one.column + 1
            for one, other in pairs
        )
        return digits or cells[-1].column > width

    def _read_row(self, row: Row, figures: Sequence[FigureColumn]) -> None:
        for column in figures:
            cell = self.grid.own(row.number, column.number)
            if cell is None:
                continue
            claimed = self.claims.settle(cell, row, column) if row.number not in self.longer else "refused"
            role = self._fill(*claimed, cell) if not isinstance(claimed, str) else claimed
            self.roles[row.number, column.number] = role
            if role in ("asked", "refused", "skipped"):
                self.slots.failed.add((column.item or row.item or row.lines.item or "", row.number))

    def _fill(self, row: Row, column: FigureColumn, cell: Cell) -> Role:
        """Make a slot of the cell; return its role."""
        if column.meaning.code is None:
            return column.meaning.role
        if row.kind != "leaf":
            return self._fill_total(row, column, cell)
        item = column.item or row.item or row.lines.item
        if item is None:
            if row.role == "value":
                self.known.record.tell(self.sheet, cell, messages.no_name())
            return "refused" if row.role == "value" else row.role
        measured = self._measured(row, column)
        if column.total:
            self.slots.totals.append(TotalSlot(Slot(cell, item, None, None, measured), frozenset([row.number])))
            return "total"
        period = self.timing.period(row, column)
        if period is None:
            return "asked"
        unit = self.unit(row, column, period)
        if unit.code is None:
            return unit.role
        if unit.code == self.known.units.place and self.columns.names_units and self.below:
            self.slots.own.setdefault(row.number, row.unit or row.cell)
        status = "E" if column.estimated else "A"
        self.slots.values.append(Slot(cell, item, period, unit.code, measured, status=status))
        return "value"

    def _fill_total(self, row: Row, column: FigureColumn, cell: Cell) -> Role:
        """Make a slot for a total that can be checked: of one item, over units or periods."""
        told = column.item or row.item or row.lines.item
        items = {told} if told else {other.item for other in self.rows if other.kind == "leaf"}
        listed = self.columns.item is not None and not self.columns.names_units
        period = None if column.total else self.timing.period(row, column)
        item = items.pop() if len(items) == 1 and not listed else None
        if item is not None and (period is not None or column.total):
            slot = Slot(cell, item, period, None, self._measured(row, column))
            above = rows_above(row, self.rows) if is_page_total(row.cell.text) else frozenset[int]()
            self.slots.totals.append(TotalSlot(slot, added_rows(row, self.rows), above))
        return "total"

    def _measured(self, row: Row, column: FigureColumn) -> str:
        """Return the unit of measure that row, head or titles tell for a figure."""
        told = self.columns.last("unit_measure")
        cell = self.grid.at(row.number, told) if told is not None else None
        return cell.text if cell else (column.head.unit_measure if column.head else "") or self.context.unit_measure

    @cached_property
    def below(self) -> bool:
        """Tell whether the table has rows of units below the place."""
        inside = self.known.units.inside(self.day)
        texts = {without_numbering(row.unit.text)[1] for row in self.rows if row.unit}
        units = (self.known.units.match(text, self.day).found for text in texts)
        return any(inside.get(unit, 0) > 0 for unit in units if unit)

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

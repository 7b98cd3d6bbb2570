"""The figures of a table by column: of which item, period and unit each is.

Rows that are unlike others are read for themselves; of plain ones each name and each period is read once.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.body import Row
from kpi.intake.recognising.contents import Flags, Ints, keyed
from kpi.intake.recognising.figures import Slot
from kpi.intake.recognising.heads import FigureColumn
from kpi.intake.recognising.known import Meaning
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.slots import UNREAD, Filled, Slots, TotalSlot
from kpi.intake.recognising.words import is_page_total, without_numbering

if TYPE_CHECKING:
    from kpi.intake.recognising.tables import TableReader


class Filling:
    """Finds out what the figures of a table are of; ``reader`` has read its rows and heads."""

    def __init__(self, reader: "TableReader") -> None:
        self.reader, self.body, self.record = reader, reader.body, reader.known.record
        self.rows, self.grid = self.body.numbers, reader.grid
        self.slots = Slots(self.rows, [Filled.of(column, len(self.rows)) for column in reader.figures])
        self._instead: dict[tuple[int, int], Row] = {}
        self._whose: dict[tuple[int, int, int], Meaning] = {}
        """By a row's names, the time, and the column where rows are read for themselves."""

    def fill(self) -> Slots:
        """Return what the figures are of; the cells have got their roles."""
        asked = len(self.record.questions)
        for filled in self.slots.filled:
            held = self.grid.filled([filled.column.number])[self.rows - self.grid.top]
            for at in np.flatnonzero(held & ~self.body.leaf).tolist():
                self._total(at, filled)
            self._join(filled, filled.column, self._claimed(filled, np.flatnonzero(held & self.body.leaf)))
        self.record.sort_questions(asked)
        self.slots.own = dict(sorted(self.slots.own.items()))
        self.slots.totals.sort(key=lambda total: (total.slot.cell.row, total.slot.cell.column))
        return self.slots

    def _row(self, at: int, filled: Filled) -> Row:
        """Return the row that a cell is of, and note that it is being read."""
        row = self._instead.get((at, filled.column.number)) or self.body.row(at)
        if row is None:
            raise KeyError(at)
        self.record.place = int(self.rows[at]), filled.column.number
        return row

    def _cell(self, at: int, filled: Filled) -> Cell:
        return self.grid.sheet.cells[int(self.rows[at]), filled.column.number]

    def _set(self, filled: Filled, rows: Ints, role: Role) -> None:
        self.reader.roles.fill(filled.column.number, self.rows[rows], role)

    # totals

    def _total(self, at: int, filled: Filled) -> None:
        """Note the cell of a row that adds up others, where it can be checked: of one item, over units or periods."""
        if self.body.row(at) is None:
            return
        claimed = self._settle(at, filled)
        if isinstance(claimed, str):
            self._set(filled, np.array([at]), claimed)
        else:
            self._fill_total(at, filled, *claimed)

    def _fill_total(self, at: int, filled: Filled, row: Row, column: FigureColumn) -> None:
        self._set(filled, np.array([at]), "total")
        told = column.item or row.item or row.lines.item
        items = {told} if told else self._items_of_leaves
        listed = self.reader.columns.item is not None and not self.reader.columns.names_units
        period = None if column.total else self.reader.timing.period(row, column)
        item = next(iter(items)) if len(items) == 1 and not listed else None
        if item is not None and (period is not None or column.total):
            above = self.body.above(row) if is_page_total(row.cell.text) else self.rows[:0]
            self._check(self._cell(at, filled), row, column, item, period, self.body.added(row), above)

    def _check(
        self, cell: Cell, row: Row, column: FigureColumn, item: str, period: Period | None, rows: Ints, above: Ints
    ) -> None:
        slot = Slot(cell, item, self.reader.measured(row, column), 1, np.array([cell.row]), total=True)
        self.slots.totals.append(TotalSlot(slot, period, rows, above))

    @cached_property
    def _items_of_leaves(self) -> set[str | None]:
        told = {row.item for row in self.body.told.values() if row.kind == "leaf"}
        return told | ({None} if self.body.plain.any() and not self.body.items else set())

    # whose figures may be another row's or column's

    def _settle(self, at: int, filled: Filled) -> tuple[Row, FigureColumn] | Role:
        row = self._row(at, filled)
        if int(self.rows[at]) in self.reader.longer:
            return "refused"
        if filled.column.meaning.code is None:
            return filled.column.meaning.role
        return self.reader.claims.settle(self._cell(at, filled), row, filled.column)

    @cached_property
    def _doubtful(self) -> Flags:
        found: Flags = np.isin(self.rows, list(self.reader.rows.apart)) | self.grid.covered[self.rows - self.grid.top]
        return found

    def _claimed(self, filled: Filled, rows: Ints) -> Ints:
        """Return the rows whose figures are theirs; settle whose the others are."""
        kept = ~self._doubtful[rows]
        for place in np.flatnonzero(~kept).tolist():
            at = int(rows[place])
            claimed = self._settle(at, filled)
            if isinstance(claimed, str):
                filled.item[at] = self._items[at] if filled.column.item is None else self._item(filled.column.item)
                self._set(filled, rows[place : place + 1], claimed)
            elif claimed == (self.body.row(at), filled.column):
                kept[place] = True
            elif claimed[0].kind != "leaf":
                self._fill_total(at, filled, *claimed)
            else:
                self._instead[at, filled.column.number], column = claimed
                self._join(filled, column, rows[place : place + 1])
        left: Ints = rows[kept]
        return left

    # what they are of

    def _item(self, item: str | None) -> int:
        return UNREAD if item is None else self.slots.items.place(item)

    def _numbered(self, columns: Sequence[int | None], *more: npt.NDArray[Any]) -> Ints:
        """Number what rows of the body hold in columns; those read for themselves have numbers of their own."""
        plain, key = np.flatnonzero(self.body.plain), np.arange(len(self.rows)) + len(self.rows)
        key[plain] = keyed([*self.grid.codes(self.reader.table, columns), *more], plain)[0]
        return key

    @cached_property
    def _units(self) -> Ints:
        return self._numbered([*self.reader.columns.all("unit"), *self.reader.columns.all("code")])

    @cached_property
    def _periods(self) -> Ints:
        return self._numbered(self.reader.columns.all("period"), self.body.line)

    @cached_property
    def _measures(self) -> Ints:
        return self._numbered([self.reader.columns.last("unit_measure")])

    @cached_property
    def _items(self) -> Ints:
        """The item that each row of the body names, else a line of text above it."""
        lines = np.array([self._item(line.item) for line in self.body.lines])
        found = np.array([*(self._item(row.item) for row in self.body.items), UNREAD])[self.body.key]
        for at in self.body.lone:
            row = self.body.told[int(self.rows[at])]
            found[at] = self._item(row.item or row.lines.item)
        return np.where(found == UNREAD, lines[self.body.line], found) if (lines != UNREAD).any() else found

    def _join(self, filled: Filled, column: FigureColumn, rows: Ints) -> None:
        """Find out what the figures of rows are of, as those of ``column``."""
        filled.item[rows] = self._items[rows] if column.item is None else self._item(column.item)
        for at in [at for at in rows.tolist() if (at, filled.column.number) in self._instead] if self._instead else ():
            row = self._row(at, filled)
            filled.item[at] = self._item(column.item or row.item or row.lines.item)
        if column.meaning.code is None:
            self._set(filled, rows, column.meaning.role)
            return
        self._leave_unnamed(filled, rows[filled.item[rows] == UNREAD])
        rows = rows[filled.item[rows] != UNREAD]
        if column.total:
            self._set(filled, rows, "total")
            items = list(self.slots.items)
            for at in rows.tolist():
                cell, row = self._cell(at, filled), self._row(at, filled)
                item = items[filled.item[at]]
                self._check(cell, row, column, item, None, np.array([row.number]), self.rows[:0])
            return
        filled.estimated[rows] = column.estimated
        measured, timing = self.reader.measured, self.reader.timing
        key, firsts = keyed([self._measures], rows)
        told = [self.slots.measures.place(measured(self._row(at, filled), column)) for at in firsts.tolist()]
        filled.measured[rows] = np.array(told, dtype=np.int32)[key]
        key, firsts = keyed([self._periods], rows)
        periods = [timing.period(self._row(at, filled), column) for at in firsts.tolist()]
        places = [UNREAD if period is None else self.slots.periods.place(period) for period in periods]
        filled.period[rows] = np.array(places, dtype=np.int32)[key]
        self._set(filled, rows[filled.period[rows] == UNREAD], "asked")
        self._place(filled, column, rows[filled.period[rows] != UNREAD])

    def _leave_unnamed(self, filled: Filled, rows: Ints) -> None:
        """Give cells whose item is not known their roles."""
        for at in rows.tolist():
            row = self._row(at, filled)
            if row.role == "value":
                self.record.tell(self.reader.sheet, self._cell(at, filled), messages.no_name())
            self._set(filled, np.array([at]), "refused" if row.role == "value" else row.role)

    def _place(self, filled: Filled, column: FigureColumn, rows: Ints) -> None:
        """Find the units of the rows: by the names in them, and the time in which units did not change."""
        periods: list[Period] = list(self.slots.periods)
        eras = np.array([self.reader.known.units.era(period.last) for period in periods], dtype=np.int64)
        era = np.zeros(len(self.rows), dtype=np.int64)
        era[rows] = eras[filled.period[rows]]
        key, firsts = keyed([self._units, era], rows)
        found = []
        for number, at in enumerate(firsts.tolist()):
            who = int(self._units[at]), int(era[at]), 0 if self.body.plain[at] else filled.column.number
            whose = self._whose.get(who)
            if whose is None or not whose.code:
                whose = self._whose[who] = self._unit(at, filled, column, periods)
            if whose.role == "refused" or self._is_own(whose):  # each row of them is told of, or noted
                for other in rows[key == number].tolist():
                    self._unit(other, filled, column, periods)
            found.append(whose)
        units = [UNREAD if each.code is None else self.slots.units.place(each.code) for each in found]
        filled.unit[rows] = np.array(units, dtype=np.int32)[key]
        for role in {each.role for each in found}:
            held = np.array([each.role == role for each in found], dtype=bool)
            self._set(filled, rows[held[key]], role)

    def _unit(self, at: int, filled: Filled, column: FigureColumn, periods: Sequence[Period]) -> Meaning:
        row = self._row(at, filled)
        unit = self.reader.unit(row, column, periods[filled.period[at]])
        if self._is_own(unit):
            self.slots.own.setdefault(row.number, row.unit or row.cell)
        return unit

    def _is_own(self, unit: Meaning) -> bool:
        return unit.code == self.reader.known.units.place and self.reader.columns.names_units and self._below

    @cached_property
    def _below(self) -> bool:
        """Tell whether the table has rows of units below the place."""
        units, day = self.reader.known.units, self.reader.day
        firsts = keyed([self._units], np.flatnonzero(self.body.leaf))[1].tolist()
        told = [row.unit for at in firsts if (row := self.body.row(at)) and row.unit]
        found = (units.match(text, day).found for text in {without_numbering(cell.text)[1] for cell in told})
        return any(units.inside(day).get(unit, 0) > 0 for unit in found if unit)

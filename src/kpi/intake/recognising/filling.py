"""The figures of a table by column: of which item, period and unit each is.

Rows that are unlike others are read for themselves; of plain ones each name and each period is read once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.body import Row
from kpi.intake.recognising.contents import EMPTY, Flags, Ints, keyed
from kpi.intake.recognising.figures import Slot
from kpi.intake.recognising.heads import FigureColumn
from kpi.intake.recognising.known import Meaning
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.words import is_page_total, without_numbering

if TYPE_CHECKING:
    from kpi.intake.recognising.tables import TableReader

Places = npt.NDArray[np.int32]
UNREAD = -1
"""Stands for what is not known of a cell."""


class Numbered(dict[Any, int]):
    """Numbers for texts and other things, in the order of their coming."""

    def place(self, name: Any) -> int:
        """Return the number of a thing, a new one if it has none."""
        return self.setdefault(name, len(self))


@dataclass(frozen=True)
class Filled:
    """A column of figures: for each row of the body what its cell means, by number; one with a unit is a value.

    ``slot`` is the number of the cells that hold the same under the same item.
    """

    column: FigureColumn
    item: Places
    period: Places
    unit: Places
    measured: Places
    slot: Places
    estimated: Flags

    @staticmethod
    def of(column: FigureColumn, size: int) -> "Filled":
        """Return the column with nothing known."""
        item, period, unit, measured, slot = np.full((5, size), UNREAD, dtype=np.int32)
        return Filled(column, item, period, unit, measured, slot, np.zeros(size, dtype=bool))


@dataclass(frozen=True)
class TotalSlot:
    """A cell that states a sum over ``rows``: in its period, or across all columns where it has none.

    That of a printed page may be one over all rows ``above`` as well.
    """

    slot: Slot
    period: Period | None
    rows: Ints
    above: Ints


@dataclass
class Slots:
    """The cells for figures of a table. ``own`` are rows of the place itself among those of the units below it."""

    rows: Ints
    filled: Sequence[Filled]
    totals: list[TotalSlot] = field(default_factory=list)
    own: dict[int, Cell] = field(default_factory=dict)
    items: Numbered = field(default_factory=Numbered)
    periods: Numbered = field(default_factory=Numbered)
    units: Numbered = field(default_factory=Numbered)
    measures: Numbered = field(default_factory=Numbered)


class Filling:
    """Finds out what the figures of a table are of; ``reader`` has read its rows and heads."""

    def __init__(self, reader: "TableReader") -> None:
        self.reader, self.body, self.record = reader, reader.body, reader.known.record
        self.rows = self.body.numbers
        self.slots = Slots(self.rows, [Filled.of(column, len(self.rows)) for column in reader.figures])
        self._whose: dict[tuple[int, int], Meaning] = {}
        """By a row's names and the time."""
        self._sure: set[tuple[int, int]] = set()
        self._each: set[tuple[int, int]] = set()
        """What is told of, or noted, at each row."""

    def fill(self) -> Slots:
        """Return what the figures are of; the cells have got their roles."""
        asked = len(self.record.questions)
        for at in self.body.lone:
            for filled in self.slots.filled:
                self._read_cell(at, filled)
        plain = np.flatnonzero(self.body.plain)
        for filled in self.slots.filled if len(plain) else ():
            contents = self.reader.grid.columns.get(filled.column.number)
            if contents is not None:
                held = contents.by_row[self.rows[plain] - self.reader.grid.top] != EMPTY
                self._join(filled, plain[held])
        self.record.sort_questions(asked)
        self.slots.own = dict(sorted(self.slots.own.items()))
        self.slots.totals.sort(key=lambda total: (total.slot.cell.row, total.slot.cell.column))
        return self.slots

    # cell by cell

    def _read_cell(self, at: int, filled: Filled) -> None:
        number, column = int(self.rows[at]), filled.column
        cell, row = self.reader.grid.own(number, column.number), self.body.row(at)
        if cell is None or row is None:
            return
        self.record.place = number, column.number
        if item := column.item or row.item or row.lines.item:
            filled.item[at] = self.slots.items.place(item)
        longer = number in self.reader.longer
        claimed = "refused" if longer else self.reader.claims.settle(cell, row, column)
        role = claimed if isinstance(claimed, str) else self._fill(at, filled, cell, *claimed)
        self.reader.roles[number, column.number] = role

    def _fill(self, at: int, filled: Filled, cell: Cell, row: Row, column: FigureColumn) -> Role:
        """Note what the cell is of; return its role."""
        if column.meaning.code is None:
            return column.meaning.role
        if row.kind != "leaf":
            return self._fill_total(row, column, cell)
        item = column.item or row.item or row.lines.item
        if item is None:
            if row.role == "value":
                self.record.tell(self.reader.sheet, cell, messages.no_name())
            return "refused" if row.role == "value" else row.role
        if column.total:
            slot = Slot(cell, item, self.reader.measured(row, column), 1, np.array([cell.row]), total=True)
            self.slots.totals.append(TotalSlot(slot, None, np.array([row.number]), self.rows[:0]))
            return "total"
        period = self.reader.timing.period(row, column)
        if period is None:
            return "asked"
        unit = self.reader.unit(row, column, period)
        if unit.code is None:
            return unit.role
        self._note_own(row, unit)
        filled.item[at], filled.period[at] = self.slots.items.place(item), self.slots.periods.place(period)
        filled.unit[at] = self.slots.units.place(unit.code)
        filled.measured[at] = self.slots.measures.place(self.reader.measured(row, column))
        filled.estimated[at] = column.estimated
        return "value"

    def _note_own(self, row: Row, unit: Meaning) -> None:
        if self._is_own(unit):
            self.slots.own.setdefault(row.number, row.unit or row.cell)

    def _is_own(self, unit: Meaning) -> bool:
        return unit.code == self.reader.known.units.place and self.reader.columns.names_units and self._below

    def _fill_total(self, row: Row, column: FigureColumn, cell: Cell) -> Role:
        """Note a total that can be checked: of one item, over units or periods."""
        told = column.item or row.item or row.lines.item
        items = {told} if told else self._items_of_leaves
        listed = self.reader.columns.item is not None and not self.reader.columns.names_units
        period = None if column.total else self.reader.timing.period(row, column)
        item = next(iter(items)) if len(items) == 1 and not listed else None
        if item is not None and (period is not None or column.total):
            slot = Slot(cell, item, self.reader.measured(row, column), 1, np.array([cell.row]), total=True)
            above = self.body.above(row) if is_page_total(row.cell.text) else self.rows[:0]
            self.slots.totals.append(TotalSlot(slot, period, self.body.added(row), above))
        return "total"

    @cached_property
    def _items_of_leaves(self) -> set[str | None]:
        told = {row.item for row in self.body.told.values() if row.kind == "leaf"}
        return told | ({None} if self.body.plain.any() and not self.body.items else set())

    @cached_property
    def _below(self) -> bool:
        """Tell whether the table has rows of units below the place."""
        units, day = self.reader.known.units, self.reader.day
        told = [row.unit for row in self.body.told.values() if row.unit]
        told += [row.unit for at in self._units[1].tolist() if (row := self.body.row(at)) and row.unit]
        found = (units.match(text, day).found for text in {without_numbering(cell.text)[1] for cell in told})
        return any(units.inside(day).get(unit, 0) > 0 for unit in found if unit)

    # plain rows

    def _numbered(self, columns: Sequence[int], *more: npt.NDArray[Any]) -> tuple[Ints, Ints]:
        """Number what plain rows hold in columns; return for all rows of the body the number, and the first of each."""
        plain, grid = np.flatnonzero(self.body.plain), self.reader.grid
        rows = self.rows - grid.top
        codes = [grid.columns[column].codes[rows] for column in columns if column in grid.columns]
        key = np.full(len(self.rows), UNREAD, dtype=np.int64)
        key[plain], firsts = keyed([*codes, *more], plain)
        return key, firsts

    @cached_property
    def _units(self) -> tuple[Ints, Ints]:
        return self._numbered([*self.reader.columns.all("unit"), *self.reader.columns.all("code")])

    @cached_property
    def _periods(self) -> Ints:
        return self._numbered(self.reader.columns.all("period"), self.body.line)[0]

    @cached_property
    def _items(self) -> tuple[Ints, Ints]:
        """The item that each row of the body names, else a line of text above it; and by place what names it."""
        place = self.slots.items.place
        lines = np.array([UNREAD if line.item is None else place(line.item) for line in self.body.lines])
        named = [UNREAD if row.item is None else place(row.item) for row in self.body.items]
        found = np.array([*named, UNREAD], dtype=np.int64)[self.body.key]
        return np.where(found == UNREAD, lines[self.body.line], found), self.body.key

    def _set(self, filled: Filled, rows: Ints, role: Role) -> None:
        self.reader.roles.fill(filled.column.number, self.rows[rows], role)

    def _join(self, filled: Filled, rows: Ints) -> None:
        """Find out what the figures of plain rows of a column are of."""
        column = filled.column
        items, key = self._items
        filled.item[rows] = items[rows] if column.item is None else self.slots.items.place(column.item)
        if column.meaning.code is None:
            self._set(filled, rows, column.meaning.role)
            return
        if column.total:
            for at in rows.tolist():
                self._read_cell(at, filled)
            return
        self._leave_unnamed(filled, rows[filled.item[rows] == UNREAD], key)
        rows = rows[filled.item[rows] != UNREAD]
        self._measure(filled, rows)
        rows = self._date(filled, rows)
        self._place(filled, rows)
        filled.estimated[rows] = column.estimated

    def _leave_unnamed(self, filled: Filled, rows: Ints, key: Ints) -> None:
        """Give cells whose item is not known their roles."""
        for role in {row.role for row in self.body.items}:
            held = np.array([row.role == role for row in self.body.items], dtype=bool)
            self._set(filled, rows[held[key[rows]]], role)
        for at in () if self.body.items else rows.tolist():
            self._read_cell(at, filled)

    def _measure(self, filled: Filled, rows: Ints) -> None:
        head, told = filled.column.head, self.reader.columns.last("unit_measure")
        around = (head.unit_measure if head else "") or self.reader.context.unit_measure
        filled.measured[rows] = self.slots.measures.place(around)
        contents = self.reader.grid.columns.get(told) if told is not None else None
        if contents is None:
            return
        codes = contents.codes[self.rows[rows] - self.reader.grid.top]
        for code in np.unique(codes).tolist():
            if contents.looks[code] != EMPTY:
                filled.measured[rows[codes == code]] = self.slots.measures.place(contents.cell(code).text)

    def _date(self, filled: Filled, rows: Ints) -> Ints:
        """Find the periods of the rows; return those that have one."""
        key, firsts = keyed([self._periods], rows)
        found = []
        for at in firsts.tolist():
            self.record.place = int(self.rows[at]), filled.column.number
            period = self.reader.timing.period(self._row(at), filled.column)
            found.append(UNREAD if period is None else self.slots.periods.place(period))
        filled.period[rows] = np.array(found, dtype=np.int64)[key]
        self._set(filled, rows[filled.period[rows] == UNREAD], "asked")
        dated: Ints = rows[filled.period[rows] != UNREAD]
        return dated

    def _place(self, filled: Filled, rows: Ints) -> None:
        """Find the units of the rows: by the names in them, and the time in which units did not change."""
        periods = list(self.slots.periods)
        eras = np.array([self.reader.known.units.era(each.last) for each in periods] or [0], dtype=np.int64)
        whole = np.zeros(len(self.rows), dtype=np.int64)
        whole[rows] = eras[filled.period[rows]]
        key, firsts = keyed([self._units[0], whole], rows)
        found = []
        for number, at in enumerate(firsts.tolist()):
            who = int(self._units[0][at]), int(whole[at])
            if who not in self._sure:
                whose = self._whose[who] = self._whose_at(at, filled, periods)
                self._each |= {who} if whose.role == "refused" or self._is_own(whose) else set()
                self._sure |= {who} if whose.code and who not in self._each else set()
            for other in rows[key == number].tolist() if who in self._each else ():
                self._whose_at(other, filled, periods)
            found.append(self._whose[who])
        units = [UNREAD if each.code is None else self.slots.units.place(each.code) for each in found]
        filled.unit[rows] = np.array(units, dtype=np.int64)[key]
        for role in {each.role for each in found}:
            held = np.array([each.role == role for each in found], dtype=bool)
            self._set(filled, rows[held[key]], role)

    def _whose_at(self, at: int, filled: Filled, periods: Sequence[Period]) -> Meaning:
        row = self._row(at)
        self.record.place = row.number, filled.column.number
        unit = self.reader.unit(row, filled.column, periods[filled.period[at]])
        self._note_own(row, unit)
        return unit

    def _row(self, at: int) -> Row:
        row = self.body.row(at)
        if row is None:
            raise KeyError(at)
        return row

"""What the rows of a table say: which unit or item they are of, which are totals, which are lines of text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period, read_period_cell
from kpi.intake.recognising.body import Body, Lines, Row
from kpi.intake.recognising.columns import Columns
from kpi.intake.recognising.contents import Flags, Ints, keyed
from kpi.intake.recognising.context import Context
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.known import Known, says_nothing
from kpi.intake.recognising.looks import look
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.words import (
    is_capital_numbering,
    is_summary,
    is_total,
    without_numbering,
)

_SECTION, _NUMBER, _LETTER, _DASH = 0, 1, 5, 6


@dataclass
class RowReader:
    """Reads the rows of a table from the top; lines of text and names above others hold for those below.

    Rows ``apart``, by number, are read for themselves, as others may be that are unlike the rest.
    """

    known: Known
    grid: Grid
    table: Table
    columns: Columns
    context: Context
    day: date
    apart: Collection[int] = ()
    lines: Lines = field(default_factory=Lines)
    path: dict[int, str] = field(default_factory=dict)
    last_unit: Cell | None = None

    @cached_property
    def plain(self) -> Flags:
        """The rows of the body that have a name and figures and say nothing of others."""
        columns, body = self.columns, self.table.body - self.grid.top
        if not columns.names_units:
            return np.zeros(len(body), dtype=bool)
        units = [column for column in (columns.unit, columns.code) if column is not None]
        found = self.grid.filled(columns.all("figures")) & self.grid.filled(units) & ~self.grid.covered
        if columns.item is not None:
            found &= self.grid.filled([columns.item])
        for column in self.grid.columns:
            if columns.kinds.get(column) not in ("figures", "remark", "unit_measure"):
                found &= ~self.grid.where(column, lambda cell: is_total(cell.text) or is_summary(cell.text))
        for column in units if columns.item is None else ():
            found &= ~self.grid.where(column, lambda cell: is_capital_numbering(without_numbering(cell.text)[0]))
        if columns.item is None and (numbered := columns.last("numbering")) is not None:
            found &= ~self.grid.where(numbered, lambda cell: is_capital_numbering(cell.text))
        return found[body] & ~np.isin(self.table.body, list(self.apart))

    def read(self) -> Body:
        """Return the rows with figures; names and lines of text have got their roles.

        Of plain rows the first of each item alone is read for itself.
        """
        body, plain = self.table.body, self.plain
        key, firsts = self._items()
        last_plain = np.maximum.accumulate(np.where(plain, np.arange(len(body)), -1))
        stops = ~plain
        stops[firsts] = True
        told, lines, done = dict[int, Row](), [(0, Lines())], -1
        for at in np.flatnonzero(stops).tolist():
            if self.columns.item is not None and at and last_plain[at - 1] > done:
                self._carried(int(body[last_plain[at - 1]]))
            row = self.read_row(int(body[at]), self.grid.rows[int(body[at])])
            if row:
                told[int(body[at])] = row
            if self.lines is not lines[-1][1]:
                lines.append((at, self.lines))
            done = at
        return Body(self, told, lines, key, [told[int(body[at])] for at in firsts.tolist()])

    def _items(self) -> tuple[Ints, Ints]:
        """Number what plain rows name as item; return the number of each row, -1 for others, and the first of each."""
        key = np.full(len(self.plain), -1, dtype=np.int64)
        if self.columns.item is None:
            return key, key[:0]
        codes = self.grid.codes(self.table, [self.columns.item, self.columns.last("unit_measure")])
        plain = np.flatnonzero(self.plain)
        key[plain], firsts = keyed(codes, plain)
        return key, firsts

    def plain_row(self, number: int, lines: Lines) -> Row:
        """Return a plain row without what it names as item."""
        name = self._name(number)
        if name is None:
            raise KeyError(number)
        return Row(number, "leaf", name, lines, unit=name if self.columns.item is None else self._carried(number))

    def read_row(self, number: int, cells: Sequence[Cell]) -> Row | None:
        """Return one row, after those above it; None where it has no figures."""
        kinds = self.columns.kinds
        figures = [cell for cell in cells if kinds.get(cell.column) == "figures"]
        names = [cell for cell in cells if kinds.get(cell.column) not in ("figures", "remark", "unit_measure")]
        if any(is_summary(cell.text) and not self._is_unit_here(cell) for cell in names):
            self._leave_out(names, figures)
            return None
        total = next((cell for cell in names if is_total(cell.text)), None)
        if total is not None:
            self._mark([cell for cell in names if kinds.get(cell.column) != "numbering" or cell is total], "total")
            return Row(number, "total", total, self.lines, item=self._item_of_total(number, total)) if figures else None
        name = self._name(number)
        mark = self._numbering(number, name)
        if not figures:
            self._take_line(names, name, mark)
            return None
        return self._named(number, name, mark, figures)

    def _is_unit_here(self, cell: Cell) -> bool:
        return self.known.units.match(without_numbering(cell.text)[1], self.day).found is not None

    def _leave_out(self, names: list[Cell], figures: list[Cell]) -> None:
        """Leave out a row of averages or the like, and say so."""
        self._mark([*names, *figures], "computed")
        name = next(cell for cell in names if is_summary(cell.text))
        if figures:
            self.known.record.tell(self.grid.sheet.name, name, messages.summary_row(name.text))

    def _named(self, number: int, name: Cell | None, mark: str, figures: list[Cell]) -> Row | None:
        if name is None:
            return self._nameless(number, figures)
        if self.columns.item is not None:
            return self._item_row(number, name, mark, figures)
        if is_capital_numbering(mark) and not self._is_unit(name):
            self._mark([name], "total")
            return Row(number, "subtotal", name, self.lines)
        return Row(number, "leaf", name, self.lines, unit=name)

    def _mark(self, cells: Sequence[Cell], role: Role) -> None:
        self.known.record.mark(self.grid.sheet.name, cells, role)

    def _name(self, number: int) -> Cell | None:
        """Return the cell that names the row: its item, else its unit, else its code."""
        if self.columns.item is not None:
            return self.grid.at(number, self.columns.item)
        cells = (
            self.grid.at(number, column) for column in (self.columns.unit, self.columns.code) if column is not None
        )
        return next((cell for cell in cells if cell), None)

    def _numbering(self, number: int, name: Cell | None) -> str:
        """Return the numbering of a row, in its own column or before the name."""
        column = self.columns.last("numbering")
        cell = self.grid.own(number, column) if column is not None else None
        return cell.text if cell else without_numbering(name.text)[0] if name else ""

    def _nameless(self, number: int, figures: list[Cell]) -> Row | None:
        if not self.columns.names_units and self.columns.item is None:
            return Row(number, "leaf", figures[0], self.lines)
        self.known.record.tell(self.grid.sheet.name, figures[0], messages.no_name())
        self._mark(figures, "refused")
        return None

    def _is_unit(self, cell: Cell) -> bool:
        return self.known.units.names(without_numbering(cell.text)[1], self.day)

    def _item_of_total(self, number: int, total: Cell) -> str | None:
        """Return the item that a total of a long table names."""
        if self.columns.item is None or not self.columns.names_units:
            return None
        cell = self.grid.at(number, self.columns.item)
        return self.known.items.match((cell.text,)).found if cell and cell is not total else None

    # lines of text

    def _take_line(self, names: list[Cell], name: Cell | None, mark: str) -> None:
        """Take in a row without figures: a unit that did not report, or what is said of the rows below."""
        cell = name or next((each for each in names if look(each) == "text"), None)
        if cell is None:
            return
        text = without_numbering(cell.text)[1]
        period = read_period_cell(cell, self.context.year)
        if isinstance(period, Period):
            self.lines = replace(self.lines, period=period)
        elif self._is_unit(cell):
            if not self.columns.names_units:
                self.lines = replace(self.lines, unit=cell)
            return
        elif self.columns.item is not None:
            self._push(mark, text)
        else:
            self.lines = replace(self.lines, item=self.known.items.match((text,)).found)
        self._mark([each for each in names if self.columns.kinds.get(each.column) != "numbering"], "section")

    # lists of items

    def _push(self, mark: str, text: str) -> tuple[str, ...]:
        """Put a name under those above it in the list of items; return the whole path."""
        level = _level(mark)
        if says_nothing((text,)):
            return (*self.path.values(), text)
        self.path = {place: above for place, above in self.path.items() if place < level}
        path = (*self.path.values(), text)
        self.path[level] = text
        return path

    def _item_row(self, number: int, name: Cell, mark: str, figures: list[Cell]) -> Row | None:
        text = without_numbering(name.text)[1]
        column = self.columns.last("unit_measure")
        measure = self.grid.at(number, column) if column is not None else None
        measured = self.known.unit_measure_code(measure.text) if measure else ""
        if not self.columns.names_units:
            meaning = self.known.item(self.grid.sheet.name, name, self._push(mark, text), measured, together=True)
            return Row(number, "leaf", name, self.lines, item=meaning.code, role=meaning.role)
        unit = self._carried(number)
        if unit is None:
            return self._nameless(number, figures)
        meaning = self.known.item(self.grid.sheet.name, name, (text,), measured)
        return Row(number, "leaf", name, self.lines, unit=unit, item=meaning.code, role=meaning.role)

    def _carried(self, number: int) -> Cell | None:
        """Return the unit's cell of this row of a long table, else of the last row that named one."""
        cells = (
            self.grid.at(number, column) for column in (self.columns.unit, self.columns.code) if column is not None
        )
        self.last_unit = next((cell for cell in cells if cell), self.last_unit)
        return self.last_unit


def _level(mark: str) -> int:
    """Return how deep a numbering stands: I, 1, 1.1, a, -; without one as deep as 1."""
    if not mark:
        return _NUMBER
    if not mark.strip("-–+*•·"):
        return _DASH
    if is_capital_numbering(mark):
        return _SECTION
    if any(letter.isdigit() for letter in mark):
        return _NUMBER + mark.strip(".").count(".")
    return _LETTER

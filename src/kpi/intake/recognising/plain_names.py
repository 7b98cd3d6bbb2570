"""What the rows of a large plain table are named: items, periods, units and units of measure, by distinct names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from kpi.intake.reading.periods import Period
from kpi.intake.recognising.bulk import EMPTY, Bulk, Flags, Rows, keyed
from kpi.intake.recognising.heads import FigureColumn
from kpi.intake.recognising.known import Meaning
from kpi.intake.recognising.rows import Row
from kpi.intake.recognising.tables import TableReader
from kpi.intake.recognising.unlike import NotPlain, flagged, settle

Ints = npt.NDArray[np.int64]
UNREAD = -1
"""Stands for what is not known of a cell."""
_Found = TypeVar("_Found")


@dataclass
class Names:
    """Numbers for texts or other things, in the order of their coming."""

    places: dict[Any, int] = field(default_factory=dict)

    def place(self, name: Any) -> int:
        """Return the number of a name, a new one if it has none."""
        return self.places.setdefault(name, len(self.places))

    def all(self) -> list[Any]:
        """Return the names by their numbers."""
        return list(self.places)


@dataclass
class Filled:
    """The cells of a column of figures with their meaning; arrays run over ``rows``, which hold something there."""

    column: FigureColumn
    rows: Rows
    codes: Ints
    item: Ints
    period: Ints
    unit: Ints
    measured: Ints
    role: Ints

    @property
    def known(self) -> Flags:
        """Tell of which rows all is known that makes a figure a value."""
        known: Flags = self.unit != UNREAD
        return known


class PlainNames:
    """What the names in ``rows`` mean, read once for each distinct name; ``filled``: for each column of figures."""

    def __init__(self, bulk: Bulk, reader: TableReader, rows: Rows) -> None:
        """Raises Again, NotPlain."""
        self.bulk, self.reader, self.rows = bulk, reader, rows
        self.record = reader.known.record
        self.items, self.periods, self.units, self.measures, self.roles = (Names() for _ in range(5))
        self._read: dict[int, Row] = {}
        self._whose: dict[tuple[int, int], Meaning] = {}
        self._again = np.zeros_like(bulk.telling)
        self._unit_key, _ = self._key([*reader.columns.all("unit"), *reader.columns.all("code")])
        self._item_of_row, self._item_role = self._read_items()
        self._measure_of_row = self._read_measures()
        self.filled = [self._fill(column) for column in reader.figures]
        settle(self._again)

    def _key(self, columns: Sequence[int]) -> tuple[Ints, Rows]:
        return keyed([self.bulk.column(column).codes for column in columns], self.rows)

    def _row(self, row: int) -> Row:
        """Return a plain row, read by itself."""
        if row not in self._read:
            found = self.reader.read_row(row + self.bulk.top)
            if found is None or found.kind != "leaf":
                raise NotPlain
            self._read[row] = found
        return self._read[row]

    def _trying(self, read: Callable[[], _Found], first: int) -> tuple[_Found, bool]:
        """Return what ``read`` finds and whether it told of anything; where it asks anew ``first`` is for Again."""
        asked, told = len(self.record.questions), len(self.record.problems)
        found = read()
        tells = len(self.record.problems) > told
        if not tells and len(self.record.questions) > asked:
            self._again[first] = True
        return found, tells

    def _read_items(self) -> tuple[Ints, Ints]:
        """Return for each plain row the item that it names and the role of its figures while that is not known."""
        columns = self.reader.columns
        if columns.item is None:
            nothing = np.full(len(self.rows), UNREAD, dtype=np.int64)
            return nothing, nothing
        measure = columns.last("unit_measure")
        key, firsts = self._key([columns.item, *([] if measure is None else [measure])])
        items, roles = [], []
        for number, first in enumerate(firsts.tolist()):
            row, tells = self._trying(partial(self._row, first), first)
            if tells:
                self._again |= flagged(self.bulk, self.rows[key == number])
            items.append(UNREAD if row.item is None else self.items.place(row.item))
            roles.append(self.roles.place(row.role))
        settle(self._again)
        return np.array(items, dtype=np.int64)[key], np.array(roles, dtype=np.int64)[key]

    def _read_measures(self) -> Ints | None:
        """Return for each plain row the number of the unit of measure in its own cell; None without such a column."""
        column = self.reader.columns.last("unit_measure")
        if column is None:
            return None
        key, firsts = self._key([column])
        cells = [self.bulk.cell(first, column) for first in firsts.tolist()]
        places = [UNREAD if cell is None else self.measures.place(cell.text) for cell in cells]
        return np.array(places, dtype=np.int64)[key]

    def _fill(self, column: FigureColumn) -> Filled:
        """Return what the cells of a column of figures mean."""
        looks = self.bulk.looks[column.number][self.rows]
        here = np.flatnonzero(looks != EMPTY)
        rows, size = self.rows[here], len(here)
        unread = np.full(size, UNREAD, dtype=np.int64)
        codes = self.bulk.column(column.number).codes[rows].astype(np.int64)
        filled = Filled(column, rows, codes, unread.copy(), unread.copy(), unread.copy(), unread.copy(), unread.copy())
        if column.meaning.code is None:
            filled.role[:] = self.roles.place(column.meaning.role)
            return filled
        if column.item is not None:
            filled.item[:] = self.items.place(column.item)
        else:
            filled.item[:] = self._item_of_row[here]
            filled.role[:] = self._item_role[here]
            open_ones = (filled.item == UNREAD) & (filled.role == self.roles.place("value"))
            self._again |= flagged(self.bulk, rows[open_ones])
        told = self.measures.place(
            (column.head.unit_measure if column.head else "") or self.reader.context.unit_measure
        )
        filled.measured[:] = told if self._measure_of_row is None else self._measure_of_row[here]
        filled.measured[filled.measured == UNREAD] = told
        self._date(filled)
        self._place(filled, here)
        return filled

    def _date(self, filled: Filled) -> None:
        at = np.flatnonzero(filled.item != UNREAD)
        periods = [self.bulk.column(column).codes for column in self.reader.columns.all("period")]
        key, firsts = keyed(periods, filled.rows[at])
        found = []
        for first in firsts.tolist():
            period, _ = self._trying(partial(self.reader.timing.period, self._row(first), filled.column), first)
            found.append(UNREAD if period is None else self.periods.place(period))
        filled.period[at] = np.array(found, dtype=np.int64)[key] if found else UNREAD
        filled.role[at] = self.roles.place("asked")

    def _place(self, filled: Filled, here: Ints) -> None:
        """Find the units: by the names in the row, and the time in which units did not change."""
        at = np.flatnonzero(filled.period != UNREAD)
        known = self.reader.known
        periods: list[Period] = self.periods.all()
        eras = np.array([known.units.era(period.last) for period in periods] or [0], dtype=np.int64)
        era = eras[filled.period[at]]
        names = self._unit_key[here][at]
        key, firsts = keyed([names, era], np.arange(len(at)))
        found, roles = [], []
        for number, first in enumerate(firsts.tolist()):
            row, period = int(filled.rows[at[first]]), periods[filled.period[at[first]]]
            who = int(names[first]), int(era[first])
            if who not in self._whose:
                self._whose[who], tells = self._trying(partial(self._unit, row, filled.column, period), row)
                if tells:
                    self._again |= flagged(self.bulk, filled.rows[at][key == number])
            meaning = self._whose[who]
            if meaning.code is None and meaning.role == "refused":
                self._again |= flagged(self.bulk, filled.rows[at][key == number])
            if meaning.code == known.units.place and self.reader.below:
                raise NotPlain
            found.append(UNREAD if meaning.code is None else self.units.place(meaning.code))
            roles.append(self.roles.place(meaning.role))
        if found:
            filled.unit[at] = np.array(found, dtype=np.int64)[key]
            filled.role[at] = np.array(roles, dtype=np.int64)[key]

    def _unit(self, row: int, column: FigureColumn, period: Period) -> Meaning:
        return self.reader.unit(self._row(row), column, period)

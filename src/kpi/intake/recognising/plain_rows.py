"""The rows of a large plain table that are not read cell by cell: what their distinct names and figures mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.bulk import DISTINCT, EMPTY, Bulk, Flags, Rows, keyed
from kpi.intake.recognising.cell_values import CellValues, Coded
from kpi.intake.recognising.context import period_code
from kpi.intake.recognising.figures import Figure, Series, Slot
from kpi.intake.recognising.heads import FigureColumn
from kpi.intake.recognising.known import Meaning
from kpi.intake.recognising.model import Place, Role, Value
from kpi.intake.recognising.rows import Lines, Row
from kpi.intake.recognising.tables import ROLES, TableReader
from kpi.intake.recognising.words import is_capital_numbering, is_total, without_numbering

Ints = npt.NDArray[np.int64]
_UNREAD = -1


class Again(Exception):
    """These rows are no plain ones: they must be read cell by cell."""

    def __init__(self, rows: Flags) -> None:
        super().__init__()
        self.rows = rows


class NotPlain(Exception):
    """The rows of the table depend on each other in ways that only reading all of them finds out."""


@dataclass
class _Names:
    """Numbers for texts or other things, in the order of their coming."""

    places: dict[Any, int] = field(default_factory=dict)

    def place(self, name: Any) -> int:
        return self.places.setdefault(name, len(self.places))

    def all(self) -> list[Any]:
        return list(self.places)


@dataclass
class _Filled:
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
        known: Flags = self.unit != _UNREAD
        return known


class PlainRows:
    """What is understood of the plain rows of a table that ``reader`` has read the telling rows of."""

    def __init__(self, bulk: Bulk, reader: TableReader) -> None:
        """Raises Again, NotPlain."""
        self.bulk, self.reader = bulk, reader
        self.record = reader.known.record
        self.rows = np.flatnonzero(bulk.filled & ~bulk.telling)
        self.items, self.periods, self.units, self.measures = _Names(), _Names(), _Names(), _Names()
        self.role_names: _Names = _Names()
        self._read: dict[int, Row] = {}
        self._whose: dict[tuple[int, int], Meaning] = {}
        self._again = np.zeros_like(bulk.telling)
        self._stand_alone()
        self._unlike()
        self._unit_key, self._unit_rows = self._key([*reader.columns.all("unit"), *reader.columns.all("code")])
        self._item_of_row, self._item_role = self._read_items()
        self._measure_of_row = self._read_measures()
        self.filled = [self._fill(column) for column in reader.figures]
        self._settle_again()
        self.groups = [group for filled in self.filled for group in self._group(filled)]
        self.slots = [slot for slot, *_ in self.groups]

    def _settle_again(self) -> None:
        if self._again.any():
            raise Again(self._again)

    def _stand_alone(self) -> None:
        """Raises NotPlain where a row says something of others: totals, lines of text, lists of items."""
        reader, rows = self.reader, self.rows + self.bulk.top
        apart = all(row.kind == "leaf" and row.lines == Lines() for row in reader.rows)
        if not apart or not reader.columns.names_units or reader.slots.totals or reader.slots.own:
            raise NotPlain
        if any(column.total for column in reader.figures):
            raise NotPlain
        dated = max((len(self.bulk.column(n).values) for n in reader.columns.all("period")), default=0)
        if dated > DISTINCT and not reader.timing.some_within:
            raise NotPlain
        if len(rows) and not reader.table.body[0] <= rows[0] <= rows[-1] <= reader.table.body[-1]:
            raise NotPlain

    def _key(self, columns: Sequence[int]) -> tuple[Ints, Rows]:
        return keyed([self.bulk.column(column).codes for column in columns], self.rows)

    # rows that are unlike the others

    def _unlike(self) -> None:
        """Find rows that total, number or carry over; they are read cell by cell. Raises Again."""
        columns, bulk = self.reader.columns, self.bulk
        names = [n for n in bulk.seen if columns.kinds.get(n) not in ("figures", "remark", "unit_measure")]
        for number in names:
            self._again |= self._where(number, lambda cell: is_total(cell.text))
        totals = self._again.copy()
        units = [column for column in (columns.unit, columns.code) if column is not None]
        placed = named = np.logical_or.reduce([bulk.looks[column] != EMPTY for column in units])
        if columns.item is not None:
            named = placed & (bulk.looks[columns.item] != EMPTY)
        else:
            numbered = columns.last("numbering")
            if numbered is not None:
                self._again |= self._where(numbered, lambda cell: is_capital_numbering(cell.text))
            for column in units:
                self._again |= self._where(column, lambda cell: is_capital_numbering(without_numbering(cell.text)[0]))
        figures = columns.all("figures")
        if not figures:
            raise NotPlain
        told = np.logical_or.reduce([bulk.looks[column] != EMPTY for column in figures if column in bulk.looks])
        self._again |= ~(named & told)
        if columns.item is not None:
            self._again |= _before(bulk.filled & told & ~placed, named & told & ~totals)
        self._again &= bulk.filled & ~bulk.telling
        self._settle_again()

    def _where(self, number: int, holds: Callable[[Cell], bool]) -> Flags:
        """Return the rows whose cell in a column holds true of, whole numbers apart."""
        column, seen = self.bulk.column(number), self.bulk.seen[number]
        found = np.zeros(len(column.values), dtype=bool)
        for place in np.flatnonzero(~seen.plain & (seen.looks != EMPTY)):
            found[place] = holds(self._cell(int(column.firsts[place]), number))
        return found[column.codes] if found.any() else np.zeros(len(column.codes), dtype=bool)

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.bulk.cell(row, column)
        if cell is None:
            raise NotPlain
        return cell

    # names

    def _row(self, row: int) -> Row:
        """Return a plain row, read by itself."""
        if row not in self._read:
            found = self.reader.read_row(row + self.bulk.top)
            if found is None or found.kind != "leaf":
                raise NotPlain
            self._read[row] = found
        return self._read[row]

    def _trying(self, read: Callable[[], Any], first: int, alike: Callable[[], Flags]) -> Any:
        """Return what ``read`` finds; where it asks anew ``first`` is for Again, where it tells all ``alike`` are."""
        asked, told = len(self.record.questions), len(self.record.problems)
        found = read()
        if len(self.record.problems) > told:
            self._again |= alike()
        elif len(self.record.questions) > asked:
            self._again[first] = True
        return found

    def _flags(self, positions: Flags | Ints, rows: Rows | None = None) -> Flags:
        flags = np.zeros_like(self.bulk.telling)
        flags[(self.rows if rows is None else rows)[positions]] = True
        return flags

    def _read_items(self) -> tuple[Ints, Ints]:
        """Return for each plain row the item that it names and the role of its figures while that is not known."""
        columns = self.reader.columns
        if columns.item is None:
            nothing = np.full(len(self.rows), _UNREAD, dtype=np.int64)
            return nothing, nothing
        measure = columns.last("unit_measure")
        key, firsts = self._key([columns.item, *([] if measure is None else [measure])])
        items, roles = [], []
        for number, first in enumerate(firsts.tolist()):
            row = self._trying(lambda at=first: self._row(at), first, lambda n=number: self._flags(key == n))  # type: ignore[misc]
            items.append(_UNREAD if row.item is None else self.items.place(row.item))
            roles.append(self.role_names.place(row.role))
        self._settle_again()
        return np.array(items, dtype=np.int64)[key], np.array(roles, dtype=np.int64)[key]

    def _read_measures(self) -> Ints | None:
        """Return for each plain row the number of the unit of measure in its own cell; None without such a column."""
        column = self.reader.columns.last("unit_measure")
        if column is None:
            return None
        key, firsts = self._key([column])
        cells = [self.bulk.cell(first, column) for first in firsts.tolist()]
        places = [_UNREAD if cell is None else self.measures.place(cell.text) for cell in cells]
        return np.array(places, dtype=np.int64)[key]

    def _fill(self, column: FigureColumn) -> _Filled:
        """Return what the cells of a column of figures mean."""
        looks = self.bulk.looks[column.number][self.rows]
        here = np.flatnonzero(looks != EMPTY)
        rows, size = self.rows[here], len(here)
        unread = np.full(size, _UNREAD, dtype=np.int64)
        codes = self.bulk.column(column.number).codes[rows].astype(np.int64)
        filled = _Filled(column, rows, codes, unread.copy(), unread.copy(), unread.copy(), unread.copy(), unread.copy())
        if column.meaning.code is None:
            filled.role[:] = self.role_names.place(column.meaning.role)
            return filled
        if column.item is not None:
            filled.item[:] = self.items.place(column.item)
        else:
            filled.item[:] = self._item_of_row[here]
            filled.role[:] = self._item_role[here]
            self._again |= self._flags((filled.item == _UNREAD) & self._is(filled.role, "value"), rows)
        told = self.measures.place(
            (column.head.unit_measure if column.head else "") or self.reader.context.unit_measure
        )
        filled.measured[:] = told if self._measure_of_row is None else self._measure_of_row[here]
        filled.measured[filled.measured == _UNREAD] = told
        self._date(filled)
        self._place(filled, here)
        return filled

    def _is(self, roles: Ints, name: str) -> Flags:
        found: Flags = roles == self.role_names.place(name)
        return found

    def _date(self, filled: _Filled) -> None:
        at = np.flatnonzero(filled.item != _UNREAD)
        periods = [self.bulk.column(column).codes for column in self.reader.columns.all("period")]
        key, firsts = keyed(periods, filled.rows[at])
        found = []
        for first in firsts.tolist():
            row = self._row(first)
            period = self._trying(
                lambda row=row: self.reader.timing.period(row, filled.column),  # type: ignore[misc]
                first,
                lambda: self._none,
            )
            found.append(_UNREAD if period is None else self.periods.place(period))
        filled.period[at] = np.array(found, dtype=np.int64)[key] if found else _UNREAD
        filled.role[at] = self.role_names.place("asked")

    @property
    def _none(self) -> Flags:
        return np.zeros_like(self._again)

    def _place(self, filled: _Filled, here: Ints) -> None:
        """Find the units: by the names in the row, and the time in which units did not change."""
        at = np.flatnonzero(filled.period != _UNREAD)
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
                self._whose[who] = self._trying(
                    lambda r=row, p=period: self.reader.unit(self._row(r), filled.column, p),  # type: ignore[misc]
                    row,
                    lambda n=number: self._flags(key == n, filled.rows[at]),  # type: ignore[misc]
                )
            meaning = self._whose[who]
            if meaning.code is None and meaning.role == "refused":
                self._again |= self._flags(key == number, filled.rows[at])
            if meaning.code == known.units.place and self.reader.below:
                raise NotPlain
            found.append(_UNREAD if meaning.code is None else self.units.place(meaning.code))
            roles.append(self.role_names.place(meaning.role))
        if found:
            filled.unit[at] = np.array(found, dtype=np.int64)[key]
            filled.role[at] = np.array(roles, dtype=np.int64)[key]

    # figures

    def _group(self, filled: _Filled) -> Iterator[tuple[Slot, _Filled, Ints]]:
        """Yield a slot for all cells of a column that read the same, and which they are; plain whole numbers apart."""
        plain = self.bulk.seen[filled.column.number].plain
        simple = self._simple()
        pair = filled.item * max(1, len(self.measures.places)) + filled.measured
        open_ones = np.flatnonzero(filled.known & ~(plain[filled.codes] & simple[np.where(filled.known, pair, 0)]))
        if not len(open_ones):
            return
        key, _ = keyed([pair, filled.codes], open_ones)
        order = np.argsort(key, kind="stable")
        ends = np.flatnonzero(np.diff(key[order], append=-1)) + 1
        items, periods, units, measures = (each.all() for each in (self.items, self.periods, self.units, self.measures))
        for start, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True):
            those = open_ones[order[start:end]]
            first = those[0]
            slot = Slot(
                self._cell(int(filled.rows[first]), filled.column.number),
                items[filled.item[first]],
                periods[filled.period[first]],
                units[filled.unit[first]],
                measures[filled.measured[first]],
                len(those),
            )
            yield slot, filled, those

    def _simple(self) -> Flags:
        """Tell, by item and unit of measure, whether a whole number is read as it stands."""
        found = []
        for item in self.items.all():
            series = Series(self.reader.known, self.reader.sheet, item, [])
            found += [not series.percent and series.scale(told) == 0 for told in self.measures.all() or [""]]
        return np.array(found or [False])

    def take(self, figures: Mapping[Place, Sequence[Figure]], values: Sequence[Value]) -> CellValues:
        """Return the values of all rows; ``figures`` are those read, the ``slots`` among them, ``values`` the telling.

        Raises Again where figures must be told of, or say again what another cell has said.
        """
        told = {(problem.line, problem.column) for problem in self.record.problems}
        read: list[tuple[_Filled, Ints, Figure]] = []
        roles = self.record.roles[self.reader.sheet]
        for filled in self.filled:
            filled.role[filled.known] = self.role_names.place("value")
        for slot, filled, those in self.groups:
            place = slot.cell.row, slot.cell.column
            found, role = figures.get(place, ()), roles[place]
            if (place in told and role != "blank") or role == "refused" or len(found) > 1:
                self._again |= self._flags(those, filled.rows)
            filled.role[those] = self.role_names.place(role)
            read += [(filled, those, figure) for figure in found]
        self._settle_again()
        whole = [part for filled in self.filled for part in self._values(filled, read)]
        merged = CellValues.merged([CellValues.of(values), *whole])
        self._tell_apart(merged)
        return merged

    def _values(self, filled: _Filled, read: Sequence[tuple[_Filled, Ints, Figure]]) -> Iterator[CellValues]:
        column = self.bulk.column(filled.column.number)
        number = np.full(len(filled.rows), _UNREAD, dtype=np.int64)
        qualifier = np.zeros(len(filled.rows), dtype=np.int64)
        numbers, qualifiers = _Names(), _Names({"": 0})
        grouped = np.zeros(len(filled.rows), dtype=bool)
        for _, of, those in self.groups:
            if of is filled:
                grouped[those] = True
        simple = np.flatnonzero(filled.known & ~grouped)
        for of, those, figure in read:
            if of is filled:
                number[those] = numbers.place("" if figure.number is None else f"{figure.number:f}")
                qualifier[those] = qualifiers.place(figure.qualifier)
        seen = self.bulk.seen[filled.column.number]
        printed = [_digits(value) if plain else "" for value, plain in zip(column.values, seen.plain, strict=True)]
        whole = len(numbers.places)
        number[simple] = filled.codes[simple] + whole
        at = np.flatnonzero(number != _UNREAD)
        if not len(at):
            return
        for place in np.unique(filled.codes[at]).tolist():
            if not seen.plain[place]:
                printed[place] = self._cell(int(column.firsts[place]), filled.column.number).text
        yield CellValues(
            Coded(np.zeros(len(at), dtype=np.int32), [self.reader.sheet]),
            self._coded(self.items.all(), filled.item[at]),
            self._coded(self.units.all(), filled.unit[at]),
            self._coded([period_code(period) for period in self.periods.all()], filled.period[at]),
            self._coded([*numbers.all(), *printed], number[at]),
            self._coded(printed, filled.codes[at]),
            self._coded(qualifiers.all(), qualifier[at]),
            self._coded(["A", "M"], number[at] == numbers.places.get("", _UNREAD)),
            (filled.rows[at] + self.bulk.top).astype(np.int32),
            np.full(len(at), filled.column.number, dtype=np.int32),
        )

    @staticmethod
    def _coded(texts: Sequence[str], codes: Ints | Flags) -> Coded:
        return Coded(codes.astype(np.int32), texts)

    def _tell_apart(self, values: CellValues) -> None:
        """Raises Again where two cells tell the same item of the same unit and period."""
        flags = self._none
        flags[values.row[values.twice()] - self.bulk.top] = True
        flags &= ~self.bulk.telling
        if flags.any():
            raise Again(flags)

    # roles

    def roles(self) -> dict[int, tuple[npt.NDArray[np.int8], list[Role]]]:
        """Return for each column the role of its cell by row, as a place in a list; -1 where the cell is empty."""
        kinds = self.reader.columns.kinds
        found: dict[int, tuple[npt.NDArray[np.int8], list[Role]]] = {}
        for number, looks in self.bulk.looks.items():
            role: Role = ROLES.get(kinds.get(number, "text"), "name") if number in kinds else "text"
            found[number] = np.where(looks == EMPTY, -1, 0).astype(np.int8), [role]
        for filled in self.filled:
            codes = np.full(len(self.bulk.telling), -1, dtype=np.int8)
            codes[filled.rows] = filled.role
            found[filled.column.number] = codes, self.role_names.all()
        return found


def _before(those: Flags, among: Flags) -> Flags:
    """Return the last row of ``among`` before each of ``those``: whose unit holds for them too."""
    last = np.maximum.accumulate(np.where(among, np.arange(len(among)), -1))[those]
    found = np.zeros_like(those)
    found[last[last >= 0]] = True
    return found


def _digits(value: object) -> str:
    return value if isinstance(value, str) else str(int(value))  # type: ignore[call-overload]

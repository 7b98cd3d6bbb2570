"""The rows of a large plain table that are not read cell by cell: what their distinct names and figures mean."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kpi.intake.recognising.bulk import EMPTY, Bulk, Flags, keyed
from kpi.intake.recognising.cell_values import CellValues, Coded
from kpi.intake.recognising.context import period_code
from kpi.intake.recognising.figures import Figure, Series, Slot
from kpi.intake.recognising.model import Place, Role, Value
from kpi.intake.recognising.plain_names import UNREAD, Filled, Ints, Names, PlainNames
from kpi.intake.recognising.tables import ROLES, TableReader
from kpi.intake.recognising.unlike import cell_of, check_plain, flagged, settle, unlike_rows


class PlainRows:
    """What is understood of the plain rows of a table that ``reader`` has read the telling rows of."""

    def __init__(self, bulk: Bulk, reader: TableReader) -> None:
        """Raises Again, NotPlain."""
        self.bulk, self.reader = bulk, reader
        self.record = reader.known.record
        rows = np.flatnonzero(bulk.filled & ~bulk.telling)
        check_plain(bulk, reader, rows)
        settle(unlike_rows(bulk, reader))
        self.names = PlainNames(bulk, reader, rows)
        self.groups = [group for filled in self.names.filled for group in self._group(filled)]
        self.slots = [slot for slot, *_ in self.groups]

    def _group(self, filled: Filled) -> Iterator[tuple[Slot, Filled, Ints]]:
        """Yield a slot for all cells of a column that read the same, and which they are; plain whole numbers apart."""
        plain = self.bulk.seen[filled.column.number].plain
        simple = self._simple()
        pair = filled.item * max(1, len(self.names.measures.places)) + filled.measured
        open_ones = np.flatnonzero(filled.known & ~(plain[filled.codes] & simple[np.where(filled.known, pair, 0)]))
        if not len(open_ones):
            return
        key, _ = keyed([pair, filled.codes], open_ones)
        order = np.argsort(key, kind="stable")
        ends = np.flatnonzero(np.diff(key[order], append=-1)) + 1
        names = self.names
        items, periods, units, measures = (
            each.all() for each in (names.items, names.periods, names.units, names.measures)
        )
        for start, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True):
            those = open_ones[order[start:end]]
            first = those[0]
            slot = Slot(
                cell_of(self.bulk, int(filled.rows[first]), filled.column.number),
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
        for item in self.names.items.all():
            series = Series(self.reader.known, self.reader.sheet, item, [])
            found += [not series.percent and series.scale(told) == 0 for told in self.names.measures.all() or [""]]
        return np.array(found or [False])

    def take(self, figures: Mapping[Place, Sequence[Figure]], values: Sequence[Value]) -> CellValues:
        """Return the values of all rows; ``figures`` are those read, the ``slots`` among them, ``values`` the telling.

        Raises Again where figures must be told of, or say again what another cell has said.
        """
        again = np.zeros_like(self.bulk.telling)
        told = {(problem.line, problem.column) for problem in self.record.problems}
        read: list[tuple[Filled, Ints, Figure]] = []
        roles = self.record.roles[self.reader.sheet]
        for filled in self.names.filled:
            filled.role[filled.known] = self.names.roles.place("value")
        for slot, filled, those in self.groups:
            place = slot.cell.row, slot.cell.column
            found, role = figures.get(place, ()), roles[place]
            if (place in told and role != "blank") or role == "refused" or len(found) > 1:
                again |= flagged(self.bulk, filled.rows[those])
            filled.role[those] = self.names.roles.place(role)
            read += [(filled, those, figure) for figure in found]
        settle(again)
        whole = [part for filled in self.names.filled for part in self._values(filled, read)]
        merged = CellValues.merged([CellValues.of(values), *whole])
        self._tell_apart(merged)
        return merged

    def _values(self, filled: Filled, read: Sequence[tuple[Filled, Ints, Figure]]) -> Iterator[CellValues]:
        column = self.bulk.column(filled.column.number)
        number = np.full(len(filled.rows), UNREAD, dtype=np.int64)
        qualifier = np.zeros(len(filled.rows), dtype=np.int64)
        numbers, qualifiers = Names(), Names({"": 0})
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
        at = np.flatnonzero(number != UNREAD)
        if not len(at):
            return
        for place in np.flatnonzero(np.bincount(filled.codes[at])).tolist():
            if not seen.plain[place]:
                printed[place] = cell_of(self.bulk, int(column.firsts[place]), filled.column.number).text
        yield CellValues(
            Coded(np.zeros(len(at), dtype=np.int32), [self.reader.sheet]),
            self._coded(self.names.items.all(), filled.item[at]),
            self._coded(self.names.units.all(), filled.unit[at]),
            self._coded([period_code(period) for period in self.names.periods.all()], filled.period[at]),
            self._coded([*numbers.all(), *printed], number[at]),
            self._coded(printed, filled.codes[at]),
            self._coded(qualifiers.all(), qualifier[at]),
            self._coded(["A", "M"], number[at] == numbers.places.get("", UNREAD)),
            (filled.rows[at] + self.bulk.top).astype(np.int32),
            np.full(len(at), filled.column.number, dtype=np.int32),
        )

    @staticmethod
    def _coded(texts: Sequence[str], codes: Ints | Flags) -> Coded:
        return Coded(codes.astype(np.int32), texts)

    def _tell_apart(self, values: CellValues) -> None:
        """Raises Again where two cells tell the same item of the same unit and period."""
        rows = values.row[values.twice()].astype(np.int64) - self.bulk.top
        settle(flagged(self.bulk, rows) & ~self.bulk.telling)

    def roles(self) -> dict[int, tuple[npt.NDArray[np.int8], list[Role]]]:
        """Return for each column the role of its cell by row, as a place in a list; -1 where the cell is empty."""
        kinds = self.reader.columns.kinds
        found: dict[int, tuple[npt.NDArray[np.int8], list[Role]]] = {}
        for number, looks in self.bulk.looks.items():
            role: Role = ROLES.get(kinds.get(number, "text"), "name") if number in kinds else "text"
            found[number] = np.where(looks == EMPTY, -1, 0).astype(np.int8), [role]
        for filled in self.names.filled:
            codes = np.full(len(self.bulk.telling), -1, dtype=np.int8)
            codes[filled.rows] = filled.role
            found[filled.column.number] = codes, self.names.roles.all()
        return found


def _digits(value: object) -> str:
    return value if isinstance(value, str) else str(int(value))  # type: ignore[call-overload]

"""The roles of the cells of a sheet, kept by column."""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from kpi.intake.recognising.contents import Ints
from kpi.intake.recognising.model import Place, Role

_NONE = -1
_Codes = npt.NDArray[np.int8]


class CellRoles(Mapping[Place, Role]):
    """The role of every cell that has one, by row and column; ``rows``: how many there are at most, if known."""

    def __init__(self, rows: int = 0) -> None:
        self._rows = rows
        self._names: list[Role] = []
        self._columns: dict[int, _Codes] = {}

    def _column(self, column: int, row: int) -> _Codes:
        found = self._columns.get(column)
        if found is None or row >= len(found):
            longer = np.full(max(self._rows, 2 * row) + 1, _NONE, dtype=np.int8)
            if found is not None:
                longer[: len(found)] = found
            found = self._columns[column] = longer
        return found

    def _code(self, role: Role) -> int:
        if role not in self._names:
            self._names.append(role)
        return self._names.index(role)

    def fill(self, column: int, rows: Ints, role: Role) -> None:
        """Give the cells of these rows of a column a role, in place of one they had."""
        if len(rows):
            self._column(column, int(rows.max()))[rows] = self._code(role)

    def __setitem__(self, place: Place, role: Role) -> None:
        self._column(place[1], place[0])[place[0]] = self._code(role)

    def __getitem__(self, place: Place) -> Role:
        row, column = place
        codes = self._columns.get(column)
        if codes is None or not 0 <= row < len(codes) or codes[row] == _NONE:
            raise KeyError(place)
        role: Role = self._names[codes[row]]
        return role

    def __iter__(self) -> Iterator[Place]:
        for column in sorted(self._columns):
            yield from ((row, column) for row in np.flatnonzero(self._columns[column] != _NONE).tolist())

    def __len__(self) -> int:
        return sum(int((codes != _NONE).sum()) for codes in self._columns.values())

"""Cells made when they are asked for: a large sheet is kept as plain rows of values."""

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from kpi.intake.reading.cleaning import clean
from kpi.intake.reading.coded import CodedRows, Column, code_rows
from kpi.intake.reading.formats import padded
from kpi.intake.reading.grid import Cell

Place = tuple[int, int]


class Cells(Mapping[Place, Cell]):
    """The cells of a used area that are not empty, by row and column from 1, in reading order."""

    def __init__(
        self,
        values: Sequence[Sequence[object]],
        top: int = 1,
        left: int = 1,
        formats: Mapping[Place, str] | None = None,
    ) -> None:
        self._values, self._top, self._left, self._formats = values, top, left, formats or {}

    def __getitem__(self, place: Place) -> Cell:
        cell = self._at(place)
        if cell is None:
            raise KeyError(place)
        return cell

    def get(self, place: Place, default: Any = None) -> Any:
        """Return the cell at ``place``, ``default`` where it is empty."""
        return self._at(place) or default

    def _at(self, place: Place) -> Cell | None:
        row, column = place
        down, right = row - self._top, column - self._left
        if down < 0 or right < 0 or down >= len(self._values):
            return None
        line = self._values[down]
        return self._cell(row, column, line[right]) if right < len(line) else None

    def __iter__(self) -> Iterator[Place]:
        return (
            (row, column)
            for row, line in enumerate(self._values, self._top)
            for column, value in enumerate(line, self._left)
            if not _is_blank(value)
        )

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return sum(1 for _ in self)

    def items(self) -> ItemsView[Place, Cell]:
        """Return places and cells, made in one pass."""
        return _Items(self)

    def values(self) -> ValuesView[Cell]:
        """Return the cells, made in one pass."""
        return _Values(self)

    def each(self) -> Iterator[Cell]:
        """Yield the cells in reading order."""
        for row, line in enumerate(self._values, self._top):
            for column, value in enumerate(line, self._left):
                if value != "":
                    cell = self._cell(row, column, value)
                    if cell is not None:
                        yield cell

    @property
    def last(self) -> Place:
        """The last row and the last column that hold something; zeros where nothing does."""
        if isinstance(self._values, CodedRows):
            return self._last_coded(self._values.columns)
        bottom = right = 0
        for row, line in enumerate(self._values, self._top):
            used = len(line)
            while used and _is_blank(line[used - 1]):
                used -= 1
            if used:
                bottom, right = row, max(right, self._left + used - 1)
        return bottom, right

    def _last_coded(self, columns: Sequence[Column]) -> Place:
        bottom = right = 0
        for place, column in enumerate(columns):
            last = column.last(np.array([not _is_blank(value) for value in column.values]))
            if last >= 0:
                bottom, right = max(bottom, self._top + last), self._left + place
        return bottom, right

    def by_column(self) -> list[Column]:
        """Return the values by column, from the first used one; one that is shown in a telling format is a pair."""
        if not self._formats:
            return code_rows(self._values)
        lines = [list(line) for line in self._values]
        for (row, column), number_format in self._formats.items():
            down, right = row - self._top, column - self._left
            if 0 <= down < len(lines) and 0 <= right < len(lines[down]) and lines[down][right] != "":
                lines[down][right] = (lines[down][right], number_format)
        return code_rows(lines)

    @property
    def corner(self) -> Place:
        """The first row and the first column of the values."""
        return self._top, self._left

    def _cell(self, row: int, column: int, value: object) -> Cell | None:
        if isinstance(value, str):
            text = _clean(value)
            return Cell(row, column, text, None) if text else None
        if isinstance(value, bool):
            return Cell(row, column, "TRUE" if value else "FALSE", value)
        number_format = self._formats.get((row, column), "") if self._formats else ""
        if isinstance(value, float):
            text = (number_format and padded(value, number_format)) or plain(value)
            return Cell(row, column, text, value, number_format)
        return Cell(row, column, value.isoformat(), value, number_format) if isinstance(value, date) else None


class _Items(ItemsView[Place, Cell]):
    def __init__(self, cells: Cells) -> None:
        super().__init__(cells)
        self._cells = cells

    def __iter__(self) -> Iterator[tuple[Place, Cell]]:
        return (((cell.row, cell.column), cell) for cell in self._cells.each())


class _Values(ValuesView[Cell]):
    def __init__(self, cells: Cells) -> None:
        super().__init__(cells)
        self._cells = cells

    def __iter__(self) -> Iterator[Cell]:
        return self._cells.each()


def plain(value: float) -> str:
    """Return ``9769`` or ``0.241``: as few digits as tell the value, never an exponent."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{Decimal(text):f}" if "e" in text else text


def _is_blank(value: object) -> bool:
    return value == "" or (isinstance(value, str) and not _clean(value))


@lru_cache(maxsize=50_000)
def _cleaned(text: str) -> str:
    return clean(text)


def _clean(text: str) -> str:
    return _cleaned(text) if len(text) < 100 else clean(text)

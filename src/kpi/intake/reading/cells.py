"""The cells of a sheet: kept by column, each distinct content once, and made when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np

from kpi.intake.reading.cleaning import clean
from kpi.intake.reading.coded import CodedRows, code_rows
from kpi.intake.reading.formats import padded
from kpi.intake.reading.grid import Cell

Place = tuple[int, int]
Content = tuple[str, float | date | bool | None, str]
"""Text, typed value and telling format of a cell."""


class Cells(Mapping[Place, Cell]):
    """The cells of a used area that are not empty, by row and column from 1, in reading order.

    ``columns`` begin with the first used one, ``left``, and their rows with ``top``; ``contents`` are those of their
    distinct values, None where one is blank.
    """

    def __init__(
        self,
        values: Sequence[Sequence[object]] | CodedRows,
        top: int = 1,
        left: int = 1,
        formats: Mapping[Place, str] | None = None,
    ) -> None:
        self.top, self.left = top, left
        if not isinstance(values, CodedRows):
            values = code_rows(_formatted(values, top, left, formats) if formats else values)
        self.columns = values.columns
        self.contents = [[_content(value) for value in column.values] for column in self.columns]
        self._told = [np.array([content is not None for content in each], dtype=bool) for each in self.contents]

    def __getitem__(self, place: Place) -> Cell:
        cell = self.get(place)
        if cell is None:
            raise KeyError(place)
        return cell  # type: ignore[no-any-return]

    def get(self, place: Place, default: Any = None) -> Any:
        """Return the cell at ``place``, ``default`` where it is empty."""
        down, right = place[0] - self.top, place[1] - self.left
        if not (0 <= right < len(self.columns) and 0 <= down < len(self.columns[0].codes)):
            return default
        content = self.contents[right][self.columns[right].codes[down]]
        return Cell(*place, *content) if content else default

    @cached_property
    def _filled(self) -> tuple[list[int], list[int]]:
        """The rows and columns of the cells, from 1, in reading order."""
        told = [told[column.codes] for column, told in zip(self.columns, self._told, strict=True)]
        rows, columns = np.nonzero(np.array(told, dtype=bool, ndmin=2).T)
        return (rows + self.top).tolist(), (columns + self.left).tolist()

    def __iter__(self) -> Iterator[Place]:
        return zip(*self._filled, strict=True)

    def __len__(self) -> int:
        return len(self._filled[0])

    @cached_property
    def last(self) -> Place:
        """The last row and the last column that hold something; zeros where nothing does."""
        bottom = right = 0
        for number, (column, told) in enumerate(zip(self.columns, self._told, strict=True), self.left):
            if len(rows := np.flatnonzero(told[column.codes])):
                bottom, right = max(bottom, self.top + int(rows[-1])), number
        return bottom, right


def _formatted(
    values: Sequence[Sequence[object]], top: int, left: int, formats: Mapping[Place, str]
) -> list[list[object]]:
    """Return the rows with values that are shown in a telling format as pairs with that."""
    lines = [list(line) for line in values]
    for (row, column), number_format in formats.items():
        down, right = row - top, column - left
        if 0 <= down < len(lines) and 0 <= right < len(lines[down]) and lines[down][right] != "":
            lines[down][right] = (lines[down][right], number_format)
    return lines


def _content(told: object) -> Content | None:
    value, number_format = told if isinstance(told, tuple) else (told, "")
    if isinstance(value, str):
        text = clean(value)
        return (text, None, "") if text else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE", value, ""
    if isinstance(value, float):
        return (number_format and padded(value, number_format)) or plain(value), value, number_format
    return (value.isoformat(), value, number_format) if isinstance(value, date) else None


def plain(value: float) -> str:
    """Return ``9769`` or ``0.241``: as few digits as tell the value, never an exponent."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{Decimal(text):f}" if "e" in text else text

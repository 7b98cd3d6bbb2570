"""A sheet by column: each distinct content is looked at once, and of every row it is known which of them it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kpi.intake.reading.cells import Cells
from kpi.intake.reading.coded import Column
from kpi.intake.reading.formats import shows_nothing
from kpi.intake.reading.grid import Cell, Sheet
from kpi.intake.recognising.looks import look, may_number

EMPTY, FIGURE, BLANK, TEXT = 0, 1, 2, 4
_LOOKS = {"figure": FIGURE, "blank": BLANK, "text": TEXT}
MOST_NUMBERS = 8_000_000
"""Of so many different numbers a table may be made."""

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Looks = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Contents:
    """The distinct contents of a column and which of them each row holds, from 0.

    ``looks``: what each looks like; ``digits``: a whole number in plain digits; ``percent``: shown as a percentage;
    ``numbering``: it may belong to a row that numbers columns. ``at`` returns the cell of a row.
    """

    column: Column
    at: Callable[[int], Cell | None]
    looks: Looks
    digits: Flags
    percent: Flags
    numbering: Flags

    @property
    def codes(self) -> npt.NDArray[np.int32]:
        """For each row the place of its content."""
        return self.column.codes

    def cell(self, place: int) -> Cell:
        """Return the first cell that holds a content."""
        found = self.at(int(self.column.firsts[place]))
        if found is None:
            raise KeyError(place)
        return found

    def text(self, place: int) -> str:
        """Return the text of a content."""
        value = self.column.values[place]
        if self.digits[place] and isinstance(value, float):
            return str(int(value))
        return value if isinstance(value, str) and _is_plain(value) else self.cell(place).text

    @cached_property
    def by_row(self) -> Looks:
        """What the cell of each row looks like."""
        return self.looks[self.codes]

    def where(self, holds: Callable[[Cell], bool], *, digits: bool = False) -> Flags:
        """Return the rows whose cell holds true of; ``digits``: whole numbers may, too."""
        found = np.zeros(len(self.looks), dtype=bool)
        for place in np.flatnonzero((self.looks != EMPTY) & (digits | ~self.digits)).tolist():
            found[place] = holds(self.cell(place))
        return found[self.codes] if found.any() else np.zeros(len(self.codes), dtype=bool)

    def without(self, rows: Flags) -> "Contents":
        """Return the column with nothing in these rows."""
        codes = np.where(rows, np.int32(len(self.looks)), self.codes)
        column = Column(codes, [*self.column.values, ""])
        looks = np.where(column.firsts < 0, EMPTY, np.append(self.looks, EMPTY)).astype(np.int8)
        more = (np.append(each, False) for each in (self.digits, self.percent, self.numbering))
        return Contents(column, self.at, looks, *more)


def read_contents(sheet: Sheet) -> tuple[int, dict[int, Contents]]:
    """Return the first row of the columns of a sheet, and these by their number."""
    if isinstance(sheet.cells, Cells):
        top, left = sheet.cells.corner
        columns = sheet.cells.by_column()
    else:
        top, left, columns = 1, 1, _columns_of(sheet)
    told = {number: _read(column, _getter(sheet, top, number)) for number, column in enumerate(columns, left)}
    return top, {number: contents for number, contents in told.items() if contents.looks.any()}


def _getter(sheet: Sheet, top: int, column: int) -> Callable[[int], Cell | None]:
    def at(row: int) -> Cell | None:
        found: Cell | None = sheet.cells.get((row + top, column))
        return found

    return at


def _columns_of(sheet: Sheet) -> list[Column]:
    """Return the columns of cells that are given one by one."""
    codes = np.zeros((sheet.columns, sheet.rows), dtype=np.int32)
    values: list[dict[Any, int]] = [{"": 0} for _ in range(sheet.columns)]
    for cell in sheet.cells.values():
        places = values[cell.column - 1]
        content = cell.text, type(cell.value), cell.value, cell.number_format
        codes[cell.column - 1, cell.row - 1] = places.setdefault(content, len(places))
    return [Column(each, list(places)) for each, places in zip(codes, values, strict=True)]


def _read(column: Column, at: Callable[[int], Cell | None]) -> Contents:
    size = len(column.values)
    looks, (digits, percent, numbering) = np.zeros(size, np.int8), np.zeros((3, size), bool)
    for place, (value, first) in enumerate(zip(column.values, column.firsts.tolist(), strict=True)):
        if first >= 0 and _is_plain(value):
            looks[place], digits[place] = FIGURE, True
            numbering[place] = float(value) < 100  # type: ignore[arg-type]
        elif value != "" and first >= 0 and (cell := at(first)):
            digits[place] = cell.value.__class__ in _UNTYPED and not cell.number_format and _is_plain(cell.text)
            looks[place] = _LOOKS[look(cell)]
            percent[place] = "%" in cell.text or "%" in cell.number_format
            numbering[place] = may_number(cell)
    return Contents(column, at, looks, digits, percent, numbering)


_UNTYPED = (type(None), float)


def _is_plain(value: object) -> bool:
    """Tell whether it is a whole number as it would be written in plain digits."""
    if isinstance(value, str):
        return value.isdigit() and value.isascii() and (value[0] != "0" or value == "0") and len(value) < 16
    return isinstance(value, float) and value.is_integer() and 0 <= value < 1e15


def keyed(columns: Sequence[npt.NDArray[Any]], rows: Ints) -> tuple[Ints, Ints]:
    """Number the distinct combinations of codes in ``rows``; return each row's number and the first row of each."""
    key, firsts = np.zeros(len(rows), dtype=np.int64), np.zeros(min(1, len(rows)), dtype=np.int64)
    for codes in columns:
        size = int(codes.max(initial=0)) + 1
        key, firsts = _numbered(key * size + codes[rows], len(firsts) * size)
    return key, rows[firsts]


def _numbered(key: Ints, size: int) -> tuple[Ints, Ints]:
    """Number the keys, all below ``size``, in the order of their coming; return where each comes first, too."""
    if size > MOST_NUMBERS:
        codes, distinct = pd.factorize(key)
        key, size = codes.astype(np.int64), len(distinct)
    firsts = np.full(size, -1, dtype=np.int64)
    firsts[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    firsts = np.sort(firsts[firsts >= 0])
    numbers = np.empty(size, dtype=np.int64)
    numbers[key[firsts]] = np.arange(len(firsts))
    return numbers[key], firsts


def unseen_rows(sheet: Sheet, top: int, columns: dict[int, Contents]) -> dict[int, Flags]:
    """Return by column the rows whose cell nobody sees: under a merged one, or in a format that shows nothing."""
    found = {}
    formatted = {n: each for n, each in columns.items() if tuple in set(map(type, each.column.values))}
    for number, contents in formatted.items():
        flags = contents.where(lambda cell: isinstance(cell.value, float) and shows_nothing(cell.number_format))
        if flags.any():
            found[number] = flags
    for first, left, last, right in sheet.merged:
        for number in range(left, min(right, sheet.columns) + 1):
            if number in columns:
                flags = found.setdefault(number, np.zeros(len(columns[number].codes), dtype=bool))
                flags[max(0, first - top + (number == left)) : max(0, last - top + 1)] = True
    return {number: flags & (columns[number].by_row != EMPTY) for number, flags in found.items()}

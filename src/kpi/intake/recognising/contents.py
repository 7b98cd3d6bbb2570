"""A sheet by column: each distinct content is looked at once, and of every row it is known which of them it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kpi.intake.reading.cells import Cells, Content
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
    ``numbering``: it may belong to a row that numbers columns.
    """

    cells: Cells
    number: int
    column: Column
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
        return self.cells[self.cells.top + int(self.column.firsts[place]), self.number]

    def text(self, place: int) -> str:
        """Return the text of a content."""
        content = self.cells.contents[self.number - self.cells.left][place]
        return content[0] if content else ""

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
        return Contents(self.cells, self.number, column, looks, *more)


def read_contents(cells: Cells) -> dict[int, Contents]:
    """Return the columns of a sheet that hold anything, by their number."""
    columns = zip(cells.columns, cells.contents, strict=True)
    told = {number: _read(cells, number, *column) for number, column in enumerate(columns, cells.left)}
    return {number: contents for number, contents in told.items() if contents.looks.any()}


def _read(cells: Cells, number: int, column: Column, contents: Sequence[Content | None]) -> Contents:
    size = len(contents)
    looks, (digits, percent, numbering) = np.zeros(size, np.int8), np.zeros((3, size), bool)
    for place, (content, first) in enumerate(zip(contents, column.firsts.tolist(), strict=True)):
        if content is None or first < 0:
            continue
        text, value, number_format = content
        if not number_format and (value is None or value.__class__ is float) and _is_plain(text):
            looks[place], digits[place], numbering[place] = FIGURE, True, len(text) < 3
            continue
        cell = Cell(cells.top + first, number, *content)
        looks[place], percent[place] = _LOOKS[look(cell)], "%" in text or "%" in number_format
        numbering[place] = may_number(cell)
    return Contents(cells, number, column, looks, digits, percent, numbering)


def _is_plain(text: str) -> bool:
    """Tell whether a text is a whole number in plain digits."""
    return text.isdigit() and text.isascii() and (text[0] != "0" or text == "0") and len(text) < 16


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

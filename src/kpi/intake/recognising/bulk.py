"""Large plain tables: a few telling rows are read cell by cell, all others by their distinct texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kpi.intake.reading.cells import Cells
from kpi.intake.reading.coded import Column
from kpi.intake.reading.grid import Cell, Document, Sheet
from kpi.intake.recognising.cell_values import DENSE
from kpi.intake.recognising.grids import Tally
from kpi.intake.recognising.looks import look, may_number

LARGE_ROWS = 5_000
"""A sheet of fewer rows is read cell by cell."""
MOST_TELLING = 20_000
"""Where more rows than these are telling, the sheet is no plain table."""

TOP, BOTTOM, _OF_COLUMN, DISTINCT = 300, 50, 220, 250
EMPTY, FIGURE, BLANK, TEXT = 0, 1, 2, 4
_LOOKS = {"figure": FIGURE, "blank": BLANK, "text": TEXT}

Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Bulk:
    """A large sheet by column; ``telling`` are the rows (from 0) that are read cell by cell."""

    sheet: Sheet
    top: int
    left: int
    columns: Sequence[Column]
    telling: Flags

    @staticmethod
    def of(document: Document, rows: int) -> "Bulk | None":
        """Return the one sheet of a document, if it has at least ``rows`` rows and nothing is merged or hidden."""
        if len(document.sheets) != 1:
            return None
        (sheet,) = document.sheets
        if sheet.rows < rows or sheet.merged or sheet.hidden or sheet.hidden_rows or not isinstance(sheet.cells, Cells):
            return None
        columns = sheet.cells.by_column()
        if columns is None:
            return None
        top, left = sheet.cells.corner
        bulk = Bulk(sheet, top, left, columns, np.zeros(len(columns[0].codes), dtype=bool))
        return bulk.read_too(bulk._first_telling())

    def read_too(self, rows: Flags) -> "Bulk | None":
        """Return it with further telling rows; None where they are too many."""
        telling = self.telling | rows
        if telling.sum() > MOST_TELLING:
            return None
        wider = replace(self, telling=telling)
        wider.__dict__.update(seen=self.seen, looks=self.looks, filled=self.filled)  # these take time and stay
        return wider

    @property
    def numbers(self) -> list[int]:
        """The telling rows by their numbers in the sheet."""
        return [int(row) + self.top for row in np.flatnonzero(self.telling)]

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell at a row from 0 and a column of the sheet."""
        found: Cell | None = self.sheet.cells.get((row + self.top, column))
        return found

    def column(self, column: int) -> Column:
        """Return a column by its number in the sheet."""
        return self.columns[column - self.left]

    @cached_property
    def seen(self) -> dict[int, "Seen"]:
        """What the distinct values of each column of the sheet look like."""
        return {place + self.left: _see(self, place + self.left, each) for place, each in enumerate(self.columns)}

    @cached_property
    def looks(self) -> dict[int, npt.NDArray[np.int8]]:
        """What the cells of each column look like, by row."""
        return {column: seen.looks[self.column(column).codes] for column, seen in self.seen.items()}

    @cached_property
    def filled(self) -> Flags:
        """The rows that hold anything."""
        filled: Flags = self._held != EMPTY
        return filled

    @cached_property
    def _held(self) -> npt.NDArray[np.int8]:
        """What the cells of each row look like, together."""
        held: npt.NDArray[np.int8] = np.bitwise_or.reduce(list(self.looks.values()))
        return held

    def tally(self, column: int, first: int, last: int) -> Tally:
        """Count what a column holds from one row of the sheet to another."""
        if column not in self.seen:
            return Tally(0, 0, 0)
        part = slice(first - self.top, last - self.top + 1)
        figures, blanks, texts = (int((self.looks[column][part] == each).sum()) for each in (FIGURE, BLANK, TEXT))
        percents = self.seen[column].percent
        share = int(percents[self.column(column).codes[part]].sum()) if percents.any() else 0
        return Tally(figures + blanks, texts, share)

    def _first_telling(self) -> Flags:
        """Return the rows that decide where the table stands and what its columns hold."""
        told = np.zeros_like(self.telling)
        told[:TOP] = told[-BOTTOM:] = True
        told |= np.isin(self._held, (FIGURE, BLANK, FIGURE | BLANK, TEXT))
        told[:-1] |= told[1:]  # whether a line follows right after the row before counts
        for number, looks in self.looks.items():
            told[np.flatnonzero(looks != EMPTY)[:_OF_COLUMN]] = True
            told[np.flatnonzero(looks & (FIGURE | BLANK))[:1]] = True
            firsts = self.column(number).firsts[self.seen[number].looks == TEXT]
            told[firsts[firsts >= 0][:DISTINCT]] = True
            if self.seen[number].numbering.any():
                told |= self.seen[number].numbering[self.column(number).codes]
        return told


@dataclass(frozen=True)
class Seen:
    """The distinct values of a column: what each looks like; ``plain``: a whole number in plain digits."""

    looks: npt.NDArray[np.int8]
    plain: Flags
    percent: Flags
    numbering: Flags
    """Texts that may number columns: ``A``."""


def _see(bulk: Bulk, number: int, column: Column) -> Seen:
    size = len(column.values)
    looks, (plain, percent, numbering) = np.zeros(size, np.int8), np.zeros((3, size), bool)
    for place, value in enumerate(column.values):
        if _is_plain(value):
            looks[place], plain[place] = FIGURE, True
        elif value != "" and column.firsts[place] >= 0:
            cell = bulk.cell(int(column.firsts[place]), number)
            if cell is not None:
                looks[place] = _LOOKS[look(cell)]
                percent[place] = "%" in f"{cell.text}{cell.number_format}"
                numbering[place] = looks[place] == TEXT and may_number(cell)
    return Seen(looks, plain, percent, numbering)


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return value.isdigit() and value.isascii() and (value[0] != "0" or value == "0") and len(value) < 16
    return isinstance(value, float) and value.is_integer() and 0 <= value < 1e15


def keyed(columns: Sequence[npt.NDArray[Any]], rows: Rows) -> tuple[npt.NDArray[np.int64], Rows]:
    """Number the distinct combinations of codes in ``rows``; return each row's number and the first row of each."""
    key, firsts = np.zeros(len(rows), dtype=np.int64), np.zeros(min(1, len(rows)), dtype=np.int64)
    for codes in columns:
        size = int(codes.max(initial=0)) + 1
        key, firsts = _numbered(key * size + codes[rows], len(firsts) * size)
    return key, rows[firsts]


def _numbered(key: npt.NDArray[np.int64], size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Number the keys, all below ``size``, in the order of their coming; return where each comes first, too."""
    if size > DENSE:
        codes, distinct = pd.factorize(key)
        key, size = codes.astype(np.int64), len(distinct)
    firsts = np.full(size, -1, dtype=np.int64)
    firsts[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    firsts = np.sort(firsts[firsts >= 0])
    numbers = np.empty(size, dtype=np.int64)
    numbers[key[firsts]] = np.arange(len(firsts))
    return numbers[key], firsts


class BulkRoles(Mapping[tuple[int, int], Any]):
    """The roles of all cells of a sheet: those of the telling rows, and of each column for the others."""

    def __init__(
        self,
        told: Mapping[tuple[int, int], Any],
        top: int,
        rows: Flags,
        columns: Mapping[int, tuple[Any, Sequence[str]]],
    ) -> None:
        self._told, self._top, self._rows, self._columns = told, top, rows, columns

    def __getitem__(self, place: tuple[int, int]) -> Any:
        if place in self._told:
            return self._told[place]
        row, column = place
        if column in self._columns and 0 <= row - self._top < len(self._rows) and self._rows[row - self._top]:
            codes, roles = self._columns[column]
            if codes[row - self._top] >= 0:
                return roles[codes[row - self._top]]
        raise KeyError(place)

    def __iter__(self) -> Any:
        yield from self._told
        for column, (codes, _) in self._columns.items():
            for row in np.flatnonzero(self._rows & (codes >= 0)):
                yield int(row) + self._top, column

    def __len__(self) -> int:
        return len(self._told) + sum(int((self._rows & (codes >= 0)).sum()) for codes, _ in self._columns.values())

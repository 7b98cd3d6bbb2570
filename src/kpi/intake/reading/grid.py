"""A document as sheets of cells, each with the place it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kpi.rows import Problem

Severity = Literal["error", "warning", "note"]


def column_letters(column: int) -> str:
    """Return ``A`` for 1, ``Z`` for 26, ``AA`` for 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True)
class CellProblem(Problem):
    """A problem with the cell it is in: ``line`` is the row from 1, ``column`` from 1 (0: no cell of its own).

    An error stops what was sent, a warning needs a word of the sender, a note only informs.
    """

    sheet: str = ""
    column: int = 0
    severity: Severity = "error"
    code: str = ""

    def text(self, lang: str) -> str:
        """Return ``file, sheet S, cell B7: message`` in ``lang``, with as much of the place as is known."""
        words = {"vi": ("trang tính", "ô", "dòng"), "en": ("sheet", "cell", "line")}[lang]
        place = [self.file]
        if self.sheet:
            place.append(f"{words[0]} “{self.sheet}”")
        if self.column:
            place.append(f"{words[1]} {column_letters(self.column)}{self.line}")
        elif self.line:
            place.append(f"{words[2]} {self.line}")
        return f"{', '.join(place)}: {self.vi if lang == 'vi' else self.en}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty.

    ``text`` is NFC and what a person reads, but a number is plain digits (``9769``, ``0.241``) and a date ISO
    (``2021-09-30``); ``value`` is typed where the file holds a type. ``number_format`` is told where it changes what
    is read (``0.0%``, ``mm/yyyy``, ``00000``), else empty.
    """

    row: int
    column: int
    text: str
    value: float | date | bool | None
    number_format: str = ""

    @property
    def ref(self) -> str:
        """The cell's address, ``B7``."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Sheet:
    """One sheet; rows and columns are counted from 1, ``cells`` holds those that are not empty, in reading order."""

    name: str
    rows: int
    columns: int
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...]
    """First row, first column, last row, last column of each merged range."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    fields: Mapping[int, int] = field(default_factory=dict)
    """Of a CSV with commas, by row: how many cells it was written with, empty ones at its end included."""


@dataclass(frozen=True)
class Document:
    """One file as it was read; ``problems`` are CellProblems, those of severity error mean that it could not be."""

    name: str
    sha256: str
    kind: str
    """``csv``, ``xlsx``, ``xls`` or ``ods``; empty where the file is none of them."""
    encoding: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]

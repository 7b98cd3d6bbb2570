"""A sheet by rows, with merged ranges, and the tables in it by columns, with the heads above each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from kpi.intake.reading.cells import Cells
from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.grid import Cell, Sheet
from kpi.intake.recognising.contents import EMPTY, Flags, Ints, Looks, read_contents, unseen_rows
from kpi.intake.recognising.looks import look
from kpi.intake.recognising.model import Place
from kpi.intake.recognising.words import heading, is_numbering

ANY = 7
"""Of whatever looks."""
_MOST_COVERED = 200_000


class Grid:
    """A sheet by rows and by columns, with merged ranges: every place of one holds its first cell.

    Cells that nobody sees are left out: under a merged one, or in a format that shows nothing.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        cells = cast("Cells", sheet.cells)
        self.top, self.columns = cells.top, read_contents(cells)
        unseen = unseen_rows(sheet, self.top, self.columns)
        places = sorted((int(row) + self.top, n) for n, rows in unseen.items() for row in np.flatnonzero(rows))
        self.unseen: dict[Place, Cell] = {place: sheet.cells[place] for place in places}
        self.columns |= {number: self.columns[number].without(rows) for number, rows in unseen.items()}
        looks = [contents.by_row for contents in self.columns.values()]
        self.held: Looks = np.bitwise_or.reduce(looks) if looks else np.zeros(0, np.int8)
        self.filled_rows: Ints = np.flatnonzero(self.held) + self.top
        self.numbers: list[int] = self.filled_rows.tolist()
        self.rows: Mapping[int, list[Cell]] = _Rows(self)

    outside: Sequence[int] = ()
    """Columns of the sheet that belong to a table beside this one."""

    def part(self, columns: range) -> "Grid":
        """Return these columns alone, of all rows that hold something."""
        part = copy(self)
        part.columns = {number: contents for number, contents in self.columns.items() if number in columns}
        part.outside = [each for each in range(1, self.sheet.columns + 1) if each not in columns]
        part.rows = _Rows(part)
        return part

    def own(self, row: int, column: int) -> Cell | None:
        """Return the cell that stands at this place itself and is seen."""
        if (row, column) in self.unseen or column in self.outside:
            return None
        found: Cell | None = self.sheet.cells.get((row, column))
        return found

    # by column

    def count(self, rows: Ints | None = None) -> int:
        """Return how many cells hold something, in all rows or those of these numbers."""
        places: Any = slice(None) if rows is None else rows - self.top
        return sum(int((contents.by_row[places] != EMPTY).sum()) for contents in self.columns.values())

    def filled(self, columns: Iterable[int | None]) -> Flags:
        """Return the rows, from the first, in which one of the columns holds something."""
        looks = [self.columns[column].by_row != EMPTY for column in columns if column in self.columns]
        found: Flags = np.logical_or.reduce(looks) if looks else np.zeros(len(self.held), dtype=bool)
        return found

    def where(self, column: int, holds: Callable[[Cell], bool], *, digits: bool = False) -> Flags:
        """Return the rows, from the first, whose cell holds true of; ``digits``: whole numbers may, too."""
        if column not in self.columns:
            return np.zeros(len(self.held), dtype=bool)
        return self.columns[column].where(holds, digits=digits)

    @cached_property
    def covered(self) -> Flags:
        """The rows, from the first, that a merged range reaches over."""
        found = np.zeros(len(self.held), dtype=bool)
        for first, _, last, _ in self.sheet.merged:
            found[max(0, first - self.top) : max(0, last - self.top + 1)] = True
        return found

    def codes(self, table: "Table", columns: Iterable[int | None]) -> list[npt.NDArray[np.int32]]:
        """Return for each row of a table's body which contents it has in the columns that hold anything."""
        rows = table.body - self.top
        return [self.columns[column].codes[rows] for column in columns if column in self.columns]

    def like(self, table: "Table", column: int, looks: int) -> int:
        """Return how many cells of a column in a table's body have such looks."""
        found = self.columns.get(column)
        return 0 if found is None else int((found.by_row[table.body - self.top] & looks != EMPTY).sum())

    def percents(self, table: "Table", column: int) -> int:
        """Return how many cells of a column in a table's body show a percentage."""
        found = self.columns.get(column)
        return int(found.percent[found.codes[table.body - self.top]].sum()) if found and found.percent.any() else 0

    def column(self, table: "Table", column: int, most: int | None = None, like: int = ANY) -> list[Cell]:
        """Return the first cells of a column in the body of a table: so many, and of such looks."""
        if column not in self.columns:
            return []
        looks = self.columns[column].by_row
        for body in (table.body[:_LOOKED_AT], table.body):
            rows = body[(looks[body - self.top] & like) != EMPTY][:most]
            if len(rows) == most:
                break
        return [cell for row in rows.tolist() if (cell := self.own(row, column))]

    def texts(self, table: "Table", column: int, like: int = ANY) -> Iterator[str]:
        """Yield the distinct contents of such looks that a column has in the body of a table, as they come."""
        if column in self.columns:
            contents, rows = self.columns[column], table.body - self.top
            codes = contents.codes[rows]
            held = pd.unique(codes[(contents.looks[codes] & like) != EMPTY])
            yield from (contents.text(code) for code in held.tolist())

    # merged ranges

    @cached_property
    def _owners(self) -> dict[Place, Cell]:
        owners: dict[Place, Cell] = {}
        for top, left, bottom, right in self.sheet.merged:
            cell = self.sheet.cells.get((top, left))
            bottom, right = min(bottom, self.sheet.rows), min(right, self.sheet.columns)
            if cell is None or len(owners) + (bottom - top + 1) * (right - left + 1) > _MOST_COVERED:
                continue
            owners |= {(row, column): cell for row in range(top, bottom + 1) for column in range(left, right + 1)}
        return owners

    @cached_property
    def spans(self) -> dict[Place, tuple[int, int]]:
        """The last row and column of each merged range, by its first place."""
        return {(top, left): (bottom, right) for top, left, bottom, right in self.sheet.merged}

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell at this place, or that of the merged range around it."""
        return None if column in self.outside else self.own(row, column) or self._owners.get((row, column))

    def width(self, cell: Cell) -> int:
        """Return how many columns the cell spans."""
        return self.spans.get((cell.row, cell.column), (cell.row, cell.column))[1] - cell.column + 1


class _Rows(dict[int, list[Cell]]):
    """The cells of rows, made when they are asked for."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid

    def __missing__(self, row: int) -> list[Cell]:
        place = row - self._grid.top
        columns = self._grid.columns.items() if 0 <= place < len(self._grid.held) else ()
        held = [number for number, contents in columns if contents.by_row[place]]
        cells = self[row] = [cell for column in held if (cell := self._grid.own(row, column))]
        return cells


@dataclass(frozen=True)
class Table:
    """One table of a sheet: the rows of its head, the row that numbers its columns, the rows of its body.

    ``paths`` has for each column the cells of its head, top to bottom.
    """

    head: tuple[int, ...]
    numbering: int | None
    body: Ints
    columns: tuple[int, ...]
    paths: dict[int, tuple[Cell, ...]]
    again: tuple[int, ...] = ()
    """Rows that repeat the head, at the top of each page."""
    span: range | None = None
    """The columns that are its own, where another table stands beside it."""


def table_at(grid: Grid, head: list[int], numbering: int | None, body: Ints) -> Table:
    """Return the table of these rows by their numbers; ``numbering`` is an index into those of the grid."""
    rows = np.concatenate([np.array(head, dtype=np.int64), body]) - grid.top
    columns = sorted(
        {column for column, contents in grid.columns.items() if contents.by_row[rows].any()}
        | {
            column
            for row in head
            for cell in grid.rows[row]
            for column in range(cell.column, min(cell.column + grid.width(cell), grid.sheet.columns + 1))
        }
    )
    number = None if numbering is None else grid.numbers[numbering]
    return Table(tuple(head), number, body, tuple(columns), _paths(grid, head, columns))


def _paths(grid: Grid, head: list[int], columns: list[int]) -> dict[int, tuple[Cell, ...]]:
    """Return the cells above each column, top to bottom, each once.

    Where nothing is merged (a CSV), an empty place takes the cell on its left if both have heads of their own below
    and stand under the same cell.
    """
    above: dict[int, tuple[Cell, ...]] = dict.fromkeys(columns, ())
    for position, row in enumerate(head):
        lower = head[position + 1 :]
        here: dict[int, Cell] = {}
        for column in columns:
            cell = grid.at(row, column)
            left = here.get(column - 1)
            if cell is None and left is not None and _spreads(grid, left, lower, column):
                same = above[column - 1][:-1] == above[column] if above[column - 1][-1:] == (left,) else False
                cell = left if same else None
            if cell is not None:
                here[column] = cell
                if cell not in above[column]:
                    above[column] = (*above[column], cell)
    return above


def _spreads(grid: Grid, left: Cell, lower: list[int], column: int) -> bool:
    if (left.row, left.column) in grid.spans:
        return False
    return all(any(grid.own(row, place) for row in lower) for place in (left.column, column))


def rows_of(grid: Grid, rows: tuple[int, ...]) -> Iterator[Cell]:
    """Yield the cells of the rows, in reading order."""
    for row in rows:
        yield from grid.rows[row]


_LOOKED_AT = 200  # cells of a column


def _counts_up(cells: Sequence[Cell]) -> bool:
    """Tell whether cells number rows: 1, 2, 3, with subsections and beginnings anew; ``No`` may head debts."""
    if any(not is_numbering(cell.text) for cell in cells):
        return not any(look(cell) == "figure" for cell in cells if not is_numbering(cell.text))
    if any(not cell.text.isdecimal() for cell in cells):
        return True
    numbers = [int(cell.text) for cell in cells if cell.text.isdecimal()]
    return all(
        after == 1 or 0 < after - before < (2 if numbers[0] > 1 else 10**6) for before, after in pairwise(numbers)
    )


def numbers_rows(grid: Grid, table: Table, column: int) -> bool:
    """Tell whether the column merely numbers the rows of the table."""
    path = table.paths[column]
    if path and heading(path[-1].text) == "numbering":
        return fold(path[-1].text) in ("stt", "so thu tu") or _counts_up(grid.column(table, column, _LOOKED_AT))
    if path or column != table.columns[0]:
        return False
    if not all(is_numbering(cell.text) for cell in grid.column(table, column, _LOOKED_AT)):
        return False
    cells = grid.column(table, column)
    counted = [int(cell.text) for cell in cells if cell.text.isdecimal()]
    counts = len(cells) > 1 and counted == list(range(1, len(counted) + 1))
    return counts and all(is_numbering(cell.text) for cell in cells)

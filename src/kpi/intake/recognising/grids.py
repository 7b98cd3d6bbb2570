"""A sheet by rows, with merged ranges, and the tables in it by columns, with the heads above each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.formats import shows_nothing
from kpi.intake.reading.grid import Cell, Sheet
from kpi.intake.recognising.looks import look
from kpi.intake.recognising.model import Place
from kpi.intake.recognising.words import heading, is_numbering

_MOST_COVERED = 200_000


@dataclass(frozen=True)
class Tally:
    """How many cells of a column, in the body of a table, look like figures or marks, are text, show a percentage."""

    figures: int
    texts: int
    percents: int


class Grid:
    """A sheet by rows, with merged ranges: every place of one holds its first cell.

    Cells that nobody sees are left out: under a merged one, or in a format that shows nothing. Of a large sheet
    ``numbers`` may be the telling rows alone; ``whole`` then counts what all rows hold.
    """

    def __init__(self, sheet: Sheet, numbers: Sequence[int] | None = None, whole: "Counts | None" = None) -> None:
        self.sheet, self._whole = sheet, whole
        self.unseen: dict[Place, Cell] = {}
        self.rows: dict[int, list[Cell]] = defaultdict(list)
        self._covers = _covers(sheet)
        cells = sheet.cells.values() if numbers is None else (c for row in numbers for c in self.cells_of(row))
        for cell in cells:
            if self._is_seen(cell):
                self.rows[cell.row].append(cell)
            else:
                self.unseen[cell.row, cell.column] = cell
        self.numbers = sorted(self.rows)

    @property
    def is_part(self) -> bool:
        """Whether only some rows of the sheet are read cell by cell."""
        return self._whole is not None

    def part(self, columns: range) -> "Grid":
        """Return these columns alone, of all rows that hold something."""
        part = copy(self)
        part.rows = {number: [cell for cell in cells if cell.column in columns] for number, cells in self.rows.items()}
        part.outside = [each for each in range(1, self.sheet.columns + 1) if each not in columns]
        return part

    outside: Sequence[int] = ()
    """Columns of the sheet that belong to a table beside this one."""

    def _is_seen(self, cell: Cell) -> bool:
        if cell.number_format and isinstance(cell.value, float) and shows_nothing(cell.number_format):
            return False
        ranges = self._covers.get(cell.row, ())
        return not any(
            left <= cell.column <= right and (cell.row, cell.column) != (top, left) for top, left, right in ranges
        )

    def cells_of(self, row: int) -> list[Cell]:
        """Return the cells of any row of the sheet."""
        places = ((row, column) for column in range(1, self.sheet.columns + 1))
        return [cell for place in places if (cell := self.own(*place))]

    def own(self, row: int, column: int) -> Cell | None:
        """Return the cell that stands at this place itself and is seen."""
        if (row, column) in self.unseen or column in self.outside:
            return None
        found: Cell | None = self.sheet.cells.get((row, column))
        return found

    def tally(self, table: "Table", column: int) -> Tally:
        """Return what a column holds in all rows of a table's body."""
        if self._whole is not None:
            return self._whole(column, table.body[0], table.body[-1])
        cells = self.column(table, column)
        texts = sum(look(cell) == "text" for cell in cells)
        return Tally(len(cells) - texts, texts, sum("%" in f"{cell.text}{cell.number_format}" for cell in cells))

    def column(self, table: "Table", column: int) -> list[Cell]:
        """Return the cells of a column in the body of a table."""
        return [cell for row in table.body if (cell := self.own(row, column))]

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


def _covers(sheet: Sheet) -> dict[int, list[tuple[int, int, int]]]:
    """Return by row the merged ranges that reach over it: the first row, the first and the last column of each."""
    covers: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for top, left, bottom, right in sheet.merged:
        for row in range(top, min(bottom, sheet.rows) + 1):
            covers[row].append((top, left, right))
    return covers


Counts = Callable[[int, int, int], Tally]
"""Counts a column from a first to a last row."""


@dataclass(frozen=True)
class Table:
    """One table of a sheet: the rows of its head, the row that numbers its columns, the rows of its body.

    ``paths`` has for each column the cells of its head, top to bottom.
    """

    head: tuple[int, ...]
    numbering: int | None
    body: tuple[int, ...]
    columns: tuple[int, ...]
    paths: dict[int, tuple[Cell, ...]]
    again: tuple[int, ...] = ()
    """Rows that repeat the head, at the top of each page."""
    span: range | None = None
    """The columns that are its own, where another table stands beside it."""


def table_at(grid: Grid, head: list[int], numbering: int | None, body: list[int]) -> Table:
    """Return the table of these rows by their numbers; ``numbering`` is an index into those of the grid."""
    columns = sorted(
        {cell.column for row in (*head, *body) for cell in grid.rows[row]}
        | {
            column
            for row in head
            for cell in grid.rows[row]
            for column in range(cell.column, min(cell.column + grid.width(cell), grid.sheet.columns + 1))
        }
    )
    return Table(
        tuple(head),
        None if numbering is None else grid.numbers[numbering],
        tuple(body),
        tuple(columns),
        _paths(grid, head, columns),
    )


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
    cells = grid.column(table, column)
    if path and heading(path[-1].text) == "numbering":
        return fold(path[-1].text) in ("stt", "so thu tu") or _counts_up(cells[:_LOOKED_AT])
    if not cells or not all(is_numbering(cell.text) for cell in cells) or (path and heading(path[-1].text)):
        return False
    counted = [int(cell.text) for cell in cells if cell.text.isdecimal()]
    return column == table.columns[0] and len(cells) > 1 and counted == list(range(1, len(counted) + 1)) and not path

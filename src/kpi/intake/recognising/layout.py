"""Where the tables of a sheet stand: titles above, heads, rows of figures, notes and signatures below."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from kpi.intake.reading.grid import Cell, Sheet
from kpi.intake.reading.numbers import Blank, Number, Question, read_number
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.words import foot, heading, is_letterhead, is_numbering

Look = Literal["figure", "blank", "text"]
Place = tuple[int, int]

MOST_HEAD_ROWS = 10
_MOST_COVERED = 200_000
_IN_TIME = re.compile(r"\b(?:nam|thang|quy|q[1-4]|t\d{1,2}|ky|h[12]|6t|9t|month|quarter|year)\b")
_HEAD_NUMBER = re.compile(r"^\W*(\d{1,2}|[A-ZĐ])\W*(?:=.*)?$")


@lru_cache(1 << 16)
def _look_of_text(text: str) -> Look:
    reading = read_number(text)
    if isinstance(reading, Blank):
        return "figure" if reading.reason == "nothing_arose" else "blank"
    if not isinstance(reading, (Number, Question)):
        return "text"
    return "text" if _IN_TIME.search(fold_words(text)) and any(c.isalpha() for c in text) else "figure"


def look(cell: Cell) -> Look:
    """Return what the cell looks like: a figure, a mark for none, or text."""
    if cell.value is None:
        return _look_of_text(cell.text)
    return "figure" if isinstance(cell.value, float) else "text"


@dataclass(frozen=True)
class Tally:
    """How many cells of a column, in the body of a table, look like figures or marks, are text, show a percentage."""

    figures: int
    texts: int
    percents: int


class Grid:
    """A sheet by rows, with merged ranges: every place of one holds its first cell.

    Of a large sheet ``numbers`` may be the telling rows alone; ``whole`` then counts what all rows hold.
    """

    def __init__(self, sheet: Sheet, numbers: Sequence[int] | None = None, whole: "Counts | None" = None) -> None:
        self.sheet, self._whole = sheet, whole
        self.rows: dict[int, list[Cell]] = defaultdict(list)
        cells = sheet.cells.values() if numbers is None else (c for row in numbers for c in self.cells_of(row))
        for cell in cells:
            self.rows[cell.row].append(cell)
        self.numbers = sorted(self.rows)

    def cells_of(self, row: int) -> list[Cell]:
        """Return the cells of any row of the sheet."""
        places = ((row, column) for column in range(1, self.sheet.columns + 1))
        return [cell for place in places if (cell := self.sheet.cells.get(place))]

    def tally(self, table: "Table", column: int) -> Tally:
        """Return what a column holds in all rows of a table's body."""
        if self._whole is not None:
            return self._whole(column, table.body[0], table.body[-1])
        cells = self.column(table, column)
        texts = sum(look(cell) == "text" for cell in cells)
        return Tally(len(cells) - texts, texts, sum("%" in f"{cell.text}{cell.number_format}" for cell in cells))

    def column(self, table: "Table", column: int) -> list[Cell]:
        """Return the cells of a column in the body of a table."""
        return [cell for row in table.body if (cell := self.sheet.cells.get((row, column)))]

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
        return self.sheet.cells.get((row, column)) or self._owners.get((row, column))

    def width(self, cell: Cell) -> int:
        """Return how many columns the cell spans."""
        return self.spans.get((cell.row, cell.column), (cell.row, cell.column))[1] - cell.column + 1


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


@dataclass(frozen=True)
class Layout:
    """The tables of a sheet and the rows above and below them."""

    tables: tuple[Table, ...]
    titles: tuple[tuple[int, ...], ...]
    """For each table the rows of text above it, back to the table before."""
    feet: tuple[int, ...]
    """The rows of text below the last table."""


def find_tables(grid: Grid) -> Layout:
    """Return the tables of a sheet, from the top; none where it has no figures."""
    tables: list[Table] = []
    titles: list[tuple[int, ...]] = []
    position = 0
    while (first := _first_of_body(grid, position)) is not None:
        numbering = first - 1 if first > position and _numbers_columns(grid.rows[grid.numbers[first - 1]]) else None
        body = _lines_before(grid, position, first) if numbering is None else first
        head_end = body if numbering is None else numbering
        head_start = _top_of_head(grid, position, head_end, first)
        end = _end_of_body(grid, first)
        tables.append(_table(grid, grid.numbers[head_start:head_end], numbering, grid.numbers[body:end]))
        titles.append(tuple(grid.numbers[position:head_start]))
        position = end
    return Layout(tuple(tables), tuple(titles), tuple(grid.numbers[position:]))


def _first_of_body(grid: Grid, position: int) -> int | None:
    for index in range(position, len(grid.numbers)):
        cells = grid.rows[grid.numbers[index]]
        if any(look(cell) == "figure" for cell in cells) and not _before_body(cells):
            return index
    return None


def _before_body(cells: list[Cell]) -> bool:
    """Tell whether a row with figures still stands above the body: it numbers columns, or heads them with years."""
    figures = [cell for cell in cells if look(cell) == "figure"]
    texts = [cell for cell in cells if look(cell) == "text"]
    if _numbers_columns(cells) or (len(cells) == 2 and cells[0].text.rstrip().endswith(":")):
        return True
    if any(is_letterhead(cell.text) for cell in texts):
        return True
    years = [int(cell.text) for cell in figures if cell.text.isdecimal() and 1990 <= int(cell.text) < 2100]
    if len(years) < len(figures):
        return False
    rising = all(after - before == 1 for before, after in pairwise(years))
    headed = all(heading(cell.text) for cell in texts)
    return headed and bool(texts) if len(years) == 1 else rising and (headed or cells[0] in figures)


def may_number(cell: Cell) -> bool:
    """Tell whether the cell may belong to a row that numbers columns: ``A``, ``(1)``."""
    return bool(_HEAD_NUMBER.match(cell.text))


def _numbers_columns(cells: list[Cell]) -> bool:
    """Tell whether a row is ``(1) (2) (3)`` or ``A B 1 2 3=1+2``."""
    found = [_HEAD_NUMBER.match(cell.text) for cell in cells]
    if len(cells) < 2 or not all(found):
        return False
    numbers = [int(match[1]) for match in found if match and match[1].isdecimal()]
    letters = [match[1] for match in found if match and not match[1].isdecimal()]
    bracketed = all(not cell.text[0].isalnum() for cell in cells)
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return counted and letters == sorted(letters) and numbers[0] in (0, 1, 2) and (len(cells) > 2 or bracketed)


def _lines_before(grid: Grid, position: int, first: int) -> int:
    """Return where the body begins: with the lines of text right above its first figures, under a head that is whole.

    Such a line (``I. Hồ sơ``, a unit that did not report) has nothing where the figures stand; the head has.
    """
    columns = {cell.column for cell in grid.rows[grid.numbers[first]] if look(cell) == "figure"}
    columns -= {min(cell.column for cell in grid.rows[grid.numbers[first]])}
    start = first
    while start - 1 > position and grid.numbers[start] - grid.numbers[start - 1] == 1:
        cells = grid.rows[grid.numbers[start - 1]]
        if {cell.column for cell in cells} & columns or any(heading(cell.text) for cell in cells):
            break
        start -= 1
    headed = {cell.column for cell in grid.rows[grid.numbers[start - 1]]} & columns if start > position else set()
    return start if headed else first


def _top_of_head(grid: Grid, position: int, head_end: int, first: int) -> int:
    """Return where the head begins: the rows right above the body that are no titles."""
    columns = {cell.column for number in grid.numbers[first : first + 50] for cell in grid.rows[number]}
    left, right = min(columns), max(columns)
    start = head_end
    while start > position and head_end - start < MOST_HEAD_ROWS:
        row = grid.numbers[start - 1]
        if start < len(grid.numbers) and grid.numbers[start] - row > 1 and not _reaches(grid, row, grid.numbers[start]):
            break
        below = grid.rows[grid.numbers[start]] if start < head_end else []
        if _is_title(grid, grid.rows[row], below, left, right):
            break
        start -= 1
    return start


def _reaches(grid: Grid, row: int, below: int) -> bool:
    """Tell whether a cell of ``row`` is merged down to the row before ``below``: no blank row lies between."""
    return any(grid.spans.get((cell.row, cell.column), (row, 0))[0] >= below - 1 for cell in grid.rows[row])


def _is_title(grid: Grid, cells: list[Cell], below: list[Cell], left: int, right: int) -> bool:
    if any(is_letterhead(cell.text) for cell in cells) or cells[0].text.rstrip().endswith(":"):
        return True
    if len(cells) > 1:
        return False
    (cell,) = cells
    if cell.column <= left:
        return right > left or not below
    if grid.width(cell) > 1:
        return grid.width(cell) > right - left
    full = {c.column for c in below} >= set(range(left, right + 1))
    return full or not below


def _end_of_body(grid: Grid, first: int) -> int:
    """Return the index after the last row of the body that begins at ``first``."""
    columns = {cell.column for cell in grid.rows[grid.numbers[first]] if look(cell) != "text"}
    end = first + 1
    for index in range(first + 1, len(grid.numbers)):
        cells = grid.rows[grid.numbers[index]]
        figures = [cell.column for cell in cells if look(cell) != "text"]
        if not figures and _ends_body(cells, columns):
            break
        if len(figures) > 1 and _numbers_columns(cells):
            break
        columns.update(figures)
        if figures or (end == index and grid.numbers[index] - grid.numbers[index - 1] == 1):
            end = index + 1
    return end


def _ends_body(texts: list[Cell], columns: set[int]) -> bool:
    """Tell whether a row of texts is a note or signature, or heads a table of its own."""
    if any(foot(cell.text) for cell in texts) or _heads(texts):
        return True
    return sum(cell.column in columns for cell in texts) > 1


def _heads(cells: list[Cell]) -> bool:
    """Tell whether a row of texts begins a table of its own."""
    return len(cells) > 1 and any(heading(cell.text) for cell in cells)


def _table(grid: Grid, head: list[int], numbering: int | None, body: list[int]) -> Table:
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
    return all(any((row, place) in grid.sheet.cells for row in lower) for place in (left.column, column))


def rows_of(grid: Grid, rows: tuple[int, ...]) -> Iterator[Cell]:
    """Yield the cells of the rows, in reading order."""
    for row in rows:
        yield from grid.rows[row]


def numbers_rows(grid: Grid, table: Table, column: int) -> bool:
    """Tell whether the column merely numbers the rows of the table."""
    path = table.paths[column]
    if path and heading(path[-1].text) == "numbering":
        return True
    cells = grid.column(table, column)
    if not cells or not all(is_numbering(cell.text) for cell in cells) or (path and heading(path[-1].text)):
        return False
    counted = [int(cell.text) for cell in cells if cell.text.isdecimal()]
    return column == table.columns[0] and len(cells) > 1 and counted == list(range(1, len(counted) + 1)) and not path

"""Where the tables of a sheet stand: titles above, heads, rows of figures, notes and signatures below."""

from dataclasses import dataclass

from kpi.intake.reading.grid import Cell
from kpi.intake.recognising.grids import Grid, Table, table_at
from kpi.intake.recognising.looks import heads_body, look, numbers_columns
from kpi.intake.recognising.words import foot, heading, is_letterhead

MOST_HEAD_ROWS = 10


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
        numbering = first - 1 if first > position and numbers_columns(grid.rows[grid.numbers[first - 1]]) else None
        body = _lines_before(grid, position, first) if numbering is None else first
        head_end = body if numbering is None else numbering
        head_start = _top_of_head(grid, position, head_end, first)
        end = _end_of_body(grid, first)
        tables.append(table_at(grid, grid.numbers[head_start:head_end], numbering, grid.numbers[body:end]))
        titles.append(tuple(grid.numbers[position:head_start]))
        position = end
    return Layout(tuple(tables), tuple(titles), tuple(grid.numbers[position:]))


def _first_of_body(grid: Grid, position: int) -> int | None:
    for index in range(position, len(grid.numbers)):
        cells = grid.rows[grid.numbers[index]]
        if any(look(cell) == "figure" for cell in cells) and not heads_body(cells):
            return index
    return None


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
        if len(figures) > 1 and numbers_columns(cells):
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

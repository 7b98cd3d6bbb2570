"""Where the tables of a sheet stand: titles above, heads, rows of figures, notes and signatures below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.grid import Cell
from kpi.intake.recognising.contents import BLANK, EMPTY, FIGURE
from kpi.intake.recognising.grids import Grid, Table, table_at
from kpi.intake.recognising.looks import heads_body, look, numbers_columns
from kpi.intake.recognising.words import foot, heading, is_letterhead, without_numbering

MOST_HEAD_ROWS = 10


@dataclass(frozen=True)
class Layout:
    """The tables of a sheet and the rows above and below them."""

    tables: tuple[Table, ...]
    titles: tuple[tuple[int, ...], ...]
    """For each table the rows of text above it, back to the table before."""
    feet: tuple[int, ...]
    """The rows of text below the last table."""


Naming = Callable[[str], bool]
"""Tells whether a text names something that heads and rows are named after: a unit, an item, a period, a column."""


def _names_nothing(_: str) -> bool:
    return False


def find_tables(grid: Grid, naming: Naming = _names_nothing) -> Layout:
    """Return the tables of a sheet, from the top; none where it has no figures."""
    tables: list[Table] = []
    titles: list[tuple[int, ...]] = []
    position = 0
    while (first := _first_of_body(grid, position)) is not None:
        numbering = first - 1 if first > position and numbers_columns(grid.rows[grid.numbers[first - 1]]) else None
        body = _lines_before(grid, position, first, naming) if numbering is None else first
        head_end = body if numbering is None else numbering
        head_start = _top_of_head(grid, position, head_end, first)
        frame = [*range(head_start, head_end), *([] if numbering is None else [numbering])]
        end, again = _end_of_body(grid, first, frame, naming)
        rows = np.delete(grid.filled_rows[body:end], np.array(again, dtype=np.int64) - body)
        table = table_at(grid, grid.numbers[head_start:head_end], numbering, rows)
        tables.append(replace(table, again=tuple(grid.numbers[index] for index in again)))
        titles.append(tuple(grid.numbers[position:head_start]))
        position = end
    return Layout(tuple(tables), tuple(titles), tuple(grid.numbers[position:]))


def _first_of_body(grid: Grid, position: int) -> int | None:
    held = grid.held[grid.filled_rows[position:] - grid.top]
    for index in np.flatnonzero(held & FIGURE):
        if not heads_body(grid.rows[grid.numbers[position + index]]):
            return int(position + index)
    return None


def _lines_before(grid: Grid, position: int, first: int, naming: Naming) -> int:
    """Return where the body begins: with the lines of text right above its first figures, under a head that is whole.

    Such a line (``I. Hồ sơ``, a unit that did not report) has nothing where the figures stand, or mere words; the
    head has names there.
    """
    columns = {cell.column for cell in grid.rows[grid.numbers[first]] if look(cell) == "figure"}
    columns -= {min(cell.column for cell in grid.rows[grid.numbers[first]])}
    start = first
    while start - 1 > position and grid.numbers[start] - grid.numbers[start - 1] == 1:
        cells = grid.rows[grid.numbers[start - 1]]
        words = [cell for cell in cells if cell.column in columns]
        if any(heading(cell.text) for cell in cells) or (words and not _is_row_of_words(cells, words, naming)):
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


def _end_of_body(grid: Grid, first: int, frame: Sequence[int], naming: Naming) -> tuple[int, list[int]]:
    """Return the index after the last row of the body that begins at ``first``, and where ``frame`` comes again in it.

    The frame is the head with its numbering, which a printed table repeats on each page.
    """
    columns = {cell.column for cell in grid.rows[grid.numbers[first]] if look(cell) != "text"}
    end, again, before = first + 1, list[int](), first
    for index in [*_turns(grid, first + 1, frame), len(grid.numbers)]:
        if index <= before:
            continue
        if index > before + 1:
            columns |= _figured(grid, before + 1, index)
            end = index
        if index == len(grid.numbers):
            break
        before = index
        cells = grid.rows[grid.numbers[index]]
        figures = [cell.column for cell in cells if look(cell) != "text"]
        if end + len(again) >= index and (found := _repeated(grid, index, frame)):
            again += found
            before = found[-1]
            end = before + 1
            continue
        near = end == index and grid.numbers[index] - grid.numbers[index - 1] == 1
        if not figures and _ends_body(cells, columns, near, naming):
            break
        if len(figures) > 1 and numbers_columns(cells):
            break
        columns.update(figures)
        if figures or near:
            end = index + 1
    return end, [index for index in again if index < end]


def _turns(grid: Grid, start: int, frame: Sequence[int]) -> list[int]:
    """Return the indices from ``start`` on of rows that may end a body or head it again; others go on with it.

    Those have no figures, may number columns, or begin as ``frame`` does.
    """
    held = grid.filled_rows[start:] - grid.top
    found = (grid.held[held] & (FIGURE | BLANK)) == EMPTY
    numbering = np.arange(len(held))
    for contents in grid.columns.values():
        codes = contents.codes[held[numbering]]
        numbering = numbering[contents.numbering[codes] | (contents.looks[codes] == EMPTY)]
    found[numbering] = True
    cells = grid.rows[grid.numbers[frame[0]]] if frame else []
    if any(look(cell) != "text" for cell in cells):
        column, text = cells[0].column, fold(cells[0].text)
        found |= grid.where(column, lambda cell: fold(cell.text) == text, digits=True)[held]
    return (start + np.flatnonzero(found)).tolist()


def _figured(grid: Grid, start: int, end: int) -> set[int]:
    """Return the columns with figures, or marks for none, in rows from one index to another."""
    part = slice(grid.numbers[start] - grid.top, grid.numbers[end - 1] - grid.top + 1)
    return {column for column, contents in grid.columns.items() if (contents.by_row[part] & (FIGURE | BLANK)).any()}


def _repeated(grid: Grid, index: int, frame: Sequence[int]) -> list[int]:
    """Return the indices from ``index`` on whose rows say what the rows of ``frame`` say; none where they do not."""
    rows = [_texts(grid, at) for at in frame]
    for length in range(len(rows), 0, -1):  # a page may leave out the numbering
        found = list(range(index, index + length))
        if found[-1] < len(grid.numbers) and [_texts(grid, at) for at in found] == rows[:length]:
            return found
    return []


def _texts(grid: Grid, index: int) -> list[tuple[int, str]]:
    return [(cell.column, fold(cell.text)) for cell in grid.rows[grid.numbers[index]]]


def _ends_body(texts: list[Cell], columns: set[int], near: bool, naming: Naming) -> bool:
    """Tell whether a row of texts is a note or signature, or heads a table of its own.

    ``near``: it stands right below the row before.
    """
    if any(foot(cell.text) for cell in texts) or _heads(texts):
        return True
    words = [cell for cell in texts if cell.column in columns]
    return len(words) > 1 and not _is_row_of_words(texts, words, naming, near)


def _is_row_of_words(texts: list[Cell], words: list[Cell], naming: Naming, near: bool = False) -> bool:
    """Tell whether ``words`` stand in place of figures, as they name nothing, beside the name of a row."""
    if any(naming(cell.text) for cell in words):
        return False
    return near or (texts[0] not in words and naming(without_numbering(texts[0].text)[1]))


def _heads(cells: list[Cell]) -> bool:
    """Tell whether a row of texts begins a table of its own."""
    return len(cells) > 1 and any(heading(cell.text) for cell in cells)

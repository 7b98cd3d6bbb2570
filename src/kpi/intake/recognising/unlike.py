"""Rows of a large plain table that say something of others, or are unlike the rest: they are read cell by cell."""

from collections.abc import Callable

import numpy as np

from kpi.intake.reading.grid import Cell
from kpi.intake.recognising.bulk import DISTINCT, EMPTY, Bulk, Flags, Rows
from kpi.intake.recognising.rows import Lines
from kpi.intake.recognising.tables import TableReader
from kpi.intake.recognising.words import is_capital_numbering, is_summary, is_total, without_numbering


class Again(Exception):
    """These rows are no plain ones: they must be read cell by cell."""

    def __init__(self, rows: Flags) -> None:
        super().__init__()
        self.rows = rows


class NotPlain(Exception):
    """The rows of the table depend on each other in ways that only reading all of them finds out."""


def settle(rows: Flags) -> None:
    """Raises Again if there are such rows."""
    if rows.any():
        raise Again(rows)


def flagged(bulk: Bulk, rows: Rows) -> Flags:
    """Return flags for all rows of the sheet, those of ``rows`` set."""
    flags = np.zeros_like(bulk.telling)
    flags[rows] = True
    return flags


def cell_of(bulk: Bulk, row: int, column: int) -> Cell:
    """Return the cell of a row (from 0). Raises NotPlain where there is none."""
    cell = bulk.cell(row, column)
    if cell is None:
        raise NotPlain
    return cell


def check_plain(bulk: Bulk, reader: TableReader, plain: Rows) -> None:
    """Raises NotPlain where a row says something of others: totals, lines of text, lists of items."""
    rows = plain + bulk.top
    apart = all(row.kind == "leaf" and row.lines == Lines() for row in reader.rows)
    if not apart or not reader.columns.names_units or reader.slots.totals or reader.slots.own:
        raise NotPlain
    if reader.longer:
        raise NotPlain
    if any(column.total or column.estimated for column in reader.figures):
        raise NotPlain
    dated = max((len(bulk.column(n).values) for n in reader.columns.all("period")), default=0)
    if dated > DISTINCT and not reader.timing.some_within:
        raise NotPlain
    if len(rows) and not reader.table.body[0] <= rows[0] <= rows[-1] <= reader.table.body[-1]:
        raise NotPlain


def unlike_rows(bulk: Bulk, reader: TableReader) -> Flags:
    """Return the rows that total, number or carry over. Raises NotPlain."""
    columns = reader.columns
    again = np.zeros_like(bulk.telling)
    names = [n for n in bulk.seen if columns.kinds.get(n) not in ("figures", "remark", "unit_measure")]
    for number in names:
        again |= _where(bulk, number, lambda cell: is_total(cell.text) or is_summary(cell.text))
    totals = again.copy()
    units = [column for column in (columns.unit, columns.code) if column is not None]
    placed = named = np.logical_or.reduce([bulk.looks[column] != EMPTY for column in units])
    if columns.item is not None:
        named = placed & (bulk.looks[columns.item] != EMPTY)
    else:
        numbered = columns.last("numbering")
        if numbered is not None:
            again |= _where(bulk, numbered, lambda cell: is_capital_numbering(cell.text))
        for column in units:
            again |= _where(bulk, column, lambda cell: is_capital_numbering(without_numbering(cell.text)[0]))
    figures = columns.all("figures")
    if not figures:
        raise NotPlain
    told = np.logical_or.reduce([bulk.looks[column] != EMPTY for column in figures if column in bulk.looks])
    again |= ~(named & told)
    if columns.item is not None:
        again |= _before(bulk.filled & told & ~placed, named & told & ~totals)
    return again & bulk.filled & ~bulk.telling


def _where(bulk: Bulk, number: int, holds: Callable[[Cell], bool]) -> Flags:
    """Return the rows whose cell in a column holds true of, whole numbers apart."""
    column, seen = bulk.column(number), bulk.seen[number]
    found = np.zeros(len(column.values), dtype=bool)
    for place in np.flatnonzero(~seen.plain & (seen.looks != EMPTY)):
        found[place] = holds(cell_of(bulk, int(column.firsts[place]), number))
    return found[column.codes] if found.any() else np.zeros(len(column.codes), dtype=bool)


def _before(those: Flags, among: Flags) -> Flags:
    """Return the last row of ``among`` before each of ``those``: whose unit holds for them too."""
    last = np.maximum.accumulate(np.where(among, np.arange(len(among)), -1))[those]
    found = np.zeros_like(those)
    found[last[last >= 0]] = True
    return found

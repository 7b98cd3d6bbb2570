"""From a document to what it says: observations with their cells, and everything that is unsure or wrong."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from kpi.catalog.model import Catalog
from kpi.intake.reading.grid import Cell, CellProblem, Document, Sheet, column_letters
from kpi.intake.reading.periods import NotAPeriod, Period, read_period
from kpi.intake.recognising.bulk import LARGE_ROWS, Bulk, BulkRoles
from kpi.intake.recognising.cell_values import CellValues
from kpi.intake.recognising.context import (
    Context,
    NamedUnit,
    innermost,
    named_item,
    named_periods,
    named_unit,
    named_unit_measure,
    period_code,
    title_words,
    unsure_period,
)
from kpi.intake.recognising.figures import Figure, read_figures
from kpi.intake.recognising.grids import Grid, Table, rows_of
from kpi.intake.recognising.item_names import ItemNames
from kpi.intake.recognising.known import SOME_DAY, Known
from kpi.intake.recognising.layout import Layout, find_tables
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Place, Role, Total, Understood, Value
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.plain_rows import Again, NotPlain, PlainRows
from kpi.intake.recognising.record import Record
from kpi.intake.recognising.sums import check_totals, own_rows
from kpi.intake.recognising.tables import Slots, TableReader
from kpi.intake.recognising.unit_names import UnitNames
from kpi.intake.recognising.words import foot
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree

MOST_TIMES = 8
"""How often a large table is begun anew with further telling rows, before it is read cell by cell."""
MOST_TITLES = 60
"""Rows of text above a table that are looked through for its period, unit and measure."""


def understand(
    document: Document,
    catalog: Catalog,
    tree: UnitTree,
    territories: Territories,
    place: str,
    answers: Mapping[str, str] | None = None,
) -> Understood:
    """Return what ``document`` says of the unit ``place`` (by id) and those below it.

    ``answers`` settle questions, by their keys. Nothing is left out in silence: every cell that is not empty gets a
    role, and whatever keeps a figure from being a value is a problem or a question at its cell.
    """

    def start() -> Known:
        return Known(ItemNames(catalog), UnitNames(tree, territories, place), Record(document.name, answers or {}))

    reader = _read_by_column(document, start) or _read_by_cell(document, start())
    record = reader.record
    # that a sheet is hidden is told here with what follows from it
    own = [found for found in document.problems if isinstance(found, CellProblem) and found.code != "hidden_sheet"]
    return Understood(
        document.name,
        document.sha256,
        reader.fingerprint(),
        reader.all_values or tuple(reader.values),
        tuple(reader.totals),
        tuple(record.questions.values()),
        tuple(own + sorted(record.problems, key=lambda problem: reader.order(problem))),
        reader.roles,
    )


def _read_by_cell(document: Document, known: Known) -> "_DocumentReader":
    reader = _DocumentReader(document, known)
    reader.read()
    return reader


def _read_by_column(document: Document, start: Callable[[], Known]) -> "_DocumentReader | None":
    """Return a large sheet as read from its telling rows and distinct texts; None where it is no large plain table."""
    bulk = Bulk.of(document, LARGE_ROWS)
    for _ in range(MOST_TIMES):
        if bulk is None:
            return None
        reader = _DocumentReader(document, start(), bulk)
        try:
            reader.read()
        except Again as again:
            bulk = bulk.read_too(again.rows)
        except NotPlain:
            return None
        else:
            return reader
    return None


@dataclass(frozen=True)
class _Page:
    """A sheet with its tables."""

    grid: Grid
    layout: Layout

    @property
    def name(self) -> str:
        return self.grid.sheet.name

    def titles(self, table: int) -> list[list[Cell]]:
        """Return rows of titles above a table: its own, then those of the tables before it; MOST_TITLES at most."""
        rows = chain.from_iterable(self.layout.titles[table::-1])
        return [self.grid.rows[row] for row in islice(rows, MOST_TITLES)]


class _DocumentReader:
    """Reads the sheets one after the other and gathers their values and totals."""

    def __init__(self, document: Document, known: Known, bulk: Bulk | None = None) -> None:
        """``bulk``: of the one sheet, all rows but the telling ones are to be read by column."""
        self._bulk = bulk
        self.all_values: CellValues | None = None
        self.document, self.known, self.record = document, known, known.record
        self.roles: Mapping[str, Mapping[Place, Role]] = known.record.roles
        self.values: list[Value] = []
        self.totals: list[Total] = []
        self._first: dict[tuple[str, str, str], tuple[str, int, int]] = {}
        self._twice: set[tuple[str, int]] = set()
        self.pages = [_Page(grid, find_tables(grid)) for grid in map(self._grid, self._shown())]
        self._elsewhere = named_periods(row for page in self.pages for row in self._title_rows(page))
        self._kinds: list[str] = []

    def _grid(self, sheet: Sheet) -> Grid:
        return Grid(sheet, self._bulk.numbers, self._bulk.tally) if self._bulk else Grid(sheet)

    def _shown(self) -> list[Sheet]:
        """Return the sheets that are not hidden, and say which are."""
        shown = []
        for sheet in self.document.sheets:
            self.record.roles[sheet.name] = {}
            if sheet.hidden and sheet.cells:
                self.record.mark(sheet.name, sheet.cells.values(), "hidden")
                self.record.tell(sheet.name, None, messages.hidden_sheet(sheet.name))
            elif not sheet.hidden:
                shown.append(sheet)
        return shown

    @staticmethod
    def _title_rows(page: _Page) -> list[list[Cell]]:
        rows = page.layout.titles[0] if page.layout.tables else page.layout.feet
        return [page.grid.rows[row] for row in rows[:MOST_TITLES]]

    def read(self) -> None:
        """Read every table of every sheet. Raises Again, NotPlain where that was to be done by column."""
        if self._bulk and sum(len(page.layout.tables) for page in self.pages) != 1:
            raise NotPlain
        for page in self.pages:
            self._mark_lines(page)
            for number, table in enumerate(page.layout.tables):
                context = self._context(page, number)
                reader = TableReader(self.known, page.grid, table, context)
                slots = reader.read()
                self._kinds.append(_kind_of_table(self.known, table, context))
                self._take(page, slots, PlainRows(self._bulk, reader) if self._bulk else None)
            self._tell_hidden_rows(page)
        told = any(found.severity == "error" for found in (*self._own_problems(), *self.record.problems))
        if told or self.values or self.all_values or self.record.questions:
            return
        empty = any(page.layout.tables for page in self.pages)
        self.record.tell("", None, messages.no_figures() if empty else messages.no_table())

    def _own_problems(self) -> list[CellProblem]:
        return [problem for problem in self.document.problems if isinstance(problem, CellProblem)]

    def order(self, problem: CellProblem) -> tuple[int, int, int]:
        """Return where a problem stands in the document."""
        names = [sheet.name for sheet in self.document.sheets]
        return names.index(problem.sheet) if problem.sheet in names else -1, problem.line, problem.column

    def fingerprint(self) -> str:
        """Return what documents of this kind have in common: the heads of their tables, without periods and units."""
        return hashlib.sha256("\n".join(sorted(set(self._kinds))).encode()).hexdigest()

    def _mark_lines(self, page: _Page) -> None:
        """Give titles, notes and signatures their roles."""
        for rows in page.layout.titles:
            self.record.mark(page.name, rows_of(page.grid, rows), "title")
        role: Role = "note" if page.layout.tables else "title"
        for rows in (*page.layout.titles[1:], page.layout.feet):
            for row in rows:
                kinds = [kind for cell in page.grid.rows[row] if (kind := foot(cell.text))]
                if page.layout.tables and (rows is page.layout.feet or kinds):
                    role = kinds[0] if kinds else role
                    self.record.mark(page.name, page.grid.rows[row], role)
                elif rows is page.layout.feet:
                    self.record.mark(page.name, page.grid.rows[row], role)

    # what stands around a table

    def _context(self, page: _Page, number: int) -> Context:
        titles = page.titles(number)
        cells = [cell for row in titles for cell in row]
        periods = (
            named_periods(page.grid.rows[row] for row in page.layout.titles[number][-MOST_TITLES:])
            or self._sheet_period(page.name)
            or named_periods(titles)
            or self._elsewhere
        )
        period = innermost(periods) or self._answered(page.name)
        day = period.last if period else SOME_DAY
        texts = [cell.text for cell in cells]
        item = self.known.items.match((page.name,)).found or named_item(self.known, texts)
        unit = self._context_unit(page, cells, day)
        return Context(
            period,
            tuple(periods),
            None if periods else unsure_period(titles),
            unit,
            item,
            title_words(texts),
            named_unit_measure(cells),
        )

    def _answered(self, sheet: str) -> Period | None:
        reading = read_period(self.record.answers.get(f"period:{fold_words(sheet)}", ""))
        return reading if isinstance(reading, Period) else None

    @staticmethod
    def _sheet_period(name: str) -> list[Period]:
        reading = read_period(name)
        return [reading] if isinstance(reading, Period) and reading.first < reading.last else []

    def _context_unit(self, page: _Page, cells: Sequence[Cell], day: date) -> NamedUnit:
        """Return whose figures are where no row or head names a unit: by sheet, by title, else of the place itself."""
        sheet = self.known.units.match(page.name, day).found
        if sheet and not page.name.isdecimal():
            return NamedUnit(sheet)
        named = named_unit(self.known, cells, day)
        return named if named.unit or named.cell else NamedUnit(self.known.units.place)

    def _tell_hidden_rows(self, page: _Page) -> None:
        sheet, roles = page.grid.sheet, self.record.roles[page.name]
        rows = {
            row for row in sheet.hidden_rows if "value" in {roles.get((row, c.column)) for c in page.grid.rows[row]}
        }
        if rows:
            self.record.tell(page.name, page.grid.rows[min(rows)][0], messages.hidden_rows(len(rows)))

    # figures

    def _take(self, page: _Page, slots: Slots, plain: PlainRows | None) -> None:
        read = [*slots.values, *(total.slot for total in slots.totals)]
        if plain:
            read = sorted([*read, *plain.slots], key=lambda slot: (slot.cell.row, slot.cell.column))
        figures = read_figures(self.known, page.name, read)
        by_cell: dict[tuple[int, int], list[Figure]] = defaultdict(list)
        for figure in figures:
            by_cell[figure.slot.cell.row, figure.slot.cell.column].append(figure)
        for slot in slots.values:
            if (slot.cell.row, slot.cell.column) not in by_cell and self._role(page, slot.cell) != "blank":
                slots.failed.add((slot.item, slot.cell.row))
        own = own_rows(self.known, page.name, slots, by_cell)
        for slot in slots.values:
            meant = own.get(slot.cell.row, "value")
            if meant != "value":
                self.record.mark(page.name, [slot.cell], meant)
                continue
            for figure in by_cell[slot.cell.row, slot.cell.column]:
                self._keep(page, figure)
        self.totals += check_totals(self.known, page.name, slots, by_cell)
        if plain and self._bulk:
            self.all_values = plain.take(by_cell, self.values)
            rest = self._bulk.filled & ~self._bulk.telling
            self.roles = {page.name: BulkRoles(self.record.roles[page.name], self._bulk.top, rest, plain.roles())}

    def _role(self, page: _Page, cell: Cell) -> Role:
        return self.record.roles[page.name][cell.row, cell.column]

    def _keep(self, page: _Page, figure: Figure) -> None:
        slot = figure.slot
        if slot.unit is None or slot.period is None:
            return
        code = period_code(slot.period)
        key = (figure.item, slot.unit, code)
        earlier = self._first.setdefault(key, (page.name, slot.cell.row, slot.cell.column))
        if earlier != (page.name, slot.cell.row, slot.cell.column):
            self._tell_twice(page, slot.cell, earlier)
            return
        self.values.append(
            Value(
                figure.item,
                slot.unit,
                code,
                figure.number,
                slot.cell.text,
                page.name,
                slot.cell.row,
                slot.cell.column,
                figure.qualifier,
                "A" if figure.number is not None else "M",
            )
        )

    def _tell_twice(self, page: _Page, cell: Cell, earlier: tuple[str, int, int]) -> None:
        """Say once for a row that it tells again what an earlier one has told."""
        self.record.mark(page.name, [cell], "refused")
        if (page.name, cell.row) in self._twice:
            return
        self._twice.add((page.name, cell.row))
        roles = self.record.roles[page.name]
        names = [c for c in page.grid.rows[cell.row] if roles[c.row, c.column] == "name"]
        at = next((c for c in names if not c.text.isdecimal()), cell)
        row, column = earlier[1], at.column if names and earlier[0] == page.name else earlier[2]
        where = (
            f"{column_letters(column)}{row}"
            if earlier[0] == page.name
            else f"{earlier[0]}!{column_letters(column)}{row}"
        )
        self.record.tell(page.name, at, messages.row_twice(at.text, where))


def _kind_of_table(known: Known, table: Table, context: Context) -> str:
    """Return the folded heads of a table; periods and units stand for themselves, as they change from file to file."""
    heads = []
    for cells in table.paths.values():
        path = []
        for cell in cells:
            if not isinstance(read_period(cell.text, 2000), NotAPeriod):
                path.append("<period>")
            elif known.units.names(cell.text, SOME_DAY):
                path.append("<unit>")
            else:
                path.append(fold_words(cell.text))
        heads.append(" > ".join(path))
    return " | ".join(dict.fromkeys(heads)) + (f" # {context.title}" if not any(heads) else "")

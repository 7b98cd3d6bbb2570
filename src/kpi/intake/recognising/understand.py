"""From a document to what it says: observations with their cells, and everything that is unsure or wrong."""

import hashlib
from collections.abc import Mapping

from kpi.catalog.model import Catalog
from kpi.intake.reading.faults import fault
from kpi.intake.reading.grid import CellProblem, Document, Sheet
from kpi.intake.reading.periods import NotAPeriod, read_period
from kpi.intake.recognising.cell_roles import CellRoles
from kpi.intake.recognising.context import Context, named_periods
from kpi.intake.recognising.gathered import Gathered
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.item_names import ItemNames
from kpi.intake.recognising.known import SOME_DAY, Known
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Understood
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.pages import Page, open_page
from kpi.intake.recognising.record import Record
from kpi.intake.recognising.sheets import wanted_pages
from kpi.intake.recognising.tables import TableReader
from kpi.intake.recognising.unit_names import UnitNames
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree

MOST_CELLS = 600_000
"""In rows that are unlike others and read for themselves: some 45 seconds' work."""


def understand(
    document: Document,
    catalog: Catalog,
    tree: UnitTree,
    territories: Territories,
    place: str,
    answers: Mapping[str, str] | None = None,
    most_cells: int = MOST_CELLS,
) -> Understood:
    """Return what ``document`` says of the unit ``place`` (by id) and those below it.

    ``answers`` settle questions, by their keys. Nothing is left out in silence: every cell that is not empty gets a
    role, and whatever keeps a figure from being a value is a problem or a question at its cell. A document of more than
    ``most_cells`` in rows that are unlike others is refused.
    """
    known = Known(ItemNames(catalog), UnitNames(tree, territories, place), Record(document.name, answers or {}))
    reader = _DocumentReader(document, known)
    if (cells := reader.lone_cells()) > most_cells:
        return _refused(document, cells, most_cells)
    reader.read()
    record = reader.record
    # that a sheet is hidden is told here with what follows from it
    own = [found for found in reader.own_problems() if found.code != "hidden_sheet"]
    return Understood(
        document.name,
        document.sha256,
        reader.fingerprint(),
        reader.gathered.values,
        tuple(reader.gathered.totals),
        tuple(record.questions.values()),
        tuple(own + sorted(record.problems, key=lambda problem: reader.order(problem))),
        record.roles,
    )


def _refused(document: Document, count: int, limit: int) -> Understood:
    refused = fault("too_irregular", document.name, count=count, limit=limit)
    return Understood(document.name, document.sha256, "", (), (), (), (refused,), {})


class _DocumentReader:
    """Reads the sheets one after the other."""

    def __init__(self, document: Document, known: Known) -> None:
        self.document, self.known, self.record = document, known, known.record
        self.gathered = Gathered(known)
        pages = [open_page(known, Grid(sheet)) for sheet in self._shown()]
        self._periods = named_periods(row for page in pages for row in page.first_titles)
        self.pages = {page: self._tables(page) for page in wanted_pages(known, pages)}
        self._any_table = any(page.layout.tables for page in pages)
        self._kinds: list[str] = []

    def _tables(self, page: Page) -> list[TableReader]:
        return [
            TableReader(self.known, page.grid_of(table), table, page.context(number, self._periods))
            for number, table in enumerate(page.layout.tables)
        ]

    def lone_cells(self) -> int:
        """Return how many cells stand in rows that are unlike others."""
        cells = sum(page.grid.count() for page in self.pages)
        return cells - sum(table.plain_cells for tables in self.pages.values() for table in tables)

    def _shown(self) -> list[Sheet]:
        """Return the sheets that are not hidden, and say which are."""
        shown = []
        for sheet in self.document.sheets:
            self.record.roles[sheet.name] = CellRoles(sheet.rows)
            if sheet.hidden and sheet.cells:
                self.record.mark(sheet.name, sheet.cells.values(), "hidden")
                self.record.tell(sheet.name, None, messages.hidden_sheet(sheet.name))
            elif not sheet.hidden:
                shown.append(sheet)
        return shown

    def read(self) -> None:
        """Read every table of every sheet."""
        for page, tables in self.pages.items():
            page.mark_lines()
            for reader in tables:
                slots, span = reader.read(), reader.table.span
                self._kinds.append(_kind_of_table(self.known, reader.table, reader.context))
                self.gathered.take(page, reader.grid, slots, beside=bool(span and span.start > 1))
        self.gathered.finish()
        self.record.settle_together()
        told = any(found.severity == "error" for found in (*self.own_problems(), *self.record.problems))
        if told or self.gathered.values or self.record.questions:
            return
        self.record.tell("", None, messages.no_figures() if self._any_table else messages.no_table())

    def own_problems(self) -> list[CellProblem]:
        """Return what reading the file has told of its cells."""
        return [problem for problem in self.document.problems if isinstance(problem, CellProblem)]

    def order(self, problem: CellProblem) -> tuple[int, int, int]:
        """Return where a problem stands in the document."""
        names = [sheet.name for sheet in self.document.sheets]
        return names.index(problem.sheet) if problem.sheet in names else -1, problem.line, problem.column

    def fingerprint(self) -> str:
        """Return what documents of this kind have in common: the heads of their tables, without periods and units."""
        return hashlib.sha256("\n".join(sorted(set(self._kinds))).encode()).hexdigest()


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

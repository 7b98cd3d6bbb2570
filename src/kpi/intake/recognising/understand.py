"""From a document to what it says: observations with their cells, and everything that is unsure or wrong."""

import hashlib
from collections.abc import Callable, Mapping

from kpi.catalog.model import Catalog
from kpi.intake.reading.faults import fault
from kpi.intake.reading.grid import CellProblem, Document, Sheet
from kpi.intake.reading.periods import NotAPeriod, read_period
from kpi.intake.recognising.bulk import LARGE_ROWS, Bulk
from kpi.intake.recognising.context import Context, named_periods
from kpi.intake.recognising.gathered import Gathered
from kpi.intake.recognising.grids import Grid, Table
from kpi.intake.recognising.item_names import ItemNames
from kpi.intake.recognising.known import SOME_DAY, Known
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Understood
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.pages import open_page
from kpi.intake.recognising.plain_rows import PlainRows
from kpi.intake.recognising.record import Record
from kpi.intake.recognising.sheets import wanted_pages
from kpi.intake.recognising.tables import TableReader
from kpi.intake.recognising.unit_names import UnitNames
from kpi.intake.recognising.unlike import Again, NotPlain
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree

MOST_TIMES = 8
"""How often a large table is begun anew with further telling rows, before it is read cell by cell."""

MOST_CELLS = 600_000
"""That are read one by one: some 45 seconds' work."""


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
    ``most_cells`` that is no large plain table is refused.
    """

    def start() -> Known:
        return Known(ItemNames(catalog), UnitNames(tree, territories, place), Record(document.name, answers or {}))

    reader = _read_by_column(document, start)
    if reader is None:
        cells = _count_cells(document)
        if cells > most_cells:
            refused = fault("too_irregular", document.name, count=cells, limit=most_cells)
            return Understood(document.name, document.sha256, "", (), (), (), (refused,), {})
        reader = _read_by_cell(document, start())
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
        reader.gathered.roles,
    )


def _count_cells(document: Document) -> int:
    return sum(len(sheet.cells) for sheet in document.sheets if not sheet.hidden)


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


class _DocumentReader:
    """Reads the sheets one after the other."""

    def __init__(self, document: Document, known: Known, bulk: Bulk | None = None) -> None:
        """``bulk``: of the one sheet, all rows but the telling ones are to be read by column."""
        self._bulk = bulk
        self.document, self.known, self.record = document, known, known.record
        self.gathered = Gathered(known)
        self.pages = [open_page(known, self._grid(sheet)) for sheet in self._shown()]
        self._periods = named_periods(row for page in self.pages for row in page.first_titles)
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

    def read(self) -> None:
        """Read every table of every sheet. Raises Again, NotPlain where that was to be done by column."""
        if self._bulk and sum(len(page.layout.tables) for page in self.pages) != 1:
            raise NotPlain
        for page in wanted_pages(self.known, self.pages):
            page.mark_lines()
            for number, table in enumerate(page.layout.tables):
                context = page.context(number, self._periods)
                reader = TableReader(self.known, page.grid_of(table), table, context)
                slots = reader.read()
                self._kinds.append(_kind_of_table(self.known, table, context))
                plain = PlainRows(self._bulk, reader) if self._bulk else None
                self.gathered.take(page, slots, plain, beside=bool(table.span and table.span.start > 1))
        self.gathered.finish()
        self.record.settle_together()
        told = any(found.severity == "error" for found in (*self.own_problems(), *self.record.problems))
        if told or self.gathered.values or self.record.questions:
            return
        empty = any(page.layout.tables for page in self.pages)
        self.record.tell("", None, messages.no_figures() if empty else messages.no_table())

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

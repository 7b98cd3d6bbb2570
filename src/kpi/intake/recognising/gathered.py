"""The figures of tables as values: each is told once; totals, and rows of the place itself, stand apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from kpi.intake.reading.grid import Cell, column_letters
from kpi.intake.recognising.cell_values import CellValues
from kpi.intake.recognising.figured import lay_out, value_slots
from kpi.intake.recognising.figures import Figure, Slot, read_figures
from kpi.intake.recognising.grids import Grid
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages.tables import row_twice
from kpi.intake.recognising.model import Place, Role, Total
from kpi.intake.recognising.pages import Page
from kpi.intake.recognising.slots import UNREAD, Slots
from kpi.intake.recognising.sums import Sums, check_totals, own_rows

_Where = tuple[str, int, int]
"""Sheet, row and column."""
_Key = tuple[str, str, str]
"""Item, unit and period."""
_SHOWN = 50
"""Of so many cells that say the same the places are told from."""


class Gathered:
    """The values of a document, the totals that were checked, and the role of every cell."""

    def __init__(self, known: Known) -> None:
        self.known, self.record = known, known.record
        self.totals: list[Total] = []
        self.values = CellValues.joined([])
        """All values, in the order of the document."""
        self._parts: list[tuple[Page, CellValues]] = []
        self._beside: list[CellValues] = []

    def take(self, page: Page, grid: Grid, slots: Slots, *, beside: bool = False) -> None:
        """Add the figures of a table; ``beside``: it stands beside the one before."""
        read = value_slots(self.known, grid, slots)
        figures = read_figures(self.known, grid, [*_in_order(read), *_in_order(total.slot for total in slots.totals)])
        told = lay_out(grid, slots, read, [figure for figure in figures if not figure.slot.total])
        stated: dict[Place, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.slot.total:
                stated[figure.slot.cell.row, figure.slot.cell.column].append(figure)
        sums = Sums(told, slots.own)
        own = own_rows(self.known, page.name, slots.own, sums)
        others = [Sums(each, ()) for each in self._beside] if beside else []
        self.totals += check_totals(self.known, page.name, slots, stated, sums, others)
        self._beside = [*self._beside, told] if beside else [told]
        apart = {row: meant for row, meant in own.items() if meant != "value"}
        for row, meant in apart.items():
            at = int(np.searchsorted(slots.rows, row))
            for filled in slots.filled:
                if filled.unit[at] != UNREAD:
                    self.record.roles[page.name][row, filled.column.number] = meant
        self._parts.append((page, told.take(np.flatnonzero(~np.isin(told.row, list(apart))))))

    def finish(self) -> None:
        """Put the values together; one that says again what another cell has said is refused."""
        values = CellValues.joined([values for _, values in self._parts])
        twice = np.flatnonzero(values.twice()).tolist()
        pages = [page for page, told in self._parts for _ in range(len(told))] if twice else []
        first: dict[_Key, _Where] = {}
        again: dict[_Key, list[tuple[Page, Cell]]] = defaultdict(list)
        kept = np.ones(len(values), dtype=bool)
        for at in twice:
            key, where = (values.item[at], values.unit[at], values.period[at]), values.place(at)
            if first.setdefault(key, where) != where:
                kept[at] = False
                self.record.roles[where[0]][where[1:]] = "refused"
                again[key].append((pages[at], pages[at].grid.sheet.cells[where[1:]]))
        self.values = values.take(np.flatnonzero(kept))
        self._tell_twice(first, again)

    def _tell_twice(self, first: Mapping[_Key, _Where], told_again: Mapping[_Key, list[tuple[Page, Cell]]]) -> None:
        """Say once for a row that it tells again what others tell, and where these stand."""
        others: dict[tuple[str, int], dict[_Where, None]] = defaultdict(dict)
        rows: dict[tuple[str, int], tuple[Page, Cell, str]] = {}
        for key, again in told_again.items():
            places = [first[key], *((page.name, cell.row, cell.column) for page, cell in again[:_SHOWN])]
            for page, cell in again:
                rows.setdefault((page.name, cell.row), (page, cell, key[1]))
                others[page.name, cell.row] |= {place: None for place in places if place[:2] != (page.name, cell.row)}
        for row, (page, cell, unit) in rows.items():
            self._tell_again(page, cell, unit, list(others[row]) or [(page.name, cell.row, cell.column)])

    def _tell_again(self, page: Page, cell: Cell, unit: str, others: list[_Where]) -> None:
        at = _name_cell(page, self.record.roles[page.name], cell)
        name = at.text
        if at is cell or at.text.isdecimal():
            code = f" ({at.text})" if at is not cell else ""
            name = f"{self.known.units.tree[unit].name_vi}{code}"
        refs = list(dict.fromkeys(self._ref(page, at, cell, place) for place in others))
        self.record.tell(page.name, at, row_twice(name, ", ".join(refs[:6]) + (", …" if len(refs) > 6 else "")))

    @staticmethod
    def _ref(page: Page, at: Cell, cell: Cell, place: _Where) -> str:
        """Return where another row stands: its name, in the sheet of the row that is told of, else its figure."""
        sheet, row, column = place
        if sheet != page.name:
            return f"{sheet}!{column_letters(column)}{row}"
        return f"{column_letters(at.column if at is not cell else column)}{row}"


def _in_order(slots: Iterable[Slot]) -> list[Slot]:
    return sorted(slots, key=lambda slot: (slot.cell.row, slot.cell.column))


def _name_cell(page: Page, roles: Mapping[Place, Role], cell: Cell) -> Cell:
    """Return the cell that names the row of ``cell``: in words, else by a code; itself where the row has no name."""
    names = [c for c in page.grid.rows[cell.row] if roles.get((c.row, c.column)) == "name"]
    return next((c for c in names if not c.text.isdecimal()), names[0] if names else cell)

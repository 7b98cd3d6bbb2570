"""The figures of tables as values: each is told once; totals, and rows of the place itself, stand apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kpi.intake.reading.grid import Cell, column_letters
from kpi.intake.recognising.bulk import BulkRoles
from kpi.intake.recognising.cell_values import CellValues
from kpi.intake.recognising.context import period_code
from kpi.intake.recognising.figures import Figure, read_figures
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages.tables import row_twice
from kpi.intake.recognising.model import Place, Role, Total, Value
from kpi.intake.recognising.pages import Page
from kpi.intake.recognising.plain_rows import PlainRows
from kpi.intake.recognising.sums import check_totals, own_rows
from kpi.intake.recognising.tables import Slots

_Where = tuple[str, int, int]
"""Sheet, row and column."""


class Gathered:
    """The values of a document, the totals that were checked, and the role of every cell."""

    def __init__(self, known: Known) -> None:
        self.known, self.record = known, known.record
        self._by_cell: list[Value] = []
        self._by_column: CellValues | None = None
        self.totals: list[Total] = []
        self.roles: Mapping[str, Mapping[Place, Role]] = known.record.roles
        self._first: dict[tuple[str, str, str], tuple[str, int, int]] = {}
        self._again: dict[tuple[str, str, str], list[tuple[Page, Cell]]] = {}
        self._beside: dict[Place, list[Figure]] = {}

    @property
    def values(self) -> Sequence[Value]:
        """All values, in the order of the document."""
        return self._by_column or tuple(self._by_cell)

    def take(self, page: Page, slots: Slots, plain: PlainRows | None, *, beside: bool = False) -> None:
        """Add the figures of a table; ``plain``: with those that are read by column. Raises Again.

        ``beside``: it stands beside the one before.
        """
        read = [*slots.values, *(total.slot for total in slots.totals)]
        if plain:
            read = sorted([*read, *plain.slots], key=lambda slot: (slot.cell.row, slot.cell.column))
        figures = read_figures(self.known, page.name, read)
        by_cell: dict[Place, list[Figure]] = defaultdict(list)
        for figure in figures:
            by_cell[figure.slot.cell.row, figure.slot.cell.column].append(figure)
        roles = self.record.roles[page.name]
        for slot in slots.values:
            if (slot.cell.row, slot.cell.column) not in by_cell and roles[slot.cell.row, slot.cell.column] != "blank":
                slots.failed.add((slot.item, slot.cell.row))
        own = own_rows(self.known, page.name, slots, by_cell)
        for slot in slots.values:
            meant = own.get(slot.cell.row, "value")
            if meant != "value":
                self.record.mark(page.name, [slot.cell], meant)
                continue
            for figure in by_cell[slot.cell.row, slot.cell.column]:
                self._keep(page, figure)
        self.totals += check_totals(self.known, page.name, slots, by_cell, self._beside if beside else {})
        self._beside = {**self._beside, **by_cell} if beside else by_cell
        if plain:
            bulk = plain.bulk
            self._by_column = plain.take(by_cell, self._by_cell)
            rest = bulk.filled & ~bulk.telling
            self.roles = {page.name: BulkRoles(self.record.roles[page.name], bulk.top, rest, plain.roles())}

    def _keep(self, page: Page, figure: Figure) -> None:
        slot = figure.slot
        if slot.unit is None or slot.period is None:
            return
        code = period_code(slot.period)
        key = (figure.item, slot.unit, code)
        earlier = self._first.setdefault(key, (page.name, slot.cell.row, slot.cell.column))
        if earlier != (page.name, slot.cell.row, slot.cell.column):
            self.record.mark(page.name, [slot.cell], "refused")
            self._again.setdefault(key, []).append((page, slot.cell))
            return
        self._by_cell.append(
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
                slot.status if figure.number is not None else "M",
            )
        )

    def finish(self) -> None:
        """Say once for a row that it tells again what others tell, and where these stand."""
        others: dict[tuple[str, int], dict[_Where, None]] = defaultdict(dict)
        rows: dict[tuple[str, int], tuple[Page, Cell, str]] = {}
        for key, again in self._again.items():
            places = [self._first[key], *((page.name, cell.row, cell.column) for page, cell in again)]
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


def _name_cell(page: Page, roles: Mapping[Place, Role], cell: Cell) -> Cell:
    """Return the cell that names the row of ``cell``: in words, else by a code; itself where the row has no name."""
    names = [c for c in page.grid.rows[cell.row] if roles.get((c.row, c.column)) == "name"]
    return next((c for c in names if not c.text.isdecimal()), names[0] if names else cell)

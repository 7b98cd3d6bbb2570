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


class Gathered:
    """The values of a document, the totals that were checked, and the role of every cell."""

    def __init__(self, known: Known) -> None:
        self.known, self.record = known, known.record
        self._by_cell: list[Value] = []
        self._by_column: CellValues | None = None
        self.totals: list[Total] = []
        self.roles: Mapping[str, Mapping[Place, Role]] = known.record.roles
        self._first: dict[tuple[str, str, str], tuple[str, int, int]] = {}
        self._twice: set[tuple[str, int]] = set()

    @property
    def values(self) -> Sequence[Value]:
        """All values, in the order of the document."""
        return self._by_column or tuple(self._by_cell)

    def take(self, page: Page, slots: Slots, plain: PlainRows | None) -> None:
        """Add the figures of a table; ``plain``: with those that are read by column. Raises Again."""
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
        self.totals += check_totals(self.known, page.name, slots, by_cell)
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
            self._tell_twice(page, slot.cell, earlier)
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
                "A" if figure.number is not None else "M",
            )
        )

    def _tell_twice(self, page: Page, cell: Cell, earlier: tuple[str, int, int]) -> None:
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
        self.record.tell(page.name, at, row_twice(at.text, where))

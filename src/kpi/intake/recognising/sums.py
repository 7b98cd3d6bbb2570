"""Totals that a table states, set against the sum of what was read; they are checked and never loaded."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.context import period_code
from kpi.intake.recognising.figures import Figure
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages.figures import total_differs
from kpi.intake.recognising.messages.questions import ask_own
from kpi.intake.recognising.model import SKIP, Choice, Place, Role, Total
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.record import question
from kpi.intake.recognising.tables import Slots, TotalSlot

Figures = Mapping[Place, Sequence[Figure]]


class _Sums:
    """The figures of a table by item, period and row, but for rows of the place itself."""

    def __init__(self, slots: Slots, figures: Figures) -> None:
        self._by_row: dict[tuple[str, str], dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for slot in slots.values:
            if slot.cell.row in slots.own or slot.period is None:
                continue
            for figure in figures[slot.cell.row, slot.cell.column]:
                self._by_row[figure.item, period_code(slot.period)][slot.cell.row] += figure.number or 0

    def over(self, item: str, period: Period | None, rows: frozenset[int] | None = None) -> Decimal | None:
        """Return the sum over ``rows`` (None: all) in a period (None: in all); None where there is nothing to add."""
        found = [
            number
            for (what, code), by_row in self._by_row.items()
            if what == item and (period is None or code == period_code(period))
            for row, number in by_row.items()
            if rows is None or row in rows
        ]
        return sum(found, Decimal(0)) if found else None


def own_rows(known: Known, sheet: str, slots: Slots, figures: Figures) -> dict[int, Role]:
    """Return what the figures are in each row of the place itself among its units.

    They are totals where each is the sum of the other rows; else it is asked.
    """
    sums = _Sums(slots, figures) if slots.own else None
    return {row: _own_row(known, sheet, name, slots, figures, sums) for row, name in slots.own.items() if sums}


def _own_row(known: Known, sheet: str, name: Cell, slots: Slots, figures: Figures, sums: _Sums) -> Role:
    cells = [slot.cell for slot in slots.values if slot.cell.row == name.row]
    added = [figure for cell in cells for figure in figures[cell.row, cell.column] if _adds_up(known, figure.item)]
    if added and all(figure.number == sums.over(figure.item, figure.slot.period) for figure in added):
        return "total"
    key = f"own:{fold_words(name.text)}"
    answers: dict[str, Role] = {"own": "value", "total": "total", SKIP: "skipped"}
    answer = known.record.answers.get(key, "")
    if answer in answers:
        return answers[answer]
    choices = [
        Choice("own", "số của chính đơn vị này", "the unit's own figures"),
        Choice("total", "tổng các dòng khác", "the sum of the other rows"),
    ]
    known.record.ask(sheet, name, ask_own(name.text), question(key, choices))
    return "asked"


def _adds_up(known: Known, item: str) -> bool:
    measure = known.items.catalog.measures.get(item)
    return measure is not None and measure.additive


def check_totals(known: Known, sheet: str, slots: Slots, figures: Figures) -> list[Total]:
    """Return the totals that could be checked, and tell those that differ from the sum.

    A share adds up to nothing, a stock not over periods; no sum is made where one of its figures waits or is refused.
    """
    if not slots.totals:
        return []
    sums = _Sums(slots, figures)
    checked = []
    for total in slots.totals:
        cell = total.slot.cell
        if any((total.slot.item, row) in slots.failed for row in total.rows):
            continue
        for figure in figures[cell.row, cell.column]:
            summed = _summed(known, total, figure, sums)
            if summed is None or figure.number is None:
                continue
            period = total.slot.period.code if total.slot.period else ""
            checked.append(Total(figure.item, period, figure.number, summed, sheet, cell.row, cell.column))
            if summed != figure.number:
                known.record.tell(sheet, cell, total_differs(figure.number, summed))
    return checked


def _summed(known: Known, total: TotalSlot, figure: Figure, sums: _Sums) -> Decimal | None:
    stock = _adds_up(known, figure.item) and known.items.catalog.measures[figure.item].nature == "stock"
    if not _adds_up(known, figure.item) or (stock and total.slot.period is None):
        return None
    return sums.over(figure.item, total.slot.period, total.rows)

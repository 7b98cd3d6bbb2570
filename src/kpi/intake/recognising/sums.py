"""Totals that a table states, set against the sum of what was read; they are checked and never loaded."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
        self._by_row: dict[str, dict[str, dict[int, Decimal]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(Decimal))
        )
        self._whole: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for slot in slots.values:
            if slot.cell.row in slots.own or slot.period is None:
                continue
            for figure in figures[slot.cell.row, slot.cell.column]:
                code, number = period_code(slot.period), figure.number or 0
                self._by_row[figure.item][code][slot.cell.row] += number
                self._whole[figure.item, code] += number
                self._whole[figure.item, ""] += number

    def over(self, item: str, period: Period | None, rows: frozenset[int] | None = None) -> Decimal | None:
        """Return the sum over ``rows`` (None: all) in a period (None: in all); None where there is nothing to add."""
        code = "" if period is None else period_code(period)
        if rows is None:
            return self._whole.get((item, code))
        by_period = self._by_row.get(item, {})
        told = by_period.values() if period is None else [by_period.get(code, {})]
        found = [by_row[row] for by_row in told for row in rows if row in by_row]
        return sum(found, Decimal(0)) if found else None


def own_rows(known: Known, sheet: str, slots: Slots, figures: Figures) -> dict[int, Role]:
    """Return what the figures are in each row of the place itself among its units.

    They are totals where each is the sum of the other rows; else it is asked.
    """
    if not slots.own:
        return {}
    sums = _Sums(slots, figures)
    told: dict[int, list[Figure]] = {row: [] for row in slots.own}
    for slot in slots.values:
        if slot.cell.row in told:
            told[slot.cell.row] += figures[slot.cell.row, slot.cell.column]
    return {row: _own_row(known, sheet, name, told[row], sums) for row, name in slots.own.items()}


def _own_row(known: Known, sheet: str, name: Cell, figures: Sequence[Figure], sums: _Sums) -> Role:
    added = [figure for figure in figures if _adds_up(known, figure.item)]
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


def check_totals(known: Known, sheet: str, slots: Slots, figures: Figures, beside: Figures) -> list[Total]:
    """Return the totals that could be checked, and tell those that differ from the sum.

    A share adds up to nothing, a stock not over periods; no sum is made where one of its figures waits or is refused.
    ``beside`` are the figures of tables that stand beside this one: a total may be one of them all.
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
            if summed != figure.number:
                summed = next(
                    (other for other in _others(total, figure, sums, beside) if other == figure.number), summed
                )
            period = total.slot.period.code if total.slot.period else ""
            checked.append(Total(figure.item, period, figure.number, summed, sheet, cell.row, cell.column))
            if summed != figure.number:
                known.record.tell(sheet, cell, total_differs(figure.number, summed))
    return checked


def _others(total: TotalSlot, figure: Figure, sums: _Sums, beside: Figures) -> Iterator[Decimal]:
    """Yield what else a total may be the sum of: all pages so far, all tables that stand side by side."""
    above = sums.over(figure.item, total.slot.period, total.above)
    if above is not None:
        yield above
    there = [
        other.number or Decimal(0)
        for several in beside.values()
        for other in several
        if other.item == figure.item and other.slot.unit and other.slot.period == total.slot.period
    ]
    here = sums.over(figure.item, total.slot.period)
    if there and here is not None:
        yield sum(there, here)


def _summed(known: Known, total: TotalSlot, figure: Figure, sums: _Sums) -> Decimal | None:
    stock = _adds_up(known, figure.item) and known.items.catalog.measures[figure.item].nature == "stock"
    if not _adds_up(known, figure.item) or (stock and total.slot.period is None):
        return None
    return sums.over(figure.item, total.slot.period, total.rows)

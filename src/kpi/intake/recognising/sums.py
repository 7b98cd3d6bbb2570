"""Totals that a table states, set against the sum of what was read; they are checked and never loaded."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

import numpy as np

from kpi.intake.reading.grid import Cell
from kpi.intake.recognising.cell_values import CellValues
from kpi.intake.recognising.contents import Flags, Ints
from kpi.intake.recognising.figures import Figure
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages.figures import total_differs
from kpi.intake.recognising.messages.questions import ask_own
from kpi.intake.recognising.model import SKIP, Choice, Place, Role, Total
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.record import question
from kpi.intake.recognising.slots import UNREAD, Slots, TotalSlot


class Sums:
    """Sums of the figures of a table by item, period and row; ``own`` rows, of the place itself, are left out."""

    def __init__(self, figures: CellValues, own: Collection[int]) -> None:
        self.figures = figures
        self._added = figures.take(np.flatnonzero(~np.isin(figures.row, list(own))))
        self._whole: dict[tuple[str, str], Decimal | None] = {}
        self._of: dict[tuple[str, str], Flags] = {("period", ""): np.ones(len(self._added), dtype=bool)}

    @cached_property
    def _decimals(self) -> list[Decimal]:
        return [Decimal(number or 0) for number in self._added.number.texts]

    def _among(self, name: str, text: str) -> Flags:
        if (name, text) not in self._of:
            self._of[name, text] = getattr(self._added, name).among([text])
        return self._of[name, text]

    def whole(self, item: str, period: str) -> Decimal | None:
        """Return the sum over all rows in a period (empty: in all); None where there is nothing to add."""
        key = item, period
        if key not in self._whole:
            self._whole[key] = self._sum(item, period, slice(None), None)
        return self._whole[key]

    def over(self, item: str, period: str, rows: Ints) -> Decimal | None:
        """Return the sum over ``rows`` in a period (empty: in all); None where there is nothing to add."""
        if not len(rows):
            return None
        part = slice(*np.searchsorted(self._added.row, (rows[0], rows[-1] + 1)).tolist())
        return self._sum(item, period, part, rows)

    def _sum(self, item: str, period: str, part: slice, rows: Ints | None) -> Decimal | None:
        found: Flags = self._among("item", item)[part] & self._among("period", period)[part]
        if rows is not None:
            found &= np.isin(self._added.row[part], rows)
        numbers, times = np.unique(self._added.number.codes[part][found], return_counts=True)
        told = zip(numbers.tolist(), times.tolist(), strict=True)
        return sum((self._decimals[number] * count for number, count in told), Decimal(0)) if len(numbers) else None


def own_rows(known: Known, sheet: str, own: Mapping[int, Cell], sums: Sums) -> dict[int, Role]:
    """Return what the figures are in each row of the place itself among its units.

    They are totals where each is the sum of the other rows; else it is asked.
    """
    return {row: _own_row(known, sheet, name, row, sums) for row, name in own.items()}


def _own_row(known: Known, sheet: str, name: Cell, row: int, sums: Sums) -> Role:
    told = sums.figures
    places = range(*np.searchsorted(told.row, (row, row + 1)).tolist())
    added = [value for at in places if _adds_up(known, (value := told[at]).item)]
    if added and all(value.number == sums.whole(value.item, value.period) for value in added):
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


def check_totals(
    known: Known, sheet: str, slots: Slots, stated: Mapping[Place, Sequence[Figure]], sums: Sums, beside: Sequence[Sums]
) -> list[Total]:
    """Return the totals that could be checked, and tell those that differ from the sum.

    A share adds up to nothing, a stock not over periods; no sum is made where one of its figures waits or is refused.
    ``beside`` are the figures of tables that stand beside this one: a total may be one of them all.
    """
    checked = []
    failed = {item: _failed(known, sheet, slots, item) for item in {total.slot.item for total in slots.totals}}
    for total in slots.totals:
        cell = total.slot.cell
        period = total.period.code if total.period else ""
        if np.isin(failed[total.slot.item], total.rows).any():
            continue
        for figure in stated.get((cell.row, cell.column), ()):
            summed = _summed(known, total, figure, sums, period)
            if summed is None or figure.number is None:
                continue
            if summed != figure.number:
                others = _others(total, figure, sums, beside, period)
                summed = next((other for other in others if other == figure.number), summed)
            checked.append(Total(figure.item, period, figure.number, summed, sheet, cell.row, cell.column))
            if summed != figure.number:
                known.record.tell(sheet, cell, total_differs(figure.number, summed))
    return checked


def _failed(known: Known, sheet: str, slots: Slots, item: str) -> Ints:
    """Return the rows in which the figure of an item waits or is refused."""
    place, roles = slots.items.get(item, UNREAD), known.record.roles[sheet]
    told = ((row, each.column.number) for each in slots.filled for row in slots.rows[each.item == place].tolist())
    return np.array([row for row, column in told if roles.get((row, column)) in _WAITING], dtype=np.int64)


_WAITING: tuple[Role, ...] = ("asked", "refused", "skipped")


def _others(total: TotalSlot, figure: Figure, sums: Sums, beside: Sequence[Sums], period: str) -> Iterator[Decimal]:
    """Yield what else a total may be the sum of: all pages so far, all tables that stand side by side."""
    above = sums.over(figure.item, period, total.above)
    if above is not None:
        yield above
    there = [other for each in beside if (other := each.whole(figure.item, period)) is not None]
    here = sums.whole(figure.item, period)
    if there and here is not None:
        yield sum(there, here)


def _summed(known: Known, total: TotalSlot, figure: Figure, sums: Sums, period: str) -> Decimal | None:
    stock = _adds_up(known, figure.item) and known.items.catalog.measures[figure.item].nature == "stock"
    if not _adds_up(known, figure.item) or (stock and not period):
        return None
    return sums.over(figure.item, period, total.rows)

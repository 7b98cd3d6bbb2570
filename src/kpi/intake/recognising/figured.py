"""The figures of a table as they were read, by column of numbers; and which cells hold the same, to be read once."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from kpi.intake.recognising.cell_values import CellValues, Coded
from kpi.intake.recognising.contents import Flags, keyed
from kpi.intake.recognising.figures import Figure, Series, Slot
from kpi.intake.recognising.grids import Grid
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.slots import UNREAD, Filled, Numbered, Places, Slots

_STATUSES = ["A", "E", "M"]


def value_slots(known: Known, grid: Grid, slots: Slots) -> list[Slot]:
    """Return the cells with a unit, those together that hold the same under the same item; each gets its number."""
    simple, found = _takes_digits(known, grid, slots), list[Slot]()
    for filled in slots.filled:
        found += _slots(grid, slots, filled, simple, len(found))
    return found


def _takes_digits(known: Known, grid: Grid, slots: Slots) -> Flags:
    """Tell of each item, for each unit of measure, whether a whole number is a figure as it stands."""
    series = [Series(known, grid, item) for item in slots.items]
    found = [each.takes_digits(told) for each in series for told in slots.measures]
    return np.array(found, dtype=bool)


def _slots(grid: Grid, slots: Slots, filled: Filled, simple: Flags, start: int) -> Iterator[Slot]:
    number, at = filled.column.number, np.flatnonzero(filled.unit != UNREAD)
    if not len(at):
        return
    contents, rows = grid.columns[number], slots.rows[at]
    codes = contents.codes[rows - grid.top]
    pair = filled.item[at].astype(np.int64) * len(slots.measures) + filled.measured[at]
    digits = contents.digits[codes] & simple[pair]
    key, firsts = keyed([pair, np.where(digits, len(contents.looks), codes)], np.arange(len(at)))
    filled.slot[at] = start + key
    others = np.flatnonzero(~digits)
    order = others[np.argsort(key[others], kind="stable")]
    times = np.bincount(key)
    ends = np.cumsum(np.where(digits[firsts], 0, times))
    items, measures = list(slots.items), list(slots.measures)
    for first, count, end in zip(firsts.tolist(), times.tolist(), ends.tolist(), strict=True):
        cell = grid.sheet.cells[int(rows[first]), number]
        item, measured = divmod(int(pair[first]), len(measures))
        those = [first] if digits[first] else order[end - count : end]
        yield Slot(cell, items[item], measures[measured], count, rows[those], digits=bool(digits[first]))


def lay_out(grid: Grid, slots: Slots, read: Sequence[Slot], figures: Sequence[Figure]) -> CellValues:
    """Return the figures of the cells that are ``read``, in their order: values all, unless they say otherwise."""
    items, qualifiers, periods = Numbered(slots.items), Numbered({"": 0}), Numbered()
    texts = [figure.slot.cell.text for figure in figures]
    numbers = ["" if figure.number is None else f"{figure.number:f}" for figure in figures]
    item = np.array([items.place(figure.item) for figure in figures], dtype=np.int32)
    qualifier = np.array([qualifiers.place(figure.qualifier) for figure in figures], dtype=np.int32)
    digits = np.array([figure.slot.digits for figure in figures], dtype=bool)
    codes = np.array([periods.place(period.code) for period in slots.periods], dtype=np.int32)
    nothing = np.zeros(0, dtype=np.int32)
    parts: list[tuple[npt.NDArray[Any], ...]] = [(*[nothing] * 5, nothing > 0, slots.rows[:0], nothing)]
    for which in _by_slot(read, figures):
        for filled in slots.filled:
            at = np.flatnonzero(filled.slot != UNREAD)
            figure = which[filled.slot[at]]
            at, figure = at[figure != UNREAD], figure[figure != UNREAD]
            text, rows, column = figure, slots.rows[at], filled.column.number
            plain = np.flatnonzero(digits[figure])
            if len(plain):
                used, place = np.unique(grid.columns[column].codes[rows[plain] - grid.top], return_inverse=True)
                text = text.copy()
                text[plain] = len(texts) + place
                texts += [grid.columns[column].text(code) for code in used.tolist()]
            unit, period, columns = filled.unit[at], codes[filled.period[at]], np.full(len(at), column, dtype=np.int32)
            parts.append((item[figure], unit, period, text, qualifier[figure], filled.estimated[at], rows, columns))
    told: list[Any] = [np.concatenate(each) for each in zip(*parts, strict=True)]
    if len(parts) > 2:
        order = np.argsort(told[-2] * (int(told[-1].max(initial=0)) + 1) + told[-1], kind="stable")
        told = [each[order] for each in told]
    numbers += texts[len(numbers) :]
    item, unit, period, text, qualifier, status, rows, columns = told
    status = np.where(np.array([not number for number in numbers], dtype=bool)[text], 2, status)
    lists = [items, slots.units, periods, numbers, texts, qualifiers, _STATUSES]
    arrays = [item, unit, period, text, text, qualifier, status]
    coded: list[Any] = [Coded(each.astype(np.int32), list(of)) for each, of in zip(arrays, lists, strict=True)]
    coded += [rows.astype(np.int32), columns]
    return CellValues(Coded(np.zeros(len(rows), np.int32), [grid.sheet.name]), *coded)


def _by_slot(read: Sequence[Slot], figures: Sequence[Figure]) -> list[Places]:
    """Return for each slot the number of its figure; and that of its second one, where one has two."""
    found = [np.full(len(read) + 1, UNREAD, dtype=np.int32)]
    place = {id(slot): number for number, slot in enumerate(read)}
    for number, figure in enumerate(figures):
        at = place[id(figure.slot)]
        if found[0][at] != UNREAD and len(found) == 1:
            found.append(np.full(len(read) + 1, UNREAD, dtype=np.int32))
        found[int(found[0][at] != UNREAD)][at] = number
    return found

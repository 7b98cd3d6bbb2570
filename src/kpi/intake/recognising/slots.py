"""The cells for figures of a table, and what each is of, by numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.contents import Flags, Ints
from kpi.intake.recognising.figures import Slot
from kpi.intake.recognising.heads import FigureColumn

Places = npt.NDArray[np.int32]
UNREAD = -1
"""Stands for what is not known of a cell."""


class Numbered(dict[Any, int]):
    """Numbers for texts and other things, in the order of their coming."""

    def place(self, name: Any) -> int:
        """Return the number of a thing, a new one if it has none."""
        return self.setdefault(name, len(self))


@dataclass(frozen=True)
class Filled:
    """A column of figures: for each row of the body what its cell means, by number; one with a unit is a value.

    ``slot`` is the number of the cells that hold the same under the same item.
    """

    column: FigureColumn
    item: Places
    period: Places
    unit: Places
    measured: Places
    slot: Places
    estimated: Flags

    @staticmethod
    def of(column: FigureColumn, size: int) -> "Filled":
        """Return the column with nothing known."""
        item, period, unit, measured, slot = np.full((5, size), UNREAD, dtype=np.int32)
        return Filled(column, item, period, unit, measured, slot, np.zeros(size, dtype=bool))


@dataclass(frozen=True)
class TotalSlot:
    """A cell that states a sum over ``rows``: in its period, or across all columns where it has none.

    That of a printed page may be one over all rows ``above`` as well.
    """

    slot: Slot
    period: Period | None
    rows: Ints
    above: Ints


@dataclass
class Slots:
    """The cells for figures of a table. ``own`` are rows of the place itself among those of the units below it."""

    rows: Ints
    filled: Sequence[Filled]
    totals: list[TotalSlot] = field(default_factory=list)
    own: dict[int, Cell] = field(default_factory=dict)
    items: Numbered = field(default_factory=Numbered)
    periods: Numbered = field(default_factory=Numbered)
    units: Numbered = field(default_factory=Numbered)
    measures: Numbered = field(default_factory=Numbered)

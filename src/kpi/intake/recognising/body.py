"""The rows of a table that have figures: what each names, which add up others, which are like the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.contents import Flags, Ints
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.words import is_page_total, is_whole_total

if TYPE_CHECKING:
    from kpi.intake.recognising.rows import RowReader


@dataclass(frozen=True)
class Lines:
    """What lines of text among the rows say of the rows below them."""

    period: Period | None = None
    unit: Cell | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row with figures. A ``total`` adds up others, a ``subtotal`` stands above what it adds up.

    ``role`` is that of its figures where ``item`` ought to be told and is not known.
    """

    number: int
    kind: Literal["leaf", "total", "subtotal"]
    cell: Cell
    lines: Lines
    unit: Cell | None = None
    item: str | None = None
    role: Role = "value"


class Body:
    """The rows of a table with figures.

    Those ``told``, by number, were read for themselves; of plain ones ``key`` says which of ``items`` names the same
    item. ``lines`` are what lines of text say, with the place in the body from which on it holds.
    """

    def __init__(
        self,
        reader: "RowReader",
        told: Mapping[int, Row],
        lines: Sequence[tuple[int, Lines]],
        key: Ints,
        items: Sequence[Row],
    ) -> None:
        self.reader, self.told, self.key, self.items = reader, told, key, items
        self.numbers, self.plain = reader.table.body, reader.plain
        starts, self.lines = [start for start, _ in lines], [each for _, each in lines]
        self.line: Ints = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(self.numbers)))
        """For each row of the body what lines of text hold there."""

    def row(self, at: int) -> Row | None:
        """Return the row at a place of the body; None where it has no figures."""
        number = int(self.numbers[at])
        if number in self.told or not self.plain[at]:
            return self.told.get(number)
        row = self.reader.plain_row(number, self.lines[self.line[at]])
        named = self.items[self.key[at]] if self.items else None
        return row if named is None else replace(row, item=named.item, role=named.role)

    @property
    def lines_used(self) -> list[Lines]:
        """What lines of text say of some row with figures."""
        plain = [self.lines[at] for at in np.unique(self.line[self.plain]).tolist()]
        return [*(row.lines for row in self.told.values()), *plain]

    @cached_property
    def lone(self) -> list[int]:
        """The places in the body of rows that are read for themselves."""
        return [at for at in np.flatnonzero(~self.plain).tolist() if int(self.numbers[at]) in self.told]

    @cached_property
    def leaf(self) -> Flags:
        """Tell of each row of the body whether it has figures of its own, and adds up no others."""
        found: Flags = self.plain.copy()
        found[[at for at in self.lone if self.told[int(self.numbers[at])].kind == "leaf"]] = True
        return found

    @cached_property
    def leaves(self) -> Ints:
        """The numbers of the rows that add up no others."""
        return self.numbers[self.leaf]

    def added(self, row: Row) -> Ints:
        """Return the rows that a total adds up: all; those under it; or those since the total before it."""
        whole = is_page_total(row.cell.text)
        others = self._totals if whole else self._totals[~self._of_pages]
        position = int(np.searchsorted(others, row.number))
        if row.kind == "subtotal":
            return self._between(row.number, int(others[position + 1]) if position + 1 < len(others) else None)
        if is_whole_total(row.cell.text) or len(others) == 1:
            return self.leaves
        return self._between(int(others[position - 1]) if position else 0, row.number)

    def above(self, row: Row) -> Ints:
        """Return all rows above one: what the total of a printed page adds up if it counts on."""
        return self._between(0, row.number)

    def _between(self, first: int, last: int | None) -> Ints:
        end = len(self.leaves) if last is None else int(np.searchsorted(self.leaves, last))
        return self.leaves[int(np.searchsorted(self.leaves, first)) : end]

    @cached_property
    def _totals(self) -> Ints:
        return np.array([row.number for row in self._adding], dtype=np.int64)

    @cached_property
    def _of_pages(self) -> Flags:
        return np.array([is_page_total(row.cell.text) for row in self._adding], dtype=bool)

    @cached_property
    def _adding(self) -> list[Row]:
        return sorted((row for row in self.told.values() if row.kind != "leaf"), key=lambda row: row.number)

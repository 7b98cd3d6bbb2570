"""A sheet with its tables, and what stands around them: titles, notes, signatures and what they say of figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import NotAPeriod, Period, read_period
from kpi.intake.recognising.context import (
    Context,
    NamedUnit,
    innermost,
    named_item,
    named_periods,
    named_unit,
    named_unit_measure,
    title_words,
    told_estimate,
    unsure_period,
)
from kpi.intake.recognising.grids import Grid, Table, rows_of
from kpi.intake.recognising.known import SOME_DAY, Known
from kpi.intake.recognising.layout import Layout, find_tables
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.side_by_side import parted
from kpi.intake.recognising.words import foot, heading

MOST_TITLES = 60
"""Rows of text above a table that are looked through for its period, unit and measure."""


def open_page(known: Known, grid: Grid) -> "Page":
    """Return a sheet with its tables."""

    def names(text: str) -> bool:
        told = heading(text) or known.units.names(text, SOME_DAY) or known.items.names((text,))
        return bool(told) or not isinstance(read_period(text, 2000), NotAPeriod)

    return Page(known, grid, parted(known, grid, find_tables(grid, names)))


@dataclass(frozen=True, eq=False)
class Page:
    """A sheet with its tables; those that stand side by side come one after the other."""

    known: Known
    grid: Grid
    layout: Layout

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.grid.sheet.name

    @property
    def first_titles(self) -> list[list[Cell]]:
        """The rows of text above the first table, all there are where there is none; MOST_TITLES at most."""
        rows = self.layout.titles[0] if self.layout.tables else self.layout.feet
        return [self.grid.rows[row] for row in rows[:MOST_TITLES]]

    def mark_lines(self) -> None:
        """Give titles, notes and signatures their roles."""
        self.tell_unseen()
        for rows in self.layout.titles:
            self.known.record.mark(self.name, rows_of(self.grid, rows), "title")
        role: Role = "note" if self.layout.tables else "title"
        for rows in (*self.layout.titles[1:], self.layout.feet):
            for row in rows:
                kinds = [kind for cell in self.grid.rows[row] if (kind := foot(cell.text))]
                if self.layout.tables and (rows is self.layout.feet or kinds):
                    role = kinds[0] if kinds else role
                    self.known.record.mark(self.name, self.grid.rows[row], role)
                elif rows is self.layout.feet:
                    self.known.record.mark(self.name, self.grid.rows[row], role)

    def tell_unseen(self) -> None:
        """Tell of cells that nobody sees: they are not read."""
        unseen = list(self.grid.unseen.values())
        self.known.record.mark(self.name, unseen, "hidden")
        if unseen:
            self.known.record.tell(self.name, unseen[0], messages.unseen_cells(unseen[0].text, len(unseen)))

    def grid_of(self, table: Table) -> Grid:
        """Return the cells that a table is read from: its own columns alone, where another stands beside it."""
        return self.grid.part(table.span) if table.span else self.grid

    def context(self, number: int, elsewhere: Sequence[Period]) -> Context:
        """Return what holds for a table; ``elsewhere`` are the periods that the titles of all sheets name."""
        titles = self._titles(number)
        cells = [cell for row in titles for cell in row]
        periods = (
            named_periods(self.grid.rows[row] for row in self.layout.titles[number][-MOST_TITLES:])
            or self._periods_of_name()
            or named_periods(titles)
            or elsewhere
        )
        period = innermost(periods) or self._answered()
        day = period.last if period else SOME_DAY
        texts = [cell.text for cell in cells]
        item = self.known.items.match((self.name,)).found or named_item(self.known, texts)
        unit = self._unit(cells, day)
        return Context(
            period,
            tuple(periods),
            None if periods else unsure_period(titles),
            unit,
            item,
            title_words(texts),
            named_unit_measure(cells),
            told_estimate(cells),
        )

    def _answered(self) -> Period | None:
        reading = read_period(self.known.record.answers.get(f"period:{fold_words(self.name)}", ""))
        return reading if isinstance(reading, Period) else None

    def _periods_of_name(self) -> list[Period]:
        reading = read_period(self.name)
        return [reading] if isinstance(reading, Period) and reading.first < reading.last else []

    def _unit(self, cells: Sequence[Cell], day: date) -> NamedUnit:
        """Return whose figures are where no row or head names a unit: by sheet, by title, else of the place itself."""
        sheet = self.known.units.match(self.name, day).found
        if sheet and not self.name.isdecimal():
            return NamedUnit(sheet)
        named = named_unit(self.known, cells, day)
        return named if named.unit or named.cell else NamedUnit(self.known.units.place)

    def _titles(self, table: int) -> list[list[Cell]]:
        """Return rows of titles above a table: its own, then those of the tables before it; MOST_TITLES at most."""
        rows = chain.from_iterable(self.layout.titles[table::-1])
        return [self.grid.rows[row] for row in islice(rows, MOST_TITLES)]

"""The view of this run: what is selected, the data it is seen in, and the words for it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import pandas as pd
import streamlit as st

from kpi.analysis.scorecard import scorecard
from kpi.analysis.selection import Selection, write_query
from kpi.store.reading import Reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from kpi.ui.data import ask, remember
from kpi.units.unit import Unit

T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """Everything that a page needs to know."""

    data: Snapshot
    reference: Reference
    selection: Selection
    years: tuple[int, ...]  # those with data for the place
    say: Wording
    published: Mapping[int, date] = field(default_factory=dict)  # every publication and its day, newest first

    def ask(self, question: Callable[..., T], *arguments: Hashable) -> T:
        """Return the answer of a function of ``kpi.analysis``, remembered for this version of the data."""
        return ask(self.data, question, *arguments)

    @property
    def newest(self) -> int:
        """Return the number of the newest publication, whichever is looked at."""
        return max(self.published, default=self.reference.publication)

    @property
    def earlier(self) -> bool:
        """Tell whether there is a newer publication than the one that is looked at."""
        return self.reference.publication < self.newest

    @property
    def dark(self) -> bool:
        """Tell whether the reader's page is dark."""
        return bool(st.context.theme.type == "dark")

    def remember(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Return ``make(self, *arguments)``, remembered for the same data, language, page colours and ground.

        Where ``make`` draws, the same elements are drawn again; it may draw no widget, and nothing it sees
        may depend on the selection but for ``arguments``.
        """
        name = f"{make.__module__}.{make.__name__}"
        key = (self.data.version, self.say.lang, self.dark, self.selection.ground, name, *arguments)
        made: T = remember(key, lambda: make(self, *arguments))
        return made

    @property
    def place(self) -> Unit:
        """Return the place that is looked at."""
        return self.reference.tree[self.selection.place]

    @property
    def units_below(self) -> tuple[str, ...]:
        """Return the selected units that stand directly below the place."""
        below = {unit.id for unit in self.reference.tree.children(self.place.id)}
        return tuple(unit for unit in self.selection.units if unit in below)

    @property
    def day(self) -> date | None:
        """Return the day whose units are looked at; None: units as they reported."""
        return self.selection.day(date.today())

    def standing(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return the units to look at for ``units``: those that lay on their ground on the chosen day."""
        if self.day is None:
            return tuple(units)
        return tuple(dict.fromkeys(found for unit in units for found in self._standing(unit, self.day)))

    def _standing(self, unit: str, day: date) -> list[str]:
        territories = self.reference.territories
        return (territories.on(unit, day) if territories.touched(unit) else []) or [unit]

    def cards(self, unit: str, year: int) -> pd.DataFrame:
        """Return the answer ``scorecard`` of a unit, or of its ground where a day is chosen."""
        return self.ask(scorecard, unit, year, self.day is not None)

    def below_on_day(self, place: str) -> tuple[str, ...]:
        """Return the units that lay on the ground of those below ``place`` on the chosen day; none without a day."""
        if self.day is None:
            return ()
        below = [unit.id for unit in self.reference.tree.children(place)]
        return tuple(sorted({found for unit in below for found in self.reference.territories.on(unit, self.day)}))

    @property
    def has_children(self) -> bool:
        """Tell whether units below the place are on record."""
        return bool(self.reference.tree.children(self.place.id))

    def address(self, **changes: object) -> dict[str, str]:
        """Return the address of this view with some of its selection changed."""
        return write_query(replace(self.selection, **changes))  # type: ignore[arg-type]


def set_view(view: View) -> None:
    """Make ``view`` the one that the page of this run sees."""
    st.session_state["view"] = view


def current_view() -> View:
    """Return the view that the navigation script has made for this run."""
    view: View = st.session_state["view"]
    return view

"""What is looked at: a selection, the data it is seen in, the words for it, and where charts of it are drawn."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

import pandas as pd

from kpi.analysis.scorecard import scorecard
from kpi.analysis.selection import OFFICES, Selection, read_selection, write_query
from kpi.charts.canvas import ROOMS, Canvas, Paper, Room
from kpi.store.reading import Reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from kpi.units.unit import Unit

T = TypeVar("T")
Keep = Callable[[tuple[Hashable, ...], Callable[[], Any]], Any]
"""Returns what is remembered for a key, else makes it; shared by all who look, so never changed in place."""


def forgetful(_: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """Remember nothing: a ``Keep`` for who asks once."""
    return make()


@dataclass(frozen=True)
class View:
    """Everything that a page, an image or a briefing needs to know."""

    data: Snapshot
    reference: Reference
    selection: Selection
    years: tuple[int, ...]  # those with data for the place
    say: Wording
    published: Mapping[int, date] = field(default_factory=dict)  # every publication and its day, newest first
    keep: Keep = forgetful
    dark: bool = False
    room: Room = ROOMS[0]  # what charts of a page are drawn on
    base: str = ""  # the address of the server; without one, charts have no address that reopens them

    def ask(self, question: Callable[..., T], *arguments: Hashable) -> T:
        """Return the answer of a function of ``kpi.analysis``, remembered for this version of the data."""
        key = (self.data.version, question.__module__, question.__name__, *arguments)
        answer: T = self.keep(key, lambda: question(self.data, *arguments))
        return answer

    def remember(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Return ``make(self, *arguments)``, remembered for the same data, language, page colours and ground.

        Where ``make`` draws, the same elements are drawn again; it may draw no widget, and nothing it sees
        may depend on the selection but for ``arguments``.
        """
        seen = (self.data.version, self.say.lang, self.dark, self.room, self.base, self.selection.ground)
        made: T = self.keep((*seen, make.__module__, make.__name__, *arguments), lambda: make(self, *arguments))
        return made

    def changed(self, **changes: Any) -> "View":
        """Return this view with some of its selection changed."""
        return replace(self, selection=replace(self.selection, **changes))

    def only(self, uses: Iterable[str]) -> "View":
        """Return this view with all of its selection at its default but language, place and what ``uses`` names."""
        chosen, used = self.selection, set(uses) | {"lang", "place"}
        query = {name: value for name, value in write_query(chosen).items() if name in used}
        return replace(self, selection=read_selection(query, self.reference, self.years))

    @property
    def told_year(self) -> int | None:
        """Return the year that charts over time speak of: the chosen one, if they show it; None: their last."""
        chosen = self.selection
        return chosen.year if chosen.first <= chosen.year <= chosen.last else None

    @property
    def newest(self) -> int:
        """Return the number of the newest publication, whichever is looked at."""
        return max(self.published, default=self.reference.publication)

    @property
    def earlier(self) -> bool:
        """Tell whether there is a newer publication than the one that is looked at."""
        return self.reference.publication < self.newest

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
        below = [unit.id for unit in self.reference.tree.children(place, offices=False)]
        return tuple(sorted({found for unit in below for found in self.reference.territories.on(unit, self.day)}))

    @property
    def has_children(self) -> bool:
        """Tell whether units below the place are on record."""
        return bool(self.reference.tree.children(self.place.id))

    def of_offices(self, indicator: str = "") -> bool:
        """Tell whether the offices of the place are ranked and compared, not the places below it.

        They are where the selection says so, where there is nothing else below, or where ``indicator`` is theirs alone.
        """
        tree, place = self.reference.tree, self.place.id
        if self.selection.kind == OFFICES or not tree.children(place, offices=False):
            return bool(tree.children(place, offices=True))
        return bool(indicator) and self.reference.catalog.indicators[indicator].due_from == "offices"

    def address(self, **changes: object) -> dict[str, str]:
        """Return the address of this view with some of its selection changed; no chart is verified there."""
        return write_query(replace(self.selection, **({"chart": ""} | changes)))  # type: ignore[arg-type]

    def canvas(self, *, wide: bool) -> Canvas:
        """Return what a chart of a page is drawn on: a column, or the ``wide`` whole."""
        return self.room.whole if wide else self.room.column

    def short(self) -> dict[str, str]:
        """Return the shortest address of this view: what a reader of it would assume is left out."""
        meant = replace(self.selection, asof=None, chart="")
        query = write_query(meant)
        for name in list(query):
            fewer = {other: value for other, value in query.items() if other != name}
            if read_selection(fewer, self.reference, self.years) == meant:
                query = fewer
        return query

    def link(self, name: str) -> str:
        """Return the address that reopens a chart of this view as of its publication; nothing without a server."""
        if not self.base:
            return ""
        query = self.short() | {"asof": str(self.reference.publication)}
        return f"{self.base}/c/{name}?{urlencode(query, safe='@,')}"

    def paper(self, name: str, canvas: Canvas) -> Paper:
        """Return where a chart of this name is drawn."""
        return Paper(canvas, self.dark, self.link(name))

"""Opening a view: from a warehouse and the words of an address, for pages, routes and commands alike."""

from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any

from kpi.analysis.answer import each
from kpi.analysis.provenance import publications, years_with_data
from kpi.analysis.selection import read_asof, read_place, read_selection
from kpi.book.asked import Query
from kpi.book.view import Keep, View, forgetful
from kpi.charts.canvas import ROOMS, Room
from kpi.store.reading import Reference, read_reference
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.text.wording import Wording


@dataclass(frozen=True)
class Opened:
    """The data that an address is about; its ``query`` names a publication by number, where it names one."""

    query: Query
    data: Snapshot
    reference: Reference
    years: tuple[int, ...]
    published: Mapping[int, date]
    keep: Keep

    def view(self, *, dark: bool = False, room: Room = ROOMS[0], base: str = "") -> View:
        """Return the view; ``base`` is the address at which readers find the dashboard."""
        selection = read_selection(self.query, self.reference, self.years)
        words = Wording(self.reference, selection.lang)
        return View(
            self.data, self.reference, selection, self.years, words, self.published, self.keep, dark, room, base
        )


def days_published(newest: Snapshot, keep: Keep) -> Mapping[int, date]:
    """Return the number of every publication and its day in Việt Nam, newest first."""

    def days() -> dict[int, date]:
        return {row.publication: row.published_on.date() for row in each(publications(newest))}

    told: Mapping[int, date] = keep((newest.version, days_published.__name__), days)
    return told


def known_reference(data: Snapshot, keep: Keep) -> Reference:
    """Return catalogue, units and sources of ``data``."""
    reference: Reference = keep((data.version, known_reference.__name__), lambda: read_reference(data))
    return reference


def open_data(
    store: Warehouse, query: Query, keep: Keep, waiting: Callable[[], AbstractContextManager[object]] = nullcontext
) -> Opened:
    """Return the data that ``query`` is about, read as the address of a page is. Raises NoData.

    Making an earlier state takes as long as a load: that is done within ``waiting``.
    """
    newest = store.snapshot()
    published = days_published(newest, keep)
    asof, data = read_asof(query, published), newest
    if asof not in (None, max(published)):
        with waiting():
            data = store.snapshot(asof)
    reference = known_reference(data, keep)
    place = read_place(query, reference)
    key = (data.version, years_with_data.__module__, years_with_data.__name__, place)  # as View.ask has it
    years = tuple(keep(key, lambda: years_with_data(data, place)))
    return Opened({**query, "asof": str(asof or "")}, data, reference, years, published, keep)


def open_view(store: Warehouse, query: Query, *, base: str = "", keep: Keep = forgetful) -> View:
    """Return the view that ``query`` asks for. Raises NoData."""
    return open_data(store, query, keep).view(base=base.rstrip("/"))


def remembering() -> Keep:
    """Return a ``Keep`` that remembers all it made: for who asks much and ends soon."""
    kept: dict[tuple[Hashable, ...], Any] = {}

    def keep(key: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
        if key not in kept:
            kept[key] = make()
        return kept[key]

    return keep

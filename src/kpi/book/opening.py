"""Opening a view outside the pages: from a warehouse and the words of an address."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from kpi.analysis.answer import each
from kpi.analysis.provenance import publications, years_with_data
from kpi.analysis.selection import read_asof, read_place, read_selection
from kpi.book.view import Keep, View, forgetful
from kpi.store.reading import read_reference
from kpi.store.warehouse import Warehouse
from kpi.text.wording import Wording


def open_view(store: Warehouse, query: Mapping[str, str], *, base: str = "", keep: Keep = forgetful) -> View:
    """Return the view that ``query`` asks for, read as the address of a page is. Raises NoData.

    ``base``: the address at which readers find the dashboard; ``keep``: what answers are remembered in.
    """
    newest = store.snapshot()
    told = keep((newest.version, publications.__name__), lambda: publications(newest))
    published = {row.publication: row.published_on.date() for row in each(told)}
    asof = read_asof(query, published)
    data = store.snapshot(asof)
    reference = keep((data.version, read_reference.__name__), lambda: read_reference(data))
    place = read_place(query, reference)
    years = tuple(keep((data.version, years_with_data.__name__, place), lambda: years_with_data(data, place)))
    selection = read_selection({**query, "asof": str(asof or "")}, reference, years)
    words = Wording(reference, selection.lang)
    return View(data, reference, selection, years, words, published, keep, base=base.rstrip("/"))


def remembering() -> Keep:
    """Return a ``Keep`` that remembers all it made: for who asks much and ends soon."""
    kept: dict[tuple[Hashable, ...], Any] = {}

    def keep(key: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
        if key not in kept:
            kept[key] = make()
        return kept[key]

    return keep

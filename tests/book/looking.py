"""Views for tests: a chart as of a publication, and the same selection over the newest data."""

from kpi.analysis.answer import each
from kpi.analysis.provenance import publications, years_with_data
from kpi.analysis.selection import read_selection
from kpi.book.verifying import seen_newest
from kpi.book.view import View
from kpi.store.reading import read_reference
from kpi.store.warehouse import Warehouse
from kpi.text.wording import Wording

BASE = "https://dashboard.example"


def look(warehouse: Warehouse, asof: int | None = None, **query: str) -> View:
    """Return the view that an address (place C, Vietnamese if not said) opens as of a publication, or the newest."""
    data = warehouse.snapshot(asof)
    reference = read_reference(data)
    published = {row.publication: row.published_on.date() for row in each(publications(warehouse.snapshot()))}
    years = tuple(years_with_data(data, query.get("place", "C")))
    selection = read_selection({"place": "C", "asof": str(asof or "")} | query, reference, years)
    return View(data, reference, selection, years, Wording(reference, selection.lang), published, base=BASE)


def newest(view: View, warehouse: Warehouse) -> View:
    """Return the same selection over the newest data."""
    data = warehouse.snapshot()
    return seen_newest(view, data, read_reference(data), years_with_data(data, view.selection.place))

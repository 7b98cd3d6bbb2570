"""``GET /c/{name}``: the short address that stands in a chart and in its square code; it reopens the view."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kpi.analysis.selection import write_query
from kpi.api.addresses import base_address, read_query
from kpi.api.charts import fresh_seconds, known_name
from kpi.api.desk import Desk
from kpi.api.refusals import OPEN
from kpi.api.window import Window
from kpi.book.asked import SELECTED
from kpi.book.index import CHARTS


def short_route(desk: Desk) -> Window:
    """Return the route that leads to the page of a chart, as of its publication."""

    def find(request: Request, name: str) -> Response:
        known_name(name)
        asked = read_query(request.scope, SELECTED, passed_on=True)
        view = desk.view(asked, base_address(request.scope, desk.below))
        pinned = replace(view.selection, asof=view.reference.publication, chart=name)
        page = f"../{CHARTS[name].page}?{urlencode(write_query(pinned), safe='@,')}#{name}"
        fresh = {"cache-control": f"public, max-age={min(fresh_seconds(view, asked.query), 86_400)}"}
        return RedirectResponse(page, 302, OPEN | fresh)

    return Window(f"{desk.below}/c", find)

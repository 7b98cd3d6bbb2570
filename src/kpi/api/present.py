"""The presentation, on a route of its own: keys are answered in the browser, and nothing but the figures is shown."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kpi.api.desk import Desk
from kpi.book.opening import open_view
from kpi.book.present import content_security, present_page
from kpi.store.warehouse import NoData
from kpi.text.labels import label


def present_route(desk: Desk) -> Route:
    """Return ``GET /present``: the place, year and area that the address asks for, read as a page reads it.

    503 while nothing is loaded.
    """

    def present(request: Request) -> Response:
        try:
            view = open_view(desk.warehouse(), dict(request.query_params), keep=desk.keep)
        except NoData:
            return PlainTextResponse(f"{label('no_data', 'vi')}\n{label('no_data', 'en')}\n", status_code=503)
        headers = {"Content-Security-Policy": content_security(), "Cache-Control": "no-cache"}
        return HTMLResponse(present_page(view), headers=headers)

    return Route("/present", present)

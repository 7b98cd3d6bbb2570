"""The presentation, on a route of its own: keys are answered in the browser, and nothing but the figures is shown."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from kpi.api.desk import Desk
from kpi.api.refusals import answered
from kpi.book.opening import open_view
from kpi.book.present import content_security, present_page


def present_route(desk: Desk) -> Route:
    """Return ``GET /present``: the place, year and area that the address asks for, read as a page reads it.

    503 while nothing is loaded.
    """

    def present(request: Request) -> Response:
        return answered(lambda: shown(dict(request.query_params)), as_json=False)

    def shown(query: dict[str, str]) -> Response:
        view = open_view(desk.warehouse(), query, keep=desk.keep)
        headers = {"Content-Security-Policy": content_security(), "Cache-Control": "no-cache"}
        return HTMLResponse(present_page(view), headers=headers)

    return Route(f"{desk.below}/present", present)

"""``GET /overview``: the first page, by a name like those of the other pages."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route


def overview_route(below: str = "") -> Route:
    """Return the route that leads to the first page with all that the address selects."""

    def lead(request: Request) -> RedirectResponse:
        return RedirectResponse(f"./?{request.url.query}".rstrip("?"), 302)

    return Route(f"{below}/overview", lead)

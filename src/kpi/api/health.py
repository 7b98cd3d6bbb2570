"""Whether the service is up, and which publication it shows."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kpi.store.reading import read_reference
from kpi.store.warehouse import NoData, Warehouse


def health_route(warehouse: Callable[[], Warehouse]) -> Route:
    """Return ``GET /health``: 200 with the number of the current publication, 503 while nothing is loaded."""

    async def health(_: Request) -> JSONResponse:
        try:
            reference = read_reference(warehouse().snapshot())
        except NoData:
            return JSONResponse({"status": "no data"}, status_code=503)
        return JSONResponse({"status": "ok", "publication": reference.publication})

    return Route("/health", health)

"""Whether the service is up, and which publication it shows."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kpi.store.warehouse import NoData, Warehouse


def health_route(warehouse: Callable[[], Warehouse]) -> Route:
    """Return ``GET /health``: 200 with the number of the current publication, 503 while nothing is loaded."""

    def health(_: Request) -> JSONResponse:
        try:
            data = warehouse().snapshot()
        except NoData as error:
            return JSONResponse({"status": error.code.replace("_", " ")}, status_code=503)
        newest = data.query("SELECT max(publication) AS number FROM publication")["number"].iloc[0]
        return JSONResponse({"status": "ok", "publication": int(newest)})

    return Route("/health", health)

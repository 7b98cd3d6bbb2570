"""Whether the service is up, and which publication it shows."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kpi.store.reading import read_reference
from kpi.store.warehouse import NoData, Warehouse
from kpi.text.labels import label


def health_route(warehouse: Callable[[], Warehouse], below: str = "") -> Route:
    """Return ``GET /health``: 200 with the number of the publication that pages show, 503 while there is none.

    It opens what pages open. Where the current version is damaged and an earlier one is shown, the status says
    ``damaged``, with what to do in both languages. ``below`` is the path that the server is below.
    """

    def health(_: Request) -> JSONResponse:
        store = warehouse()
        try:
            number = read_reference(store.snapshot()).publication
        except NoData as error:
            words = {lang: label(error.code, lang) for lang in ("vi", "en")}
            return JSONResponse({"status": error.code.replace("_", " "), **words}, status_code=503)
        if store.damage is None:
            return JSONResponse({"status": "ok", "publication": number})
        told = {"name": store.damage.name, "shown": store.damage.shown, "number": number}
        words = {lang: label("damaged_version", lang, **told) for lang in ("vi", "en")}
        return JSONResponse({"status": "damaged", "publication": number, **words})

    return Route(f"{below}/health", health)

"""What is answered when there is nothing to give: a status, and the reason in both languages."""

from collections.abc import Callable, Collection

from starlette.responses import JSONResponse, PlainTextResponse, Response

from kpi.book.asked import BadAddress, Mistake, shortly
from kpi.images.failures import Busy, ImageError, NoBrowser, Slow
from kpi.store.warehouse import NoData
from kpi.text.labels import label

RETRY = 5  # seconds after which it is worth trying again
OPEN = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
}
"""Headers of everything: any site may show and read it, and no browser takes it for something else."""


class Refused(Exception):
    """A request that gets a status and words instead of what it asks for."""

    def __init__(self, status: int, *reasons: Mistake) -> None:
        self.status = status
        self.reasons = reasons
        super().__init__("; ".join(reason.en for reason in reasons))


def refused(status: int, key: str, **values: object) -> Refused:
    """Return a refusal with the words of label ``key``."""
    return Refused(status, Mistake("", label(key, "vi", **values), label(key, "en", **values)))


def unknown(key: str, name: str, allowed: Collection[str]) -> Refused:
    """Return the refusal of a name that there is not."""
    return refused(404, key, name=shortly(name), allowed=", ".join(allowed))


def answered(make: Callable[[], Response], *, as_json: bool) -> Response:
    """Return what ``make`` returns, or in words why it could not."""
    try:
        return make()
    except Refused as error:
        return in_words(error, as_json=as_json)
    except BadAddress as error:
        return in_words(Refused(400, *error.mistakes), as_json=as_json)
    except NoData as error:
        return in_words(refused(503, error.code), as_json=as_json)
    except ImageError as error:
        return in_words(Refused(_status(error), Mistake("", error.vi, error.en)), as_json=as_json)


def _status(error: ImageError) -> int:
    if isinstance(error, NoBrowser):
        return 501
    return 503 if isinstance(error, Busy | Slow) else 500


def in_words(error: Refused, *, as_json: bool = False) -> Response:
    """Return a refusal as plain text, Vietnamese first, or as a JSON object with ``errors``."""
    headers = OPEN | {"cache-control": "no-store"} | ({"retry-after": str(RETRY)} if error.status == 503 else {})
    if as_json:
        told = [{"parameter": reason.parameter, "vi": reason.vi, "en": reason.en} for reason in error.reasons]
        return JSONResponse({"errors": told}, error.status, headers)
    lines = [reason.vi for reason in error.reasons] + [""] + [reason.en for reason in error.reasons]
    return PlainTextResponse("\n".join(lines) + "\n", error.status, headers)

"""Where requests for charts come in: reading only, off the event loop, 304 to who has it already."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from kpi.api.refusals import OPEN, answered, in_words, refused

DATA_THREADS = 4
IMAGE_THREADS = 24  # more than may wait for the renderer, so that it is the renderer who says that it is busy
WAITING = 256  # requests that may wait for a thread
METHODS = "GET, HEAD, OPTIONS"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """Something to give: what tells it from any other, for how many seconds it stays fresh, and how it is made."""

    tag: str
    seconds: int
    media: str
    make: Callable[[], bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


class Queue:
    """Threads with a bounded number of requests before them."""

    def __init__(self, threads: int, waiting: int = WAITING) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="kpi-charts")
        self._most = threads + waiting
        self._inside = 0

    async def run(self, work: Callable[[], Response]) -> Response:
        """Return what ``work`` returns; 503 in words where too many wait. To be called by one event loop."""
        if self._inside >= self._most:
            return in_words(refused(503, "too_busy"))
        self._inside += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._inside -= 1


DATA = Queue(DATA_THREADS)
IMAGES = Queue(IMAGE_THREADS)


class Window(BaseRoute):
    """The route ``head/{name}``: what ``find`` finds for a request, in words why not, 304 to who has it already.

    ``head`` alone and names of any letters belong to it too, so that they are answered in words.
    """

    def __init__(self, head: str, find: Callable[[Request, str], Found | Response]) -> None:
        self.path = head
        self._find = find

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match everything under the head of the route."""
        path = scope.get("path", "")
        ours = scope["type"] == "http" and (path == self.path or path.startswith(f"{self.path}/"))
        return (Match.FULL, {}) if ours else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET, HEAD and OPTIONS."""
        request = Request(scope)
        if request.method == "OPTIONS":
            response = Response(status_code=204, headers=OPEN | _preflight())
        elif request.method not in ("GET", "HEAD"):
            response = in_words(refused(405, "wrong_method"))
            response.headers["allow"] = METHODS
        else:
            queue = IMAGES if _suffix(request) in ("png", "svg") else DATA
            response = await queue.run(lambda: self._answer(request))
        if request.method == "HEAD":
            response.body = b""  # its length has been told
        await response(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        as_json = _suffix(request) == "json"
        try:
            return answered(lambda: self._give(request), as_json=as_json)
        except Exception:
            _log.exception("no answer to %s", request.scope["path"])
            return in_words(refused(500, "chart_failed"), as_json=as_json)

    def _give(self, request: Request) -> Response:
        found = self._find(request, request.scope["path"].removeprefix(self.path).removeprefix("/"))
        if isinstance(found, Response):
            return found
        fresh = {"etag": f'W/"{found.tag}"', "cache-control": _fresh(found.seconds)}
        if _has(request.headers, found.tag):
            return Response(status_code=304, headers=OPEN | fresh)
        return Response(found.make(), headers={**OPEN, **fresh, **found.headers}, media_type=found.media)


def _suffix(request: Request) -> str:
    return str(request.scope["path"]).rpartition(".")[2]


def _preflight() -> dict[str, str]:
    return {
        "allow": METHODS,
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": "If-None-Match",
        "access-control-max-age": "86400",
    }


def _fresh(seconds: int) -> str:
    """Return how long an answer may be kept; what is fresh for a year never changes."""
    return f"public, max-age={seconds}" + (", immutable" if seconds >= YEAR else "")


YEAR = 31_536_000


def _has(headers: Headers, tag: str) -> bool:
    """Tell whether the reader has what ``tag`` names (RFC 9110, weak comparison)."""
    known = [name.strip().removeprefix("W/") for name in headers.get("if-none-match", "").split(",")]
    return f'"{tag}"' in known or known == ["*"]

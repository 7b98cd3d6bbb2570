"""Figures to PNG and SVG, pages to PDF, one after the other, by a Chromium that is replaced when it fails or ages."""

import contextlib
import json
import threading
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Literal, Self

from plotly.utils import PlotlyJSONEncoder

from kpi.images.chromium import find_chromium
from kpi.images.failures import Broken, Busy, NoBrowser
from kpi.images.process import Died, WorkerProcess

Format = Literal["png", "svg"]


class Renderer:
    """One worker and the queue before it; to be shared by all threads of a process.

    ``queue``: so many images may wait. ``seconds``: that drawing one image may take, and that one may wait its turn.
    ``renew_after``: so many images are drawn by one Chromium, whose memory grows with them.
    """

    def __init__(self, *, queue: int = 16, seconds: float = 20.0, renew_after: int = 300) -> None:
        self._places = threading.BoundedSemaphore(queue + 1)
        self._turn = threading.Lock()
        self._seconds = seconds
        self._renew_after = renew_after
        self._worker: WorkerProcess | None = None
        self._closed = False

    def image(self, spec: Mapping[str, Any], *, width: int, height: int, scale: float, format: Format) -> bytes:  # noqa: A002 the usual word
        """Return a Plotly figure (``data``, ``layout``, ``config``) of ``width`` x ``height`` pixels, times ``scale``.

        Raises Busy, Slow, Broken and NoBrowser. Text in "Source Sans" looks the same on every machine; an SVG carries
        the font within it.
        """
        if not isinstance(spec.get("data"), list | tuple):
            raise Broken("the figure has no data")
        options = {"width": width, "height": height, "scale": scale, "format": format}
        return self._ask({"spec": spec, "options": options})

    def pdf(self, html: str) -> bytes:
        """Return an HTML page as PDF; ``@page`` in its CSS says how large the paper is. Raises as ``image`` does.

        The font "Source Sans" is there; nothing is fetched, so pictures lie within the page; scripts do not run.
        """
        return self._ask({"html": html})

    def close(self) -> None:
        """Stop the worker and Chromium, after the image being drawn; whoever waits gets Busy."""
        self._closed = True
        with self._turn:
            if self._worker:
                self._worker.close()
                self._worker = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _ask(self, order: dict[str, Any]) -> bytes:
        line = json.dumps(order, cls=PlotlyJSONEncoder).encode()
        with self._own_turn():
            try:
                return self._answer(line)
            except Died:  # the browser's failure, not the figure's: a fresh one shall try
                pass
            try:
                return self._answer(line)
            except Died as died:
                if died.silent:
                    raise NoBrowser.silent(died.silent) from None
                raise Broken("it ended twice over this figure") from None

    @contextlib.contextmanager
    def _own_turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._turn.acquire(timeout=self._seconds):
                raise Busy
            try:
                if self._closed:
                    raise Busy
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _answer(self, line: bytes) -> bytes:
        worker = self._worker = self._worker or WorkerProcess(find_chromium())
        try:
            content = worker.ask(line, self._seconds)
        except Broken:
            raise
        except BaseException:
            self._worker = None
            worker.kill()
            raise
        if worker.answered >= self._renew_after:
            worker.close()
            self._worker = WorkerProcess(find_chromium())  # is ready when the next image is asked for
        return content

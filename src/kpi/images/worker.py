"""The process that draws: keeps one Chromium, takes one order after the other, ends with its parent or its browser.

Orders come as lines of JSON on the standard input. Each answer is a line of JSON with one entry - ``ready``, ``done``
(so many bytes follow), ``broken`` (the figure's fault, and what the browser said) or ``silent`` (Chromium did not
start) - on the standard output. Every other mishap ends the process: a fresh one is the cure.
"""

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
import tempfile
import threading
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from choreographer.browser_async import Tab
from choreographer.browsers import Chromium
from kaleido import Kaleido
from kaleido.errors import JavascriptError, KaleidoError

from kpi.images.chromium import ARGUMENTS, UNWANTED
from kpi.images.page import STYLES, Page, font_face
from kpi.images.process import remove

CLEAR_EVERY = 20  # images: of what they leave in the page the browser frees too little by itself
KILLED_SECONDS = 2  # until Chromium's files are at rest
# Chromium listens on 3 and speaks on 4. The shell becomes Chromium, so that its process is ours to end and to wait for.
ON_PIPES = ("/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 0</dev/null 1>&2', "sh")
STARTS = {"png": b"\x89PNG\r\n", "svg": b"<svg"}
READY_TO_PRINT = """(async faces => {
  document.head.append(Object.assign(document.createElement('style'), {textContent: faces}));
  await Promise.all([...document.fonts].map(font => font.load().catch(() => {})));
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
})"""


class _Chromium(Chromium):
    """Chromium with our arguments, in the worker's process group so that both can be stopped together."""

    def get_cli(self) -> Sequence[str]:
        words = list(super().get_cli())
        own = words[words.index(str(self.path)) :]  # before it stands a wrapper that hands the pipes on
        return [*ON_PIPES, *(word for word in own if word not in UNWANTED), *ARGUMENTS]

    def get_popen_args(self) -> Mapping[str, Any]:
        return {**super().get_popen_args(), "start_new_session": False}


class _Kaleido(Kaleido):  # type: ignore[misc] # untyped
    """Kaleido that does not load its page anew after every image: that takes longer than drawing."""

    async def _return_kaleido_tab(self, tab: Any) -> None:
        await self.tabs_ready.put(tab)


class Worker:
    """The browser, the folder of its profile, which is removed at the end, and the way back to the parent."""

    def __init__(self, chromium: Path, folder: Path, answers: BinaryIO) -> None:
        self._answers = answers
        self._folder = folder
        self._orders: asyncio.Queue[bytes] = asyncio.Queue()
        self._ending = threading.Lock()
        sandbox = os.geteuid() != 0
        self._browser = _Kaleido(
            page_generator=Page(), timeout=None, path=chromium, browser_cls=_Chromium,
            enable_sandbox=sandbox, enable_extensions=False,
        )  # fmt: skip

    async def serve(self) -> NoReturn:
        """Open the browser, then answer orders until the parent or the browser is gone."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._take_orders, args=(loop,), daemon=True).start()
        try:
            await self._browser.open()
        except Exception as error:  # whatever keeps Chromium from starting is told to the one who can mend it
            self._answer({"silent": _reason(error)})
            self.end()
        threading.Thread(target=self._end_with_browser, daemon=True).start()
        for tab in self._browser.tabs.values():
            await self._watch(tab)
        self._answer({"ready": True})
        done = 0
        while True:
            order = json.loads(await self._orders.get())
            try:
                await self._do(order)
                done += 1
                if done % CLEAR_EVERY == 0:
                    await self._clear()
            except (Exception, asyncio.CancelledError):  # Kaleido's calls end in many ways when its browser dies
                self.end()

    def _take_orders(self, loop: asyncio.AbstractEventLoop) -> None:
        """Pass lines on until the parent closes its end, as it also does by dying."""
        for line in sys.stdin.buffer:
            loop.call_soon_threadsafe(self._orders.put_nowait, line)
        self.end()

    def _end_with_browser(self) -> None:
        """Wait in a thread of its own: Kaleido's loop stands still for seconds when its browser dies."""
        self._browser.subprocess.wait()
        self.end()

    async def _do(self, order: dict[str, Any]) -> None:
        try:
            content = await (self._print(order["html"]) if "html" in order else self._draw(order))
        except (KaleidoError, JavascriptError) as error:
            self._answer({"broken": _reason(error)})
        else:
            self._answer({"done": len(content)}, content)

    async def _draw(self, order: dict[str, Any]) -> bytes:
        content: bytes = await self._browser.calc_fig(order["spec"], order["options"])
        kind = order["options"]["format"]
        if not content.startswith(STARTS[kind]):
            raise JavascriptError(f"no {kind.upper()} of this size")
        return content

    async def _print(self, html: str) -> bytes:
        tab = await self._browser.create_tab("about:blank")
        await self._watch(tab)
        try:
            frame = (await _send(tab, "Page.getFrameTree"))["frameTree"]["frame"]["id"]
            await _send(tab, "Emulation.setScriptExecutionDisabled", value=True)
            await _send(tab, "Page.setDocumentContent", frameId=frame, html=html)
            faces = json.dumps("".join(font_face(style) for style in STYLES))
            await _send(tab, "Runtime.evaluate", expression=f"{READY_TO_PRINT}({faces})", awaitPromise=True)
            printed = await _send(tab, "Page.printToPDF", printBackground=True, preferCSSPageSize=True)
            return b64decode(printed["data"])
        finally:
            await self._browser.close_tab(tab.target_id)

    async def _clear(self) -> None:
        for tab in self._browser.tabs.values():
            await _send(tab, "HeapProfiler.collectGarbage")

    async def _watch(self, tab: Tab) -> None:
        """End when the process that draws ``tab`` crashes: Kaleido would wait for it for ever."""

        async def crashed(_: object) -> None:
            self.end()

        tab.subscribe("Inspector.targetCrashed", crashed)
        await _send(tab, "Inspector.enable")

    def _answer(self, head: dict[str, Any], content: bytes = b"") -> None:
        with contextlib.suppress(BrokenPipeError):  # the parent is gone, which ends this process anyway
            self._answers.write(json.dumps(head).encode() + b"\n" + content)
            self._answers.flush()

    def end(self) -> NoReturn:
        """Stop Chromium, remove its profile and leave; never returns.

        The parent's end and the browser's are often noticed together: who comes second waits for the first to be done.
        """
        self._ending.acquire()
        with contextlib.suppress(Exception):
            self._browser.subprocess.kill()  # nothing of it is kept, so nothing has to be put in order
            self._browser.subprocess.wait(KILLED_SECONDS)
        remove(self._folder)
        os.killpg(0, signal.SIGKILL)
        raise SystemExit


async def _send(tab: Tab, command: str, **params: Any) -> Any:
    """Return the result of a DevTools command; raises RuntimeError, mostly because the tab is gone."""
    answer = await tab.send_command(command, params)
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer["result"]


def _reason(error: Exception) -> str:
    """Return the first line of what went wrong."""
    words = str(error.args[0] if error.args else error).strip()
    return (words or type(error).__name__).splitlines()[0][:200]


def main() -> None:
    """Serve the parent; what others print goes to the log and not among the answers."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    chromium, folder = (Path(word) for word in sys.argv[1:])
    tempfile.tempdir = str(folder)
    logging.getLogger("choreographer").setLevel(logging.ERROR)  # it warns of every browser that ends
    asyncio.run(_start(chromium, folder, answers))


async def _start(chromium: Path, folder: Path, answers: BinaryIO) -> NoReturn:
    await Worker(chromium, folder, answers).serve()


if __name__ == "__main__":
    main()

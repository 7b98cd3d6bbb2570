"""The worker's process as its parent sees it: started, asked, stopped, and never left behind."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from kpi.images.failures import Broken, Slow

START_SECONDS = 30.0  # until Chromium must be ready
STOP_SECONDS = 5.0  # that the worker has for leaving by itself
REMOVE_SECONDS = 2.0  # in which the folder of killed processes must go


class Died(Exception):
    """The worker or its browser is gone; ``silent`` says why Chromium did not start, where that is the cause."""

    def __init__(self, silent: str = "") -> None:
        self.silent = silent
        super().__init__(silent)


class WorkerProcess:
    """One worker with its Chromium, in a process group and a temporary folder of their own. For one thread at a time.

    The constructor returns at once; Chromium starts meanwhile.
    """

    def __init__(self, chromium: Path) -> None:
        self.answered = 0
        self._ready = False
        self._folder = Path(tempfile.mkdtemp(prefix="kpi-images-"))
        package = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603 our own words
            [sys.executable, "-m", "kpi.images.worker", str(chromium), str(self._folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
            env=os.environ | {"PYTHONPATH": path, "TMPDIR": str(self._folder)},
        )  # fmt: skip
        self._orders = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    @property
    def pid(self) -> int:
        """Return the number of the worker's process and of its group."""
        return self._process.pid

    def ask(self, order: bytes, seconds: float) -> bytes:
        """Return the answer to an order, a line of JSON. Raises Slow, Broken, Died; after Slow or Died: ``kill``."""
        if not self._ready:
            self._start()
        with self._within(seconds):
            content = self._exchange(order)
        self.answered += 1
        return content

    def _start(self) -> None:
        try:
            with self._within(START_SECONDS):
                head = self._head()
        except Slow:
            raise Died("no answer") from None
        if "silent" in head:
            raise Died(head["silent"])
        self._ready = True

    def _exchange(self, order: bytes) -> bytes:
        self._orders.write(order + b"\n")
        self._orders.flush()
        head = self._head()
        if "broken" in head:
            raise Broken(head["broken"])
        content = self._answers.read(head["done"])
        if len(content) < head["done"]:
            raise Died
        return content

    def _head(self) -> dict[str, Any]:
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            raise Died
        head: dict[str, Any] = json.loads(line)
        return head

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Kill the group when the time is over, which ends whatever read or write is going on: raises Slow."""
        over = threading.Event()

        def stop() -> None:
            over.set()
            self._kill_group()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (Died, OSError) as mishap:
            if over.is_set():
                raise Slow(seconds) from None
            raise mishap if isinstance(mishap, Died) else Died from None
        finally:
            timer.cancel()

    def _kill_group(self) -> None:
        if self._process.returncode is None:  # not waited for: its number is still its own
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let the worker leave by itself, and kill it if it does not."""
        with contextlib.suppress(OSError):
            self._orders.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """Stop the worker and Chromium at once and remove their folder."""
        self._kill_group()
        self._process.wait()
        for pipe in (self._orders, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()
        remove(self._folder)


def remove(folder: Path) -> None:
    """Remove a folder in which processes that were just killed may still be writing."""
    until = time.monotonic() + REMOVE_SECONDS
    while folder.exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)

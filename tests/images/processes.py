"""The processes of a renderer."""

import time
from collections.abc import Callable

import psutil  # type: ignore[import-untyped]

from kpi.images.renderer import Renderer
from tests.images.drawing import PATIENCE


def offspring(of: psutil.Process) -> list[psutil.Process]:
    """Return the living processes that descend from one."""
    return [p for p in of.children(recursive=True) if living(p)]


def processes(of: Renderer) -> list[psutil.Process]:
    """Return all processes of a renderer: other tests have some of their own."""
    return [worker(of), *offspring(worker(of))]


def living(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:  # it ended between the two questions
        return False


def worker(of: Renderer) -> psutil.Process:
    assert of._worker
    return psutil.Process(of._worker.pid)


def chromium(of: Renderer) -> psutil.Process:
    """Return Chromium's first process, the one that the worker started."""
    return next(p for p in worker(of).children() if living(p))


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def dead(processes: list[psutil.Process]) -> bool:
    return not any(living(p) for p in processes)

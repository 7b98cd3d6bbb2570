"""Work in a process of its own: with its own memory, imports and environment, and one core less for nobody."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from tests.bench.effort import tiny

P = ParamSpec("P")
T = TypeVar("T")


def _forks() -> BaseContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.bench.__main__"])
    return context


def start_apart(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
    """Start ``work`` in a fresh process, which ends with it; in a tiny bench in one that has all imported."""
    pool = ProcessPoolExecutor(1, mp_context=_forks() if tiny() else get_context("spawn"))
    future = pool.submit(work, *arguments, **named)
    pool.shutdown(wait=False)
    return future


def apart(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Return what ``work`` returns, run in a fresh process."""
    return start_apart(work, *arguments, **named).result()

"""How long the answers of each page take, uncached, beside plain SQL for the same rows and for the same sums."""

import inspect
import os
import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest

from kpi.book.view import View
from kpi.store.warehouse import Snapshot, Warehouse
from tests.bench.apart import apart
from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.plain import FROM_OBSERVATIONS, FROM_VALUES
from tests.bench.worlds import PLACE, ROOT, World

RUNS = times(15, 1)
TIMES, PLUS = 1.5, 5.0  # the target: within 1.5 times plain SQL plus 5 ms

Ask = Callable[..., Any]


@dataclass(frozen=True)
class Question:
    """A function of ``kpi.analysis`` with the arguments that a page gives it."""

    function: Ask
    arguments: tuple[Hashable, ...]

    def answer(self, data: Snapshot) -> None:
        """Ask it as the page does, past any cache."""
        self.function(data, *self.arguments)

    def plain(self, data: Snapshot, queries: dict[str, str]) -> None:
        """Run the query of its name; none where there is none."""
        sql = queries.get(self.function.__name__)
        if sql:
            named = inspect.signature(self.function).bind(None, *self.arguments)
            named.apply_defaults()
            data.query(sql, {name: _value(value) for name, value in named.arguments.items() if f"${name}" in sql})


def _value(argument: object) -> object:
    return list(argument) if isinstance(argument, tuple) else argument


def measure_answers(world: World) -> list[Figure]:
    """Return the time of each page's answers at ``world``."""
    return apart(_measure, world)


def _measure(world: World) -> list[Figure]:
    os.environ["KPI_WAREHOUSE"] = str(world.folder)
    data = Warehouse(world.folder).snapshot()
    return [_compare(world, page, questions, data) for page, questions in _questions()]


def _questions() -> Iterator[tuple[str, list[Question]]]:
    """Yield every page of the dashboard with what it asks for the newest year."""
    app = AppTest.from_file(str(ROOT / "src" / "kpi" / "ui" / "app.py"), default_timeout=60)
    app.query_params["place"] = PLACE
    app.run()
    for page in sorted((ROOT / "pages").glob("*.py")):
        asked: dict[Question, None] = {}

        def note(view: View, function: Ask, *arguments: Hashable, asked: dict[Question, None] = asked) -> Any:
            asked[Question(function, arguments)] = None
            return function(view.data, *arguments)

        st.cache_resource.clear()  # or what an earlier page asked would not be asked again
        with patch.object(View, "ask", note):
            app.switch_page(os.path.relpath(page, ROOT / "src" / "kpi" / "ui")).run()
        if app.exception:
            raise RuntimeError(f"page {page.stem} failed: {app.exception[0].message}")
        yield page.stem, list(asked)


def _compare(world: World, page: str, questions: list[Question], data: Snapshot) -> Figure:
    def answers() -> None:
        for question in questions:
            question.answer(data)

    def plain(queries: dict[str, str]) -> None:
        for question in questions:
            question.plain(data, queries)

    pairs = [(_milliseconds(answers), _milliseconds(lambda: plain(FROM_VALUES))) for _ in range(RUNS + 1)][1:]
    raw = median(raw for _, raw in pairs)
    sums = median(_milliseconds(lambda: plain(FROM_OBSERVATIONS)) for _ in range(3))
    note = f"{len(questions)} answers, {median(told / raw for told, raw in pairs):.2f} x the plain {raw:.1f} ms"
    return Figure(
        f"answers {world.name} {page}",
        median(told for told, _ in pairs),
        "ms",
        at_most=TIMES * raw + PLUS,
        note=note + (f"; their sums from observations {sums:.1f} ms" if sums > 0.1 else ""),
    )


def _milliseconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)

"""How long a visitor waits who comes while the dashboard starts: from the start of its process to the first chart."""

import time
from statistics import median

from playwright.sync_api import Browser

from tests.bench.browser import chromium, fresh_page, wait_for_chart
from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.server import dashboard
from tests.bench.worlds import PLACE, World

RUNS = times(3, 1)


def measure_cold_start(world: World) -> list[Figure]:
    """Return the seconds from the start of the process to its first answer, and to the first chart painted."""
    with chromium() as browser:
        runs = [_start(world, browser) for _ in range(RUNS)]
    name = f"cold start {world.name}"
    return [
        Figure(f"{name} server answers", median(answers for answers, _ in runs), "s"),
        Figure(f"{name} first chart painted", median(painted for _, painted in runs), "s", note=f"median of {RUNS}"),
    ]


def _start(world: World, browser: Browser) -> tuple[float, float]:
    with fresh_page(browser) as page:
        start = time.perf_counter()
        with dashboard(world) as server:
            answers = time.perf_counter() - start
            wait_for_chart(page, f"http://{server.address}/?place={PLACE}")
            return answers, time.perf_counter() - start

"""How long the script of each page runs with warm caches, within a real server, at either size of the data."""

import asyncio
from dataclasses import dataclass
from statistics import median

from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.server import Server, dashboard
from tests.bench.session import Session, visit
from tests.bench.worlds import PLACE, World

WARMING, RUNS = times(3, 1), times(15, 1)
WARM_MS = 150.0
SLOWER = 3.0  # times the time at the smallest size


@dataclass(frozen=True)
class Script:
    """The median time of a page's script run, and the processor time that the server spends on one."""

    milliseconds: float
    busy: float


def measure_scripts(worlds: list[World]) -> list[Figure]:
    """Return the script run time of each page at every world, and how it grows with the data."""
    times = {world.name: asyncio.run(_measure(world)) for world in worlds}
    figures = [
        Figure(f"script {name} {page}", script.milliseconds, "ms", WARM_MS, f"{script.busy:.0f} ms of processor time")
        for name, pages in times.items()
        for page, script in pages.items()
    ]
    smallest, *larger = times
    return figures + [
        Figure(f"script {name}:{smallest} {page}", times[name][page].milliseconds / script.milliseconds, "x", SLOWER)
        for name in larger
        for page, script in times[smallest].items()
    ]


async def _measure(world: World) -> dict[str, Script]:
    with dashboard(world) as server:
        async with visit(server.address) as session:
            await session.open("", f"place={PLACE}")
            return {page or "overview": await _page(server, session, page) for page in session.pages}


async def _page(server: Server, session: Session, page: str) -> Script:
    """Change the year on ``page`` between two years that were seen before."""
    await session.go(page)
    for turn in range(WARMING):
        await session.choose_year(session.years[turn % 2])
    busy = server.busy_seconds()
    runs = [await session.choose_year(session.years[turn % 2]) for turn in range(WARMING, WARMING + RUNS)]
    return Script(1000 * median(run.seconds for run in runs), 1000 * (server.busy_seconds() - busy) / RUNS)

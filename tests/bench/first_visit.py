"""The first visit to the overview, nothing in the browser's cache, beside a bare page with the same charts."""

import asyncio
import tempfile
from pathlib import Path
from statistics import median

from streamlit.proto.PlotlyChart_pb2 import PlotlyChart

from tests.bench.browser import chromium, fresh_page, seconds_until_painted
from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.floor import write_floor
from tests.bench.server import dashboard, static_files
from tests.bench.session import visit
from tests.bench.worlds import PLACE, World

RUNS = times(5, 1)
RATIO = 2.5


def measure_first_visit(world: World) -> list[Figure]:
    """Return the ratio of the two and their seconds from the start of the navigation to all charts painted."""
    with dashboard(world) as server, tempfile.TemporaryDirectory() as folder:
        charts = asyncio.run(_charts(server.address))
        write_floor(Path(folder), charts)
        with static_files(Path(folder)) as bare:
            addresses = (f"http://{server.address}/?place={PLACE}", f"http://{bare.address}/")
            pairs = _pairs(addresses, len(charts))
    ratios = [visit / floor for visit, floor in pairs]
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    name = f"first visit {world.name}"
    return [
        Figure(f"{name} to the bare page", median(ratios), "x", RATIO, f"{len(charts)} charts; runs {told}"),
        Figure(f"{name} all charts painted", median(visit for visit, _ in pairs), "s"),
        Figure(f"{name} bare page", median(floor for _, floor in pairs), "s"),
    ]


async def _charts(address: str) -> list[PlotlyChart]:
    async with visit(address) as session:
        return (await session.open("", f"place={PLACE}")).charts


def _pairs(addresses: tuple[str, str], charts: int) -> list[tuple[float, float]]:
    """Return the seconds of both addresses, visited in turn; a first turn that warms the servers is not counted."""
    with chromium() as browser:

        def painted(address: str) -> float:
            with fresh_page(browser) as page:
                return seconds_until_painted(page, address, charts)

        pairs = [(painted(addresses[0]), painted(addresses[1])) for _ in range(RUNS + 1)]
    return pairs[1:]

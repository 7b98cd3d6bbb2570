"""Images under their addresses: the first, later ones, and kept ones for eight clients, beside a plain file."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.server import Server, dashboard, plain_files
from tests.bench.worlds import PLACE, World

CLIENTS, EACH, TURNS = 8, times(100, 2), times(3, 1)
RATIO = 3.0  # at most, of a kept image to a plain file of its size
NAMES = ("levels", "shares", "plan_tasks", "plan_completion", "documents", "coverage", "on_time", "level4")


def measure_routes(world: World) -> list[Figure]:
    """Return seconds of images that are drawn, and how many kept ones a second the server gives."""
    with dashboard(world) as server, tempfile.TemporaryDirectory() as folder:
        with _connected(server) as connection:
            first, image = _timed(connection, _address(NAMES[0]))
            later = [_timed(connection, _address(name))[0] for name in NAMES[1:]]
            fresh = median(_timed(connection, _address(NAMES[0]))[0] for _ in range(EACH))
        (Path(folder) / "image.png").write_bytes(image)
        (Path(folder) / "index.html").write_text("")
        with plain_files(Path(folder)) as plain:
            pairs = [(_seconds(server, _address(NAMES[0])), _seconds(plain, "/image.png")) for _ in range(TURNS)]
    count = CLIENTS * EACH
    told = ", ".join(f"{kept / floor:.2f}" for kept, floor in pairs)
    name = f"routes {world.name}"
    return [
        Figure(f"{name}: first image, Chromium's start in it", first, "s", note=f"{len(image) / 1000:.0f} kB"),
        Figure(f"{name}: later image, drawn", median(later), "s", note=f"median of {len(later)} charts"),
        Figure(f"{name}: kept image, one client", fresh * 1000, "ms", note=f"median of {EACH}"),
        Figure(f"{name}: kept images, {CLIENTS} clients", count / min(kept for kept, _ in pairs), "/s"),
        Figure(f"{name}: plain file, {CLIENTS} clients", count / min(floor for _, floor in pairs), "/s"),
        Figure(f"{name}: kept image to plain file", median(kept / floor for kept, floor in pairs), "x", RATIO, told),
    ]


def _address(name: str) -> str:
    return f"/chart/{name}.png?place={PLACE}"


@contextmanager
def _connected(server: Server) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(server.address, timeout=60)
    try:
        yield connection
    finally:
        connection.close()


def _timed(connection: HTTPConnection, address: str) -> tuple[float, bytes]:
    start = time.perf_counter()
    connection.request("GET", address, headers={"accept-encoding": "gzip"})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise RuntimeError(f"{address}: {response.status} {content.decode(errors='replace')}")
    return time.perf_counter() - start, content


def _seconds(server: Server, address: str) -> float:
    """Return how long all clients need until each has got ``address`` so many times."""

    def ask(_: int) -> None:
        with _connected(server) as connection:
            for _turn in range(EACH):
                _timed(connection, address)

    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(ask, range(CLIENTS)))
    return time.perf_counter() - start

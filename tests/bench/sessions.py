"""A hundred sessions at once: how long a click takes, and how much memory the server occupies.

The visitors are a process of their own, but on the same machine: they share its cores with the server.
"""

from concurrent.futures import Future, wait
from statistics import median, quantiles

from tests.bench.apart import start_apart
from tests.bench.clicks import Crowd, click
from tests.bench.effort import tiny
from tests.bench.figures import Figure
from tests.bench.server import Server, dashboard
from tests.bench.worlds import World

CROWD = Crowd(3, 0.5, 2, 0.5) if tiny() else Crowd(sessions=100, ramp=30, seconds=60, every=5)
P95_SECONDS = 0.5


def measure_sessions(world: World) -> list[Figure]:
    """Return how long the clicks of CROWD took, and the server's memory."""
    with dashboard(world) as server:
        before, busy = server.megabytes(), server.busy_seconds()
        clicks = start_apart(click, server.address, CROWD)
        peak = _peak(server, clicks)
        taken = clicks.result()
        after, busy = server.megabytes(), server.busy_seconds() - busy
    name = f"sessions {world.name}"
    wanted = int(CROWD.sessions * CROWD.seconds / CROWD.every)
    note = (
        f"median {median(taken):.3f} s, longest {max(taken):.2f} s; {len(taken)} of {wanted} clicks, on the same cores"
    )
    return [
        Figure(f"{name} p95 of a click", quantiles(taken, n=20)[-1], "s", P95_SECONDS, note),
        Figure(f"{name} server busy", busy, "s", note=f"of processor time in {CROWD.ramp + CROWD.seconds:.0f} s"),
        Figure(f"{name} memory at start", before, "MB"),
        Figure(f"{name} memory at most", peak, "MB"),
        Figure(f"{name} memory at end", after, "MB"),
    ]


def _peak(server: Server, work: Future[list[float]]) -> float:
    """Return the most memory that the server occupied until ``work`` was done."""
    peak = 0.0
    while not work.done():
        peak = max(peak, server.megabytes())
        wait([work], timeout=1)
    return peak

"""How long answers on the ground of today's units, and findings, take beside the values as they were reported."""

import time
from collections.abc import Callable
from statistics import median

import pandas as pd

from kpi.analysis.children import children
from kpi.analysis.provenance import findings
from kpi.analysis.series import series
from kpi.store.warehouse import Warehouse
from tests.bench.apart import apart
from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.worlds import PLACE, World

RUNS = times(31, 1)
TIMES = 2.0
UNITS = 8
INDICATORS = ("dossiers_received", "dossiers_processed", "on_time_share", "plan_completion", "signature_coverage")
YEAR = 2024  # the last one before the mergers

Ask = Callable[[], pd.DataFrame]


def measure_ground(world: World) -> list[Figure]:
    """Return the time of answers about the units of a city at ``world``, as multiples of that of reported values."""
    return apart(_measure, world)


def _measure(world: World) -> list[Figure]:
    data = Warehouse(world.folder).snapshot()
    mergers = data.query(
        """SELECT c.new, min(c.old) AS old FROM unit_change c JOIN unit u ON u.id = c.new
        WHERE u.parent = ? GROUP BY c.new ORDER BY c.new""",
        [PLACE],
    )
    merged, before = tuple(mergers["new"]), tuple(mergers["old"])
    city = (PLACE, *data.query("SELECT id FROM unit WHERE parent = ? ORDER BY id", [PLACE])["id"])
    return [
        _compare(
            f"ground {world.name} series of {UNITS} merged units",
            lambda: series(data, INDICATORS, merged[:UNITS], on_ground=True),
            lambda: series(data, INDICATORS, before[:UNITS]),
        ),
        _compare(
            f"ground {world.name} units of a city in a year",
            lambda: children(data, PLACE, INDICATORS[0], YEAR, on_ground=merged),
            lambda: children(data, PLACE, INDICATORS[0], YEAR),
        ),
        _compare(
            f"ground {world.name} findings of a city and its units",
            lambda: findings(data, city),
            lambda: series(data, INDICATORS, city),
        ),
    ]


def _compare(name: str, ask: Ask, reported: Ask) -> Figure:
    """Return how many times as long as ``reported`` it takes to ``ask``, each asked in turn."""
    note = f"{len(ask())} rows in {{:.1f}} ms, {len(reported())} rows as reported in {{:.1f}} ms"
    pairs = [(_milliseconds(ask), _milliseconds(reported)) for _ in range(RUNS)]
    times = [median(column) for column in zip(*pairs, strict=True)]
    return Figure(name, median(told / raw for told, raw in pairs), "x", TIMES, note.format(*times))


def _milliseconds(ask: Ask) -> float:
    start = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - start)

"""What publishing costs: a file of 50 figures at each size of a warehouse, and a load that changes nothing."""

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from kpi.intake import submissions as life
from kpi.intake.load import derive_state, load
from kpi.intake.sent import Sent
from kpi.store.warehouse import Snapshot, Warehouse
from tests.bench.apart import apart
from tests.bench.figures import Figure
from tests.bench.worlds import DATA, PLACE, PUBLISHING_SIZES, World, demo_size

FIGURES = 50
MOST_SECONDS = {"900k": 1.65}  # a twentieth of what it took when everything was made anew, several times
MOST_MEGABYTES = 1_500.0
MOST_TIMES = 3.0  # of the time at the smallest size
MOST_SECONDS_UNCHANGED = 1.0


@dataclass(frozen=True)
class Took:
    """Seconds and seconds of the processors for each step, and the most memory."""

    steps: dict[str, tuple[float, float]]
    megabytes: float

    @property
    def seconds(self) -> float:
        """Of all steps."""
        return sum(seconds for seconds, _ in self.steps.values())

    @property
    def note(self) -> str:
        """Each step with its time and, in brackets, that of the processors."""
        return ", ".join(f"{name} {clock:.2f} s ({used:.2f})" for name, (clock, used) in self.steps.items())


def measure_publishing(worlds: list[World]) -> list[Figure]:
    """Return what each world took, the ratio to the smallest one, and a load without a change."""
    figures: list[Figure] = []
    smallest = 0.0
    for world in worlds:
        took = apart(_in_a_copy, _publish, world)
        smallest = smallest or took.seconds
        name = f"publishing {FIGURES} figures at {world.name}"
        figures += [
            Figure(name, took.seconds, "s", MOST_SECONDS.get(world.name), took.note),
            Figure(f"{name}: peak memory", took.megabytes, "MB", MOST_MEGABYTES),
            Figure(f"{name}: to the smallest size", took.seconds / smallest, "x", MOST_TIMES),
        ]
        same = apart(_in_a_copy, _load_again, world)
        figures.append(Figure(f"load {world.name} unchanged", same.seconds, "s", MOST_SECONDS_UNCHANGED, same.note))
    return figures


def _in_a_copy(work: Callable[[World], dict[str, tuple[float, float]]], world: World) -> Took:
    """Do ``work`` in a copy of the world, which stays as it is for the other parts."""
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # DuckDB draws progress bars where the table is to stand
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(world.folder, Path(folder) / "world")
        steps = work(World(world.name, Path(folder) / "world"))
    return Took(steps, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _publish(world: World) -> dict[str, tuple[float, float]]:
    warehouse = Warehouse(world.folder, derive_state)
    _once(warehouse)  # what is needed once, as by a server that runs, is not what is measured
    steps: dict[str, tuple[float, float]] = {}
    sent = _form(warehouse.snapshot(), 1)
    with _timed(steps, "check"):
        checked = life.check(warehouse, sent)
    if checked.changes is None or len(checked.understood.values) != FIGURES:
        raise ValueError(f"not understood: {[problem.en for problem in checked.problems[:3]]}")
    with _timed(steps, "receive"):
        submission = life.receive(warehouse, sent, checked, "bench")
    with _timed(steps, "publish"):
        life.publish(warehouse, submission, "bench", "bench")
    return steps


def _once(warehouse: Warehouse) -> None:
    life.check(warehouse, _form(warehouse.snapshot(), 0))


def _load_again(world: World) -> dict[str, tuple[float, float]]:
    size = next(size for size in PUBLISHING_SIZES if size.name == world.name)
    steps: dict[str, tuple[float, float]] = {}
    with _timed(steps, "load"):
        made = load(DATA, Warehouse(world.folder), demo=demo_size(size))
    if made.new:
        raise ValueError("a load of the same made a publication")
    return steps


@contextmanager
def _timed(steps: dict[str, tuple[float, float]], name: str) -> Iterator[None]:
    clock, used = time.perf_counter(), time.process_time()
    yield
    steps[name] = time.perf_counter() - clock, time.process_time() - used


def _form(data: Snapshot, more: int) -> Sent:
    """Return a table of new values of four wards for the last month on record."""
    wards = data.query("SELECT name_vi FROM unit WHERE parent = ? AND valid_to IS NULL ORDER BY id", [PLACE])["name_vi"]
    asked = """SELECT m.name_vi, max(o.period_start) AS month FROM observation o JOIN measure m ON m.code = o.item
        WHERE o.freq = 'M' AND o.unit IN (SELECT id FROM unit WHERE parent = ?) GROUP BY ALL ORDER BY m.name_vi"""
    items = data.query(asked, [PLACE])
    month = items["month"].max().strftime("%Y-%m")
    cells = islice(product(wards, items["name_vi"]), FIGURES)
    lines = [f'{ward},{month},"{item}",{300 + more + n}' for n, (ward, item) in enumerate(cells)]
    text = "\n".join(["Đơn vị,Kỳ,Chỉ tiêu,Giá trị", *lines, ""])
    return Sent(f"bench-{more}.csv", text.encode(), PLACE)

"""A load killed at any moment: what stood still stands whole, and the next load works."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from kpi.intake.load import load
from kpi.store.warehouse import Warehouse
from tests.building import ROOT, Record, World, said, tries

KILLS = tries("KPI_KILLS", 5)
LOAD = """
import sys
from pathlib import Path
from kpi.intake.load import load
from kpi.store.warehouse import Warehouse
print("ready", flush=True)
load(Path(sys.argv[1]), Warehouse(Path(sys.argv[2])))
"""


class State(NamedTuple):
    """What a reader sees."""

    publications: int
    observations: int  # that stand
    checksum: int  # of every cell of every indicator value


def state(warehouse: Warehouse) -> State:
    """Read everything there is, through a reader of its own."""
    row = (
        Warehouse(warehouse.folder)
        .snapshot()
        .query(
            """SELECT (SELECT count(*) FROM publication) AS publications,
            (SELECT count(*) FROM observation ANTI JOIN superseded USING (observation)) AS observations,
            (SELECT CAST(sum(hash(v)) AS VARCHAR) FROM (SELECT * EXCLUDE (since) FROM indicator_value) v) AS checksum"""
        )
    )
    publications, observations, checksum = row.iloc[0]
    return State(int(publications), int(observations), int(checksum))


def two_years_of_months() -> list[Record]:
    numbers = random.Random(1)
    months = [f"{year}-{month:02}" for year in (2022, 2023) for month in range(1, 13)]
    items = ("handled", "online_full", "online_part", "late", "waiting", "room", "wired")
    wards = ("W1", "W2", "W3", "W4")
    return [said(ward, month, item, numbers.randint(0, 1)) for ward in wards for month in months for item in items]


def start_load(world: World) -> "subprocess.Popen[str]":
    """Return the process of a load that is about to begin."""
    command = [sys.executable, "-c", LOAD, str(world.data), str(world.warehouse.folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "ready\n"
    return process


def run_load(world: World) -> float:
    """Load in a process of its own; return how many seconds the load took."""
    process = start_load(world)
    begun = time.monotonic()
    assert process.wait(60) == 0
    return time.monotonic() - begun


def test_a_load_killed_at_any_moment_leaves_the_old_or_the_new_and_nothing_else(tmp_path: Path) -> None:
    world, months, moments = World(tmp_path), two_years_of_months(), random.Random(20)

    def write(figure: int) -> None:
        world.write("reported/figures.csv", said("C", "2022", "score", figure), *months)

    checksums, seconds = {}, 0.0
    for figure in (1, 2):
        write(figure)
        seconds = run_load(world)
        checksums[figure] = state(world.warehouse).checksum
    assert checksums[1] != checksums[2]
    figure, killed = 2, 0
    for _ in range(KILLS):
        old = state(world.warehouse)
        assert old.checksum == checksums[figure]
        figure = 3 - figure
        new = State(old.publications + 1, old.observations, checksums[figure])
        write(figure)
        process = start_load(world)
        time.sleep(moments.uniform(0, seconds))
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        assert state(world.warehouse) in (old, new)
        begun = time.monotonic()
        load(world.data, world.warehouse)
        seconds = time.monotonic() - begun  # what else the machine does changes
        assert state(world.warehouse) == new
        assert not list(world.warehouse.folder.glob("building*"))
    assert killed >= KILLS / 4  # the others had ended

"""An import killed at any moment: no received file is lost, no state is half of one, and it can be done again."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kpi.intake.load import derive_state
from kpi.intake.sent import Sent
from kpi.intake.submissions import check, publish, receive
from kpi.store.files import kept_file
from kpi.store.warehouse import Warehouse
from tests.building import ROOT, World, said

KILLS = int(os.environ.get("KPI_KILLS", "10"))
IMPORT = """
import sys
from pathlib import Path
from kpi.intake.load import derive_state
from kpi.store.warehouse import Warehouse
from tests.test_kill_import import send
print("ready", flush=True)
for step in send(Warehouse(Path(sys.argv[1]), derive_state), int(sys.argv[2])):
    print(step, flush=True)
"""
STEPS = ["received", "published"]
MEASURED = 2  # imports before the first that is killed


def file(number: int) -> Sent:
    """Return the file that revises what the one before it said."""
    return Sent(f"{number}.csv", f"Năm 2021,\nĐơn vị,Hồ sơ đã giải quyết\nPhường Một,{100 + number}\n".encode(), "C")


def send(warehouse: Warehouse, number: int) -> Any:
    """Import a file; yield each step once it is done."""
    sent = file(number)
    submission = receive(warehouse, sent, check(warehouse, sent), "lan")
    yield "received"
    publish(warehouse, submission, "lan")
    yield "published"


def start(warehouse: Warehouse, number: int) -> "subprocess.Popen[str]":
    """Return the process of an import that is about to begin."""
    command = [sys.executable, "-c", IMPORT, str(warehouse.folder), str(number)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def steps_of(process: "subprocess.Popen[str]") -> list[str]:
    assert process.stdout is not None
    with process.stdout:
        return process.stdout.read().split()


def time_import(warehouse: Warehouse, number: int) -> float:
    """Import in a process of its own; return how many seconds it took until all was done."""
    process = start(warehouse, number)
    ready = time.monotonic()
    assert process.stdout is not None
    assert [process.stdout.readline().strip() for _ in STEPS] == STEPS
    seconds = time.monotonic() - ready
    assert steps_of(process) == []
    assert process.wait(60) == 0
    return seconds


def record(warehouse: Warehouse) -> dict[str, list[Any]]:
    """Return all that is on record, times apart, through a reader of its own."""
    data = Warehouse(warehouse.folder).snapshot()
    queries = {
        "submissions": "SELECT file, sha256, status, published_in FROM submission_state ORDER BY submission",
        "events": "SELECT submission, what, publication FROM submission_event ORDER BY event",
        "cells": "SELECT submission, reading, cell, value FROM submission_value ORDER BY submission",
        "observations": "SELECT o.source, o.value, o.publication, s.publication AS gone "
        "FROM observation o LEFT JOIN superseded s USING (observation) ORDER BY observation",
        "shown": "SELECT unit, value FROM indicator_value WHERE indicator = 'handled' AND freq = 'A' ORDER BY ALL",
        "publications": "SELECT publication, added, superseded FROM publication ORDER BY 1",
    }
    return {name: data.query(sql).astype(object).fillna(0).to_numpy().tolist() for name, sql in queries.items()}


def reference(folder: Path, imports: int) -> list[dict[str, list[Any]]]:
    """Return what is on record before the first import and after each step of each import that nobody kills."""
    world = World(folder)
    world.publish(said("W1", "2020", "handled", 1))
    states = [record(world.warehouse)]
    for number in range(imports):
        states.extend(record(world.warehouse) for _ in send(world.warehouse, number))
    return states


def test_an_import_killed_at_any_moment_loses_and_halves_nothing(tmp_path: Path) -> None:
    states = reference(tmp_path / "reference", MEASURED + KILLS)
    world, moments = World(tmp_path / "killed"), random.Random(5)
    world.publish(said("W1", "2020", "handled", 1))
    seconds, killed = min(time_import(world.warehouse, number) for number in range(MEASURED)), 0
    for number in range(MEASURED, MEASURED + KILLS):
        process = start(world.warehouse, number)
        time.sleep(moments.uniform(0, seconds))
        process.kill()
        done = steps_of(process)
        killed += process.wait() == -signal.SIGKILL
        before, possible = 2 * number, record(world.warehouse)
        assert possible in states[before + len(done) : before + 3]
        for _, sha256, _, _ in possible["submissions"]:
            assert kept_file(world.warehouse.folder, sha256)
        if possible != states[before + 2]:
            assert list(send(Warehouse(world.warehouse.folder, derive_state), number)) == STEPS
        assert record(world.warehouse) == states[before + 2]
        assert not list(world.warehouse.folder.glob("building*"))
    assert killed >= KILLS / 4  # the others had ended; how many depends on what else the machine does

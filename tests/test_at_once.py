"""Several at once: imports beside imports, loads and readers, and a server that publishes what is due."""

import json
import time
import traceback
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from kpi.intake.load import derive_state
from kpi.intake.submissions import schedule
from kpi.store.submissions import now
from kpi.store.warehouse import Warehouse
from tests.bench.server import dashboard
from tests.bench.worlds import World as Served
from tests.building import answer, said
from tests.commands import FORKS, PATIENCE, Command, Sending, done, forked, run

READERS = 20
Shown = tuple[Any, ...]
"""A publication and what it shows of the wards and the city in 2021."""
FIRST: Shown = (2, 11, 12, 13, 36)


@pytest.fixture(scope="module")
def sending(tmp_path_factory: pytest.TempPathFactory) -> Sending:
    return Sending(tmp_path_factory.mktemp("at-once"))


def outcome(folder: Path) -> dict[str, list[Any]]:
    """Return what stands and is shown, submissions named by their files: the same whoever of two was received first."""
    data = Warehouse(folder).snapshot()
    queries = {
        "submissions": "SELECT file, place, status FROM submission_state ORDER BY ALL",
        "standing": "SELECT coalesce(file, o.source), item, unit, period_start, value FROM observation o "
        "ANTI JOIN superseded USING (observation) LEFT JOIN submission s ON s.source = o.source ORDER BY ALL",
        "shown": "SELECT * EXCLUDE (sources) FROM indicator_value ORDER BY ALL",
        "findings": "SELECT code, indicator, unit, period_start FROM finding ORDER BY ALL",
    }
    return {name: data.query(sql).astype(str).to_numpy().tolist() for name, sql in queries.items()}


def publish_file(file: str) -> tuple[str, ...]:
    return "import", file, "--place", "C", "--publish"


@pytest.mark.parametrize("other", ["the same file", "another file", "a load"])
def test_two_at_once_end_as_one_after_the_other(other: str, sending: Sending) -> None:
    one = publish_file(sending.file("one", 21, 22))
    sending.world.write("reported/figures.csv", *(said(f"W{ward}", "2020", "handled", 7 * ward) for ward in (1, 2, 3)))
    two = {
        "the same file": one,
        "another file": publish_file(sending.file("two", 31)),
        "a load": ("load", "--data", str(sending.world.data)),
    }[other]
    serial = []
    for order in {(one, two), (two, one)}:
        folder = sending.copy("serial")
        done(folder, *order[0])
        assert run(folder, *order[1])[0] == (4 if one == two else 0)
        serial.append(outcome(folder))
    folder = sending.copy("together")
    both = [Command(folder, *words) for words in (one, two)]
    for command in both:
        command.begin()
    (code, text), (code_2, text_2) = sorted(command.end() for command in both)
    assert code == 0, text
    if one == two:
        assert (code_2, "was received already" in text_2) == (4, True) or (
            (code_2, "is published already" in text_2) == (1, True)
        ), text_2
    else:
        assert code_2 == 0, text_2
    assert outcome(folder) in serial


def read(pipe: Connection, folder: str, asof: int | None) -> None:
    """Read until told to stop; tell everything that was seen, or what went wrong."""
    warehouse, seen = Warehouse(Path(folder), derive_state), set()
    try:
        pipe.send("ready")
        while not pipe.poll(0.3):
            data = warehouse.snapshot(asof)
            newest = data.query("SELECT max(publication) AS newest FROM publication")["newest"]
            values = data.query(
                "SELECT value FROM indicator_value WHERE indicator = 'handled' AND freq = 'A' "
                "AND year(period_start) = 2021 ORDER BY unit = 'C', unit"
            )
            seen.add((*newest.tolist(), *values["value"].tolist()))
        pipe.send(seen)
    except BaseException:
        pipe.send(traceback.format_exc())


def start_reader(folder: Path, asof: int | None) -> Connection:
    ours, theirs = FORKS.Pipe()
    forked(read, theirs, str(folder), asof)
    theirs.close()
    assert ours.recv() == "ready"
    return ours


def shown_by(address: str, asof: str = "") -> Shown:
    """Return what the server's chart shows."""
    path = f"/chart/ranking.json?place=C&year=2021&indicator=handled&lang=en{asof}"
    with urllib.request.urlopen(f"http://{address}{path}", timeout=PATIENCE) as response:
        told = json.load(response)
    values = {row["unit"].partition("@")[0]: row["value"] for row in told["rows"]}
    wards = [values[ward] for ward in ("W1", "W2", "W3")]
    number = told["publication"]["number"]
    assert asof or told["publication"]["newest"] == number
    assert f"publication {number}," in told["sentence"]
    assert f"from {wards[0]} to {wards[1]} " in told["headline"]  # of the two that existed all year
    return (number, *wards, sum(wards))


@contextmanager
def asking(address: str) -> Iterator[list[tuple[datetime, Shown]]]:
    """Ask the server all the time, four at once; give what it showed, and when at the latest, complete at the end."""
    seen: list[tuple[datetime, Shown]] = []
    stop = Event()

    def ask() -> None:
        while not stop.wait(0.2):
            shown = shown_by(address)
            seen.append((now(), shown))

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(ask) for _ in range(4)]
        try:
            yield seen
        finally:
            stop.set()
        for one in asked:
            one.result()


def test_readers_see_whole_publications_while_others_are_made(sending: Sending) -> None:
    folder, expected = sending.copy("read"), [FIRST]
    for number in (3, 4):
        wards = [10 * number + ward for ward in (1, 2, 3)]
        expected.append((number, *wards, sum(wards)))
    with dashboard(Served("read", folder)) as server, asking(server.address) as over_http:
        readers = [start_reader(folder, FIRST[0] if number < 2 else None) for number in range(READERS)]
        for number, *wards, _ in expected[1:]:
            done(folder, *publish_file(sending.file(str(number), *wards)))
        shown: list[Any] = []
        for reader in readers:
            reader.send("stop")
            assert reader.poll(PATIENCE)
            shown.append(reader.recv())
    assert [told for told in shown if isinstance(told, str)] == []
    assert shown[:2] == [{FIRST}] * 2
    assert set().union(*shown[2:]) | {told for _, told in over_http} <= set(expected)
    assert set().union(*shown[2:]) >= {expected[0], expected[-1]}
    assert len({told for _, told in over_http}) > 1


@pytest.mark.parametrize("rivals", [0, 2], ids=["alone", "beside-commands"])
def test_a_server_publishes_what_is_due_once_and_not_before(rivals: int, sending: Sending) -> None:
    folder, second = sending.copy("due"), (3, 21, 22, 13, 56)
    done(folder, "import", sending.file("due", 21, 22), "--place", "C")
    with dashboard(Served("due", folder)) as server, asking(server.address) as seen:
        commands = [Command(folder, "submissions", "publish-due") for _ in range(rivals)]
        assert shown_by(server.address, "&asof=2") == FIRST
        due = now() + timedelta(seconds=6)  # more than the 5 after which the server looks again
        schedule(Warehouse(folder, derive_state), 2, "an", due)
        time.sleep(max(0.0, (due - now()).total_seconds()))
        for command in commands:
            command.begin()
        assert [command.end()[0] for command in commands] == [0] * rivals
        until = time.monotonic() + PATIENCE
        while shown_by(server.address) == FIRST:
            assert time.monotonic() < until, "it was never published"
            time.sleep(0.1)
        assert [shown_by(server.address, f"&asof={number}") for number in (2, 3)] == [FIRST, second]
    assert {shown for _, shown in seen} == {FIRST, second}
    assert {shown for when, shown in seen if when < due} == {FIRST}
    data = Warehouse(folder).snapshot()
    events = data.query("SELECT what, publication, happened_at >= ? AS after FROM submission_event "
                        "WHERE submission = 2 ORDER BY event", [due])  # fmt: skip
    assert [tuple(row.values()) for row in answer(events)] == [
        ("received", 2, False),
        ("checked", 2, False),
        ("scheduled", 2, False),
        ("published", 3, True),
    ]
    assert data.publications == (1, 2, 3)

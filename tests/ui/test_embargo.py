"""The server's own watch over what is held back: it waits, publishes, and goes on after a failure."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from kpi.intake.submissions import check, publish_due, receive, schedule
from kpi.store.submissions import now
from kpi.store.warehouse import NoRoom, Warehouse
from kpi.ui import embargo
from tests.building import World, said
from tests.intake.submissions.sending import sent, statuses

Watch = Callable[[Warehouse], list[float]]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Return how to watch over a warehouse until the third look; the answer is how long each pause was to be."""

    def run(warehouse: Warehouse) -> list[float]:
        pauses: list[float] = []

        async def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 3:
                raise asyncio.CancelledError

        monkeypatch.setattr("kpi.ui.embargo.asyncio.sleep", sleep)
        with pytest.raises(asyncio.CancelledError):
            asyncio.run(embargo.keep_publishing(warehouse))
        return pauses

    return run


def hold(world: World, due: datetime) -> None:
    world.begin(said("W1", "2020", "handled", 100))
    file = sent("Phường Một,120,5")
    schedule(world.warehouse, receive(world.warehouse, file, check(world.warehouse, file), "lan"), "an", due)


def test_what_is_due_is_published_and_then_it_waits(world: World, watch: Watch) -> None:
    hold(world, now() - timedelta(seconds=1))
    assert watch(world.warehouse) == [5, 5, 5]
    assert statuses(world) == {1: "published"}
    assert world.warehouse.snapshot().publications == (1, 2)


def test_it_wakes_up_when_the_next_one_is_due(world: World, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(world, datetime(2100, 1, 1))
    assert watch(world.warehouse) == [5, 5, 5]
    monkeypatch.setattr("kpi.ui.embargo.now", lambda: datetime(2099, 12, 31, 23, 59, 58))
    assert watch(world.warehouse) == [2, 2, 2]
    assert statuses(world) == {1: "checked"}


def test_a_failure_is_logged_and_it_tries_again(
    world: World, watch: Watch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hold(world, now() - timedelta(seconds=1))
    failures = [NoRoom(world.warehouse.folder, "No space left on device")]

    def failing(warehouse: Warehouse) -> list[int]:
        if failures:
            raise failures.pop()
        return publish_due(warehouse)

    monkeypatch.setattr(embargo, "publish_due", failing)
    assert watch(world.warehouse) == [60, 5, 5]
    assert statuses(world) == {1: "published"}
    assert "there is no room left to write" in caplog.text


def test_it_waits_for_a_first_load_and_for_tables_of_today(tmp_path: Path, watch: Watch) -> None:
    assert watch(Warehouse(tmp_path / "none")) == [5, 5, 5]
    with duckdb.connect(str(tmp_path / "kpi-000001.duckdb")) as con:
        con.execute("CREATE TABLE publication AS SELECT 1 AS publication")
    (tmp_path / "current").write_text("kpi-000001.duckdb")
    assert watch(Warehouse(tmp_path)) == [5, 5, 5]


def test_what_another_process_has_published_makes_no_version(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    due = now() - timedelta(seconds=1)
    hold(world, due)
    late = Warehouse(world.warehouse.folder)
    before = late.snapshot()
    assert publish_due(world.warehouse) == [1]
    version = world.warehouse.current()
    monkeypatch.setattr(late, "snapshot", lambda: before)  # as it looked a moment ago
    assert publish_due(late) == []
    assert world.warehouse.current() == version

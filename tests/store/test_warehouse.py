"""Versions on disk: readers never wait, loads queue, and what fails leaves nothing behind."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from kpi.store.warehouse import NoData, OtherEdition, Snapshot, Warehouse

NOW = "TIMESTAMP '2021-01-01 00:00:00'"
ROWS = 500  # that every publication adds


def add_publication(con: duckdb.DuckDBPyConnection, number: int) -> None:
    """Add a publication and rows that a reader must see together with it."""
    con.execute(f"INSERT INTO publication VALUES (?, {NOW}, '', ?, 0)", [number, ROWS])
    con.execute("INSERT INTO superseded SELECT i, ? FROM range(?) r(i)", [number, ROWS])


def publish(warehouse: Warehouse, number: int) -> None:
    with warehouse.writing() as con:
        add_publication(con, number)


def newest(data: Snapshot) -> tuple[int, int]:
    """Return the newest publication, and how many publications its rows make."""
    row = data.query(
        "SELECT (SELECT max(publication) FROM publication) AS newest, (SELECT count(*) FROM superseded) AS rows"
    ).iloc[0]
    return int(row["newest"]), int(row["rows"]) // ROWS


def files(warehouse: Warehouse) -> set[str]:
    return {path.name for path in warehouse.folder.iterdir()} - {"lock"}


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "deep" / "warehouse")


def test_a_warehouse_that_was_never_loaded_has_no_data(warehouse: Warehouse) -> None:
    with pytest.raises(NoData, match="warehouse"):
        warehouse.current()
    with pytest.raises(NoData):
        warehouse.snapshot()


def test_tables_of_another_edition_are_not_read_and_a_load_makes_them_todays(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    with duckdb.connect(str(warehouse.current())) as con:
        con.execute("COMMENT ON TABLE publication IS 'another edition'")
    with pytest.raises(OtherEdition):
        warehouse.snapshot()
    publish(warehouse, 2)
    assert newest(warehouse.snapshot()) == (2, 2)


def test_the_first_writing_makes_the_tables_and_the_first_version(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    assert warehouse.current() == warehouse.folder / "kpi-000001.duckdb"
    assert files(warehouse) == {"current", "kpi-000001.duckdb"}
    assert newest(warehouse.snapshot()) == (1, 1)


def test_a_writing_goes_on_from_the_current_version(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    publish(warehouse, 2)
    assert warehouse.snapshot().version.startswith("kpi-000002-")
    assert newest(warehouse.snapshot()) == (2, 2)


def test_a_snapshot_is_the_same_until_there_is_a_newer_one(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    first = warehouse.snapshot()
    assert warehouse.snapshot() is first
    publish(warehouse, 2)
    assert warehouse.snapshot() is not first


def test_another_process_s_load_is_seen_through_the_pointer(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    reader = Warehouse(warehouse.folder)
    assert newest(reader.snapshot()) == (1, 1)
    publish(warehouse, 2)
    assert newest(reader.snapshot()) == (2, 2)


def test_a_snapshot_cannot_be_written_to(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        warehouse.snapshot().query("DELETE FROM publication")
    assert newest(warehouse.snapshot()) == (1, 1)


def test_values_are_bound_by_place_or_by_name(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    data = warehouse.snapshot()
    assert data.query("SELECT ? AS a, ? AS b", ["'; DROP TABLE unit; --", 2]).iloc[0].tolist() == [
        "'; DROP TABLE unit; --",
        2,
    ]
    assert data.query("SELECT $a AS a", {"a": "x"}).iloc[0].tolist() == ["x"]


def test_only_the_last_three_versions_stay(warehouse: Warehouse) -> None:
    for number in range(1, 6):
        publish(warehouse, number)
    kept = {"kpi-000003.duckdb", "kpi-000004.duckdb", "kpi-000005.duckdb"}
    assert files(warehouse) == {"current"} | kept


def test_a_snapshot_whose_version_is_gone_can_still_be_read(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    old = warehouse.snapshot()
    for number in range(2, 6):
        publish(warehouse, number)
    assert not (warehouse.folder / "kpi-000001.duckdb").exists()
    assert newest(old) == (1, 1)


def test_a_failed_writing_leaves_nothing_behind(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    before = files(warehouse)

    def fail() -> None:
        with warehouse.writing() as con:
            add_publication(con, 2)
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        fail()
    assert files(warehouse) == before
    assert newest(warehouse.snapshot()) == (1, 1)


def test_a_failed_first_writing_leaves_an_empty_folder(warehouse: Warehouse) -> None:
    with pytest.raises(duckdb.CatalogException), warehouse.writing() as con:
        con.execute("FROM nowhere")
    assert files(warehouse) == set()


def test_the_next_writing_clears_what_a_dead_one_left(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    (warehouse.folder / "building.duckdb").write_bytes(b"half")
    (warehouse.folder / "building.duckdb.wal").write_bytes(b"half")
    (warehouse.folder / "building-pointer").write_text("kpi-000002.duckdb")
    spilled = warehouse.folder / "building.duckdb.tmp"
    spilled.mkdir()
    (spilled / "duckdb_temp_storage-0.tmp").write_bytes(b"half")
    publish(warehouse, 2)
    assert files(warehouse) == {"current", "kpi-000001.duckdb", "kpi-000002.duckdb"}
    assert newest(warehouse.snapshot()) == (2, 2)


def test_a_version_that_never_became_current_is_replaced(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    (warehouse.folder / "kpi-000002.duckdb").write_bytes(b"a load died before it moved the pointer")
    assert newest(warehouse.snapshot()) == (1, 1)
    publish(warehouse, 2)
    assert newest(warehouse.snapshot()) == (2, 2)


def test_a_version_removed_since_the_pointer_was_read_gives_way_to_the_newer(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(warehouse, 1)
    publish(warehouse, 2)
    gone, now = warehouse.folder / "kpi-000000.duckdb", warehouse.current()
    answers = iter([gone, now])
    monkeypatch.setattr(warehouse, "current", lambda: next(answers))
    assert newest(warehouse.snapshot()) == (2, 2)


def test_two_writings_queue_on_the_lock(warehouse: Warehouse) -> None:
    inside, entered = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait()
        with Warehouse(warehouse.folder).writing() as con:
            entered.set()
            add_publication(con, 2)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(second)
        with warehouse.writing() as con:
            inside.set()
            add_publication(con, 1)
            assert not entered.wait(0.3)
        waiting.result()
    assert newest(warehouse.snapshot()) == (2, 2)


def read_until(done: threading.Event, warehouse: Warehouse) -> list[tuple[int, int]]:
    seen = [newest(warehouse.snapshot())]
    while not done.is_set():
        seen.append(newest(warehouse.snapshot()))
    return [*seen, newest(warehouse.snapshot())]


def test_readers_see_only_whole_states_and_never_an_older_after_a_newer(warehouse: Warehouse) -> None:
    publish(warehouse, 1)
    last, done = 20, threading.Event()
    shared = Warehouse(warehouse.folder)
    readers: list[Callable[[], Warehouse]] = [
        lambda: shared,
        lambda: shared,
        lambda: Warehouse(warehouse.folder),
        lambda: Warehouse(warehouse.folder),
    ]
    with ThreadPoolExecutor(len(readers)) as pool:
        reading = [pool.submit(read_until, done, reader()) for reader in readers]
        try:
            for number in range(2, last + 1):
                publish(warehouse, number)
        finally:
            done.set()
        histories = [future.result() for future in reading]
    for history in histories:
        assert history == sorted(history)
        assert all(publication == rows for publication, rows in history)
        assert history[-1] == (last, last)
    assert len({state for history in histories for state in history}) > 3  # they did read in between

"""The data as known at an earlier publication: everything that was shown then, and nothing that came later."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kpi.analysis.provenance import findings, parts, publications
from kpi.analysis.scorecard import scorecard
from kpi.intake.load import derive_state
from kpi.store.derive import script
from kpi.store.history import REFERENCE
from kpi.store.reading import read_reference
from kpi.store.warehouse import CLOSED, KEPT_STATES, Derive, Snapshot, Warehouse
from tests.building import Record, World, answer, codes, said, some, value

UNITS: list[Record] = [
    {"code": "C", "kind": "city", "name_vi": "Thành phố C", "name_en": "City C"},
    {"code": "W1", "kind": "ward", "parent_code": "C", "name_vi": "Phường Một", "name_en": "Ward One"},
    {"code": "W2", "kind": "ward", "parent_code": "C", "name_vi": "Phường Hai", "name_en": "Ward Two"},
]
TARGET: Record = {"unit_code": "W1", "indicator": "late_share", "year": 2020, "value": 5, "legal_basis": "Kế hoạch 01"}
HANDLED, LATE = said("W1", "2020", "handled", 100), said("W1", "2020", "late", 10)
STATED, WAITING = said("W1", "2020", "late_share", 12, printed="12%"), said("W2", "2020", "waiting", 3)


@pytest.fixture(scope="module")
def thrice(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Published three times: then a value is revised, one added, one withdrawn, a unit renamed, a target raised."""
    world = World(tmp_path_factory.mktemp("thrice"))
    world.write("units/units.csv", *UNITS)
    world.write("catalog/targets.csv", TARGET)
    world.publish(HANDLED, LATE, STATED, WAITING)
    world.write("units/units.csv", *UNITS[:1], UNITS[1] | {"name_vi": "Phường Mới"}, UNITS[2])
    world.write("catalog/targets.csv", TARGET | {"value": 7, "legal_basis": "Kế hoạch 02"})
    world.publish(HANDLED, LATE | {"value": 20}, STATED, said("W2", "2021", "handled", 50))
    world.publish(HANDLED, LATE | {"value": 30}, STATED, said("W2", "2021", "handled", 50))
    return world


@pytest.fixture
def changed(thrice: World, tmp_path: Path) -> World:
    return thrice.copy(tmp_path)


@pytest.fixture
def unkept(changed: World) -> World:
    """The same, published before rows that are gone were kept: earlier states are derived."""
    with changed.warehouse.writing() as con:
        con.execute("DELETE FROM made_from WHERE what = 'past'")
    return changed


def cells(data: Snapshot, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in answer(data.query(f"FROM {table}"))]


def test_every_table_is_what_it_was_at_that_publication(world: World) -> None:
    tables = (*REFERENCE, "publication", "observation", "superseded", "indicator_value", "finding", "revision")
    shown: dict[int, dict[str, list[tuple[Any, ...]]]] = {}
    world.write("units/units.csv", *UNITS)
    for number, more in enumerate(([STATED, WAITING], [STATED], [WAITING | {"value": 4}]), start=1):
        world.write("catalog/targets.csv", TARGET | {"value": number})
        data = world.show(HANDLED, LATE | {"value": 10 * number}, *more)
        shown[number] = {table: cells(data, table) for table in tables}
    for number in (1, 2):
        data = world.warehouse.snapshot(number)
        for table in tables:
            assert sorted(map(repr, cells(data, table))) == sorted(map(repr, shown[number][table])), (number, table)
        for table in ("indicator", "measure", "area", "unit", "indicator_value"):  # whose order is shown
            assert list(map(repr, cells(data, table))) == list(map(repr, shown[number][table])), (number, table)


def test_answers_of_an_earlier_state_are_the_old_ones(changed: World) -> None:
    old, new = changed.warehouse.snapshot(1), changed.warehouse.snapshot()
    for data, share, target, name in ((old, 10, 5, "Phường Một"), (new, 30, 7, "Phường Mới")):
        row = some(data, "late_share", "W1", "2020")
        assert (row["value"], row["target"]) == (share, target)
        assert read_reference(data).tree["W1"].name_vi == name
    assert value(old, "waiting", "W2", "2020") is not None
    assert value(old, "handled", "W2", "2021") is None
    assert value(new, "waiting", "W2", "2020") is None
    assert value(new, "handled", "W2", "2021") is not None
    assert codes(answer(scorecard(old, "W1", 2020)), "indicator", "value", "legal_basis")[0] == (
        "late_share",
        10,
        "Kế hoạch 01",
    )
    assert codes(answer(parts(old, "late_share", "W1", 2020)), "item", "value") == [
        ("late_share", 12),
        ("late", 10),
        ("handled", 100),
    ]
    assert read_reference(old).publication == 1
    assert codes(answer(publications(old)), "publication") == [(1,)]


def test_findings_are_those_of_the_state(changed: World) -> None:
    def told(data: Snapshot) -> list[str]:
        return [row["params"] for row in answer(findings(data)) if row["code"] == "stated_share"]

    assert ['"computed":10.0' in params for params in told(changed.warehouse.snapshot(1))] == [True]
    assert ['"computed":30.0' in params for params in told(changed.warehouse.snapshot())] == [True]


def test_reference_tables_are_kept_only_when_they_change(changed: World) -> None:
    kept = changed.warehouse.snapshot().query("SELECT name, publication FROM reference_version WHERE publication > 1")
    assert sorted(codes(answer(kept), "name", "publication")) == [("target", 2), ("unit", 2)]


def test_the_order_of_the_catalogue_is_part_of_it(world: World) -> None:
    path = world.data / "catalog" / "areas.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    world.publish(HANDLED)
    path.write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n", encoding="utf-8")
    world.publish(HANDLED)
    assert list(read_reference(world.warehouse.snapshot(1)).catalog.areas) == ["service", "result"]
    assert list(read_reference(world.warehouse.snapshot()).catalog.areas) == ["result", "service"]


def test_a_table_that_was_empty_is_empty_again(world: World) -> None:
    world.write("catalog/targets.csv")
    world.publish(HANDLED)
    world.write("catalog/targets.csv", TARGET)
    world.publish(HANDLED)
    world.write("catalog/targets.csv")
    world.publish(HANDLED)
    assert [len(read_reference(world.warehouse.snapshot(number)).catalog.targets) for number in (1, 2, 3)] == [0, 1, 0]


@pytest.mark.parametrize("asof", [None, 0, -1, 3, 4, 10**9])
def test_the_newest_and_what_does_not_exist_are_the_current_version(changed: World, asof: int | None) -> None:
    assert changed.warehouse.snapshot(asof) is changed.warehouse.snapshot()
    assert not list(changed.warehouse.folder.glob("asof-*.duckdb"))


def test_a_state_is_made_once_and_shared_with_other_processes(unkept: World) -> None:
    made: list[int] = []

    def derive(con: duckdb.DuckDBPyConnection, publication: int) -> None:
        made.append(publication)
        derive_state(con, publication)

    store = Warehouse(unkept.warehouse.folder, derive)
    assert store.snapshot(1) is store.snapshot(1)
    other = Warehouse(unkept.warehouse.folder, derive).snapshot(1)
    assert other.version == store.snapshot(1).version
    assert made == [1]


def slow(made: list[int], begun: threading.Event, go: threading.Event) -> Derive:
    def derive(con: duckdb.DuckDBPyConnection, publication: int) -> None:
        made.append(publication)
        begun.set()
        assert go.wait(60)
        derive_state(con, publication)

    return derive


def test_two_who_ask_at_once_get_one_state_and_nobody_else_waits(unkept: World) -> None:
    made: list[int] = []
    begun, go = threading.Event(), threading.Event()
    store = Warehouse(unkept.warehouse.folder, slow(made, begun, go))
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(store.snapshot, 1) for _ in range(2)]
        assert begun.wait(60)
        assert some(store.snapshot(), "late_share", "W1", "2020")["value"] == 30
        go.set()
        first, second = (future.result() for future in asked)
    assert first is second
    assert made == [1]


def test_a_load_in_the_middle_of_making_a_state_harms_neither(unkept: World) -> None:
    begun, go = threading.Event(), threading.Event()
    store = Warehouse(unkept.warehouse.folder, slow([], begun, go))
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(store.snapshot, 1)
        assert begun.wait(60)
        made_from = unkept.warehouse.current()
        for more in (40, 50, 70):  # so many that the version it is made from is removed
            unkept.publish(HANDLED, LATE | {"value": more})
        assert not made_from.exists()
        go.set()
        assert some(asked.result(), "late_share", "W1", "2020")["value"] == 10
    assert some(store.snapshot(), "late_share", "W1", "2020")["value"] == 70


def test_a_new_version_leaves_an_open_state_readable_and_removes_its_file(changed: World) -> None:
    old = changed.warehouse.snapshot(1)
    changed.publish(HANDLED, LATE | {"value": 40})
    assert not list(changed.warehouse.folder.glob("asof-*.duckdb"))
    assert some(old, "late_share", "W1", "2020")["value"] == 10
    again = changed.warehouse.snapshot(1)
    assert again is not old
    assert some(again, "late_share", "W1", "2020")["value"] == 10


def test_a_state_whose_making_failed_leaves_nothing_and_can_be_made_again(unkept: World) -> None:
    def fail(con: duckdb.DuckDBPyConnection, publication: int) -> None:
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        Warehouse(unkept.warehouse.folder, fail).snapshot(1)
    assert not [path.name for path in unkept.warehouse.folder.iterdir() if path.name.startswith(("asof-0", "deriving"))]
    assert some(unkept.warehouse.snapshot(1), "late_share", "W1", "2020")["value"] == 10


def test_what_a_dead_process_left_half_made_is_cleared(changed: World) -> None:
    (changed.warehouse.folder / "deriving.duckdb").write_bytes(b"half")
    (changed.warehouse.folder / "deriving.duckdb.tmp").mkdir()
    assert some(changed.warehouse.snapshot(1), "late_share", "W1", "2020")["value"] == 10
    assert not list(changed.warehouse.folder.glob("deriving*"))


def test_only_so_many_states_stay(changed: World) -> None:
    numbers = range(1, KEPT_STATES + 3)
    for more in numbers[2:]:
        changed.publish(HANDLED, LATE | {"value": 40 + more})
    assert changed.warehouse.snapshot().publications == (*numbers, KEPT_STATES + 3)
    store = Warehouse(changed.warehouse.folder, lambda con, publication: None)  # of the files alone
    for number in numbers:
        store.snapshot(number)
    kept = sorted(path.name[:11] for path in changed.warehouse.folder.glob("asof-*.duckdb"))
    assert kept == [f"asof-{number:06d}" for number in numbers[-KEPT_STATES:]]


def test_what_was_published_stays_when_a_rule_is_mended(changed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def mended(name: str) -> str:
        text = script(name)
        return text.replace("v.numerator / nullif(v.denominator, 0)", "(v.numerator + 1) / nullif(v.denominator, 0)")

    monkeypatch.setattr("kpi.store.derive.script", mended)
    monkeypatch.setattr("kpi.intake.load.script", mended)
    made = changed.publish()
    assert (made.new, made.added, made.superseded) == (True, 0, 0)
    shown = [
        some(Warehouse(changed.warehouse.folder).snapshot(number), "late_share", "W1", "2020")["value"]
        for number in (1, 2, 3, 4)
    ]
    assert shown == [10, 20, 30, 31]


def test_without_a_way_to_derive_there_are_no_earlier_states(unkept: World) -> None:
    with pytest.raises(ValueError, match="derive"):
        Warehouse(unkept.warehouse.folder).snapshot(1)


def test_a_version_with_todays_tables_is_gone_on_with_as_it_is(changed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("kpi.store.warehouse.carry_over")
    assert changed.publish(HANDLED).number == 4


OLD_SCHEMA = """
CREATE TABLE publication (publication INTEGER, published_at TIMESTAMP, fingerprint VARCHAR, added BIGINT);
CREATE TABLE superseded (publication INTEGER, observation BIGINT);
CREATE TABLE observation AS SELECT * EXCLUDE (remark_en), 'x' AS forgotten FROM new.observation;
CREATE TABLE unit AS FROM new.unit;
CREATE TABLE target AS FROM new.target;
CREATE TABLE source AS FROM new.source;
CREATE TABLE measure AS FROM new.measure;
CREATE TABLE indicator AS FROM new.indicator;
INSERT INTO publication SELECT * EXCLUDE (superseded) REPLACE ('old rules' AS fingerprint) FROM new.publication;
INSERT INTO superseded BY NAME FROM new.superseded;
"""


@pytest.fixture
def outdated(changed: World) -> World:
    """The warehouse as software of other tables would have written it: before there were histories."""
    current = changed.warehouse.current()
    shutil.copyfile(current, changed.data / "new.duckdb")
    current.unlink()
    with duckdb.connect(str(current), config=CLOSED) as con:
        con.execute(f"ATTACH '{changed.data / 'new.duckdb'}' AS new (READ_ONLY)")
        con.execute(OLD_SCHEMA)
    return changed


def test_an_older_warehouse_loses_no_publication(outdated: World) -> None:
    before = duckdb.connect(str(outdated.warehouse.current()), read_only=True, config=CLOSED)
    old = before.execute("SELECT observation, publication, item, unit, value FROM observation ORDER BY 1").fetchall()
    before.close()
    made = outdated.publish()
    data = outdated.warehouse.snapshot()
    assert (made.number, made.superseded) == (4, 0)
    kept = data.query(
        "SELECT observation, publication, item, unit, value FROM observation WHERE publication < 4 ORDER BY 1"
    )
    assert [tuple(row.values()) for row in answer(kept)] == old
    assert codes(answer(publications(data)), "publication") == [(4,), (3,), (2,), (1,)]
    assert some(data, "late_share", "W1", "2020")["value"] == 30


def test_states_of_an_older_warehouse_have_what_was_first_on_record(outdated: World) -> None:
    outdated.write("units/units.csv", *UNITS)
    outdated.publish()
    old, new = outdated.warehouse.snapshot(1), outdated.warehouse.snapshot()
    assert some(old, "late_share", "W1", "2020")["value"] == 10
    assert read_reference(old).tree["W1"].name_vi == "Phường Mới"  # what the file had; the first name is gone
    assert read_reference(new).tree["W1"].name_vi == "Phường Một"
    assert len(read_reference(old).catalog.areas) == 2  # a table that the older software did not have


def test_a_load_that_fails_leaves_an_older_warehouse_as_it_was(outdated: World) -> None:
    before = outdated.warehouse.current().read_bytes()
    with pytest.raises(RuntimeError, match="in the middle"), outdated.warehouse.writing():
        raise RuntimeError("in the middle")
    assert outdated.warehouse.current().read_bytes() == before


def test_a_folder_with_a_quote_in_its_name_has_states_too(tmp_path: Path) -> None:
    world = World(tmp_path / "the city's")
    world.publish(HANDLED, LATE)
    world.publish(HANDLED, LATE | {"value": 20})
    assert some(world.warehouse.snapshot(1), "late_share", "W1", "2020")["value"] == 10

"""The health route, asked over HTTP."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from kpi.api.health import health_route
from kpi.store.warehouse import Warehouse
from tests.building import World, said


def client(warehouse: Warehouse) -> TestClient:
    return TestClient(Starlette(routes=[health_route(lambda: warehouse)]))


def test_health_names_the_publication(real_warehouse: Warehouse) -> None:
    answer = client(real_warehouse).get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "publication": 1})


def test_health_without_data(tmp_path: Path) -> None:
    answer = client(Warehouse(tmp_path)).get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "no data")
    assert "kpi load" in answer.json()["vi"]


def test_health_says_that_an_earlier_version_is_shown(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    world.publish(said("W1", "2020", "handled", 11))
    asked = client(world.warehouse)
    assert asked.get("/health").json() == {"status": "ok", "publication": 2}
    world.warehouse.current().write_bytes(b"garbage")
    answer = asked.get("/health")
    assert (answer.status_code, answer.json()["status"], answer.json()["publication"]) == (200, "damaged", 1)
    assert "kpi-000002.duckdb" in answer.json()["vi"]
    assert "run `kpi load`" not in answer.json()["vi"]
    assert "runs `kpi load`" in answer.json()["en"]


def test_health_without_a_whole_version(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    world.warehouse.current().write_bytes(b"garbage")
    answer = client(world.warehouse).get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "damaged")

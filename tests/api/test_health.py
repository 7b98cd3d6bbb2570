"""The health route, asked over HTTP."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from kpi.api.health import health_route
from kpi.store.warehouse import Warehouse


def client(warehouse: Warehouse) -> TestClient:
    return TestClient(Starlette(routes=[health_route(lambda: warehouse)]))


def test_health_names_the_publication(real_warehouse: Warehouse) -> None:
    answer = client(real_warehouse).get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "publication": 1})


def test_health_without_data(tmp_path: Path) -> None:
    answer = client(Warehouse(tmp_path)).get("/health")
    assert (answer.status_code, answer.json()) == (503, {"status": "no data"})

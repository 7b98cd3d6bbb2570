"""The addresses of charts: what leads to them, who may ask, and how they are written into charts."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from kpi.api.charts import MEDIA
from kpi.api.desk import Desk
from kpi.book.along import embed_code, image_address, short_link
from kpi.book.asked import Asked
from kpi.book.index import CHARTS
from kpi.charts.code import code_path
from tests.api.conftest import LEVELS, SIZES


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_addresses(client: TestClient, name: str) -> None:
    for path in [f"/chart/{name}.{kind}" for kind in MEDIA] + [f"/embed/{name}"]:
        assert client.get(f"{path}?place=MH&year=2025").status_code == 200


@pytest.mark.parametrize("name", CHARTS)
def test_what_the_menu_of_a_chart_leads_to_is_there(client: TestClient, desk: Desk, name: str) -> None:
    view = desk.view(
        Asked({"place": "MH", "year": "2023", "units": "MH01,MH02", "area": "digital"}), "http://kpi.example"
    )
    for size in SIZES:
        assert client.get("/" + image_address(view, name, "png", size, dark=True)).status_code == 200
    (embedded,) = re.findall(r'src="http://kpi.example([^"]+)"', unescape(embed_code(view, name, "")))
    assert client.get(embedded).status_code == 200
    assert client.get(short_link(view, name).removeprefix("http://kpi.example")).status_code == 302


@pytest.mark.parametrize("address", ["/chart/levels.png?place=164", LEVELS, "/embed/levels", "/c/levels", "/c/no"])
def test_head_has_the_headers_alone(client: TestClient, address: str) -> None:
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("address", [LEVELS, "/embed/levels", "/c/levels", "/chart/whatever"])
def test_other_sites_may_ask(client: TestClient, address: str) -> None:
    answer = client.options(address, headers={"origin": "https://paper.example"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("host", "base"),
    [
        ("kpi.example:8443", "http://kpi.example:8443"),
        ("[::1]:80", "http://[::1]:80"),
        ("kpi.example/evil?", ""),
        ("a b", ""),
        ('"><script>', ""),
        ("kpi.example:999999", ""),
        ("user@kpi.example", ""),
        ("", ""),
    ],
)
def test_only_a_host_that_can_be_one_is_written_into_charts(client: TestClient, host: str, base: str) -> None:
    told = client.get(LEVELS, headers={"host": host}).json()["address"]
    assert told == (f"{base}/c/levels?asof=1" if base else "")


def test_the_address_that_is_set_wins(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_ADDRESS", "https://kpi.thanhpho.gov.vn/so-lieu/")
    assert client.get(LEVELS).json()["address"] == "https://kpi.thanhpho.gov.vn/so-lieu/c/levels?asof=1"


def test_an_address_that_no_code_holds_has_none() -> None:
    assert code_path("https://kpi.example/" + "05431," * 600, 72, 0, 0) == ""

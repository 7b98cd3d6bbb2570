"""The short address that reopens a view."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from kpi.analysis.selection import read_selection, write_query
from kpi.api.desk import Desk
from kpi.book.asked import Asked
from kpi.book.index import CHARTS
from tests.api.conftest import Pencil, client_of, make_desk
from tests.building import World, said


def test_it_leads_to_the_page_with_all_that_is_looked_at(client: TestClient) -> None:
    answer = client.get("/c/services_ranking?place=MH&units=MH01,MH02&lang=en")
    assert (answer.status_code, answer.content) == (302, b"")
    assert answer.headers["location"] == (
        "../services?lang=en&place=MH&units=MH01,MH02&year=2025&years=2018-2025&asof=1&chart=services_ranking"
        "#services_ranking"
    )


@pytest.mark.parametrize("name", CHARTS)
def test_the_address_in_a_chart_opens_the_same_answer(client: TestClient, desk: Desk, name: str) -> None:
    asked = Asked({"place": "MH", "year": "2023", "years": "2019-2023", "units": "MH01,MH02", "lang": "en"})
    view = desk.view(asked, "http://kpi.example")
    shown = view.only(CHARTS[name].uses)
    target = urlsplit(client.get(shown.link(name).removeprefix("http://kpi.example")).headers["location"])
    opened = desk.view(Asked(dict(parse_qsl(target.query))), "http://kpi.example")
    assert target.path == f"../{CHARTS[name].page}"
    assert (opened.selection.chart, opened.selection.asof) == (name, 1)
    assert opened.only(CHARTS[name].uses).selection == shown.selection


def test_it_stays_with_the_publication(world: World, tmp_path: Path) -> None:
    client = client_of(make_desk(world.warehouse, tmp_path, Pencil()))
    world.begin(said("C", "2020", "handled", 10))
    world.publish(said("C", "2020", "handled", 12))
    assert "&asof=1&" in client.get("/c/trend?asof=1").headers["location"]
    assert "&asof=2&" in client.get("/c/trend").headers["location"]


def test_what_messengers_add_is_left_out(client: TestClient) -> None:
    plain = client.get("/c/levels?place=164").headers["location"]
    assert client.get("/c/levels?place=164&fbclid=Iw%22AR&utm_source=zalo&zarsrc=1").headers["location"] == plain


@pytest.mark.parametrize(
    ("address", "status"),
    [("/c/nope", 404), ("/c/", 404), ("/c/levels/", 404), ("/c/levels?size=wide", 400), ("/c/levels?place=x", 400),
     ("/c/levels?place=164%0d%0aLocation:evil", 400), ("/c//evil.example/levels", 404)],
)  # fmt: skip
def test_what_leads_nowhere(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_an_address_with_endless_digits_is_read_as_none(desk: Desk) -> None:
    view = desk.view(Asked({}), "")
    endless = "9" * 5000
    chosen = read_selection({"year": endless, "years": f"{endless}-{endless}"}, view.reference, view.years)
    assert write_query(chosen) == write_query(read_selection({}, view.reference, view.years))

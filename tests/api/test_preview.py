"""What a pasted link to a page shows before it is opened."""

from html.parser import HTMLParser
from pathlib import Path
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from kpi.api.charts import chart_route
from kpi.api.desk import Desk
from kpi.api.embed import embed_route
from kpi.api.language import PageLanguage
from kpi.api.preview import PAGES, previewer
from kpi.images.failures import NoBrowser
from kpi.store.warehouse import Warehouse
from tests.api.conftest import Pencil, make_desk
from tests.building import ROOT, World, said, unit

PAGE = '<!doctype html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


def app(desk: Desk) -> TestClient:
    routes = [chart_route(desk), embed_route(desk), Route("/{path:path}", page)]
    middleware = [Middleware(PageLanguage, preview=previewer(desk))]
    return TestClient(Starlette(routes=routes, middleware=middleware), base_url="http://kpi.example")


@pytest.fixture(scope="module")
def pages(desk: Desk) -> TestClient:
    return app(desk)


class Meta(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.told[found.get("property") or found["name"]] = found["content"]


def meta(client: TestClient, address: str, **headers: str) -> dict[str, str]:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return Meta(answer.text).told


def test_a_link_shows_its_first_chart(pages: TestClient) -> None:
    told = meta(pages, "/services?place=164&lang=en", accept="*/*")
    document = pages.get("/chart/levels.json?place=164&lang=en").json()
    asked = "lang=en&place=164&year=2020&years=2015-2020&asof=1"
    assert told["og:title"] == document["headline"]
    assert told["og:image"] == f"http://kpi.example/chart/levels.png?{asked}&size=wide"
    assert told["og:image:alt"] == document["alt"]
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "675")
    assert told["og:url"] == f"http://kpi.example/services?{asked}"
    assert (told["og:locale"], told["og:site_name"]) == ("en_GB", "Reform dashboard")
    assert told["twitter:card"] == "summary_large_image"
    assert told["og:description"] == told["description"] != ""
    assert pages.get(told["og:image"].removeprefix("http://kpi.example")).status_code == 200


def test_the_chart_that_is_asked_for_comes_first(pages: TestClient) -> None:
    told = meta(pages, "/services?place=MH&chart=shares")
    assert "/chart/shares.png?" in told["og:image"]
    assert "&chart=shares" in told["og:url"]


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGES)])
def test_every_page_has_a_preview(pages: TestClient, path: str) -> None:
    for place in ("164", "MH"):
        told = meta(pages, f"{path}?place={place}")
        assert told["og:title"]
        assert ("og:image" in told) is (path not in ("/methods", "/intake"))


def test_the_pages_are_those_that_there_are() -> None:
    assert sorted(PAGES) == sorted(file.stem for file in (ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("query", ["place=999", "lang=fr", "year=1999", "evil=1", "asof=77", "units=" + "x," * 9000])
def test_an_address_that_makes_no_sense_has_none(pages: TestClient, query: str) -> None:
    answer = pages.get(f"/services?{query}")
    assert (answer.status_code, Meta(answer.text).told) == (200, {})
    assert "<title>Streamlit</title>" in answer.text


def test_what_messengers_add_and_what_streamlit_knows_is_left_out(pages: TestClient) -> None:
    assert (
        meta(pages, "/services?place=164&fbclid=1&embed=true")["og:url"] == meta(pages, "/services?place=164")["og:url"]
    )


def test_a_host_that_cannot_be_one_is_not_repeated(pages: TestClient) -> None:
    assert meta(pages, "/services?place=164", host='"><script>alert(1)</script>') == {}


def test_other_paths_and_pages_for_iframes_have_none(pages: TestClient) -> None:
    assert meta(pages, "/nowhere") == {}
    text = pages.get("/embed/levels?place=164").text
    assert "og:" not in text
    assert "<script" not in text


def test_without_chromium_there_is_no_image(real_warehouse: Warehouse, tmp_path: Path) -> None:
    lacking = NoBrowser.missing()
    told = meta(app(make_desk(real_warehouse, tmp_path, Pencil(lacking), lacking)), "/services?place=164")
    assert (told["twitter:card"], "og:image" in told) == ("summary", False)
    assert told["og:title"]


def test_without_data_the_page_is_as_it_was(tmp_path: Path) -> None:
    assert meta(app(make_desk(Warehouse(tmp_path / "none"), tmp_path, Pencil())), "/services") == {}


def test_names_are_text_and_nothing_else(world: World, tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script>'
    world.write("units/units.csv", unit("C", name_vi=evil, name_en=evil, valid_from="2000-01-01"))
    world.begin(said("C", "2020", "handled", 10))
    text = app(make_desk(world.warehouse, tmp_path, Pencil())).get("/explore?indicator=handled").text
    assert "&quot;&gt;&lt;script&gt;alert(1)" in text
    assert "alert(1)" not in text.replace("&lt;script&gt;alert(1)", "")


def test_a_page_does_not_wait_for_a_chart_that_takes_long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()

    def slow(*_: object) -> str:
        done.wait(30)
        return "<title>late</title>"

    monkeypatch.setattr("kpi.api.preview._tags", slow)
    monkeypatch.setattr("kpi.api.preview.HURRY", 0.01)
    with app(desk) as client:
        answer = client.get("/services", headers={"sec-fetch-dest": "document", "accept": "text/html"})
        done.set()
    assert answer.status_code == 200
    assert "<title>Streamlit</title>" in answer.text
    assert "<title>late</title>" not in answer.text

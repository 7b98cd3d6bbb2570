"""Charts as pages for an iframe."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kpi.images.failures import NoBrowser
from kpi.store.warehouse import Warehouse
from tests.api.conftest import Pencil, client_of, make_desk
from tests.building import World, said, unit


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_a_page_has_the_image_its_words_its_table_and_the_way_back(client: TestClient) -> None:
    answer = client.get("/embed/levels?place=164&lang=en")
    tags = Tags(answer.text)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert tags.all("html") == [{"lang": "en"}]
    asked = "lang=en&place=164&year=2020&years=2015-2020"
    assert [(source["media"], source["srcset"]) for source in tags.all("source")] == [
        (
            "(max-width:500px) and (prefers-color-scheme:dark)",
            f"../chart/levels.png?{asked}&size=portrait&theme=dark",
        ),
        ("(max-width:500px)", f"../chart/levels.png?{asked}&size=portrait&theme=light"),
        ("(prefers-color-scheme:dark)", f"../chart/levels.png?{asked}&size=wide&theme=dark"),
    ]
    told = client.get("/chart/levels.json?place=164&lang=en").json()
    assert tags.all("img") == [
        {
            "src": f"../chart/levels.png?{asked}&size=wide&theme=light",
            "width": "960",
            "height": "540",
            "alt": told["alt"],
        }
    ]
    assert [(link["href"], link["rel"]) for link in tags.all("a")] == [(f"../c/levels?{asked}", "noopener")]
    assert "<td>Level-3 dossiers</td><td>2019</td><td>1,655</td>" in answer.text
    assert "Publication 1, " in answer.text


def test_every_address_in_a_page_answers(client: TestClient) -> None:
    tags = Tags(client.get("/embed/tiles?place=MH&year=2023&asof=1").text)
    links = [link["srcset"] for link in tags.all("source")] + [image["src"] for image in tags.all("img")]
    for link in links:
        assert client.get(f"/embed/{link}").status_code == 200
    (back,) = tags.all("a")
    answer = client.get(f"/embed/{back['href']}")
    assert (answer.status_code, "asof=1" in answer.headers["location"]) == (302, True)


def test_nothing_in_a_page_runs_or_comes_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/embed/levels?place=164")
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors *"
    )
    assert "x-frame-options" not in answer.headers
    assert "<script" not in answer.text
    assert not re.search(r'(?:src|srcset|href)="(?!\.\./)', answer.text)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_may_be_set(client: TestClient, theme: str) -> None:
    text = client.get(f"/embed/levels?place=164&theme={theme}").text
    assert f"color-scheme:{theme}" in text
    assert "prefers-color-scheme" not in text
    assert set(re.findall(r"theme=(\w+)", text)) == {theme}


def test_synthetic_figures_say_so_beside_the_table(client: TestClient) -> None:
    assert '<p class="mark">SỐ LIỆU MÔ PHỎNG · SYNTHETIC DATA</p>' in client.get("/embed/levels?place=MH").text
    assert "SYNTHETIC" not in client.get("/embed/levels?place=164").text


def test_without_chromium_the_table_stands_open_and_says_why(real_warehouse: Warehouse, tmp_path: Path) -> None:
    lacking = NoBrowser.missing()
    text = client_of(make_desk(real_warehouse, tmp_path, Pencil(lacking), lacking)).get("/embed/levels?lang=en").text
    assert "<img" not in text
    assert "<h1>Thái Nguyên City in 2020: level-3 dossiers 2,904</h1>" in text
    assert f"There is no image: {lacking.en}." in text
    assert "<details open>" in text
    assert "1,655" in text


def test_names_are_text_and_nothing_else(world: World, tmp_path: Path) -> None:
    evil = '<script>alert("1")</script>'
    world.write("units/units.csv", unit("C", name_vi=evil, name_en=evil, valid_from="2000-01-01"))
    world.begin(said("C", "2020", "handled", 10))
    text = client_of(make_desk(world.warehouse, tmp_path, Pencil())).get("/embed/trend?indicator=handled").text
    assert "<script" not in text
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in text


@pytest.mark.parametrize(
    ("address", "status"),
    [("/embed/nope", 404), ("/embed/", 404), ("/embed/levels.png", 404), ("/embed/levels?size=wide", 400),
     ("/embed/levels?theme=blue", 400), ("/embed/levels?lang=fr", 400), ("/embed/on_time?place=164", 404)],
)  # fmt: skip
def test_what_cannot_be_embedded(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")

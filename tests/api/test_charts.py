"""Charts under their addresses: images, files, and what readers may keep."""

import csv
import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kpi.api.charts import MEDIA
from tests.api.conftest import LEVELS, SIZES, Pencil, client_of, make_desk
from tests.building import World, said, without_notes


@pytest.mark.parametrize(("size", "drawn"), SIZES.items())
def test_an_image_has_the_size_that_is_asked_for(
    client: TestClient, pencil: Pencil, size: str, drawn: tuple[int, int, float, str]
) -> None:
    answer = client.get(f"/chart/levels.png?place=164&size={size}&theme=dark")
    assert (answer.status_code, answer.content) == (200, f"png {drawn[0]}x{drawn[1]}".encode())
    assert pencil.drawn[-1] == drawn
    assert pencil.specs[-1]["layout"]["paper_bgcolor"] == "#11161c"


def test_the_printed_size_is_as_high_as_it_needs(client: TestClient, pencil: Pencil) -> None:
    assert client.get("/chart/levels.svg?place=164&size=print").status_code == 200
    width, height, scale, kind = pencil.drawn[-1]
    assert (width, scale, kind) == (794, 3, "svg")
    assert 300 < height <= 1123


def test_an_image_is_drawn_once(client: TestClient, pencil: Pencil) -> None:
    address = "/chart/plan_tasks.png?place=164"
    first = client.get(address)
    count = len(pencil.drawn)
    assert client.get(address).content == first.content
    assert client.get(address + "&year=2020&lang=vi&indicator=edocs_sent").headers["etag"] == first.headers["etag"]
    assert len(pencil.drawn) == count


def test_what_an_image_depends_on_tells_it_from_others(client: TestClient) -> None:
    asked = ["", "&lang=en", "&years=2019-2020", "&theme=dark", "&size=square", "&ground=today"]
    addresses = [f"/chart/levels.{kind}?place=164{more}" for more in asked for kind in ("png", "svg")]
    addresses += ["/chart/levels.csv?place=164", "/chart/documents.png?place=164", "/chart/levels.png?place=MH"]
    tags = {client.get(address).headers["etag"] for address in addresses}
    assert len(tags) == len(addresses)
    assert client.get(addresses[0], headers={"host": "other.example"}).headers["etag"] not in tags


def test_headers_of_a_file(client: TestClient) -> None:
    headers = client.get("/chart/levels.csv?place=164").headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["content-disposition"] == 'inline; filename="levels-164-2020-1.csv"'
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cache-control"] == "public, max-age=60"


def test_an_image_of_words_runs_no_script(client: TestClient) -> None:
    assert client.get("/chart/levels.svg?place=164").headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("kind", MEDIA)
def test_who_has_it_already_gets_nothing_new(client: TestClient, kind: str) -> None:
    address = f"/chart/levels.{kind}?place=164"
    tag = client.get(address).headers["etag"]
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        answer = client.get(address, headers={"if-none-match": sent})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
        assert answer.headers["access-control-allow-origin"] == "*"
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_the_json_says_what_the_figures_rest_on(client: TestClient) -> None:
    told = client.get(LEVELS + "&lang=en").json()
    assert told["title"] == "Online dossiers by year – Thái Nguyên City"
    assert told["synthetic"] is False
    assert "synthetic_note" not in told
    assert told["licence"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert (told["publication"]["number"], told["publication"]["newest"]) == (1, 1)
    assert told["publication"]["published"].endswith("+07:00")
    assert told["address"] == "http://kpi.example/c/levels?lang=en&asof=1"
    assert [(source["id"], source["publisher"]) for source in told["sources"]] == [
        ("btn-2019", "Báo Thái Nguyên"),
        ("lnv-2020", "Làng nghề Việt Nam (LNV)"),
    ]
    first = told["rows"][0]
    assert list(first) == told["columns"]
    shown = ("indicator_name", "unit_name", "year", "value", "unit_measure", "first_day", "last_day", "partial")
    assert [first[name] for name in shown] == [
        "Level-3 dossiers", "Thái Nguyên City", 2019, 1655, "dossiers", "2019-01-01", "2019-11-14", True,
    ]  # fmt: skip
    assert (first["status"], first["target"], first["change"], first["sources"]) == ("A", None, None, ["btn-2019"])


def test_a_value_that_nobody_reported_is_null_and_has_a_status(client: TestClient) -> None:
    rows = client.get("/chart/plan_units.json?place=MH&year=2023").json()["rows"]
    silent = [row for row in rows if row["value"] is None and row["denominator"] != 0]
    assert len(silent) == 1
    assert {row["status"] for row in silent} == {"O"}


def test_synthetic_figures_say_so_in_every_file(client: TestClient) -> None:
    told = client.get("/chart/levels.json?place=MH").json()
    assert (told["synthetic"], told["synthetic_note"]) == (True, "SỐ LIỆU MÔ PHỎNG · SYNTHETIC DATA")
    assert {row["synthetic"] for row in told["rows"]} == {True}
    table = csv.reader(io.StringIO(without_notes(client.get("/chart/levels.csv?place=MH").text)))
    assert next(table)[-1] == "SỐ LIỆU MÔ PHỎNG / SYNTHETIC DATA"


def test_a_file_may_hold_all_that_is_behind_a_chart(client: TestClient) -> None:
    def years(more: str) -> set[str]:
        text = client.get(f"/chart/plan_tasks.csv?place=MH&years=2023-2024&lang=en{more}").text
        return {row["Year"] for row in csv.DictReader(io.StringIO(without_notes(text)))}

    assert years("") == years("&rows=displayed") == {"2023", "2024"}
    assert years("&rows=full") == {str(year) for year in range(2018, 2026)}
    assert client.get("/chart/plan_tasks.csv?rows=all").status_code == 400
    assert client.get("/chart/plan_tasks.png?rows=full").status_code == 400


def test_an_earlier_publication_stays_as_it_was(world: World, tmp_path: Path) -> None:
    client = client_of(make_desk(world.warehouse, tmp_path, Pencil()))
    world.begin(said("C", "2020", "handled", 10))
    address = "/chart/trend.json?place=C&indicator=handled"
    newest = client.get(address)
    assert client.get(address + "&asof=1").headers["cache-control"] == "public, max-age=86400"
    assert client.get(address + "&asof=1").headers["etag"] == newest.headers["etag"]
    world.publish(said("C", "2020", "handled", 12))

    def told(more: str) -> tuple[int, object, str]:
        answer = client.get(address + more)
        document = answer.json()
        return document["publication"]["number"], document["rows"][0]["value"], answer.headers["cache-control"]

    assert told("") == (2, 12, "public, max-age=60")
    assert told("&asof=2") == (2, 12, "public, max-age=86400")
    assert told("&asof=1") == (1, 10, "public, max-age=31536000, immutable")
    assert told("&asof=1&ground=today") == (1, 10, "public, max-age=60")
    assert client.get(address, headers={"if-none-match": newest.headers["etag"]}).status_code == 200

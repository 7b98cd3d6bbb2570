"""Charts under their addresses: images, files, what is said where there is none, and what readers may keep."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kpi.api.charts import MEDIA
from kpi.api.desk import Desk
from kpi.book.along import embed_code, image_address, short_link
from kpi.book.asked import Asked
from kpi.book.index import CHARTS
from kpi.charts.code import code_path
from kpi.images.failures import Broken, Busy, ImageError, NoBrowser, Slow
from kpi.store.warehouse import Warehouse
from tests.api.conftest import Pencil, client_of, make_desk
from tests.building import World, said

LEVELS = "/chart/levels.json?place=164"
SIZES = {
    "wide": (960, 540, 1.25, "png"),
    "square": (720, 720, 1.5, "png"),
    "portrait": (720, 900, 1.5, "png"),
}


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


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, LEVELS)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.text == (
        "địa chỉ này chỉ để đọc: hãy dùng GET, HEAD hoặc OPTIONS\n\n"
        "this address is for reading only: use GET, HEAD or OPTIONS\n"
    )


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
    table = csv.reader(io.StringIO(client.get("/chart/levels.csv?place=MH").text.lstrip("\ufeff")))
    assert next(table)[-1] == "SỐ LIỆU MÔ PHỎNG / SYNTHETIC DATA"


def test_a_file_may_hold_all_that_is_behind_a_chart(client: TestClient) -> None:
    def years(more: str) -> set[str]:
        text = client.get(f"/chart/plan_tasks.csv?place=MH&years=2023-2024&lang=en{more}").text.partition("\r\n\r\n")[0]
        return {row["Year"] for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}

    assert years("") == years("&rows=displayed") == {"2023", "2024"}
    assert years("&rows=full") == {str(year) for year in range(2018, 2026)}
    assert client.get("/chart/plan_tasks.csv?rows=all").status_code == 400
    assert client.get("/chart/plan_tasks.png?rows=full").status_code == 400


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


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("colour=red", ["colour"]),
        ("Place=164", ["Place"]),
        ("place=", ["place"]),
        ("place=999", ["place"]),
        ("place=05443", ["place"]),
        ("place=164&place=MH", ["place"]),
        ("units=05431,nobody", ["units"]),
        ("units=05431,", ["units"]),
        ("unit=nobody", ["unit"]),
        ("indicator=nothing", ["indicator"]),
        ("area=moon", ["area"]),
        ("year=1999", ["year"]),
        ("year=20²0", ["year"]),
        ("year=" + "9" * 9000, ["year"]),
        ("years=2020-2015", ["years"]),
        ("years=2020", ["years"]),
        ("years=2015-2016", ["years"]),
        ("years=2015-2019-2020", ["years"]),
        ("ground=yesterday", ["ground"]),
        ("ground=20250630", ["ground"]),
        ("partial=yes", ["partial"]),
        ("asof=2", ["asof"]),
        ("asof=0", ["asof"]),
        ("asof=-1", ["asof"]),
        ("asof=1990-01-01", ["asof"]),
        ("lang=fr", ["lang"]),
        ("chart=nope", ["chart"]),
        ("size=huge", ["size"]),
        ("theme=blue", ["theme"]),
        ("&".join(f"x{number}=1" for number in range(100)), ["?"]),
        ("units=" + "05431," * 4000, ["?"]),
        ("size=huge&place=999&year=1&lang=fr&x=1", ["x", "size", "place", "lang"]),
        ("years=1-2&year=1&unit=y&area=z&units=a", ["units", "area", "year", "years", "unit"]),
    ],
)
def test_everything_that_makes_no_sense_is_told_at_once(client: TestClient, query: str, parameters: list[str]) -> None:
    for kind in ("json", "svg", "png"):
        answer = client.get(f"/chart/levels.{kind}?{query}")
        assert answer.status_code == 400
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        if kind == "json":
            errors = answer.json()["errors"]
            assert [error["parameter"] for error in errors] == parameters
        else:
            assert answer.headers["content-type"] == "text/plain; charset=utf-8"
            assert answer.text.split("\n\n") == [
                "\n".join(error["vi"] for error in errors),
                "\n".join(error["en"] for error in errors) + "\n",
            ]


def test_a_refusal_says_what_is_allowed(client: TestClient) -> None:
    assert client.get("/chart/levels.csv?place=164&years=2020-2015&size=huge").text == (
        "“huge” không dùng được cho tham số “size”; được dùng: wide, square, portrait, print\n"
        "“2020-2015” không dùng được cho tham số “years”; hãy ghi năm đầu và năm cuối, như 2019-2020, năm nhỏ trước; "
        "các năm có số liệu: 2015, 2019, 2020\n\n"
        "“huge” makes no sense for the parameter “size”; allowed: wide, square, portrait, print\n"
        "“2020-2015” makes no sense for the parameter “years”; write the first and the last year, as 2019-2020, the "
        "earlier one first; years with data: 2015, 2019, 2020\n"
    )


def test_what_was_written_is_repeated_short_and_plain(client: TestClient) -> None:
    told = client.get("/chart/levels.csv?lang=%00%1b%5b31m%0d%0aSet-Cookie:x%e2%80%ae" + "a" * 100).text
    assert "“\ufffd\ufffd[31m\ufffd\ufffdSet-Cookie:x\ufffdaaaaaaaaaaaaaaaaaaa…”" in told


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("nope.png", "không có biểu đồ nào tên “nope”; có các biểu đồ: trend, ", "no chart is called “nope”"),
        ("../levels/.png", "không có biểu đồ nào tên", "no chart is called"),
        ("levels", "biểu đồ không có ở dạng “”; có các dạng: png, svg, csv, json", "charts do not come as “”"),
        ("levels.gif", "biểu đồ không có ở dạng “gif”", "charts do not come as “gif”; they come as: png"),
        ("levels.PNG", "biểu đồ không có ở dạng “PNG”", "charts do not come as “PNG”"),
        ("", "không có biểu đồ nào tên “”", "no chart is called “”"),
    ],
)
def test_a_name_that_there_is_not(client: TestClient, path: str, vi: str, en: str) -> None:
    answer = client.get(f"/chart/{path}" if not path.startswith("..") else "/chart/%2e%2e%2flevels/.png")
    assert answer.status_code == 404
    assert vi in answer.text
    assert en in answer.text


@pytest.mark.parametrize("kind", MEDIA)
def test_a_chart_with_nothing_to_show_says_why(client: TestClient, kind: str) -> None:
    answer = client.get(f"/chart/on_time.{kind}?place=164")
    told = ["Tỷ lệ giải quyết đúng hạn – Thành phố Thái Nguyên. Thành phố Thái Nguyên chưa có số liệu này"]
    told += ["Dossiers resolved on time – Thái Nguyên City. Thái Nguyên City has no such figures"]
    assert answer.status_code == 404
    assert all(words in answer.text for words in told)


@pytest.mark.parametrize(
    ("failure", "status", "words"),
    [
        (NoBrowser.missing(), 501, "the server has no Chromium"),
        (Busy(), 503, "too many images are waiting"),
        (Slow(20), 503, "more than 20 seconds"),
        (Broken("no"), 500, "this figure cannot be drawn"),
    ],
)
def test_an_image_that_cannot_be_drawn(
    real_warehouse: Warehouse, tmp_path: Path, failure: ImageError, status: int, words: str
) -> None:
    client = client_of(make_desk(real_warehouse, tmp_path, Pencil(failure)))
    for kind in ("png", "svg"):
        answer = client.get(f"/chart/levels.{kind}?place=164")
        assert (answer.status_code, answer.headers.get("retry-after")) == (status, "5" if status == 503 else None)
        assert answer.text == f"{failure.vi}\n\n{failure.en}\n"
        assert words in answer.text
    assert client.get("/chart/levels.csv?place=164").status_code == 200


def test_a_fault_of_ours_is_told_and_logged(
    real_warehouse: Warehouse, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(make_desk(real_warehouse, tmp_path, Pencil(ZeroDivisionError())))
    answer = client.get("/chart/levels.png")
    assert (answer.status_code, "this chart could not be made" in answer.text) == (500, True)
    assert "/chart/levels.png" in caplog.text


def test_without_data(tmp_path: Path) -> None:
    client = client_of(make_desk(Warehouse(tmp_path / "none"), tmp_path, Pencil()))
    for address in ("/chart/levels.json", "/embed/levels", "/c/levels"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "kpi load" in answer.text


def test_an_earlier_publication_stays_as_it_was(world: World, tmp_path: Path) -> None:
    client = client_of(make_desk(world.warehouse, tmp_path, Pencil()))
    world.publish(said("C", "2020", "handled", 10))
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


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_addresses(client: TestClient, name: str) -> None:
    for path in [f"/chart/{name}.{kind}" for kind in MEDIA] + [f"/embed/{name}"]:
        assert client.get(f"{path}?place=MH&year=2025").status_code == 200

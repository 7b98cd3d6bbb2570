"""What is said where there is no chart: what makes no sense, what there is not, what cannot be drawn."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kpi.api.charts import MEDIA
from kpi.images.failures import Broken, Busy, ImageError, NoBrowser, Slow
from kpi.store.warehouse import Warehouse
from tests.api.conftest import LEVELS, Pencil, client_of, make_desk


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, LEVELS)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.text == (
        "địa chỉ này chỉ để đọc: hãy dùng GET, HEAD hoặc OPTIONS\n\n"
        "this address is for reading only: use GET, HEAD or OPTIONS\n"
    )


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

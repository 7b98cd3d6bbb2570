"""The presentation, asked over HTTP: a screen for every indicator, its words and figures, what may run in it."""

import hashlib
import re
from base64 import b64encode
from html import unescape
from pathlib import Path

import duckdb
from starlette.applications import Starlette
from starlette.testclient import TestClient

from kpi.api.desk import Desk
from kpi.api.present import present_route
from kpi.store.warehouse import Warehouse
from tests.api.conftest import Pencil, make_desk
from tests.building import World, said


def desk_of(warehouse: Warehouse) -> Desk:
    return make_desk(warehouse, warehouse.folder / "images", Pencil())


def ask(warehouse: Warehouse, query: str) -> tuple[str, str]:
    """Return the page and its content security policy."""
    answer = TestClient(Starlette(routes=[present_route(desk_of(warehouse))])).get(f"/present?{query}")
    assert answer.status_code == 200
    return answer.text, answer.headers["content-security-policy"]


def screens(page: str) -> dict[str, str]:
    """Return the words of every screen by its indicator, plain spaces for hard ones."""
    found = re.findall(r'<section id="(\w+)".*?>(.*?)</section>', page, re.DOTALL)
    return {name: re.sub(r"[\s\u00a0]+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip() for name, html in found}


def test_a_screen_says_value_parts_change_coverage_and_source(real_warehouse: Warehouse) -> None:
    page, _ = ask(real_warehouse, "place=164&year=2020")
    assert page.startswith('<!DOCTYPE html><html lang="vi">')
    told = screens(page)
    assert len(told) == 15
    assert told["plan_completion"].startswith(
        "Thành phố Thái Nguyên, năm 2020 · Chỉ đạo điều hành Hoàn thành kế hoạch cải cách hành chính 91,7 % "
        "11/12 nhiệm vụ · báo cáo ghi 91,6% · Báo cáo ghi 91,6%; 11/12 = 91,67 %. Số trong báo cáo bị cắt bớt phần "
        "thập phân, không được làm tròn. Năm trước không có số liệu Số liệu đến 31/12/2020. Làng nghề Việt Nam"
    )
    assert "100 % nêu sẵn trong báo cáo" in told["signature_coverage"]
    assert "32" not in told["signature_coverage"]  # what was derived from the sentence does not confirm it
    assert "MÔ PHỎNG" not in page
    assert [int(at) for at in re.findall(r'data-position="(\d+)/15"', page)] == list(range(1, 16))


def test_english_target_trend_and_watermark(real_warehouse: Warehouse) -> None:
    page, _ = ask(real_warehouse, "place=MH&year=2025&lang=en&area=steering")
    told = screens(page)
    assert list(told) == ["plan_completion", "plan_tasks_assigned", "plan_tasks_completed", "media_features"]
    assert (
        "SỐ LIỆU MÔ PHỎNG · SYNTHETIC DATA Completion of the reform plan 92.9% 313/337 tasks" in told["plan_completion"]
    )
    assert "23/23 units reported ✕ Missed Target 95%" in told["plan_completion"]
    assert 'aria-label="Over the years: 2018: ' in page
    assert "2018 " in told["plan_completion"]
    assert 'href="./?lang=en&amp;place=MH&amp;area=steering&amp;year=2025&amp;years=2018-2025"' in page


def test_a_line_stops_at_parts_of_a_year_and_at_the_year_shown(world: World) -> None:
    years = [said("W1", str(year), "handled", 10 + year) for year in (2018, 2019, 2021, 2022, 2023)]
    world.publish(*years, said("W1", "2020-01-01/2020-11-14", "handled", 5))
    page, _ = ask(world.warehouse, "place=C&year=2022")
    lines = re.findall(r'class="line" d="([^"]*)"', page)
    assert [line.count("M") for line in lines] == [2]  # 2018-2019 and 2021-2022
    assert page.count('class="part"') == 1
    assert "2023" not in screens(page)["handled"]


def test_only_its_own_script_and_style_may_run(real_warehouse: Warehouse) -> None:
    page, policy = ask(real_warehouse, "place=164")
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert " style=" not in page
    assert " onclick" not in page


def test_words_of_an_address_are_never_markup(real_warehouse: Warehouse) -> None:
    page, _ = ask(real_warehouse, "place=<script>alert(1)</script>&area=%22%3E<b>&indicator='>&year=<i>")
    assert "<script>alert" not in page
    assert "<b>alert" not in page
    assert "Thành phố Thái Nguyên, năm 2020" in page


def test_nothing_to_show(world: World, tmp_path: Path) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    page, _ = ask(world.warehouse, "place=C&area=result&lang=en")
    assert "City C has no such figures for the chosen years." in page
    route = present_route(desk_of(Warehouse(tmp_path)))
    answer = TestClient(Starlette(routes=[route])).get("/present")
    assert (answer.status_code, "kpi load" in answer.text) == (503, True)


def test_figures_of_another_edition_are_told_of(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    with duckdb.connect(str(world.warehouse.current())) as con:
        con.execute("COMMENT ON TABLE publication IS 'another edition'")
    answer = TestClient(Starlette(routes=[present_route(desk_of(Warehouse(world.warehouse.folder)))])).get("/present")
    assert (answer.status_code, "by another edition of this software. Run `kpi load`" in answer.text) == (503, True)

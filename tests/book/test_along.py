"""What can be taken along from a chart: addresses, embed code, citations, and all the figures behind it."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from kpi.analysis.selection import read_selection
from kpi.book.along import cite, embed_code, full_answer, full_link, image_address, short_link
from kpi.book.index import CHARTS, drawn
from kpi.book.view import View
from kpi.charts.chart import Chart
from kpi.store.warehouse import Warehouse
from tests.book.looking import BASE, look


@pytest.fixture
def view(real_warehouse: Warehouse) -> View:
    return look(real_warehouse, place="MH", year="2024", units="MH07,MH08", indicator="on_time_share", lang="en")


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_an_image_has_an_address_that_holds_what_its_chart_depends_on(view: View) -> None:
    address = image_address(view, "services_ranking", "svg", "square", dark=True)
    assert address.startswith("chart/services_ranking.svg?")
    assert query(address) == {
        "lang": "en", "place": "MH", "units": "MH07,MH08", "year": "2024", "indicator": "on_time_share", "asof": "1",
        "size": "square", "theme": "dark",
    }  # fmt: skip
    assert "units" not in query(image_address(view, "levels", "png", "wide", dark=False))


@pytest.mark.parametrize("name", CHARTS)
def test_every_link_reopens_the_same_chart(view: View, name: str) -> None:
    there = view.only(CHARTS[name].uses).selection
    for link, path in ((short_link(view, name), f"/c/{name}"), (full_link(view, name), f"/{CHARTS[name].page}")):
        assert link.startswith(BASE + path + "?")
        asked = read_selection(query(link) | {"asof": ""}, view.reference, view.years)
        opened = look_again(view, query(link))
        assert opened.only(CHARTS[name].uses).selection == there
        assert asked.chart == ("" if path.startswith("/c/") else name)
        assert query(link)["asof"] == "1"


def look_again(view: View, asked: dict[str, str]) -> View:
    selection = read_selection(asked, view.reference, view.years)
    return view.changed(**{name: getattr(selection, name) for name in vars(selection)})


class _Frame(HTMLParser):
    attributes: dict[str, str | None]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "iframe"
        self.attributes = dict(attrs)


def test_the_embed_code_is_one_frame_with_a_title_whatever_that_holds(view: View) -> None:
    frame = _Frame()
    frame.feed(embed_code(view, "levels", 'Số “1” <script>"&'))
    assert frame.attributes == {
        "src": f"{BASE}/embed/levels?lang=en&place=MH&year=2024&asof=1", "title": 'Số “1” <script>"&', "width": "100%",
        "height": "640", "loading": "lazy", "style": "border:0",
    }  # fmt: skip


def test_without_a_server_there_are_no_links(real_warehouse: Warehouse) -> None:
    view = look(real_warehouse, place="MH")
    nowhere = View(view.data, view.reference, view.selection, view.years, view.say)
    assert {short_link(nowhere, "levels"), full_link(nowhere, "levels"), embed_code(nowhere, "levels", "T")} == {""}


def test_a_citation_in_the_other_language_has_title_and_link_in_that(view: View) -> None:
    vi, en = (cite(view, "levels", lang, long=False) for lang in ("vi", "en"))
    assert vi.startswith("SỐ LIỆU MÔ PHỎNG: địa phương này không có thật. Hồ sơ trực tuyến theo năm – Thành phố Minh")
    assert vi.endswith(f"{BASE}/c/levels?place=MH&year=2024&asof=1")
    assert en.startswith("SYNTHETIC DATA: this place does not exist. Online dossiers by year – Minh Họa City")
    assert en.endswith(f"{BASE}/c/levels?lang=en&place=MH&year=2024&asof=1")


def answer_of(view: View, name: str) -> Chart:
    chart = drawn(view, name)
    assert isinstance(chart, Chart)
    return chart


def test_behind_a_ranking_stand_all_years_of_all_units(view: View) -> None:
    shown = answer_of(view, "services_ranking").answer
    full = full_answer(view, "services_ranking", shown)
    assert (len(shown), set(shown["year"])) == (2, {2024})
    below = {unit.id for unit in view.reference.tree.children("MH")}
    assert set(full["unit"]) <= below
    assert len(set(full["unit"])) > 20
    assert set(full["year"]) == set(range(2018, 2026))
    same = full.merge(shown, on=["unit", "year"], suffixes=("", "_shown"))
    assert (same["value"] == same["value_shown"]).all()
    assert len(same) == 2


def test_behind_some_years_stand_all_and_behind_months_all_months(view: View) -> None:
    some = view.changed(first=2020, last=2021)
    levels = answer_of(some, "levels").answer
    assert set(levels["year"]) == {2020, 2021}
    assert set(full_answer(some, "levels", levels)["year"]) == set(range(2018, 2026))
    months = answer_of(some, "documents_months").answer
    full = full_answer(some, "documents_months", months)
    assert len(full) > len(months)
    assert full["period_start"].dt.month.nunique() == 12
    assert set(full["unit"]) == {"MH"}

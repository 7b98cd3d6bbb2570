"""What the page says and offers of a chart that is taken along, or that an address of one has opened."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from kpi.charts.chart import Chart
from kpi.store.warehouse import Warehouse
from kpi.text.labels import label
from kpi.ui import chart_card, take
from kpi.ui.view import View
from tests.building import ROOT
from tests.ui.conftest import Open, words
from tests.ui.test_asof import revised

__all__ = ["revised"]
Reopen = Callable[..., AppTest]
CHART = {"place": "164", "year": "2020", "asof": "1", "chart": "plan_completion"}
CHANGED = (
    "Biểu đồ “Hoàn thành kế hoạch cải cách hành chính – Thành phố Thái Nguyên”.</strong> <strong>1 giá trị trong biểu "
    "đồ đã thay đổi từ lần công bố 1 (ngày "
)


@pytest.fixture
def reopen(open_page: Open, revised: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Reopen:
    """Open a page with an address that names a chart, over figures that were published and then revised."""
    monkeypatch.setenv("KPI_WAREHOUSE", str(revised.folder))
    monkeypatch.setenv("KPI_ADDRESS", "https://dashboard.example/")

    return open_page


def banner(app: AppTest) -> str:
    """Return the first thing that the page says, if that is about a chart."""
    first = next(html.proto.body for html in app.get("html") if not html.proto.body.startswith("<style>"))
    return first.replace("\u00a0", " ") if "kpi-verify" in first else ""


def test_what_changed_is_said_first(reopen: Reopen) -> None:
    app = reopen("plan", **CHART)
    said = banner(app)
    assert said.startswith('<div class="kpi-state kpi-verify" role="status">')
    assert CHANGED in said
    assert "trước 91,7 % (11/12 nhiệm vụ; mục tiêu 95 %), nay 83,3 % (10/12 nhiệm vụ; mục tiêu 80 %), từ lần" in said
    assert "Mục tiêu thay đổi: Kế hoạch 01." in said
    assert "Đính chính: 11 nhiệm vụ đổi thành 10 nhiệm vụ, theo Làng nghề Việt Nam (LNV), đoạn 1." in said
    assert 'href="methods?lang=vi&amp;place=164&amp;year=2020&amp;years=2015-2020#revisions"' in said
    assert '<a href="#chart-plan_completion">' in said
    assert '<div id="chart-plan_completion" class="kpi-checked">' in words(app)
    assert words(app).count('class="kpi-checked"') == 1
    assert app.query_params["chart"] == "plan_completion"
    app.run()
    assert app.query_params["chart"] == "plan_completion"


def test_nothing_changed_is_said_too(reopen: Reopen) -> None:
    app = reopen("services", place="173", asof="1", chart="level4", lang="en")
    assert "Nothing has changed since publication 1 (" in banner(app)
    assert "every value in the chart is still the same." in banner(app)
    newest = reopen("plan", **CHART | {"asof": "2"})
    assert "Đây là lần công bố mới nhất (lần 2, ngày " in banner(newest)
    assert "MÔ PHỎNG" not in banner(newest)


def test_a_check_of_made_up_figures_is_marked(open_page: Open) -> None:
    app = open_page("documents", place="MH")
    app.query_params["chart"] = "documents"
    app.run()
    assert "SỐ LIỆU MÔ PHỎNG · Địa phương này không có thật" in banner(app)


def test_the_check_goes_when_something_else_is_looked_at(reopen: Reopen) -> None:
    app = reopen("plan", **CHART)
    app.selectbox(key="f_year").select(2019).run()
    assert banner(app) == ""
    assert "chart" not in app.query_params
    assert app.query_params["asof"] == "1"
    app = reopen("plan", **CHART)
    app.switch_page(str(ROOT / "pages" / "documents.py")).run()
    assert banner(app) == ""
    assert "chart" not in app.query_params


def test_the_check_stays_in_the_other_language(reopen: Reopen) -> None:
    app = reopen("plan", **CHART)
    app.segmented_control(key="f_lang").select("en").run()
    assert "1 value in the chart has changed since publication 1 (" in banner(app)


@pytest.mark.parametrize("chart", ["levels", "nonsense", "__class__", ""])
def test_a_chart_that_does_not_stand_on_the_page_is_not_checked(reopen: Reopen, chart: str) -> None:
    app = reopen("plan", **CHART | {"chart": chart})
    assert banner(app) == ""
    assert "chart" not in app.query_params


def test_the_selected_years_stay_when_anything_else_is_touched(reopen: Reopen) -> None:
    app = reopen("plan", place="164", years="2015-2019")
    app.selectbox(key="f_year").select(2019).run()
    assert app.query_params["years"] == "2015-2019"
    app.select_slider(key="f_years").set_range(2019, 2020).run()
    assert app.query_params["years"] == "2019-2020"


def opened_menu(reopen: Reopen, **query: str) -> AppTest:
    app = reopen("plan", **query)
    app.expander(key="plan_completion_take").open().run() if False else _open(app, "plan_completion_take")
    return app


def _open(app: AppTest, key: str) -> None:
    app.session_state[key] = True
    app.run()
    assert not app.exception


def test_the_menu_is_made_when_it_is_opened(reopen: Reopen) -> None:
    app = reopen("plan", **CHART)
    assert [fold.label for fold in app.expander] == ["Xem bảng", "Mang đi", "Xem bảng", "Mang đi"]
    assert not app.tabs
    assert not app.code


def test_the_menu_offers_images_quotes_links_and_data(reopen: Reopen) -> None:
    app = opened_menu(reopen, **CHART)
    assert [tab.label for tab in app.tabs] == ["Ảnh", "Trích dẫn", "Liên kết", "Số liệu"]
    images = next(html.proto.body for html in app.get("html") if html.proto.body.startswith('<table class="kpi-take">'))
    assert images.count("<a ") == 16
    assert (
        '<a href="chart/plan_completion.svg?asof=1&amp;size=portrait&amp;theme=dark" '
        'download="plan_completion-164-portrait-dark.svg" aria-label="SVG: Dọc, 1080 × 1350, Nền tối">SVG</a>'
    ) in images
    codes = [code.value for code in app.code]
    link = "https://dashboard.example/c/plan_completion?asof=1"
    assert link in codes
    full = "lang=vi&place=164&year=2020&years=2015-2020&asof=1&chart=plan_completion"
    assert f"https://dashboard.example/plan?{full}" in codes
    frame = '<iframe src="https://dashboard.example/embed/plan_completion?asof=1" title="Hoàn thành kế hoạch'
    assert any(code.startswith(frame) for code in codes)
    quotes = [code for code in codes if "CC BY 4.0" in code]
    assert len(quotes) == 4
    assert quotes[0].startswith("Hoàn thành kế hoạch cải cách hành chính – Thành phố Thái Nguyên. Nguồn: Làng nghề")
    assert quotes[0].endswith(link)
    assert quotes[2].startswith("Completion of the reform plan – Thái Nguyên City. Source: Làng nghề Việt Nam (LNV).")
    assert [button.proto.label for button in app.get("download_button")] == ["Tải XLSX", "Tải CSV"] * 2


def test_the_sentence_to_quote_is_that_of_the_chart(reopen: Reopen, monkeypatch: pytest.MonkeyPatch) -> None:
    draw: Callable[..., None] = vars(chart_card)["draw_take"]

    def tell(view: View, chart: Chart, *rest: str) -> None:
        draw(view, replace(chart, telling=replace(chart.telling, sentence="Có thể trích.")), *rest)

    monkeypatch.setattr(chart_card, "draw_take", tell)
    assert "Có thể trích." in [code.value for code in opened_menu(reopen, **CHART).code]


def test_without_chromium_the_camera_of_the_chart_is_pointed_out(
    reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for draws in (True, False):
        for module in (take, chart_card):
            monkeypatch.setattr(module, "draws_images", lambda draws=draws: draws)
        app = opened_menu(reopen, **CHART)
        config = json.loads(app.get("plotly_chart")[0].proto.config)
        assert config["displayModeBar"] == (False if draws else "hover")
        assert config["modeBarButtons"] == [["toImage"]]
        assert config["toImageButtonOptions"] == {"format": "png", "scale": 3, "filename": "plan_completion-164-2020"}
        assert (label("take_no_browser", "vi") in [caption.value for caption in app.caption]) != draws
        assert ("chart/plan_completion.png?" in words(app)) == draws

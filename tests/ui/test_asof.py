"""An earlier publication on every page: its values, names and targets; and what has changed since."""

import shutil

import pytest

from kpi.intake.load import load
from kpi.store.warehouse import Warehouse
from tests.building import ROOT
from tests.ui.conftest import Open, words

PAGES = ("overview", "plan", "services", "documents", "platforms", "unit", "compare", "explore", "methods")
BANNER = "Số liệu như đã công bố lần 1, ngày"
FIGURES = "reported/figures.csv"
CHANGES = {  # file: a line's part before and after; nothing after: the line is taken out
    FIGURES: [
        ("plan_tasks_completed,11,11", "plan_tasks_completed,10,10"),
        ("edocs_received,9769,9769", "edocs_received,9.999,9999"),
        ("dossiers_level3,2.904,2904", "dossiers_level3,3.004,3004"),
        ('signature_coverage,100%,100,A,,"', 'signature_coverage,"96,9%",96.9,A,,"'),
        ("media_features,11,11", ""),
    ],
    "reported/figures-by-ward.csv": [("05431,2020,signature_units,100%,1", "05431,2020,signature_units,không,0")],
    "units/units.csv": [("Thành phố Thái Nguyên,", "Thành phố Thép,")],
    "catalog/targets.csv": [("plan_completion,2020,95,", "plan_completion,2020,80,")],
}


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The real figures, published; then six of them, a name and a target changed, and one figure added."""
    folder = tmp_path_factory.mktemp("revised")
    data, warehouse = folder / "data", Warehouse(folder / "warehouse")
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("demo", "warehouse"))
    with (data / "catalog" / "targets.csv").open("a", encoding="utf-8") as targets:
        targets.write("164,plan_completion,2020,95,Kế hoạch 01,,\n")
    load(data, warehouse)
    for file, changes in CHANGES.items():
        text = (data / file).read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text
            lines = [line for line in text.splitlines() if after or before not in line]
            text = "\n".join(line.replace(before, after) for line in lines) + "\n"
        (data / file).write_text(text, encoding="utf-8")
    with (data / FIGURES).open("a", encoding="utf-8") as figures:
        figures.write("lnv-2020,9,164,2020,dossiers_level4,77,77,A,,,\n")
    load(data, warehouse)
    return warehouse


@pytest.fixture
def open_revised(open_page: Open, revised: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setenv("KPI_WAREHOUSE", str(revised.folder))
    return open_page


ASKED = {
    "platforms": {"indicator": "signature_coverage"},
    "explore": {"indicator": "plan_completion"},
    "compare": {"indicator": "signature_coverage", "units": "05431,05434"},
}
SHOWN = {  # page: what stands on it in publication 1, and instead in publication 2
    "overview": [
        ("91,7 %", "83,3 %"),
        ("Mục tiêu 95 %", "Mục tiêu 80 %"),
        ("9.769", "9.999"),
        ("11 <small>chuyên mục", "77 <small>hồ sơ"),
    ],
    "plan": [("91,7", "83,3")],
    "services": [("2.904", "3.004")],
    "documents": [("9.769", "9.999")],
    "platforms": [("100,0 %", "96,9 %")],
    "unit": [("91,7 %", "83,3 %"), ("95 %", "80 %"), ("11/12", "10/12")],
    "compare": [('Phường Quán Triều,không có số liệu,"100,0 %"', 'Phường Quán Triều,không có số liệu,"0,0 %"')],
    "explore": [("91,7", "83,3"), ("11", "10")],
    "methods": [("91,67 %", "83,33 %")],
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_state_that_is_asked_for(open_revised: Open, page: str) -> None:
    address = {"place": "164", "year": "2020"} | ASKED.get(page, {})
    old, new = words(open_revised(page, **address, asof="1")), words(open_revised(page, **address))
    pairs = [("Thành phố Thái Nguyên", "Thành phố Thép"), *SHOWN[page]]
    for before, after in pairs:
        assert before in old, before
        assert after in new, after
        if page != "methods" and (before, after) != ("11", "10"):
            assert after not in old, after
    assert "Thành phố Thép" not in old
    assert BANNER in old
    assert BANNER not in new
    assert (page == "methods") or "91,7" not in new


def test_the_banner_leads_to_the_newest_state_of_the_same_view(open_revised: Open) -> None:
    html = words(open_revised("plan", place="164", year="2020", asof="1"))
    assert "Xem số liệu mới nhất</a>" in html
    assert '<a href="?lang=vi&amp;place=164&amp;year=2020&amp;years=2015-2020" target="_self">' in html
    assert "See the newest data" in words(open_revised(place="164", asof="1", lang="en"))


@pytest.mark.parametrize(
    "asof", ["2", "99", "0", "-1", "x", "1.0", "²", "9" * 5000, "2000-01-01", "9999-12-31", "2026-13-01"]
)
def test_the_newest_state_is_shown_for_its_number_and_for_nonsense(open_revised: Open, asof: str) -> None:
    said = words(open_revised(place="164", year="2020", asof=asof))
    assert "83,3 %" in said
    assert "Số liệu như đã công bố" not in said


def test_a_number_stays_in_the_address_so_that_a_link_means_the_same_later(open_revised: Open) -> None:
    assert open_revised(place="164", asof="2").query_params["asof"] == "2"
    assert "asof" not in open_revised(place="164", asof="99").query_params
    assert "asof" not in open_revised(place="164").query_params


def test_the_state_is_chosen_in_the_sidebar_and_kept_on_other_pages(open_revised: Open) -> None:
    app = open_revised(place="164", year="2020")
    choice = app.selectbox(key="f_asof")
    assert [option.split(",")[0] for option in choice.options] == ["Mới nhất", "Lần 2", "Lần 1"]
    choice.select(1).run()
    assert app.query_params["asof"] == "1"
    assert BANNER in words(app)
    app.switch_page(str(ROOT / "pages" / "documents.py")).run()
    assert "9.769" in words(app)
    assert app.query_params["asof"] == "1"
    app.selectbox(key="f_asof").select(0).run()
    assert "9.999" in words(app)
    assert BANNER not in words(app)
    assert "asof" not in app.query_params


def test_links_on_cards_keep_the_state(open_revised: Open) -> None:
    said = words(open_revised(place="164", year="2020", asof="1"))
    assert 'href="explore?' in said
    assert all("asof=1" in link.split('"')[0] for link in said.split('href="explore?')[1:])


def test_one_publication_leaves_nothing_to_choose(open_page: Open) -> None:
    assert "f_asof" not in [box.key for box in open_page(place="164").selectbox]


def test_the_profile_tells_what_a_figure_said_before(open_revised: Open) -> None:
    app = open_revised("unit", place="164", year="2020")
    app.selectbox(key="behind").select("plan_completion").run()
    said = words(app).replace("\\", "")
    assert "Số liệu ở đây đã thay đổi sau khi công bố" in said
    assert "Đính chính: 11 nhiệm vụ đổi thành 10 nhiệm vụ, theo Làng nghề Việt Nam (LNV), đoạn 1." in said
    old = open_revised("unit", place="164", year="2020", asof="1")
    old.selectbox(key="behind").select("plan_completion").run()
    assert "đã thay đổi sau khi công bố" not in words(old)


def test_the_methods_page_lists_the_revisions(open_revised: Open) -> None:
    vi = words(open_revised("methods", place="164")).replace("\\", "")
    assert "mới nhất trước: 6 lần" in vi
    for sentence in (
        "Đính chính: 2.904 hồ sơ đổi thành 3.004 hồ sơ, theo Làng nghề Việt Nam (LNV), đoạn 9.",
        "Đính chính: 9.769 văn bản đổi thành 9.999 văn bản, theo Làng nghề Việt Nam (LNV), đoạn 7.",
        "Đính chính: 100 % đổi thành 96,9 %, theo Làng nghề Việt Nam (LNV), đoạn 6.",
        "Không còn nêu: trước là 11 chuyên mục, theo Làng nghề Việt Nam (LNV), đoạn 5.",
    ):
        assert sentence in vi, sentence
    en = words(open_revised("methods", place="164", lang="en")).replace("\\", "")
    assert "Withdrawn: it was 11 programmes in Làng nghề Việt Nam (LNV), paragraph 5." in en
    assert "Chưa có số liệu nào thay đổi" in words(open_revised("methods", place="173"))
    assert "Chưa có số liệu nào thay đổi" in words(open_revised("methods", place="164", asof="1"))

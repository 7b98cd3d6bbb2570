"""Every page, in both languages, for every kind of place; and the figures that must stand on them."""

from itertools import cycle

import pytest

from kpi.text.labels import WATERMARK
from tests.ui.conftest import Open, specs, told, words

PAGES = ("overview", "plan", "services", "documents", "platforms", "unit", "compare", "explore", "methods")
PLACES = ("164", "172", "173", "19", "19@2025-07-01", "MH")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_every_place_and_its_watermark_follows_the_data(open_page: Open, page: str) -> None:
    """Each page in both languages, and each place: every page begins with the other language."""
    langs = ("vi", "en") if PAGES.index(page) % 2 else ("en", "vi")
    for place, lang in zip(PLACES, cycle(langs), strict=False):
        app, marked = open_page(page, place=place, lang=lang), place == "MH"
        assert app.title[0].value
        for spec in specs(app):
            assert (WATERMARK[0] in str(spec)) is (WATERMARK[0] in told(spec)) is marked
            assert any(note.get("name") == "watermark" for note in spec["layout"]["annotations"]) is marked
        html = "".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body)
        if page not in ("plan", "services", "documents"):  # those show tables when they are opened
            assert ("kpi-synthetic" in html) is marked


def test_thai_nguyen_2020(open_page: Open) -> None:
    said = words(open_page(place="164", year="2020"))
    for figure in (
        "91,7 %",
        "11/12 nhiệm vụ",
        "báo cáo ghi 91,6%",
        "bị cắt bớt phần thập phân, không được làm tròn",
        "24,1 %",
        "nêu sẵn trong báo cáo",
        "2.904",
        "9.769",
        "7.525",
        "15.833",
        "90 %",
        "11 <small>chuyên mục</small>",
    ):
        assert figure in said, figure
    assert "32/32" not in said  # what was derived from the sentence does not confirm it
    assert "12.049" not in said  # no total is invented; the range stands in the finding alone
    assert "Tổng phải từ 12.025 đến 12.074; không dùng làm số liệu." in said


def test_thai_nguyen_2020_in_english(open_page: Open) -> None:
    said = words(open_page(place="164", year="2020", lang="en"))
    for figure in ("91.7%", "11/12 tasks", "24.1%", "2,904", "15,833"):
        assert figure in said, figure


def test_thai_nguyen_2019_is_part_of_a_year(open_page: Open) -> None:
    said = words(open_page(place="164", year="2019"))
    assert "1.655/11.006 hồ sơ" in said
    assert "15,0 %" in said
    assert "báo cáo ghi trên 14%" in said
    assert "Số liệu đến 14/11/2019" in said
    assert '<div class="kpi-value kpi-part">0 <small>hồ sơ</small></div>' in said  # level 4, a stated zero


def test_pho_yen_2022(open_page: Open) -> None:
    said = words(open_page(place="172"))
    assert "53,87 %" in said
    assert "3.640/6.757 hồ sơ" in said
    assert "38,05 %" in said


def test_phu_binh_2022(open_page: Open) -> None:
    said = words(open_page(place="173"))
    assert "59,08 %" in said
    assert "✓ Đạt" in said
    assert "Mục tiêu 55 %" in said
    page = open_page("services", place="173")
    ranking = words(page)
    assert "7/20 đơn vị thuộc Huyện Phú Bình có số liệu" in ranking
    for share in ("70,74 %", "68,74 %", "68,51 %", "68,03 %", "66,63 %", "64,86 %", "64,6 %"):
        assert share in ranking, share
    assert len(specs(page)[-1]["layout"]["yaxis"]["categoryarray"]) == 20
    assert ranking.count("</b> nguồn không nêu") == 13
    assert "Nguồn không nêu 13 đơn vị: Thị trấn Hương Sơn, Xã Bàn Đạt" in ranking


def test_signature_coverage_is_a_square_for_each_of_32_units(open_page: Open) -> None:
    tiles = specs(open_page("platforms", place="164"))[0]
    assert len([shape for shape in tiles["layout"]["shapes"] if shape["type"] == "rect" and shape.get("layer")]) == 32
    assert len(set(tiles["data"][0]["customdata"])) == 32
    assert all("100,0" in text for text in tiles["data"][0]["text"])


def test_a_single_year_has_no_line(open_page: Open) -> None:
    plan = specs(open_page("plan", place="164"))[0]
    assert [trace["mode"] for trace in plan["data"]] == ["markers+text"]


def test_no_line_touches_a_part_of_a_year(open_page: Open) -> None:
    shares = specs(open_page("services", place="164"))[1]
    solid = [trace for trace in shares["data"] if "open" not in str(trace["marker"].get("symbol"))]
    hollow = [trace for trace in shares["data"] if "open" in str(trace["marker"].get("symbol"))]
    assert [trace["x"] for trace in solid] == [[2020]]
    assert [trace["x"] for trace in hollow] == [[2019]]
    assert "đến 14/11" in str(hollow[0]["text"])


def test_an_empty_area_explains_itself(open_page: Open) -> None:
    app = open_page(place="164", year="2020", area="organisation")
    assert "không có chỉ tiêu nào thuộc lĩnh vực “Tổ chức bộ máy” năm 2020" in app.info[0].value


def test_a_place_without_figures_explains_itself(open_page: Open) -> None:
    said = words(open_page("documents", place="172"))
    assert "Thành phố Phổ Yên chưa có số liệu này trong các năm đã chọn" in said


def test_nonsense_in_the_address_gives_the_default(open_page: Open) -> None:
    app = open_page(
        "plan", place="<script>", year="abc", years="9999-1-x", units="1,2,'", lang="fr", area="x", indicator="*"
    )
    assert app.title[0].value == "Kế hoạch và nhiệm vụ"
    assert app.session_state["f_place"] == "164"
    assert app.query_params["year"] == "2020"


def test_filters_write_the_address_and_keep_over_pages(open_page: Open) -> None:
    app = open_page(place="164")
    app.selectbox(key="f_place").select("MH").run()
    app.selectbox(key="f_year").select(2023).run()
    app.multiselect(key="f_units").select("MH07").run()
    assert {name: app.query_params[name] for name in ("place", "year", "units")} == {
        "place": "MH",
        "year": "2023",
        "units": "MH07",
    }
    app.selectbox(key="f_place").select("164").run()
    assert "units" not in app.query_params  # those of another place


def test_units_are_found_by_name_without_accents(open_page: Open) -> None:
    app = open_page(place="164")
    app.text_input(key="f_find").input("trung vuong").run()
    assert app.multiselect(key="f_units").options == ["Phường Trưng Vương (đến 30/6/2025) – Thành phố Thái Nguyên"]


def test_before_anything_is_loaded_the_page_says_what_to_do(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("KPI_WAREHOUSE", str(tmp_path_factory.mktemp("empty")))
    app = open_page()
    assert "kpi load" in app.info[0].value


def test_findings_are_counted_listed_and_offered_as_files(open_page: Open) -> None:
    app = open_page("methods", place="173")
    counts = app.table[0].value
    assert counts.to_numpy().tolist() == [
        ["● ghi chú", "Đơn vị không có số liệu", "1", "1"],
        ["● ghi chú", "Chưa trọn năm", "1", "1"],
    ]
    names = [button.proto.label for button in app.get("download_button")]
    assert names == ["Tải XLSX", "Tải CSV"]


def test_a_ranking_of_few_units_says_so_in_its_title(open_page: Open) -> None:
    low, enough = open_page("services", place="173"), open_page("services", place="MH", year="2023")
    assert "(độ phủ thấp)" in told(specs(low)[-1])
    assert "23/24 đơn vị" in told(specs(enough)[-1])
    assert "độ phủ thấp" not in words(enough)


def test_parts_of_a_year_are_ranked_when_the_reader_asks_and_the_address_keeps_it(open_page: Open) -> None:
    app = open_page("services", place="173")
    assert "7 đơn vị chưa trọn năm không xếp hạng." in words(app)
    app.toggle(key="f_partial").set_value(True).run()
    assert app.query_params["partial"] == "1"
    assert "không xếp hạng" not in words(app)
    app.toggle(key="f_partial").set_value(False).run()
    assert "partial" not in app.query_params
    pasted = open_page("services", place="173", partial="1")
    assert pasted.toggle(key="f_partial").value is True


def test_where_all_years_are_whole_there_is_nothing_to_ask(open_page: Open) -> None:
    assert not open_page("services", place="MH", year="2023").toggle


def test_progress_before_a_target_and_how_it_was_judged(open_page: Open) -> None:
    said = words(open_page(place="MH", year="2020"))
    assert (
        '<span class="kpi-chip on_track">→ Đúng tiến độ</span> Mục tiêu 2025: 95 % · cần thêm 2,1 điểm mỗi năm' in said
    )
    assert "Đường thẳng từ 80,2 % (năm 2018) đến 95 % (năm 2025) cần 84,5 % ở năm 2020." in said
    assert '<span class="kpi-chip at_risk">▲ Có nguy cơ</span> Mục tiêu 2021: 30 %' in said
    assert "#rules" in said


def test_coverage_with_a_silent_unit_has_a_range(open_page: Open) -> None:
    range_told = "23/24 báo cáo; 100 % trong số đã báo cáo; cả thành phố từ 96 % đến 100 %"
    assert range_told in words(open_page(place="MH", year="2023"))
    assert range_told.replace("; ", " ") in words(open_page("platforms", place="MH", year="2023"))


def test_a_profile_says_why_there_is_no_place(open_page: Open) -> None:
    assert "không xếp hạng: chưa trọn năm" in words(open_page("unit", place="19", unit="172"))

"""Choosing among country, provinces, cities and districts of today and before; pages of a place that has no figures."""

import pytest

from tests.ui.conftest import Open, specs, told, words

PAGES = ("overview", "plan", "services", "documents", "platforms", "unit", "compare", "explore", "methods")


def test_a_first_visit_opens_the_city_of_2020(open_page: Open) -> None:
    app = open_page()
    assert (app.title[0].value, app.session_state["f_place"]) == ("Thành phố Thái Nguyên, năm 2020", "164")


def test_places_are_in_order_and_tell_until_when_they_were(open_page: Open) -> None:
    options = open_page().selectbox(key="f_place").options
    assert options[:3] == ["Việt Nam", "Tỉnh An Giang (từ 1/7/2025)", "Tỉnh An Giang (đến 30/6/2025)"]
    at = options.index("Tỉnh Thái Nguyên (mới) (từ 1/7/2025)")
    assert options[at + 1 : at + 5] == [
        "Tỉnh Thái Nguyên (đến 30/6/2025)",
        "Thành phố Phổ Yên (đến 30/6/2025)",
        "Huyện Phú Bình (đến 30/6/2025)",
        "Thành phố Thái Nguyên (đến 30/6/2025)",
    ]
    at = options.index("Thành phố Hà Nội (từ 1/7/2025)")
    assert options[at + 1 : at + 4] == [
        "Thành phố Hà Nội (1/8/2008 – 30/6/2025)",
        "Thành phố Hà Nội (đến 31/7/2008)",
        "Tỉnh Hà Tây (đến 31/7/2008)",
    ]
    assert options[-1] == "Thành phố Minh Họa"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ha tay", ["Tỉnh Hà Tây (đến 31/7/2008)"]),
        ("28", ["Tỉnh Hà Tây (đến 31/7/2008)"]),
        ("brvt", ["Tỉnh Bà Rịa - Vũng Tàu (đến 30/6/2025)"]),
        ("H44.19", ["Tỉnh Phú Thọ (từ 1/7/2025)"]),  # an office: its province
        ("son cam", ["Thành phố Thái Nguyên (đến 30/6/2025)"]),  # a commune: its city
    ],
)
def test_a_place_is_found_without_accents_by_code_and_by_what_is_in_it(
    open_page: Open, typed: str, found: list[str]
) -> None:
    app = open_page()
    app.text_input(key="f_find").input(typed).run()
    assert [option for option in app.selectbox(key="f_place").options if option in found] == found
    kept = "Thành phố Thái Nguyên (đến 30/6/2025)"
    assert set(app.selectbox(key="f_place").options) == {*found, kept}


def test_another_place_is_no_mistake_of_the_address_and_shows_all_its_years(open_page: Open) -> None:
    app = open_page()
    for place, year, years in (("25@2025-07-01", "2026", "2026-2026"), ("VN", "2022", "2005-2022")):
        app.selectbox(key="f_place").select(place).run()
        assert not app.warning
        assert (app.query_params["year"], app.query_params["years"]) == (year, years)


def test_the_country_ranks_its_provinces(open_page: Open) -> None:
    app = open_page(place="VN")
    assert app.title[0].value == "Việt Nam, năm 2022"
    assert app.selectbox(key="f_indicator").options[0] == "Hạng DTI của tỉnh"
    (ranking,) = specs(app)
    assert "thành phố Đà Nẵng xếp đầu trong 63 đơn vị thuộc Việt Nam (hạng 1)" in told(ranking)
    marks = next(trace for trace in ranking["data"] if trace.get("mode") == "markers")
    assert len(marks["y"]) == 63  # ranks are marks: a bar would be longest for the last
    app = open_page(place="VN", year="2016", lang="en", indicator="pci_score")
    assert "Đà Nẵng City had the highest figure" in words(app)
    assert "2008" in app.selectbox(key="f_year").options
    assert "2020" not in app.selectbox(key="f_year").options  # one province of 63 has a figure: no year of the country


def test_the_country_compares_provinces_between_years_that_several_have(open_page: Open) -> None:
    app = open_page("compare", place="VN")
    assert app.selectbox(key="f_indicator").value == "pci_score"
    assert any("2005" in told(spec) and "2016" in told(spec) for spec in specs(app)[1:])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("place", ["VN", "28", "77"])
def test_every_page_opens_for_the_country_and_for_provinces_with_indices_alone(
    open_page: Open, page: str, place: str
) -> None:
    for lang in ("vi", "en"):
        app = open_page(page, place=place, lang=lang)
        assert app.title[0].value
        assert not app.warning


def test_the_country_has_no_profile_and_says_what_to_do(open_page: Open) -> None:
    app = open_page("unit", place="VN")
    assert app.info[0].value == "Việt Nam không có số liệu riêng; hãy chọn một đơn vị trực thuộc."


def test_offices_of_a_province_are_compared_too(open_page: Open) -> None:
    app = open_page("compare", place="25@2025-07-01", kind="office")
    assert app.selectbox(key="f_unit").options[:2] == ["Văn phòng UBND tỉnh", "Ban quản lý các khu công nghiệp"]
    assert "Phường" not in told(specs(app)[0])
    app = open_page("compare", place="25@2025-07-01")
    assert app.selectbox(key="f_unit").options[0] == "Phường Tân Hòa (từ 1/7/2025)"


def test_a_single_rank_has_no_ranks_between(open_page: Open) -> None:
    axis = specs(open_page("unit", place="77"))[0]["layout"]["yaxis"]
    assert (axis["dtick"], axis["tick0"]) == (1, 0)

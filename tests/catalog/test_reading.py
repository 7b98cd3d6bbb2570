"""The catalogue's files as areas, measures, indicators and targets. What is refused: tests/intake/test_problems.py."""

from datetime import date

from kpi.catalog.model import Area, Indicator, Measure, Target, UnitMeasure
from kpi.catalog.reading import read_catalog
from tests.building import ROOT, SMALL

CATALOG = read_catalog(ROOT / "data" / "catalog")


def test_the_areas_are_the_seven_of_the_programme_and_impact() -> None:
    assert list(CATALOG.areas) == [
        "steering",
        "institutions",
        "procedures",
        "organisation",
        "civil_service",
        "public_finance",
        "digital",
        "impact",
    ]
    assert CATALOG.areas["organisation"] == Area("organisation", "Tổ chức bộ máy", "Organisation")


def test_the_repositorys_catalogue_is_whole() -> None:
    assert (len(CATALOG.unit_measures), len(CATALOG.measures), len(CATALOG.indicators)) == (24, 63, 83)


def test_measures_and_indicators_have_the_names_that_forms_give_them() -> None:
    assert CATALOG.measures["dossiers_in_progress"].synonyms == ("Hồ sơ đang xử lý", "Hồ sơ còn trong hạn")
    assert CATALOG.indicators["on_time_share"].synonyms == ("Tỷ lệ hồ sơ giải quyết đúng hạn", "Tỷ lệ đúng hạn")
    assert CATALOG.measures["media_features"].synonyms == ()


def test_an_indicator_has_its_formula_as_measures() -> None:
    online = CATALOG.indicators["online_share"]
    assert online.formula == "ratio"
    assert online.numerator == ("dossiers_level3", "dossiers_level4")
    assert online.denominator == ("dossiers_processed",)
    assert (online.direction, online.decimals, online.unit_measure, online.area) == ("up", 1, "percent", "procedures")
    assert (online.valid_from, online.valid_to, online.succeeds) == (None, date(2022, 8, 14), None)


def test_full_and_partial_services_succeed_the_levels_on_the_day_of_the_decree() -> None:
    successor = CATALOG.indicators["eservice_share"]
    assert (successor.valid_from, successor.valid_to, successor.succeeds) == (date(2022, 8, 15), None, "online_share")
    assert CATALOG.indicators["full_service_share"].succeeds == "level4_share"


def test_every_term_of_a_formula_is_a_measure_and_only_stated_ones_have_none() -> None:
    for indicator in CATALOG.indicators.values():
        assert set(indicator.numerator + indicator.denominator) <= set(CATALOG.measures)
        assert bool(indicator.numerator) == (indicator.formula != "stated")
        assert bool(indicator.denominator) == (indicator.formula == "ratio")


def test_flows_stocks_and_what_does_not_add_up_are_told_apart() -> None:
    assert CATALOG.measures["dossiers_level3"].nature == "flow"
    assert CATALOG.measures["dossiers_overdue"].nature == "stock"
    assert {code for code, measure in CATALOG.measures.items() if not measure.additive} == {
        "centre_offices",
        "communes_networked",
        "dossiers_level4_communes",
        "dossiers_processed_communes",
        "dossiers_total_communes",
        "dossiers_total_districts",
        "dossiers_total_offices",
        "network_channels",
        "portal_services",
        "procedures_borderless",
        "procedures_in_force",
        "procedures_of_communes",
        "procedures_of_districts",
        "procedures_of_province",
        "procedures_to_review",
    }


def test_the_one_real_target_names_its_legal_basis() -> None:
    assert CATALOG.targets == (
        Target("173", "online_share", 2022, 55.0, "Chỉ tiêu tỉnh giao năm 2022 (btn-phubinh-2022, đoạn 2)"),
    )


def test_a_small_catalogue_is_read_cell_by_cell() -> None:
    catalog = read_catalog(SMALL / "catalog")
    assert catalog.unit_measures["percent"] == UnitMeasure("percent", "phần trăm", "percent", "%")
    assert catalog.measures["pooled"] == Measure(
        "pooled",
        "Hồ sơ báo cáo gộp",
        "Dossiers pooled",
        definition_vi="Số hồ sơ do cấp trên báo cáo gộp.",
        definition_en="Dossiers that the unit above reports together.",
        unit_measure="dossiers",
        nature="flow",
        additive=False,
    )
    assert catalog.indicators["new_share"] == Indicator(
        "new_share",
        "Tỷ lệ mới",
        "New share",
        area="service",
        definition_vi="Toàn trình trên đã giải quyết.",
        definition_en="Wholly online of all handled.",
        formula="ratio",
        numerator=("online_full",),
        denominator=("handled",),
        unit_measure="percent",
        direction="up",
        decimals=1,
        valid_from=date(2022, 1, 1),
        succeeds="old_share",
        legal_basis="Nghị định mới",
    )


def test_names_and_definitions_are_given_in_the_language_asked_for() -> None:
    indicator = CATALOG.indicators["dossiers_level3"]
    assert (indicator.name("vi"), indicator.name("en")) == ("Hồ sơ mức độ 3", "Level-3 dossiers")
    assert (indicator.definition("vi"), indicator.definition("en")) == (
        "Số hồ sơ trực tuyến mức độ 3.",
        "Online dossiers at level 3.",
    )
    measure = CATALOG.measures["dossiers_overdue"]
    assert measure.definition("vi") == "Số hồ sơ quá hạn giải quyết vào ngày cuối kỳ."
    assert measure.definition("en") == "Dossiers overdue on the last day of the period."


def test_dossiers_by_level_and_service_are_parts_of_all_dossiers_and_the_column_may_be_left_out() -> None:
    assert {code: measure.within for code, measure in CATALOG.measures.items() if measure.within} == dict.fromkeys(
        ("dossiers_level3", "dossiers_level4", "dossiers_full", "dossiers_partial"), "dossiers_processed"
    )
    assert {measure.within for measure in read_catalog(SMALL / "catalog").measures.values()} == {None}

"""What written names mean, on the real units and catalogue."""

from datetime import date

import pytest

from kpi.intake.recognising.item_names import ItemNames
from kpi.intake.recognising.unit_names import UnitNames
from tests.intake.recognising.grids import reference

BEFORE, AFTER = date(2021, 9, 30), date(2025, 9, 30)


@pytest.fixture(scope="module")
def units() -> UnitNames:
    _, tree, territories = reference()
    return UnitNames(tree, territories, "164")


@pytest.fixture(scope="module")
def province() -> UnitNames:
    _, tree, territories = reference()
    return UnitNames(tree, territories, "19")


@pytest.fixture(scope="module")
def items() -> ItemNames:
    return ItemNames(reference()[0])


@pytest.mark.parametrize(
    "text",
    [
        "Phường Quang Trung",
        "PHƯỜNG QUANG TRUNG",
        "phuong quang trung",
        "Quang Trung",
        "P. Quang Trung",
        "P.Quang  Trung",
        "UBND phường Quang Trung",
        "Ủy ban nhân dân phường Quang Trung",
        "Quang Trung Ward",
        "Phường Quang Trung, TP. Thái Nguyên",
        "Phường Quang Trung (mới)",
        "05446",
        "5446",
    ],
)
def test_a_unit_by_its_name_however_written(units: UnitNames, text: str) -> None:
    assert units.match(text, BEFORE).found == "05446"


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("Xã Đồng Liên", BEFORE, "05914"),
        ("xa dong lien", BEFORE, "05914"),
        ("TP Thái Nguyên", BEFORE, "164"),
        ("Hương Sơn", BEFORE, "05473"),  # of the city, although Phú Bình has a township of that name
        ("05443", BEFORE, "05443"),
        ("05443", AFTER, "05443@2025-07-01"),
        ("Gia Sàng", AFTER, "05467@2025-07-01"),
    ],
)
def test_a_name_means_the_unit_of_the_place_on_the_day(units: UnitNames, text: str, day: date, found: str) -> None:
    assert units.match(text, day).found == found


@pytest.mark.parametrize(
    ("text", "day", "why", "choices"),
    [
        ("Phường Quang Chung", BEFORE, "close", ("05446", "05503")),
        ("Q. Trung", BEFORE, "close", ("05446",)),
        ("Xã Quang Trung", BEFORE, "close", ("05446", "05431")),
        ("Thị trấn Hương Sơn", BEFORE, "elsewhere", ("05908",)),
        ("Phường Quang Trung", AFTER, "other_time", ("05443@2025-07-01",)),
        ("Xã Linh Sơn", AFTER, "other_time", ("05710@2025-07-01",)),
        ("Phường Bến Nghé", BEFORE, "unknown", ()),
        ("", BEFORE, "unknown", ()),
    ],
)
def test_what_is_unsure_is_never_taken(
    units: UnitNames, text: str, day: date, why: str, choices: tuple[str, ...]
) -> None:
    match = units.match(text, day)
    assert (match.found, match.why, match.choices) == (None, why, choices)


def test_a_name_of_two_units_is_told_apart_by_kind_or_by_what_is_above(province: UnitNames) -> None:
    assert province.match("Tân Thành", BEFORE).choices == ("05479", "05923")
    assert province.match("Xã Tân Thành", BEFORE).found == "05923"
    assert province.match("Tân Thành, huyện Phú Bình", BEFORE).found == "05923"
    assert province.match("Tân Thành, TP Thái Nguyên", BEFORE).found == "05479"


@pytest.mark.parametrize(
    ("path", "unit_measure", "found"),
    [
        (("Hồ sơ tiếp nhận",), "", "dossiers_received"),
        (("SO HO SO TIEP NHAN TRONG KY",), "", "dossiers_received"),
        (("Hồ sơ tiếp nhận", "Tổng số"), "", "dossiers_received"),
        (("Hồ sơ giải quyết", "Đúng hạn"), "", "dossiers_resolved_on_time"),
        (("Kết quả giải quyết hồ sơ", "Hồ sơ giải quyết đúng hạn"), "", "dossiers_resolved_on_time"),
        (("Hồ sơ mức 3",), "", "dossiers_level3"),
        (("dossiers_level3",), "", "dossiers_level3"),
        (("Dossiers at level 4",), "percent", "level4_share"),
        (("Cán bộ dự tập huấn",), "people", "officials_trained"),
        (("Cán bộ dự tập huấn",), "percent", "training_attendance"),
        (("Tỉ lệ giải quyết đúng hạn (%)",), "percent", "on_time_share"),
        (("Nhiệm vụ hoàn thành",), "", "plan_tasks_completed"),  # an indicator that counts one measure is that measure
    ],
)
def test_an_item_by_its_heads(items: ItemNames, path: tuple[str, ...], unit_measure: str, found: str) -> None:
    assert items.match(path, unit_measure).found == found


@pytest.mark.parametrize(
    ("path", "unit_measure", "why", "first"),
    [
        (("Cán bộ dự tập huấn",), "", "several", "officials_trained"),
        (("Cấp xã", "Hồ sơ mức độ 4"), "", "close", "dossiers_level4"),
        (("Hồ sơ tiếp nhận",), "documents", "close", "dossiers_received"),
        (("Số vụ việc phức tạp",), "", "unknown", ""),
    ],
)
def test_a_head_that_says_more_or_less_than_a_name_is_asked_about(
    items: ItemNames, path: tuple[str, ...], unit_measure: str, why: str, first: str
) -> None:
    match = items.match(path, unit_measure)
    assert (match.found, match.why) == (None, why)
    assert next(iter(match.choices), "") == first


def test_no_synonym_of_the_catalogue_names_two_things_of_one_unit_of_measure(items: ItemNames) -> None:
    catalog = items.catalog
    named = [(m.code, m.unit_measure, m.synonyms) for m in catalog.measures.values()]
    named += [(i.code, i.unit_measure, i.synonyms) for i in catalog.indicators.values()]
    assert any(synonyms for _, _, synonyms in named)
    for code, unit_measure, synonyms in named:
        for name in synonyms:
            assert items.match((name,), unit_measure).found == items.item(code), name


@pytest.fixture(scope="module")
def nation() -> UnitNames:
    _, tree, territories = reference()
    return UnitNames(tree, territories, "VN")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BRVT", "77"),
        ("Bà Rịa-Vũng Tàu", "77"),
        ("TT-Huế", "46"),
        ("TT- Huế", "46"),
        ("TT.Huế", "46"),
        ("Thừa Thiên - Huế", "46"),
        ("Thua Thien Hue", "46"),
        ("Đak Lak", "66"),
        ("Đăk Lăk", "66"),
        ("Đắc Lắk", "66"),
        ("Dak Nong", "67"),
        ("Bắc Cạn", "06"),
        ("Bac Can", "06"),
        ("Tp.HCM", "79"),
        ("TP.Hồ Chí Minh", "79"),
        ("HCMC", "79"),
        ("Thái Nguyên", "19"),
    ],
)
def test_a_province_by_the_names_that_tables_of_indices_write(nation: UnitNames, text: str, found: str) -> None:
    assert nation.match(text, date(2016, 12, 31)).found == found


def test_a_synonym_of_a_province_names_it_in_its_time_alone(nation: UnitNames) -> None:
    assert nation.match("Hà Tây", date(2007, 12, 31)).found == "28"
    after = nation.match("Hà Tây", date(2009, 12, 31))
    assert (after.found, after.why, after.choices) == (None, "other_time", ("01@2008-08-01",))
    assert nation.match("TT-Huế", date(2025, 3, 31)).found == "46@2025-01-01"

"""Who stands below whom, when, and how a unit is found by its name."""

from dataclasses import replace
from datetime import date

import pytest

from kpi.units.tree import UnitTree, find_units, fold, search, suggest_units
from kpi.units.unit import Unit


def make(code: str, parent: str | None, kind: str = "ward", **more: date) -> Unit:
    begins, ends = more.get("begins"), more.get("ends")
    return Unit(code, code, begins, ends, kind, parent, name_vi=f"Phường {code}", name_en=f"{code} Ward")


CITY = make("C", None, "city")
OLD = make("W2", "C", ends=date(2021, 7, 1))
NEW = make("W1", "C", begins=date(2021, 7, 1))
TREE = UnitTree([make("VN", None, "country"), make("P", "VN", "province"), CITY, OLD, NEW, make("D", "P", "district")])


def test_units_are_found_by_id() -> None:
    assert TREE["W2"] is OLD
    assert "W2" in TREE
    assert "W9" not in TREE
    with pytest.raises(KeyError):
        TREE["W9"]


def test_children_come_by_code() -> None:
    assert TREE.children("C") == [NEW, OLD]
    assert TREE.children("W1") == []


@pytest.mark.parametrize(("year", "there"), [(2020, [OLD]), (2021, [NEW, OLD]), (2022, [NEW])])
def test_children_in_a_year_existed_on_some_day_of_it(year: int, there: list[Unit]) -> None:
    assert TREE.children_in("C", year) == there


def test_what_ends_on_new_years_day_is_not_in_the_new_year() -> None:
    ends = make("W", "C", ends=date(2021, 1, 1))
    assert ends.exists_in(2020)
    assert not ends.exists_in(2021)


def test_the_first_day_after_a_unit_is_not_its_own() -> None:
    assert OLD.valid_on(date(2021, 6, 30))
    assert not OLD.valid_on(date(2021, 7, 1))
    assert NEW.valid_on(date(2021, 7, 1))
    assert not NEW.valid_on(date(2021, 6, 30))


def test_units_looked_at_as_a_whole_are_neither_country_nor_commune() -> None:
    assert [unit.id for unit in TREE.parents()] == ["VN", "P", "C", "D"]


def test_a_name_is_given_in_the_language_asked_for() -> None:
    assert (CITY.name("vi"), CITY.name("en")) == ("Phường C", "C Ward")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Phường Quán Triều", "phuong quan trieu"), ("ĐỒNG BẨM", "dong bam"), ("đ", "d"), ("164", "164")],
)
def test_folding_takes_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_search_wants_every_word_in_any_order_and_either_language() -> None:
    units = [
        Unit("05710", "05710", None, None, "ward", None, "Phường Đồng Bẩm", "Đồng Bẩm Ward"),
        Unit("05458", "05458", None, None, "ward", None, "Phường Đồng Quang", "Đồng Quang Ward"),
    ]
    assert search(units, "dong") == units
    assert search(units, "BAM dong") == units[:1]
    assert search(units, "quang ward") == units[1:]
    assert search(units, "05710") == units[:1]
    assert search(units, "hoa") == []
    assert search(units, " ") == units


def test_a_unit_is_named_by_id_code_or_name() -> None:
    again = replace(NEW, id="W1@2025-07-01", valid_from=date(2025, 7, 1))
    units = [*TREE.by_id.values(), again]
    assert find_units(units, "W1") == [NEW]
    assert find_units(units, "W1@2025-07-01") == [again]
    assert find_units([OLD, again], "W1") == [again]
    assert find_units(units, "phuong w2") == [OLD]
    assert find_units(units, "ward") == units
    assert find_units(units, " ") == []
    assert suggest_units([OLD, CITY], "phuong w9")[0] == OLD
    assert suggest_units(units, "hoa binh") == []

"""A place is found by code or name and brings what belongs to it."""

import pytest

from kpi.units.country import Country
from kpi.units.places import find_places, scope, suggest_places


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("164", ["164"]),
        (" 19 ", ["19", "19@2025-07-01"]),
        ("Thành phố Thái Nguyên", ["164"]),
        ("thanh pho  thai nguyen", ["164"]),
        ("Thai Nguyen City", ["164"]),
        ("Thái Nguyên", ["19", "164", "19@2025-07-01"]),
        ("quận 1", ["760"]),
        ("Tây Ninh", ["72", "703", "80@2025-07-01"]),
        ("Hoà Bình", ["17", "148", "961"]),
        ("long my", ["936", "937"]),
        ("1", []),
        ("05443", []),
        ("", []),
        ("Việt Nam", ["VN"]),
        ("viet nam", ["VN"]),
        ("VN", ["VN"]),
    ],
)
def test_find(country: Country, words: str, ids: list[str]) -> None:
    assert sorted(place.id for place in find_places(country, words)) == sorted(ids)


def test_accents_decide_where_they_are_given(country: Country) -> None:
    plain = {place.name_vi for place in find_places(country, "chau thanh")}
    assert {place.name_vi for place in find_places(country, "Châu Thành")} <= plain
    assert {place.name_vi for place in find_places(country, "my duc")} == {"Huyện Mỹ Đức"}


@pytest.mark.parametrize(
    ("words", "first"),
    [("05443", "164"), ("Thai Nguyn", "19"), ("nguyen thai", "19"), ("xyz", None), ("", None)],
)
def test_suggest(country: Country, words: str, first: str | None) -> None:
    codes = [place.code for place in suggest_places(country, words)]
    assert (codes[0] if codes else None) == first


def test_a_city_comes_with_its_units_their_successors_and_all_above(country: Country) -> None:
    found = scope(country, "164")
    assert [unit.id for unit in found.units if len(unit.code) < 5] == ["VN", "19", "164", "19@2025-07-01"]
    assert sum(unit.parent == "164" for unit in found.units) == 32
    assert [unit.code for unit in found.units if unit.parent == "19@2025-07-01"] == [
        "05443",
        "05455",
        "05467",
        "05482",
        "05488",
        "05500",
        "05503",
        "05710",
    ]


def test_a_province_of_today_comes_with_every_old_one_and_nothing_from_beyond(country: Country) -> None:
    found = scope(country, "19")
    inside = {unit.id for unit in found.units}
    assert [unit.id for unit in found.units if unit.kind == "province"] == ["06", "19", "19@2025-07-01"]
    assert len(inside) == 1 + 3 + 9 + 172 + 8 + 108 + 92
    assert {pair.old for pair in found.pairs} <= inside


def test_an_old_province_comes_alone_with_what_it_went_into(country: Country) -> None:
    found = scope(country, "06")
    assert [unit.id for unit in found.units if unit.kind == "province"] == ["06", "19@2025-07-01"]
    assert sum(unit.kind in ("city", "district") for unit in found.units) == 8


@pytest.mark.parametrize("code", ["9999", "05443", "vn"])
def test_what_is_no_place_is_refused(country: Country, code: str) -> None:
    with pytest.raises(KeyError):
        scope(country, code)

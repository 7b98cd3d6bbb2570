"""A unit's year: every indicator against target and the year before, what is missing, its place."""

from collections.abc import Sequence
from typing import Any

import pytest

from kpi.analysis.scorecard import missing_indicators, places, scorecard
from kpi.store.warehouse import Snapshot
from tests.building import Record, World, answer, codes, said

TARGETS = [("late_share", 2020, 5), ("online_share", 2020, 50), ("waiting", 2020, 10), ("score", 2020, 9)]


def against(
    world: World, targets: Sequence[tuple[str, int, float]], *observations: Record
) -> dict[str, dict[str, Any]]:
    """Return the scorecard of W1 in 2020 with these targets set for it."""
    world.write(
        "catalog/targets.csv",
        *(
            {"unit_code": "W1", "indicator": indicator, "year": year, "value": value, "legal_basis": "Kế hoạch 02"}
            for indicator, year, value in targets
        ),
    )
    return {row["indicator"]: row for row in answer(scorecard(world.show(*observations), "W1", 2020))}


def shares(late: float, online: float, period: str = "2020") -> list[Record]:
    """Return reports of W1 with ``late`` and ``online`` of 10,000."""
    return [
        said("W1", period, "handled", 10_000),
        said("W1", period, "late", late),
        said("W1", period, "online_full", online),
        said("W1", period, "online_part", 0),
    ]


def progress(card: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {indicator: row["progress"] for indicator, row in card.items() if row["progress"] is not None}


def test_a_target_is_met_when_the_exact_value_reaches_it_in_the_better_direction(world: World) -> None:
    card = against(world, TARGETS, *shares(late=500, online=5000), said("W1", "2020", "waiting", 10))
    assert progress(card) == {"late_share": "met", "online_share": "met", "waiting": "met"}
    assert (card["late_share"]["target"], card["late_share"]["legal_basis"]) == (5, "Kế hoạch 02")


def test_a_target_is_missed_by_what_rounding_hides(world: World) -> None:
    card = against(world, TARGETS, *shares(late=501, online=4999), said("W1", "2020", "waiting", 11))
    assert progress(card) == {"late_share": "missed", "online_share": "missed", "waiting": "missed"}
    assert card["online_share"]["value"] == 49.99  # printed 50,0 %


@pytest.mark.parametrize(
    ("bound", "value", "verdict"),
    [("above", 60, "met"), ("above", 40, None), ("below", 60, None), ("below", 40, None), ("about", 60, None)],
)
def test_a_bound_meets_a_target_only_from_the_safe_side(
    world: World, bound: str, value: int, verdict: str | None
) -> None:
    stated = said("W1", "2020", "online_share", value, printed=f"{value}%", qualifier=bound)
    assert progress(against(world, TARGETS, stated)).get("online_share") == verdict


def test_a_target_not_reached_in_part_of_the_year_is_at_risk(world: World) -> None:
    card = against(world, TARGETS, *shares(late=506, online=5000, period="2020-S1"))
    assert progress(card) == {"late_share": "at_risk", "online_share": "met"}


def test_without_a_target_of_that_unit_in_that_year_or_later_there_is_no_light(world: World) -> None:
    assert progress(against(world, [("late_share", 2019, 5)], *shares(late=1, online=1))) == {}
    world.write(
        "catalog/targets.csv", {"unit_code": "C", "indicator": "handled", "year": 2020, "value": 1, "legal_basis": "x"}
    )
    assert set(scorecard(world.show(), "W1", 2020)["progress"].isna()) == {True}


def test_a_stated_value_is_judged_with_the_decimals_printed(world: World) -> None:
    assert progress(against(world, TARGETS, said("W1", "2020", "score", 8.96, printed="8,96"))) == {"score": "missed"}
    assert progress(against(world, TARGETS, said("W1", "2020", "score", 9, printed="9"))) == {"score": "met"}


def test_better_and_worse_follow_the_direction_of_the_indicator(world: World) -> None:
    card = against(world, [], *shares(late=500, online=500, period="2019"), *shares(late=400, online=400))
    assert {code: row["verdict"] for code, row in card.items()} == {
        "online_share": "worse",
        "late_share": "better",
        "handled": None,
        "new_share": "worse",
        "old_share": "same",
    }


def test_the_catalogue_gives_the_order_the_area_and_the_direction(world: World) -> None:
    score = said("W1", "2020", "score", 8)
    rows = list(against(world, [], score, *shares(late=1, online=1)).values())
    assert codes(rows, "indicator", "area", "direction") == [
        ("online_share", "service", "up"),
        ("late_share", "service", "down"),
        ("handled", "service", "none"),
        ("old_share", "service", "up"),
        ("new_share", "service", "up"),
        ("score", "result", "up"),
    ]


def test_a_year_without_reports_has_no_rows(world: World) -> None:
    assert len(scorecard(world.begin().snapshot(), "W1", 2019)) == 0


def test_what_another_year_has_is_missing_in_this_one(world: World) -> None:
    data = world.show(
        said("W1", "2018", "handled", 8),
        said("W1", "2021", "handled", 8),
        said("W1", "2019", "waiting", 8),
        said("W1", "2020", "score", 8),
        said("W2", "2019", "pooled", 8),
    )
    assert codes(answer(missing_indicators(data, "W1", 2020)), "indicator", "last_year") == [
        ("handled", 2021),
        ("waiting", 2019),
    ]
    assert codes(answer(missing_indicators(data, "W1", 2019)), "indicator", "last_year") == [
        ("handled", 2021),
        ("score", 2020),
    ]


def test_an_indicator_is_not_missing_where_it_is_not_valid(world: World) -> None:
    both = [
        said("W1", year, item, 8) for year in ("2021", "2022") for item in ("handled", "online_full", "online_part")
    ]
    data = world.show(*both, said("W1", "2020", "waiting", 1), said("W1", "2023", "waiting", 1))
    missing = {year: missing_indicators(data, "W1", year)["indicator"].tolist() for year in (2020, 2023)}
    assert missing == {2020: ["online_share", "handled", "old_share"], 2023: ["online_share", "handled", "new_share"]}


def test_none_of_none_is_reported_and_not_missing(world: World) -> None:
    data = world.show(
        said("W1", "2020", "late", 1),
        said("W1", "2020", "handled", 8),
        said("W1", "2021", "late", 0),
        said("W1", "2021", "handled", 0),
    )
    assert missing_indicators(data, "W1", 2021)["indicator"].tolist() == []
    assert missing_indicators(data, "W1", 2022)["last_year"].tolist() == [2020, 2021]


def placed(data: Snapshot, unit: str, year: int) -> dict[str, tuple[int | None, int, int]]:
    rows = answer(places(data, unit, year))
    return {row["indicator"]: (row["place"], row["ranked"], row["siblings"]) for row in rows}


def late_of_1000(*late: float, period: str = "2020") -> list[Record]:
    wards = [f"W{number}" for number in range(1, len(late) + 1)]
    whole = [said(ward, period, "handled", 1000) for ward in wards]
    return whole + [said(ward, period, "late", count) for ward, count in zip(wards, late, strict=True)]


def test_the_best_is_first_where_less_is_better(world: World) -> None:
    data = world.show(*late_of_1000(30, 10, 20))
    assert [placed(data, ward, 2020)["late_share"] for ward in ("W1", "W2", "W3")] == [(3, 3, 3), (1, 3, 3), (2, 3, 3)]


def test_the_best_is_first_where_more_is_better(world: World) -> None:
    data = world.show(*(said(ward, "2020", "score", score) for ward, score in [("W1", 7), ("W2", 9), ("W3", 8)]))
    assert [placed(data, ward, 2020) for ward in ("W1", "W2", "W3")] == [
        {"score": (3, 3, 3)},
        {"score": (1, 3, 3)},
        {"score": (2, 3, 3)},
    ]


def test_equal_values_share_a_place_and_the_next_one_is_left_out(world: World) -> None:
    data = world.show(*late_of_1000(20, 10, 10))
    assert [placed(data, ward, 2020)["late_share"][0] for ward in ("W1", "W2", "W3")] == [3, 1, 1]


def test_values_are_ranked_exactly_even_where_they_are_printed_alike(world: World) -> None:
    data = world.show(*late_of_1000(20, 10, 10.4))
    assert [placed(data, ward, 2020)["late_share"][0] for ward in ("W1", "W2", "W3")] == [3, 1, 2]


def test_a_unit_that_did_not_report_is_a_sibling_without_a_place(world: World) -> None:
    data = world.begin(*late_of_1000(20, 10)).snapshot()
    assert placed(data, "W1", 2020)["late_share"] == (2, 2, 3)
    assert placed(data, "W3", 2020) == {}


def test_parts_of_a_year_are_not_placed(world: World) -> None:
    half = said("W3", "2020-S1", "late", 1), said("W3", "2020-S1", "handled", 1000)
    data = world.begin(*late_of_1000(20, 10), *half).snapshot()
    assert placed(data, "W3", 2020)["late_share"] == (None, 2, 3)
    assert placed(data, "W2", 2020)["late_share"] == (1, 2, 3)
    assert codes(answer(places(data, "W3", 2020)), "indicator", "no_place") == [("late_share", "partial")]


def test_parts_of_a_year_are_placed_if_asked_for(world: World) -> None:
    half = said("W3", "2020-S1", "late", 1), said("W3", "2020-S1", "handled", 1000)
    data = world.begin(*late_of_1000(20, 10), *half).snapshot()
    asked = answer(places(data, "W3", 2020, partial=True)) + answer(places(data, "W2", 2020, partial=True))
    assert codes(asked, "place", "no_place", "ranked") == [(1, None, 3), (2, None, 3)]


def test_a_share_of_few_is_not_placed_and_takes_no_place(world: World) -> None:
    few = [said("W3", "2020", "handled", 19), said("W3", "2020", "late", 0)]
    data = world.show(*late_of_1000(20, 10), *few)
    assert codes(answer(places(data, "W3", 2020)), "indicator", "place", "no_place", "ranked", "siblings") == [
        ("late_share", None, "small", 2, 3)
    ]
    assert placed(data, "W2", 2020)["late_share"] == (1, 2, 3)


def test_what_has_no_better_direction_is_not_placed(world: World) -> None:
    assert set(placed(world.begin(*late_of_1000(20, 10)).snapshot(), "W1", 2020)) == {"late_share"}


def test_siblings_are_those_that_existed_at_the_end_of_the_year(world: World) -> None:
    data = world.show(*late_of_1000(20, 10, period="2022"))
    assert placed(data, "W1", 2022)["late_share"] == (2, 2, 4)


def test_a_city_without_siblings_has_no_place(world: World) -> None:
    assert placed(world.begin(*late_of_1000(20, 10)).snapshot(), "C", 2020) == {}

"""What the checks notice: for each the smallest example, and what only just is none."""

import json
from typing import Any

import pytest

from kpi.analysis.provenance import findings
from kpi.intake.checks import CHECKS
from tests.building import Record, World, answer, said, unit

WARDS = ("W1", "W2", "W3")


def notice(world: World, code: str, *observations: Record) -> dict[tuple[str, str], dict[str, Any]]:
    """Load and return what the check ``code`` says, by indicator and unit; figures (params) among it."""
    rows = [row for row in answer(findings(world.show(*observations))) if row["code"] == code]
    told = {(row["indicator"], row["unit"]): row | json.loads(row["params"]) for row in rows}
    assert len(told) == len(rows)
    return told


def ratio(unit: str, part: float, whole: float, period: str = "2020") -> list[Record]:
    return [said(unit, period, "late", part), said(unit, period, "handled", whole)]


def stated(unit: str, share: float, printed: str, **more: object) -> Record:
    return said(unit, "2020", "late_share", share, printed=printed, paragraph=7, **more)


def days(row: dict[str, Any]) -> tuple[str, str]:
    return row["period_start"].date().isoformat(), row["period_end"].date().isoformat()


def test_the_checks_have_codes_of_their_own_and_a_severity() -> None:
    codes = [check.CODE for check in CHECKS]
    assert sorted(codes) == sorted(set(codes))
    assert {check.SEVERITY for check in CHECKS} == {"warning", "note"}
    assert codes == [check.__name__.removeprefix("kpi.intake.checks.") for check in CHECKS]


def test_stated_share_that_was_truncated(world: World) -> None:
    told = notice(world, "stated_share", *ratio("W1", 11, 12), stated("W1", 91.6, "91,6%"))
    row = told["late_share", "W1"]
    assert (row["form"], row["printed"], row["stated"], row["decimals"]) == ("truncated", "91,6%", 91.6, 1)
    assert (row["computed"], row["numerator"], row["denominator"]) == (pytest.approx(100 * 11 / 12), 11, 12)
    assert (row["severity"], row["source"], row["paragraph"], days(row)) == (
        "warning",
        "report",
        "7",
        ("2020-01-01", "2020-12-31"),
    )


def test_stated_share_that_differs(world: World) -> None:
    told = notice(
        world,
        "stated_share",
        *(part for ward in WARDS for part in ratio(ward, 11, 12)),
        stated("W1", 91.8, "91,8%"),
        stated("W2", 91.5, "91,5%"),
        stated("W3", 91, "91,0%"),
    )
    assert {unit: row["form"] for (_, unit), row in told.items()} == dict.fromkeys(WARDS, "differs")


def test_stated_share_that_agrees_as_far_as_it_is_printed(world: World) -> None:
    told = notice(
        world,
        "stated_share",
        *(part for ward in WARDS for part in ratio(ward, 11, 12)),
        stated("W1", 91.7, "91,7%"),
        stated("W2", 92, "92%"),
        stated("W3", 90, "trên 90%", qualifier="above"),
    )
    assert told == {}


def test_impossible_share(world: World) -> None:
    told = notice(world, "impossible_share", stated("W1", 90, "90%"), said("W1", "2020", "handled", 5))
    row = told["late_share", "W1"]
    assert (row["printed"], row["denominator"], row["below"], row["above"]) == ("90%", 5, 4, 5)
    assert (row["severity"], row["source"], row["paragraph"]) == ("warning", "report", "7")


def test_share_that_a_whole_number_gives(world: World) -> None:
    told = notice(
        world,
        "impossible_share",
        stated("W1", 80, "80%"),
        said("W1", "2020", "handled", 5),
        stated("W2", 66.7, "66,7%"),
        said("W2", "2020", "handled", 3),
        stated("W3", 90, "khoảng 90%", qualifier="about"),
        said("W3", "2020", "handled", 5),
        stated("C", 90, "90%"),
    )
    assert told == {}


def test_own_and_children_disagree(world: World) -> None:
    below = [said(ward, "2020", "handled", 6) for ward in WARDS]
    row = notice(world, "own_and_children", *below, said("C", "2020", "handled", 100))["handled", "C"]
    assert (row["own"], row["children"], row["reported"], row["expected"]) == (100, 18, 3, 3)
    assert (row["severity"], row["source"]) == ("warning", "report")


def test_own_and_children_cannot_be_compared_where_one_is_silent(world: World) -> None:
    below = [said(ward, "2020", "handled", 6) for ward in WARDS[:2]]
    assert notice(world, "own_and_children", *below, said("C", "2020", "handled", 100)) == {}


def test_own_and_children_that_are_printed_alike_agree(world: World) -> None:
    below = [part for ward in WARDS for part in ratio(ward, 1, 3)]
    told = notice(world, "own_and_children", *below, *ratio("C", 3331, 10000))  # 33.31 and 33.33 %; 10000 and 9
    assert set(told) == {("handled", "C")}


def test_implied_total_is_the_range_of_whole_numbers_that_round_to_the_percentage(world: World) -> None:
    share = said("W1", "2020", "online_share", 24.1, printed="24,1%", paragraph=9)
    row = notice(world, "implied_total", share, said("W1", "2020", "online_full", 2904))["online_share", "W1"]
    assert (row["printed"], row["numerator"], row["items"]) == ("24,1%", 2904, ["online_full"])
    assert (row["low"], row["high"]) == (12025, 12074)
    for total, rounds in [(12024, False), (12025, True), (12074, True), (12075, False)]:
        assert (round(290400 / total, 1) == 24.1) is rounds
    assert (row["severity"], row["source"], row["paragraph"]) == ("note", "report", "9")


def test_no_total_is_implied_by_a_bound_nor_by_zero_nor_where_it_is_known(world: World) -> None:
    told = notice(
        world,
        "implied_total",
        stated("W1", 14, "trên 14%", qualifier="above"),
        said("W1", "2020", "late", 7),
        stated("W2", 0, "0%"),
        said("W2", "2020", "late", 0),
        stated("W3", 50, "50%"),
        *ratio("W3", 7, 14),
        stated("C", 50, "50%"),
    )
    assert told == {}


def test_lower_bound(world: World) -> None:
    bound = said("W1", "2020", "handled", 5400, printed="trên 5.400", qualifier="above")
    told = notice(world, "lower_bound", bound, *ratio("W2", 3, 20), stated("W2", 14, "trên 14%", qualifier="above"))
    assert set(told) == {("handled", "W1"), ("late_share", "W2")}
    row = told["late_share", "W2"]
    assert (row["printed"], row["computed"], row["value"], row["severity"]) == ("trên 14%", 15, 15, "note")
    assert told["handled", "W1"]["value"] == 5400


def test_an_exact_figure_is_no_bound_and_neither_is_a_sum(world: World) -> None:
    told = notice(world, "lower_bound", said("W1", "2020", "handled", 1, qualifier="above"), *ratio("W2", 3, 20))
    assert set(told) == {("handled", "W1")}


def test_part_of_year(world: World) -> None:
    told = notice(
        world,
        "part_of_year",
        said("W1", "2020-S1", "handled", 8),
        said("W2", "2020-01-01/2020-12-30", "handled", 8),
        said("W3", "2020-01", "handled", 8),
        said("W3", "2020-03", "handled", 8),
    )
    assert {unit: (*days(row), row["pieces"], row["piece_freq"]) for (_, unit), row in told.items()} == {
        "W1": ("2020-01-01", "2020-06-30", 1, "S"),
        "W2": ("2020-01-01", "2020-12-30", 1, "P"),
        "W3": ("2020-01-01", "2020-03-31", 2, "M"),
    }


def test_a_whole_year_or_all_of_the_days_that_there_were_is_no_part_of_a_year(world: World) -> None:
    told = notice(
        world,
        "part_of_year",
        said("W1", "2020", "handled", 8),
        *(said("W2", f"2020-{month:02}", "handled", 8) for month in range(1, 13)),
        said("W3", "2020-12", "waiting", 8),
        said("W4", "2022", "handled", 8),
        said("W3", "2021-S1", "handled", 8),
    )
    assert told == {}


def test_missing_units(world: World) -> None:
    row = notice(world, "missing_units", *(said(ward, "2020", "handled", 8) for ward in WARDS[:2]))["handled", "C"]
    assert (row["reported"], row["expected"], days(row)) == (2, 3, ("2020-01-01", "2020-12-31"))
    assert (row["severity"], row["source"]) == ("note", None)


def test_none_of_none_is_a_report_and_no_unit_is_missing(world: World) -> None:
    below = [part for ward in WARDS[:2] for part in ratio(ward, 1, 8)]
    assert notice(world, "missing_units", *below, *ratio("W3", 0, 0)) == {}


def test_no_unit_is_missing_where_one_was_abolished_or_not_yet_founded(world: World) -> None:
    world.write(
        "units/units.csv",
        unit("C"),
        unit("W1", "C"),
        unit("W2", "C", valid_to="2020-12-31"),
        unit("W3", "C", valid_from="2021-01-01"),
    )
    assert notice(world, "missing_units", said("W1", "2020", "handled", 8)) == {}


def test_a_unit_may_be_missing_in_a_city_that_was_abolished(world: World) -> None:
    ends = "2020-07-01"
    wards = [unit(ward, "C", valid_to=ends) for ward in WARDS]
    world.write("units/units.csv", unit("C", valid_to=ends), *wards)
    row = notice(world, "missing_units", said("W1", "2020-S1", "handled", 8))["handled", "C"]
    assert (row["reported"], row["expected"]) == (1, 3)


def test_no_unit_is_missing_for_a_score_nor_where_not_all_are_on_record(world: World) -> None:
    world.write(
        "units/units.csv",
        unit("A"),
        *(unit(ward, "A") for ward in WARDS),
        unit("B", children_expected=9),
        unit("B1", "B"),
        unit("B2", "B"),
        unit("C", children_expected="unknown"),
        unit("C1", "C"),
        unit("C2", "C"),
    )
    told = notice(
        world,
        "missing_units",
        said("W1", "2020", "score", 8),
        said("B1", "2020", "handled", 8),
        said("C1", "2020", "handled", 8),
    )
    assert told == {}

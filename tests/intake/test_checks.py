"""What the checks notice: for each the smallest example, and what only just is none."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from kpi.analysis.provenance import findings
from kpi.intake.checks import CHECKS
from tests.building import Record, World, answer, make_parts, said, unit

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


def test_stated_share_that_was_raised_to_the_next_digit(world: World) -> None:
    told = notice(world, "stated_share", *ratio("W1", 10, 11), stated("W1", 91, "91,0%"))
    row = told["late_share", "W1"]
    assert (row["form"], row["computed"]) == ("raised", pytest.approx(1000 / 11))


def test_stated_share_of_a_month_and_of_a_year_made_of_months(world: World) -> None:
    months = [part for month in range(1, 13) for part in ratio("W1", 5, 10, f"2020-{month:02}")]
    stated_months = [said("W1", f"2020-{month:02}", "late_share", 50, printed="50%") for month in range(1, 12)]
    december = said("W1", "2020-12", "late_share", 60, printed="60%")
    told = notice(world, "stated_share", *months, *stated_months, december, stated("W2", 60, "60%"), *ratio("W2", 1, 2))
    assert {unit: days(row) for (_, unit), row in told.items()} == {
        "W1": ("2020-12-01", "2020-12-31"),
        "W2": ("2020-01-01", "2020-12-31"),
    }
    told = notice(world, "stated_share", *months, stated("W1", 60, "60%"))
    assert days(told["late_share", "W1"]) == ("2020-01-01", "2020-12-31")


def test_stated_share_is_not_held_against_parts_that_are_bounds(world: World) -> None:
    parts = [said("W1", "2020", "late", 11, qualifier="above"), said("W1", "2020", "handled", 12)]
    assert notice(world, "stated_share", *parts, stated("W1", 95, "95%")) == {}


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


def test_above_total(world: World) -> None:
    told = notice(
        world, "above_total", *ratio("W1", 13, 12), *ratio("W2", 3, 2, "2020-03"), *ratio("W2", 3, 9, "2020-04")
    )
    row = told["late_share", "W1"]
    assert (row["numerator"], row["denominator"], row["item"], days(row)) == (
        13,
        12,
        "late",
        ("2020-01-01", "2020-12-31"),
    )
    assert (row["severity"], row["source"]) == ("warning", "report")
    assert days(told["late_share", "W2"]) == ("2020-03-01", "2020-03-31")


def test_a_numerator_above_zero_of_none_is_above_its_total(world: World) -> None:
    assert set(notice(world, "above_total", *ratio("W1", 1, 0), *ratio("W2", 0, 0))) == {("late_share", "W1")}


def test_all_of_the_total_is_not_above_it(world: World) -> None:
    assert notice(world, "above_total", *ratio("W1", 12, 12), *ratio("C", 12, 12.5)) == {}


def test_a_bound_is_above_the_total_only_where_it_points_up(world: World) -> None:
    def bound(unit: str, **more: object) -> list[Record]:
        return [said(unit, "2020", "late", 13, **more), said(unit, "2020", "handled", 12)]

    whole = said("C", "2020", "handled", 12, qualifier="above")
    told = notice(
        world,
        "above_total",
        *bound("W1", qualifier="above"),
        *bound("W2", qualifier="below"),
        *bound("W3", qualifier="about"),
        said("C", "2020", "late", 13),
        whole,
    )
    assert set(told) == {("late_share", "W1")}


def online(unit: str, full: float, part: float, handled: float, period: str = "2020") -> list[Record]:
    figures = {"online_full": full, "online_part": part, "handled": handled}
    return [said(unit, period, item, value) for item, value in figures.items()]


def test_parts_above_the_whole(world: World) -> None:
    make_parts(world)
    row = notice(world, "parts_above_whole", *online("W1", 60, 41, 100))["handled", "W1"]
    assert (row["items"], row["total"], row["item"], row["whole"]) == (
        ["online_full", "online_part"],
        101,
        "handled",
        100,
    )
    assert (row["severity"], row["source"], days(row)) == ("warning", "report", ("2020-01-01", "2020-12-31"))


def test_one_part_alone_may_exceed_the_whole(world: World) -> None:
    make_parts(world)
    parts = [said("W1", "2020-03", "online_part", 12), said("W1", "2020-03", "handled", 11)]
    row = notice(world, "parts_above_whole", *parts)["handled", "W1"]
    assert (row["items"], days(row)) == (["online_part"], ("2020-03-01", "2020-03-31"))


def test_parts_that_fill_the_whole_or_belong_to_other_days_do_not_exceed_it(world: World) -> None:
    make_parts(world)
    told = notice(
        world,
        "parts_above_whole",
        *online("W1", 60, 40, 100),
        said("W2", "2020", "online_full", 200),
        said("W2", "2020-S1", "handled", 100),
        said("W3", "2020", "online_full", 60),
        said("W3", "2020", "online_part", 60, qualifier="below"),
        said("W3", "2020", "handled", 100),
        said("C", "2020", "online_full", 200),
        said("C", "2020", "handled", 100, qualifier="above"),
    )
    assert told == {}


def test_parts_are_not_added_up_unless_the_catalogue_says_within_what(world: World) -> None:
    assert notice(world, "parts_above_whole", *online("W1", 60, 41, 100)) == {}


def test_sources_differ(world: World) -> None:
    told = notice(
        world,
        "sources_differ",
        said("W1", "2020", "handled", 5),
        said("W1", "2020", "handled", 6, source="later", paragraph=3),
        said("W2", "2020", "late", 5),
        said("W2", "2020", "late", 6, source="later", paragraph=4),
    )
    row = told["handled", "W1"]
    assert (row["item"], row["standing"], row["differing"], row["other"]) == ("handled", 6, 5, "report")
    assert (row["severity"], row["source"], row["paragraph"]) == ("warning", "later", "3")
    assert told["late_share", "W2"]["paragraph"] == "4"  # of the measure, told at the ratio it is part of


def test_sources_that_agree_or_speak_of_other_periods_do_not_differ(world: World) -> None:
    told = notice(
        world,
        "sources_differ",
        said("W1", "2020", "handled", 5),
        said("W1", "2020", "handled", 5, source="later"),
        said("W1", "2021", "handled", 6, source="later"),
    )
    assert told == {}


def months(unit: str, item: str, values: Iterable[float], year: int = 2020) -> list[Record]:
    return [said(unit, f"{year}-{month:02}", item, value) for month, value in enumerate(values, 1)]


def test_months_that_do_not_add_up_to_the_year(world: World) -> None:
    quarters = [said("W2", f"2020-Q{quarter}", "handled", 10) for quarter in range(1, 5)]
    told = notice(
        world,
        "months_and_year",
        *months("W1", "handled", [8] * 12),
        said("W1", "2020", "handled", 97, paragraph=3),
        *quarters,
        said("W2", "2020", "handled", 41),
    )
    row = told["handled", "W1"]
    assert (row["piece_freq"], row["pieces"], row["made"], row["year"], row["nature"]) == ("M", 12, 96, 97, "flow")
    assert (row["severity"], row["source"], row["paragraph"], days(row)) == (
        "warning",
        "report",
        "3",
        ("2020-01-01", "2020-12-31"),
    )
    row = told["handled", "W2"]
    assert (row["piece_freq"], row["pieces"], row["made"], row["year"]) == ("Q", 4, 40, 41)


def test_the_last_month_of_a_stock_is_held_against_the_year(world: World) -> None:
    told = notice(
        world,
        "months_and_year",
        *months("W1", "waiting", [1] * 11 + [7]),
        said("W1", "2020", "waiting", 8),
        *months("W2", "waiting", [1] * 11 + [8]),
        said("W2", "2020", "waiting", 8),
        *months("W3", "waiting", [1] * 11),
        said("W3", "2020", "waiting", 8),
    )
    assert {unit: (row["made"], row["year"], row["nature"]) for (_, unit), row in told.items()} == {
        "W1": (7, 8, "stock")
    }


def test_months_that_add_up_or_are_not_all_there_or_no_exact_figures(world: World) -> None:
    told = notice(
        world,
        "months_and_year",
        *months("W1", "handled", [0.1] * 12),
        said("W1", "2020", "handled", 1.2),
        *months("W2", "handled", [8] * 11),
        said("W2", "2020", "handled", 97),
        *months("W3", "handled", [8] * 12),
        said("W3", "2020", "handled", 97, qualifier="about"),
    )
    assert told == {}


def test_a_unit_that_began_within_the_year_has_fewer_months(world: World) -> None:
    half = [said("W3", f"2021-{month:02}", "handled", 8) for month in range(7, 13)]
    told = notice(world, "months_and_year", *half, said("W3", "2021", "handled", 49))
    assert told["handled", "W3@2021-07-01"]["made"] == 48
    assert notice(world, "months_and_year", *half[1:], said("W3", "2021", "handled", 49)) == {}


def test_outside_the_validity_of_an_indicator(world: World) -> None:
    old = said("W1", "2022", "old_share", 5, printed="5%", paragraph=2)
    new = [said("W2", "2021", "online_full", 5), said("W2", "2021", "handled", 10)]
    told = notice(world, "outside_validity", old, *new)
    assert {key: (row["bound"], row["day"]) for key, row in told.items()} == {
        ("old_share", "W1"): ("after", "2021-12-31"),
        ("new_share", "W2"): ("before", "2022-01-01"),
    }
    row = told["old_share", "W1"]
    assert (row["severity"], row["source"], row["paragraph"], days(row)) == (
        "warning",
        "report",
        "2",
        ("2022-01-01", "2022-12-31"),
    )


def test_outside_the_validity_of_a_unit(world: World) -> None:
    told = notice(
        world,
        "outside_validity",
        said("W3", "2021-06-30/2021-08-15", "handled", 8),
        said("W4", "2022-01-01/2022-08-15", "handled", 8),
    )
    assert {key: (row["bound"], row["day"]) for key, row in told.items()} == {
        ("handled", "W3@2021-07-01"): ("unit", "2021-07-01")
    }


def test_a_calendar_period_is_read_as_its_valid_part_and_days_as_they_are_told(world: World) -> None:
    path = world.data / "catalog" / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-12-31", "2021-08-14"), encoding="utf-8")

    def share(unit: str, period: str) -> Record:
        return said(unit, period, "old_share", 5, printed="5%")

    told = notice(
        world,
        "outside_validity",
        share("C", "2021"),
        share("W1", "2021-08"),
        share("W1", "2021-09"),
        share("W1", "2021-10"),
        share("W2", "2021-01-01/2021-08-14"),
        share("W2", "2021-03-01/2021-08-15"),
    )
    assert {unit: days(row) for (_, unit), row in told.items()} == {
        "W1": ("2021-09-01", "2021-10-31"),
        "W2": ("2021-03-01", "2021-08-15"),
    }


def test_silent(world: World) -> None:
    four_wards(world)
    told = notice(world, "silent", *going_on(), *months("W4", "handled", [8] * 6))
    row = told["handled", "W4"]
    assert (row["item"], row["freq"], row["reported"], row["months"]) == ("handled", "M", 6, 12)
    assert (row["severity"], row["source"], days(row)) == ("warning", None, ("2020-07-01", "2020-12-31"))


def four_wards(world: World, **more: object) -> None:
    """Make city C one of four wards, the last of which has ``more``."""
    wards = [unit(ward, "C") for ward in WARDS]
    world.write("units/units.csv", unit("C"), *wards, unit("W4", "C", **more))


def going_on() -> list[Record]:
    return [told for ward in WARDS for told in months(ward, "handled", [8] * 12)]


@pytest.mark.parametrize(
    "reported",
    [
        pytest.param(months("W4", "handled", [8] * 10), id="only two months behind"),
        pytest.param(months("W4", "handled", [8] * 5), id="never regularly"),
        pytest.param([*months("W4", "handled", [8] * 6), said("W4", "2020-Q4", "handled", 24)], id="by quarters now"),
        pytest.param([*months("W4", "handled", [8] * 6), said("W4", "2020-12", "handled", 8)], id="back again"),
        pytest.param(months("W4", "pooled", [8] * 6), id="without siblings that do"),
    ],
)
def test_not_silent(world: World, reported: list[Record]) -> None:
    four_wards(world)
    assert notice(world, "silent", *going_on(), *reported) == {}


def test_a_unit_that_is_no_more_is_not_silent(world: World) -> None:
    four_wards(world, valid_to="2020-07-01")
    assert notice(world, "silent", *going_on(), *months("W4", "handled", [8] * 6)) == {}


def test_nobody_is_silent_where_most_have_stopped(world: World) -> None:
    four_wards(world)
    stopped = [told for ward in ("W2", "W3", "W4") for told in months(ward, "handled", [8] * 6)]
    assert notice(world, "silent", *months("W1", "handled", [8] * 12), *stopped) == {}


def test_silent_for_a_year_after_three_running(world: World) -> None:
    years = [said(ward, str(year), "handled", 8) for ward in ("W1", "W2") for year in range(2017, 2021)]
    short = [said("C", str(year), "handled", 8) for year in (2017, 2019)]
    told = notice(world, "silent", *years[:-1], *short)
    assert {key: (row["reported"], days(row)) for key, row in told.items()} == {
        ("handled", "W2"): (3, ("2020-01-01", "2020-12-31"))
    }


def test_nobody_is_silent_about_what_is_no_longer_valid(world: World) -> None:
    path = world.data / "catalog" / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("count,handled,,dossiers,none,0,,", "count,handled,,dossiers,none,0,,2020-07-31"))
    four_wards(world)
    assert notice(world, "silent", *going_on(), *months("W4", "handled", [8] * 7)) == {}


def test_jump_of_a_count(world: World) -> None:
    row = notice(world, "jump", *months("W1", "handled", [99] * 5 + [200]))["handled", "W1"]
    assert (row["value"], row["before"], row["earlier"]) == (200, 99, 5)
    assert (row["low"], row["high"]) == (pytest.approx(49), pytest.approx(199))
    assert (row["severity"], row["source"], days(row)) == ("note", "report", ("2020-06-01", "2020-06-30"))


def test_jump_of_a_ratio(world: World) -> None:
    told = notice(
        world,
        "jump",
        *(part for n, share in enumerate([500] * 5 + [710], 1) for part in ratio("W1", share, 1000, f"2020-{n:02}")),
        *(part for n, share in enumerate([500] * 5 + [690], 1) for part in ratio("W2", share, 1000, f"2020-{n:02}")),
        *(part for n, share in enumerate([5] * 5 + [9], 1) for part in ratio("W3", share, 10, f"2020-{n:02}")),
    )
    row = told["late_share", "W1"]
    assert (row["value"], row["before"], row["low"], row["high"]) == (71, 50, 30, 70)
    assert set(told) == {("late_share", "W1")}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([99] * 5 + [199], id="twice as much at most"),
        pytest.param([99] * 4 + [200], id="only four values before"),
        pytest.param([1] * 5 + [8], id="what chance may do"),
        pytest.param([100, 290, 100, 290, 100, 300], id="the unit is always unsteady"),
        pytest.param([100, 200, 400, 800, 1600, 3300], id="the unit always doubles"),
        pytest.param([0] * 12, id="nothing at all"),
    ],
)
def test_no_jump(world: World, values: list[float]) -> None:
    assert notice(world, "jump", *months("W1", "handled", values)) == {}


def test_the_way_back_from_an_outlier_is_no_second_jump(world: World) -> None:
    row = notice(world, "jump", *months("W1", "handled", [99] * 5 + [990] + [99] * 3))["handled", "W1"]
    assert days(row) == ("2020-06-01", "2020-06-30")


def test_a_year_jumps_against_years_and_not_if_it_is_made_of_months(world: World) -> None:
    years = [said("W1", str(year), "handled", 99) for year in range(2014, 2019)]
    assert days(notice(world, "jump", *years, said("W1", "2019", "handled", 990))["handled", "W1"]) == (
        "2019-01-01",
        "2019-12-31",
    )
    made = [said("W1", f"2019-{month:02}", "handled", 90) for month in range(1, 13)]
    assert notice(world, "jump", *years, *made) == {}

"""Percentages that are printed beside their parts and differ from them."""

import pytest

from tests.building import World, said
from tests.intake.checks.noticing import WARDS, days, notice, ratio, stated


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

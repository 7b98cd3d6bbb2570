"""Numerators above their denominators."""

from tests.building import Record, World, said
from tests.intake.checks.noticing import days, notice, ratio


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

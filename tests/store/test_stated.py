"""Stated percentages: beside the computed ones, or alone."""

from tests.building import World, said, some, value
from tests.store.deriving import make, months


def test_a_stated_percentage_stands_beside_the_computed_one(world: World) -> None:
    data = world.show(
        said("W1", "2020", "late", 1),
        said("W1", "2020", "handled", 8),
        said("W1", "2020", "late_share", 12, printed="12%"),
    )
    row = some(data, "late_share", "W1", "2020")
    assert (row["value"], row["computed"], row["stated"], row["printed"], row["origin"]) == (
        12.5,
        12.5,
        12,
        "12%",
        "computed",
    )


def test_a_stated_percentage_is_shown_for_its_unit_alone(world: World) -> None:
    data = make(world, ("W1", "2020", "late_share", 12))
    row = some(data, "late_share", "W1", "2020")
    assert (row["value"], row["origin"], row["numerator"], row["denominator"]) == (12, "stated", None, None)
    assert value(data, "late_share", "C", "2020") is None


def test_stated_percentages_of_several_months_make_no_year(world: World) -> None:
    data = make(world, ("W1", "2020-01", "late_share", 12), ("W1", "2020-02", "late_share", 14))
    assert value(data, "late_share", "W1", "2020") is None
    assert some(data, "late_share", "W1", "2020-02")["value"] == 14


def test_a_percentage_stated_for_a_month_is_not_that_of_the_year(world: World) -> None:
    late, shares = months("W1", "late", {1: 1, 2: 1}), months("W1", "late_share", {1: 12, 2: 14})
    assert value(make(world, *late, *shares), "late_share", "W1", "2020") is None
    row = some(make(world, *late, *shares, *months("W1", "handled", {1: 8, 2: 8})), "late_share", "W1", "2020")
    assert (row["value"], row["stated"], row["printed"]) == (12.5, None, None)


def test_a_stated_percentage_belongs_beside_months_that_cover_the_same_days(world: World) -> None:
    late, handled = months("W1", "late", {1: 1, 2: 1}), months("W1", "handled", {1: 4, 2: 4})
    data = make(world, *late, *handled, ("W1", "2020-01-01/2020-02-29", "late_share", 26))
    assert some(data, "late_share", "W1", "2020")["stated"] == 26
    elsewhere = make(world, *late, *handled, ("W1", "2020-01-01/2020-02-28", "late_share", 26))
    assert some(elsewhere, "late_share", "W1", "2020")["stated"] is None

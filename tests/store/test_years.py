"""From observations to a unit's own figures: ratios, and what a year is made of."""

from tests.building import World, said, some, unit, value
from tests.store.deriving import day, make, months


def test_a_ratio_is_a_hundred_times_the_sum_of_its_numerators_over_its_denominator(world: World) -> None:
    data = make(world, ("W1", "2020", "online_full", 1), ("W1", "2020", "online_part", 2), ("W1", "2020", "handled", 8))
    row = some(data, "online_share", "W1", "2020")
    assert (row["numerator"], row["denominator"], row["computed"], row["value"]) == (3, 8, 37.5, 37.5)
    assert (row["origin"], row["partial"], row["complete"], row["sources"].tolist()) == (
        "computed",
        False,
        True,
        ["report"],
    )


def test_a_ratio_without_one_of_its_numerators_is_missing(world: World) -> None:
    data = make(world, ("W1", "2020", "online_full", 1), ("W1", "2020", "handled", 8))
    assert value(data, "online_share", "W1", "2020") is None
    assert some(data, "handled", "W1", "2020")["value"] == 8


def test_a_stated_zero_is_zero_and_what_nobody_reported_is_absent(world: World) -> None:
    data = make(world, ("W1", "2020", "late", 0), ("W1", "2020", "handled", 8), ("W2", "2020", "handled", 8))
    assert some(data, "late_share", "W1", "2020")["value"] == 0
    assert value(data, "late_share", "W2", "2020") is None
    assert some(data, "late_share", "C", "2020")["children_denominator"] == 8


def test_a_year_of_a_flow_is_the_sum_of_its_months_and_of_a_stock_the_last_month(world: World) -> None:
    handled = months("W1", "handled", dict.fromkeys(range(1, 13), 10))
    data = make(world, *handled, *months("W1", "waiting", {3: 7, 11: 4}))
    flow, stock = some(data, "handled", "W1", "2020"), some(data, "waiting", "W1", "2020")
    assert (flow["value"], flow["pieces"], flow["piece_freq"], flow["partial"]) == (120, 12, "M", False)
    assert (stock["value"], day(stock["last_day"]), stock["partial"]) == (4, "2020-11-30", True)


def test_a_stock_told_at_the_end_of_the_year_is_told_for_the_whole_year(world: World) -> None:
    row = some(make(world, *months("W1", "waiting", {12: 4})), "waiting", "W1", "2020")
    assert (row["value"], row["partial"], row["complete"]) == (4, False, True)


def test_a_year_of_some_months_is_part_of_a_year(world: World) -> None:
    row = some(make(world, *months("W1", "handled", {1: 10, 2: 11})), "handled", "W1", "2020")
    assert (row["value"], row["pieces"], row["partial"], row["complete"]) == (21, 2, True, False)
    assert (day(row["first_day"]), day(row["last_day"])) == ("2020-01-01", "2020-02-29")


def test_a_year_is_read_from_what_covers_most_days_and_then_from_the_coarsest(world: World) -> None:
    whole = dict.fromkeys(range(1, 13), 10)
    data = make(
        world,
        *months("W1", "handled", whole),
        ("W1", "2020", "handled", 121),
        *months("W2", "handled", whole),
        ("W2", "2020-01-01/2020-11-14", "handled", 999),
        *months("W3", "handled", {1: 10}),
        ("W3", "2020-Q1", "handled", 35),
    )
    assert some(data, "handled", "W1", "2020")["value"] == 121
    assert some(data, "handled", "W2", "2020")["value"] == 120
    assert (some(data, "handled", "W3", "2020")["value"], some(data, "handled", "W3", "2020")["piece_freq"]) == (
        35,
        "Q",
    )


def test_two_cumulative_reports_are_not_added_up(world: World) -> None:
    data = make(world, ("W1", "2020-01-01/2020-06-30", "handled", 60), ("W1", "2020-01-01/2020-09-15", "handled", 90))
    row = some(data, "handled", "W1", "2020")
    assert (row["value"], day(row["last_day"]), row["pieces"]) == (90, "2020-09-15", 1)


def test_a_range_over_new_year_makes_no_year(world: World) -> None:
    data = make(world, ("W1", "2019-12-01/2020-11-30", "handled", 60))
    assert value(data, "handled", "W1", "2019") is None
    assert value(data, "handled", "W1", "2020") is None


def test_the_percentage_of_a_year_comes_from_the_sums_of_its_months(world: World) -> None:
    late = months("W1", "late", {1: 1, 2: 9})
    row = some(make(world, *late, *months("W1", "handled", {1: 10, 2: 10})), "late_share", "W1", "2020")
    assert (row["numerator"], row["denominator"], row["value"]) == (10, 20, 50)


def test_of_two_sources_the_one_published_last_stands(world: World) -> None:
    data = world.show(said("W1", "2020", "handled", 8), said("W1", "2020", "handled", 9, source="later"))
    row = some(data, "handled", "W1", "2020")
    assert (row["value"], row["sources"].tolist()) == (9, ["later"])


def test_a_value_said_to_be_missing_is_not_used(world: World) -> None:
    data = world.show(said("W1", "2020", "handled", "", status="O"), said("W2", "2020", "handled", 8))
    assert value(data, "handled", "W1", "2020") is None
    assert (some(data, "handled", "C", "2020")["units_reported"], some(data, "handled", "C", "2020")["value"]) == (1, 8)


def test_a_unit_founded_during_the_year_can_be_complete_and_is_still_part_of_a_year(world: World) -> None:
    world.write("units/units.csv", unit("C"), unit("W1", "C", valid_from="2020-07-01"))
    row = some(make(world, ("W1", "2020-S2", "handled", 8)), "handled", "W1@2020-07-01", "2020")
    assert (row["partial"], row["complete"]) == (True, True)


def test_an_indicator_that_ends_during_the_year_is_complete_on_its_last_day(world: World) -> None:
    path = world.data / "catalog" / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-12-31", "2021-06-30"), encoding="utf-8")
    data = make(world, ("W1", "2021-S1", "online_part", 1), ("W1", "2021-S1", "handled", 8))
    assert some(data, "old_share", "W1", "2021")["complete"]
    assert not some(data, "handled", "W1", "2021")["complete"]

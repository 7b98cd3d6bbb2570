"""Sums over the units below: what is added up, of how many, and what stands beside it."""

from tests.building import Record, World, said, some, unit, value
from tests.store.deriving import make


def test_a_city_without_figures_of_its_own_shows_the_sum_and_how_many_reported(world: World) -> None:
    data = make(world, ("W1", "2020", "handled", 8), ("W2", "2020", "handled", 0))
    row = some(data, "handled", "C", "2020")
    assert (row["value"], row["origin"], row["units_reported"], row["units_expected"]) == (8, "children", 2, 3)


def test_a_citys_own_figure_stands_and_the_sum_beside_it(world: World) -> None:
    row = some(make(world, ("C", "2020", "handled", 100), ("W1", "2020", "handled", 8)), "handled", "C", "2020")
    assert (row["value"], row["origin"], row["children_value"], row["units_reported"]) == (100, "computed", 8, 1)


def test_percentages_are_never_averaged(world: World) -> None:
    data = make(
        world,
        ("W1", "2020", "late", 1),
        ("W1", "2020", "handled", 1),
        ("W2", "2020", "late", 0),
        ("W2", "2020", "handled", 99),
    )
    assert some(data, "late_share", "C", "2020")["value"] == 1


def test_what_the_unit_above_reports_together_is_not_added_up(world: World) -> None:
    assert value(make(world, ("W1", "2020", "pooled", 8)), "pooled", "C", "2020") is None


def test_a_unit_that_reports_none_of_none_has_reported(world: World) -> None:
    data = make(
        world,
        ("W1", "2020", "late", 0),
        ("W1", "2020", "handled", 0),
        ("W2", "2020", "late", 1),
        ("W2", "2020", "handled", 4),
    )
    assert some(data, "late_share", "W1", "2020")["value"] is None
    row = some(data, "late_share", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"]) == (25, 2, 3)


def test_a_coverage_is_of_the_units_that_reported(world: World) -> None:
    data = make(world, ("W1", "2020", "wired", 1), ("W2", "2020", "wired", 0))
    row = some(data, "wired_coverage", "C", "2020")
    assert (row["value"], row["children_numerator"], row["children_denominator"], row["units_expected"]) == (
        50,
        1,
        2,
        3,
    )


def test_children_known_by_law_are_expected_too(world: World) -> None:
    world.write("units/units.csv", unit("C", children_expected=9), unit("W1", "C"))
    row = some(make(world, ("W1", "2020", "handled", 8)), "handled", "C", "2020")
    assert (row["units_reported"], row["units_expected"]) == (1, 9)


def test_no_sum_is_made_where_the_children_are_not_known(world: World) -> None:
    world.write("units/units.csv", unit("C", children_expected="unknown"), unit("W1", "C"))
    assert value(make(world, ("W1", "2020", "handled", 8)), "handled", "C", "2020") is None


def test_sums_go_up_level_by_level_and_an_own_figure_is_not_counted_twice(world: World) -> None:
    world.write(
        "units/units.csv", unit("P"), unit("C", "P"), unit("D", "P"), unit("W1", "C"), unit("W2", "C"), unit("W3", "D")
    )
    data = make(
        world,
        ("C", "2020", "handled", 100),
        ("W1", "2020", "handled", 8),
        ("W2", "2020", "handled", 9),
        ("W3", "2020", "handled", 1),
    )
    assert some(data, "handled", "C", "2020")["children_value"] == 17
    assert some(data, "handled", "D", "2020")["value"] == 1
    row = some(data, "handled", "P", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"]) == (101, 2, 2)


def test_what_merged_units_reported_is_in_the_sum_and_not_in_the_coverage(world: World) -> None:
    world.write("units/units.csv", unit("C"), unit("W1", "C"), unit("W2", "C", valid_to="2020-07-01"))
    data = make(
        world,
        ("W1", "2020-06", "handled", 8),
        ("W2", "2020-06", "handled", 3),
        ("W1", "2020-06", "waiting", 5),
        ("W2", "2020-06", "waiting", 2),
    )
    flow, stock = some(data, "handled", "C", "2020"), some(data, "waiting", "C", "2020")
    assert (flow["value"], flow["units_reported"], flow["units_expected"]) == (11, 1, 1)
    assert (stock["value"], stock["units_reported"], stock["units_expected"]) == (5, 1, 1)
    june = some(data, "waiting", "C", "2020-06")
    assert (june["value"], june["units_reported"], june["units_expected"]) == (7, 2, 2)


def test_a_city_abolished_with_its_wards_keeps_the_sum_of_its_last_months(world: World) -> None:
    ends = "2020-07-01"
    world.write(
        "units/units.csv", unit("C", valid_to=ends), unit("W1", "C", valid_to=ends), unit("W2", "C", valid_to=ends)
    )
    row = some(make(world, ("W1", "2020-S1", "handled", 8)), "handled", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"], row["partial"]) == (8, 1, 2, True)


def test_what_rests_on_an_invented_source_says_so_all_the_way_up(world: World) -> None:
    invented: Record = {"id": "made", "kind": "synthetic", "title": "T", "publisher": "P", "synthetic": "yes"}
    report: Record = {"id": "report", "kind": "press", "title": "T", "publisher": "P", "synthetic": "no"}
    world.write("reported/sources.csv", report, invented)
    data = world.show(said("W1", "2020", "handled", 8, source="made"), said("W2", "2020", "handled", 8))
    assert some(data, "handled", "W1", "2020")["synthetic"]
    assert some(data, "handled", "C", "2020")["synthetic"]
    assert not some(data, "handled", "W2", "2020")["synthetic"]
    assert some(data, "handled", "C", "2020")["sources"].tolist() == ["made", "report"]

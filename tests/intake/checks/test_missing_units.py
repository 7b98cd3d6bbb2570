"""Units that did not report, and those of which no report is expected."""

from tests.building import World, said, unit
from tests.intake.checks.noticing import WARDS, days, notice, ratio


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

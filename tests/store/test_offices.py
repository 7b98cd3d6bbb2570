"""Offices: units without territory that report to a place beside the places below it."""

from kpi.analysis.children import children, coverage
from kpi.analysis.compare import siblings
from kpi.analysis.provenance import findings
from kpi.store.reading import read_reference
from tests.building import World, answer, codes, said, some, unit

INDICATORS = "catalog/indicators.csv"


def place_offices(world: World, due_from: str, *offices: str) -> None:
    """Give City C two wards and these offices; every indicator is due from ``due_from``."""
    lines = (world.data / INDICATORS).read_text(encoding="utf-8").splitlines()
    told = [f"{line},{'due_from' if number == 0 else due_from}" for number, line in enumerate(lines)]
    (world.data / INDICATORS).write_text("\n".join(told) + "\n", encoding="utf-8")
    listed = [unit(name, "C", kind="office") for name in offices]
    world.write("units/units.csv", unit("C"), unit("W1", "C"), unit("W2", "C"), *listed)


def test_an_office_is_in_the_sum_of_its_place_and_counted_where_it_is_due(world: World) -> None:
    place_offices(world, "both", "O1", "O2")
    data = world.show(
        said("W1", "2020", "handled", 8), said("W2", "2020", "handled", 5), said("O1", "2020", "handled", 3)
    )
    row = some(data, "handled", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"], row["covered"]) == (16, 3, 4, False)
    assert (row["offices_reported"], row["offices_expected"]) == (1, 2)


def test_an_office_that_is_not_due_is_in_the_sum_and_in_no_count(world: World) -> None:
    place_offices(world, "communes", "O1", "O2")
    data = world.show(
        said("W1", "2020", "handled", 8), said("W2", "2020", "handled", 5), said("O1", "2020", "handled", 3)
    )
    row = some(data, "handled", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"], row["covered"]) == (16, 2, 2, True)
    assert codes(answer(coverage(data, "C", 2020)), "indicator", "reported", "expected") == [("handled", 2, 2)]


def test_a_coverage_of_wards_counts_no_office(world: World) -> None:
    place_offices(world, "communes", "O1")
    data = world.show(said("W1", "2020", "wired", 1), said("W2", "2020", "wired", 1), said("O1", "2020", "wired", 0))
    row = some(data, "wired_coverage", "C", "2020")
    assert (row["value"], row["children_denominator"], row["units_reported"]) == (100, 2, 2)


def test_what_offices_alone_are_due_to_report_expects_no_ward(world: World) -> None:
    place_offices(world, "offices", "O1", "O2")
    data = world.show(said("O1", "2020", "handled", 3))
    row = some(data, "handled", "C", "2020")
    assert (row["units_reported"], row["units_expected"], row["offices_expected"]) == (1, 2, 2)
    missing = [row for row in answer(findings(data)) if row["code"] == "missing_units"]
    assert codes(missing, "indicator", "unit") == [("handled", "C")]


def test_what_is_the_places_own_is_not_added_up(world: World) -> None:
    place_offices(world, "place", "O1")
    data = world.show(said("W1", "2020", "handled", 8), said("C", "2020", "handled", 9))
    row = some(data, "handled", "C", "2020")
    assert (row["value"], row["children_value"], row["units_expected"]) == (9, None, None)
    assert not [row for row in answer(findings(data)) if row["code"] == "missing_units"]


def test_children_known_by_law_are_places_and_offices_come_on_top(world: World) -> None:
    place_offices(world, "both")
    wards = [unit("W1", "C"), unit("O1", "C", kind="office")]
    world.write("units/units.csv", unit("C", children_expected=9), *wards)
    row = some(world.show(said("O1", "2020", "handled", 8)), "handled", "C", "2020")
    assert (row["units_reported"], row["units_expected"], row["offices_expected"]) == (1, 10, 1)


def test_places_and_offices_are_ranked_and_compared_apart(world: World) -> None:
    place_offices(world, "both", "O1", "O2")
    figures = {"W1": 10, "W2": 20, "O1": 30, "O2": 40}
    told = [said(name, "2020", item, count) for name, late in figures.items()
            for item, count in (("late", late), ("handled", 100))]  # fmt: skip
    data = world.show(*told)
    wards, offices = (
        codes(answer(children(data, "C", "late_share", 2020, False, (), which)), "unit", "place")
        for which in (False, True)
    )
    assert (wards, offices) == ([("W1", 1), ("W2", 2)], [("O1", 1), ("O2", 2)])
    beside = {row["indicator"]: row for row in answer(siblings(data, "O1", 2020))}
    assert (beside["late_share"]["median"], beside["late_share"]["siblings"]) == (35, 2)


def test_an_office_has_no_ground(world: World) -> None:
    place_offices(world, "both", "O1")
    world.write("units/units.csv", unit("C"), unit("W1", "C"), unit("O1", "C", kind="office"))
    reference = read_reference(world.show(said("W1", "2020", "handled", 8)))
    assert reference.tree["O1"].is_office
    assert [found.id for found in reference.tree.children("C", offices=False)] == ["W1"]

"""A unit's own figure and the sum of the units below it."""

from tests.building import World, said
from tests.intake.checks.noticing import WARDS, notice, ratio


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

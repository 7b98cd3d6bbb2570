"""Percentages that no whole number gives."""

from tests.building import World, said
from tests.intake.checks.noticing import notice, stated


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

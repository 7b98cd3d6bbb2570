"""Totals that a printed percentage implies: a range, and only where it says something."""

from tests.building import World, said
from tests.intake.checks.noticing import notice, ratio, stated


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

"""Figures that are stated as bounds."""

from tests.building import World, said
from tests.intake.checks.noticing import notice, ratio, stated


def test_lower_bound(world: World) -> None:
    bound = said("W1", "2020", "handled", 5400, printed="trên 5.400", qualifier="above")
    told = notice(world, "lower_bound", bound, *ratio("W2", 3, 20), stated("W2", 14, "trên 14%", qualifier="above"))
    assert set(told) == {("handled", "W1"), ("late_share", "W2")}
    row = told["late_share", "W2"]
    assert (row["printed"], row["computed"], row["value"], row["severity"]) == ("trên 14%", 15, 15, "note")
    assert told["handled", "W1"]["value"] == 5400


def test_an_exact_figure_is_no_bound_and_neither_is_a_sum(world: World) -> None:
    told = notice(world, "lower_bound", said("W1", "2020", "handled", 1, qualifier="above"), *ratio("W2", 3, 20))
    assert set(told) == {("handled", "W1")}

"""A year and the year before it: what may be compared, and why the rest may not."""

from typing import Any

from tests.building import World, said, some
from tests.store.deriving import make


def change(row: dict[str, Any]) -> tuple[float | None, float | None, str | None]:
    return row["previous"], row["change"], row["no_change"]


def test_a_change_is_told_between_two_whole_years(world: World) -> None:
    data = make(world, ("W1", "2020", "handled", 8), ("W1", "2021", "handled", 5))
    assert change(some(data, "handled", "W1", "2021")) == (8, -3, None)
    assert change(some(data, "handled", "W1", "2020")) == (None, None, "first")


def test_a_gap_of_a_year_has_no_year_before(world: World) -> None:
    data = make(world, ("W1", "2018", "handled", 8), ("W1", "2020", "handled", 5))
    assert change(some(data, "handled", "W1", "2020")) == (None, None, "first")


def test_no_change_to_or_from_a_part_of_a_year(world: World) -> None:
    data = make(world, ("W1", "2019", "handled", 8), ("W1", "2020-S1", "handled", 5), ("W1", "2021", "handled", 9))
    assert change(some(data, "handled", "W1", "2020")) == (8, None, "partial")
    assert change(some(data, "handled", "W1", "2021")) == (5, None, "previous_partial")


def test_no_change_across_a_new_definition(world: World) -> None:
    data = make(
        world,
        ("W1", "2021", "handled", 10),
        ("W1", "2021", "online_part", 5),
        ("W1", "2022", "handled", 10),
        ("W1", "2022", "online_full", 9),
    )
    assert change(some(data, "new_share", "W1", "2022")) == (None, None, "definition")


def test_no_change_to_or_from_a_bound(world: World) -> None:
    data = world.show(said("W1", "2020", "handled", 8, qualifier="above"), said("W1", "2021", "handled", 9))
    assert change(some(data, "handled", "W1", "2021")) == (8, None, "bound")


def test_no_change_between_a_citys_own_figure_and_a_sum(world: World) -> None:
    data = make(world, ("C", "2019", "handled", 30), *((ward, "2020", "handled", 9.0) for ward in ("W1", "W2", "W3")))
    assert change(some(data, "handled", "C", "2020")) == (30, None, "origin")


def test_a_change_of_a_sum_wants_every_unit_in_both_years(world: World) -> None:
    wards = ("W1", "W2", "W3")
    whole = [(ward, year, "handled", 9.0) for ward in wards for year in ("2018", "2019")]
    data = make(world, *whole, ("W1", "2020", "handled", 9))
    assert change(some(data, "handled", "C", "2019")) == (27, 0, None)
    assert change(some(data, "handled", "C", "2020")) == (27, None, "coverage")


def test_no_change_to_a_year_without_a_value(world: World) -> None:
    data = make(
        world,
        ("W1", "2020", "late", 1),
        ("W1", "2020", "handled", 8),
        ("W1", "2021", "late", 0),
        ("W1", "2021", "handled", 0),
    )
    assert change(some(data, "late_share", "W1", "2021")) == (12.5, None, "no_value")

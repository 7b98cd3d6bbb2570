"""Values on the ground of a unit: sums over what lay there, blanks with a reason, what stands alone as it was said."""

from typing import Any

import pytest

from kpi.store.warehouse import Snapshot
from tests.building import Record, World, answer, said, unit

HEAD = "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en"


def change(world: World, *lines: str) -> None:
    path = world.data / "units" / "changes.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


def until(code: str, day: str) -> Record:
    return unit(code, "C", valid_to=day)


def since(code: str, day: str) -> Record:
    return unit(code, "C", valid_from=day)


def months(code: str, year: int, numbers: range, item: str, value: int) -> list[Record]:
    return [said(code, f"{year}-{month:02}", item, value) for month in numbers]


def on_ground(data: Snapshot, indicator: str, unit: str, year: int) -> dict[str, Any]:
    rows = answer(
        data.query(
            "FROM ground_value WHERE indicator = ? AND unit = ? AND freq = 'A' AND year(period_start) = ?",
            [indicator, unit, year],
        )
    )
    assert len(rows) == 1, rows
    return rows[0]


@pytest.fixture
def merged(world: World) -> World:
    """W1 and W2 became M on 1 July 2021."""
    world.write(
        "units/units.csv", unit("C"), until("W1", "2021-07-01"), until("W2", "2021-07-01"), since("M", "2021-07-01")
    )
    change(world, "2021-07-01,merge,W1,M,whole,Law,,", "2021-07-01,merge,W2,M,whole,Law,,")
    return world


def test_counts_are_summed_and_ratios_made_anew(merged: World) -> None:
    data = merged.show(
        said("W1", "2020", "late", 1), said("W1", "2020", "handled", 10),
        said("W2", "2020", "late", 30), said("W2", "2020", "handled", 40),
    )  # fmt: skip
    row = on_ground(data, "late_share", "M@2021-07-01", 2020)
    assert (row["numerator"], row["denominator"], row["value"]) == (31, 50, 62)
    assert (row["origin"], row["units_reported"], row["units_expected"], row["covered"]) == ("territory", 2, 2, True)
    assert (row["partial"], row["boundary"], row["sources"]) == (False, None, ["report"])


def test_the_year_of_the_change_is_whole_when_all_told_their_part(merged: World) -> None:
    data = merged.show(
        *months("W1", 2021, range(1, 7), "handled", 1), *months("W2", 2021, range(1, 7), "handled", 2),
        *months("M", 2021, range(7, 13), "handled", 4),
        said("W1", "2020", "handled", 30), said("W2", "2020", "handled", 6), said("M", "2022", "handled", 50),
    )  # fmt: skip
    row = on_ground(data, "handled", "M@2021-07-01", 2021)
    assert (row["value"], row["partial"], row["units_reported"], row["units_expected"]) == (42, False, 3, 3)
    assert row["change"] == 42 - 36
    after = on_ground(data, "handled", "M@2021-07-01", 2022)
    assert (after["value"], after["origin"], after["change"]) == (50, "computed", 8)


def test_the_year_of_the_change_is_a_part_where_one_was_silent(merged: World) -> None:
    data = merged.show(*months("W1", 2021, range(1, 7), "handled", 1), *months("M", 2021, range(7, 13), "handled", 4))
    row = on_ground(data, "handled", "M@2021-07-01", 2021)
    assert (row["value"], row["units_reported"], row["units_expected"], row["covered"]) == (30, 2, 3, False)


def test_a_sum_over_some_of_the_predecessors_says_so_and_tells_no_change(merged: World) -> None:
    data = merged.show(
        said("W1", "2019", "handled", 3), said("W2", "2019", "handled", 4), said("W1", "2020", "handled", 5)
    )
    row = on_ground(data, "handled", "M@2021-07-01", 2020)
    assert (row["value"], row["units_reported"], row["units_expected"]) == (5, 1, 2)
    assert (row["change"], row["no_change"]) == (None, "coverage")


@pytest.fixture
def merged_above(world: World) -> World:
    """The cities P (wards A1, A2) and Q (ward B) became N (ward X) on 1 January 2021."""
    day = "2021-01-01"
    world.write(
        "units/units.csv", unit("C"), *(unit(code, valid_to=day) for code in "PQ"), unit("N", valid_from=day),
        *(unit(code, parent, valid_to=day) for code, parent in (("A1", "P"), ("A2", "P"), ("B", "Q"))),
        unit("X", "N", valid_from=day),
    )  # fmt: skip
    pairs = ("P,N", "Q,N", "A1,X", "A2,X", "B,X")
    change(world, *(f"{day},merge,{pair},whole,Law,," for pair in pairs))
    return world


def test_sums_over_units_below_are_compared_with_such_sums_alone(merged_above: World) -> None:
    below = [said("A1", "2020", "handled", 3), said("A2", "2020", "handled", 4), said("B", "2020", "handled", 5)]
    own = [said("P", "2020", "handled", 7), said("Q", "2020", "handled", 5)]
    later_below, later_own = said("X", "2021", "handled", 20), said("N", "2021", "handled", 20)
    for before, after, origin, told in (
        (below, later_below, "territory_children", (8, None)),
        (below, later_own, "territory_children", (None, "origin")),
        ([*below[:2], own[1]], later_own, "territory_children", (None, "origin")),
        (own, later_own, "territory", (8, None)),
        (own, later_below, "territory", (None, "origin")),
    ):
        data = merged_above.show(*before, after)
        row = on_ground(data, "handled", "N@2021-01-01", 2020)
        assert (row["value"], row["origin"], row["covered"]) == (12, origin, True)
        row = on_ground(data, "handled", "N@2021-01-01", 2021)
        assert (row["change"], row["no_change"]) == told


def test_a_silent_unit_below_lacks_in_the_coverage_and_makes_no_part_of_a_year(merged_above: World) -> None:
    data = merged_above.show(
        said("A1", "2020", "handled", 3), said("B", "2020", "handled", 5), said("X", "2021", "handled", 20)
    )
    row = on_ground(data, "handled", "N@2021-01-01", 2020)
    assert (row["value"], row["partial"], row["covered"]) == (8, False, False)
    assert on_ground(data, "handled", "N@2021-01-01", 2021)["no_change"] == "coverage"


def test_a_stock_is_that_of_the_units_that_stand_at_the_end(merged: World) -> None:
    data = merged.show(
        said("W1", "2020-12", "waiting", 3), said("W2", "2020-12", "waiting", 4), said("W1", "2021-06", "waiting", 9),
        said("M", "2021-12", "waiting", 5),
    )  # fmt: skip
    assert on_ground(data, "waiting", "M@2021-07-01", 2020)["value"] == 7
    assert on_ground(data, "waiting", "M@2021-07-01", 2021)["value"] == 5


def test_a_later_unit_does_not_tell_the_earlier_ones_apart(merged: World) -> None:
    data = merged.show(said("W1", "2020", "handled", 5), said("M", "2022", "handled", 12))
    row = on_ground(data, "handled", "W1", 2022)
    assert (row["value"], row["boundary"], row["no_change"]) == (None, "merged", "no_value")
    assert on_ground(data, "handled", "W1", 2020)["value"] == 5


def test_a_unit_that_only_changed_its_name_keeps_even_what_was_only_stated(world: World) -> None:
    world.write("units/units.csv", unit("C"), until("W1", "2021-01-01"), since("N", "2021-01-01"))
    change(world, "2021-01-01,rename,W1,N,whole,Law,,")
    data = world.show(said("W1", "2020", "score", 7.5, printed="7,5"), said("N", "2021", "score", 8.0, printed="8,0"))
    row = on_ground(data, "score", "N@2021-01-01", 2020)
    assert (row["value"], row["origin"], row["printed"]) == (7.5, "stated", "7,5")
    assert on_ground(data, "score", "N@2021-01-01", 2021)["change"] == 0.5


def test_a_published_share_is_applied_and_marked_derived(world: World) -> None:
    world.write(
        "units/units.csv", unit("C"), until("W1", "2021-01-01"), since("X", "2021-01-01"), since("Y", "2021-01-01")
    )
    change(world, "2021-01-01,split,W1,X,0.25,Law,,", "2021-01-01,split,W1,Y,0.75,Law,,")
    data = world.show(said("W1", "2020", "late", 4), said("W1", "2020", "handled", 40))
    row = on_ground(data, "late_share", "X@2021-01-01", 2020)
    assert (row["numerator"], row["denominator"], row["value"], row["status"]) == (1, 10, 10, "E")


def test_a_share_that_is_not_published_leaves_a_blank(world: World) -> None:
    world.write(
        "units/units.csv", unit("C"), until("W1", "2021-01-01"), since("X", "2021-01-01"), since("Y", "2021-01-01")
    )
    change(world, "2021-01-01,split,W1,X,part,Law,,", "2021-01-01,split,W1,Y,part,Law,,")
    data = world.show(
        said("W1", "2020", "handled", 40), said("X", "2021", "handled", 9), said("Y", "2021", "handled", 8)
    )
    row = on_ground(data, "handled", "X@2021-01-01", 2020)
    assert (row["value"], row["numerator"], row["boundary"]) == (None, None, "split")
    back = on_ground(data, "handled", "W1", 2021)
    assert (back["value"], back["boundary"], back["change"]) == (17, None, -23)


def test_ground_beyond_the_record_stands_beside_the_value_and_forbids_a_change(world: World) -> None:
    world.write("units/units.csv", unit("C"), until("W1", "2021-01-01"), since("X", "2021-01-01"))
    change(world, "2021-01-01,merge,W1,X,whole,Law,,", "2021-01-01,merge,,X,whole,Law,ngoài,beyond")
    data = world.show(said("W1", "2020", "handled", 40), said("X", "2021", "handled", 90))
    row = on_ground(data, "handled", "X@2021-01-01", 2020)
    assert (row["value"], row["boundary"]) == (40, "beyond")
    after = on_ground(data, "handled", "X@2021-01-01", 2021)
    assert (after["value"], after["change"], after["no_change"]) == (90, None, "boundary")


def test_a_unit_without_changes_is_as_reported(merged: World) -> None:
    data = merged.show(said("C", "2020", "handled", 5))
    assert on_ground(data, "handled", "C", 2020)["origin"] == "computed"
    assert data.query("FROM territory_value WHERE unit = 'C'").empty

"""The units below a unit: every one has a row, and coverage counts them."""

import pytest

from kpi.analysis.children import children, coverage
from kpi.store.warehouse import Snapshot
from tests.building import Record, World, answer, codes, said, unit


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    world = World(tmp_path_factory.mktemp("children"))
    return world.show(
        *(said(ward, "2020", "handled", 1000) for ward in ("W1", "W2", "W3")),
        said("W1", "2020", "late", 20),
        said("W2", "2020", "late", 10),
        said("W3", "2020", "late", 10.4),
        said("W1", "2021", "waiting", 3),
        said("W3", "2021-06", "waiting", 9),
        said("W2", "2019", "score", 7),
        said("W3", "2019", "score", 9),
        said("W1", "2022-S1", "score", 9),
        said("W2", "2022-S1", "score", 8),
        said("W4", "2022", "score", 5),
        said("C", "2020", "score", 5),
        *(said("W1", "2018", item, count) for item, count in (("handled", 20), ("late", 1))),
        *(said("W2", "2018", item, count) for item, count in (("handled", 19), ("late", 0))),
        *(said("W3", "2018-S1", item, count) for item, count in (("handled", 300), ("late", 3))),
    )


def test_the_best_comes_first_and_ties_share_a_place(data: Snapshot) -> None:
    rows = answer(children(data, "C", "late_share", 2020))
    assert codes(rows, "unit", "place", "value") == [("W2", 1, 1), ("W3", 2, pytest.approx(1.04)), ("W1", 3, 2)]


def test_more_is_better_where_the_indicator_says_so(data: Snapshot) -> None:
    assert codes(answer(children(data, "C", "score", 2019)), "unit", "place", "value") == [
        ("W3", 1, 9),
        ("W2", 2, 7),
        ("W1", None, None),
    ]


def test_without_a_better_direction_there_are_no_places(data: Snapshot) -> None:
    assert codes(answer(children(data, "C", "handled", 2020)), "unit", "place", "value") == [
        ("W1", None, 1000),
        ("W2", None, 1000),
        ("W3", None, 1000),
    ]


def test_parts_of_a_year_stand_below_the_years_and_above_the_missing(data: Snapshot) -> None:
    rows = answer(children(data, "C", "score", 2022))
    assert codes(rows, "unit", "place", "value", "partial") == [
        ("W4@2022-01-01", 1, 5, False),
        ("W1", None, 9, True),
        ("W2", None, 8, True),
        ("W3@2021-07-01", None, None, None),
    ]


def test_why_a_value_has_no_place_is_said(data: Snapshot) -> None:
    assert codes(answer(children(data, "C", "score", 2022)), "unit", "no_place") == [
        ("W4@2022-01-01", None),
        ("W1", "partial"),
        ("W2", "partial"),
        ("W3@2021-07-01", "no_value"),
    ]
    assert {row["no_place"] for row in answer(children(data, "C", "handled", 2020))} == {"unordered"}


def test_parts_of_a_year_are_ranked_with_years_if_asked_for(data: Snapshot) -> None:
    rows = answer(children(data, "C", "score", 2022, partial=True))
    assert codes(rows, "unit", "place", "no_place") == [
        ("W1", 1, None),
        ("W2", 2, None),
        ("W4@2022-01-01", 3, None),
        ("W3@2021-07-01", None, "no_value"),
    ]


def test_a_share_of_fewer_than_the_catalogue_asks_for_stands_apart_with_its_interval(data: Snapshot) -> None:
    """Twenty are enough, nineteen are not; the best of all three is the one that is set apart."""
    rows = answer(children(data, "C", "late_share", 2018))
    assert codes(rows, "unit", "value", "place", "no_place", "interval_low") == [
        ("W1", 5, 1, None, None),
        ("W3", 1, None, "partial", None),
        ("W2", 0, None, "small", 0),
    ]
    assert rows[2]["interval_high"] == pytest.approx(16.8179, abs=5e-5)  # z² of (19 + z²)
    asked = answer(children(data, "C", "late_share", 2018, partial=True))
    assert codes(asked, "unit", "place") == [("W3", 1), ("W1", 2), ("W2", None)]


def test_an_interval_needs_exact_parts_of_a_whole(world: World) -> None:
    def few(ward: str, late: float, **more: object) -> list[Record]:
        return [said(ward, "2020", "handled", 10), said(ward, "2020", "late", late, **more)]

    rows = answer(
        children(world.show(*few("W1", 11), *few("W2", 5, qualifier="above"), *few("W3", 5)), "C", "late_share", 2020)
    )
    assert codes(rows, "unit", "no_place") == [("W2", "small"), ("W3", "small"), ("W1", "small")]
    assert [row["unit"] for row in rows if row["interval_low"] is not None] == ["W3"]


def test_a_share_stated_without_its_parts_is_ranked(world: World) -> None:
    stated = [said(ward, "2020", "late_share", share, printed=f"{share}%") for ward, share in (("W1", 5), ("W2", 7))]
    rows = answer(children(world.show(*stated), "C", "late_share", 2020))
    assert codes(rows, "unit", "place", "no_place") == [("W1", 1, None), ("W2", 2, None), ("W3", None, "no_value")]


def test_a_unit_abolished_in_the_year_has_a_row_if_it_reported(data: Snapshot) -> None:
    assert codes(answer(children(data, "C", "waiting", 2021)), "unit", "value") == [
        ("W1", 3),
        ("W3", 9),
        ("W2", None),
        ("W3@2021-07-01", None),
    ]
    assert "W3" not in children(data, "C", "score", 2021)["unit"].tolist()


def test_every_row_names_indicator_and_year(data: Snapshot) -> None:
    rows = answer(children(data, "C", "score", 2021))
    assert codes(rows, "unit", "indicator", "year", "value") == [
        ("W1", "score", 2021, None),
        ("W2", "score", 2021, None),
        ("W3@2021-07-01", "score", 2021, None),
    ]


def test_a_unit_without_children_has_no_rows(data: Snapshot) -> None:
    assert len(children(data, "W1", "score", 2020)) == len(coverage(data, "W1", 2020)) == 0


def test_coverage_counts_who_has_which_indicator_in_the_order_of_the_catalogue(data: Snapshot) -> None:
    assert codes(answer(coverage(data, "C", 2020)), "indicator", "reported", "expected") == [
        ("late_share", 3, 3),
        ("handled", 3, 3),
    ]
    assert codes(answer(coverage(data, "C", 2019)), "indicator", "reported", "expected") == [("score", 2, 3)]


def test_coverage_counts_the_units_of_the_end_of_the_year(data: Snapshot) -> None:
    assert codes(answer(coverage(data, "C", 2021)), "indicator", "reported", "expected") == [("waiting", 1, 3)]
    assert codes(answer(coverage(data, "C", 2022)), "indicator", "reported", "expected") == [("score", 3, 4)]


def test_coverage_of_an_abolished_city_counts_the_units_of_its_last_day(world: World) -> None:
    ends = "2020-07-01"
    wards = [unit(ward, "C", valid_to=ends) for ward in ("W1", "W2")]
    world.write("units/units.csv", unit("C", valid_to=ends), *wards)
    data = world.show(said("W1", "2020-S1", "handled", 8))
    assert codes(answer(coverage(data, "C", 2020)), "indicator", "reported", "expected") == [("handled", 1, 2)]
    assert codes(answer(children(data, "C", "handled", 2020)), "unit", "value") == [("W1", 8), ("W2", None)]


def test_units_known_by_law_are_expected_too(world: World) -> None:
    world.write("units/units.csv", unit("C", children_expected=18), unit("W1", "C"))
    data = world.show(said("W1", "2020", "late", 0), said("W1", "2020", "handled", 0))
    assert codes(answer(coverage(data, "C", 2020)), "indicator", "reported", "expected") == [
        ("late_share", 1, 18),
        ("handled", 1, 18),
    ]

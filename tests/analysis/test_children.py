"""The units below a unit: every one has a row, and coverage counts them."""

import pytest

from kpi.analysis.children import children, coverage
from kpi.store.warehouse import Snapshot
from tests.building import World, answer, codes, said, unit


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
    )


def test_the_best_comes_first_and_ties_share_a_place(data: Snapshot) -> None:
    rows = answer(children(data, "C", "late_share", 2020))
    assert codes(rows, "unit", "place", "value") == [("W2", 1, 1), ("W3", 1, pytest.approx(1.04)), ("W1", 3, 2)]


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

"""One indicator over time."""

import pytest

from kpi.analysis.series import monthly, series
from kpi.store.warehouse import Snapshot
from tests.building import World, answer, codes, said


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return World(tmp_path_factory.mktemp("series")).show(
        said("W1", "2018", "handled", 8),
        said("W1", "2020", "handled", 10),
        said("W1", "2020", "late", 2),
        said("W1", "2021", "handled", 12),
        said("W2", "2020-02", "handled", 5),
        said("W2", "2020-02", "late", 1),
        said("W2", "2020-04", "handled", 7),
        said("W2", "2020-05", "late_share", 30, printed="30%"),
        said("W2", "2021-01-01/2021-11-14", "handled", 6),
        said("W1", "2020", "score", "7.25", printed="7,25"),
    )


def test_a_year_that_nobody_reported_has_no_row(data: Snapshot) -> None:
    rows = answer(series(data, ["handled"], ["W1"]))
    assert codes(rows, "year", "value", "change", "no_change") == [
        (2018, 8, None, "first"),
        (2020, 10, None, "first"),
        (2021, 12, 2, None),
    ]


def test_indicators_units_and_years_come_sorted(data: Snapshot) -> None:
    rows = answer(series(data, ["late_share", "handled"], ["W2", "W1"], 2020))
    assert codes(rows, "indicator", "unit", "year", "value", "partial") == [
        ("handled", "W1", 2020, 10, False),
        ("handled", "W1", 2021, 12, False),
        ("handled", "W2", 2020, 12, True),
        ("handled", "W2", 2021, 6, True),
        ("late_share", "W1", 2020, 20, False),
        ("late_share", "W2", 2020, 20, True),
    ]


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (0, 9999, [2018, 2020, 2021]),
        (2019, 9999, [2020, 2021]),
        (0, 2020, [2018, 2020]),
        (2020, 2020, [2020]),
        (2022, 2023, []),
    ],
)
def test_the_first_and_the_last_year_are_in_the_answer(data: Snapshot, first: int, last: int, years: list[int]) -> None:
    assert series(data, ["handled"], ["W1"], first, last)["year"].tolist() == years


def test_parts_belong_to_the_value_that_is_shown(data: Snapshot) -> None:
    rows = answer(series(data, ["late_share"], ["C", "W2"], 2020, 2020))
    assert codes(rows, "unit", "value", "origin", "numerator", "denominator", "units_reported", "units_expected") == [
        ("C", 20, "children", 3, 15, 2, 3),
        ("W2", 20, "computed", 1, 5, None, None),
    ]


def test_decimals_are_the_catalogues_or_those_printed(data: Snapshot) -> None:
    rows = answer(series(data, ["late_share", "score"], ["W1"]))
    assert codes(rows, "indicator", "decimals", "origin") == [("late_share", 1, "computed"), ("score", 2, "stated")]


def test_nothing_asked_for_is_nothing_answered(data: Snapshot) -> None:
    assert len(series(data, [], ["W1"])) == len(series(data, ["handled"], [])) == len(monthly(data, [], [])) == 0


def test_months_are_those_that_were_reported(data: Snapshot) -> None:
    rows = answer(monthly(data, ["handled"], ["W1", "W2", "C"]))
    told = [
        (row["unit"], f"{row['period_start']:%Y-%m-%d}", f"{row['period_end']:%Y-%m-%d}", row["value"]) for row in rows
    ]
    assert told == [
        ("C", "2020-02-01", "2020-02-29", 5),
        ("C", "2020-04-01", "2020-04-30", 7),
        ("W2", "2020-02-01", "2020-02-29", 5),
        ("W2", "2020-04-01", "2020-04-30", 7),
    ]
    assert (
        codes(rows, "origin", "units_reported", "units_expected")
        == [("children", 1, 3)] * 2 + [("computed", None, None)] * 2
    )


def test_a_month_has_its_parts_or_what_was_printed(data: Snapshot) -> None:
    rows = answer(monthly(data, ["late_share"], ["W2"]))
    assert codes(rows, "value", "origin", "numerator", "denominator") == [
        (20, "computed", 1, 5),
        (30, "stated", None, None),
    ]
    assert [(row["synthetic"], row["sources"].tolist()) for row in rows] == [(False, ["report"])] * 2


@pytest.mark.parametrize(("first", "last", "rows"), [(2020, 2020, 2), (2021, 2021, 0), (0, 2019, 0)])
def test_months_are_asked_for_by_year(data: Snapshot, first: int, last: int, rows: int) -> None:
    assert len(monthly(data, ["handled"], ["W2"], first, last)) == rows

"""From observations to indicator values: what a year is made of, what is added up, what may be compared."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import pytest

from kpi.store.derive import script
from tests.building import Record, World, said, some, unit, value


def day(moment: pd.Timestamp) -> str:
    return moment.date().isoformat()


def make(world: World, *observations: tuple[str, str, str, float]) -> Any:
    return world.show(*(said(*observation) for observation in observations))


def months(unit: str, item: str, values: Mapping[int, float], year: int = 2020) -> list[tuple[str, str, str, float]]:
    return [(unit, f"{year}-{month:02}", item, amount) for month, amount in values.items()]


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(script("schema"))
    return con


@pytest.mark.parametrize(
    ("written", "first", "last", "freq"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "A"),
        ("2020-S1", date(2020, 1, 1), date(2020, 6, 30), "S"),
        ("2020-S2", date(2020, 7, 1), date(2020, 12, 31), "S"),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31), "Q"),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31), "Q"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "M"),
        ("2019-01-01/2019-11-14", date(2019, 1, 1), date(2019, 11, 14), "P"),
        ("2025-08-11", date(2025, 8, 11), date(2025, 8, 11), "P"),
        ("2020-01-01/2020-12-31", date(2020, 1, 1), date(2020, 12, 31), "A"),
        ("2020-02-01/2020-04-30", date(2020, 2, 1), date(2020, 4, 30), "P"),
        ("2020-02-01/2020-07-31", date(2020, 2, 1), date(2020, 7, 31), "P"),
        ("2019-12-01/2020-11-30", date(2019, 12, 1), date(2020, 11, 30), "P"),
    ],
)
def test_a_period_is_read_as_people_write_it(
    con: duckdb.DuckDBPyConnection, written: str, first: date, last: date, freq: str
) -> None:
    row = con.execute(
        "SELECT period_start(p), period_end(p), period_freq(period_start(p), period_end(p)) FROM (SELECT ? AS p)",
        [written],
    ).fetchone()
    assert row == (first, last, freq)


@pytest.mark.parametrize("written", ["", "20", "2020-13", "2020-00", "2020-S3", "2020-Q5", "2021-02-29", "năm 2020"])
def test_what_is_no_period_is_not_read(con: duckdb.DuckDBPyConnection, written: str) -> None:
    assert con.execute("SELECT period_start(p), period_end(p) FROM (SELECT ? AS p)", [written]).fetchone() == (
        None,
        None,
    )


@pytest.mark.parametrize(
    ("printed", "decimals"),
    [("91,6%", 1), ("24,1 %", 1), ("53,87%", 2), ("90%", 0), ("83.83", 2), ("0,578", 3), ("trên 14%", 0), ("", 0)],
)
def test_decimals_are_those_that_were_printed(con: duckdb.DuckDBPyConnection, printed: str, decimals: int) -> None:
    assert con.execute("SELECT printed_decimals(?)", [printed]).fetchone() == (decimals,)


def test_a_ratio_is_a_hundred_times_the_sum_of_its_numerators_over_its_denominator(world: World) -> None:
    data = make(world, ("W1", "2020", "online_full", 1), ("W1", "2020", "online_part", 2), ("W1", "2020", "handled", 8))
    row = some(data, "online_share", "W1", "2020")
    assert (row["numerator"], row["denominator"], row["computed"], row["value"]) == (3, 8, 37.5, 37.5)
    assert (row["origin"], row["partial"], row["complete"], row["sources"].tolist()) == (
        "computed",
        False,
        True,
        ["report"],
    )


def test_a_ratio_without_one_of_its_numerators_is_missing(world: World) -> None:
    data = make(world, ("W1", "2020", "online_full", 1), ("W1", "2020", "handled", 8))
    assert value(data, "online_share", "W1", "2020") is None
    assert some(data, "handled", "W1", "2020")["value"] == 8


def test_a_stated_zero_is_zero_and_what_nobody_reported_is_absent(world: World) -> None:
    data = make(world, ("W1", "2020", "late", 0), ("W1", "2020", "handled", 8), ("W2", "2020", "handled", 8))
    assert some(data, "late_share", "W1", "2020")["value"] == 0
    assert value(data, "late_share", "W2", "2020") is None
    assert some(data, "late_share", "C", "2020")["children_denominator"] == 8


def test_a_year_of_a_flow_is_the_sum_of_its_months_and_of_a_stock_the_last_month(world: World) -> None:
    handled = months("W1", "handled", dict.fromkeys(range(1, 13), 10))
    data = make(world, *handled, *months("W1", "waiting", {3: 7, 11: 4}))
    flow, stock = some(data, "handled", "W1", "2020"), some(data, "waiting", "W1", "2020")
    assert (flow["value"], flow["pieces"], flow["piece_freq"], flow["partial"]) == (120, 12, "M", False)
    assert (stock["value"], day(stock["last_day"]), stock["partial"]) == (4, "2020-11-30", True)


def test_a_stock_told_at_the_end_of_the_year_is_told_for_the_whole_year(world: World) -> None:
    row = some(make(world, *months("W1", "waiting", {12: 4})), "waiting", "W1", "2020")
    assert (row["value"], row["partial"], row["complete"]) == (4, False, True)


def test_a_year_of_some_months_is_part_of_a_year(world: World) -> None:
    row = some(make(world, *months("W1", "handled", {1: 10, 2: 11})), "handled", "W1", "2020")
    assert (row["value"], row["pieces"], row["partial"], row["complete"]) == (21, 2, True, False)
    assert (day(row["first_day"]), day(row["last_day"])) == ("2020-01-01", "2020-02-29")


def test_a_year_is_read_from_what_covers_most_days_and_then_from_the_coarsest(world: World) -> None:
    whole = dict.fromkeys(range(1, 13), 10)
    data = make(
        world,
        *months("W1", "handled", whole),
        ("W1", "2020", "handled", 121),
        *months("W2", "handled", whole),
        ("W2", "2020-01-01/2020-11-14", "handled", 999),
        *months("W3", "handled", {1: 10}),
        ("W3", "2020-Q1", "handled", 35),
    )
    assert some(data, "handled", "W1", "2020")["value"] == 121
    assert some(data, "handled", "W2", "2020")["value"] == 120
    assert (some(data, "handled", "W3", "2020")["value"], some(data, "handled", "W3", "2020")["piece_freq"]) == (
        35,
        "Q",
    )


def test_two_cumulative_reports_are_not_added_up(world: World) -> None:
    data = make(world, ("W1", "2020-01-01/2020-06-30", "handled", 60), ("W1", "2020-01-01/2020-09-15", "handled", 90))
    row = some(data, "handled", "W1", "2020")
    assert (row["value"], day(row["last_day"]), row["pieces"]) == (90, "2020-09-15", 1)


def test_a_range_over_new_year_makes_no_year(world: World) -> None:
    data = make(world, ("W1", "2019-12-01/2020-11-30", "handled", 60))
    assert value(data, "handled", "W1", "2019") is None
    assert value(data, "handled", "W1", "2020") is None


def test_the_percentage_of_a_year_comes_from_the_sums_of_its_months(world: World) -> None:
    late = months("W1", "late", {1: 1, 2: 9})
    row = some(make(world, *late, *months("W1", "handled", {1: 10, 2: 10})), "late_share", "W1", "2020")
    assert (row["numerator"], row["denominator"], row["value"]) == (10, 20, 50)


def test_a_stated_percentage_stands_beside_the_computed_one(world: World) -> None:
    data = world.show(
        said("W1", "2020", "late", 1),
        said("W1", "2020", "handled", 8),
        said("W1", "2020", "late_share", 12, printed="12%"),
    )
    row = some(data, "late_share", "W1", "2020")
    assert (row["value"], row["computed"], row["stated"], row["printed"], row["origin"]) == (
        12.5,
        12.5,
        12,
        "12%",
        "computed",
    )


def test_a_stated_percentage_is_shown_for_its_unit_alone(world: World) -> None:
    data = make(world, ("W1", "2020", "late_share", 12))
    row = some(data, "late_share", "W1", "2020")
    assert (row["value"], row["origin"], row["numerator"], row["denominator"]) == (12, "stated", None, None)
    assert value(data, "late_share", "C", "2020") is None


def test_stated_percentages_of_several_months_make_no_year(world: World) -> None:
    data = make(world, ("W1", "2020-01", "late_share", 12), ("W1", "2020-02", "late_share", 14))
    assert value(data, "late_share", "W1", "2020") is None
    assert some(data, "late_share", "W1", "2020-02")["value"] == 14


def test_a_percentage_stated_for_a_month_is_not_that_of_the_year(world: World) -> None:
    late, shares = months("W1", "late", {1: 1, 2: 1}), months("W1", "late_share", {1: 12, 2: 14})
    assert value(make(world, *late, *shares), "late_share", "W1", "2020") is None
    row = some(make(world, *late, *shares, *months("W1", "handled", {1: 8, 2: 8})), "late_share", "W1", "2020")
    assert (row["value"], row["stated"], row["printed"]) == (12.5, None, None)


def test_a_stated_percentage_belongs_beside_months_that_cover_the_same_days(world: World) -> None:
    late, handled = months("W1", "late", {1: 1, 2: 1}), months("W1", "handled", {1: 4, 2: 4})
    data = make(world, *late, *handled, ("W1", "2020-01-01/2020-02-29", "late_share", 26))
    assert some(data, "late_share", "W1", "2020")["stated"] == 26
    elsewhere = make(world, *late, *handled, ("W1", "2020-01-01/2020-02-28", "late_share", 26))
    assert some(elsewhere, "late_share", "W1", "2020")["stated"] is None


def test_of_two_sources_the_one_published_last_stands(world: World) -> None:
    data = world.show(said("W1", "2020", "handled", 8), said("W1", "2020", "handled", 9, source="later"))
    row = some(data, "handled", "W1", "2020")
    assert (row["value"], row["sources"].tolist()) == (9, ["later"])


def test_a_value_said_to_be_missing_is_not_used(world: World) -> None:
    data = world.show(said("W1", "2020", "handled", "", status="O"), said("W2", "2020", "handled", 8))
    assert value(data, "handled", "W1", "2020") is None
    assert (some(data, "handled", "C", "2020")["units_reported"], some(data, "handled", "C", "2020")["value"]) == (1, 8)


def test_a_city_without_figures_of_its_own_shows_the_sum_and_how_many_reported(world: World) -> None:
    data = make(world, ("W1", "2020", "handled", 8), ("W2", "2020", "handled", 0))
    row = some(data, "handled", "C", "2020")
    assert (row["value"], row["origin"], row["units_reported"], row["units_expected"]) == (8, "children", 2, 3)


def test_a_citys_own_figure_stands_and_the_sum_beside_it(world: World) -> None:
    row = some(make(world, ("C", "2020", "handled", 100), ("W1", "2020", "handled", 8)), "handled", "C", "2020")
    assert (row["value"], row["origin"], row["children_value"], row["units_reported"]) == (100, "computed", 8, 1)


def test_percentages_are_never_averaged(world: World) -> None:
    data = make(
        world,
        ("W1", "2020", "late", 1),
        ("W1", "2020", "handled", 1),
        ("W2", "2020", "late", 0),
        ("W2", "2020", "handled", 99),
    )
    assert some(data, "late_share", "C", "2020")["value"] == 1


def test_what_the_unit_above_reports_together_is_not_added_up(world: World) -> None:
    assert value(make(world, ("W1", "2020", "pooled", 8)), "pooled", "C", "2020") is None


def test_a_unit_that_reports_none_of_none_has_reported(world: World) -> None:
    data = make(
        world,
        ("W1", "2020", "late", 0),
        ("W1", "2020", "handled", 0),
        ("W2", "2020", "late", 1),
        ("W2", "2020", "handled", 4),
    )
    assert some(data, "late_share", "W1", "2020")["value"] is None
    row = some(data, "late_share", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"]) == (25, 2, 3)


def test_a_coverage_is_of_the_units_that_reported(world: World) -> None:
    data = make(world, ("W1", "2020", "wired", 1), ("W2", "2020", "wired", 0))
    row = some(data, "wired_coverage", "C", "2020")
    assert (row["value"], row["children_numerator"], row["children_denominator"], row["units_expected"]) == (
        50,
        1,
        2,
        3,
    )


def test_children_known_by_law_are_expected_too(world: World) -> None:
    world.write("units/units.csv", unit("C", children_expected=9), unit("W1", "C"))
    row = some(make(world, ("W1", "2020", "handled", 8)), "handled", "C", "2020")
    assert (row["units_reported"], row["units_expected"]) == (1, 9)


def test_no_sum_is_made_where_the_children_are_not_known(world: World) -> None:
    world.write("units/units.csv", unit("C", children_expected="unknown"), unit("W1", "C"))
    assert value(make(world, ("W1", "2020", "handled", 8)), "handled", "C", "2020") is None


def test_sums_go_up_level_by_level_and_an_own_figure_is_not_counted_twice(world: World) -> None:
    world.write(
        "units/units.csv", unit("P"), unit("C", "P"), unit("D", "P"), unit("W1", "C"), unit("W2", "C"), unit("W3", "D")
    )
    data = make(
        world,
        ("C", "2020", "handled", 100),
        ("W1", "2020", "handled", 8),
        ("W2", "2020", "handled", 9),
        ("W3", "2020", "handled", 1),
    )
    assert some(data, "handled", "C", "2020")["children_value"] == 17
    assert some(data, "handled", "D", "2020")["value"] == 1
    row = some(data, "handled", "P", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"]) == (101, 2, 2)


def test_what_merged_units_reported_is_in_the_sum_and_not_in_the_coverage(world: World) -> None:
    world.write("units/units.csv", unit("C"), unit("W1", "C"), unit("W2", "C", valid_to="2020-07-01"))
    data = make(
        world,
        ("W1", "2020-06", "handled", 8),
        ("W2", "2020-06", "handled", 3),
        ("W1", "2020-06", "waiting", 5),
        ("W2", "2020-06", "waiting", 2),
    )
    flow, stock = some(data, "handled", "C", "2020"), some(data, "waiting", "C", "2020")
    assert (flow["value"], flow["units_reported"], flow["units_expected"]) == (11, 1, 1)
    assert (stock["value"], stock["units_reported"], stock["units_expected"]) == (5, 1, 1)
    june = some(data, "waiting", "C", "2020-06")
    assert (june["value"], june["units_reported"], june["units_expected"]) == (7, 2, 2)


def test_a_city_abolished_with_its_wards_keeps_the_sum_of_its_last_months(world: World) -> None:
    ends = "2020-07-01"
    world.write(
        "units/units.csv", unit("C", valid_to=ends), unit("W1", "C", valid_to=ends), unit("W2", "C", valid_to=ends)
    )
    row = some(make(world, ("W1", "2020-S1", "handled", 8)), "handled", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"], row["partial"]) == (8, 1, 2, True)


def test_a_unit_founded_during_the_year_can_be_complete_and_is_still_part_of_a_year(world: World) -> None:
    world.write("units/units.csv", unit("C"), unit("W1", "C", valid_from="2020-07-01"))
    row = some(make(world, ("W1", "2020-S2", "handled", 8)), "handled", "W1@2020-07-01", "2020")
    assert (row["partial"], row["complete"]) == (True, True)


def test_an_indicator_that_ends_during_the_year_is_complete_on_its_last_day(world: World) -> None:
    path = world.data / "catalog" / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-12-31", "2021-06-30"), encoding="utf-8")
    data = make(world, ("W1", "2021-S1", "online_part", 1), ("W1", "2021-S1", "handled", 8))
    assert some(data, "old_share", "W1", "2021")["complete"]
    assert not some(data, "handled", "W1", "2021")["complete"]


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


def test_what_rests_on_an_invented_source_says_so_all_the_way_up(world: World) -> None:
    invented: Record = {"id": "made", "kind": "synthetic", "title": "T", "publisher": "P", "synthetic": "yes"}
    report: Record = {"id": "report", "kind": "press", "title": "T", "publisher": "P", "synthetic": "no"}
    world.write("reported/sources.csv", report, invented)
    data = world.show(said("W1", "2020", "handled", 8, source="made"), said("W2", "2020", "handled", 8))
    assert some(data, "handled", "W1", "2020")["synthetic"]
    assert some(data, "handled", "C", "2020")["synthetic"]
    assert not some(data, "handled", "W2", "2020")["synthetic"]
    assert some(data, "handled", "C", "2020")["sources"].tolist() == ["made", "report"]

"""Coverage that is added up without some units: what it is at least and at most."""

from typing import Any

import pytest

from kpi.analysis.answer import each
from kpi.analysis.scorecard import scorecard
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from tests.building import Record, World, codes, some, unit
from tests.building import said as report

BOUNDS = ("bound_low", "bound_high", "units_missing")


def wired(have: int, lack: int) -> list[Record]:
    """Return that the first ``have`` wards are connected and the next ``lack`` are not."""
    return [report(f"V{n:02}", "2020", "wired", int(n < have)) for n in range(have + lack)]


def wards(count: int, city: str = "C") -> list[Record]:
    return [unit(f"V{n:02}", city) for n in range(count)]


def said(data: Snapshot, lang: str) -> str:
    """Return what a card says of the city's coverage in 2020."""
    row = next(row for row in each(scorecard(data, "C", 2020)) if row.indicator == "wired_coverage")
    return Wording(read_reference(data), lang).coverage(row).replace("\u00a0", " ")


def city(world: World, *observations: Record, expected: object = "", more: list[Record] | None = None) -> Snapshot:
    world.write("units/units.csv", unit("C", children_expected=expected), *wards(32), *(more or []))
    return world.show(*observations)


def test_27_of_32_reported_and_23_have_it(world: World) -> None:
    data = city(world, *wired(23, 4))
    row = some(data, "wired_coverage", "C", "2020")
    assert (row["children_numerator"], row["children_denominator"]) == (23, 27)
    assert codes([row], *BOUNDS) == [(2300 / 32, 2800 / 32, 5)]
    assert said(data, "vi") == "27/32 báo cáo; 85 % trong số đã báo cáo; cả thành phố từ 72 % đến 88 %"
    assert said(data, "en") == "27/32 reported; 85% of those that reported; the whole city from 72% to 88%"


def test_where_all_reported_there_is_one_value_and_no_range(world: World) -> None:
    data = city(world, *wired(23, 9))
    assert codes([some(data, "wired_coverage", "C", "2020")], *BOUNDS) == [(None, None, 0)]
    assert said(data, "vi") == "32/32 đơn vị báo cáo"


def test_units_known_by_law_alone_are_missing_too(world: World) -> None:
    data = city(world, *wired(23, 9), expected=40)
    assert codes([some(data, "wired_coverage", "C", "2020")], *BOUNDS) == [(57.5, 77.5, 8)]


def test_a_units_own_figure_has_no_range(world: World) -> None:
    stated = report("C", "2020", "wired_coverage", 80, printed="80%")
    row = some(city(world, *wired(23, 4), stated), "wired_coverage", "C", "2020")
    assert (row["value"], *codes([row], *BOUNDS)[0]) == (80, None, None, 5)


def test_other_shares_and_counts_have_no_range(world: World) -> None:
    late = [report("V00", "2020", "handled", 100), report("V00", "2020", "late", 5)]
    data = city(world, *late)
    for indicator in ("late_share", "handled"):
        assert codes([some(data, indicator, "C", "2020")], *BOUNDS) == [(None, None, 31)]


@pytest.mark.parametrize(
    ("reporting", "bounds"),
    [
        (["A1", "A2", "B1"], (50, 75, 1)),  # one of four wards is silent: its city is not
        (["A1", "A2"], (None, None, None)),  # a whole city is silent: nobody says how many wards it has
        (["A1", "A2", "B1", "B2"], (None, None, 0)),
    ],
)
def test_two_levels_up_the_lowest_units_are_counted(
    world: World, reporting: list[str], bounds: tuple[Any, ...]
) -> None:
    tree = [unit("P", kind="province"), *(unit(code, "P", kind="city") for code in "AB")]
    tree += [unit(code, code[0]) for code in ("A1", "A2", "B1", "B2")]
    world.write("units/units.csv", *tree)
    world.write("catalog/targets.csv")
    data = world.show(*(report(code, "2020", "wired", int(code != "A2")) for code in reporting))
    assert codes([some(data, "wired_coverage", "P", "2020")], *BOUNDS) == [bounds]


def test_a_ward_merged_during_the_year_is_neither_reported_nor_missing(world: World) -> None:
    merged = [unit("V90", "C", valid_to="2020-07-01")]
    early = report("V90", "2020-03", "wired", 1)
    row = some(city(world, *wired(23, 4), early, more=merged), "wired_coverage", "C", "2020")
    assert codes([row], *BOUNDS) == [(2300 / 32, 2800 / 32, 5)]

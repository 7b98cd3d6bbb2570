"""Totals of a real province are the same before and after its communes, districts and neighbour merged in July 2025.

The units and their mapping are real; the figures are drawn at random. Every expected figure is added up here from the
mapping and the figures alone. Everybody reported 2024, 2025 and 2026; in 2023 and 2027 some were silent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, product
from math import isclose
from random import Random
from typing import Any

import pytest

from kpi.intake.add_units import add_units
from kpi.store.warehouse import Snapshot
from kpi.units.country import Country
from tests.building import World, answer, said

NEW = "19@2025-07-01"
OLD = ("19", "06")
BEFORE = ("2023", "2024", *(f"2025-{month:02}" for month in range(1, 7)))
AFTER = (*(f"2025-{month:02}" for month in range(7, 13)), "2026", "2027")
SILENT_DISTRICT = "060"  # huyện Pác Nặm

Row = dict[str, Any]
Told = tuple[int, int]  # late, handled


@dataclass(frozen=True)
class Province:
    """The province before and after, what was reported (by unit and period as written), and what came of it."""

    country: Country
    figures: dict[tuple[str, str], Told]
    as_reported: dict[tuple[str, str, int], Row]  # by indicator, unit and year
    on_ground: dict[tuple[str, str, int], Row]
    months: list[Row]  # on the ground of the new province

    def communes(self, *above: str) -> list[str]:
        """Return the communes below these districts or provinces."""
        return communes(self.country, *above)

    def predecessors(self, new: str) -> list[str]:
        return [pair.old for pair in self.country.predecessors(new)]

    def divided(self, new: str) -> bool:
        """Tell whether only a part of a predecessor went into the new commune."""
        return not all(pair.whole for pair in self.country.predecessors(new))

    def silent(self, units: Iterable[str], period: str) -> list[str]:
        return [unit for unit in units if (unit, period) not in self.figures]

    def total(self, units: Iterable[str], *periods: str) -> Told:
        told = [self.figures.get((unit, period), (0, 0)) for unit in units for period in periods]
        return sum(late for late, _ in told), sum(handled for _, handled in told)

    def total_2025(self, old: Iterable[str], new: Iterable[str]) -> Told:
        """Return the months of the old communes and those of the new ones together."""
        before, after = self.total(old, *BEFORE[2:]), self.total(new, *AFTER[:6])
        return before[0] + after[0], before[1] + after[1]


def communes(country: Country, *above: str) -> list[str]:
    return [unit.id for place in above for unit in country.tree.below(place) if len(unit.code) == 5]


@pytest.fixture(scope="module")
def province(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Province:
    """Load fictional reports of every commune of the two old provinces and of the new one."""
    world, random = World(tmp_path_factory.mktemp("province")), Random(1683)
    add_units(world.data / "units", country, "19")
    old, new = communes(country, *OLD), communes(country, NEW)
    silent = {(unit, "2023") for unit in random.sample(communes(country, "19"), 12)}
    silent |= {(unit.id, "2023") for unit in country.tree.children(SILENT_DISTRICT)}
    silent |= {(unit, "2027") for unit in random.sample(new, 7)}
    figures = {}
    for unit, period in (*product(old, BEFORE), *product(new, AFTER)):
        handled = random.randint(1, 400)
        if (unit, period) not in silent:
            figures[unit, period] = (random.randint(0, handled), handled)
    data = world.show(
        *(
            said(unit.partition("@")[0], period, item, value)
            for (unit, period), values in figures.items()
            for item, value in zip(("late", "handled"), values, strict=True)
        )
    )
    months = answer(data.query("FROM ground_value WHERE freq = 'M' AND indicator = 'handled' AND unit = ?", [NEW]))
    return Province(country, figures, years(data, "indicator_value"), years(data, "ground_value"), months)


def years(data: Snapshot, table: str) -> dict[tuple[str, str, int], Row]:
    rows = answer(data.query(f"FROM {table} WHERE freq = 'A' AND indicator IN ('handled', 'late_share')"))
    return {(row["indicator"], row["unit"], row["period_start"].year): row for row in rows}


def agree(rows: dict[tuple[str, str, int], Row], unit: str, year: int, told: Told) -> None:
    """Assert that count and ratio of the unit in that year are these sums and their ratio."""
    late, handled = told
    assert rows["handled", unit, year]["value"] == handled
    assert isclose(rows["late_share", unit, year]["value"], 100 * late / handled)


def coverage(row: Row) -> tuple[Any, ...]:
    return row["units_reported"], row["units_expected"], row["covered"]


def changed(row: Row) -> tuple[Any, ...]:
    return row["change"], row["no_change"]


def test_the_real_trees_have_every_sort_of_commune(province: Province) -> None:
    new = province.communes(NEW)
    assert (len(province.communes("19")), len(province.communes("06")), len(new)) == (172, 108, 92)
    divided = [unit for unit in new if province.divided(unit)]
    alone = [unit for unit in new if len(province.predecessors(unit)) == 1]
    assert (len(divided), len(alone)) == (5, 2)
    assert {old for unit in new for old in province.predecessors(unit)} == set(province.communes(*OLD))


def test_on_todays_communes_2024_is_the_sum_of_their_predecessors(province: Province) -> None:
    for new in province.communes(NEW):
        old = province.predecessors(new)
        if province.divided(new):
            for indicator in ("handled", "late_share"):
                row = province.on_ground[indicator, new, 2024]
                assert (row["value"], row["numerator"], row["boundary"]) == (None, None, "split")
            continue
        agree(province.on_ground, new, 2024, province.total(old, "2024"))
        row = province.on_ground["handled", new, 2024]
        assert (row["boundary"], row["partial"]) == (None, False)
        assert coverage(row) == ((len(old), len(old), True) if len(old) > 1 else (None, None, None))


def test_nothing_is_created_or_lost_on_todays_communes(province: Province) -> None:
    new = province.communes(NEW)
    untold = {old for unit in new if province.divided(unit) for old in province.predecessors(unit)}
    shown = sum(province.on_ground["handled", unit, 2024]["value"] or 0 for unit in new)
    assert shown + province.total(untold, "2024")[1] == province.total(province.communes(*OLD), "2024")[1]
    assert shown > province.total(untold, "2024")[1] > 0


def test_the_year_of_the_change_is_the_months_before_and_after_it(province: Province) -> None:
    for new in province.communes(NEW):
        row = province.on_ground["handled", new, 2025]
        if province.divided(new):
            assert (row["value"], row["boundary"], *changed(row)) == (None, "split", None, "no_value")
            continue
        old = province.predecessors(new)
        late, handled = province.total_2025(old, [new])
        agree(province.on_ground, new, 2025, (late, handled))
        assert (row["partial"], *coverage(row)) == (False, len(old) + 1, len(old) + 1, True)
        assert changed(row) == (handled - province.total(old, "2024")[1], None)
        after = province.on_ground["handled", new, 2026]
        assert changed(after) == (province.total([new], "2026")[1] - handled, None)


def test_the_old_provinces_add_up_through_their_districts(province: Province) -> None:
    for place in ("19", "06", "164", SILENT_DISTRICT):
        agree(province.as_reported, place, 2024, province.total(province.communes(place), "2024"))
        row = province.as_reported["handled", place, 2024]
        below = len(province.country.tree.children(place))
        assert (row["origin"], *coverage(row), row["units_missing"]) == ("children", below, below, True, 0)
    districts = [unit.id for place in OLD for unit in province.country.tree.children(place)]
    assert len(districts) == 17
    assert sum(province.as_reported["handled", district, 2024]["value"] for district in districts) == sum(
        province.as_reported["handled", place, 2024]["value"] for place in OLD
    )


def test_the_new_province_adds_up_its_92_communes(province: Province) -> None:
    agree(province.as_reported, NEW, 2026, province.total(province.communes(NEW), "2026"))
    row = province.as_reported["handled", NEW, 2026]
    assert (row["origin"], *coverage(row)) == ("children", 92, 92, True)
    assert changed(row) == (None, "previous_partial")


def test_the_new_provinces_ground_is_that_of_the_two_old_ones(province: Province) -> None:
    told = province.total(province.communes(*OLD), "2024")
    agree(province.on_ground, NEW, 2024, told)
    old = [province.as_reported["handled", place, 2024]["value"] for place in OLD]
    row = province.on_ground["handled", NEW, 2024]
    assert row["value"] == sum(old)
    assert (row["origin"], row["boundary"], *coverage(row)) == ("territory_children", None, 2, 2, True)


def test_the_province_has_one_line_of_whole_years_through_the_change(province: Province) -> None:
    sums = [
        province.total(province.communes(*OLD), "2024"),
        province.total_2025(province.communes(*OLD), province.communes(NEW)),
        province.total(province.communes(NEW), "2026"),
    ]
    for year, (before, after) in enumerate(pairwise(sums), start=2025):
        late, handled = after
        agree(province.on_ground, NEW, year, (late, handled))
        count, share = (province.on_ground[indicator, NEW, year] for indicator in ("handled", "late_share"))
        assert (count["partial"], count["covered"]) == (False, True)
        assert changed(count) == (handled - before[1], None)
        assert share["no_change"] is None
        assert isclose(share["change"], 100 * late / handled - 100 * before[0] / before[1])
    assert coverage(province.on_ground["handled", NEW, 2025]) == (3, 3, True)


def test_the_months_on_the_provinces_ground_make_its_year(province: Province) -> None:
    assert {row["period_start"].month for row in province.months} == set(range(1, 13))
    for row in province.months:
        period = f"{row['period_start']:%Y-%m}"
        told = province.communes(*OLD) if period in BEFORE else province.communes(NEW)
        assert (row["value"], row["covered"]) == (province.total(told, period)[1], True)
    year = province.on_ground["handled", NEW, 2025]
    assert sum(row["value"] for row in province.months) == year["value"]


def test_later_figures_do_not_tell_the_old_provinces_apart(province: Province) -> None:
    for place in OLD:
        assert province.on_ground["handled", place, 2024]["value"] is not None
        row = province.on_ground["handled", place, 2026]
        assert (row["value"], row["boundary"]) == (None, "merged")


def test_on_todays_communes_the_silent_are_counted(province: Province) -> None:
    met = set()
    for new in province.communes(NEW):
        old = province.predecessors(new)
        missing = province.silent(old, "2023")
        if province.divided(new) or len(old) == 1:
            continue
        row = province.on_ground.get(("handled", new, 2023))
        if len(missing) == len(old):
            met.add("all silent")
            assert row is None
            assert changed(province.on_ground["handled", new, 2024]) == (None, "first")
            continue
        agree(province.on_ground, new, 2023, province.total(old, "2023"))
        assert row is not None
        assert coverage(row) == (len(old) - len(missing), len(old), not missing)
        assert province.on_ground["handled", new, 2024]["no_change"] == ("coverage" if missing else None)
        met.add("some silent" if missing else "none silent")
    assert met == {"all silent", "some silent", "none silent"}


def test_districts_and_provinces_count_the_silent_below_them(province: Province) -> None:
    places = [unit.id for place in OLD for unit in province.country.tree.children(place)]
    short = 0
    for place in places:
        below = province.communes(place)
        missing = province.silent(below, "2023")
        row = province.as_reported.get(("handled", place, 2023))
        if place == SILENT_DISTRICT:
            assert row is None
            continue
        assert row is not None
        agree(province.as_reported, place, 2023, province.total(below, "2023"))
        assert coverage(row) == (len(below) - len(missing), len(below), not missing)
        assert row["units_missing"] == len(missing)
        short += bool(missing)
    assert short > 2
    for place, reported, expected, missing_below in (("19", 9, 9, 12), ("06", 7, 8, None)):
        agree(province.as_reported, place, 2023, province.total(province.communes(place), "2023"))
        row = province.as_reported["handled", place, 2023]
        assert (*coverage(row), row["units_missing"]) == (reported, expected, False, missing_below)


def test_a_province_of_which_some_are_silent_tells_no_change(province: Province) -> None:
    agree(province.on_ground, NEW, 2023, province.total(province.communes(*OLD), "2023"))
    assert coverage(province.on_ground["handled", NEW, 2023]) == (2, 2, False)
    assert changed(province.on_ground["handled", NEW, 2024]) == (None, "coverage")
    agree(province.on_ground, NEW, 2027, province.total(province.communes(NEW), "2027"))
    row = province.on_ground["handled", NEW, 2027]
    assert (*coverage(row), row["units_missing"], *changed(row)) == (85, 92, False, 7, None, "coverage")

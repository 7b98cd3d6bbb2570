"""Whatever the tree and whatever is missing: every sum over units is the one that plain Python makes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.store.warehouse import Snapshot
from tests.building import Record, World, answer, examples, said, unit

YEARS = (2020, 2021)
MONTHS = (1, 2, 6, 12)
ENDS = date(2021, 7, 1)  # when a unit that does not go on to the end is abolished
PARTS = ("online_full", "online_part", "handled", "late", "waiting", "room", "wired")
PERCENTAGES = ("online_share", "late_share", "waiting_share", "wired_coverage")
STOCKS = ("waiting", "room", "wired")

# numerators, denominators; a coverage has none: its denominator is the number of units that reported
FORMULAS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "online_share": (("online_full", "online_part"), ("handled",)),
    "late_share": (("late",), ("handled",)),
    "old_share": (("online_part",), ("handled",)),
    "new_share": (("online_full",), ("handled",)),
    "waiting_share": (("waiting",), ("room",)),
    "handled": (("handled",), ()),
    "waiting": (("waiting",), ()),
    "wired_coverage": (("wired",), ()),
}


@dataclass(frozen=True)
class Place:
    """A unit of the random tree. ``listed_by_law``: children_expected (-1: unknown)."""

    code: str
    parent: str
    ends: bool
    listed_by_law: int | None


@dataclass(frozen=True)
class Told:
    """What the random tree reported: measures and printed percentages by unit, period and item."""

    places: tuple[Place, ...]
    values: dict[tuple[str, str, str], int]


class Parts(NamedTuple):
    """Numerator and denominator; a count has no denominator."""

    numerator: int
    denominator: int | None


class Shown(NamedTuple):
    """What the table of answers must say of one indicator, unit and period."""

    own: Parts | None
    children: Parts | None
    reported: int | None
    expected: int | None


NOT_PRINTED = (
    "computed",
    "children_numerator",
    "children_denominator",
    "children_value",
    "units_reported",
    "units_expected",
)
PERIODS = [str(year) for year in YEARS] + [f"{year}-{month:02}" for year in YEARS for month in MONTHS]


@st.composite
def reports(draw: st.DrawFn) -> Told:
    """A forest of at most four levels, and reports with gaps."""
    places = [Place("U0", "", False, None)]
    levels = {"U0": 1}
    for number in range(1, draw(st.integers(2, 14))):
        above = draw(st.sampled_from(["", *(p.code for p in places if levels[p.code] < 4)]))
        law = draw(st.sampled_from([None, None, None, -1, 2, 5]))
        ended = any(p.code == above and p.ends for p in places)  # with all that is below it
        place = Place(f"U{number}", above, ended or draw(st.integers(0, 7)) == 0, law)
        levels[place.code] = levels.get(above, 0) + 1
        places.append(place)
    values: dict[tuple[str, str, str], int] = {}
    for place in places:
        periods = [period for period in PERIODS if not (place.ends and _last_day(period) >= ENDS)]
        for period in draw(st.lists(st.sampled_from(periods), unique=True, max_size=5)):
            # whole reports are made likely; what is left out of one is missing and not zero
            items = draw(st.one_of(st.just(list(PARTS)), st.lists(st.sampled_from(PARTS), unique=True)))
            for item in items:
                values[place.code, period, item] = draw(st.integers(0, 1 if item == "wired" else 40))
            for item in draw(st.lists(st.sampled_from(PERCENTAGES), unique=True, max_size=2)):
                values[place.code, period, item] = draw(st.integers(0, 100))
    return Told(tuple(places), values)


def _last_day(period: str) -> date:
    year, month = int(period[:4]), int(period[5:] or 12)
    return {1: date(year, 1, 31), 2: date(year, 2, 28), 6: date(year, 6, 30), 12: date(year, 12, 31)}[month]


def _reported_parts(told: Told, code: str, indicator: str, period: str) -> Parts | None:
    """Return the parts that a unit reported for exactly this period, if it reported all of them."""
    numerators, denominators = FORMULAS[indicator]
    cells = {item: told.values.get((code, period, item)) for item in numerators + denominators}
    present = {item: cell for item, cell in cells.items() if cell is not None}
    if len(present) < len(cells):
        return None
    numerator = sum(present[item] for item in numerators)
    if indicator == "wired_coverage":
        return Parts(numerator, 1)
    return Parts(numerator, sum(present[item] for item in denominators) if denominators else None)


def _own_parts(told: Told, code: str, indicator: str, period: str) -> Parts | None:
    """Return a unit's own parts; those of a year without a yearly report are made from its months."""
    parts = _reported_parts(told, code, indicator, period)
    if parts is not None or len(period) > 4:
        return parts
    months = [_reported_parts(told, code, indicator, f"{period}-{month:02}") for month in MONTHS]
    whole = [month for month in months if month is not None]
    if not whole:
        return None
    if FORMULAS[indicator][0][0] in STOCKS:
        return whole[-1]
    numerator = sum(month.numerator for month in whole)
    denominators = [month.denominator for month in whole if month.denominator is not None]
    return Parts(numerator, sum(denominators) if denominators else None)


def expected_answers(told: Told) -> dict[tuple[str, str, str], Shown]:
    """Return what each indicator, unit and period must show; nothing where nobody reported."""
    below = defaultdict(list)
    for place in told.places:
        below[place.parent].append(place)
    by_code = {place.code: place for place in told.places}

    @cache
    def shown(indicator: str, code: str, period: str) -> Shown:
        own = _own_parts(told, code, indicator, period)
        if by_code[code].listed_by_law == -1 or not below[code]:
            return Shown(own, None, None, None)
        stock = FORMULAS[indicator][0][0] in STOCKS
        summed, reported, standing = [], 0, 0
        for child in below[code]:
            gone = child.ends and not by_code[code].ends and _last_day(period) >= ENDS
            of_child = shown(indicator, child.code, period)
            parts = of_child.own or of_child.children
            if parts is not None and not (stock and gone):
                summed.append(parts)
                reported += not gone
            standing += not gone
        if not summed or not standing:
            return Shown(own, None, None, None)
        denominators = [parts.denominator for parts in summed if parts.denominator is not None]
        children = Parts(sum(parts.numerator for parts in summed), sum(denominators) if denominators else None)
        return Shown(own, children, reported, max(standing, by_code[code].listed_by_law or 0))

    every = ((indicator, place.code, period) for indicator in FORMULAS for place in told.places for period in PERIODS)
    answers = {key: shown(*key) for key in every}
    return {key: answer for key, answer in answers.items() if answer.own or answer.children}


def as_value(parts: Parts | None) -> float | None:
    """Return 100 x numerator / denominator, or the count; None where that is not a number."""
    if parts is None or parts.denominator == 0:
        return None
    if parts.denominator is None:
        return float(parts.numerator)
    return float(Fraction(100 * parts.numerator, parts.denominator))


def _as_units(told: Told) -> list[Record]:
    law = {None: "", -1: "unknown"}
    return [
        unit(
            place.code,
            place.parent,
            valid_to=ENDS.isoformat() if place.ends else "",
            children_expected=law.get(place.listed_by_law, place.listed_by_law),
        )
        for place in told.places
    ]


def _load(told: Told, folder: Path) -> Snapshot:
    world = World(folder)
    world.write("catalog/targets.csv")
    world.write("units/units.csv", *_as_units(told))
    return world.show(*(said(code, period, item, value) for (code, period, item), value in told.values.items()))


def _period(row: dict[str, Any]) -> str:
    return str(row["period_start"])[: 4 if row["freq"] == "A" else 7]


def _stated_in(told: Told, key: tuple[str, str, str]) -> str:
    """Return the period for which the percentage was printed: the one shown, or the only month of that year."""
    indicator, code, shown = key
    printed = [period for period in PERIODS if (code, period, indicator) in told.values and period.startswith(shown)]
    assert shown in printed or len(printed) == 1, (key, printed)
    return printed[0]


def _same(given: object, wanted: float | None) -> bool:
    if wanted is None or given is None or not isinstance(given, float | int):
        return given is None and wanted is None
    return isclose(given, wanted, rel_tol=1e-12)


@settings(max_examples=examples(10))
@given(reports().filter(lambda told: bool(told.values)))
def test_every_sum_over_units_is_the_one_of_the_definition(told: Told) -> None:
    with TemporaryDirectory() as folder:
        rows = answer(_load(told, Path(folder)).query("FROM indicator_value"))
    made = {(row["indicator"], row["unit"], _period(row)): row for row in rows}
    assert len(made) == len(rows)
    wanted = expected_answers(told)
    for key, shown in wanted.items():
        row = made[key]
        assert _same(row["computed"], as_value(shown.own)), (key, row)
        assert _same(row["children_value"], as_value(shown.children)), (key, row)
        assert (row["children_numerator"], row["children_denominator"]) == (shown.children or (None, None)), (key, row)
        assert (row["units_reported"], row["units_expected"]) == (shown.reported, shown.expected), (key, row)
        columns = {"computed": "computed", "stated": "stated", "children": "children_value"}
        origin = next((name for name, column in columns.items() if row[column] is not None), None)
        assert (row["origin"], row["value"]) == (origin, origin and row[columns[origin]]), (key, row)
    for key in made.keys() - wanted.keys():  # nothing but what a report printed, shown for that unit alone
        row = made[key]
        assert [row[column] for column in NOT_PRINTED] == [None] * len(NOT_PRINTED), (key, row)
        assert row["origin"] == "stated", (key, row)
        assert row["value"] == row["stated"] == told.values[row["unit"], _stated_in(told, key), row["indicator"]]

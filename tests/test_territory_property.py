"""Whatever was merged and split and whoever was silent: figures on today's ground are the sums that follow from it.

What is expected is computed forwards, from first principles: every unit of the beginning is divided among later units
by proportions that are drawn at random where none is published. A figure may be told only if it comes out the same
whatever was drawn.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import isclose
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import Record, World, answer, examples, said, unit

DAYS = tuple(date(year, month, 1) for year in (2019, 2020, 2021, 2022) for month in (1, 7))
YEARS = range(2018, 2024)
MONTHS = tuple((year, month) for year in YEARS for month in range(1, 13))
HEAD = "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en"
SECRET = None


@dataclass
class Story:
    """A city whose wards change. ``spans`` are the days between which each ward existed, by code."""

    random: Random
    spans: dict[str, tuple[date, date]] = field(default_factory=dict)
    changes: list[tuple[date, str, str, float | None]] = field(default_factory=list)
    figures: dict[tuple[str, int, int], tuple[int, int]] = field(default_factory=dict)  # late, handled
    whole: bool = True

    def alive(self, day: date) -> list[str]:
        return [code for code, (first, end) in self.spans.items() if first <= day < end]

    def begin(self, day: date) -> str:
        code = f"U{len(self.spans):02}"
        self.spans[code] = (day, date.max)
        return code

    def end(self, code: str, day: date) -> None:
        self.spans[code] = (self.spans[code][0], day)

    def merge(self, day: date) -> None:
        standing = [code for code in self.alive(day) if self.spans[code][0] < day]
        old = self.random.sample(standing, min(len(standing), self.random.randint(1, 3)))
        new = self.begin(day)
        for code in old:
            self.end(code, day)
            self.changes.append((day, code, new, 1.0))

    def split(self, day: date) -> None:
        standing = [code for code in self.alive(day) if self.spans[code][0] < day]
        old = self.random.choice(standing)
        self.end(old, day)
        into = [self.begin(day), self.begin(day)]
        if len(standing) > 1 and self.random.random() < 0.5:  # a part goes to a unit that takes in another one too
            other = self.random.choice([code for code in standing if code != old])
            self.end(other, day)
            self.changes.append((day, other, into[0], 1.0))
        share = self.random.choice([0.25, 0.5, SECRET, SECRET])
        self.whole = self.whole and share is not SECRET
        self.changes.append((day, old, into[0], share))
        self.changes.append((day, old, into[1], SECRET if share is SECRET else 1 - share))

    def report(self) -> None:
        for code, (first, end) in self.spans.items():
            silent = self.random.choice([*YEARS, *[0] * 8])
            for year, month in MONTHS:
                if first <= date(year, month, 1) < end and year != silent:
                    handled = self.random.randint(1, 99)
                    self.figures[code, year, month] = (self.random.randint(0, handled), handled)

    def divided(self, draw: Random) -> dict[str, dict[str, float]]:
        """Return of every unit what share of it lies in each unit of the end, unpublished shares drawn."""
        ends: dict[str, dict[str, float]] = {}
        groups: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
        for _, old, new, share in self.changes:
            groups[old].append((new, share))
        for code in sorted(self.spans, reverse=True):  # later units have later codes
            steps = groups.get(code)
            if not steps:
                ends[code] = {code: 1.0}
                continue
            secret = draw.uniform(0.1, 0.9)
            drawn = [secret, 1 - secret]
            total: dict[str, float] = defaultdict(float)
            for place, (new, share) in enumerate(steps):
                for last, rest in ends[new].items():
                    total[last] += (drawn[place] if share is SECRET else share) * rest
            ends[code] = dict(total)
        return ends


def imagine(seed: int) -> Story:
    random = Random(seed)
    story = Story(random)
    for _ in range(random.randint(2, 5)):
        story.begin(date.min)
    for day in sorted(random.sample(DAYS, random.randint(1, 3))):
        (story.merge if random.random() < 0.6 else story.split)(day)
    story.report()
    return story


def build(world: World, story: Story) -> None:
    records: list[Record] = [unit("C")]
    lines = [HEAD]
    for code, (first, end) in story.spans.items():
        begins = "" if first == date.min else first.isoformat()
        ends = "" if end == date.max else end.isoformat()
        records.append(unit(code, "C", valid_from=begins, valid_to=ends))
    for day, old, new, share in story.changes:
        written = "part" if share is SECRET else "whole" if share == 1 else str(share)
        lines.append(f"{day},merge,{old},{new},{written},Law,,")
    world.write("units/units.csv", *records)
    (world.data / "units" / "changes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def expected(story: Story, target: str, year: int) -> tuple[int, int, list[tuple[float, float]]]:
    """Return how many units lay on the ground, how many of them reported, and the sums (late, handled) of two draws."""
    sums = []
    for seed in (1, 2):
        ends = story.divided(Random(seed))
        first, last = date(year, 1, 1), date(year, 12, 31)
        lying = [
            code
            for code, (begin, end) in story.spans.items()
            if begin <= last and end > first and ends[code].get(target, 0) > 0
        ]
        told = {
            code: ends[code][target]
            for code in lying
            if any((code, year, month) in story.figures for month in range(1, 13))
        }
        late = sum(
            share * story.figures.get((code, year, month), (0, 0))[0]
            for code, share in told.items()
            for month in range(1, 13)
        )
        handled = sum(
            share * story.figures.get((code, year, month), (0, 0))[1]
            for code, share in told.items()
            for month in range(1, 13)
        )
        sums.append((late, handled))
        known = all(isclose(ends[code][target], story.divided(Random(9))[code].get(target, 0)) for code in lying)
    return len(lying), len(told), sums if known else []


@settings(max_examples=examples(12))
@given(st.integers(0, 10**6))
def test_figures_on_todays_ground_are_the_sums_of_what_lay_there(seed: int) -> None:
    story = imagine(seed)
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        build(world, story)
        reports = [
            said(code, f"{year}-{month:02}", item, value)
            for (code, year, month), values in story.figures.items()
            for item, value in zip(("late", "handled"), values, strict=True)
        ]
        data = world.show(*reports)
        rows = answer(
            data.query("SELECT * FROM ground_value WHERE freq = 'A' AND indicator IN ('handled', 'late_share')")
        )
        found = {(row["unit"].split("@")[0], row["period_start"].year, row["indicator"]): row for row in rows}
        today = story.alive(date(2023, 12, 31))
        total = 0.0
        for target in today:
            for year in YEARS:
                lying, told, sums = expected(story, target, year)
                count, ratio = (found.get((target, year, item)) for item in ("handled", "late_share"))
                if not told:
                    assert count is None
                    continue
                assert count is not None
                assert ratio is not None
                if not sums:
                    assert (count["value"], ratio["value"]) == (None, None)
                    assert count["boundary"] == "split"
                    continue
                late, handled = sums[0]
                assert isclose(count["value"], handled)
                assert isclose(ratio["value"], 100 * late / handled)
                assert isclose(count["value"], ratio["denominator"])
                if lying > 1:
                    assert (count["units_reported"], count["units_expected"]) == (told, lying)
                total += count["value"]
        if story.whole:
            assert isclose(total, sum(handled for _, handled in story.figures.values()))


@settings(max_examples=examples(4))
@given(st.integers(0, 10**6))
def test_no_change_is_told_between_figures_of_other_ground(seed: int) -> None:
    story = imagine(seed)
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        build(world, story)
        reports = [
            said(code, f"{year}-{month:02}", "handled", handled)
            for (code, year, month), (_, handled) in story.figures.items()
        ]
        data = world.show(*reports)
        rows = answer(
            data.query("FROM ground_value WHERE freq = 'A' AND indicator = 'handled' ORDER BY unit, period_start")
        )
        assert any(row["change"] is not None for row in rows)
        for before, row in pairwise(rows):
            if row["change"] is not None:
                assert (before["unit"], before["period_start"].year) == (row["unit"], row["period_start"].year - 1)
                assert row["change"] == row["value"] - before["value"]
                assert not before["partial"]
                assert row["boundary"] == before["boundary"]

"""The way to a target, year by year: on the line, short of it, reached, and the pace that is needed."""

from collections.abc import Sequence
from typing import Any

import pytest

from kpi.analysis.scorecard import scorecard
from kpi.store.warehouse import Snapshot
from tests.building import Record, World, answer, codes, said, unit

WAY = ("base_year", "base_value", "line", "progress", "pace")


def target(indicator: str, year: int, value: float, **more: object) -> Record:
    told = {"unit_code": "W1", "indicator": indicator, "year": year, "value": value, "legal_basis": f"Kế hoạch {year}"}
    return told | more


def late(year: str, share: float) -> list[Record]:
    return [said("W1", year, "handled", 1000), said("W1", year, "late", 10 * share)]


def score(year: str, value: float, **more: object) -> Record:
    return said("W1", year, "score", value, printed=str(value), **more)


def show(world: World, targets: Sequence[Record], *observations: Record) -> Snapshot:
    world.write("catalog/targets.csv", *targets)
    return world.show(*observations)


def way(data: Snapshot, indicator: str, year: int, *columns: str) -> tuple[Any, ...]:
    """Return the columns of ``indicator`` for W1 in ``year``."""
    rows = [row for row in answer(scorecard(data, "W1", year)) if row["indicator"] == indicator]
    return codes(rows, *(columns or WAY))[0]


@pytest.mark.parametrize(
    ("value", "progress", "pace"),
    [(5, "on_track", 1.5), (4.9, "at_risk", 1.55), (6, "on_track", 1), (9, "on_track", 0)],
)
def test_on_the_straight_line_is_on_track_and_short_of_it_at_risk(
    world: World, value: float, progress: str, pace: float
) -> None:
    data = show(world, [target("score", 2022, 8)], score("2018", 2), score("2020", value))
    assert way(data, "score", 2020) == (2018, 2, 5, progress, pytest.approx(pace))
    assert way(data, "score", 2020, "target", "target_year", "legal_basis") == (8, 2022, "Kế hoạch 2022")


@pytest.mark.parametrize(
    ("share", "progress", "pace"), [(6, "on_track", -2), (6.1, "at_risk", -2.05), (2, "on_track", 0)]
)
def test_where_less_is_better_the_line_falls(world: World, share: float, progress: str, pace: float) -> None:
    data = show(world, [target("late_share", 2022, 2)], *late("2018", 10), *late("2020", share))
    assert way(data, "late_share", 2020) == (2018, 10, 6, progress, pytest.approx(pace))


def test_a_line_through_thirds_is_met_by_the_values_on_it(world: World) -> None:
    data = show(world, [target("score", 2021, 1)], score("2018", 0), score("2019", 1 / 3), score("2020", 2 / 3))
    assert [way(data, "score", year, "progress") for year in (2019, 2020)] == [("on_track",), ("on_track",)]


def test_the_base_is_the_documents_else_the_value_of_its_year_else_the_first(world: World) -> None:
    history = [score("2017", 1), score("2018", 2), score("2020", 5)]
    for more, base in [
        ({"base_year": 2016, "base_value": 0}, (2016, 0)),
        ({"base_year": 2018, "base_value": 3}, (2018, 3)),
        ({"base_year": 2018}, (2018, 2)),
        ({"base_year": 2019}, (2017, 1)),
        ({}, (2017, 1)),
    ]:
        data = show(world, [target("score", 2022, 8, **more)], *history)
        assert way(data, "score", 2020, "base_year", "base_value") == base


def test_parts_of_years_and_bounds_are_no_base(world: World) -> None:
    history = [score("2016-S1", 1), score("2017", 1, qualifier="above"), score("2018", 2), score("2020", 5)]
    data = show(world, [target("score", 2022, 8)], *history)
    assert way(data, "score", 2020, "base_year", "base_value") == (2018, 2)


def test_in_the_base_year_there_is_a_pace_and_no_progress(world: World) -> None:
    data = show(world, [target("score", 2022, 8)], score("2020", 5))
    assert way(data, "score", 2020) == (2020, 5, None, None, 1.5)


def test_in_the_year_of_the_target_the_line_no_longer_counts(world: World) -> None:
    data = show(world, [target("score", 2020, 8)], score("2018", 2), score("2020", 7.9), score("2021", 9))
    assert way(data, "score", 2020) == (2018, 2, None, "missed", None)
    assert way(data, "score", 2021, "target", "progress", "pace") == (None, None, None)


def test_of_several_targets_the_next_one_counts(world: World) -> None:
    data = show(world, [target("score", 2024, 9), target("score", 2021, 6)], score("2018", 3), score("2020", 5))
    assert way(data, "score", 2020, "target_year", "line", "progress", "pace") == (2021, 5, "on_track", 1)


@pytest.mark.parametrize(("value", "progress"), [(5, "on_track"), (4.9, "at_risk")])
def test_a_part_of_a_year_is_judged_and_has_no_pace(world: World, value: float, progress: str) -> None:
    data = show(world, [target("score", 2022, 8)], score("2018", 2), score("2020-S1", value))
    assert way(data, "score", 2020, "progress", "pace") == (progress, None)


def test_a_count_in_a_part_of_a_year_tells_nothing_before_the_target_year(world: World) -> None:
    data = show(
        world, [target("waiting", 2022, 2)], said("W1", "2018", "waiting", 9), said("W1", "2020-03", "waiting", 1)
    )
    assert way(data, "waiting", 2020, "line", "progress", "pace") == (5.5, None, None)


@pytest.mark.parametrize(
    ("bound", "value", "progress"),
    [("above", 5, "on_track"), ("above", 4, None), ("below", 6, None), ("about", 6, None)],
)
def test_a_bound_is_on_track_only_from_the_safe_side(
    world: World, bound: str, value: int, progress: str | None
) -> None:
    data = show(world, [target("score", 2022, 8)], score("2018", 2), score("2020", value, qualifier=bound))
    assert way(data, "score", 2020, "progress", "pace") == (progress, None)


def test_29_of_100_meet_29_percent(world: World) -> None:
    data = show(
        world,
        [target("old_share", 2020, 29)],
        said("W1", "2020", "handled", 100),
        said("W1", "2020", "online_part", 29),
    )
    assert way(data, "old_share", 2020, "progress") == ("met",)


def test_a_target_is_meant_for_the_last_version_of_the_unit_in_its_year(world: World) -> None:
    """W3 is another unit from July 2021 on: the target of 2021 is the new one's, that of 2020 the old one's."""
    targets = [target("score", 2021, 8), target("score", 2020, 7)]
    world.write("catalog/targets.csv", *({**row, "unit_code": "W3"} for row in targets))
    data = world.show(*(said("W3", year, "score", 5, printed="5") for year in ("2019", "2020")), score("2020", 1))
    old = answer(scorecard(data, "W3", 2019)) + answer(scorecard(data, "W3", 2020))
    assert codes(old, "year", "target_year", "target") == [(2019, 2020, 7), (2020, 2020, 7)]


def test_a_unit_that_ends_in_the_year_of_a_target_keeps_it(world: World) -> None:
    world.write("units/units.csv", unit("C"), unit("W1", "C", valid_to="2021-07-01"), unit("W2", "C"))
    data = show(world, [target("score", 2021, 8)], score("2018", 2), score("2020", 6))
    assert way(data, "score", 2020, "target_year", "line", "progress") == (2021, 6, "on_track")


@pytest.mark.parametrize(
    ("effective", "comparable", "base_year"),
    [
        ("2019-01-01", "no", 2019),  # from that day on one definition
        ("2019-08-15", "no", 2020),  # 2019 was counted in both ways
        ("2020-08-15", "no", None),
        ("2021-01-01", "no", 2018),  # not yet
        ("2019-08-15", "partly", 2018),
    ],
)
def test_the_line_does_not_begin_before_a_change_that_may_not_be_compared_over(
    world: World, effective: str, comparable: str, base_year: int | None
) -> None:
    register = world.data / "catalog" / "definitions.csv"
    head = "indicator,effective,comparable,definition_vi,definition_en,reason_vi,reason_en,legal_basis"
    register.write_text(f"{head}\nscore,{effective},{comparable},,,khác,another,Law\n", encoding="utf-8")
    history = [score(str(year), 2) for year in range(2018, 2021)]
    data = show(world, [target("score", 2022, 8)], *history)
    assert way(data, "score", 2020, "base_year") == (base_year,)
    told = show(world, [target("score", 2022, 8, base_year=2018, base_value=2)], *history)
    assert way(told, "score", 2020, "base_year") == (2018 if base_year == 2018 else None,)


def test_on_the_ground_of_a_merged_unit_the_line_begins_with_those_before_it(world: World) -> None:
    world.write(
        "units/units.csv", unit("C"), unit("W1", "C", valid_to="2020-01-01"), unit("M", "C", valid_from="2020-01-01")
    )
    (world.data / "units" / "changes.csv").write_text(
        "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en\n2020-01-01,merge,W1,M,whole,Law,,\n",
        encoding="utf-8",
    )
    world.write("catalog/targets.csv", target("waiting", 2022, 2) | {"unit_code": "M"})
    data = world.show(said("W1", "2018", "waiting", 10), said("M", "2020", "waiting", 6))
    rows = [answer(scorecard(data, "M@2020-01-01", 2020, on_ground=ground)) for ground in (False, True)]
    waiting = [next(row for row in found if row["indicator"] == "waiting") for found in rows]
    assert codes(waiting, *WAY) == [(2020, 6, None, None, -2), (2018, 10, 6, "on_track", -2)]

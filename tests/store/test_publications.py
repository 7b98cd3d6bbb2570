"""Numbered states: what stands, what was replaced, and how an earlier one is shown again."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from kpi.analysis.provenance import publications
from kpi.store.derive import derive_values
from kpi.store.warehouse import CLOSED, NoData
from kpi.store.writing import Publication
from tests.building import Record, World, answer, codes, said, value
from tests.commands import record


def as_known_at(world: World, publication: int) -> list[tuple[Any, ...]]:
    """Return every value as known at ``publication``, from a read-only connection."""
    con = duckdb.connect(str(world.warehouse.current()), read_only=True, config=CLOSED)
    derive_values(con, publication)
    return con.execute("SELECT indicator, unit, value FROM derived WHERE freq = 'A' ORDER BY ALL").fetchall()


def observations(world: World) -> list[tuple[Any, ...]]:
    """Return every observation ever made: number, publication, item, value, and when it was superseded."""
    return codes(
        answer(
            world.warehouse.snapshot().query(
                """SELECT o.observation, o.publication, o.item, o.value, s.publication AS gone
                FROM observation o LEFT JOIN superseded s USING (observation) ORDER BY 1"""
            )
        ),
        "observation",
        "publication",
        "item",
        "value",
        "gone",
    )


HANDLED, WAITING = said("W1", "2020", "handled", 8), said("W1", "2020", "waiting", 3)


def test_a_first_publication_that_tests_share_is_what_a_load_makes(tmp_path: Path) -> None:
    loaded, shared, again = (World(tmp_path / name) for name in ("loaded", "shared", "again"))
    loaded.publish(HANDLED, WAITING)
    for world in (shared, again):
        world.begin(HANDLED, WAITING)
        assert record(world.warehouse.folder) == record(loaded.warehouse.folder)
    shared.publish(HANDLED)
    assert record(again.warehouse.folder) == record(loaded.warehouse.folder)


def test_the_same_figures_again_publish_nothing(world: World) -> None:
    assert world.publish(HANDLED, WAITING) == Publication(1, added=2, superseded=0)
    version = world.warehouse.current()
    assert world.publish(WAITING, HANDLED) == Publication(1, added=0, superseded=0, new=False)
    assert world.warehouse.current() == version


def test_a_changed_value_is_appended_and_the_old_one_superseded(world: World) -> None:
    world.begin(HANDLED, WAITING)
    assert world.publish(HANDLED | {"value": 9}, WAITING) == Publication(2, added=1, superseded=1)
    assert observations(world) == [(1, 1, "handled", 8, 2), (2, 1, "waiting", 3, None), (3, 2, "handled", 9, None)]


def test_whatever_is_told_of_a_value_is_part_of_it(world: World) -> None:
    otherwise: list[Record] = [
        {"paragraph": "2"},
        {"status": "P"},
        {"qualifier": "about"},
        {"printed": "8"},
        {"remark_vi": "x"},
        {"remark_en": "x"},
        {"period": "2020-01-01/2020-12-30"},
        {"source": "later"},
    ]
    items = ["handled", "late", "waiting", "room", "wired", "online_full", "online_part", "pooled"]
    before = [said("W1", "2020", item, 1, printed="") for item in items]
    after = [one | other for one, other in zip(before, otherwise, strict=True)]
    same = said("W1", "2020", "score", 8, printed="8")
    world.publish(*before, same)
    assert world.publish(*after, same) == Publication(2, added=8, superseded=8)


def test_an_earlier_publication_is_shown_again(world: World) -> None:
    world.begin(HANDLED)
    world.publish(HANDLED | {"value": 9})
    world.publish(HANDLED | {"value": 10}, WAITING)
    assert as_known_at(world, 1) == [("handled", "C", 8), ("handled", "W1", 8)]
    assert as_known_at(world, 2) == [("handled", "C", 9), ("handled", "W1", 9)]
    assert as_known_at(world, 3) == [
        ("handled", "C", 10),
        ("handled", "W1", 10),
        ("waiting", "C", 3),
        ("waiting", "W1", 3),
    ]


def test_the_newest_publication_is_what_answers_show(world: World) -> None:
    world.begin(HANDLED)
    data = world.show(HANDLED | {"value": 9}, WAITING)
    shown = data.query("SELECT indicator, unit, value FROM indicator_value ORDER BY ALL")
    assert codes(answer(shown), "indicator", "unit", "value") == as_known_at(world, 2)


def test_a_withdrawn_figure_vanishes_from_answers_and_stays_on_record(world: World) -> None:
    world.begin(HANDLED, WAITING)
    assert world.publish(WAITING) == Publication(2, added=0, superseded=1)
    assert value(world.warehouse.snapshot(), "handled", "W1", "2020") is None
    assert observations(world)[0] == (1, 1, "handled", 8, 2)
    assert ("handled", "W1", 8) in as_known_at(world, 1)


def test_a_figure_that_comes_back_is_a_new_observation(world: World) -> None:
    world.begin(HANDLED, WAITING)
    world.publish(WAITING)
    assert world.publish(HANDLED, WAITING) == Publication(3, added=1, superseded=0)
    assert observations(world)[-1] == (3, 3, "handled", 8, None)


def test_a_new_target_is_a_publication_without_new_observations(world: World) -> None:
    world.begin(HANDLED)
    world.write(
        "catalog/targets.csv", {"unit_code": "C", "indicator": "score", "year": 2020, "value": 9, "legal_basis": "x"}
    )
    assert world.publish(HANDLED) == Publication(2, added=0, superseded=0)
    assert world.warehouse.snapshot().query("SELECT indicator FROM target")["indicator"].tolist() == ["score"]


def test_publications_are_answered_newest_first(world: World) -> None:
    world.begin(HANDLED)
    world.publish(HANDLED | {"value": 9}, WAITING)
    frame = publications(world.warehouse.snapshot())
    assert codes(answer(frame), "publication", "added", "superseded") == [(2, 2, 1), (1, 1, 0)]
    assert frame["published_at"].is_monotonic_decreasing


def test_what_was_never_loaded_has_no_publications(world: World) -> None:
    with pytest.raises(NoData):
        world.warehouse.snapshot()

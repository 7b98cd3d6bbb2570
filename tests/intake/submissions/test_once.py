"""A file is read once, however often it is looked at, as long as nothing comes between."""

from collections.abc import Callable
from typing import Any

import pytest

from kpi.intake import submissions as life
from kpi.intake.sent import Checked, read_sent
from tests.building import World
from tests.intake.submissions.sending import BASE, FIRST, changes, put_out, sent

Readings = list[str]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    """Names of files, each as often as it is read."""
    read: Callable[..., Checked] = read_sent
    made: Readings = []

    def counted(data: Any, reference: Any, file: Any, answers: Any) -> Checked:
        made.append(file.file)
        return read(data, reference, file, answers)

    monkeypatch.setattr("kpi.intake.submissions.read_sent", counted)
    return made


def test_what_was_checked_is_received_published_and_looked_at(world: World, readings: Readings) -> None:
    world.begin(*BASE)
    file = sent(*FIRST, file="once.csv")
    first = life.check(world.warehouse, file)
    submission = life.receive(world.warehouse, file, life.check(world.warehouse, file), "lan")
    again = life.check(world.warehouse, life.sent_file(world.warehouse, submission))
    assert readings == ["once.csv"]
    assert (changes(again), again.clean, again.errors) == (changes(first), True, 0)
    assert again.known is not None
    assert (again.known["submission"], again.known["status"]) == (submission, "checked")
    life.publish(world.warehouse, submission, "an")
    assert readings == ["once.csv"]


def test_what_came_between_has_it_read_again(world: World, readings: Readings) -> None:
    world.begin(*BASE)
    file = sent(*FIRST, file="once.csv")
    assert changes(life.check(world.warehouse, file))[0] == ("new", "handled", "W1", None, 120, "B3")
    put_out(world, sent("Phường Một,110,4"))
    assert changes(life.check(world.warehouse, file))[0] == ("changed", "handled", "W1", 110, 120, "B3")
    assert readings.count("once.csv") == 2


def test_other_answers_or_another_sender_are_another_reading(world: World, readings: Readings) -> None:
    world.begin(*BASE)
    for more in ({"sender": "x"}, {"sender": "y"}, {"place": "W1"}, {"sender": "y"}):
        life.check(world.warehouse, sent("Phường Một,120,5", **more))
    life.check(world.warehouse, sent("Phường Một,120,5", sender="y"), {"encoding": "utf-8"})
    assert len(readings) == 4


def test_large_files_are_not_kept(world: World, readings: Readings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpi.intake.recent.MOST", 3)
    world.begin(*BASE)
    for _ in range(2):
        life.check(world.warehouse, sent(*FIRST))
    assert len(readings) == 2

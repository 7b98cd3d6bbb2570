"""What the check of a file derives is what is published, as long as nothing comes between."""

from typing import Any

import pytest

from kpi.intake import submissions as life
from kpi.intake.load import derive_touched
from tests.building import World, codes, said, some
from tests.intake.submissions.sending import BASE, FIRST, put_out, sent


@pytest.fixture
def derivings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of publications, each as often as it is derived."""
    made: list[int] = []

    def counted(con: Any, publication: int) -> Any:
        made.append(publication)
        return derive_touched(con, publication)

    monkeypatch.setattr("kpi.intake.publishing.derive_touched", counted)
    return made


def test_what_the_check_derives_is_published(world: World, derivings: list[int]) -> None:
    world.begin(*BASE, said("W4", "2022", "handled", 7))
    file = sent(*FIRST, file="derived-once.csv")
    submission = life.receive(world.warehouse, file, life.check(world.warehouse, file), "lan")
    life.publish(world.warehouse, submission, "an")
    assert derivings == [2]
    data = world.warehouse.snapshot()
    rows = [some(data, "handled", unit, "2021") for unit in ("W1", "C")]
    assert codes(rows, "value", "units_reported") == [(120, None), (420, 2)]
    assert some(data, "handled", "W1", "2021")["sources"] == ["submission-1"]


def test_what_came_between_has_it_derived_again(world: World, derivings: list[int]) -> None:
    world.begin(*BASE, said("W4", "2022", "handled", 8))
    file = sent(*FIRST, file="derived-again.csv")
    submission = life.receive(world.warehouse, file, life.check(world.warehouse, file), "lan")
    put_out(world, sent("Phường Một,110,4"))
    life.publish(world.warehouse, submission, "an", "đã rà soát")
    assert derivings[0] == 2
    assert derivings[-1] == 3
    assert some(world.warehouse.snapshot(), "handled", "W1", "2021")["value"] == 120

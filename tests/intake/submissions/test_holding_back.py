"""Files that are published later: nothing of them is shown before their time."""

from datetime import datetime, timedelta

import pytest

from kpi.intake.publishing import WordNeeded
from kpi.intake.submissions import publish_due, schedule
from kpi.rows import InputError
from kpi.store.submissions import now
from kpi.store.writing import Publication
from tests.building import World, unit
from tests.intake.submissions.sending import BASE, FIRST, events, handled, put_out, sent, statuses, take_in


def test_one_that_no_longer_fits_holds_nothing_else_back(world: World) -> None:
    world.begin(*BASE)
    due = now() + timedelta(hours=1)
    for text in (("Phường Hai,300,7",), ("Phường Một,120,5",)):
        schedule(world.warehouse, take_in(world, sent(*text)), "an", due)
    world.write("units/units.csv", unit("C"), unit("W1", "C"))
    world.publish(BASE[0])
    assert publish_due(world.warehouse, due) == [2]
    assert statuses(world) == {1: "checked", 2: "published"}
    assert handled(world) == 120
    with pytest.raises(InputError) as caught:
        publish_due(world.warehouse, due)
    assert {problem.en for problem in caught.value.problems} == {
        "there is no unit of code “W2”; add it to data/units or mend the code"
    }


def test_figures_that_are_held_back_are_not_shown_before_their_time(world: World) -> None:
    world.begin(*BASE)
    submission, due = take_in(world, sent(*FIRST)), now() + timedelta(hours=1)
    schedule(world.warehouse, submission, "an", due)
    assert publish_due(world.warehouse) == []
    assert world.publish(*BASE) == Publication(1, added=0, superseded=0, new=False)
    assert handled(world) is None
    assert statuses(world) == {1: "checked"}
    assert publish_due(world.warehouse, due) == [1]
    assert publish_due(world.warehouse, due) == []
    assert statuses(world) == {1: "published"}
    assert handled(world) == 120
    assert events(world, 1)[-2:] == [("scheduled", "an", 1), ("published", "an", 2)]


def test_a_load_after_the_time_publishes_what_was_held_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.begin(*BASE)
    first = put_out(world, sent("Phường Một,119,5", "Phường Hai,290,1"))
    submission = take_in(world, sent("Phường Một,120,5"))
    schedule(world.warehouse, submission, "an", datetime(2100, 1, 1), takes_place_of=first)
    monkeypatch.setattr("kpi.intake.load.now", lambda: datetime(2100, 1, 1))
    assert world.publish(*BASE) == Publication(3, added=2, superseded=4)
    assert statuses(world) == {1: "superseded", 2: "published"}
    assert (handled(world), handled(world, "W2")) == (120, None)


def test_holding_back_asks_for_a_word_on_warnings_too(world: World) -> None:
    world.begin(*BASE)
    submission = take_in(world, sent("Phường Một,10,15"))
    with pytest.raises(WordNeeded):
        schedule(world.warehouse, submission, "an", datetime(2100, 1, 1))
    schedule(world.warehouse, submission, "an", datetime(2100, 1, 1), accept="đúng")
    assert events(world, 1)[-1] == ("scheduled", "an", 1)
    assert world.warehouse.snapshot().publications == (1,)

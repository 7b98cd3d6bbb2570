"""The counter: who may not is refused at the thing itself, whatever a page offers, and nothing has happened then."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kpi.book.counter import Counter, NotAllowed
from kpi.intake.publishing import NotPossible, WordNeeded
from kpi.intake.roles import Actor
from kpi.intake.sent import Sent
from kpi.store.submissions import now
from tests.building import World, said

EDITOR = Actor("an", editor=True)
CITY, WARD = Actor("lan", units=frozenset({"C"})), Actor("ba", units=frozenset({"W2"}))
STRANGER, NOBODY = Actor("la"), Actor()
BASE = said("W1", "2020", "handled", 100), said("W2", "2020", "handled", 300)
FIRST = 1
FILE = "Năm 2021,\nĐơn vị,Hồ sơ đã giải quyết\nPhường Một,{handled}\n"


class Shift:
    """A counter whose visitor changes."""

    def __init__(self, world: World) -> None:
        self.actor = CITY
        self.world = world
        self.counter = Counter(world.warehouse, lambda: self.actor)

    def as_(self, actor: Actor) -> Counter:
        self.actor = actor
        return self.counter

    def hand_in(self, handled: int = 120, place: str = "C") -> int:
        return self.as_(CITY).receive(sent(handled, place))

    def told(self) -> list[tuple[Any, ...]]:
        frame = self.world.warehouse.snapshot().query(
            "SELECT submission, what, who FROM submission_event ORDER BY event"
        )
        return [tuple(row) for row in frame.itertuples(index=False)]


def sent(handled: int = 120, place: str = "C") -> Sent:
    return Sent("bao-cao.csv", FILE.format(handled=handled).encode(), place)


@pytest.fixture
def shift(world: World) -> Shift:
    world.begin(*BASE)
    return Shift(world)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world in which the city has handed in its file, to be copied."""
    world = World(tmp_path_factory.mktemp("handed-in"))
    world.begin(*BASE)
    assert Shift(world).hand_in() == FIRST
    return world


@pytest.fixture
def later(handed_in: World, tmp_path: Path) -> Shift:
    """A shift that begins when the city's file is there as the first submission."""
    return Shift(handed_in.copy(tmp_path))


def test_a_file_is_given_back_marked_to_those_alone_who_may_have_it(shift: Shift) -> None:
    wrong = Sent("bao-cao.csv", (FILE.format(handled=120) + "Phường Hai,abc\n").encode(), "C")
    number = shift.as_(CITY).receive(wrong)
    draft = shift.as_(CITY).looked_at(number)
    for actor in (CITY, EDITOR):
        copy = load_workbook(BytesIO(shift.as_(actor).marked(draft, "vi", number)))
        comment = copy.worksheets[1]["B4"].comment
        assert comment is not None
        assert "không phải số" in comment.text
    for actor in (Actor("tu", units=frozenset({"C"})), WARD, STRANGER, NOBODY):
        with pytest.raises(NotAllowed):
            shift.as_(actor).marked(draft, "vi", number)


ACTS: dict[str, Callable[[Counter, int], object]] = {
    "see": lambda counter, number: counter.row(number),
    "look": lambda counter, number: counter.looked_at(number),
    "check": lambda counter, _: counter.check(sent()),
    "receive": lambda counter, _: counter.receive(sent(121)),
    "answer": lambda counter, number: counter.answer(number, {}),
    "file": lambda counter, number: counter.file(number),
    "withdraw": lambda counter, number: counter.withdraw(number, "why"),
    "publish": lambda counter, number: counter.publish(number),
    "schedule": lambda counter, number: counter.schedule(number, now() + timedelta(hours=1)),
}


@pytest.mark.parametrize(
    ("actor", "refused"),
    [(EDITOR, set()), (CITY, {"publish", "schedule"}), (WARD, set(ACTS)), (STRANGER, set(ACTS)), (NOBODY, set(ACTS))],
)
@pytest.mark.parametrize("act", ACTS)
def test_who_may_not_is_refused_and_nothing_has_happened(
    later: Shift, act: str, actor: Actor, refused: set[str]
) -> None:
    before = later.told()
    if act in refused:
        with pytest.raises(NotAllowed):
            ACTS[act](later.as_(actor), FIRST)
        assert later.told() == before
    else:
        ACTS[act](later.as_(actor), FIRST)


def test_what_is_not_there_is_refused_like_what_is_not_theirs(shift: Shift) -> None:
    with pytest.raises(NotAllowed):
        shift.as_(EDITOR).publish(7)


def test_a_role_that_is_taken_away_ends_at_once(later: Shift) -> None:
    counter = later.as_(EDITOR)
    assert counter.may("publish", "C")
    later.actor = STRANGER
    with pytest.raises(NotAllowed):
        counter.publish(FIRST)
    assert later.told() == [(1, "received", "lan"), (1, "checked", "lan")]


def test_each_sees_what_was_sent_for_own_units(shift: Shift) -> None:
    first, second = shift.hand_in(120), shift.hand_in(121, "W1")
    seen = {who.who: shift.as_(who).listed()["submission"].tolist() for who in (EDITOR, CITY, WARD, STRANGER, NOBODY)}
    assert seen == {"an": [second, first], "lan": [second, first], "ba": [], "la": [], "": []}
    assert shift.as_(Actor("x", units=frozenset({"W1"}))).listed()["submission"].tolist() == [second]
    assert {who.who: set(shift.as_(who).places()) for who in (WARD, STRANGER)} == {"ba": {"W2"}, "la": set()}


def test_the_file_itself_is_for_editors_and_who_sent_it(later: Shift) -> None:
    assert later.as_(CITY).file(FIRST) == later.as_(EDITOR).file(FIRST) == sent().data
    colleague = Actor("mai", units=frozenset({"C"}))
    assert later.as_(colleague).row(FIRST).submission == FIRST
    with pytest.raises(NotAllowed):
        later.as_(colleague).file(FIRST)


def test_what_is_public_an_editor_alone_takes_back(later: Shift) -> None:
    assert later.as_(EDITOR).publish(FIRST) == 2
    with pytest.raises(NotAllowed):
        later.as_(CITY).withdraw(FIRST, "why")
    assert later.as_(EDITOR).withdraw(FIRST, "why") == 3


def test_a_second_click_publishes_nothing(later: Shift) -> None:
    assert later.as_(EDITOR).publish(FIRST) == 2
    with pytest.raises(NotPossible, match="is published already"):
        later.counter.publish(FIRST)
    assert [what for _, what, _ in later.told()] == ["received", "checked", "published"]


def test_warnings_need_a_word_on_the_page_too(shift: Shift) -> None:
    text = "Năm 2021,,\nĐơn vị,Hồ sơ đã giải quyết,Hồ sơ trễ hạn\nPhường Một,10,15\n"
    number = shift.as_(CITY).receive(Sent("bao-cao.csv", text.encode(), "C"))
    draft = shift.as_(EDITOR).looked_at(number)
    assert (draft.publishable, draft.warnings) == (True, 1)
    with pytest.raises(WordNeeded):
        shift.counter.publish(number)
    assert shift.counter.publish(number, "checked by phone") == 2

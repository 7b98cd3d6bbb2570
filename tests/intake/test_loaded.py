"""A load of what is loaded already reads no file; whatever counts makes it read them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kpi.intake.demo.city import DemoSize
from kpi.intake.load import load
from kpi.intake.loaded import content_of
from kpi.intake.submissions import schedule
from kpi.store.submissions import now
from kpi.store.writing import Publication
from tests.building import ROOT, World, said
from tests.intake.submissions.sending import BASE, FIRST, put_out, sent, take_in


class WasRead(Exception):
    """Files are read."""


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what has any reading refused from then on."""

    def refuse(*_: object) -> None:
        raise WasRead

    return lambda: monkeypatch.setattr("kpi.intake.load._read_folder", refuse)


def test_the_same_is_not_read_again(world: World, unread: Callable[[], None]) -> None:
    world.begin()
    unread()
    assert world.publish() == Publication(1, 0, 0, new=False)


def test_nor_where_offices_sent_something_since(world: World, unread: Callable[[], None]) -> None:
    world.begin(*BASE)
    put_out(world, sent(*FIRST))
    unread()
    assert world.publish() == Publication(2, 0, 0, new=False)


def test_another_figure_is_read(world: World, unread: Callable[[], None]) -> None:
    world.begin(said("W1", "2020", "handled", 1))
    unread()
    with pytest.raises(WasRead):
        world.publish(said("W1", "2020", "handled", 2))


def test_what_is_due_is_published_by_a_load_of_the_same(world: World) -> None:
    world.begin(*BASE)
    schedule(world.warehouse, take_in(world, sent(*FIRST)), "an", now() + timedelta(hours=1))
    assert not world.publish().new
    schedule(world.warehouse, take_in(world, sent(*FIRST, title="Năm 2022")), "an", now() - timedelta(hours=1))
    assert world.publish().new


def test_a_file_that_came_or_went_counts(world: World) -> None:
    contents = {content_of(world.data)}
    extra = world.data / "reported" / "extra.csv"
    for text in ("a", "b"):
        extra.write_text(text, encoding="utf-8")
        contents.add(content_of(world.data))
    extra.rename(extra.with_name("other.csv"))
    contents.add(content_of(world.data))
    assert len(contents) == 4


def test_rules_and_the_size_of_the_city_count(world: World) -> None:
    others = ("", "rules"), ("", "other rules"), (DemoSize(24), "rules"), (DemoSize(25), "rules")
    assert len({content_of(world.data, *other) for other in others}) == 4


def test_the_code_counts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content_of(world.data)
    monkeypatch.setattr("kpi.intake.loaded.ROOMS", ("intake", "store", "catalog"))
    assert content_of(world.data) != before


def test_a_city_of_another_size_is_made(world: World) -> None:
    size = DemoSize(units=24, indicators=2, years=1)
    made = load(ROOT / "data", world.warehouse, demo=size)
    assert load(ROOT / "data", world.warehouse, demo=size) == Publication(made.number, 0, 0, new=False)
    assert load(ROOT / "data", world.warehouse, demo=DemoSize(units=24, indicators=3, years=1)).new


def test_what_another_took_in_later_does_not_make_a_load_of_older_files_the_same(world: World) -> None:
    first, second = said("W1", "2020", "handled", 1), said("W1", "2020", "handled", 2)
    world.begin(first)
    world.publish(second)
    assert world.publish(first).new
    put_out(world, sent(*FIRST), accept="đúng")
    assert world.publish(second).new

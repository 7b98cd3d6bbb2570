"""Later files: what they revise, and what they take the place of as a whole."""

import pytest

from kpi.analysis.revisions import revisions
from kpi.intake.publishing import NotPossible
from kpi.intake.submissions import check, publish, withdraw
from kpi.store.writing import Publication
from tests.building import World, codes
from tests.building import answer as rows_of
from tests.intake.submissions.sending import (
    BASE,
    FIRST,
    changes,
    events,
    handled,
    put_out,
    sent,
    standing,
    statuses,
    take_in,
)


def observations(world: World) -> int:
    return len(world.warehouse.snapshot().query("FROM observation"))


def test_a_later_file_revises_what_it_says_and_nothing_else(reported: World) -> None:
    second = sent("Phường Một,130,5")
    assert changes(check(reported.warehouse, second)) == [
        ("changed", "handled", "W1", 120, 130, "B3"),
        ("same", 1),
    ]
    put_out(reported, second)
    assert statuses(reported) == {1: "published", 2: "published"}
    assert standing(reported) == {
        ("handled", "W1", 2020): (100, "report"),
        ("handled", "W2", 2020): (300, "report"),
        ("handled", "W1", 2021): (130, "submission-2"),
        ("late", "W1", 2021): (5, "submission-2"),
        ("handled", "W2", 2021): (300, "submission-1"),
        ("late", "W2", 2021): (7, "submission-1"),
    }
    told = revisions(reported.warehouse.snapshot())
    assert codes(rows_of(told), "publication", "kind", "item", "unit", "old_value", "new_value") == [
        (3, "revision", "handled", "W1", 120, 130)
    ]
    assert [handled(reported, asof=number) for number in (1, 2, 3)] == [None, 120, 130]


def test_a_file_all_of_whose_figures_are_revised_is_superseded_until_the_later_one_is_withdrawn(
    reported: World,
) -> None:
    put_out(reported, sent("Phường Một,130,6", "Phường Hai,310,8"))
    assert statuses(reported) == {1: "superseded", 2: "published"}
    assert withdraw(reported.warehouse, 2, "an", "nhầm kỳ") == Publication(4, added=4, superseded=4)
    assert statuses(reported) == {1: "published", 2: "withdrawn"}
    assert events(reported, 1)[-2:] == [("superseded", "", 3), ("published", "", 4)]
    assert [handled(reported, asof=number) for number in (2, 3, 4)] == [120, 130, 120]
    assert observations(reported) == 2 + 4 + 4 + 4  # nothing is ever overwritten or taken away


def test_a_corrected_file_that_takes_the_place_of_another_says_what_is_gone(reported: World) -> None:
    second = sent("Phường Một,120,6")
    assert changes(check(reported.warehouse, second, takes_place_of=1)) == [
        ("changed", "late", "W1", 5, 6, "C3"),
        ("gone", "handled", "W2", 300, None, ""),
        ("gone", "late", "W2", 7, None, ""),
        ("same", 1),
    ]
    put_out(reported, second, takes_place_of=1)
    assert statuses(reported) == {1: "superseded", 2: "published"}
    assert handled(reported, "W2") is None
    third = put_out(reported, sent("Phường Một,121,6"), takes_place_of=2)
    withdraw(reported.warehouse, 2, "an", "sai")  # what it had replaced does not come back behind the third
    assert handled(reported, "W2") is None
    withdraw(reported.warehouse, third, "an", "sai")
    assert statuses(reported) == {1: "published", 2: "withdrawn", 3: "withdrawn"}
    assert (handled(reported), handled(reported, "W2")) == (120, 300)


def test_a_file_whose_place_another_took_before_it_was_published_is_corrected(world: World) -> None:
    world.begin(*BASE)
    first = take_in(world, sent(*FIRST))
    put_out(world, sent("Phường Một,121,5"), takes_place_of=first)
    assert statuses(world) == {1: "corrected", 2: "published"}
    with pytest.raises(NotPossible, match="gave its place to another"):
        publish(world.warehouse, first, "an")


def test_only_a_file_of_the_same_unit_is_replaced(reported: World) -> None:
    other = sent("Phường Một,7,1", place="W1")
    with pytest.raises(NotPossible, match="not another one of the same unit"):
        check(reported.warehouse, other, takes_place_of=1)
    with pytest.raises(NotPossible, match="there is no submission 9"):
        check(reported.warehouse, other, takes_place_of=9)

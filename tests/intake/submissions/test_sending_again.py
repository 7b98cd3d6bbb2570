"""A file may be sent again once what it said no longer stands; one that says nothing new makes no publication."""

import pytest

from kpi.intake.publishing import NotPossible
from kpi.intake.submissions import check, publish, withdraw
from tests.building import World
from tests.intake.submissions.sending import FIRST, handled, put_out, sent, standing, statuses, take_in

OTHER = "Phường Một,130,6", "Phường Hai,310,8"


def test_what_was_superseded_can_be_sent_again(reported: World) -> None:
    put_out(reported, sent(*OTHER))
    assert put_out(reported, sent(*FIRST)) == 3
    assert statuses(reported) == {1: "superseded", 2: "superseded", 3: "published"}
    assert handled(reported) == 120
    assert put_out(reported, sent(*OTHER)) == 4
    assert handled(reported) == 130


def test_what_was_superseded_in_part_can_be_sent_again(reported: World) -> None:
    put_out(reported, sent("Phường Một,130,6"))
    assert statuses(reported) == {1: "published", 2: "published"}
    put_out(reported, sent(*FIRST))
    assert standing(reported)["handled", "W1", 2021] == (120, "submission-3")


def test_what_was_withdrawn_can_be_sent_again(reported: World) -> None:
    withdraw(reported.warehouse, 1, "an", "nhầm kỳ")
    assert put_out(reported, sent(*FIRST)) == 2
    assert handled(reported) == 120


def test_a_file_that_stands_is_known(reported: World) -> None:
    known = check(reported.warehouse, sent(*FIRST)).known
    assert known is not None
    assert known["submission"] == 1


def test_other_bytes_that_say_the_same_make_no_publication(reported: World) -> None:
    same = sent(*FIRST, file="ban-sao.csv", title="Năm  2021")
    checked = check(reported.warehouse, same)
    assert checked.known is None
    assert checked.changes is not None
    assert checked.changes.nothing_new
    submission = take_in(reported, same)
    before = statuses(reported)
    with pytest.raises(NotPossible, match="nothing to publish"):
        publish(reported.warehouse, submission, "an")
    assert statuses(reported) == before

"""What is taken back, published or not: what it had revised stands again."""

import pytest

from kpi.intake.publishing import NotPossible
from kpi.intake.submissions import publish, withdraw
from tests.building import World
from tests.intake.submissions.sending import BASE, FIRST, handled, put_out, sent, standing, statuses, take_in


def test_what_was_withdrawn_is_gone_and_the_older_source_stands_again(world: World) -> None:
    world.begin(*BASE)
    submission = put_out(world, sent("Phường Một,120,5", title="Năm 2020"), accept="đã đối soát")
    assert handled(world, year=2020) == 120
    with pytest.raises(NotPossible, match="say why"):
        withdraw(world.warehouse, submission, "an", " ")
    withdraw(world.warehouse, submission, "an", "gửi nhầm")
    assert handled(world, year=2020) == 100
    assert standing(world) == {
        ("handled", "W1", 2020): (100, "report"),
        ("handled", "W2", 2020): (300, "report"),
    }
    assert world.warehouse.snapshot().query("FROM source WHERE kind = 'submission'").empty
    assert handled(world, year=2020, asof=2) == 120
    with pytest.raises(NotPossible, match="submission 1 was withdrawn"):
        withdraw(world.warehouse, submission, "an", "lại")


def test_a_file_that_was_not_published_is_withdrawn_without_a_publication(world: World) -> None:
    world.begin(*BASE)
    submission = take_in(world, sent(*FIRST))
    assert withdraw(world.warehouse, submission, "an", "gửi nhầm") is None
    assert statuses(world) == {1: "withdrawn"}
    assert world.warehouse.snapshot().publications == (1,)
    with pytest.raises(NotPossible, match="was withdrawn"):
        publish(world.warehouse, submission, "an")

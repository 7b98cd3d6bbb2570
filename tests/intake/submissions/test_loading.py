"""What was sent beside what is loaded: through loads, earlier states and new tables."""

import pytest

from kpi.intake.submissions import publish
from kpi.rows import InputError
from kpi.store.writing import Publication
from tests.building import World, codes, said, unit
from tests.building import answer as rows_of
from tests.intake.submissions.sending import BASE, handled, put_out, sent, standing, statuses, take_in


def test_loading_the_data_folder_keeps_what_offices_sent(reported: World) -> None:
    assert reported.publish(*BASE) == Publication(2, added=0, superseded=0, new=False)
    assert reported.publish(BASE[0] | {"value": 101}, BASE[1]) == Publication(3, added=1, superseded=1)
    assert standing(reported) == {
        ("handled", "W1", 2020): (101, "report"),
        ("handled", "W2", 2020): (300, "report"),
        ("handled", "W1", 2021): (120, "submission-1"),
        ("late", "W1", 2021): (5, "submission-1"),
        ("handled", "W2", 2021): (300, "submission-1"),
        ("late", "W2", 2021): (7, "submission-1"),
    }
    put_out(reported, sent("Phường Một,130,5"))
    assert standing(reported)["handled", "W1", 2020] == (101, "report")
    assert [handled(reported, asof=number) for number in (1, 2, 3, 4)] == [None, 120, 120, 130]


def test_a_load_that_no_longer_fits_what_was_sent_says_where(reported: World) -> None:
    reported.write("units/units.csv", unit("C"), unit("W1", "C"))
    with pytest.raises(InputError) as raised:
        reported.publish(BASE[0])
    assert [problem.text("en").partition("; ")[0] for problem in raised.value.problems] == [
        "bao-cao.csv, B4, line 4: there is no unit of code “W2”",
        "bao-cao.csv, C4, line 4: there is no unit of code “W2”",
    ]
    assert handled(reported, "W2") == 300


def test_an_earlier_state_knows_the_submissions_of_then(reported: World) -> None:
    put_out(reported, sent("Phường Một,130,6", "Phường Hai,310,8"))
    then = reported.warehouse.snapshot(2).query("SELECT submission, status FROM submission_state ORDER BY 1")
    assert codes(rows_of(then), "submission", "status") == [(1, "published"), (2, "checked")]
    assert reported.warehouse.snapshot(1).query("SELECT status FROM submission_state")["status"].tolist() == ["checked"]


def test_new_tables_keep_submissions_and_their_figures(reported: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = standing(reported)
    monkeypatch.setattr("kpi.store.history._mark", lambda: "the tables of another version")
    submission = take_in(reported, sent("Phường Một,130,5"))
    assert (standing(reported), handled(reported)) == (before, 120)
    publish(reported.warehouse, submission, "an")
    assert handled(reported) == 130
    assert statuses(reported) == {1: "published", 2: "published"}


def test_figures_of_a_made_up_city_are_marked_whoever_sends_them(world: World) -> None:
    world.write(
        "reported/sources.csv",
        {"id": "made", "kind": "synthetic", "title": "x", "publisher": "x", "synthetic": "yes"},
        {"id": "report", "kind": "x", "title": "x", "publisher": "x", "synthetic": "no"},
    )
    world.publish(said("W2", "2020", "handled", 1, source="made"))
    put_out(world, sent("Phường Một,120,5", place="W1"))
    frame = world.warehouse.snapshot().query(
        "SELECT synthetic FROM indicator_value WHERE unit = 'W1' AND year(period_start) = 2021"
    )
    assert set(frame["synthetic"]) == {True}

"""What offices send, from receipt to withdrawal: what stands after each step; nothing is lost or overwritten."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kpi.analysis.revisions import revisions
from kpi.analysis.submissions import reporting, reporting_periods
from kpi.intake.forms.identity import Column
from kpi.intake.load import derive_state
from kpi.intake.publishing import NotPossible, WordNeeded
from kpi.intake.sent import Checked, Sent
from kpi.intake.submissions import answer, check, publish, publish_due, receive, schedule, sent_file, withdraw
from kpi.rows import InputError
from kpi.store.files import kept_file
from kpi.store.submissions import now
from kpi.store.warehouse import NoData, Warehouse
from kpi.store.writing import Publication
from tests.building import World, codes, said, unit
from tests.building import answer as rows_of
from tests.intake.forms.filling import Desk, fill
from tests.test_cli import run

BASE = [said("W1", "2020", "handled", 100), said("W2", "2020", "handled", 300)]
HEAD = "Đơn vị,Hồ sơ đã giải quyết,Hồ sơ trễ hạn"
FIRST = "Phường Một,120,5", "Phường Hai,300,7"


def sent(*lines: str, title: str = "Năm 2021", head: str = HEAD, **more: Any) -> Sent:
    """Return a CSV file of city C."""
    text = "\n".join([title + ",,", head, *lines, ""])
    return Sent(**{"file": "bao-cao.csv", "data": text.encode(), "place": "C", "sender": "Chị Lan"} | more)


def take_in(world: World, file: Sent, answers: dict[str, str] | None = None) -> int:
    return receive(world.warehouse, file, check(world.warehouse, file, answers), "lan")


def put_out(world: World, file: Sent, **more: Any) -> int:
    submission = take_in(world, file)
    publish(world.warehouse, submission, "an", **more)
    return submission


def standing(world: World, asof: int | None = None) -> dict[tuple[str, str, int], tuple[float, str]]:
    """Return value and source of every figure that stands, by item, unit and year."""
    frame = world.warehouse.snapshot(asof).query(
        "SELECT item, unit, year(period_end) AS year, value, source FROM observation "
        "ANTI JOIN superseded USING (observation)"
    )
    return {(row["item"], row["unit"], row["year"]): (row["value"], row["source"]) for row in rows_of(frame)}


def handled(world: World, unit: str = "W1", year: int = 2021, asof: int | None = None) -> float | None:
    """Return what answers show of dossiers handled."""
    frame = world.warehouse.snapshot(asof).query(
        "SELECT value FROM indicator_value WHERE indicator = 'handled' AND unit = ? AND freq = 'A' "
        "AND year(period_start) = ?",
        [unit, year],
    )
    return float(frame["value"].iloc[0]) if len(frame) else None


def statuses(world: World) -> dict[int, str]:
    frame = world.warehouse.snapshot().query("SELECT submission, status FROM submission_state ORDER BY 1")
    return dict(zip(frame["submission"].tolist(), frame["status"].tolist(), strict=True))


def events(world: World, submission: int) -> list[tuple[Any, ...]]:
    frame = world.warehouse.snapshot().query(
        "SELECT what, who, publication FROM submission_event WHERE submission = ? ORDER BY event", [submission]
    )
    return codes(rows_of(frame), "what", "who", "publication")


def changes(checked: Checked) -> list[tuple[Any, ...]]:
    assert checked.changes is not None
    same = [("same", count)] if (count := checked.changes.counts["same"]) else []
    listed = codes(rows_of(checked.changes.rows), "kind", "item", "unit", "old_value", "new_value", "paragraph")
    return [*listed, *same]


def observations(world: World) -> int:
    return len(world.warehouse.snapshot().query("FROM observation"))


@pytest.fixture(scope="module")
def sent_in(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world in which a file was published, to be copied."""
    world = World(tmp_path_factory.mktemp("sent-in"))
    world.begin(*BASE)
    put_out(world, sent(*FIRST))
    return world


@pytest.fixture
def reported(sent_in: World, tmp_path: Path) -> World:
    """The second publication is of a file of the first figures for 2021."""
    return sent_in.copy(tmp_path)


def test_a_file_is_checked_received_and_published(world: World) -> None:
    world.begin(*BASE)
    file = sent(*FIRST)
    checked = check(world.warehouse, file)
    assert (checked.problems, checked.understood.questions, checked.warnings) == ((), (), 0)
    assert changes(checked) == [
        ("new", "handled", "W1", None, 120, "B3"),
        ("new", "late", "W1", None, 5, "C3"),
        ("new", "handled", "W2", None, 300, "B4"),
        ("new", "late", "W2", None, 7, "C4"),
    ]
    assert statuses(world) == {}
    submission = receive(world.warehouse, file, checked, "lan")
    assert statuses(world) == {1: "checked"}
    assert handled(world) is None
    assert publish(world.warehouse, submission, "an") == Publication(2, added=4, superseded=0)
    assert statuses(world) == {1: "published"}
    assert events(world, 1) == [("received", "lan", 1), ("checked", "lan", 1), ("published", "an", 2)]
    assert handled(world) == 120
    assert standing(world)["late", "W2", 2021] == (7, "submission-1")


def test_the_file_and_its_cells_are_kept(world: World) -> None:
    world.begin(*BASE)
    file = sent(*FIRST, title="Năm 2021")
    submission = put_out(world, file)
    assert sent_file(world.warehouse, submission) == Sent("bao-cao.csv", file.data, "C", "Chị Lan", "bao-cao.csv")
    frame = world.warehouse.snapshot().query(
        "SELECT paragraph, item, unit, period, value, printed FROM submission_figure ORDER BY paragraph"
    )
    assert codes(rows_of(frame), "paragraph", "item", "unit", "period", "value", "printed") == [
        ("B3", "handled", "W1", "2021", "120", "120"),
        ("B4", "handled", "W2", "2021", "300", "300"),
        ("C3", "late", "W1", "2021", "5", "5"),
        ("C4", "late", "W2", "2021", "7", "7"),
    ]
    source = world.warehouse.snapshot().query("FROM source WHERE id = 'submission-1'")
    assert codes(rows_of(source), "kind", "title", "publisher", "author", "synthetic") == [
        ("submission", "bao-cao.csv", "Thành phố C", "Chị Lan", False)
    ]


def test_a_kept_file_that_was_changed_is_not_believed(world: World) -> None:
    world.begin(*BASE)
    submission = take_in(world, sent(*FIRST))
    sha256 = check(world.warehouse, sent(*FIRST)).document.sha256
    (world.warehouse.folder / "files" / sha256).write_bytes(b"other")
    with pytest.raises(ValueError, match="was changed"):
        sent_file(world.warehouse, submission)
    with pytest.raises(FileNotFoundError):
        kept_file(world.warehouse.folder, "0" * 64)


def test_what_a_killed_receipt_left_half_written_goes(world: World) -> None:
    world.begin(*BASE)
    left = world.warehouse.folder / "files" / "writing-0"
    left.parent.mkdir()
    left.write_bytes(b"half")
    take_in(world, sent(*FIRST))
    assert [path.name for path in left.parent.iterdir()] == [check(world.warehouse, sent(*FIRST)).document.sha256]


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


def test_the_same_file_again_is_known_by_its_content(reported: World) -> None:
    again = sent(*FIRST, file="ban-sao.csv")
    checked = check(reported.warehouse, again)
    assert checked.known is not None
    assert (checked.known["submission"], checked.known["status"], checked.changes) == (1, "published", None)
    assert receive(reported.warehouse, again, checked, "lan") == 1
    assert statuses(reported) == {1: "published"}
    with pytest.raises(NotPossible, match="submission 1 is published already"):
        publish(reported.warehouse, 1, "an")
    withdraw(reported.warehouse, 1, "an", "nhầm")
    assert take_in(reported, again) == 2


def test_the_same_content_for_another_unit_is_warned_of(world: World) -> None:
    world.begin(*BASE)
    take_in(world, sent("Phường Một,7,1"))
    problem = check(world.warehouse, sent("Phường Một,7,1", place="W1")).problems[0]
    assert (problem.code, problem.severity) == ("sent_elsewhere", "warning")
    assert problem.text("vi") == (
        "bao-cao.csv: tệp này đã nhận cho Thành phố C (lần gửi 1); hãy kiểm tra có đúng đơn vị không"
    )
    assert problem.text("en") == (
        "bao-cao.csv: this same file was received for City C (submission 1); check which unit it is for"
    )


def test_errors_are_told_all_at_once_at_their_cells_and_keep_a_file_from_being_published(world: World) -> None:
    world.begin(*BASE)
    file = sent("Phường Một,12o,-5", "Phường Hai,300,7")
    checked = check(world.warehouse, file)
    assert [(p.text("en").partition(": ")[0], p.code) for p in checked.problems] == [
        ("bao-cao.csv, cell B3", "no_number"),
        ("bao-cao.csv, cell C3", "negative"),
    ]
    assert (checked.changes, checked.findings) == (None, None)
    submission = receive(world.warehouse, file, checked, "lan")
    assert statuses(world) == {1: "received"}
    with pytest.raises(NotPossible, match="has open errors or questions"):
        publish(world.warehouse, submission, "an")


def test_the_rules_of_loading_hold_for_files_that_were_sent(world: World) -> None:
    world.begin(*BASE)
    checked = check(world.warehouse, sent("Phường Một,2,1", head="Đơn vị,Đơn vị đã kết nối,Hồ sơ trễ hạn"))
    assert [problem.text("vi") for problem in checked.problems] == [
        "bao-cao.csv, ô B3: giá trị “2” phải là 1 (đơn vị đã có) hoặc 0 (chưa có); tỷ lệ đã nêu sẵn thì ghi vào chỉ "
        "tiêu độ phủ"
    ]
    assert checked.changes is None


def test_what_the_checks_of_figures_notice_needs_a_word(world: World) -> None:
    world.begin(*BASE)
    file = sent("Phường Một,10,15")
    checked = check(world.warehouse, file)
    assert checked.findings is not None
    assert codes(rows_of(checked.findings), "code", "severity", "unit") == [("above_total", "warning", "W1")]
    assert checked.warnings == 1
    submission = receive(world.warehouse, file, checked, "lan")
    version = world.warehouse.current()
    with pytest.raises(WordNeeded, match="warnings: 1;") as raised:
        publish(world.warehouse, submission, "an")
    assert raised.value.findings["code"].tolist() == ["above_total"]
    assert world.warehouse.current() == version
    publish(world.warehouse, submission, "an", accept="đúng như báo cáo")
    row = world.warehouse.snapshot().query("FROM submission_state").iloc[0]
    assert (row["status"], row["detail"]) == ("published", "đúng như báo cáo")


def test_a_question_is_answered_once_for_all_files_of_the_kind(world: World) -> None:
    world.begin(*BASE)
    head = "Đơn vị,Hồ sơ đã giải quyết,Việc khác"
    first = sent("Phường Một,120,5", head=head)
    checked = check(world.warehouse, first)
    (question,) = checked.understood.questions
    assert question.text("en").startswith("bao-cao.csv, cell C2: “Việc khác” is not clear")
    submission = receive(world.warehouse, first, checked, "lan")
    assert statuses(world) == {1: "received"}
    answered = answer(world.warehouse, submission, {question.key: "late"}, "an")
    assert answered.understood.questions == ()
    assert statuses(world) == {1: "checked"}
    assert [what for what, _, _ in events(world, 1)] == ["received", "answered", "checked"]
    second = check(world.warehouse, sent("Phường Một,140,6", head=head, title="Năm 2022"))
    assert second.understood.questions == ()
    assert changes(second) == [
        ("new", "handled", "W1", None, 140, "B3"),
        ("new", "late", "W1", None, 6, "C3"),
    ]
    elsewhere = check(world.warehouse, sent("Phường Một,140,6", head=head, title="Năm 2022", place="W1"))
    assert len(elsewhere.understood.questions) == 1
    publish(world.warehouse, submission, "an")
    assert standing(world)["late", "W1", 2021] == (5, "submission-1")


def test_an_answer_for_one_file_is_not_remembered(world: World) -> None:
    world.begin(*BASE)
    file = sent("Phường Một,120,5", title="Báo cáo")
    checked = check(world.warehouse, file)
    (question,) = checked.understood.questions
    submission = take_in(world, file, {question.key: "2021"})
    assert statuses(world) == {submission: "checked"}
    assert len(check(world.warehouse, sent("Phường Một,130,5", title="Báo cáo")).understood.questions) == 1
    assert check(world.warehouse, file).understood.questions == ()  # the same file knows its answers


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


def test_decimals_that_look_like_groups_are_staged_as_they_were_understood(world: World) -> None:
    world.begin(*BASE)
    put_out(world, sent('Phường Một,"1.234,567",5'), accept="tính cả phần lẻ")
    assert standing(world)["handled", "W1", 2021] == (1234.567, "submission-1")


def test_two_imports_of_one_file_at_once_are_one_submission(world: World) -> None:
    world.begin(*BASE)
    file, other = sent(*FIRST), sent("Phường Ba,9,1", title="Năm 2020")
    checked = check(world.warehouse, file)

    def run(each: tuple[Sent, Checked]) -> int:
        return receive(Warehouse(world.warehouse.folder, derive_state), *each, "lan")

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(run, [(file, checked)] * 3 + [(other, check(world.warehouse, other))]))
    assert len(set(numbers[:3])) == 1
    assert numbers[0] != numbers[3]
    assert statuses(world) == {1: "checked", 2: "checked"}


def test_nothing_is_received_before_anything_is_loaded(world: World) -> None:
    with pytest.raises(NoData):
        check(world.warehouse, sent(*FIRST))
    with world.warehouse.writing() as con:
        assert con.execute("SELECT count(*) FROM submission").fetchall() == [(0,)]
    world.publish(*BASE)
    with pytest.raises(NotPossible, match="there is no unit “X”"):
        check(world.warehouse, sent(*FIRST, place="X"))


def test_what_cannot_be_read_is_not_received(world: World) -> None:
    world.begin(*BASE)
    picture = sent(data=b"%PDF-1.4 ...")
    checked = check(world.warehouse, picture)
    assert [problem.code for problem in checked.problems] == ["other_kind"]
    with pytest.raises(NotPossible, match="cannot be read"):
        receive(world.warehouse, picture, checked, "lan")
    assert not (world.warehouse.folder / "files").exists()


def test_an_encoding_is_answered_like_a_question(world: World) -> None:
    world.begin(*BASE)
    text = sent(*FIRST).data.decode()
    checked = check(world.warehouse, sent(data=text.encode("utf-16-le")), {"encoding": "utf-16-le"})
    assert (checked.document.encoding, len(checked.understood.values)) == ("utf-16-le", 4)


def test_who_has_reported_for_a_period(world: World) -> None:
    world.begin(*BASE)
    first = put_out(world, sent("Phường Một,120,5"))
    put_out(world, sent("Phường Một,121,"))
    take_in(world, sent("Phường Hai,300,7"))
    today, year = (now() + timedelta(hours=7)).date(), (date(2021, 1, 1), date(2021, 12, 31))
    data = world.warehouse.snapshot()

    def told(by: date | None) -> list[tuple[Any, ...]]:
        return codes(rows_of(reporting(data, "C", *year, by)), "unit", "figures", "expected", "submission", "status")

    assert (
        told(None)
        == told(today)
        == [
            ("W1", 2, 2, first, "in_time"),
            ("W2", 2, 2, 3, "received"),
            ("W3@2021-07-01", 0, 2, None, "missing"),
        ]
    )
    assert [status for *_, status in told(today - timedelta(days=1))] == ["late", "late", "missing"]
    assert codes(rows_of(reporting(data, "C", date(2020, 1, 1), date(2020, 12, 31))), "unit", "submission") == [
        ("W1", None),
        ("W2", None),
        ("W3", None),
    ]


def test_figures_are_counted_against_what_is_due_for_such_periods(world: World) -> None:
    months = [said(unit_id, f"2021-0{month}", "late", 1) for month in (1, 2) for unit_id in ("W1", "W2")]
    world.publish(*BASE, *months, said("C", "2020", "handled", 1000))
    data = world.warehouse.snapshot()

    def told(first: date, last: date) -> list[tuple[Any, ...]]:
        return codes(rows_of(reporting(data, "C", first, last)), "unit", "figures", "expected", "status")

    ward = "W3@2021-07-01"
    assert told(date(2021, 2, 1), date(2021, 2, 28)) == [
        ("W1", 1, 1, "in_time"),
        ("W2", 1, 1, "in_time"),
        ("W3", 0, 1, "missing"),
    ]
    assert [(row[0], row[2]) for row in told(date(2021, 1, 1), date(2021, 12, 31))] == [
        ("C", 1),
        ("W1", 1),
        ("W2", 1),
        (ward, 1),
    ]
    quarter = told(date(2021, 7, 1), date(2021, 9, 30))  # a kind of period that is new to all
    assert quarter == [(unit_id, 0, 2, "missing") for unit_id in ("W1", "W2", ward)]


def test_periods_that_are_due_go_on_after_the_last_one_reported(world: World) -> None:
    world.publish(*BASE, said("W1", "2020-11", "late", 1), said("W1", "2019-01-01/2019-02-03", "late", 1))
    data = world.warehouse.snapshot()
    until = reporting_periods(data, "C", date(2021, 2, 10), date(2021, 2, 10))
    assert [period.code for period in until] == ["2021-01", "2020", "2020-12", "2020-11"]
    reported = reporting_periods(data, "C", date(2021, 2, 10), date(1, 1, 1))
    assert [period.code for period in reported] == ["2020", "2020-11"]


def test_what_a_sender_says_is_not_known_is_kept_as_that(world: World) -> None:
    world.begin(*BASE)
    desk = Desk(world.warehouse.snapshot())
    blank = desk.write("W1", "2021")
    row = desk.entries(blank)["handled"].row
    data = fill(blank, {(row, Column.STATUS): "Chưa có số liệu"})
    put_out(world, sent("Phường Một,120,5"))
    checked = check(world.warehouse, sent(file="bieu.xlsx", data=data))
    assert changes(checked) == [("changed", "handled", "W1", 120, None, f"Biểu số liệu!H{row}")]
    put_out(world, sent(file="bieu.xlsx", data=data))
    assert handled(world) is None
    frame = world.warehouse.snapshot().query(
        "SELECT value, status, printed FROM observation WHERE source = 'submission-2'"
    )
    assert codes(rows_of(frame), "value", "status", "printed") == [(None, "O", "Chưa có số liệu")]
    told = rows_of(reporting(world.warehouse.snapshot(), "C", date(2021, 1, 1), date(2021, 12, 31)))
    assert codes(told, "unit", "figures", "unknown", "expected", "status")[0] == ("W1", 1, 1, 2, "in_time")
    withdraw(world.warehouse, 1, "an", "nhầm")
    told = rows_of(reporting(world.warehouse.snapshot(), "C", date(2021, 1, 1), date(2021, 12, 31)))
    assert codes(told, "unit", "figures", "unknown", "expected", "status")[0] == ("W1", 0, 1, 1, "in_time")


def test_that_a_figure_is_not_known_leaves_what_the_data_folder_has(world: World) -> None:
    world.publish(*BASE, said("W2", "2021", "handled", 5), said("W1", "2021", "handled", 100))
    desk = Desk(world.warehouse.snapshot())
    blank = desk.write("W1", "2021")
    data = fill(blank, {(desk.entries(blank)["handled"].row, Column.STATUS): "Chưa có số liệu"})
    file = sent(file="bieu.xlsx", data=data)
    assert changes(check(world.warehouse, file)) == [("same", 1)]
    put_out(world, file)
    assert handled(world) == 100


def test_a_form_of_an_older_catalogue_is_read_where_it_still_means_the_same(world: World) -> None:
    world.publish(*BASE, said("W1", "2020", "late", 5))
    file = world.data.parent / "bieu.xlsx"
    file.write_bytes(filled_form(world, "W1", {"handled": 120, "late": 6}))

    def taken_in() -> dict[str, Any]:
        where = ["--warehouse", str(world.warehouse.folder)]
        code, told = run("import", str(file), "--place", "W1", "--dry-run", "--json", *where)
        facts: dict[str, Any] = json.loads(told)
        assert facts["exit_code"] == code
        return facts

    path = world.data / "catalog" / "measures.csv"
    then = path.read_text(encoding="utf-8")
    path.write_text(then.replace("Hồ sơ đã giải quyết,", "Hồ sơ giải quyết xong,"), encoding="utf-8")
    world.publish()
    facts = taken_in()
    assert (facts["exit_code"], facts["findings"], [row["new"] for row in facts["changes"]]) == (0, [], [120, 6])
    line = next(line for line in then.splitlines() if line.startswith("late,"))
    cells = line.split(",")
    path.write_text(then.replace(line, ",".join([*cells[:3], "Đếm cách khác", *cells[4:]])), encoding="utf-8")
    world.publish()
    facts = taken_in()
    (refused,) = facts["findings"]
    assert (facts["exit_code"], refused["code"], refused["cell"]) == (2, "form_definition_changed", "B12")
    assert "hãy tải biểu mới và ghi số theo cách tính mới" in refused["text"]


def filled_form(world: World, unit_id: str, figures: dict[str, int], remark: str = "") -> bytes:
    """Return the form of a unit for 2021, filled in."""
    desk = Desk(world.warehouse.snapshot())
    blank = desk.write(unit_id, "2021")
    rows = {item: entry.row for item, entry in desk.entries(blank).items()}
    cells: dict[tuple[int, int], object] = {}
    for item, figure in figures.items():
        cells |= {(rows[item], Column.VALUE): figure, (rows[item], Column.REMARK): remark}
    return fill(blank, cells)


def test_a_form_that_was_filled_in_asks_nothing_and_keeps_its_comments(world: World) -> None:
    world.begin(*BASE)
    data = filled_form(world, "W1", {"handled": 120}, "đã đối soát")
    checked = check(world.warehouse, sent(file="bieu.xlsx", data=data))
    assert (checked.errors, checked.understood.questions) == (0, ())
    assert [(kind, item, unit, new) for kind, item, unit, _, new, _ in changes(checked)] == [
        ("new", "handled", "W1", 120)
    ]
    put_out(world, sent(file="bieu.xlsx", data=data), accept="đủ")
    frame = world.warehouse.snapshot().query("SELECT value, remark_vi FROM observation WHERE source = 'submission-1'")
    assert codes(rows_of(frame), "value", "remark_vi") == [(120, "đã đối soát")]
    elsewhere = check(world.warehouse, sent(file="bieu.xlsx", data=data, place="W2"))
    assert [problem.code for problem in elsewhere.problems if problem.severity == "error"] == ["unit_elsewhere"]

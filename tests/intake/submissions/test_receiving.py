"""What is received: the file and its cells are kept, once each, and what cannot be is refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kpi.intake.load import derive_state
from kpi.intake.publishing import NotPossible
from kpi.intake.sent import Checked, Sent
from kpi.intake.submissions import check, publish, receive, sent_file, withdraw
from kpi.store.files import kept_file
from kpi.store.warehouse import NoData, Warehouse
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


def test_a_bound_and_a_blank_are_kept_as_they_are_written(world: World) -> None:
    world.begin(*BASE)
    put_out(world, sent("Phường Một,trên 1.015,KPS", "Phường Hai,dưới 1.200,7"), accept="đã hỏi lại")
    frame = world.warehouse.snapshot().query(
        "SELECT paragraph, value, printed, qualifier, status FROM observation WHERE source = 'submission-1' ORDER BY 1"
    )
    assert codes(rows_of(frame), "paragraph", "value", "printed", "qualifier", "status") == [
        ("B3", 1015, "trên 1.015", "above", "A"),
        ("B4", 1200, "dưới 1.200", "below", "A"),
        ("C3", 0, "KPS", "", "A"),
        ("C4", 7, "7", "", "A"),
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

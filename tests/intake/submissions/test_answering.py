"""Questions that a file leaves open, and for which files an answer holds."""

from kpi.intake.submissions import answer, check, publish, receive
from tests.building import World
from tests.intake.submissions.sending import BASE, FIRST, changes, events, sent, standing, statuses, take_in


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


def test_an_encoding_is_answered_like_a_question(world: World) -> None:
    world.begin(*BASE)
    text = sent(*FIRST).data.decode()
    checked = check(world.warehouse, sent(data=text.encode("utf-16-le")), {"encoding": "utf-16-le"})
    assert (checked.document.encoding, len(checked.understood.values)) == ("utf-16-le", 4)

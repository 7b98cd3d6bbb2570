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


def test_a_remembered_answer_is_told_of_and_can_be_changed(world: World) -> None:
    world.begin(*BASE)
    head = "Đơn vị,Hồ sơ đã giải quyết,Việc khác"
    first = check(world.warehouse, sent("Phường Một,120,5", head=head))
    assert first.settled == ()
    (question,) = first.understood.questions
    take_in(world, sent("Phường Một,120,5", head=head), {question.key: "late"})
    second = sent("Phường Một,140,6", head=head, title="Năm 2022")
    (settled,) = check(world.warehouse, second).settled
    assert (settled.question.key, settled.question.text("en"), settled.answer) == (
        question.key,
        question.text("en"),
        "late",
    )
    changed = check(world.warehouse, second, {question.key: "skip"})
    assert [one.answer for one in changed.settled] == ["skip"]
    assert changes(changed) == [("new", "handled", "W1", None, 140, "B3")]
    assert [one.answer for one in check(world.warehouse, second).settled] == ["late"]  # as nothing was kept
    receive(world.warehouse, second, changed, "lan")
    third = check(world.warehouse, sent("Phường Một,150,7", head=head, title="Năm 2023"))
    assert [one.answer for one in third.settled] == ["skip"]


def test_an_answer_that_brings_up_a_question_has_both_told_of(world: World) -> None:
    world.begin(*BASE)
    file = sent("Phường Một,120,5", head="Đơn vị,Hồ sơ đã giải quyết,Việc khác", title="Báo cáo")
    answers: dict[str, str] = {}
    asked = check(world.warehouse, file).understood.questions
    while asked:
        answers |= {question.key: "2021" if question.open_to == "period" else "late" for question in asked}
        checked = check(world.warehouse, file, answers)
        asked = checked.understood.questions
    assert {one.question.key: one.answer for one in checked.settled} == answers
    assert sorted(answers.values()) == ["2021", "late"]


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

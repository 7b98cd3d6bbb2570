"""What stands against a file before it is published: errors at their cells, warnings that need a word."""

import pytest

from kpi.intake.publishing import NotPossible, WordNeeded
from kpi.intake.submissions import check, publish, receive
from tests.building import World, codes
from tests.building import answer as rows_of
from tests.intake.submissions.sending import BASE, put_out, sent, standing, statuses


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


def test_decimals_that_look_like_groups_are_staged_as_they_were_understood(world: World) -> None:
    world.begin(*BASE)
    put_out(world, sent('Phường Một,"1.234,567",5'), accept="tính cả phần lẻ")
    assert standing(world)["handled", "W1", 2021] == (1234.567, "submission-1")

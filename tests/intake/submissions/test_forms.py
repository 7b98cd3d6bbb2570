"""Forms that come back filled in: what is not known, comments, an older catalogue."""

import json
from datetime import date
from typing import Any

from kpi.analysis.submissions import reporting
from kpi.intake.forms.identity import Column
from kpi.intake.submissions import check, withdraw
from tests.building import World, codes, said
from tests.building import answer as rows_of
from tests.cli.running import run
from tests.intake.forms.filling import Desk, fill
from tests.intake.submissions.sending import BASE, changes, handled, put_out, sent


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

"""What is kept to be shown of a file: bounded, with the whole counted, and with every place that is spoken of."""

from kpi.book.draft import CHARACTERS, COLUMNS, MARKED, ROWS, TOLD, make_draft
from kpi.intake.sent import Sent
from kpi.intake.submissions import check
from kpi.text.taking_in import findings_told
from kpi.text.wording import Wording
from tests.building import World, said

HEAD = "Năm 2021,\nĐơn vị,Hồ sơ đã giải quyết\n"


def _draft(world: World, text: str):  # type: ignore[no-untyped-def]
    world.publish(said("W1", "2020", "handled", 100))
    sent = Sent("a.csv", text.encode(), "C")
    return make_draft(sent, check(world.warehouse, sent))


def test_a_small_file_is_shown_whole(world: World) -> None:
    draft = _draft(world, HEAD + "Phường Một,120\nPhường Hai,300\n")
    (sheet,) = draft.checked.document.sheets
    assert [cell.text for cell in sheet.cells.values()] == [
        "Năm 2021", "Đơn vị", "Hồ sơ đã giải quyết", "Phường Một", "120", "Phường Hai", "300",
    ]  # fmt: skip
    assert (draft.figures, draft.units, draft.publishable) == (2, 2, True)
    assert draft.checked.changes is not None
    assert draft.checked.changes.counts == {"new": 2, "changed": 0, "same": 0, "gone": 0}
    assert draft.notes == {"error": 0, "warning": 0, "note": 0}


def test_every_finding_is_told_at_its_cell(world: World) -> None:
    world.publish(said("W1", "2021", "handled", 100), said("W2", "2021", "handled", 300))
    sent = Sent("a.csv", f"{HEAD}Phường Một,120\nPhường Hai,350\n".encode(), "C")
    draft = make_draft(sent, check(world.warehouse, sent))
    assert draft.checked.reference is not None
    told = findings_told(draft.checked, Wording(draft.checked.reference, "en"))
    assert [(found.code, found.cell) for found in told] == [("sources_differ", "B3"), ("sources_differ", "B4")]


def test_of_a_large_file_the_beginning_is_shown_and_what_is_spoken_of(world: World) -> None:
    rows = [f"Phường Xa Lạ {number},{number}" for number in range(500)]
    draft = _draft(world, HEAD + "Phường Một,120\n" + "\n".join(rows) + "\nPhường Hai,abc\n")
    (sheet,) = draft.checked.document.sheets
    assert len({row for row, _ in sheet.cells}) <= ROWS + MARKED
    assert sheet.rows == 504
    assert len(draft.checked.problems) + len(draft.checked.understood.questions) <= 2 * TOLD
    assert draft.checked.understood.roles[sheet.name].keys() == sheet.cells.keys()
    assert not draft.publishable


def test_wide_sheets_and_long_cells_are_cut(world: World) -> None:
    wide = "x" * 10_000 + "," * 200 + "y"
    draft = _draft(world, HEAD + "Phường Một,120\n" + wide + "\n")
    (sheet,) = draft.checked.document.sheets
    assert len({column for _, column in sheet.cells}) <= COLUMNS + MARKED
    assert max(len(cell.text) for cell in sheet.cells.values()) == CHARACTERS

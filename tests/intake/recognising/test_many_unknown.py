"""A workbook with much that the catalogue does not know asks few questions."""

from collections.abc import Mapping

from kpi.intake.reading.files import pick_sheets, read_document
from kpi.intake.recognising.model import Understood
from tests.intake.recognising.grids import read, values
from tests.intake.recognising.writing import Drawn, in_ods, in_xlsx

UNITS = ["Phường Quang Trung", "Phường Tân Lập", "Xã Phúc Hà"]
TITLE = ["Kết quả năm 2024"]
UNKNOWN = [f"Nội dung riêng {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"]


def known_sheet() -> Drawn:
    rows: list[list[object]] = [["Đơn vị", "Hồ sơ tiếp nhận", *UNKNOWN]]
    rows += [[unit, 100 + at, *range(at, at + len(UNKNOWN))] for at, unit in enumerate(UNITS)]
    middle: list[list[object]] = [["Trung bình", 101, *[9] * 25], ["Cao nhất", 102, *[9] * 25]]
    return Drawn([TITLE, *rows, *middle, ["", ""], ["Median", 101, *[9] * 25], ["Trung vị", 101, *[9] * 25]])


def strange_sheet(number: int) -> Drawn:
    rows: list[list[object]] = [["Đơn vị", "Diện tích rừng", "Đàn trâu"]]
    return Drawn([TITLE, *rows, *([unit, number, 2 * number] for unit in UNITS)], name=f"Phụ lục {number}")


SHEETS = [known_sheet(), *map(strange_sheet, range(1, 9))]


def taken(data: bytes, answers: Mapping[str, str] | None = None, sheet: str = "") -> Understood:
    return read(pick_sheets(read_document("tong-hop", data), sheet), answers)


def test_nine_sheets_and_25_unknown_columns_are_two_questions() -> None:
    for data in (in_xlsx(*SHEETS), in_ods(*SHEETS)):
        asked = taken(data)
        assert [question.key for question in asked.questions] == ["sheets", "heads"]
        assert list(asked.questions[1].heads) == UNKNOWN
        assert [choice.answer for question in asked.questions for choice in question.choices] == [
            "read", "choose", "choose",
        ]  # fmt: skip
        found = taken(data, {"sheets": "skip", "heads": "skip"})
        assert found.questions == ()
        assert [value[1:] for value in values(found)] == [
            ("05446", "2024", 100), ("05464", "2024", 101), ("05485", "2024", 102),
        ]  # fmt: skip
        assert [(p.code, p.line) for p in found.problems] == [("summary_row", line) for line in (6, 7, 9, 10)]


def test_who_wants_to_is_asked_about_each() -> None:
    data = in_xlsx(*SHEETS)
    keys = [question.key for question in taken(data, {"sheets": "choose", "heads": "choose"}).questions]
    assert keys == [f"sheet:phu luc {number}" for number in range(1, 9)] + [
        f"item:noi dung rieng {letter.lower()}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"
    ]
    one = {"sheets": "choose", "heads": "skip", "sheet:phu luc 1": "read"}
    one |= {f"sheet:phu luc {number}": "skip" for number in range(2, 9)}
    assert taken(data, one).questions == ()


def test_sheets_may_be_picked() -> None:
    data = in_xlsx(*SHEETS)
    picked = taken(data, sheet="quý i")
    assert [question.key for question in picked.questions] == ["heads"]
    wrong = read_document("tong-hop", data)
    (problem,) = pick_sheets(wrong, "Trang khác").problems
    assert (problem.en[:32], pick_sheets(wrong, "Trang khác").sheets) == ("there is no sheet “Trang khác”; ", ())


def test_few_unknown_heads_are_asked_about_one_by_one() -> None:
    few = Drawn([TITLE, ["Đơn vị", "Hồ sơ tiếp nhận", *UNKNOWN[:2]], ["Xã Phúc Hà", 1, 2, 3]])
    assert [question.key for question in taken(in_xlsx(few)).questions] == [
        "item:noi dung rieng a", "item:noi dung rieng b",
    ]  # fmt: skip

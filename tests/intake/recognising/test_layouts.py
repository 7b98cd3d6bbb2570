"""Three forms as offices draw them, written as workbooks: asked about once, the next one of the kind is not."""

import io
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
import xlsxwriter

from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import Document
from kpi.intake.recognising.mapping import Mapping as Kept
from tests.intake.recognising.grids import read, unaccounted, values

Book = Any


def written(fill: Callable[[Book], None], name: str) -> Document:
    """Return a workbook as it is read back from its bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return read_document(name, out.getvalue())


def wards_in_rows(period: str, more: int) -> Document:
    """A head of three rows, sections with sums of their own, a total at the end, a note and signatures."""

    def fill(book: Book) -> None:
        sheet = book.add_worksheet("Biểu 1")
        sheet.merge_range("A1:C1", "UBND THÀNH PHỐ THÁI NGUYÊN")
        sheet.merge_range("E1:H1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.merge_range("E2:H2", "Độc lập - Tự do - Hạnh phúc")
        sheet.merge_range("A4:H4", f"TÌNH HÌNH TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ {period.upper()}")
        sheet.merge_range("A5:H5", "(Kèm theo Báo cáo số 15/BC-UBND ngày 05/10/2021)")
        sheet.write("H6", "ĐVT: hồ sơ")
        for place, text in {
            "A7:A9": "STT", "B7:B9": "Phường, xã", "C7:C9": "Tổng số hồ sơ tiếp nhận", "D7:F7": "Kết quả giải quyết",
            "D8:D9": "Hồ sơ đã giải quyết", "E8:F8": "Trong đó", "G7:G9": "Nộp qua bưu chính", "H7:H9": "Ghi chú",
        }.items():  # fmt: skip
            sheet.merge_range(place, text)
        sheet.write_row("E9", ["Hồ sơ giải quyết đúng hạn", "Hồ sơ quá hạn"])
        sheet.write_row("A10", [f"({number})" for number in range(1, 9)])
        sheet.write_row("A11", ["I", "Các phường", 600 + more, 500, "490", 10, 7])
        sheet.write_row("A12", [1, "P. Quang Trung", f"4{more:02}", 300, 295, 5, 4])
        sheet.write_row("A13", [2, "Phường Tân Lập", 200, 200, 195, 5, 3, "đã đối soát"])
        sheet.write_row("A14", ["II", "Các xã", "1.400", 1400, 1390, 5, 0])
        sheet.write_row("A15", [1, "Xã Phúc Hà", "1.400", 1400, 1390, 5, 0])
        sheet.merge_range("A16:B16", "Tổng cộng")
        sheet.write_row("C16", [2000 + more, 1900, 1880, 15, 7])
        sheet.write("A18", "Ghi chú: số liệu trích từ hệ thống một cửa điện tử.")
        sheet.write_row("B20", ["NGƯỜI LẬP BIỂU", "", "", "TM. ỦY BAN NHÂN DÂN"])
        sheet.write_row("B21", ["Nguyễn Văn A", "", "", "Trần Thị B"])

    return written(fill, "bieu-1.xlsx")


def measures_in_rows(period: str, more: int) -> Document:
    """A list numbered I, 1, - with quarters side by side, their sum, and a column of the year's plan."""
    year = period.split()[-1]

    def fill(book: Book) -> None:
        sheet = book.add_worksheet("CCHC")
        sheet.write("A1", "UBND PHƯỜNG QUANG TRUNG")
        sheet.merge_range("A3:I3", f"KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM {year}")
        for place, text in {
            "A4:A5": "TT", "B4:B5": "Chỉ tiêu", "C4:C5": "ĐVT", "D4:D5": "Kế hoạch năm", "E4:I4": "Thực hiện",
        }.items():  # fmt: skip
            sheet.merge_range(place, text)
        sheet.write_row("E5", ["Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm"])
        sheet.write_row("A6", ["I", "Hồ sơ"])
        sheet.write_row("A7", [1, "Hồ sơ tiếp nhận", "hồ sơ", 120, 10 + more, 20, 30, 40, 100 + more])
        sheet.write_row("A8", [2, "Hồ sơ đã giải quyết", "hồ sơ", "", 9, 19, 29, 39, 96])
        sheet.write_row("A9", ["-", "Đúng hạn", "hồ sơ", "", 9, 19, 28, 39, 95])
        sheet.write_row("A10", [3, "Tỷ lệ giải quyết đúng hạn", "%", 98, "97,5", "98,25", "99", "100"])
        sheet.write_row("A11", ["II", "Tài chính công"])
        sheet.write_row(
            "A12", [1, "Vốn đầu tư công đã giải ngân", "tỷ đồng", "12,5", "1,5", "2,25", "KPS", "-", "3,75"]
        )
        sheet.write("A13", "* Số liệu chưa kiểm toán")

    return written(fill, "bieu-2.xlsx")


def a_sheet_for_each_measure(period: str, more: int) -> Document:
    """Months side by side with their sum, the city's total in the first row, one measure named by title and sheet."""
    year = period.split()[-1]

    def fill(book: Book) -> None:
        for name, title in (("Tiếp nhận", "HỒ SƠ TIẾP NHẬN"), ("Bưu chính", "HỒ SƠ NỘP QUA BƯU CHÍNH")):
            sheet = book.add_worksheet(name)
            sheet.merge_range("A1:F1", f"{title} NĂM {year}")
            sheet.merge_range("A2:A3", "STT")
            sheet.merge_range("B2:B3", "Đơn vị")
            sheet.merge_range("C2:E2", f"Năm {year}")
            sheet.write_row("C3", ["Tháng 1", "Tháng 2", "Tháng 3"])
            sheet.merge_range("F2:F3", "Cộng")
            sheet.write_row("A4", ["", "Toàn thành phố", 30 + more, 50, "1.070", 1150 + more])
            sheet.write_row("A5", [1, "Quang Trung", 10 + more, 20, "1.030", 1060 + more])
            sheet.write_row("A6", [2, "Tân Lập", 20, 30, 40, 90])
            sheet.write("B8", "Người lập biểu")

    return written(fill, "bieu-3.xlsx")


class Form(NamedTuple):
    write: Callable[[str, int], Document]
    first: str
    then: str
    answers: Mapping[str, str]  # what the first file asks, and what is said
    found: list[tuple[str, str, str, float | None]]  # some values of the second file
    how_many: int


FORMS = {
    "wards_in_rows": Form(
        wards_in_rows,
        "quý III năm 2021",
        "quý IV năm 2021",
        {"item:nop qua buu chinh [dossiers]": "skip"},
        [
            ("dossiers_received", "05446", "2021-Q4", 420),
            ("dossiers_resolved", "05446", "2021-Q4", 300),
            ("dossiers_resolved_on_time", "05446", "2021-Q4", 295),
            ("dossiers_overdue", "05446", "2021-Q4", 5),
            ("dossiers_received", "05485", "2021-Q4", 1400),
        ],
        12,
    ),
    "measures_in_rows": Form(
        measures_in_rows,
        "năm 2020",
        "năm 2021",
        {"column:ke hoach nam": "skip"},
        [
            ("dossiers_received", "05446", "2021-Q1", 30),
            ("dossiers_resolved_on_time", "05446", "2021-Q3", 28),
            ("on_time_share", "05446", "2021-Q2", 98.25),
            ("capital_disbursed", "05446", "2021-Q1", 1500),
            ("capital_disbursed", "05446", "2021-Q3", 0),
        ],
        19,
    ),
    "a_sheet_for_each_measure": Form(
        a_sheet_for_each_measure,
        "năm 2020",
        "năm 2021",
        {"item:ho so nop qua buu chinh": "skip"},
        [("dossiers_received", "05446", "2021-03", 1030), ("dossiers_received", "05464", "2021-02", 30)],
        6,
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_once_and_the_next_of_its_kind_is_read_without_a_question(name: str) -> None:
    form = FORMS[name]
    first = read(form.write(form.first, 0))
    assert {question.key for question in first.questions} == {*form.answers}
    kept = Kept.from_json(Kept.learn(first, form.answers).to_json())

    document = form.write(form.then, 20)
    second = read(document, kept.answers)
    assert second.fingerprint == kept.fingerprint
    assert second.questions == ()
    assert [problem for problem in second.problems if problem.severity != "note"] == []
    assert {*form.found} <= {*values(second)}
    assert len(second.values) == form.how_many
    assert second.totals
    assert unaccounted(document, second) == []


def test_other_heads_are_another_kind_of_file() -> None:
    kinds = {read(form.write(form.first, 0)).fingerprint for form in FORMS.values()}
    assert len(kinds) == len(FORMS)

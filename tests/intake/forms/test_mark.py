"""Files that go back with their mistakes marked: everything else is as it was sent."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import PatternFill
from PIL import Image

from kpi.intake.forms import mark
from kpi.intake.forms.mark import mark_copy, without_summary
from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import CellProblem
from tests.intake.forms.filling import opened, saved

SUMMARY = "Kết quả kiểm tra"


def problem(sheet: str, row: int, column: int, **more: Any) -> CellProblem:
    words = {"vi": "số sai; hãy sửa", "en": "wrong; mend it"} | {k: more.pop(k) for k in ("vi", "en") if k in more}
    return CellProblem("bao-cao.xlsx", row, words["vi"], words["en"], sheet, column, **more)


def marked(sent: bytes, *found: CellProblem, name: str = "bao-cao.xlsx", **more: Any) -> Any:
    return opened(mark_copy(sent, read_document(name, sent), found, **more))


def workbook() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 1"
    sheet.append(["Đơn vị", "Số hồ sơ"])
    sheet.append(["Phường Một", 12])
    sheet.append(["Phường Hai", 13])
    sheet.append(["Tổng số", "=SUM(B2:B3)"])
    sheet["B2"].comment = Comment("đã hỏi lại", "Lan")
    sheet["B3"].fill = PatternFill("solid", fgColor="00FF00")
    sheet["B2"].number_format = "#,##0"
    sheet.merge_cells("D2:E3")
    other = book.create_sheet("Khác")
    other["A1"] = "giữ nguyên"
    return book


def contents(book: Any, but: str = SUMMARY) -> dict[str, list[list[Any]]]:
    return {
        sheet.title: [[(c.value, c.number_format, c.fill.fgColor.rgb) for c in row] for row in sheet.iter_rows()]
        for sheet in book.worksheets
        if sheet.title != but
    }


def bears(sheet: Any) -> dict[str, str]:
    return {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}


def colours(sheet: Any) -> dict[str, str]:
    return {str(r.sqref): rule.dxf.fill.bgColor.rgb for r in sheet.conditional_formatting for rule in r.rules}


def test_cells_at_fault_bear_colour_and_words_and_the_rest_is_as_it_was() -> None:
    sent = saved(workbook())
    found = [
        problem("Biểu 1", 2, 2, severity="warning"),
        problem("Biểu 1", 3, 2),
        problem("Biểu 1", 3, 2, severity="note", vi="lưu ý", en="a note"),
        problem("Biểu 1", 3, 5, vi="trong ô gộp", en="in a merged cell"),
    ]
    book = marked(sent, *found)
    assert book.sheetnames == [SUMMARY, "Biểu 1", "Khác"]
    assert contents(book) == contents(opened(sent))
    assert bears(book["Biểu 1"]) == {
        "B2": "đã hỏi lại\n―――\n▲ Cần xem lại · Warning, check it\nsố sai; hãy sửa\nwrong; mend it",
        "B3": "✖ Lỗi, phải sửa · Error, to be mended\nsố sai; hãy sửa\nwrong; mend it\n\n● Lưu ý · Note\nlưu ý\na note",
        "D2": "✖ Lỗi, phải sửa · Error, to be mended\ntrong ô gộp\nin a merged cell",
    }
    assert book["Biểu 1"]["B2"].comment.author == "Lan"
    assert colours(book["Biểu 1"]) == {"B2": "00FFE08A", "B3": "00FFB3B3", "D2": "00FFB3B3"}
    assert bears(book["Khác"]) == {}


def test_the_summary_lists_errors_first_and_leads_to_the_cells() -> None:
    found = [
        problem("Biểu 1", 2, 2, severity="note"),
        problem("Biểu 1", 3, 2),
        problem("", 0, 0, vi="cả tệp", en="all"),
    ]
    summary = marked(saved(workbook()), *found)[SUMMARY]
    rows = [[cell.value for cell in row] for row in summary.iter_rows(min_row=5)]
    assert rows == [
        ["✖ Lỗi, phải sửa\nError, to be mended", None, None, "cả tệp", "all"],
        ["✖ Lỗi, phải sửa\nError, to be mended", "Biểu 1", "B3", "số sai; hãy sửa", "wrong; mend it"],
        ["● Lưu ý\nNote", "Biểu 1", "B2", "số sai; hãy sửa", "wrong; mend it"],
    ]
    links = [cell.hyperlink.location for row in summary.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'Biểu 1'!B3", "'Biểu 1'!B2"]


def test_a_mended_copy_is_marked_anew() -> None:
    first = marked(saved(workbook()), problem("Biểu 1", 2, 2), problem("Biểu 1", 3, 2))
    first["Biểu 1"]["B3"].value = 14
    first["Biểu 1"]["B3"].comment.author = " "  # as LibreOffice leaves it
    again = marked(saved(first), problem("Biểu 1", 2, 2, vi="vẫn sai", en="still wrong"))
    assert again.sheetnames == [SUMMARY, "Biểu 1", "Khác"]
    head = "đã hỏi lại\n―――\n✖ Lỗi, phải sửa · Error, to be mended\n"
    assert bears(again["Biểu 1"]) == {"B2": head + "vẫn sai\nstill wrong"}
    assert list(colours(again["Biểu 1"])) == ["B2"]
    clean = marked(saved(again))
    assert bears(clean["Biểu 1"]) == {"B2": "đã hỏi lại"}
    assert colours(clean["Biểu 1"]) == {}
    assert clean[SUMMARY]["A2"].value == "Không có vấn đề nào.\nNothing was found."


def test_the_summary_is_not_read_as_figures() -> None:
    copy = mark_copy(sent := saved(workbook()), read_document("a.xlsx", sent), [problem("Biểu 1", 2, 2)])
    document = read_document("a.xlsx", copy)
    assert [sheet.name for sheet in document.sheets] == [SUMMARY, "Biểu 1", "Khác"]
    assert [sheet.name for sheet in without_summary(document).sheets] == ["Biểu 1", "Khác"]


def test_formulas_and_hostile_texts_stay_what_they_are() -> None:
    book = workbook()
    book["Biểu 1"]["A2"].value = "=cmd|'/c calc'!A1"
    sent = saved(book)
    hostile = '=HYPERLINK("http://x";"y")'
    copy = marked(sent, problem("Biểu 1", 2, 1, vi=hostile, en="@SUM(1)\x07"))
    assert copy["Biểu 1"]["B4"].value == "=SUM(B2:B3)"
    assert copy["Biểu 1"]["A2"].value == "=cmd|'/c calc'!A1"
    cells = [cell for row in copy[SUMMARY].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert hostile in [cell.value for cell in cells]
    assert "@SUM(1)" in [cell.value for cell in cells]


@pytest.mark.parametrize(
    ("before", "hostile"),
    [
        (b'ref="D2:E3"', b'ref="D2:XFD1048576"'),
        (b"</mergeCells>", b'</mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'),
    ],
)
def test_ranges_that_would_fill_the_memory_are_not_made(before: bytes, hostile: bytes) -> None:
    file = BytesIO()
    with ZipFile(BytesIO(saved(workbook()))) as parts, ZipFile(file, "w") as archive:
        for name in parts.namelist():
            archive.writestr(name, parts.read(name).replace(before, hostile))
    book = marked(file.getvalue(), problem("Biểu 1", 3, 2))
    assert book["Biểu 1"]["B3"].value == 13
    assert str(book[SUMMARY]["A3"].value).startswith("Tệp quá lớn")


def test_pictures_stay() -> None:
    book = workbook()
    picture = BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "png")
    book["Khác"].add_image(Picture(picture), "C3")
    assert len(marked(saved(book), problem("Biểu 1", 3, 2))["Khác"]._images) == 1


def test_macros_are_left_out() -> None:
    file = BytesIO(saved(workbook()))
    with ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    copy = mark_copy(file.getvalue(), read_document("a.xlsm", file.getvalue()), [problem("Biểu 1", 2, 2)])
    assert not [name for name in ZipFile(BytesIO(copy)).namelist() if "vba" in name.lower()]


def test_a_csv_comes_back_as_a_workbook_of_its_cells() -> None:
    text = "Đơn vị;Số hồ sơ\n=1+1;12\nPhường Hai;x\n".encode()
    book = marked(text, problem("", 3, 2), name="a.csv")
    assert book.sheetnames == [SUMMARY, "CSV"]
    assert [[cell.value for cell in row] for row in book["CSV"].iter_rows()] == [
        ["Đơn vị", "Số hồ sơ"],
        ["=1+1", "12"],
        ["Phường Hai", "x"],
    ]
    assert book["CSV"]["A2"].data_type == "s"
    assert list(bears(book["CSV"])) == ["B3"]
    assert [cell.hyperlink.location for cell in book[SUMMARY]["C"] if cell.hyperlink] == ["'CSV'!B3"]


def test_a_file_that_could_not_be_read_comes_back_as_its_summary() -> None:
    data = b"%PDF-1.7 nothing"
    document = read_document("a.pdf", data)
    book = opened(mark_copy(data, document, document.problems))  # type: ignore[arg-type]
    assert book.sheetnames == [SUMMARY]
    assert book[SUMMARY]["D5"].value == document.problems[0].vi


def test_of_a_large_file_the_rows_at_fault_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mark, "MOST_CELLS", 3)
    book = marked(saved(workbook()), problem("Biểu 1", 3, 2))
    assert [[cell.value for cell in row] for row in book["Biểu 1"].iter_rows(min_row=2)] == [
        [None, None],
        ["Phường Hai", 13],
    ]
    assert str(book[SUMMARY]["A3"].value).startswith("Tệp quá lớn")


def test_english_first() -> None:
    book = marked(saved(workbook()), problem("Biểu 1", 3, 2), lang="en")
    assert book.sheetnames[0] == "Findings"
    assert bears(book["Biểu 1"])["B3"].startswith("Error, to be mended · ✖ Lỗi, phải sửa\nwrong; mend it")

"""Files of all formats and with all faults: what is read of them, and what is said in both languages."""

import csv
import time
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpi.intake.reading import coded
from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import CellProblem, Document, Sheet
from kpi.intake.reading.limits import Limits
from tests.intake.reading.formats import TABLE, archive, rezip, workbook, xlsx
from tests.intake.reading.making import FILES, MADE

EXPECTED = FILES.parent / "files.csv"
SAME_TABLE = [
    "utf8.csv", "utf8_mark.csv", "utf16_little_mark.csv", "utf16_big_mark.csv", "utf16_little.csv", "utf16_big.csv",
    "windows1258.csv", "tcvn3.csv", "decomposed_letters.csv", "semicolons.csv", "tabs.txt", "bars.csv",
    "carriage_returns.csv",
]  # fmt: skip


def said() -> dict[str, list[dict[str, str]]]:
    """Return what is expected to be said of each file: kind, encoding, and each problem in both languages."""
    found: dict[str, list[dict[str, str]]] = {}
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            found.setdefault(record["file"], []).append(record)
    return found


SAID = said()


def document(name: str, encoding: str = "") -> Document:
    return read_document(name, (FILES / name).read_bytes(), encoding=encoding)


def grid(sheet: Sheet) -> dict[str, str]:
    return {cell.ref: cell.text for cell in sheet.cells.values()}


def codes(read: Document) -> list[str]:
    return [problem.code for problem in read.problems if isinstance(problem, CellProblem)]


@pytest.mark.parametrize("name", sorted(MADE))
def test_each_file_says_what_is_wrong_and_nothing_else(name: str) -> None:
    read = document(name)
    told = [
        {"code": p.code, "severity": p.severity, "vi": p.text("vi"), "en": p.text("en")}
        for p in read.problems
        if isinstance(p, CellProblem)
    ]
    expected = SAID[name]
    assert {(read.kind, read.encoding)} == {(record["kind"], record["encoding"]) for record in expected}
    fields = ("code", "severity", "vi", "en")
    assert told == [{field: record[field] for field in fields} for record in expected if record["code"]]
    stopped = any(problem["severity"] == "error" for problem in told) and not read.kind
    assert stopped == (not read.sheets)


def test_every_file_is_made_by_the_script() -> None:
    assert {path.name for path in FILES.iterdir()} == set(MADE) == set(SAID)


@pytest.mark.parametrize("name", SAME_TABLE)
def test_every_code_page_and_delimiter_gives_the_same_table(name: str) -> None:
    (sheet,) = document(name).sheets
    assert grid(sheet) == {
        "A1": "Đơn vị", "B1": "Hồ sơ đã giải quyết", "C1": "Tỷ lệ",
        "A2": "Phường Trưng Vương", "B2": "15.833", "C2": "24,1%",
        "A3": "Xã Phúc Hà", "B3": "9769", "C3": "91,6%",
    }  # fmt: skip
    assert (sheet.rows, sheet.columns) == (3, 3)


def test_xlsx_tells_types_formats_merges_and_what_is_hidden() -> None:
    sheet, empty = document("workbook.xlsx").sheets
    assert (sheet.name, sheet.rows, sheet.columns, sheet.merged) == ("Quý I", 5, 3, ((1, 1, 1, 3),))
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns), sheet.hidden) == ({4}, {5}, False)
    assert [(c.ref, c.text, c.value, c.number_format) for c in sheet.cells.values() if c.row > 2] == [
        ("A3", "Phường Trưng Vương", None, ""),
        ("B3", "9769", 9769.0, ""),
        ("C3", "0.241", 0.241, "0.0%"),
        ("A4", "Xã Phúc Hà", None, ""),
        ("B4", "15.833", None, ""),
        ("A5", "2021-09-01", date(2021, 9, 1), "mm/yyyy"),
        ("B5", "05443", 5443.0, "00000"),
        ("C5", "19538", 19538.0, ""),
    ]
    assert (empty.name, empty.rows, dict(empty.cells)) == ("Trống", 0, {})


def test_ods_tells_shares_merges_and_hidden_rows() -> None:
    (sheet,) = document("workbook.ods").sheets
    assert (sheet.merged, set(sheet.hidden_rows)) == (((1, 1, 1, 3),), {5})
    assert [(c.ref, c.value, c.number_format) for c in sheet.cells.values() if c.value] == [
        ("B4", 9769.0, ""),
        ("C4", 0.241, "0%"),
    ]


def test_xls_tells_shares_dates_merges_and_hidden_rows() -> None:
    (sheet,) = document("workbook.xls").sheets
    assert (sheet.name, sheet.merged, set(sheet.hidden_rows)) == ("Quý I", ((1, 1, 1, 3),), {4})
    assert [(c.ref, c.text, c.value, c.number_format) for c in sheet.cells.values() if c.value] == [
        ("B3", "9769", 9769.0, ""),
        ("C3", "0.241", 0.241, "0.0%"),
        ("A5", "2021-09-01", date(2021, 9, 1), "MM/YYYY"),
    ]


def test_cells_are_found_by_place_and_only_where_something_is() -> None:
    cells = document("workbook.xlsx").sheets[0].cells
    assert cells[3, 2].text == "9769"
    assert cells.get((3, 4)) is cells.get((0, 0)) is cells.get((99, 1)) is None
    assert (1, 2) not in cells
    assert len(cells) == 12 == len(list(cells)) == len(cells.items())
    assert all(cells[place] == cell for place, cell in cells.items())
    with pytest.raises(KeyError):
        cells[-1, 1]


def test_an_answer_about_the_encoding_is_taken() -> None:
    read = document("encoding_unsure.csv", encoding="windows-1258")
    assert (read.encoding, grid(read.sheets[0])["A2"]) == ("windows-1258", "café")


def test_texts_are_kept_but_nothing_that_hides_or_controls() -> None:
    (sheet,) = document("hostile_texts.csv").sheets
    assert list(grid(sheet).values()) == ["Đơn vị", "Số", "phường A", "=1+1", "@SUM(A1)", "+5"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\quý 1.xlsx", "quý 1.xlsx"),
        ("bao\u202excod.xlsx\x00\n<b>", "baoxcod.xlsx <b>"),
        ("", "?"),
        ("///", "?"),
        ("a" * 300, "a" * 119 + "…"),
    ],
)
def test_a_name_is_shown_as_one_line_and_never_a_path(name: str, shown: str) -> None:
    read = read_document(name, b"")
    assert (read.name, read.problems[0].file) == (shown, shown)


@pytest.mark.parametrize(
    ("limits", "data", "code", "en"),
    [
        (Limits(text_bytes=1_000_000), b"a" * 1_000_001, "file_too_large", "has 2 MB, at most 1 MB"),
        (Limits(rows=2), TABLE.encode(), "too_many_rows", "more than 2 rows"),
        (Limits(columns=2), TABLE.encode(), "too_many_columns", "line 1: there are more than 2 columns"),
        (Limits(cells=8), TABLE.encode(), "too_many_cells", "more than 8 cells"),
        (Limits(cell_characters=10), TABLE.encode(), "cell_too_long", "cell B1: a cell has more than 10 characters"),
        (Limits(), b'a,"' + b"x" * 200_000 + b'"', "cell_too_long", "more than 32,767 characters"),
        (Limits(cell_characters=10), workbook(), "cell_too_long", "sheet “Quý I”: a cell has more than 10"),
        (Limits(rows=4), workbook(), "too_many_rows", "sheet “Quý I”: there are more than 4 rows"),
        (Limits(columns=2), workbook(), "too_many_columns", "sheet “Quý I”: there are more than 2 columns"),
        (Limits(cells=14), workbook(), "too_many_cells", "more than 14 cells"),
        (Limits(sheets=1), workbook(), "too_many_sheets", "has 2 sheets, at most 1"),
        (Limits(parts=5), workbook(), "too_many_parts", "more than 5 parts"),
        (Limits(unpacked_bytes=9_000), workbook(), "unpacked_too_large", "unpacks to more than"),
        (Limits(seconds=0.01), workbook(), "too_slow", "takes more than 0 seconds"),
    ],
)
def test_each_limit_has_its_message(limits: Limits, data: bytes, code: str, en: str) -> None:
    read = read_document("a", data, limits)
    assert codes(read) == [code]
    assert en in read.problems[0].text("en")
    assert read.sheets == ()


def test_numbers_in_messages_are_grouped_as_each_language_does() -> None:
    (problem,) = read_document("a.csv", b'a,"' + b"x" * 200_000 + b'"').problems
    assert "32.767 ký tự" in problem.text("vi")
    assert "32,767 characters" in problem.text("en")


def test_a_workbook_that_lies_about_its_size_is_not_unpacked_whole() -> None:
    lying = (FILES / "unpacks_to_more_than_told.xlsx").read_bytes()
    assert zipfile.ZipFile(BytesIO(lying)).getinfo("xl/worksheets/sheet1.xml").file_size == 100
    small = Limits(unpacked_bytes=1_000_000)
    assert codes(read_document("a.xlsx", lying, small)) == ["unpacked_too_large"]


def test_pictures_and_macros_are_never_unpacked() -> None:
    broken = rezip(workbook(), {"xl/media/image1.png": b"picture", "xl/vbaProject.bin": b"macro"})
    at = broken.find(b"xl/media/image1.png") + 19
    read = read_document("a.xlsx", broken[:at] + b"\xff" + broken[at + 1 :])
    assert codes(read) == ["macros"]
    assert read.sheets[0].rows == 5


def test_a_workbook_in_strict_dialect_with_prefixes_is_read_alike() -> None:
    percent = '<x:c r="A1" s="1"><x:v>0.5</x:v></x:c><x:c r="B1" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>'
    sheet = f'<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1">{percent}'
    made = xlsx(lambda book: book.add_worksheet("A").write("A1", 0.5, book.add_format({"num_format": "0%"})))
    xml = f"{sheet}</x:row></x:sheetData></x:worksheet>".encode()
    read = read_document("a.xlsx", rezip(made, {"xl/worksheets/sheet1.xml": xml}))
    assert codes(read) == ["error_value"]
    assert [(c.text, c.number_format) for c in read.sheets[0].cells.values()] == [("0.5", "0%")]


def test_a_deep_path_in_an_archive_is_a_name_and_no_place() -> None:
    read = read_document("a.xlsx", rezip(workbook(), {"../../../tmp/evil.xml": b"<a/>", "/etc/evil.xml": b"<a/>"}))
    assert (codes(read), read.sheets[0].rows) == ([], 5)


def test_reading_what_never_ends_stops_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpi.intake.reading.apart._RUN", "import time; time.sleep(600)")
    begun = time.monotonic()
    assert codes(read_document("a.xlsx", workbook(), Limits(seconds=1))) == ["too_slow"]
    assert time.monotonic() - begun < 60


def test_nothing_of_a_child_is_taken_back_that_could_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kpi.intake.reading.apart._RUN", "import os, pickle, sys; pickle.dump(os.system, sys.stdout.buffer)"
    )
    assert codes(read_document("a.xlsx", workbook())) == ["damaged"]


def test_an_archive_without_a_workbook_is_named() -> None:
    (problem,) = read_document("a.zip", archive({"a.txt": b"a"})).problems
    assert "đây là tệp nén, không phải bảng tính" in problem.vi


CELLS = st.text("ab1, ;.|\t-é\u0301", max_size=4)
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6)


@settings(deadline=None, max_examples=60)
@example([], [[""]], [], ",", "\n")
@given(LINES, LINES, LINES, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n"]))
def test_a_large_csv_read_by_column_is_the_same_as_read_by_line(
    above: list[list[str]], odd: list[list[str]], below: list[list[str]], delimiter: str, end: str
) -> None:
    body = [[f"Phường {n % 7}", "2021", str(n % 11)] for n in range(600)]
    lines = [*above, *body[:300], *odd[:1], *body[300:], *below]
    data = end.join(delimiter.join(line) for line in lines).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coded, "LARGE_BYTES", 1)
        quick = read_document("a.csv", data)
        patch.setattr(coded, "LARGE_BYTES", len(data) + 1)
        slow = read_document("a.csv", data)
    assert [dict(sheet.cells) for sheet in quick.sheets] == [dict(sheet.cells) for sheet in slow.sheets]
    assert [(sheet.rows, sheet.columns) for sheet in quick.sheets] == [(s.rows, s.columns) for s in slow.sheets]
    assert (quick.encoding, quick.problems) == (slow.encoding, slow.problems)


@pytest.mark.parametrize(
    "data",
    [b'"b\nc",1\n', b"a,b\rc,d\n", b"a,\xff\n", b"a,b\0\n", b"a,b,c\n"],
    ids=["quotes", "lone return", "no utf-8", "zero", "another width"],
)
def test_what_is_not_plain_is_read_by_line(data: bytes) -> None:
    plain = b"x,y\n" * 500
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coded, "LARGE_BYTES", 1)
        assert coded.read_columns(plain + plain, Limits()) is not None
        assert coded.read_columns(plain + data + plain, Limits()) is None
        assert coded.read_columns(b"sep=,\n" + plain, Limits()) is None
        assert coded.read_columns(plain, Limits(rows=499)) is None

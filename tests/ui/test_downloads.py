"""Answers as files."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook

from kpi.analysis.children import children
from kpi.analysis.provenance import findings, parts
from kpi.analysis.revisions import revisions
from kpi.analysis.selection import read_selection
from kpi.analysis.series import series
from kpi.book.files import as_csv, as_xlsx, findings_rows, revisions_rows
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from kpi.ui.tables import answer_table
from kpi.ui.view import View
from tests.building import World, said


@pytest.fixture
def view(real: Snapshot) -> View:
    reference = read_reference(real)
    selection = read_selection({"place": "MH"}, reference, [2025])
    return View(real, reference, selection, (2025,), Wording(reference, "vi"))


def read(content: bytes) -> list[list[str]]:
    """Return the rows and, below an empty one, the notes: heading and words."""
    lines = content.decode("utf-8-sig").splitlines(keepends=True)
    told = [re.fullmatch(r"# (?:([^:,.]+): )?(.*)", line.strip()) for line in lines if line.startswith("#")]
    rows = csv.reader(io.StringIO("".join(line for line in lines if not line.startswith("#"))))
    return [*rows, [], *([note[1] or "", note[2]] for note in told if note)]


def test_csv_has_plain_numbers_and_every_row_its_source(view: View) -> None:
    answer = series(view.data, ["online_share"], ["164"])
    rows = read(as_csv(view, answer, "Tiêu đề"))
    records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:3]]
    assert [(r["Năm"], r["Tử số"], r["Mẫu số"], r["Báo cáo ghi"]) for r in records] == [
        ("2019", "1655", "11006", "trên 14%"),
        ("2020", "", "", "24,1%"),
    ]
    assert [float(r["Giá trị"]) for r in records] == pytest.approx([100 * 1655 / 11006, 24.1])
    assert [r["Thời gian"] for r in records] == ["2019-01-01/2019-11-14", "2020-01-01/2020-12-31"]
    assert [(r["Mã đơn vị"], r["Mã chỉ tiêu"], r["Chưa trọn kỳ"]) for r in records] == [
        ("164", "online_share", "1"),
        ("164", "online_share", "0"),
    ]
    assert [r["Nguồn"] for r in records] == ["Báo Thái Nguyên (2019)", "Làng nghề Việt Nam (LNV)"]
    assert ["Lần công bố", "1"] in rows
    assert any("trang-in-267691" in row[1] for row in rows if row[:1] == ["Nguồn"])


def test_synthetic_figures_are_marked_in_every_row(view: View) -> None:
    answer = children(view.data, "MH", "on_time_share", 2025)
    rows = read(as_csv(view, answer, "Tiêu đề"))
    column = rows[0].index("SỐ LIỆU MÔ PHỎNG / SYNTHETIC DATA")
    assert {row[column] for row in rows[1 : len(answer) + 1]} == {"x"}
    assert ["SỐ LIỆU MÔ PHỎNG", "địa phương này không có thật."] in rows


def test_missing_units_are_rows_without_a_value(view: View) -> None:
    answer = children(view.data, "173", "level4_share", 2022)
    rows = read(as_csv(view, answer, "Tiêu đề"))
    values = [row[rows[0].index("Giá trị")] for row in rows[1:21]]
    assert (len([value for value in values if value]), values.count("")) == (7, 13)
    assert [row[rows[0].index("Trạng thái")] for row in rows[8:21]] == ["O"] * 13


def test_workbook_has_a_sheet_of_notes(view: View) -> None:
    answer = series(view.data, ["plan_completion"], ["MH"])
    book = zipfile.ZipFile(io.BytesIO(as_xlsx(view, answer, "Tiêu đề")))
    sheets = book.read("xl/workbook.xml").decode()
    assert 'name="Số liệu"' in sheets
    assert 'name="Ghi chú"' in sheets
    assert "SỐ LIỆU MÔ PHỎNG · SYNTHETIC DATA" in book.read("xl/sharedStrings.xml").decode()


def test_the_same_answer_gives_the_same_file(view: View) -> None:
    answer = series(view.data, ["plan_completion"], ["164"])
    assert as_xlsx(view, answer, "Tiêu đề") == as_xlsx(view, answer, "Tiêu đề")


def test_csv_tells_how_to_open_it_and_pandas_reads_the_rows_alone(view: View) -> None:
    answer = series(view.data, ["plan_completion", "online_share"], ["164", "MH"])
    hostile = answer.assign(printed='a # b, "c"; d')
    file = as_csv(view, hostile, 'Tiêu đề, =1+1; ＝2 "quoted"')
    assert file.decode("utf-8-sig").startswith("# Tệp CSV, UTF-8, phân cách bằng dấu phẩy")
    assert "XLSX" in file.decode("utf-8-sig").splitlines()[0]
    assert "# Nội dung: Tiêu đề, '=1+1; '＝2 ”quoted”\r\n" in file.decode("utf-8-sig")
    table = pd.read_csv(io.BytesIO(file), comment="#")
    assert len(table) == len(answer)
    assert set(table["Báo cáo ghi"]) == {'a # b, "c"; d'}
    assert table["Giá trị"].dropna().tolist() == pytest.approx(answer["value"].dropna().tolist())


@pytest.mark.parametrize("printed", ["＝1+1", " =1+1", "\t@x", "\u00a0+1", "\n-1"])
def test_formulas_in_disguise_are_text_in_every_file(view: View, printed: str) -> None:
    hostile = series(view.data, ["plan_completion"], ["164"]).assign(printed=printed)
    assert f"'{printed}" in as_csv(view, hostile, "Tiêu đề").decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(as_xlsx(view, hostile, printed))).worksheets
    cells = [cell for row in sheet[0].iter_rows() for cell in row if cell.value == printed]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    assert sheet[1]["B1"].quotePrefix


def test_no_cell_starts_a_formula(view: View) -> None:
    answer = series(view.data, ["plan_completion"], ["164"])
    hostile = answer.assign(printed="=1+1")
    assert "'=1+1" in as_csv(view, hostile, "Tiêu đề").decode("utf-8-sig")
    book = zipfile.ZipFile(io.BytesIO(as_xlsx(view, pd.DataFrame(hostile), "Tiêu đề")))
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_findings_as_a_file_have_code_words_figures_and_place_in_the_source(view: View) -> None:
    found = findings(view.data, ["164"], 2020)
    rows = read(as_csv(view, found, "Vấn đề số liệu", findings_rows))
    records = {row[1]: dict(zip(rows[0], row, strict=True)) for row in rows[1 : len(found) + 1]}
    figures = json.loads(records["stated_share"].pop("Các con số (JSON)"))
    assert (figures["form"], figures["printed"], figures["numerator"], figures["denominator"]) == (
        "truncated",
        "91,6%",
        11,
        12,
    )
    assert records["stated_share"] == {
        "Mức độ": "warning",
        "Mã phép kiểm tra": "stated_share",
        "Phép kiểm tra": "Tỷ lệ nêu khác tỷ lệ tính lại",
        "Nội dung": "Báo cáo ghi 91,6%; 11/12 = 91,67\u00a0%. Số trong báo cáo bị cắt bớt phần thập phân, không được "
        "làm tròn.",
        "Đơn vị": "Thành phố Thái Nguyên",
        "Mã đơn vị": "164",
        "Thuộc": "Tỉnh Thái Nguyên",
        "Chỉ tiêu": "Hoàn thành kế hoạch cải cách hành chính",
        "Mã chỉ tiêu": "plan_completion",
        "Kỳ": "2020-01-01/2020-12-31",
        "Nguồn": "Làng nghề Việt Nam (LNV)",
        "Đoạn": "1",
    }
    assert set(records) == {"stated_share", "impossible_share", "implied_total"}
    assert [row[0] for row in rows[len(found) + 2 :]] == ["", "Nội dung", "Lần công bố", "Công bố lúc", "Nguồn"]
    book = zipfile.ZipFile(io.BytesIO(as_xlsx(view, found, "Vấn đề số liệu", findings_rows)))
    assert "stated_share" in book.read("xl/sharedStrings.xml").decode()


def test_findings_about_synthetic_figures_are_marked(view: View) -> None:
    found = findings(view.data, ["MH12"])
    rows = read(as_csv(view, found, "Vấn đề số liệu", findings_rows))
    assert {row[-1] for row in rows[1 : len(found) + 1]} == {"x"}
    assert rows[0][-1] == "SỐ LIỆU MÔ PHỎNG / SYNTHETIC DATA"


def test_a_table_says_what_the_checks_noticed_in_each_row(view: View) -> None:
    table = answer_table(view, series(view.data, ["online_share"], ["164"]), first=("unit", "year"))
    assert [text.replace("\u00a0", " ") for text in table["Ghi chú kiểm tra"]] == [
        "Báo cáo ghi “trên 14%”; tính từ các phần là 15,0 %.",
        "Báo cáo nêu 2.904 (“Hồ sơ trực tuyến mức độ 3”) và 24,1%, không nêu tổng. Tổng phải từ 12.025 đến 12.074; "
        "không dùng làm số liệu.",
    ]
    assert "Ghi chú kiểm tra" not in answer_table(view, series(view.data, ["edocs_sent"], ["164"]))


def test_what_a_source_says_is_not_known_has_that_status_in_tables_and_files(world: World) -> None:
    data = world.show(
        said("W1", "2020", "handled", 5), said("W2", "2020", "handled", "", status="O", printed="Chưa có số liệu"),
        said("W3", "2020", "handled", "", status="M", printed=""),
    )  # fmt: skip
    reference = read_reference(data)
    view = View(data, reference, read_selection({"place": "C"}, reference, [2020]), (2020,), Wording(reference, "vi"))
    answer = children(data, "C", "handled", 2020)
    table = answer_table(view, answer)
    assert dict(zip(table["Đơn vị"], table["Trạng thái"], strict=True)) == {
        "Phường Một": "",
        "Phường Hai": "thiếu (O)",
        "Phường Ba": "không thể có (M)",
    }
    rows = read(as_csv(view, answer, "Tiêu đề"))
    assert [row[rows[0].index("Trạng thái")] for row in rows[1:4]] == ["A", "O", "M"]
    assert parts(data, "handled", "W2", 2020)[["status", "printed"]].to_numpy().tolist() == [["O", "Chưa có số liệu"]]


def test_a_file_of_an_earlier_state_says_so(view: View) -> None:
    answer = series(view.data, ["plan_completion"], ["164"])
    earlier = replace(view, published={4: date(2026, 5, 5), 1: date(2026, 4, 1)})
    note = "Đây là số liệu như đã công bố lần 1, không phải số mới nhất; khi tải đã có lần công bố 4."
    assert ["", note] in read(as_csv(earlier, answer, "Tiêu đề"))
    assert note not in as_csv(view, answer, "Tiêu đề").decode("utf-8-sig")


def test_revisions_are_written_with_codes_figures_sources_and_words(world: World) -> None:
    world.publish(said("W1", "2020", "handled", 100, paragraph=1), said("W2", "2020", "handled", 5))
    data = world.show(said("W1", "2020", "handled", 120.5, paragraph=1, printed="120,5"))
    reference = read_reference(data)
    view = View(data, reference, read_selection({}, reference, [2020]), (2020,), Wording(reference, "vi"))
    rows = read(as_csv(view, revisions(data), "Tiêu đề", revisions_rows))
    records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:3]]
    told = ("Lần công bố", "Loại", "Mã", "Mã đơn vị", "Kỳ", "Giá trị cũ", "Giá trị mới", "Bản mới ghi", "Nguồn mới")
    assert [tuple(record[name] for name in told) for record in records] == [
        ("2", "đính chính", "handled", "W1", "2020-01-01/2020-12-31", "100", "120.5", "120,5", "Báo (2021-01)"),
        ("2", "không còn nêu", "handled", "W2", "2020-01-01/2020-12-31", "5", "", "", ""),
    ]
    assert [record["Thay đổi"].split(":")[0] for record in records] == ["Đính chính", "Không còn nêu"]
    assert any("Báo cáo. Báo" in row[1] for row in rows if row[:1] == ["Nguồn"])
    assert as_xlsx(view, revisions(data), "Tiêu đề", revisions_rows)[:2] == b"PK"

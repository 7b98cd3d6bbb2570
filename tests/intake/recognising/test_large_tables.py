"""A table whose plain rows are read together says exactly what it says when each row is read for itself."""

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.reading.cells import Cells
from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import Document, Sheet
from kpi.intake.recognising.model import Place, Role, Understood
from kpi.intake.recognising.rows import RowReader
from tests.building import ROOT
from tests.intake.recognising.grids import read, unaccounted

UNITS = ["Phường Quang Trung", "Phường Tân Lập", "Xã Sơn Cẩm", "Phường Đồng Quang", "Xã Cao Ngạn"]
ITEMS = ["Hồ sơ tiếp nhận", "Hồ sơ quá hạn", "Tỷ lệ giải quyết đúng hạn (%)"]
ODD_UNITS = ["Phường Nào Đó", "Tổng số", "P. Quang Trung", "TP Thái Nguyên", "A", "Ghi chú: x", ""]
ODD_FIGURES = ["-", "…", "KPS", "1.234", "12,5", "24,1%", "4.561/5.650", "abc", "-3", "12 bộ", "0,7", "5", "", "(7)"]
PERIODS = ["Tháng 1/2021", "Quý II/2021", "2021-07", "tháng 3", "Năm 2020", "không rõ"]


def workbook(rows: Sequence[Sequence[object]]) -> Document:
    """Return a document with one sheet of these rows."""
    width = max(map(len, rows))
    cells = Cells([[*row, *[""] * (width - len(row))] for row in rows])
    last = cells.last
    return Document("bang.xlsx", "0" * 64, "xlsx", "", (Sheet("Bảng", *last, cells, (), frozenset()),), ())


def both(source: Document) -> tuple[Understood, Understood]:
    """Return what is understood with plain rows read together, and with each row read for itself."""
    joined = read(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RowReader, "plain", property(lambda rows: np.zeros(len(rows.table.body), dtype=bool)))
        return joined, read(source)


def roles(found: Understood) -> dict[str, dict[Place, Role]]:
    return {name: dict(of_sheet) for name, of_sheet in found.roles.items()}


def assert_same(source: Document) -> Understood:
    joined, alone = both(source)
    assert list(joined.values) == list(alone.values)
    assert joined.problems == alone.problems
    assert joined.questions == alone.questions
    assert (joined.totals, joined.fingerprint) == (alone.totals, alone.fingerprint)
    assert roles(joined) == roles(alone)
    assert unaccounted(source, joined) == []
    return joined


def long_table(count: int = 400) -> list[list[object]]:
    rows: list[list[object]] = [["STT", "Đơn vị", "Kỳ", "Chỉ tiêu", "Giá trị", "Ghi chú"]]
    keys = [(u, f"Tháng {m}/{y}", i) for y in range(2010, 2022) for m in range(1, 13) for u in UNITS for i in ITEMS[:2]]
    return rows + [[float(n), *key, float(n * 7 % 500), ""] for n, key in enumerate(keys[:count], 1)]


def wide_table(count: int = 300) -> list[list[object]]:
    rows: list[list[object]] = [["Đơn vị", "Kỳ", *ITEMS]]
    keys = [(unit, f"{y}-{m:02}") for y in range(2010, 2025) for m in range(1, 13) for unit in UNITS]
    return rows + [[*key, float(n % 90), str(n % 13), f"{n % 100},5%"] for n, key in enumerate(keys[:count])]


@pytest.mark.parametrize("rows", [long_table(), wide_table()], ids=["long", "wide"])
def test_a_plain_table_says_all_its_values(rows: list[list[object]]) -> None:
    found = assert_same(workbook(rows))
    assert len(found.values) == 400 if len(rows) == 401 else 900
    assert found.problems == found.questions == ()


@pytest.mark.parametrize("table", [long_table, wide_table], ids=["long", "wide"])
@pytest.mark.parametrize(
    ("column", "odd"),
    [("unit", odd) for odd in ODD_UNITS]
    + [("figure", odd) for odd in ODD_FIGURES]
    + [("period", odd) for odd in PERIODS],
)
def test_an_odd_cell_far_down_is_told_as_if_all_were_read(table: Any, column: str, odd: str) -> None:
    rows = table()
    place = rows[0].index(
        {"unit": "Đơn vị", "period": "Kỳ"}.get(column, "Giá trị" if "Giá trị" in rows[0] else ITEMS[0])
    )
    for row in (150, 233, 251, 252):
        rows[row][place] = odd
    assert_same(workbook(rows))


def test_a_row_told_twice_is_found_wherever_it_stands() -> None:
    rows = long_table()
    rows[333] = [333.0, *rows[140][1:]]
    found = assert_same(workbook(rows))
    assert [(p.code, p.line) for p in found.problems] == [("row_twice", 334)]
    assert len(found.values) == 399


def test_lines_and_totals_in_a_large_table_hold_for_the_rows_around_them() -> None:
    rows: list[list[object]] = [["STT", "Đơn vị", "Hồ sơ tiếp nhận"]]
    for month in [f"Tháng {m}/{y}" for y in range(2017, 2020) for m in range(1, 13)]:
        rows += [[month, "", ""], *([float(n), unit, float(n * 7)] for n, unit in enumerate(UNITS, 1))]
        rows.append(["", "Cộng", 105.0])
    rows[-1][2] = 106.0
    found = assert_same(workbook(rows))
    assert (len(found.values), len(found.totals)) == (180, 36)
    assert {value.period for value in found.values} == {f"{y}-{m:02}" for y in range(2017, 2020) for m in range(1, 13)}
    assert [(problem.code, problem.line) for problem in found.problems] == [("total_differs", 253)]


ODD = st.tuples(
    st.integers(215, 300),
    st.integers(0, 5),
    st.sampled_from([*ODD_UNITS, *ODD_FIGURES, *PERIODS, "I", "1", "%", "Hồ sơ trả lại"]),
)


@settings(max_examples=int(os.environ.get("KPI_GRIDS", "25")), deadline=None)
@given(st.booleans(), st.lists(ODD, max_size=6))
def test_whatever_stands_in_a_large_table(long: bool, odd: list[tuple[int, int, str]]) -> None:
    rows = long_table() if long else wide_table()
    for row, column, text in odd:
        rows[row][min(column, len(rows[row]) - 1)] = text
    assert_same(workbook(rows))


@pytest.mark.parametrize("path", sorted((ROOT / "tests/data/problems/files").glob("*")), ids=lambda path: path.name)
def test_every_faulty_file_is_told_the_same(path: Any) -> None:
    source = read_document(path.name, path.read_bytes())
    joined, alone = both(source)
    assert list(joined.values) == list(alone.values)
    assert (joined.problems, joined.questions, joined.totals) == (alone.problems, alone.questions, alone.totals)
    assert roles(joined) == roles(alone)

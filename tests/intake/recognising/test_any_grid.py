"""Whatever a sheet holds, reading it ends, and no cell is left out in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.recognising.mapping import Mapping
from tests.building import examples
from tests.intake.recognising.grids import document, read, sheet, unaccounted

WORDS = [
    "STT", "Đơn vị", "Chỉ tiêu", "ĐVT", "Kỳ", "Giá trị", "Ghi chú", "Mã ĐVHC", "Hồ sơ tiếp nhận", "Hồ sơ quá hạn",
    "Tỷ lệ giải quyết đúng hạn (%)", "Cán bộ dự tập huấn", "Kế hoạch", "P. Quang Trung", "Phường Tân Lập", "Xã Bàn Đạt",
    "Tân Thành", "TP Thái Nguyên", "5446", "Tổng số", "Cộng", "Cả năm", "I", "II. Các xã", "- Đúng hạn", "Trong đó:",
    "Quý I", "Quý III/2021", "Năm 2021", "2020", "tháng 3", "BÁO CÁO NĂM 2021", "UBND PHƯỜNG QUANG TRUNG", "(1)", "(2)",
    "1", "2", "3", "12", "1.234", "12,345", "24,1%", "4.561/5.650", "KPS", "-", "…", "=A1", "#REF!", "Người lập biểu",
    "Ghi chú: x", "a\nb", "hồ sơ", "tỷ đồng", "%", ":", "(", "không",
]  # fmt: skip
CELLS = st.one_of(
    st.none(), st.sampled_from(WORDS), st.integers(-5, 3000), st.floats(0, 5000).map(lambda x: round(x, 3))
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=9)
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 6), st.integers(0, 2), st.integers(0, 3))


@settings(max_examples=examples(200))
@given(ROWS, st.lists(PLACES, max_size=3))
def test_every_cell_of_any_grid_has_its_role_and_reason(
    rows: list[list[object]], merged: list[tuple[int, int, int, int]]
) -> None:
    source = document(
        sheet(rows, merged=[(row, column, row + down, column + right) for row, column, down, right in merged])
    )
    found = read(source)
    assert unaccounted(source, found) == []
    keys = [question.key for question in found.questions]
    assert len(keys) == len(set(keys))
    kept = Mapping.learn(found, dict.fromkeys(keys, "skip"))
    assert Mapping.from_json(kept.to_json()) == kept


def test_a_sheet_of_nothing_holds_no_table() -> None:
    assert [problem.code for problem in read(document(sheet([]))).problems] == ["no_table"]
    assert [problem.code for problem in read(document()).problems] == ["no_table"]

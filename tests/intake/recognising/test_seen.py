"""What a person sees of a sheet is what is read of it, in every format; what cannot be told by looking is asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from kpi.intake.reading.files import read_document
from kpi.intake.recognising.model import Understood
from tests.intake.recognising.grids import read, values
from tests.intake.recognising.writing import ERROR, WRITERS, Drawn, in_csv

TITLE = ["Kết quả giải quyết hồ sơ quý I năm 2024"]
HEAD = ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết"]
PLAIN = Drawn([TITLE, HEAD, ["Phường Quang Trung", 1234, 1190], ["Xã Phúc Hà", 310, 305]])
WHOLE = [
    ("dossiers_received", "05446", "2024-Q1", 1234),
    ("dossiers_resolved", "05446", "2024-Q1", 1190),
    ("dossiers_received", "05485", "2024-Q1", 310),
    ("dossiers_resolved", "05485", "2024-Q1", 305),
]
every_format = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
Write = Callable[[Drawn], bytes]


def taken(data: bytes, answers: Mapping[str, str] | None = None, place: str = "164") -> Understood:
    return read(read_document("bao-cao", data), answers, place)


def told(found: Understood) -> list[tuple[str, str]]:
    """Return the code and cell of everything that is told, and the key of everything that is asked."""
    notes = [(problem.code, f"{'@ABCDEFGH'[problem.column]}{problem.line}") for problem in found.problems]
    return notes + [(question.key, f"{'@ABCDEFGH'[question.column]}{question.line}") for question in found.questions]


@every_format
def test_a_plain_sheet_is_read_as_it_stands(write: Write) -> None:
    found = taken(write(PLAIN))
    assert (values(found), told(found)) == (WHOLE, [])


@every_format
def test_a_hidden_column_is_asked_about(write: Write) -> None:
    hidden = write(replace(PLAIN, hidden_columns=frozenset([2])))
    found = taken(hidden)
    assert (values(found), told(found)) == (WHOLE[1::2], [("hidden_column:ho so tiep nhan", "B2")])
    assert values(taken(hidden, {"hidden_column:ho so tiep nhan": "read"})) == WHOLE
    assert told(taken(hidden, {"hidden_column:ho so tiep nhan": "skip"})) == []


@every_format
def test_a_hidden_row_is_asked_about(write: Write) -> None:
    hidden = write(replace(PLAIN, hidden_rows=frozenset([3])))
    found = taken(hidden)
    assert (values(found), told(found)) == (WHOLE[2:], [("hidden_rows:quy i", "B3")])
    assert values(taken(hidden, {"hidden_rows:quy i": "read"})) == WHOLE
    assert values(taken(hidden, {"hidden_rows:quy i": "skip"})) == WHOLE[2:]


@every_format
def test_a_merged_figure_is_asked_about_and_what_it_covers_is_not_read(write: Write) -> None:
    merged = write(replace(PLAIN, merged=[(3, 2, 4, 2)]))
    found = taken(merged)
    asked = [q for q in found.questions if q.key == "merged:quy i:b3"]
    assert values(found) == WHOLE[1::2]
    assert [[choice.answer for choice in question.choices] for question in asked] == [["3:2", "4:2"]]
    second = taken(merged, {"merged:quy i:b3": "4:2"})
    assert ("dossiers_received", "05485", "2024-Q1", 1234) in values(second)
    assert len(second.values) == 3


@every_format
def test_a_name_merged_over_rows_is_no_question(write: Write) -> None:
    body: list[list[object]] = [["Xã Phúc Hà", "Tháng 1/2024", 5], ["", "Tháng 2/2024", 6]]
    found = taken(write(Drawn([TITLE, ["Đơn vị", "Kỳ", "Hồ sơ tiếp nhận"], *body], merged=[(3, 1, 4, 1)])))
    assert [(v[2], v[3]) for v in values(found)] == [("2024-01", 5), ("2024-02", 6)]
    assert told(found) == []


@every_format
def test_a_formula_that_failed_is_told(write: Write) -> None:
    found = taken(write(replace(PLAIN, rows=[*PLAIN.rows[:3], ["Xã Phúc Hà", 310, ERROR]])))
    assert told(found) in ([("error_value", "C4")], [("formula_without_value", "C4")])


def test_a_formula_that_failed_in_a_csv_is_told() -> None:
    for error in ("#N/A", "#VALUE!", "Err:502"):
        found = taken(in_csv(replace(PLAIN, rows=[*PLAIN.rows[:3], ["Xã Phúc Hà", 310, error]])))
        assert told(found) == [("formula_error", "C4")]


MONEY = Drawn(
    [
        ["Giải ngân vốn đầu tư công quý I năm 2024"],
        ["ĐVT: nghìn đồng"],
        ["Đơn vị", "Vốn đầu tư công được giao"],
        ["Xã Phúc Hà", 1250750000],
    ],
    formats={(4, 2): "#,##0,"},
)


@every_format
def test_thousands_that_the_format_leaves_out_are_read_as_they_are_shown(write: Write) -> None:
    assert [(v[0], v[3]) for v in values(taken(write(MONEY)))] == [("capital_planned", 1250.75)]
    million = replace(MONEY, formats={(4, 2): "#,##0,,"}, rows=[MONEY.rows[0], ["ĐVT: triệu đồng"], *MONEY.rows[2:]])
    assert [v[3] for v in values(taken(write(million)))] == [1250.75]


@every_format
def test_without_a_unit_of_measure_the_scale_that_is_shown_is_asked_about(write: Write) -> None:
    counted = replace(PLAIN, rows=[TITLE, HEAD[:2], ["Xã Phúc Hà", 310000]], formats={(3, 2): "#,##0,"})
    found = taken(write(counted))
    assert (values(found), told(found)) == ([], [("number:dossiers_received:shown_shortened", "B3")])
    assert [choice.en for choice in found.questions[0].choices] == ["310", "310,000"]


SHARES = Drawn(
    [TITLE, ["Đơn vị", "Tỷ lệ giải quyết đúng hạn (%)"], ["Phường Quang Trung", 0.975], ["Xã Phúc Hà", 97.5],
     ["Phường Tân Lập", 0.96], ["Phường Gia Sàng", 0]],
    formats={(3, 2): "0.0%"},
)  # fmt: skip


@every_format
def test_a_part_of_one_among_percentages_is_asked_about(write: Write) -> None:
    found = taken(write(SHARES))
    assert [v[3] for v in values(found)] == [97.5, 97.5, 0]
    assert told(found) == [("scale_mixed:on_time_share", "B5")]
    key = "scale_mixed:on_time_share"
    assert [v[3] for v in values(taken(write(SHARES), {key: "100"}))] == [97.5, 97.5, 96, 0]
    assert [v[3] for v in values(taken(write(SHARES), {key: "1"}))] == [97.5, 97.5, 0.96, 0]


def test_small_percentages_among_each_other_are_no_question() -> None:
    rows = [TITLE, SHARES.rows[1], ["Phường Quang Trung", "0,5"], ["Xã Phúc Hà", "2,3"]]
    assert told(taken(in_csv(Drawn(rows)))) == []


def test_a_format_that_shows_nothing_hides_its_figure() -> None:
    found = taken(WRITERS["xlsx"](replace(PLAIN, formats={(3, 2): ";;;"})))
    assert (values(found), told(found)) == (WHOLE[1:], [("unseen_cells", "B3")])

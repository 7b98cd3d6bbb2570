"""Further files of the kinds that were once misread: other formats, another language, another position."""

import pytest

from tests.intake.recognising.grids import values
from tests.intake.recognising.test_seen import Write, taken, told
from tests.intake.recognising.writing import WRITERS, Drawn, in_csv

HEAD: list[object] = ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết"]
QUARTER: list[object] = ["Kết quả quý I năm 2024"]
ENGLISH: list[object] = ["Results for the first quarter of 2024"]
LATE: list[object] = ["Kết quả quý IV năm 2025"]
FORMATS = pytest.mark.parametrize("write", [in_csv, *WRITERS.values()], ids=["csv", *WRITERS])
Rows = list[list[object]]


def figures(
    rows: Rows, write: Write, place: str = "164"
) -> tuple[list[tuple[str, str, float | None]], list[tuple[str, str]]]:
    """Return what is read (item, unit, value) and what is told or asked, with its cell."""
    found = taken(write(Drawn(rows)), place=place)
    return [(item, unit, value) for item, unit, _, value in values(found)], told(found)


@FORMATS
@pytest.mark.parametrize(
    ("name", "place", "unit"),
    [
        ("Xã Tân Thành (huyện Phú Bình)", "19", "05923"),
        ("Tân Thành (TP Thái Nguyên)", "164", "05479"),
        ("Phường Quang Trung (Phổ Yên)", "164", ""),
    ],
)
def test_what_stands_in_brackets_is_part_of_the_name(write: Write, name: str, place: str, unit: str) -> None:
    read, notes = figures([QUARTER, HEAD, [name, 10, 9]], write, place)
    assert [who for _, who, _ in read] == [unit] * 2 * bool(unit)
    assert notes == ([] if unit else [("unit:phuong quang trung pho yen", "A3")])


@FORMATS
@pytest.mark.parametrize("count", ["12345678901234567", 12345678901234567, "9.007.199.254.740.993"])
def test_a_count_that_cannot_be_kept_exactly_is_refused(write: Write, count: object) -> None:
    read, notes = figures([QUARTER, HEAD, ["Xã Phúc Hà", count, 5]], write)
    assert (read, notes) == ([("dossiers_resolved", "05485", 5)], [("too_long", "B3")])


@FORMATS
def test_codes_that_lost_zeros_are_found_and_those_in_powers_of_ten_are_told(write: Write) -> None:
    whole = [QUARTER, ["Mã đơn vị", *HEAD], [5446, "Phường Quang Trung", 10, 9]]
    assert figures(whole, write) == ([("dossiers_received", "05446", 10), ("dossiers_resolved", "05446", 9)], [])
    shortened = [QUARTER, ["Mã đơn vị", *HEAD[1:]], ["5,446E+03", 10, 9], ["4.58E+02", 5, 5]]
    assert figures(shortened, write) == ([], [("code_shortened", "A3"), ("code_shortened", "A4")])


@FORMATS
@pytest.mark.parametrize(
    ("head", "cells", "key"),
    [
        (["Mã", "Đơn vị"], ["05443", "Phường Trưng Vương"], "unit:05443 phuong trung vuong"),
        (["Đơn vị"], ["Phường Trưng Vương"], "unit:phuong trung vuong"),
    ],
)
def test_a_ward_that_ended_is_not_read_as_the_one_that_bears_its_code(
    write: Write, head: list[object], cells: list[object], key: str
) -> None:
    read, notes = figures([LATE, [*head, *HEAD[1:]], [*cells, 10, 9]], write, "19@2025-07-01")
    assert (read, notes) == ([], [(key, "A3")])


@FORMATS
def test_marks_behind_figures_are_left_out_and_told(write: Write) -> None:
    rows: Rows = [QUARTER, HEAD, ["Xã Phúc Hà", "310*", "305(1)"], ["Phường Quang Trung", "1234²", "1.190 **"]]
    read, notes = figures(rows, write)
    assert [value for _, _, value in read] == [310, 305, 1234, 1190]
    assert notes == [("footnote_mark", "B3"), ("footnote_mark", "C3")]


@FORMATS
def test_two_tables_side_by_side_in_english_are_two(write: Write) -> None:
    head: list[object] = ["Unit", "Dossiers received", "", "Unit", "Dossiers received"]
    read, notes = figures([ENGLISH, head, ["Phúc Hà Commune", 310, "", "Quang Trung Ward", 1234]], write)
    assert (read, notes) == ([("dossiers_received", "05485", 310), ("dossiers_received", "05446", 1234)], [])


@FORMATS
def test_rows_that_sum_up_in_english_are_left_out_in_words(write: Write) -> None:
    body: Rows = [["Phúc Hà Commune", 310, 300], ["Average", 310, 300], ["Median", 310, 300], ["Max", 310, 300]]
    read, notes = figures([ENGLISH, ["Unit", "Dossiers received", "Dossiers resolved"], *body], write)
    assert (read, notes) == (
        [("dossiers_received", "05485", 310), ("dossiers_resolved", "05485", 300)],
        [("summary_row", f"A{line}") for line in (4, 5, 6)],
    )


@FORMATS
def test_totals_of_pages_and_sums_carried_over_are_totals(write: Write) -> None:
    rows: Rows = [
        QUARTER, HEAD, ["Xã Phúc Hà", 310, 305], ["Cộng trang 1", 310, 305], HEAD, ["Mang sang", 310, 305],
        ["Phường Quang Trung", 1234, 1190], ["Tổng cộng", 1544, 1495],
    ]  # fmt: skip
    read, notes = figures(rows, write)
    assert ([value for _, _, value in read], notes) == ([310, 305, 1234, 1190], [])
    rows[-1] = ["Tổng cộng", 1544, 1500]
    assert [code for code, _ in figures(rows, write)[1]] == ["total_differs"]


@FORMATS
def test_an_english_no_over_counts_is_asked_about(write: Write) -> None:
    rows: Rows = [QUARTER, ["Đơn vị", "No", "Hồ sơ tiếp nhận"], ["Xã Phúc Hà", 7, 310], ["Phường Quang Trung", 3, 1234]]
    read, notes = figures(rows, write)
    assert ([value for _, _, value in read], notes) == ([310, 1234], [("item:no", "B2")])

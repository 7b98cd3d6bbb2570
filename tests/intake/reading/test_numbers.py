"""Written numbers: a table of forms, what columns settle, and what Babel prints."""

from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.numbers import Number, Question, read_cell, read_cells, read_column, read_number
from tests.intake.reading.notation import number_in_short, written

FORMS = written("numbers.csv")
EXPECTED = {"": None, "yes": True, "no": False}


@pytest.mark.parametrize("form", FORMS, ids=[" / ".join([f["text"], f["others"], f["decimals"]]) for f in FORMS])
def test_written_number(form: dict[str, str]) -> None:
    others = form["others"].split("; ") if form["others"] else []
    first, *_ = read_column([form["text"], *others], EXPECTED[form["decimals"]])
    assert number_in_short(first) == form["meaning"]
    if not others and not form["decimals"]:
        assert first == read_number(form["text"])


def test_a_question_carries_both_readings_and_the_evidence() -> None:
    asked = read_number("15.833")
    assert isinstance(asked, Question)
    assert (asked.evidence.vi, asked.evidence.en) == ("có thể là 15833 hoặc 15,833", "can be 15833 or 15.833")


@pytest.mark.parametrize(
    ("texts", "decimals", "code", "vi", "en"),
    [
        (
            ["1.234", "24,1"],
            None,
            "column",
            "theo cách viết “24,1” cùng cột",
            "as “24,1” in the same column is written",
        ),
        (["15.833", "9769"], False, "counts_whole_things", "đếm số nguyên", "counts whole things"),
        (["1.234", "24,1", "5.2"], None, "mixed_column", "vừa có “24,1”", "has both “24,1” (decimal comma) and “5.2”"),
        (["12,345", "24,1"], False, "column_against_catalogue", "là số lẻ", "it is a fraction, but this measure"),
        (["15.833", "12,345"], False, "two_marks", "cả dấu chấm và dấu phẩy", "dots and commas before three digits"),
        (["416/5.836"], None, "part_within_whole", "tử số không thể lớn hơn", "a part cannot be above its whole"),
        (["(12)"], None, "brackets", "số âm hoặc số thứ tự", "negative or a numbering"),
    ],
)
def test_what_decided_is_told(texts: list[str], decimals: bool | None, code: str, vi: str, en: str) -> None:
    first, *_ = read_column(texts, decimals)
    assert isinstance(first, Number | Question)
    assert first.evidence is not None
    assert first.evidence.code == code
    assert vi in first.evidence.vi
    assert en in first.evidence.en


@pytest.mark.parametrize(
    ("value", "number_format", "decimals", "meaning"),
    [
        (9769.0, "", None, "9769"),
        (0.241, "0.0%", None, "24.1 %"),
        (0.07, "0%", None, "7 %"),
        (24.1, '0.0"%"', None, "24.1 %"),
        (24.1, "0.0\\%", None, "24.1 %"),
        (1.2, '0.0" triệu đồng"', None, "? 1200000 đồng | 1.2 đồng"),
        (12.0, '0" hồ sơ"', None, "12"),
        (5443.0, "00000", None, "5443"),
        (15.833, "", None, "15.833"),
        (15.833, "", True, "15.833"),
        (15.833, "", False, "? 15833 | 15.833"),
        (15.5, "", False, "? 15500 | 15.5"),
        (0.25, "", False, "0.25"),
        (1e22, "", None, "10000000000000000000000"),
        (True, "", None, "no number"),
        (date(2021, 9, 30), "", None, "no number"),
    ],
)
def test_typed_cell(value: float | date | bool, number_format: str, decimals: bool | None, meaning: str) -> None:
    assert number_in_short(read_cell(Cell(1, 1, "as shown", value, number_format), decimals)) == meaning


def test_cells_of_a_column_settle_each_other_as_texts_do() -> None:
    cells = [Cell(1, 1, "1.234", None), None, Cell(3, 1, "24,1", None), Cell(4, 1, "7.5", 7.5)]
    assert [number_in_short(r) for r in read_cells(cells)] == ["1234", "blank: empty", "24.1", "7.5"]


def test_long_text_is_no_number_and_takes_no_time() -> None:
    assert number_in_short(read_number("1 " * 50_000)) == "no number"


numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=6) | st.integers(-(10**9), 10**9).map(Decimal)


@given(
    number=numbers,
    places=st.integers(0, 6),
    lang=st.sampled_from(["vi", "en"]),
    grouped=st.booleans(),
    share=st.booleans(),
)
def test_what_babel_prints_is_read_back_or_asked_about(
    number: Decimal, places: int, lang: str, grouped: bool, share: bool
) -> None:
    number = round(number, places)
    pattern = "#,##0." + "#" * places if places else "#,##0"
    if share:
        printed = format_percent(number / 100, pattern + "%", lang, group_separator=grouped)
    else:
        printed = format_decimal(number, pattern, lang, group_separator=grouped)
    reading = read_number(printed)
    if isinstance(reading, Question):
        assert number in [one.value for one in reading.readings]
        assert all(one.percent == share for one in reading.readings)
    else:
        assert isinstance(reading, Number)
        assert (reading.value, reading.percent) == (number, share)


@given(st.lists(st.decimals(0, 10**7, places=3), min_size=1), st.sampled_from(["vi", "en"]))
def test_a_column_that_babel_prints_in_one_language_is_never_misread(values: list[Decimal], lang: str) -> None:
    for value, reading in zip(values, read_column([format_decimal(v, "#,##0.###", lang) for v in values]), strict=True):
        one_of = reading.readings if isinstance(reading, Question) else (reading,)
        assert value in [one.value for one in one_of if isinstance(one, Number)]


@given(st.text(max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    number_in_short(read_number(text))
    read_column([text, "1.234"], False)

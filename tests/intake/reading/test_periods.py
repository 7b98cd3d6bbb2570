"""Written periods: a table of forms, typed dates, titles."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period, find_periods, read_period, read_period_cell
from tests.building import World
from tests.intake.reading.notation import period_in_short, written

FORMS = written("periods.csv")


@pytest.mark.parametrize("form", FORMS, ids=[" / ".join([f["text"], f["year"]]) for f in FORMS])
def test_written_period(form: dict[str, str]) -> None:
    reading = read_period(form["text"], int(form["year"]) if form["year"] else None)
    assert period_in_short(reading) == form["meaning"]


def test_codes_mean_the_same_days_to_the_store(world: World) -> None:
    periods = {
        reading.code: (str(reading.first), str(reading.last))
        for form in FORMS
        if isinstance(reading := read_period(form["text"], int(form["year"] or 0) or None), Period)
    }
    assert len(periods) > 25
    days = "SELECT code, period_start(code)::VARCHAR AS one, period_end(code)::VARCHAR AS other FROM "
    stored = world.show().query(days + "(SELECT unnest(?) AS code)", [list(periods)])
    assert {row.code: (row.one, row.other) for row in stored.itertuples()} == periods


@pytest.mark.parametrize(
    ("value", "number_format", "meaning"),
    [
        (date(2021, 9, 30), "", "2021-09-30"),
        (date(2021, 9, 1), "dd/mm/yyyy", "2021-09-01"),
        (date(2021, 9, 1), "mm/yyyy", "2021-09"),
        (date(2021, 9, 1), '"tháng "m/yyyy', "2021-09"),
        (date(2021, 9, 1), "[$-42A]mmmm yyyy", "2021-09"),
        (date(2021, 1, 1), "yyyy", "2021"),
    ],
)
def test_typed_date(value: date, number_format: str, meaning: str) -> None:
    assert period_in_short(read_period_cell(Cell(1, 1, value.isoformat(), value, number_format))) == meaning


def test_year_as_number_cell() -> None:
    assert period_in_short(read_period_cell(Cell(1, 1, "2020", 2020.0))) == "2020"


@pytest.mark.parametrize(
    ("title", "periods"),
    [
        ("BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH QUÝ I/2024", ["2024-Q1"]),
        ("Kết quả 9 tháng (từ 01/01 đến 14/11/2019)", ["? no_year", "2019-01-01/2019-11-14"]),
        ("Số liệu năm 2020 so với năm 2019", ["2020", "2019"]),
        ("Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2021", ["2021-01-05"]),
        ("Biểu số 2. Tổng hợp 32 đơn vị", []),
        ("Nghị quyết số 76/NQ-CP", []),
        ("Results of the first six months of 2013 by ward", ["2013-S1"]),
    ],
)
def test_periods_within_a_title(title: str, periods: list[str]) -> None:
    assert [period_in_short(period) for period in find_periods(title)] == periods


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_code_is_read_back_as_its_days(one: date, other: date) -> None:
    first, last = sorted([one, other])
    code = Period("", first, last).code
    reading = read_period(code)
    assert isinstance(reading, Period)
    assert (reading.first, reading.last) == (first, last)


@given(st.text(max_size=100), st.integers(1990, 2050) | st.none())
def test_any_text_is_read_without_failing(text: str, year: int | None) -> None:
    period_in_short(read_period(text, year))
    find_periods(text, year)

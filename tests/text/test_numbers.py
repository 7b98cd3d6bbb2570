"""Numbers and days as readers of each language write them."""

from datetime import date, datetime

import pytest

from kpi.text.numbers import day, moment, number, percent, short_day, signed


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (15833, 0, "15.833", "15,833"),
        (24.1, 1, "24,1", "24.1"),
        (91.66666, 1, "91,7", "91.7"),
        (0, 0, "0", "0"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (0.578, 3, "0,578", "0.578"),
    ],
)
def test_number(value: float, decimals: int, vi: str, en: str) -> None:
    assert (number(value, decimals, "vi"), number(value, decimals, "en")) == (vi, en)


def test_percent_has_a_space_in_vietnamese_that_does_not_break() -> None:
    assert percent(53.87, 2, "vi") == "53,87\u00a0%"
    assert percent(53.87, 2, "en") == "53.87%"


@pytest.mark.parametrize(
    ("value", "text"), [(8.3, "+8,3"), (-1.5, "−1,5"), (0, "0,0"), (0.04, "+0,04"), (-0.04, "−0,04"), (0.06, "+0,1")]
)
def test_signed_says_no_sign_for_what_is_printed_as_zero(value: float, text: str) -> None:
    assert signed(value, 1, "vi") == text


def test_days() -> None:
    when = date(2019, 11, 14)
    assert (day(when, "vi"), day(when, "en")) == ("14/11/2019", "14 Nov 2019")
    assert (short_day(when, "vi"), short_day(when, "en")) == ("14/11", "14 Nov")


def test_a_moment_is_told_in_the_time_of_viet_nam() -> None:
    assert moment(datetime(2026, 1, 31, 20, 5), "vi") == "1/2/2026 03:05"

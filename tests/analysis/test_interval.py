"""The interval of a share of few, against published figures."""

import pytest

from kpi.analysis.interval import wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_the_examples_of_newcombe_1998_come_out(part: int, whole: int, low: float, high: float) -> None:
    """Statistics in Medicine 17, 857-872, table I, method 3."""
    ends = wilson(part, whole)
    assert (round(ends[0], 2), round(ends[1], 2)) == (low, high)


def test_all_and_none_reach_the_end_exactly_and_mirror_each_other() -> None:
    assert wilson(0, 7)[0] == 0
    assert wilson(7, 7)[1] == 100
    assert wilson(7, 7)[0] == pytest.approx(100 - wilson(0, 7)[1])
    assert wilson(3, 10)[0] == pytest.approx(100 - wilson(7, 10)[1])


def test_more_confidence_and_fewer_cases_are_wider() -> None:
    assert wilson(8, 10, 0.99)[0] < wilson(8, 10)[0] < wilson(80, 100)[0] < 80


@pytest.mark.parametrize(("part", "whole"), [(8, 7), (-1, 7), (0, 0)])
def test_what_is_no_part_of_a_whole_has_no_interval(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="is no part of"):
        wilson(part, whole)

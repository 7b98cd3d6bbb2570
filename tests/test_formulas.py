"""Text that would be a formula is known in every guise, and other text is left as it is."""

import pytest

from kpi.formulas import guarded, is_risky


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢"])
@pytest.mark.parametrize(
    "before", ["", " ", "   ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u2060 ", "\x00"]
)
def test_a_formula_in_any_guise_is_guarded(before: str, begin: str) -> None:
    cell = f"{before}{begin}cmd|'/C calc'!A0"
    assert is_risky(cell)
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", " ", "Phường Hoa Mai", "2020-01", "a=b", " 12", "'=1", "≥ 5", "“=”", "đạt"])
def test_other_text_stays(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx"])
def test_text_that_begins_a_cell_or_line_of_its_own_is_guarded(cell: str) -> None:
    assert is_risky(cell)


def test_numbers_are_no_text() -> None:
    assert not is_risky(-1.5)

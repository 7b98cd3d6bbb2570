"""Why a number was read one way, or is asked about: in words."""

from collections.abc import Mapping, Sequence

from kpi.intake.reading.digits import Convention
from kpi.intake.reading.evidence import Evidence


def alone(forms: Sequence[str]) -> Evidence:
    """Return that a text by itself can be any of these numbers."""
    en = " or ".join(forms)
    return Evidence("two_readings", f"có thể là {' hoặc '.join(forms).replace('.', ',')}", f"can be {en}")


def proven(text: str) -> Evidence:
    """Return that another number of the column settles it."""
    return Evidence("column", f"theo cách viết “{text}” cùng cột", f"as “{text}” in the same column is written")


def mixed(found: Mapping[Convention, str]) -> Evidence:
    """Return that the column has numbers of both ways of writing."""
    vi, en = found["vi"], found["en"]
    return Evidence(
        "mixed_column",
        f"cột vừa có “{vi}” (dấu phẩy là thập phân) vừa có “{en}” (dấu chấm là thập phân)",
        f"the column has both “{vi}” (decimal comma) and “{en}” (decimal point)",
    )


def against(text: str) -> Evidence:
    """Return that what the column proves is not what the catalogue counts."""
    return Evidence(
        "column_against_catalogue",
        f"theo “{text}” cùng cột thì đây là số lẻ, mà số liệu này đếm số nguyên",
        f"by “{text}” in the same column it is a fraction, but this measure counts whole things",
    )


WHOLE = Evidence("counts_whole_things", "số liệu này đếm số nguyên", "this measure counts whole things")
TWO_MARKS = Evidence(
    "two_marks",
    "trong cột có cả dấu chấm và dấu phẩy trước ba chữ số, không rõ dấu nào tách nghìn",
    "the column has dots and commas before three digits, and nothing says which groups thousands",
)
WITHIN = Evidence("part_within_whole", "tử số không thể lớn hơn mẫu số", "a part cannot be above its whole")
WHOLE_PARTS = Evidence(
    "whole_parts", "hai phần của phân số đều là số nguyên", "both parts of the fraction are whole numbers"
)
BRACKETS = Evidence(
    "brackets", "số trong ngoặc có thể là số âm hoặc số thứ tự", "a number in brackets can be negative or a numbering"
)
SHOWN = Evidence(
    "scale_in_format",
    "ô hiển thị thêm chữ như “nghìn”, “triệu” mà giá trị trong ô chưa nhân lên",
    "the cell shows a word as “thousand” or “million” by which its value is not multiplied",
)
SHORTENED = Evidence(
    "shown_shortened",
    "ô hiển thị số đã chia cho nghìn hoặc triệu so với giá trị lưu trong ô",
    "the cell shows its value divided by a thousand or a million",
)
TYPED = Evidence(
    "typed_fraction",
    "ô là số lẻ, mà số liệu này đếm số nguyên; có thể bảng tính hiểu dấu chấm tách nghìn là thập phân",
    "the cell is a fraction, but this measure counts whole things; the spreadsheet may have taken a dot between "
    "thousands for a decimal point",
)

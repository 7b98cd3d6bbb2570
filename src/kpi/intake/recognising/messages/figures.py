"""What is told of figures: those that cannot be read, or cannot be what they say."""

import re
from datetime import date
from decimal import Decimal

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.numbers import Number
from kpi.intake.reading.periods import NotAPeriod, read_period_cell
from kpi.intake.recognising.messages import Both, Told, figure

_DATED = re.compile(r"\d\d?[/.-]\d\d?(?:[/.-]\d{2,4})?$|\d{4}-\d\d|\d\d?-[A-Za-z]{3}|[A-Za-z]{3}-\d\d")
_EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_FAILED = re.compile(r"#|err:\d", re.IGNORECASE)


def no_number(cell: Cell) -> Told:
    """Return that a cell among figures holds something else."""
    text = cell.text
    day = read_period_cell(cell, 2000)
    if isinstance(cell.value, date) or (_DATED.search(text) and not isinstance(day, NotAPeriod)):
        return Told(
            "date_for_number",
            f"“{text}” là ngày tháng, không phải số; bảng tính có thể đã tự đổi số gõ vào (như 1/2) thành ngày; "
            "hãy định dạng ô là số hoặc văn bản rồi ghi lại số",
            f"“{text}” is a date and no number; a spreadsheet may have made it of what was typed (as 1/2); "
            "format the cell as a number or as text, and write the number again",
        )
    if _EXPONENT.fullmatch(text):
        return Told(
            "exponent",
            f"“{text}” là số bị bảng tính viết gọn, có thể mất chữ số; hãy định dạng ô là số, ghi lại đủ chữ số",
            f"“{text}” was shortened by a spreadsheet and may lack digits; format the cell as a number, "
            "write it in full",
        )
    if text.startswith("="):
        return Told(
            "formula",
            f"ô chứa công thức “{text}” mà không có kết quả; hãy mở tệp bằng phần mềm bảng tính, lưu lại rồi gửi",
            f"the cell holds the formula “{text}” without its result; open the file in a spreadsheet, save it, send it",
        )
    if _FAILED.match(text):
        return Told(
            "formula_error",
            f"công thức trong ô báo lỗi {text}; hãy sửa công thức hoặc ghi số",
            f"the formula of this cell fails with {text}; mend it, or write the number",
        )
    return Told(
        "no_number",
        f"“{text}” không phải số; hãy ghi số (để trống nếu chưa có, ghi 0 nếu không phát sinh)",
        f"“{text}” is no number; write one (leave the cell empty if there is none yet, write 0 if nothing arose)",
    )


def too_long(text: str) -> Told:
    """Return that a number has more digits than are kept exactly."""
    return Told(
        "too_long",
        f"“{text}” có quá nhiều chữ số (tối đa 15 chữ số phần nguyên); hãy kiểm tra lại, hoặc đổi đơn vị tính",
        f"“{text}” has too many digits (at most 15 before the decimals); check it, or use a larger unit of measure",
    )


def marked(number: Number, count: int) -> Told:
    """Return that marks behind figures, which point to notes, are kept as such."""
    vi, en = (f" (và {count - 1} ô khác)", f" (and {count - 1} more)") if count > 1 else ("", "")
    read = figure(number.value, "vi"), figure(number.value, "en")
    return Told(
        "footnote_mark",
        f"“{number.text}”{vi} được đọc là {read[0]}; dấu “{number.mark}” được giữ làm chú thích",
        f"“{number.text}”{en} is read as {read[1]}; the mark “{number.mark}” is kept as a remark",
        "note",
    )


def dashes(count: int) -> Told:
    """Return how marks for no figure were taken."""
    return Told(
        "dash",
        f"dấu “-” ở {count} ô được hiểu là chưa có số liệu; nếu không phát sinh, hãy ghi 0",
        f"“-” is taken as not reported ({count} {'cell' if count == 1 else 'cells'}); where nothing arose write 0",
        "note",
    )


def percent_of_count(text: str, name: Both, unit: Both) -> Told:
    """Return that a percentage stands where something is counted."""
    return Told(
        "percent_of_count",
        f"“{text}” là tỷ lệ, nhưng “{name[0]}” tính bằng {unit[0]}; hãy ghi số hoặc sửa tiêu đề cột",
        f"“{text}” is a percentage, but “{name[1]}” counts {unit[1]}; write the number, or mend the head",
    )


def out_of_range(number: Decimal) -> Told:
    """Return that a percentage is below 0 or above 100."""
    return Told(
        "percent_range",
        f"tỷ lệ {figure(number, 'vi')} % nằm ngoài 0 đến 100; hãy kiểm tra lại số này",
        f"{figure(number, 'en')}% is outside 0 to 100; check this figure",
    )


def negative(number: Decimal) -> Told:
    """Return that a count is negative."""
    return Told(
        "negative",
        f"số đếm {figure(number, 'vi')} nhỏ hơn 0; hãy kiểm tra lại số này",
        f"the count {figure(number, 'en')} is below 0; check this figure",
    )


def not_whole(number: Decimal) -> Told:
    """Return that a count of whole things has decimals."""
    return Told(
        "not_whole",
        f"{figure(number, 'vi')} có phần lẻ, nhưng số liệu này đếm số nguyên; hãy kiểm tra lại số này",
        f"{figure(number, 'en')} has decimals, but this measure counts whole things; check this figure",
        "warning",
    )


def fraction(text: str, name: Both) -> Told:
    """Return that two parts stand in one cell and cannot be told apart."""
    return Told(
        "fraction",
        f"“{text}” có hai số trong một ô, nhưng “{name[0]}” không phải tỷ lệ của hai số liệu; hãy tách thành hai cột",
        f"“{text}” holds two numbers, but “{name[1]}” is no ratio of two measures; give each a column of its own",
    )


def counted_otherwise(text: str, unit: Both) -> Told:
    """Return that a figure says it counts something else than its column."""
    return Told(
        "counted_otherwise",
        f"“{text}” không tính bằng {unit[0]} như cột này; hãy kiểm tra lại",
        f"“{text}” is not counted in {unit[1]} as this column is; check it",
        "warning",
    )


def total_differs(stated: Decimal, summed: Decimal) -> Told:
    """Return that a stated total is not the sum of what was read."""
    return Told(
        "total_differs",
        f"tổng ghi {figure(stated, 'vi')}, nhưng cộng các số đã đọc được {figure(summed, 'vi')}; hãy sửa số sai",
        f"the total says {figure(stated, 'en')}, but the figures read add up to {figure(summed, 'en')}; "
        "mend what is wrong",
        "warning",
    )

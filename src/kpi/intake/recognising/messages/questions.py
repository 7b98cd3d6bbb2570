"""What is asked, and how the answers that are offered read."""

from collections.abc import Sequence

from kpi.intake.reading.numbers import Number
from kpi.intake.recognising.messages import Both, Told, figure


def ask_unit(text: str, why: str, day: Both) -> Told:
    """Return the question which unit a name means."""
    reasons = {
        "several": ("là tên của nhiều đơn vị", "is the name of several units"),
        "other_time": (f"không tồn tại vào {day[0]}", f"did not exist on {day[1]}"),
    }
    vi, en = reasons.get(why, ("không có trong danh sách đơn vị", "is not among the units"))
    return Told(f"unit_{why}", f"“{text}” {vi}; đây là đơn vị nào?", f"“{text}” {en}; which unit is it?")


def ask_former(text: str, lived: Both, now: Sequence[Both], day: Both) -> Told:
    """Return the question which unit is meant by one that did not exist on the day; ``now`` lies on its ground."""
    vi, en = (", ".join(names[place] for names in now[:5]) for place in (0, 1))
    there_vi = f"; trên địa bàn đó vào {day[0]} là {vi}" if now else f", không có vào {day[0]}"
    there_en = f"; on that ground on {day[1]} lies {en}" if now else f", not on {day[1]}"
    return Told(
        "unit_other_time",
        f"“{text}” {lived[0]}{there_vi}; đây là đơn vị nào?",
        f"“{text}” {lived[1]}{there_en}; which unit is it?",
    )


def ask_item(path: str, why: str) -> Told:
    """Return the question which measure or indicator a head means."""
    vi, en = ("có thể là nhiều thứ", "can be several things") if why == "several" else ("chưa rõ nghĩa", "is not clear")
    return Told(
        f"item_{why}",
        f"“{path}” {vi}; đây là số liệu hay chỉ tiêu nào của danh mục?",
        f"“{path}” {en}; which measure or indicator of the catalogue is it?",
    )


def ask_column(path: str) -> Told:
    """Return the question whether a column holds the figures of the period."""
    return Told(
        "column_unclear",
        f"cột “{path}” có phải là số thực hiện của kỳ báo cáo không?",
        f"does column “{path}” hold what was done in the period?",
    )


def ask_period(reason: Both) -> Told:
    """Return the question of which period figures are."""
    return Told("period", f"{reason[0]}; số liệu này của kỳ nào?", f"{reason[1]}; of which period are these figures?")


def ask_number(text: str, evidence: Both, more: int) -> Told:
    """Return the question how a number is to be read."""
    vi, en = (f" (và {more} ô khác)", f" (and {more} more cells)") if more else ("", "")
    return Told("number", f"“{text}”{vi}: {evidence[0]}; đọc thế nào?", f"“{text}”{en}: {evidence[1]}; which is meant?")


def written(number: Number, lang: str) -> str:
    """Return a reading as an answer that is offered."""
    text = figure(number.value, lang)
    return text if number.denominator is None else f"{text}/{figure(number.denominator, lang)}"


def ask_scale(text: str) -> Told:
    """Return the question whether percentages are written as parts of one."""
    return Told(
        "percent_scale",
        f"mọi số của tỷ lệ này đều không quá 1 (ví dụ “{text}”); 1 nghĩa là 100 % hay 1 %?",
        f"every figure of this percentage is 1 or less (as “{text}”); does 1 mean 100% or 1%?",
    )


def ask_mixed_scale(text: str) -> Told:
    """Return the question what a figure of at most 1 means among percentages."""
    return Told(
        "percent_mixed",
        f"trong cột tỷ lệ có số từ 0 đến 1 (như “{text}”) lẫn với số trên 10; số từ 0 đến 1 được hiểu thế nào?",
        f"figures from 0 to 1 (as “{text}”) stand among percentages above 10; how are those from 0 to 1 meant?",
    )


def ask_hidden_rows(rows: Sequence[int], text: str) -> Told:
    """Return the question whether the figures of hidden rows are meant to be sent."""
    numbers = ", ".join(map(str, rows[:8])) + (", …" if len(rows) > 8 else "")
    return Told(
        "hidden_rows",
        f"dòng {numbers} đang ẩn mà có số (như “{text}”); có đọc các dòng này không?",
        f"rows {numbers} are hidden and hold figures (as “{text}”); are they to be read?",
    )


def ask_hidden_column(head: str, letters: str) -> Told:
    """Return the question whether the figures of a hidden column are meant to be sent."""
    return Told(
        "hidden_column",
        f"cột {letters} “{head}” đang ẩn mà có số; có đọc cột này không?",
        f"column {letters} “{head}” is hidden and holds figures; is it to be read?",
    )


def ask_merged(text: str, names: Sequence[str]) -> Told:
    """Return the question whose the figure of a merged cell is."""
    told = "; ".join(names[:6]) + ("; …" if len(names) > 6 else "")
    return Told(
        "merged_figure",
        f"“{text}” nằm trong ô gộp của nhiều dòng hoặc cột ({told}); số này của dòng, cột nào?",
        f"“{text}” stands in a cell merged over several rows or columns ({told}); whose figure is it?",
    )


def ask_estimate(text: str) -> Told:
    """Return the question whether estimates are to be kept."""
    return Told(
        "estimate",
        f"“{text}” là số ước, chưa phải số đã thực hiện; có giữ các số này không?",
        f"“{text}” tells of estimates and not of what was done; are these figures to be kept?",
    )


def ask_heads(heads: Sequence[str]) -> Told:
    """Return the question what to do with many heads that the catalogue does not know."""
    some = "; ".join(f"“{head}”" for head in heads[:6]) + ("; …" if len(heads) > 6 else "")
    return Told(
        "heads_unknown",
        f"{len(heads)} tiêu đề không có trong danh mục ({some}); bỏ qua tất cả, hay hỏi từng tiêu đề? "
        "(lệnh kpi import --make-indicators tạo chỉ tiêu nêu sẵn từ các tiêu đề này)",
        f"{len(heads)} heads are not in the catalogue ({some}); leave them all out, or ask about each? "
        "(kpi import --make-indicators makes stated indicators of them)",
    )


def ask_sheets(names: Sequence[str]) -> Told:
    """Return the question whether sheets are read of which the catalogue knows nothing."""
    some = "; ".join(f"“{name}”" for name in names[:12]) + ("; …" if len(names) > 12 else "")
    return Told(
        "sheets_unknown",
        f"{len(names)} trang tính không có gì thuộc danh mục ({some}); bỏ qua, đọc, hay hỏi từng trang?",
        f"{len(names)} sheets hold nothing that the catalogue knows ({some}); leave them out, read them, or ask "
        "about each?",
    )


def ask_sheet(name: str) -> Told:
    """Return the question whether one sheet is read of which the catalogue knows nothing."""
    return Told(
        "sheet_unknown",
        f"trang tính “{name}” không có gì thuộc danh mục; có đọc trang này không?",
        f"sheet “{name}” holds nothing that the catalogue knows; is it to be read?",
    )


def ask_own(name: str) -> Told:
    """Return the question whether a row of the place itself is its own figure or the sum of the others."""
    return Told(
        "own_or_total",
        f"dòng “{name}” là số của chính đơn vị này hay là tổng các dòng khác?",
        f"is the row “{name}” of that unit itself, or the sum of the other rows?",
    )

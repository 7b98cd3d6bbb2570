"""What readers are told and asked about a document, in Vietnamese and English: what it is and how to mend it."""

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from kpi.intake.reading.grid import Severity
from kpi.intake.reading.numbers import Number


@dataclass(frozen=True)
class Told:
    """One message: its code for machines, its severity and words."""

    code: str
    vi: str
    en: str
    severity: Severity = "error"


def figure(number: Decimal, lang: str) -> str:
    """Return the number as readers of ``lang`` write it, with all its decimals."""
    return str(format_decimal(number, format="#,##0.##########", locale=lang))


def no_table() -> Told:
    """Return that a document holds no figures."""
    return Told(
        "no_table",
        "không tìm thấy bảng số liệu nào; hãy kiểm tra lại tệp, hoặc dùng biểu mẫu của hệ thống",
        "there is no table of figures in it; check the file, or use the system's own form",
    )


def no_figures() -> Told:
    """Return that the tables of a document have nothing to load."""
    return Told(
        "no_figures",
        "trong bảng không có số liệu nào của đơn vị, chỉ có dòng tổng hoặc ô trống; hãy điền số của từng đơn vị",
        "the table has no figure of a unit, only totals or empty cells; fill in the figures of each unit",
    )


def hidden_sheet(name: str) -> Told:
    """Return that a hidden sheet was not read."""
    return Told(
        "hidden_sheet",
        f"trang tính “{name}” đang ẩn nên không được đọc; nếu có số liệu cần nạp, hãy bỏ ẩn rồi gửi lại",
        f"sheet “{name}” is hidden and was not read; if it holds figures to load, unhide it and send the file again",
        "note",
    )


def hidden_rows(rows: int) -> Told:
    """Return that hidden rows with figures were read."""
    return Told(
        "hidden_rows",
        f"có {rows} dòng ẩn có số liệu và vẫn được đọc; hãy kiểm tra, hoặc xóa các dòng đó",
        f"{rows} hidden rows hold figures, and were read; check them, or delete these rows",
        "warning",
    )


def no_head(column: str) -> Told:
    """Return that figures stand in a column without a head."""
    return Told(
        "no_head",
        f"cột {column} có số nhưng không có tiêu đề; hãy ghi tiêu đề cột hoặc xóa các số này",
        f"column {column} has figures but no head; write one above it, or delete these figures",
    )


def shared_head(head: str, columns: str) -> Told:
    """Return that one head spans several columns of figures without heads of their own."""
    return Told(
        "shared_head",
        f"tiêu đề “{head}” trùm các cột {columns} mà từng cột không có tiêu đề riêng; hãy ghi tiêu đề cho mỗi cột",
        f"the head “{head}” spans columns {columns}, which have no heads of their own; write one for each",
    )


def same_column(name_vi: str, name_en: str, other: str) -> Told:
    """Return that two columns tell the same thing."""
    return Told(
        "column_twice",
        f"cột này cũng là “{name_vi}” như ô {other}; hãy giữ một cột hoặc sửa tiêu đề",
        f"this column is “{name_en}” as is cell {other}; keep one, or mend the head",
    )


def empty_column() -> Told:
    """Return that a column under a known head is empty."""
    return Told(
        "empty_column",
        "cột này không có số nào; không có gì được nạp từ cột này (nếu không phát sinh, hãy ghi 0)",
        "this column holds no figure, and nothing is loaded from it (write 0 where nothing arose)",
        "note",
    )


def text_column() -> Told:
    """Return that a column of text was not read."""
    return Told(
        "text_column",
        "cột này chủ yếu là chữ, không phải tên đơn vị, chỉ tiêu hay kỳ, nên không được đọc",
        "this column is mostly text, and no names of units, measures or periods; it was not read",
        "note",
    )


def row_twice(name: str, other: str) -> Told:
    """Return that two rows tell the same of the same unit and period."""
    return Told(
        "row_twice",
        f"“{name}” đã có ở ô {other}; hãy giữ một dòng",
        f"“{name}” stands in cell {other} already; keep one row",
    )


def other_place(text: str, names: tuple[str, str], place: tuple[str, str]) -> Told:
    """Return that a unit does not belong to the place that reports."""
    return Told(
        "unit_elsewhere",
        f"“{text}” là {names[0]}, không thuộc {place[0]}; hãy sửa tên, xóa các số này hoặc gửi ở đúng đơn vị",
        f"“{text}” is {names[1]}, which does not belong to {place[1]}; "
        "mend the name, delete these figures, or send them for that unit",
    )


def code_and_name(code: str, name: str, coded: tuple[str, str]) -> Told:
    """Return that the code and the name of a row are of different units."""
    return Told(
        "code_and_name",
        f"mã {code} là {coded[0]}, không phải “{name}”; hãy sửa mã hoặc tên",
        f"code {code} is {coded[1]}, not “{name}”; mend the code or the name",
    )


def no_number(text: str) -> Told:
    """Return that a cell among figures holds text."""
    if text.startswith("="):
        return Told(
            "formula",
            f"ô chứa công thức “{text}” mà không có kết quả; hãy mở tệp bằng phần mềm bảng tính, lưu lại rồi gửi",
            f"the cell holds the formula “{text}” without its result; open the file in a spreadsheet, save it, send it",
        )
    if text.startswith("#"):
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


def dashes(count: int) -> Told:
    """Return how marks for no figure were taken."""
    return Told(
        "dash",
        f"dấu “-” ở {count} ô được hiểu là chưa có số liệu; nếu không phát sinh, hãy ghi 0",
        f"“-” is taken as not reported ({count} {'cell' if count == 1 else 'cells'}); where nothing arose write 0",
        "note",
    )


def percent_of_count(text: str, name: tuple[str, str], unit: tuple[str, str]) -> Told:
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


def fraction(text: str, name: tuple[str, str]) -> Told:
    """Return that two parts stand in one cell and cannot be told apart."""
    return Told(
        "fraction",
        f"“{text}” có hai số trong một ô, nhưng “{name[0]}” không phải tỷ lệ của hai số liệu; hãy tách thành hai cột",
        f"“{text}” holds two numbers, but “{name[1]}” is no ratio of two measures; give each a column of its own",
    )


def counted_otherwise(text: str, unit: tuple[str, str]) -> Told:
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


def ask_unit(text: str, why: str, day: tuple[str, str]) -> Told:
    """Return the question which unit a name means."""
    reasons = {
        "several": ("là tên của nhiều đơn vị", "is the name of several units"),
        "other_time": (f"không tồn tại vào {day[0]}", f"did not exist on {day[1]}"),
    }
    vi, en = reasons.get(why, ("không có trong danh sách đơn vị", "is not among the units"))
    return Told(f"unit_{why}", f"“{text}” {vi}; đây là đơn vị nào?", f"“{text}” {en}; which unit is it?")


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


def ask_period(reason: tuple[str, str]) -> Told:
    """Return the question of which period figures are."""
    return Told("period", f"{reason[0]}; số liệu này của kỳ nào?", f"{reason[1]}; of which period are these figures?")


def ask_number(text: str, evidence: tuple[str, str], more: int) -> Told:
    """Return the question how a number is to be read."""
    vi, en = (f" (và {more} ô khác)", f" (and {more} more cells)") if more else ("", "")
    return Told("number", f"“{text}”{vi}: {evidence[0]}; đọc thế nào?", f"“{text}”{en}: {evidence[1]}; which is meant?")


def ask_scale(text: str) -> Told:
    """Return the question whether percentages are written as parts of one."""
    return Told(
        "percent_scale",
        f"mọi số của tỷ lệ này đều không quá 1 (ví dụ “{text}”); 1 nghĩa là 100 % hay 1 %?",
        f"every figure of this percentage is 1 or less (as “{text}”); does 1 mean 100% or 1%?",
    )


def ask_own(name: str) -> Told:
    """Return the question whether a row of the place itself is its own figure or the sum of the others."""
    return Told(
        "own_or_total",
        f"dòng “{name}” là số của chính đơn vị này hay là tổng các dòng khác?",
        f"is the row “{name}” of that unit itself, or the sum of the other rows?",
    )


def written(number: Number, lang: str) -> str:
    """Return a reading as an answer that is offered."""
    text = figure(number.value, lang)
    return text if number.denominator is None else f"{text}/{figure(number.denominator, lang)}"


def no_name() -> Told:
    """Return that a row of figures has no name."""
    return Told(
        "no_name",
        "dòng này có số nhưng không có tên; hãy ghi tên đơn vị hoặc chỉ tiêu, hoặc xóa dòng",
        "this row has figures but no name; write the unit or the measure, or delete the row",
    )

"""What readers are told about a form that came back: what it is and how to mend it, in both languages."""

from decimal import Decimal

from kpi.intake.recognising.messages import Told, figure

Both = tuple[str, str]
_ASK = ("hãy tải biểu mới và điền lại", "get a new form and fill that in")


def broken_mark() -> Told:
    """Return that the hidden mark of a form was changed."""
    return Told(
        "form_mark_broken",
        f"phần nhận dạng ẩn của biểu đã bị thay đổi, không rõ biểu này của đơn vị và kỳ nào; {_ASK[0]}",
        f"the hidden mark of the form was changed, and whose form it is cannot be told; {_ASK[1]}",
    )


def later_version() -> Told:
    """Return that a form was made by a later version of the software."""
    return Told(
        "form_later_version",
        "biểu do phiên bản phần mềm mới hơn tạo ra; hãy nhờ người quản trị cập nhật phần mềm",
        "the form was made by a later version of this software; ask whoever runs it for an update",
    )


def unit_gone(unit: str) -> Told:
    """Return that the unit of the form is not on record for its period."""
    return Told(
        "form_unit_gone",
        f"không có đơn vị mã “{unit}” vào cuối kỳ của biểu; hãy tải biểu mới cho đơn vị đúng",
        f"there is no unit “{unit}” at the end of the form's period; get a new form for the right unit",
    )


def sheet_gone(name: str) -> Told:
    """Return that the sheet of the form is not there."""
    return Told(
        "form_sheet_gone",
        f"không còn trang tính “{name}” của biểu; hãy khôi phục trang tính này, hoặc {_ASK[0].removeprefix('hãy ')}",
        f"the form's sheet “{name}” is gone; restore it, or {_ASK[1]}",
    )


def not_as_marked(shown: str, marked: str) -> Told:
    """Return that the form shows another unit or period than its mark has."""
    return Told(
        "form_other_mark",
        f"ô này ghi “{shown}” nhưng biểu được cấp cho “{marked}”; {_ASK[0]}",
        f"this cell says “{shown}”, but the form was made for “{marked}”; {_ASK[1]}",
    )


def row_changed(found: str, item: str, row: int | None) -> Told:
    """Return that a row holds another code than it was written with; ``row`` is where its own is now."""
    vi, en = (f" (nay ở dòng {row})", f" (now in row {row})") if row else ("", "")
    return Told(
        "form_row_changed",
        f"dòng này phải là “{item}”{vi} nhưng ghi “{found}”; hãy trả các dòng về chỗ cũ",
        f"this row should be “{item}”{en} but says “{found}”; put the rows back in their places",
    )


def text_changed(found: str, written: str) -> Told:
    """Return that the name or unit of measure of a row was changed."""
    return Told(
        "form_text_changed",
        f"ô này phải ghi “{written}” nhưng nay ghi “{found}”; hãy sửa lại như cũ, ghi giải trình ở cột ghi chú",
        f"this cell should say “{written}” but says “{found}”; restore it, and explain in the comment column",
    )


def row_added(text: str) -> Told:
    """Return that something was filled in beside the rows of the form."""
    return Told(
        "form_row_added",
        f"“{text}” nằm ngoài các dòng của biểu nên không được nạp; hãy xóa, hoặc ghi vào dòng đúng",
        f"“{text}” stands outside the rows of the form and is not loaded; delete it, or write it in its row",
    )


def item_gone(item: str) -> Told:
    """Return that the catalogue has the item no more."""
    return Told(
        "form_item_gone",
        f"“{item}” không còn trong danh mục; hãy xóa số này hoặc tải biểu mới",
        f"“{item}” is no longer in the catalogue; delete this figure or get a new form",
    )


def definition_changed(name: Both) -> Told:
    """Return that the item is counted in another way now."""
    return Told(
        "form_definition_changed",
        f"cách tính “{name[0]}” đã đổi từ khi cấp biểu; hãy tải biểu mới và ghi số theo cách tính mới",
        f"the definition of “{name[1]}” has changed since the form was made; get a new form and report by the new one",
    )


def not_filled(name: Both) -> Told:
    """Return that a row has neither figure nor status."""
    return Told(
        "form_not_filled",
        f"“{name[0]}” chưa có số, chưa chọn tình trạng; hãy ghi số, hoặc chọn “Không phát sinh” hay “Chưa có số liệu”",
        f"“{name[1]}” has neither figure nor status; write it, or choose “Nothing arose” or “Not reported”",
        "warning",
    )


def fraction(text: str, name: Both) -> Told:
    """Return that two numbers stand in a cell for one."""
    return Told(
        "fraction",
        f"“{text}” có hai số, nhưng ô này chỉ ghi “{name[0]}”; hãy ghi một số",
        f"“{text}” has two numbers, but this cell is for “{name[1]}” alone; write one number",
    )


def percent_of_count(text: str, name: Both, measured: Both) -> Told:
    """Return that a percentage stands where something is counted."""
    return Told(
        "percent_of_count",
        f"“{text}” là tỷ lệ, nhưng “{name[0]}” tính bằng {measured[0]}; hãy ghi số {measured[0]}",
        f"“{text}” is a percentage, but “{name[1]}” counts {measured[1]}; write how many",
    )


def figure_missing() -> Told:
    """Return that a row is said to be reported but has no figure."""
    return Told(
        "form_figure_missing",
        "tình trạng là “Có số liệu” nhưng ô này trống; hãy ghi số hoặc đổi tình trạng",
        "the status is “Reported” but this cell is empty; write the figure or change the status",
    )


def status_unknown(text: str) -> Told:
    """Return that a status is none of those offered."""
    return Told(
        "form_status_unknown",
        f"không có tình trạng “{text}”; hãy chọn một tình trạng trong danh sách của ô",
        f"there is no status “{text}”; choose one from the list of the cell",
    )


def status_contradicts(text: str, status: Both) -> Told:
    """Return that a figure stands beside a status that says there is none."""
    return Told(
        "form_status_contradicts",
        f"có số “{text}” nhưng tình trạng là “{status[0]}”; hãy xóa số hoặc đổi tình trạng",
        f"there is a figure, “{text}”, but the status is “{status[1]}”; delete the one or change the other",
    )


def unclear(text: str) -> Told:
    """Return that a number can be read in two ways."""
    return Told(
        "form_number_unclear",
        f"“{text}” đọc được hai cách; hãy ghi số không có dấu tách hàng nghìn",
        f"“{text}” can be read in two ways; write the number without marks between thousands",
    )


def beyond(number: Decimal, low: int, high: int) -> Told:
    """Return that a number is outside what is possible."""
    return Told(
        "form_out_of_range",
        f"{figure(number, 'vi')} nằm ngoài khoảng từ {low} đến {high}; hãy kiểm tra lại số này",
        f"{figure(number, 'en')} is outside {low} to {high}; check this figure",
    )


def zero_or_one(number: Decimal) -> Told:
    """Return that something is counted where only yes or no is asked."""
    return Told(
        "form_zero_or_one",
        f"{figure(number, 'vi')} không hợp lệ: ghi 1 nếu đơn vị đã có, 0 nếu chưa",
        f"{figure(number, 'en')} is not possible: write 1 if the unit has it, 0 if not",
    )


def bounded(text: str) -> Told:
    """Return that a form asks for a figure, and a bound was given."""
    return Told(
        "form_not_exact",
        f"“{text}” không phải số chính xác; hãy ghi một số, và giải trình ở cột ghi chú",
        f"“{text}” is no exact figure; write one number, and explain in the comment column",
    )


def other_sheet(name: str) -> Told:
    """Return that a sheet beside the form was not read."""
    return Told(
        "form_other_sheet",
        f"trang tính “{name}” không thuộc biểu nên không được đọc",
        f"sheet “{name}” is no part of the form and was not read",
        "note",
    )


def above_whole(code: str, parts: Both, total: Decimal, whole_name: Both, whole: Decimal) -> Told:
    """Return that parts exceed their whole; ``code`` is that of the check that noticed it."""
    return Told(
        code,
        f"{parts[0]} ({figure(total, 'vi')}) lớn hơn {whole_name[0]} ({figure(whole, 'vi')}); hãy sửa số sai",
        f"{parts[1]} ({figure(total, 'en')}) is more than {whole_name[1]} ({figure(whole, 'en')}); mend what is wrong",
        "warning",
    )


def jump(name: Both, value: Decimal, before: Decimal, low: Decimal, high: Decimal) -> Told:
    """Return that a figure leaves the unit's own past suddenly."""
    return Told(
        "jump",
        f"“{name[0]}” {figure(value, 'vi')} lệch hẳn các kỳ trước: kỳ liền trước {figure(before, 'vi')}, thường từ "
        f"{figure(low, 'vi')} đến {figure(high, 'vi')}; hãy kiểm tra, nếu đúng thì giải trình ở cột ghi chú",
        f"“{name[1]}”, {figure(value, 'en')}, leaves the earlier figures: {figure(before, 'en')} the period before, "
        f"usually {figure(low, 'en')} to {figure(high, 'en')}; check it, if it is right comment on it",
        "warning",
    )


def rounded(value: float, decimals: int = 2) -> Decimal:
    """Return a computed figure as it is told."""
    return Decimal(repr(round(float(value), decimals)))


def tenfold(value: Decimal, before: Decimal, period: str) -> Told:
    """Return that a figure is ten times the last one, or a tenth of it."""
    return Told(
        "tenfold",
        f"{figure(value, 'vi')} gấp hoặc kém từ 10 lần số gần nhất ({figure(before, 'vi')}, kỳ {period}); "
        "hãy kiểm tra, nếu đúng thì giải trình ở cột ghi chú",
        f"{figure(value, 'en')} is ten times the last figure or more, or a tenth or less ({figure(before, 'en')}, "
        f"{period}); check it, if it is right comment on it",
        "warning",
    )

"""What readers are told about the figures of a form that came back: what it is and how to mend it."""

from decimal import Decimal

from kpi.intake.recognising.messages import Both, Told, figure


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

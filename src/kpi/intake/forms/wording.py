"""The texts of a form and of a marked copy, in Vietnamese and English."""

from babel.dates import format_date
from babel.numbers import format_decimal

from kpi.intake.forms.due import Basis, frequency
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.messages import Both

WATERMARK: Both = ("SỐ LIỆU MÔ PHỎNG", "SYNTHETIC DATA")
FORM_SHEET: Both = ("Biểu số liệu", "Form")
TITLE: Both = (
    "BIỂU THU THẬP SỐ LIỆU CẢI CÁCH HÀNH CHÍNH",
    "FORM FOR FIGURES ON ADMINISTRATIVE REFORM",
)
UNIT: Both = ("Đơn vị báo cáo", "Reporting unit")
PERIOD: Both = ("Kỳ báo cáo", "Period")
DEADLINE: Both = ("Hạn gửi", "Send by")
GUIDE: Both = (
    "Chỉ điền các ô nền vàng. Ghi số vào cột “Số liệu”; không có số thì chọn ở cột “Tình trạng”: "
    "“Không phát sinh (KPS)” nghĩa là trong kỳ không có việc nào (tính là 0), “Chưa có số liệu” nghĩa là chưa thống kê "
    "được. Không thêm, xóa hay chuyển dòng.",
    "Fill in yellow cells only. Write the figure under “Figure”; where there is none, choose under “Status”: “Nothing "
    "arose” means that there was no case in the period (it counts as 0), “Not reported” that it is not known yet. Do "
    "not add, delete or move rows.",
)
BASIS: dict[Basis, Both] = {
    "same": (
        "Gồm các số liệu mà đơn vị này và các đơn vị cùng cấp bên cạnh đã từng báo cáo cho loại kỳ này.",
        "It asks for what this unit and those of its level beside it have reported for such periods.",
    ),
    "other": (
        "Chưa có đơn vị cùng cấp nào báo cáo loại kỳ này; biểu gồm các số liệu đã từng báo cáo cho kỳ khác.",
        "No unit of this level has reported for such periods yet; it asks for what they reported for others.",
    ),
    "catalogue": (
        "Chưa có đơn vị cùng cấp nào báo cáo; biểu gồm mọi số liệu của danh mục.",
        "No unit of this level has reported yet; it asks for every measure of the catalogue.",
    ),
}
HEADS: dict[str, Both] = {
    "number": ("TT", "No."),
    "code": ("Mã", "Code"),
    "name": ("Số liệu, chỉ tiêu", "Measure or indicator"),
    "definition": ("Cách tính", "Definition"),
    "measured": ("Đơn vị tính", "Counted in"),
    "before": ("Kỳ trước", "Period before"),
    "year_before": ("Cùng kỳ", "Same period"),
    "value": ("Số liệu", "Figure"),
    "status": ("Tình trạng", "Status"),
    "remark": ("Ghi chú, giải trình", "Comment"),
}
STATUS: dict[str, Both] = {
    "reported": ("Có số liệu", "Reported"),
    "nothing": ("Không phát sinh (KPS)", "Nothing arose"),
    "missing": ("Chưa có số liệu", "Not reported"),
}
MEANING: Both = (
    "Có số liệu: đã ghi số. KPS: trong kỳ không có việc nào. Chưa có số liệu: chưa thống kê được.",
    "Reported: the figure is written. Nothing arose: no case in the period. Not reported: not known yet.",
)
STATUS_WRONG: Both = ("Hãy chọn trong danh sách, hoặc để trống khi đã ghi số.", "Choose from the list, or leave empty.")
WRONG: Both = ("Số không hợp lệ", "Not a valid figure")
SOURCES: Both = ("Nguồn của số đã báo cáo", "Sources of figures reported before")
NO_SOURCES: Both = ("Chưa có số liệu kỳ trước của đơn vị này.", "This unit has no earlier figures on record.")
SIGNED: tuple[Both, Both] = (("Người lập biểu", "Compiled by"), ("Thủ trưởng đơn vị", "Head of the unit"))
OTHER_AREA: Both = ("Khác", "Other")

SUMMARY_SHEET: Both = ("Kết quả kiểm tra", "Findings")
SUMMARY_TITLE: Both = ("KẾT QUẢ KIỂM TRA TỆP", "WHAT WAS FOUND IN THE FILE")
SUMMARY_HEADS: tuple[Both, ...] = (
    ("Mức độ", "Severity"),
    ("Trang tính", "Sheet"),
    ("Ô", "Cell"),
    ("Nội dung và cách sửa", "Vietnamese"),
    ("Tiếng Anh", "What it is and how to mend it"),
)
SEVERITY: dict[str, Both] = {
    "error": ("✖ Lỗi, phải sửa", "Error, to be mended"),
    "warning": ("▲ Cần xem lại", "Warning, check it"),
    "note": ("● Lưu ý", "Note"),
}
SUMMARY_GUIDE: Both = (
    "Các ô có vấn đề được tô màu và có ghi chú ngay tại ô. Sửa tại ô rồi gửi lại chính tệp này; trang này để nguyên.",
    "Cells at fault are coloured and carry a comment. Mend them and send this same file again; this sheet may stay.",
)
SUMMARY_CLEAN: Both = ("Không có vấn đề nào.", "Nothing was found.")
SUMMARY_CUT: Both = (
    "Tệp quá lớn hoặc không ghi lại được nguyên dạng, nên bản này chỉ có nội dung các ô.",
    "The file is too large or cannot be written as it was; this copy holds the contents of its cells alone.",
)
SUMMARY_OTHER_KIND: Both = (
    "Bản này chỉ có nội dung các ô của tệp đã gửi; có thể sửa ngay ở đây rồi gửi bản này.",
    "This copy holds the contents of the cells that were sent; they can be mended here, and this copy sent.",
)


def both(words: Both, lang: str, mark: str = " · ") -> str:
    """Return both languages, that of the reader first."""
    return mark.join(words if lang == "vi" else reversed(words))


def one(words: Both, lang: str) -> str:
    """Return the text in ``lang``."""
    return words[0 if lang == "vi" else 1]


def period_name(period: Period) -> Both:
    """Return ``quý I năm 2024`` and ``first quarter of 2024``; a range of days by its days."""
    year, kind = period.first.year, frequency(period)
    if kind == "A":
        return f"năm {year}", f"{year}"
    if kind == "S":
        first = period.first.month == 1
        return (
            f"6 tháng {'đầu' if first else 'cuối'} năm {year}",
            f"{'first' if first else 'second'} half of {year}",
        )
    if kind == "Q":
        place = period.last.month // 3 - 1
        return (
            f"quý {('I', 'II', 'III', 'IV')[place]} năm {year}",
            f"{('first', 'second', 'third', 'fourth')[place]} quarter of {year}",
        )
    if kind == "M":
        return f"tháng {period.first.month} năm {year}", format_date(period.first, "MMMM yyyy", locale="en")
    vi, en = (
        " – ".join(dict.fromkeys(format_date(day, form, locale=lang) for day in (period.first, period.last)))
        for lang, form in (("vi", "d/M/yyyy"), ("en", "d MMM yyyy"))
    )
    return vi, en


def figure(number: float, lang: str) -> str:
    """Return the number as readers of ``lang`` write it, with the decimals that it has."""
    return str(format_decimal(number, format="#,##0.######", locale=lang))


def allowed(low: int, high: int | None, whole: bool) -> Both:
    """Return which numbers a cell takes."""
    vi, en = ("số nguyên", "a whole number") if whole else ("số", "a number")
    if high is None:
        return f"Ghi {vi} từ {low} trở lên.", f"Write {en}, {low} or more."
    if (low, high, whole) == (0, 1, True):
        return "Ghi 1 nếu đơn vị đã có, 0 nếu chưa.", "Write 1 if the unit has it, 0 if not."
    return f"Ghi {vi} từ {low} đến {high}.", f"Write {en} from {low} to {high}."

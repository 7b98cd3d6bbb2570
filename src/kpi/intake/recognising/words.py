"""The words by which forms of offices tell what a row, a column or a line of text is."""

import re
from functools import lru_cache
from typing import Literal

from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.spelling import Spelt, may_be

Heading = Literal["numbering", "code", "unit", "item", "period", "unit_measure", "remark", "value"]

_HEADINGS: dict[Heading, str] = {
    "numbering": "stt|tt|số tt|số thứ tự|thứ tự|no|order",
    "code": "mã|mã số|mã đvhc|mã đơn vị|mã gso|mã xã|mã phường|mã phường xã|mã hành chính|code|unit code|gso code|gso",
    "unit": "đơn vị|tên đơn vị|phường xã|xã phường|phường|xã|xã phường thị trấn|phường xã thị trấn|địa phương|địa bàn|"
    "đơn vị hành chính|tên phường xã|tên xã phường|tên xã|tên phường|tên đvhc|đơn vị báo cáo|cơ quan đơn vị|"
    "tên cơ quan đơn vị|quận huyện|huyện thành phố|unit|unit name|ward|commune|ward commune|place",
    "item": "chỉ tiêu|tên chỉ tiêu|chỉ số|nội dung|nội dung báo cáo|nội dung chỉ tiêu|tiêu chí|số liệu|tên số liệu|"
    "chỉ tiêu báo cáo|mã chỉ tiêu|mã số liệu|item|measure|indicator|content",
    "period": "kỳ|kỳ báo cáo|thời gian|thời kỳ|thời điểm|giai đoạn|tháng|quý|năm|ngày|tháng năm|quý năm|period|year|"
    "month|quarter|date|time",
    "unit_measure": "đvt|đơn vị tính|đơn vị đo|unit of measure",
    "remark": "ghi chú|giải trình|lý do|nguyên nhân|diễn giải|remark|remarks|note|notes|comment",
    "value": "giá trị|số lượng|kết quả|thực hiện|kết quả thực hiện|số thực hiện|số báo cáo|thực tế|số liệu báo cáo|"
    "trị số|value|number|result|figure",
}
_HEADING = {word: heading for heading, words in _HEADINGS.items() for word in words.split("|")}
_SPELT = Spelt(_HEADING)
_NUMBERED = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-zđ])\W*$", re.IGNORECASE)
_ROMAN = re.compile(r"^\W*(?:[IVXLC]{1,6}|[A-ZĐ])\W*$")
_ENUMERATED = re.compile(
    r"^\s*(?:\(?(?P<mark>\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,5}|[a-zA-ZđĐ])[.)/]\s*|[-–+*•·]\s+|"
    r"(?i:trong đó|bao gồm|gồm|chia ra|of which)\s*:?\s*(?:[-–+]\s*)?)(?=\S)"
)
_TOTAL = re.compile(
    r"^(?:tong(?: so| cong)?|cong|(?:tong(?: so| cong)? |cong )?toan (?:thanh pho|tinh|huyen|quan|thi xa|dia ban|xa|"
    r"phuong|tp|nganh|khu vuc)(?: .*)?|(?:tong|cong)(?: so| cong)?(?: cua)? (?:cac |khoi |theo )?(?:don vi|phuong|xa|"
    r"phuong xa|xa phuong|nhom|muc|phan|bang)|ca (?:nam|tinh|thanh pho|huyen|quan|ky)|chung|total|subtotal|sub total|"
    r"grand total|sum|all units)$"
)
_PAGE_TOTAL = re.compile(
    r"^(?:(?:tong )?cong (?:so )?(?:den )?(?:cuoi |het )?(?:trang|to)(?: (?:nay|truoc|\d+))?|"
    r"(?:cong |so |luy ke )*(?:chuyen|mang) (?:sang|tiep|qua)(?: trang(?: sau| truoc| \d+)?)?|"
    r"(?:cong |so |luy ke )*(?:tu )?trang truoc(?: (?:chuyen|mang) sang)?|luy ke (?:den )?(?:het )?trang.*|"
    r"page (?:sub)?total|(?:sub)?total (?:of|for|this) page(?: \d+)?|"
    r"(?:total |amount )?(?:carried|brought) (?:forward|over|down))$"
)
_TOTAL_WORDS = ("tổng", "cộng", "toàn", "cả", "chung", "các", "chuyển", "mang", "lũy", "luỹ", "trang", "số", "từ")
_WHOLE = re.compile(r"^(?:tong|toan|chung|total|grand|ca |all|sum)")
_NOTE = re.compile(r"^(?:ghi chu|chu thich|luu y|nguon so lieu|nguon|note|source)\b")
_SIGNED = re.compile(
    r"^(?:nguoi (?:lap|tong hop|kiem tra|bao cao|duyet)|lap bieu|lap bang|tm (?:ubnd|uy ban)|kt (?:chu tich|truong)|"
    r"tl (?:chu tich|truong)|q chu tich|chu tich|pho chu tich|thu truong|truong phong|pho truong phong|giam doc|"
    r"pho giam doc|ke toan|noi nhan|xac nhan|ky ten|ky ghi ro|ky va ghi|da ky|dong dau|van thu|luu vt|prepared by|"
    r"signed)\b|\bngay \S* ?thang \S* ?nam \S*$"
)
_LETTERHEAD = re.compile(
    r"^(?:cong hoa xa hoi|doc lap tu do|uy ban nhan dan|ubnd|so \d+|bieu so|mau so|bieu mau|mau bieu|phu luc|"
    r"don vi (?:bao cao|nhan|gui)|ban hanh kem|kem theo|noi nhan|ngay nhan|dvt \w|don vi tinh \w)"
)
_UNIT_MEASURE = re.compile(r"(?:^|\(|;)\s*(?:đvt|đơn vị tính|unit)\s*[:：]?\s*(?P<unit>[^();]+)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]{1,30})\)")


@lru_cache(1 << 12)
def heading(text: str) -> Heading | None:
    """Return what a column under the head ``text`` holds, where the head is a mere word for that."""
    word = _SPELT.find(text)
    return _HEADING[word] if word else "numbering" if text.strip() == "#" else None


@lru_cache(1 << 14)
def is_numbering(text: str) -> bool:
    """Tell whether ``text`` only numbers something: ``1``, ``(2)``, ``II``, ``1.2``, ``a)``."""
    return bool(_NUMBERED.match(text))


def is_capital_numbering(text: str) -> bool:
    """Tell whether ``text`` numbers sections: ``I``, ``II.``, ``A``."""
    return bool(_ROMAN.match(text))


@lru_cache(1 << 16)
def without_numbering(text: str) -> tuple[str, str]:
    """Return the numbering that ``text`` begins with (empty: none) and the rest: ``II. Hồ sơ`` is ``II``, ``Hồ sơ``."""
    found = _ENUMERATED.match(text)
    if not found or not fold_words(text[found.end() :]):
        return "", text
    # P. Quang Trung, X. Phúc Hà: a letter for the kind of unit numbers nothing
    if (found["mark"] or "").casefold() in ("p", "x", "q", "h", "t") and found["mark"].isupper():
        return "", text
    return found["mark"] or "-", text[found.end() :]


@lru_cache(1 << 14)
def is_total(text: str) -> bool:
    """Tell whether a row or column named ``text`` holds a sum of others."""
    rest = without_numbering(text)[1]
    folded = fold_words(rest)
    if not (_TOTAL.match(folded) or _PAGE_TOTAL.match(folded)):
        return False
    first = rest.split()[0].strip(".:-–*()") if rest.split() else ""
    return first.isascii() or any(may_be(first, word) for word in _TOTAL_WORDS)


def is_page_total(text: str) -> bool:
    """Tell whether a total is one of a printed page, or carried over from one to the next."""
    return bool(_PAGE_TOTAL.match(fold_words(without_numbering(text)[1])))


def is_summary(text: str) -> bool:
    """Tell whether a row named ``text`` describes others and is of none: an average, a median, the highest."""
    rest = without_numbering(text)[1]
    first = rest.split()[0].strip(".:-–*()") if rest.split() else ""
    spelt_so = first.isascii() or any(may_be(first, word) for word in ("trung", "bình", "độ", "thấp", "nhỏ", "lớn"))
    return bool(_SUMMARY.match(fold_words(rest))) and spelt_so


_SUMMARY = re.compile(
    r"^(?:(?:gia tri |muc |so |diem |ty le )?(?:trung binh|binh quan|trung vi|cao nhat|thap nhat|lon nhat|nho nhat|tb|"
    r"do lech chuan|tu phan vi)(?: (?:cong|chung|chung cua|cua|toan|cac|moi|ca|theo|nam|thang|quy)(?: .*)?)?|"
    r"(?:the )?(?:arithmetic )?(?:mean|average|avg|median|mode|max|maximum|min|minimum|highest|lowest|largest|smallest|"
    r"std|stdev|standard deviation|quartile)(?: (?:value|score|of|per|for|over|all)(?: .*)?)?)$"
)


def is_whole_total(text: str) -> bool:
    """Tell whether a total named ``text`` is one of everything, not of the rows since the total before it."""
    return bool(_WHOLE.match(fold_words(text)))


@lru_cache(1 << 14)
def foot(text: str) -> Literal["note", "signature"] | None:
    """Return what a line below a table is."""
    folded = fold_words(text)
    if _NOTE.match(folded) or text.lstrip().startswith("*"):
        return "note"
    return "signature" if _SIGNED.search(folded) else None


def is_letterhead(text: str) -> bool:
    """Tell whether ``text`` belongs to what stands above a table: office, motto, form number, unit of measure."""
    return bool(_LETTERHEAD.match(fold_words(text)))


@lru_cache(1 << 12)
def told_unit_measure(text: str) -> str:
    """Return the unit of measure that a head or title tells: ``Hồ sơ (ĐVT: bộ)`` is ``bộ``, ``Tỷ lệ (%)`` is ``%``."""
    if found := _UNIT_MEASURE.search(text):
        return found["unit"].strip()
    if found := _IN_BRACKETS.search(text):
        return found["unit"].strip()
    return "%" if "%" in text else ""

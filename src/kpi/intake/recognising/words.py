"""The words by which forms of offices tell what a row, a column or a line of text is."""

import re
from functools import lru_cache
from typing import Literal

from kpi.intake.recognising.names import fold_words

Heading = Literal["numbering", "code", "unit", "item", "period", "unit_measure", "remark", "value"]

_HEADINGS: dict[Heading, str] = {
    "numbering": "stt|tt|so tt|so thu tu|thu tu|no|order",
    "code": "ma|ma so|ma dvhc|ma don vi|ma gso|ma xa|ma phuong|ma phuong xa|ma hanh chinh|code|unit code|gso code|gso",
    "unit": "don vi|ten don vi|phuong xa|xa phuong|phuong|xa|xa phuong thi tran|phuong xa thi tran|dia phuong|dia ban|"
    "don vi hanh chinh|ten phuong xa|ten xa phuong|ten xa|ten phuong|ten dvhc|don vi bao cao|co quan don vi|"
    "ten co quan don vi|quan huyen|huyen thanh pho|unit|unit name|ward|commune|ward commune|place",
    "item": "chi tieu|ten chi tieu|chi so|noi dung|noi dung bao cao|noi dung chi tieu|tieu chi|so lieu|ten so lieu|"
    "chi tieu bao cao|ma chi tieu|ma so lieu|item|measure|indicator|content",
    "period": "ky|ky bao cao|thoi gian|thoi ky|thoi diem|giai doan|thang|quy|nam|ngay|thang nam|quy nam|period|year|"
    "month|quarter|date|time",
    "unit_measure": "dvt|don vi tinh|don vi do|unit of measure",
    "remark": "ghi chu|giai trinh|ly do|nguyen nhan|dien giai|remark|remarks|note|notes|comment",
    "value": "gia tri|so luong|ket qua|thuc hien|ket qua thuc hien|so thuc hien|so bao cao|thuc te|so lieu bao cao|"
    "tri so|value|number|result|figure",
}
_HEADING = {word: heading for heading, words in _HEADINGS.items() for word in words.split("|")}
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
    return _HEADING.get(fold_words(text)) or ("numbering" if text.strip() == "#" else None)


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
    return bool(_TOTAL.match(fold_words(without_numbering(text)[1])))


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

"""The digits of a number by either convention, and the words that stand after them."""

import re
from decimal import Decimal
from typing import Literal

Convention = Literal["", "vi", "en"]
"""Which mark starts decimals: the comma (vi) or the dot (en); empty where neither was needed."""

_SCALES = {
    "chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "k": 3, "thousand": 3, "vạn": 4, "triệu": 6, "tr": 6, "trđ": 6,
    "tr.đ": 6, "million": 6, "mn": 6, "tỷ": 9, "tỉ": 9, "billion": 9, "bn": 9,
}  # fmt: skip
_PERCENT = re.compile(r"(?:%|phần trăm|per ?cent)(?=\s|$)\s*")
_COUNTED = re.compile(r"[^\W\d_]{2,}(?:[ /-][^\W\d_]+){0,5}\.?")
_NOT_COUNTED = re.compile(r"\b(?:phần|percentage|per|rưỡi|hoặc|và|đến|tới|or|and|to)\b")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([., '])[0-9]{3}(?:\1[0-9]{3})*")


def read_suffix(rest: str) -> tuple[int, bool, str] | None:
    """Return power of ten, percent and what is counted, of the words after a figure; None where they say more."""
    scale = 0
    percent = _PERCENT.match(rest)
    if percent:
        rest = rest[percent.end() :]
    while not percent and (word := rest.split(" ", 1)[0]) in _SCALES:
        scale += _SCALES[word]
        rest = rest[len(word) :].lstrip()
    if not rest or (rest == "đ" and not percent):
        return scale, bool(percent), rest
    if _COUNTED.fullmatch(rest) and not _NOT_COUNTED.search(rest):
        return scale, bool(percent), rest
    return None


def read_digits(figure: str) -> dict[Convention, Decimal]:
    """Return the number by convention; both where digits allow both, none where they allow neither."""
    figure = figure.strip()
    if figure.isdigit():
        return {} if figure[0] == "0" and len(figure) > 2 else {"": Decimal(figure)}
    vi, en = _as(figure, group=".", point=","), _as(figure, group=",", point=".")
    if vi == en:
        return {} if vi is None else {"": vi}
    told: dict[Convention, Decimal | None] = {"vi": vi, "en": en}
    return {convention: value for convention, value in told.items() if value is not None}


def _as(figure: str, group: str, point: str) -> Decimal | None:
    whole, mark, decimals = figure.partition(point)
    if mark and not (decimals.isdigit() and decimals.isascii()):
        return None
    grouped = _GROUPED.fullmatch(whole)
    if grouped and grouped[1] in (group, " ", "'"):
        whole = whole.replace(grouped[1], "")
    elif not (whole == "" or re.fullmatch(r"0|0?[1-9]|[1-9]\d*", whole)):
        return None
    return Decimal(f"{whole or 0}.{decimals or 0}") if mark else Decimal(whole)

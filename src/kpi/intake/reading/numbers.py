"""Numbers as people write them in Việt Nam and elsewhere; what can be read in two ways is a question."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from kpi.intake.reading import number_evidence as why
from kpi.intake.reading.digits import Convention, read_digits, read_suffix
from kpi.intake.reading.evidence import Evidence
from kpi.intake.reading.footnotes import split_mark
from kpi.intake.reading.formats import bare, literal, thousands_left_out
from kpi.intake.reading.grid import Cell


@dataclass(frozen=True)
class Number:
    """A number that was read: ``24,1%`` is 24.1 with ``percent``, ``4.561/5.650`` is 4561 with ``denominator`` 5650."""

    text: str
    value: Decimal
    percent: bool = False
    denominator: Decimal | None = None
    qualifier: str = ""
    """``above``, ``below``, ``about``, or empty where the number is exact."""
    counted: str = ""
    """What it says it counts: ``hồ sơ``."""
    convention: Convention = ""
    evidence: Evidence | None = None
    """Why it was read so, where the text alone did not say."""
    mark: str = ""
    """What stands behind it and points to a note: ``*``."""


@dataclass(frozen=True)
class Blank:
    """No number, and why.

    ``empty``; ``dash`` (in official statistics: nothing arose, in offices often merely not filled in);
    ``nothing_arose`` (KPS: a count of it is zero, a share of it does not exist); ``missing`` (…: not collected).
    """

    text: str
    reason: Literal["empty", "dash", "nothing_arose", "missing"]


@dataclass(frozen=True)
class Question:
    """A number that can be read in two ways."""

    text: str
    readings: tuple[Number, ...]
    evidence: Evidence


@dataclass(frozen=True)
class NotANumber:
    """Something else."""

    text: str


Reading = Number | Blank | Question | NotANumber

_MISSING = {
    "…", "...", "....", "n/a", "na", "chưa có", "chưa có số liệu", "không có số liệu", "chưa báo cáo",
    "chưa thống kê", "không thống kê", "missing", "not available", "not reported",
}  # fmt: skip
_NOTHING_AROSE = {"kps", "k.p.s", "k.p.s.", "không phát sinh", "ko phát sinh", "nothing arose"}
_ZERO = {"không", "không có", "none", "nil", "zero"}
_ABOVE = r"trên|hơn|ít nhất|tối thiểu|không dưới|từ(?=.*trở lên)|>=?|≥|over|above|more than|at least"
_BELOW = r"dưới|chưa đến|chưa tới|không quá|tối đa|<=?|≤|under|below|less than|at most|up to"
_ABOUT = r"khoảng|gần|xấp xỉ|ước đạt|ước tính|ước|~|≈|about|around|approximately|approx\.?|nearly|almost|ca\."
_FIGURE = r"(?:[0-9][0-9.,' ]*|[.,][0-9]+)"
_FORM = re.compile(
    r"(?:(?:tổng số|tổng cộng|tổng|số lượng|số|total)(?: là)?\s*:?\s*|(?:đạt|là|có|gồm)\s*:?\s+)?"
    rf"(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|(?P<about>{_ABOUT}))?\s*"
    rf"(?P<open>\()?(?P<sign>[+-]?)\s*(?P<figure>{_FIGURE})(?:\s*/\s*(?P<whole>{_FIGURE}))?\s*(?P<close>\))?"
    r"\s*(?P<rest>.*?)\s*(?P<tail>trở lên|trở xuống)?"
)
_ZEROS = re.compile(r"(?:[.,]?000)+|0+")
_LONGEST = 60
_SPACES = str.maketrans(dict.fromkeys("\t\n\xa0\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "))
_MARKS = str.maketrans({"−": "-", "‒": "-", "–": "-", "—": "-", "‑": "-", "﹣": "-", "－": "-", "％": "%", "’": "'"})


def read_number(text: str) -> Reading:
    """Return what ``text`` says by itself.

    Dot and comma are taken for what they alone can be: the last of two different marks starts decimals; a mark that
    comes twice groups thousands; one that is not followed by exactly three digits, or follows a zero or more than
    three digits, starts decimals. Else (``1.234``) both readings are asked about; a column may decide (read_column).
    """
    if text.isdigit() and text.isascii() and (len(text) <= 2 or text[0] != "0"):
        return Number(text, Decimal(text))
    plain = " ".join(unicodedata.normalize("NFC", text).translate(_SPACES).translate(_MARKS).lower().split())
    blank = _blank(plain)
    if blank:
        return Blank(text, blank)
    if plain in _ZERO:
        return Number(text, Decimal(0))
    figure, mark = split_mark(plain)
    form = _FORM.fullmatch(figure) if len(figure) <= _LONGEST else None
    reading = _meaning(text, form) if form else NotANumber(text)
    return _marked(reading, mark) if mark else reading


def _marked(reading: Reading, mark: str) -> Reading:
    if isinstance(reading, Number):
        return replace(reading, mark=mark)
    if isinstance(reading, Question):
        return replace(reading, readings=tuple(replace(number, mark=mark) for number in reading.readings))
    return reading


def read_column(texts: Sequence[str], decimals_expected: bool | None = None) -> list[Reading]:
    """Return the readings of a column of texts, where what others prove settles what alone is a question.

    ``decimals_expected``: False where the catalogue says that whole things are counted, True where it is a share, score
    or the like, None where it is not known. A question that the column cannot settle stays one, with the evidence.
    """
    return _settle([read_number(text) for text in texts], decimals_expected)


def read_cell(cell: Cell, decimals_expected: bool | None = None) -> Reading:
    """Return the number of one cell: of its typed value where the file holds one, else of its text.

    A number shown as percent counts percent; one shown with “triệu” beside it is a question. In a column of whole
    things a typed 15.833 is a question: whoever types 15.833 into a spreadsheet set to English gets a fraction.
    """
    if isinstance(cell.value, bool) or (cell.value is not None and not isinstance(cell.value, float)):
        return NotANumber(cell.text)
    if cell.value is None:
        return read_number(cell.text)
    value = Decimal(repr(cell.value))
    if not value.is_finite():
        return NotANumber(cell.text)
    if "%" in bare(cell.number_format):
        return Number(cell.text, _plain(value * 100), percent=True)
    number = Number(cell.text, _plain(value))
    shown = _shown(number, cell.number_format) if cell.number_format and number.value else number
    return _typed(number, decimals_expected) if shown is number else shown


def _shown(number: Number, number_format: str) -> Reading:
    """Return the number as its format shows it; where that is another scale than the stored one, it is asked."""
    words = literal(number_format)
    beside = read_suffix(words)
    left_out = 3 * thousands_left_out(number_format)
    scale = beside[0] if beside else len(re.sub("[.,]", "", words)) if _ZEROS.fullmatch(words) else 0
    if scale != left_out:
        stored = replace(number, counted=beside[2] if beside else "")
        seen = replace(stored, value=_plain(number.value.scaleb(scale - left_out)))
        return Question(number.text, (seen, stored), why.SHORTENED if left_out and not scale else why.SHOWN)
    return replace(number, percent=True) if beside and beside[1] else number


def _typed(number: Number, decimals_expected: bool | None) -> Reading:
    value = number.value
    thousands = value * 1000
    if decimals_expected is False and value % 1 and thousands % 1 == 0 and 1 <= abs(value) < 1000:
        return Question(number.text, (replace(number, value=_plain(thousands)), number), why.TYPED)
    return number


def read_cells(cells: Sequence[Cell | None], decimals_expected: bool | None = None) -> list[Reading]:
    """Return the readings of a column of cells (None: empty), as read_column and read_cell do."""
    return _settle(
        [Blank("", "empty") if cell is None else read_cell(cell, decimals_expected) for cell in cells],
        decimals_expected,
    )


def _blank(plain: str) -> Literal["", "empty", "dash", "nothing_arose", "missing"]:
    if not plain:
        return "empty"
    if not plain.strip("-"):
        return "dash"
    if plain in _NOTHING_AROSE:
        return "nothing_arose"
    return "missing" if plain in _MISSING else ""


def _meaning(text: str, form: re.Match[str]) -> Reading:
    suffix = read_suffix(form["rest"])
    if suffix is None or bool(form["open"]) != bool(form["close"]):
        return NotANumber(text)
    scale, percent, counted = suffix
    qualifier = next((word for word in ("above", "below", "about") if form[word]), "")
    if form["tail"]:
        qualifier = "above" if form["tail"] == "trở lên" else "below"
    wholes: dict[Convention, Decimal | None] = {"": None}
    if form["whole"]:
        wholes = dict(read_digits(form["whole"]))
    if percent and form["whole"]:
        return NotANumber(text)
    found = [
        Number(text, _plain(value.scaleb(scale)), percent, denominator, qualifier, counted, one or other)
        for one, value in read_digits(form["figure"]).items()
        for other, denominator in wholes.items()
        if not (one and other and one != other)
    ]
    if form["sign"] == "-":
        found = [replace(number, value=-number.value) for number in found]
    return _decide(text, found, bracketed=bool(form["open"]), sign=form["sign"])


def _decide(text: str, found: list[Number], bracketed: bool, sign: str) -> Reading:
    if not found or (bracketed and sign):
        return NotANumber(text)
    if bracketed:
        if len(found) > 1 or found[0].denominator is not None:
            return NotANumber(text)
        return Question(text, (replace(found[0], value=-found[0].value), found[0]), why.BRACKETS)
    if len(found) == 1:
        return found[0]
    grouped, other = sorted(found, key=lambda n: (abs(n.value), n.denominator or 0), reverse=True)
    settled = _whole_parts(grouped) if grouped.denominator is not None else None
    return settled or Question(text, (grouped, other), why.alone([_written(number) for number in (grouped, other)]))


def _written(number: Number) -> str:
    return f"{number.value:f}" + ("" if number.denominator is None else f"/{number.denominator:f}")


def _whole_parts(grouped: Number) -> Number | None:
    """Settle ``4.561/5.650`` and ``416/5.836``: whole parts of a whole, where the text gives no better reading."""
    if grouped.value % 1 or grouped.denominator is None or grouped.denominator % 1:
        return None
    if all("." in part or "," in part for part in grouped.text.split("/")):
        return replace(grouped, evidence=why.WHOLE_PARTS)
    return replace(grouped, evidence=why.WITHIN) if grouped.value <= grouped.denominator else None


def _settle(readings: list[Reading], decimals_expected: bool | None) -> list[Reading]:
    open_marks = {r.readings[0].convention for r in readings if isinstance(r, Question) and _by_mark(r)}
    if not open_marks:
        return readings
    proven: dict[Convention, str] = {}
    for reading in readings:
        if isinstance(reading, Number) and reading.convention and reading.evidence is None:
            proven.setdefault(reading.convention, reading.text)
    return [
        _settled(reading, proven, len(open_marks) == 1, decimals_expected)
        if isinstance(reading, Question) and _by_mark(reading)
        else reading
        for reading in readings
    ]


def _by_mark(question: Question) -> bool:
    return len({number.convention for number in question.readings}) == 2


def _settled(
    question: Question, proven: dict[Convention, str], one_mark: bool, decimals_expected: bool | None
) -> Number | Question:
    grouped = question.readings[0]
    if len(proven) == 2:
        return replace(question, evidence=why.mixed(proven))
    if len(proven) == 1:
        ((convention, text),) = proven.items()
        if decimals_expected is False and grouped.convention != convention:
            return replace(question, evidence=why.against(text))
        return next(replace(n, evidence=why.proven(text)) for n in question.readings if n.convention == convention)
    if decimals_expected is False:
        whole = one_mark and not grouped.value % 1 and not (grouped.denominator or 0) % 1
        return replace(grouped, evidence=why.WHOLE) if whole else replace(question, evidence=why.TWO_MARKS)
    return question


def _plain(value: Decimal) -> Decimal:
    """Return the same value without trailing zeros or exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value

"""Periods as people write them, with their first and last day; what lacks a year or can be read otherwise is asked."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.evidence import Evidence
from kpi.intake.reading.formats import bare
from kpi.intake.reading.grid import Cell


@dataclass(frozen=True)
class Period:
    """First and last day of a period; ``code`` is the form that observations are stored with."""

    text: str
    first: date
    last: date

    @property
    def code(self) -> str:
        """``2020``, ``2020-S1``, ``2020-Q1``, ``2020-03``, ``2020-03-15`` or ``2019-01-01/2019-11-14``."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        months = last.month - first.month + 1
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year
        if not whole or (months, (first.month - 1) % months) not in {(12, 0), (6, 0), (3, 0), (1, 0)}:
            return f"{first}/{last}"
        part = {12: "", 6: f"-S{last.month // 6}", 3: f"-Q{last.month // 3}", 1: f"-{last.month:02}"}[months]
        return f"{first.year}{part}"


@dataclass(frozen=True)
class PeriodQuestion:
    """A period that lacks something or can be read otherwise; ``readings`` may be one that wants a nod, or none."""

    text: str
    readings: tuple[Period, ...]
    evidence: Evidence


@dataclass(frozen=True)
class NotAPeriod:
    """Something else."""

    text: str


PeriodReading = Period | PeriodQuestion | NotAPeriod

_LONGEST = 80
_WINDOW = 14  # words of a title that may make up a period

_SHORT_YEAR = Evidence(
    "short_year", "năm chỉ có hai chữ số; hãy viết đủ bốn", "the year has two digits; write all four"
)
_NO_YEAR = Evidence("no_year", "không ghi năm; hãy ghi năm", "no year is given; add it")
_DAY_OR_MONTH = Evidence(
    "day_or_month",
    "có thể là ngày và tháng, hoặc tháng và năm; hãy viết đủ ngày/tháng/năm",
    "can be day and month, or month and year; write day/month/year in full",
)
_MONTH_FIRST = Evidence(
    "month_first",
    "không có tháng này; có thể tháng được viết trước ngày kiểu Mỹ",
    "there is no such month; perhaps the month stands before the day",
)
_YEAR_BEFORE = Evidence(
    "year_before",
    "ngày đầu không ghi năm và đứng sau ngày cuối; có thể thuộc năm trước",
    "the first day has no year and would come after the last; perhaps it is of the year before",
)
_OPEN_END = Evidence("open_end", "không ghi ngày cuối; hãy ghi ngày", "no last day is given; add it")

_Days = tuple[date, date] | None


@dataclass(frozen=True)
class _Span:
    """One form that matched; its days follow once the year is known."""

    match: re.Match[str]
    days: Callable[[re.Match[str], int], _Days]

    @property
    def year(self) -> str:
        """The year as written; empty where none is."""
        return self.match.groupdict().get("year") or ""

    def within(self, year: int) -> _Days:
        """Return first and last day, None where there is no such day."""
        try:
            return self.days(self.match, year)
        except ValueError:
            return None


def read_period(text: str, year: int | None = None) -> PeriodReading:
    """Return the period that ``text`` names; ``year`` is what its surroundings say, for texts that name none.

    Days come before months, as everywhere in Việt Nam: 3/4/2021 is 3 April. ``đến 15/10/2021`` and ``lũy kế`` count
    from 1 January of that year. A year of two digits, a part of a year that nothing dates, and ``02/03`` are asked.
    """
    plain = _LEADING.sub("", _folded(text))
    if not plain or len(plain) > _LONGEST:
        return NotAPeriod(text)
    if re.search(r"(?:^| )(?:den|toi) (?:nay|hien nay)$|(?:^| )to date$", plain):
        return PeriodQuestion(text, (), _OPEN_END)
    cumulative = _CUMULATIVE.match(plain)
    if cumulative:
        plain = plain[cumulative.end() :]
        if _GOAL.search(cumulative[0]) and _YEAR.fullmatch(plain):
            return NotAPeriod(text)
    span = _span(plain)
    return _dated(text, span, year, since_new_year=bool(cumulative)) if span else _range(text, plain, year)


def read_period_cell(cell: Cell, year: int | None = None) -> PeriodReading:
    """Return the period of a cell; a date that is shown without its day (``mm/yyyy``) is its month."""
    if not isinstance(cell.value, date):
        return read_period(cell.text, year)
    shown = bare(cell.number_format)
    if "y" not in shown or "d" in shown:
        return Period(cell.text, cell.value, cell.value)
    first, last = (cell.value.month,) * 2 if "m" in shown else (1, 12)
    return Period(cell.text, *_months(cell.value.year, first, last))


def find_periods(text: str, year: int | None = None) -> list[Period | PeriodQuestion]:
    """Return the periods that a longer text such as a title names, in their order, the longest wording of each.

    A year needs ``năm`` and a month ``tháng`` beside it, as titles hold other figures; single days are found too.
    """
    words = text.split()
    found: list[Period | PeriodQuestion] = []
    start = 0
    while start < len(words):
        for stop in range(min(start + _WINDOW, len(words)), start, -1):
            phrase = " ".join(words[start:stop])
            reading = read_period(phrase, year) if _told(_folded(phrase)) else NotAPeriod(phrase)
            if not isinstance(reading, NotAPeriod):
                found.append(reading)
                start = stop - 1
                break
        start += 1
    return found


def _folded(text: str) -> str:
    return fold(text).translate(_DASHES).strip(" .,:;()[]\"'“”")


def _told(plain: str) -> bool:
    return bool(re.search(r"[a-z]|\d[/.-]\d\d?[/.-](?:19|20)\d\d", plain)) and bool(re.search(r"\d|quy|q\.?i", plain))


def _span(plain: str) -> _Span | None:
    for pattern, days in _FORMS:
        match = pattern.fullmatch(plain)
        if match:
            return _Span(match, days)
    return None


def _dated(text: str, span: _Span, year: int | None, since_new_year: bool = False) -> PeriodReading:
    if span.days is _day_or_month:
        readings = tuple(_both(text, span, year))
        if readings or span.within(year or 2000):
            return PeriodQuestion(text, readings, _DAY_OR_MONTH if readings else _NO_YEAR)
        return NotAPeriod(text)
    number = _full(span.year) or year
    if number is None:
        return PeriodQuestion(text, (), _NO_YEAR)
    days = span.within(number)
    if days is None:
        return _month_first(text, span, number)
    period = Period(text, date(days[1].year, 1, 1) if since_new_year else days[0], days[1])
    return PeriodQuestion(text, (period,), _SHORT_YEAR) if len(span.year) == 2 else period


def _range(text: str, plain: str, year: int | None) -> PeriodReading:
    """Read ``từ A đến B``, ``A - B``: from the first day of A, which may leave its year to B, to the last of B."""
    plain = re.sub(r"^(?:tu|from|between) ", "", plain)
    plain = re.sub(r"^dau nam(?: ((?:19|20)\d\d))?(?= )", lambda m: f"1/1/{m[1]}" if m[1] else "1/1", plain)
    for cut in _TO.finditer(plain):
        first, last = _span(plain[: cut.start()]), _span(plain[cut.end() :])
        if first and last:
            return _joined(text, first, last, year)
    return NotAPeriod(text)


def _joined(text: str, first: _Span, last: _Span, year: int | None) -> PeriodReading:
    end = _full(last.year) or _full(first.year) or year
    if end is None:
        return PeriodQuestion(text, (), _NO_YEAR)
    begin = _full(first.year) or end
    one, other = first.within(begin), last.within(end)
    if one is None or other is None:
        return NotAPeriod(text)
    if one[0] > other[1]:
        earlier = first.within(end - 1)
        if first.year or earlier is None:
            return NotAPeriod(text)
        return PeriodQuestion(text, (Period(text, earlier[0], other[1]),), _YEAR_BEFORE)
    period = Period(text, one[0], other[1])
    return PeriodQuestion(text, (period,), _SHORT_YEAR) if 2 in (len(first.year), len(last.year)) else period


def _both(text: str, span: _Span, year: int | None) -> Iterator[Period]:
    """Yield what ``02/03`` can be: 2 March of the year that is known, February 2003."""
    days = span.within(year) if year else None
    month, short = int(span.match["day"]), int(span.match["month"])
    if days:
        yield Period(text, *days)
    if 1 <= month <= 12 and short < 50:
        yield Period(text, *_months(2000 + short, month))


def _month_first(text: str, span: _Span, year: int) -> PeriodReading:
    if span.days is not _day or int(span.match["month"]) <= 12 or int(span.match["day"]) > 12:
        return NotAPeriod(text)
    try:
        day = date(year, int(span.match["day"]), int(span.match["month"]))
    except ValueError:
        return NotAPeriod(text)
    return PeriodQuestion(text, (Period(text, day, day),), _MONTH_FIRST)


def _full(year: str) -> int | None:
    """Return the year, of this century where it is written with two digits."""
    return None if not year else int(year) if len(year) == 4 else 2000 + int(year)


def _months(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    last = last or first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _year(_: re.Match[str], year: int) -> _Days:
    return _months(year, 1, 12)


def _half(match: re.Match[str], year: int) -> _Days:
    return _months(year, 1, 6) if match["part"] in _FIRST else _months(year, 7, 12)


def _quarter(match: re.Match[str], year: int) -> _Days:
    last = 3 * _count(match["part"])
    return _months(year, last - 2, last)


def _month(match: re.Match[str], year: int) -> _Days:
    return _months(year, _count(match["part"]))


def _first_months(match: re.Match[str], year: int) -> _Days:
    return _months(year, 1, _count(match["part"]))


def _last_months(match: re.Match[str], year: int) -> _Days:
    return _months(year, 13 - _count(match["part"]), 12)


def _month_range(match: re.Match[str], year: int) -> _Days:
    first, last = int(match["part"]), int(match["last"])
    return _months(year, first, last) if first < last else None


def _day(match: re.Match[str], year: int) -> _Days:
    day = date(year, _count(match["month"]), int(match["day"]))
    return day, day


def _day_or_month(match: re.Match[str], year: int) -> _Days:
    return _day(match, year)


_DASHES = str.maketrans(dict.fromkeys("–—−‑‒", "-"))
_LEADING = re.compile(
    r"(?:(?:ky bao cao|so lieu|thoi gian|thoi ky|giai doan|ky|trong|reporting period|period|for|in)\s*:?\s+)+"
)
_CUMULATIVE = re.compile(
    r"(?:(?:luy ke |cong don )?(?:tu dau nam )?(?:tinh )?(?:den|toi)(?: het| cuoi| thoi diem)*"
    r"|(?:luy ke|cong don)(?: tu dau nam)?|year to date(?: to)?|ytd|cumulative to|up to|until|as of|as at|to)[ :]+"
)
_TO = re.compile(r"\s*(?:->|/(?=\d{4}-)|-)\s*|\s+(?:den|toi|to|and|until)\s+(?:het\s+|cuoi\s+|the end of\s+)?")

_GOAL = re.compile(r"^(?!.*(?:het|cuoi)).*(?:den|toi)")

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_VI = {
    "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_EN = {"three": 3, "six": 6, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_NAMED = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NUMBERS = _ROMAN | _VI | _ORDER | _EN | _NAMED | {"nhat": 1}


def _words(*tables: dict[str, int]) -> str:
    return "|".join(sorted((word for table in tables for word in table), key=len, reverse=True))


_Y4 = r"(?:19|20)\d\d"
_12 = r"1[0-2]|0?[1-9]"
_TAIL = (
    rf"(?:\s*[/.,'-]?\s*(?:(?:nam|of|in|year)\s+)*(?P<year>{_Y4}|(?<=[/.'-])\d\d|(?<=nam )\d\d)"
    r"|\s+(?:ca )?nam(?: nay)?|\s+of the year)?"
)
_YEAR = re.compile(rf"(?:(?:ca nam|full year|nam|year|fy)\s*)?(?P<year>{_Y4})(?: ?\(?(?:ca nam|full year))?", re.ASCII)
_FIRST = {"1", "dau", "first", "1st"}

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], _Days]], ...] = tuple(
    (pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, re.ASCII), days)
    for pattern, days in (
        (_YEAR, _year),
        (r"nam (?P<year>\d\d)|ca nam|nam nay|full year", _year),
        (rf"[sh] ?(?P<part>[12]){_TAIL}", _half),
        (rf"(?P<year>{_Y4})[- ]?[sh](?P<part>[12])", _half),
        (rf"nua (?P<part>dau|cuoi)(?: nam)?{_TAIL}", _half),
        (rf"(?:the )?(?P<part>first|second|1st|2nd) half{_TAIL}", _half),
        (rf"(?:quy|qui|q\.?|quarter)\s*(?P<part>0?[1-4]|mot|nhat|hai|ba|tu|bon|{_words(_ROMAN)}){_TAIL}", _quarter),
        (rf"(?P<year>{_Y4})[- ]?q(?P<part>[1-4])", _quarter),
        (rf"(?:the )?(?P<part>{_words(_ORDER)}) quarter{_TAIL}", _quarter),
        (rf"(?P<part>{_12}|{_words(_VI)})\s*(?:thang|t)(?: dau)?(?: nam)?{_TAIL}", _first_months),
        (rf"(?P<part>{_12}|{_words(_VI)})\s*(?:thang|t) cuoi(?: nam)?{_TAIL}", _last_months),
        (rf"(?:(?:the )?first )?(?P<part>{_12}|{_words(_EN)}) ?(?:months|m){_TAIL}", _first_months),
        (rf"(?:the )?last (?P<part>{_12}|{_words(_EN)}) months{_TAIL}", _last_months),
        (rf"(?:thang|th\.?|t\.?)\s*(?P<part>{_12}){_TAIL}", _month),
        (rf"thang (?P<part>{_words(_VI)})(?:\s*[/-]\s*|\s+nam\s+)(?P<year>{_Y4})", _month),
        (rf"(?P<part>{_12})\s*[/.-]\s*(?P<year>{_Y4})", _month),
        (rf"(?P<year>{_Y4})[-/](?P<part>0[1-9]|1[0-2])", _month),
        (rf"(?P<part>{_words(_NAMED)})\.?{_TAIL}", _month),
        (rf"(?:thang |t)?(?P<part>{_12})\s*-\s*(?:thang |t)?(?P<last>{_12})(?:\s*/\s*|\s+nam\s+)(?P<year>{_Y4})",
         _month_range),
        (rf"(?:ngay )?(?P<day>\d\d?)\s*[/.-]\s*(?P<month>\d\d?)\s*[/.-]\s*(?P<year>{_Y4}|\d\d)", _day),
        (r"ngay (?P<day>\d\d?)\s*[/.-]\s*(?P<month>\d\d?)", _day),
        (rf"(?:ngay )?(?P<day>\d\d?) thang (?P<month>\d\d?|{_words(_VI)}),?{_TAIL}", _day),
        (rf"(?P<year>{_Y4})[/.-](?P<month>\d\d?)[/.-](?P<day>\d\d?)(?:[t ]00:00(?::00)?)?", _day),
        (rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?(?P<month>{_words(_NAMED)})\.?,?{_TAIL}", _day),
        (rf"(?P<month>{_words(_NAMED)})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>{_Y4})", _day),
        (r"(?P<day>\d\d?)/(?P<month>\d\d?)", _day_or_month),
    )
)  # fmt: skip

"""Periods as people write them, with their first and last day; what lacks a year or can be read otherwise is asked."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kpi.intake.reading.cleaning import fold
from kpi.intake.reading.evidence import Evidence
from kpi.intake.reading.formats import bare
from kpi.intake.reading.grid import Cell
from kpi.intake.reading.period_forms import YEAR, Span, day_or_month, find_span, single_day, whole_months


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
        if _GOAL.search(cumulative[0]) and YEAR.fullmatch(plain):
            return NotAPeriod(text)
    span = find_span(plain)
    return _dated(text, span, year, since_new_year=bool(cumulative)) if span else _range(text, plain, year)


def read_period_cell(cell: Cell, year: int | None = None) -> PeriodReading:
    """Return the period of a cell; a date that is shown without its day (``mm/yyyy``) is its month."""
    if not isinstance(cell.value, date):
        return read_period(cell.text, year)
    shown = bare(cell.number_format)
    if "y" not in shown or "d" in shown:
        return Period(cell.text, cell.value, cell.value)
    first, last = (cell.value.month,) * 2 if "m" in shown else (1, 12)
    return Period(cell.text, *whole_months(cell.value.year, first, last))


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


def _dated(text: str, span: Span, year: int | None, since_new_year: bool = False) -> PeriodReading:
    if span.days is day_or_month:
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
        first, last = find_span(plain[: cut.start()]), find_span(plain[cut.end() :])
        if first and last:
            return _joined(text, first, last, year)
    return NotAPeriod(text)


def _joined(text: str, first: Span, last: Span, year: int | None) -> PeriodReading:
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


def _both(text: str, span: Span, year: int | None) -> Iterator[Period]:
    """Yield what ``02/03`` can be: 2 March of the year that is known, February 2003."""
    days = span.within(year) if year else None
    month, short = int(span.match["day"]), int(span.match["month"])
    if days:
        yield Period(text, *days)
    if 1 <= month <= 12 and short < 50:
        yield Period(text, *whole_months(2000 + short, month))


def _month_first(text: str, span: Span, year: int) -> PeriodReading:
    if span.days is not single_day or int(span.match["month"]) <= 12 or int(span.match["day"]) > 12:
        return NotAPeriod(text)
    try:
        day = date(year, int(span.match["day"]), int(span.match["month"]))
    except ValueError:
        return NotAPeriod(text)
    return PeriodQuestion(text, (Period(text, day, day),), _MONTH_FIRST)


def _full(year: str) -> int | None:
    """Return the year, of this century where it is written with two digits."""
    return None if not year else int(year) if len(year) == 4 else 2000 + int(year)


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

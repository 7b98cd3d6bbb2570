"""The forms in which a single period is written, and its days once the year is known; texts are folded before."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Days = tuple[date, date] | None


@dataclass(frozen=True)
class Span:
    """One form that matched; its days follow once the year is known."""

    match: re.Match[str]
    days: Callable[[re.Match[str], int], Days]

    @property
    def year(self) -> str:
        """The year as written; empty where none is."""
        return self.match.groupdict().get("year") or ""

    def within(self, year: int) -> Days:
        """Return first and last day, None where there is no such day."""
        try:
            return self.days(self.match, year)
        except ValueError:
            return None


def find_span(plain: str) -> Span | None:
    """Return the form that the whole of a folded text has."""
    for pattern, days in _FORMS:
        match = pattern.fullmatch(plain)
        if match:
            return Span(match, days)
    return None


def whole_months(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    """Return first and last day of the months from ``first`` to ``last``, or of the one."""
    last = last or first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _year(_: re.Match[str], year: int) -> Days:
    return whole_months(year, 1, 12)


def _half(match: re.Match[str], year: int) -> Days:
    return whole_months(year, 1, 6) if match["part"] in _FIRST else whole_months(year, 7, 12)


def _quarter(match: re.Match[str], year: int) -> Days:
    last = 3 * _count(match["part"])
    return whole_months(year, last - 2, last)


def _month(match: re.Match[str], year: int) -> Days:
    return whole_months(year, _count(match["part"]))


def _first_months(match: re.Match[str], year: int) -> Days:
    return whole_months(year, 1, _count(match["part"]))


def _last_months(match: re.Match[str], year: int) -> Days:
    return whole_months(year, 13 - _count(match["part"]), 12)


def _month_range(match: re.Match[str], year: int) -> Days:
    first, last = int(match["part"]), int(match["last"])
    return whole_months(year, first, last) if first < last else None


def single_day(match: re.Match[str], year: int) -> Days:
    """Return the day that is written with its month."""
    day = date(year, _count(match["month"]), int(match["day"]))
    return day, day


def day_or_month(match: re.Match[str], year: int) -> Days:
    """Return ``02/03`` as a day; alone it can also be a month of a year."""
    return single_day(match, year)


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
YEAR = re.compile(rf"(?:(?:ca nam|full year|nam|year|fy)\s*)?(?P<year>{_Y4})(?: ?\(?(?:ca nam|full year))?", re.ASCII)
_FIRST = {"1", "dau", "first", "1st"}

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Days]], ...] = tuple(
    (pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, re.ASCII), days)
    for pattern, days in (
        (YEAR, _year),
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
        (rf"(?:ngay )?(?P<day>\d\d?)\s*[/.-]\s*(?P<month>\d\d?)\s*[/.-]\s*(?P<year>{_Y4}|\d\d)", single_day),
        (r"ngay (?P<day>\d\d?)\s*[/.-]\s*(?P<month>\d\d?)", single_day),
        (rf"(?:ngay )?(?P<day>\d\d?) thang (?P<month>\d\d?|{_words(_VI)}),?{_TAIL}", single_day),
        (rf"(?P<year>{_Y4})[/.-](?P<month>\d\d?)[/.-](?P<day>\d\d?)(?:[t ]00:00(?::00)?)?", single_day),
        (rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?(?P<month>{_words(_NAMED)})\.?,?{_TAIL}", single_day),
        (rf"(?P<month>{_words(_NAMED)})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>{_Y4})", single_day),
        (r"(?P<day>\d\d?)/(?P<month>\d\d?)", day_or_month),
    )
)  # fmt: skip

"""What titles and the names of sheets say of the figures below: whose they are, of which period, of what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period, PeriodQuestion, find_periods, read_period_cell
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.words import is_letterhead, told_unit_measure

_NAMED = re.compile(
    r"(?:\b(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân)\s+)?"
    r"(?:\b(?:phường|xã|thị trấn|thành phố|thị xã|quận|huyện|tỉnh|ward|commune)\b|\b(?:p|x|tt|tp|tx|q|h)\.)\s*\S.*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^:]{2,40}:\s*")
_TITLE_WORDS = frozenset(
    (
        *("phuong", "xa", "thi", "tran", "theo", "dia", "ban", "tren", "bieu", "bang", "mau", "phu", "luc", "thanh"),
        *("pho", "tinh", "huyen", "quan", "nam", "quy", "thang", "ky", "den", "tu", "ngay", "dau", "cuoi", "hop"),
        *("thong", "ke", "ve", "giai", "doan", "cap", "ward", "wards", "commune", "communes", "city", "in", "year"),
    )
)


@lru_cache(1 << 12)
def _periods_in(text: str, year: int | None = None) -> tuple[Period | PeriodQuestion, ...]:
    """Return the periods that a line names; the lines around several tables are read again for each."""
    return tuple(find_periods(text, year))


@dataclass(frozen=True)
class NamedUnit:
    """The unit that titles name: surely, or as the text of a cell that must be asked about; neither: none is named."""

    unit: str | None = None
    cell: Cell | None = None
    text: str = ""


@dataclass(frozen=True)
class Context:
    """What holds for a table unless its rows and heads say otherwise; None: nothing is said."""

    period: Period | None = None
    periods: tuple[Period, ...] = ()
    """All that are named, where they leave ``period`` open."""
    unsure: PeriodQuestion | None = None
    """A period in the titles that lacks something, where they name no other."""
    unit: NamedUnit = NamedUnit()
    item: str | None = None
    title: str = ""
    """The title in words, without its period: what tells tables with the same heads apart."""
    unit_measure: str = ""
    estimate: Cell | None = None
    """The title that says that figures are estimates."""

    @property
    def year(self) -> int | None:
        """The one year that all named periods lie in."""
        years = {day.year for period in (self.period, *self.periods) if period for day in (period.first, period.last)}
        return years.pop() if len(years) == 1 else None


def unsure_period(texts: Iterable[Sequence[Cell]]) -> PeriodQuestion | None:
    """Return the first period in rows of titles that lacks something, as its year."""
    readings = (reading for row in texts for cell in row for reading in _periods_in(cell.text))
    return next((reading for reading in readings if isinstance(reading, PeriodQuestion)), None)


def named_periods(texts: Iterable[Sequence[Cell]]) -> list[Period]:
    """Return the periods that rows of titles name; a single day dates a letter and is none."""
    readings: list[Period | PeriodQuestion] = []
    for row in texts:
        labelled = len(row) == 2 and row[0].text.rstrip().endswith(":")
        alone = read_period_cell(row[1]) if labelled else None
        if isinstance(alone, Period):
            readings.append(alone)
        else:
            readings += [found for cell in row for found in _periods_in(cell.text)]
    years = {reading.last.year for reading in readings if isinstance(reading, Period) and reading.last > reading.first}
    year = years.pop() if len(years) == 1 else None
    if year:
        readings = [again for reading in readings for again in _with_year(reading, year)]
    periods = [reading for reading in readings if isinstance(reading, Period) and reading.first < reading.last]
    return list({period.code: period for period in periods}.values())


def _with_year(reading: Period | PeriodQuestion, year: int) -> Sequence[Period | PeriodQuestion]:
    return [reading] if isinstance(reading, Period) else _periods_in(reading.text, year)


def innermost(periods: Sequence[Period]) -> Period | None:
    """Return the period that lies within all others; None where there is none such."""
    inner = [period for period in periods if all(within(period, other) for other in periods)]
    return inner[0] if inner else None


def within(inner: Period, outer: Period) -> bool:
    """Tell whether no day of ``inner`` lies outside ``outer``."""
    return outer.first <= inner.first and inner.last <= outer.last


def named_unit(known: Known, cells: Iterable[Cell], day: date) -> NamedUnit:
    """Return the lowest unit of the place that titles name; a name that is unsure goes before the place's own."""
    inside, above = known.units.inside(day), {unit.id for unit in known.units.above(known.units.place)}
    sure: dict[str, NamedUnit] = {}
    doubts: list[NamedUnit] = []
    for cell, text in _unit_texts(cells):
        match = known.units.match(text, day)
        if match.found and match.found in inside:
            sure.setdefault(match.found, NamedUnit(match.found, cell, text))
        elif match.why in ("several", "other_time", "elsewhere", "close") and not above & set(match.choices):
            doubts.append(NamedUnit(None, cell, text))
    deepest = max((inside[unit] for unit in sure), default=-1)
    lowest = [named for unit, named in sure.items() if inside[unit] == deepest]
    if doubts and deepest < 1:
        return doubts[0]
    if len(lowest) > 1:
        return replace(lowest[0], unit=None)
    return lowest[0] if lowest else NamedUnit()


def _unit_texts(cells: Iterable[Cell]) -> Iterator[tuple[Cell, str]]:
    """Yield what may name a unit in titles: whole lines and what begins with a kind of unit."""
    for cell in cells:
        for line in cell.text.split("\n"):
            text = without_periods(_LABEL.sub("", line)).strip(" .,;-()")
            found = _NAMED.search(text)
            yield from (
                (cell, each) for each in dict.fromkeys([text, found[0] if found else text]) if not each.isdecimal()
            )


def without_periods(text: str) -> str:
    """Return ``text`` without the periods that it names."""
    for found in _periods_in(text, 2000):
        text = text.replace(found.text, " ")
    return text


def named_item(known: Known, texts: Iterable[str]) -> str | None:
    """Return the one item that titles name and say nothing else beside."""
    places = (known.units.tree[known.units.place], *known.units.above(known.units.place))
    also = _TITLE_WORDS.union(*(fold_words(unit.name_vi).split() for unit in places))
    found = {item for text in texts if (item := known.items.find_within(text, also))}
    return found.pop() if len(found) == 1 else None


def named_unit_measure(texts: Iterable[Cell]) -> str:
    """Return the unit of measure that titles tell: ``ĐVT: hồ sơ``."""
    for cell in texts:
        if fold_words(cell.text).startswith(("dvt", "don vi tinh", "unit")) or "đvt" in cell.text.casefold():
            return told_unit_measure(cell.text)
    return ""


def told_estimate(texts: Iterable[Cell]) -> Cell | None:
    """Return the title by which the figures below are estimates: ``Ước thực hiện năm 2025``."""
    return next((cell for cell in texts if _ESTIMATE.search(fold_words(cell.text))), None)


_ESTIMATE = re.compile(
    r"\b(?:so uoc|uoc (?:thuc hien|tinh|dat|ca nam|nam|quy|thang|6 thang|9 thang)|estimated?|estimates)\b"
)


def title_words(texts: Iterable[str]) -> str:
    """Return the first title of three words or more that is no letterhead, folded, without its period and numbers."""
    for text in texts:
        words = [word for word in fold_words(without_periods(text)).split() if word.isalpha()]
        if len(words) > 2 and not is_letterhead(text):
            return " ".join(words)
    return ""

"""What titles and the names of sheets say of the figures below: whose they are, of which period, of what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period, PeriodQuestion, find_periods, read_period_cell
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.words import told_unit_measure

_NAMED = re.compile(
    r"(?:\b(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân)\s+)?"
    r"(?:\b(?:phường|xã|thị trấn|thành phố|thị xã|quận|huyện|tỉnh|ward|commune)\b|\b(?:p|x|tt|tp|tx|q|h)\.)\s*\S.*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^:]{2,40}:\s*")
_TITLE_WORDS = frozenset(
    "phuong xa thi tran theo dia ban tren bieu bang mau phu luc thanh pho tinh huyen quan nam quy thang ky den tu "
    "ngay 6 9 dau cuoi tong hop thong ke ve giai doan cap by ward commune city of in the and".split()
)


@dataclass(frozen=True)
class Context:
    """What holds for a table unless its rows and heads say otherwise; None: nothing is said."""

    period: Period | None = None
    periods: tuple[Period, ...] = ()
    """All that are named, where they leave ``period`` open."""
    unit: str | None = None
    item: str | None = None
    unit_measure: str = ""

    @property
    def year(self) -> int | None:
        """The one year that all named periods lie in."""
        years = {day.year for period in (self.period, *self.periods) if period for day in (period.first, period.last)}
        return years.pop() if len(years) == 1 else None


def named_periods(texts: Iterable[Sequence[Cell]]) -> list[Period]:
    """Return the periods that rows of titles name; a single day dates a letter and is none."""
    readings: list[Period | PeriodQuestion] = []
    for row in texts:
        labelled = len(row) == 2 and row[0].text.rstrip().endswith(":")
        alone = read_period_cell(row[1]) if labelled else None
        if isinstance(alone, Period):
            readings.append(alone)
        else:
            readings += [found for cell in row for found in find_periods(cell.text)]
    years = {reading.last.year for reading in readings if isinstance(reading, Period) and reading.last > reading.first}
    year = years.pop() if len(years) == 1 else None
    if year:
        readings = [again for reading in readings for again in _with_year(reading, year)]
    periods = [reading for reading in readings if isinstance(reading, Period) and reading.first < reading.last]
    return list({period.code: period for period in periods}.values())


def _with_year(reading: Period | PeriodQuestion, year: int) -> list[Period | PeriodQuestion]:
    return [reading] if isinstance(reading, Period) else find_periods(reading.text, year)


def innermost(periods: Sequence[Period]) -> Period | None:
    """Return the period that lies within all others; None where there is none such."""
    inner = [period for period in periods if all(within(period, other) for other in periods)]
    return inner[0] if inner else None


def within(inner: Period, outer: Period) -> bool:
    """Tell whether no day of ``inner`` lies outside ``outer``."""
    return outer.first <= inner.first and inner.last <= outer.last


def named_unit(known: Known, texts: Iterable[Cell], day: date) -> tuple[tuple[str, ...], Cell | None]:
    """Return the lowest units of the place that titles name; and the cell that names a unit of elsewhere alone."""
    inside, units, stranger = known.units.inside(day), known.units, None
    found: dict[str, int] = {}
    above = {unit.id for unit in units.above(units.place)} | {units.place}
    for cell in texts:
        for line in cell.text.split("\n"):
            text = _LABEL.sub("", line).strip(" .,;-")
            for candidate in (text, *(match[0] for match in [_NAMED.search(text)] if match)):
                match = units.match(candidate, day)
                if match.found and fold_words(candidate) and not candidate.isdecimal():
                    found[match.found] = inside[match.found]
                elif match.why == "elsewhere" and not above & set(match.choices):
                    stranger = stranger or cell
    lowest = tuple(unit for unit, depth in found.items() if depth == max(found.values()))
    return lowest, None if found else stranger


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

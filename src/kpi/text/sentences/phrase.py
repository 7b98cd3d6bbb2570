"""The parts that sentences are put together from: places, indicators, periods, values, changes, sources."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kpi.analysis.answer import Row
from kpi.text.numbers import day, number, signed
from kpi.text.wording import Wording

POINTS = 12  # values that a text alternative reads out before it says how many more there are
NAMED = 3  # units or sources that a sentence names before it counts them

KINDS = re.compile(r"\b(?:Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn|Đặc khu)(?= (?!\d|Hồ Chí Minh))")
"""Common nouns of units' names, small inside a sentence unless a number follows (Decree 30/2020/NĐ-CP, annex II)."""

NOUNS = (
    "tỷ lệ",
    "tỉ lệ",
    "tỷ trọng",
    "phần trăm",
    "độ ",
    "mức ",
    "hạng ",
    "chỉ số",
    "điểm ",
    "số ",
    "tổng ",
    "thời gian",
)
"""Beginnings of indicators' names that say themselves what kind of figure follows; others get a word for it."""


@dataclass(frozen=True)
class Said:
    """What is said of an answer, all figures as printed.

    ``headline``: what is seen, without a full stop and without a source. ``sentence``: one to
    three sentences to quote, then source and publication. ``alt``: kind of chart, headline, points.
    """

    headline: str
    sentence: str
    alt: str


def small(text: str) -> str:
    """Return ``text`` as it stands inside a sentence: its first letter small, abbreviations as they are."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Return a text with units' names as they stand inside a Vietnamese sentence: ``thành phố C``, ``Quận 1``."""
    return KINDS.sub(lambda found: found[0].lower(), text)


def named(unit: str, say: Wording) -> str:
    """Return a unit's name inside a sentence, with the day it began where that is on record."""
    return inside(say.dated_unit(unit))


def located(unit: str, say: Wording) -> str:
    """Return a unit's name inside a sentence; of wards, communes, townships and offices with the unit above."""
    found = say.reference.tree[unit]
    if found.parent is None or found.kind not in ("ward", "commune", "township", "special_zone", "office"):
        return named(unit, say)
    return say("tell_within", unit=named(unit, say), above=inside(say.unit(found.parent)))


def listed_units(units: Sequence[str], say: Wording, count: int | None = None) -> str:
    """Return the first units by name and how many more of ``count`` there are: ``a, b và 3 đơn vị khác``."""
    count = len(units) if count is None else count
    if not units:
        return say.counted("tell_count_units", count)
    first = [named(unit, say) for unit in units[: NAMED if count > NAMED else None]]
    more = count - len(first)
    return say.listed([*first, *([say.counted("tell_more_units", more)] if more else [])])


def noun(indicator: str, say: Wording) -> str:
    """Return an indicator's name inside a sentence: ``số hồ sơ mức độ 3``, ``tỷ lệ người dân hài lòng``."""
    found = say.reference.catalog.indicators[indicator]
    name = small(found.name(say.lang))
    if name.startswith(NOUNS):
        return name
    if found.formula in ("count", "coverage"):
        return say(f"tell_noun_{found.formula}", name=name)
    return say("tell_noun_ratio", name=name) if found.unit_measure == "percent" else name


def subject(row: Row, say: Wording, *, short: bool = False) -> str:
    """Return whose figure of what: ``tỷ lệ trễ hạn của phường Một thuộc thành phố C``; ``short``: not part of what."""
    name, unit = noun(row.indicator, say), borne(row, say) or (named if short else located)(row.unit, say)
    own = say("tell_own", kind=say(f"kind_{say.reference.tree[row.unit].kind}"))
    if name.endswith(own):  # the name says already that it is the province's
        return say("tell_subject_own", name=name.removesuffix(own), unit=unit)
    return say("tell_subject", name=name, unit=unit)


def borne(row: Row, say: Wording) -> str:
    """Return whose figure a sum is that lacks units, inside a sentence; nothing where it is of the whole."""
    return inside(say.bearer(row))


def period(row: Row, say: Wording) -> str:
    """Return the year of a row, with what it covers of it: ``năm 2019 (số liệu đến 14/11/2019)``."""
    if pd.isna(row.value) or not row.partial:
        return say("tell_year", year=row.year)
    return say("tell_year_part", year=row.year, covered=say.covered(row))


def singular(name: str) -> str:
    """Return the English name of what is counted as it stands after 1: ``task``, ``person``, ``content group``."""
    head, _, more = name.partition(" (")
    one = "person" if head == "people" else re.sub("ie$", "y", head[:-1]) if re.search("[^s]s$", head) else head
    return f"{one} ({more}" if more else one


def amount(row: Row, say: Wording) -> str:
    """Return a value with what it counts: ``24,1 %``, ``trên 5.400 hồ sơ``, ``1 task``; why there is none."""
    text, found = say.value(row), say.reference.catalog.indicators[row.indicator]
    if pd.isna(row.value) or found.unit_measure == "percent":
        return text
    if found.unit_measure == "rank":
        return text if row.qualifier else number(row.value, 0, say.lang)
    counted = say.unit_measure(row.indicator)
    if say.lang == "en":
        if singular(counted) in found.name_en.lower():
            return text
        counted = singular(counted) if row.value == 1 else counted
    return f"{text} {counted}"


def parts(row: Row, say: Wording) -> str:
    """Return the parts of a ratio: ``11/12 nhiệm vụ``, ``11 of 12 tasks``; nothing of a single unit's coverage."""
    text = say.parts(row)
    if not text or (row.denominator == 1 and say.reference.catalog.indicators[row.indicator].formula == "coverage"):
        return ""
    numerator, whole = text.split("/", 1)
    if say.lang == "en" and row.denominator == 1:
        whole = f"1 {singular(whole.removeprefix('1 '))}"
    return say("tell_parts", numerator=numerator, whole=whole)


def detail(row: Row, say: Wording, *more: str) -> str:
    """Return in brackets what a value rests on: parts, what the report prints beside it, whether it was derived."""
    if pd.isna(row.value):
        return ""
    stated = row.origin == "stated" and say.reference.catalog.indicators[row.indicator].formula != "stated"
    derived = say("origin_derived").removesuffix(" (E)") if row.status == "E" else ""
    origin = derived or (say.origin(row) if stated else "")
    told = "; ".join(text for text in (parts(row, say), say.stated(row), origin, *more) if text)
    return f" ({told})" if told else ""


def summed(row: Row) -> bool:
    """Tell whether a value was added up from other units."""
    return not pd.isna(row.value) and row.origin not in ("computed", "stated")


def rest(row: Row, say: Wording) -> str:
    """Return on how many units a sum rests, and what its ground lacks: ``cộng từ các đơn vị cấp dưới: 27/32 …``."""
    if not summed(row):
        return ""
    coverage = say.coverage(row)
    told = say(f"origin_{row.origin}") + (f": {coverage}" if coverage else "")
    return "; ".join(text for text in (told, inside(say.boundary(row))) if text)


def blank(row: Row, say: Wording) -> str:
    """Return why there is no value."""
    return inside(say.boundary(row)) or say.value(row)


def exact(row: Row) -> bool:
    """Tell whether a value is exact and whole: no mere bound, no sum that units are missing from."""
    whole = not summed(row) or bool(row.covered)
    return not pd.isna(row.value) and not row.qualifier and whole and pd.isna(row.boundary)


def statement(row: Row, say: Wording, when: str, changes: Iterable[str] = ()) -> str:
    """Return what the figure of a row is, and how it moved if ``changes`` say so, without a full stop."""
    told = subject(row, say)
    if pd.isna(row.value):
        return capital(say("tell_blank", period=when, subject=told, value=blank(row, say)))
    counted = say.reference.catalog.indicators[row.indicator].formula == "count"
    key = "tell_bound" if row.qualifier else "tell_counted" if counted else "tell_is"
    text = say(key, period=when, subject=told, value=amount(row, say) + detail(row, say))
    moved = say.listed(changes)
    return capital(f"{text}, {moved}" if moved else text)


def ranked(row: Row, say: Wording) -> str:
    """Return ``amount``; of a rank with its word, as beside a year the bare number would be read with it."""
    rank = say.reference.catalog.indicators[row.indicator].unit_measure == "rank"
    return say.value(row) if rank else amount(row, say)


def change(row: Row, say: Wording) -> str:
    """Return the change on the year before in words, where one may be told: ``tăng 2,3 điểm phần trăm so với 2019``."""
    return "" if pd.isna(row.value) or pd.isna(row.change) else in_words(say.change(row), say)


def no_change(row: Row, say: Wording) -> str:
    """Return why no change on the year before may be told; nothing where one may, or where none is asked for."""
    asked = not pd.isna(row.value) and pd.isna(row.change) and isinstance(row.no_change, str)
    return say.change(row) if asked else ""


def in_words(step: str, say: Wording) -> str:
    """Return a signed change as it is spoken: ``tăng 120`` of ``+120``."""
    key = {"+": "tell_up", "−": "tell_down"}.get(step[:1])
    return say(key, step=step[1:]) if key else step


def heading(step: float, indicator: str, say: Wording) -> str:
    """Return where a change as printed leads: up, down (a rank rises to a smaller number), same."""
    found = say.reference.catalog.indicators[indicator]
    sign = signed(step, found.decimals, say.lang)[:1]
    if sign not in "+−":
        return "same"
    return "up" if (sign == "+") != (found.unit_measure == "rank") else "down"


def dated(row: Row, say: Wording) -> str:
    """Return a value with what it covers and rests on, where that is not everything."""
    partly = not pd.isna(row.value) and row.partial
    notes = [say.covered(row) if partly else "", "" if pd.isna(row.bound_low) else say.coverage(row)]
    told = "; ".join(note for note in notes if note)
    return f"{say.value(row)} ({told})" if told else say.value(row)


def cite(source: str, say: Wording) -> str:
    """Return publisher and date of a source: ``Báo Thái Nguyên (11/11/2022)``, ``Báo (1/2021)``."""
    found = say.reference.sources[source]
    told = found.published
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        told = day(date.fromisoformat(told), say.lang)
    elif re.fullmatch(r"\d{4}-\d{2}", told):
        told = say.month(date.fromisoformat(f"{told}-01"))
    return f"{found.publisher} ({told})" if told else found.publisher


def sources(rows: Iterable[Row], say: Wording) -> str:
    """Return who says the figures of ``rows``, and the publication they are of."""
    found = _cited(rows)
    told = "; ".join(cite(source, say) for source in found[:NAMED])
    told += say("more_sources", count=len(found) - NAMED) if len(found) > NAMED else ""
    words = {"number": say.reference.publication, "day": say.publication_day()}
    return say("tell_source", sources=told, **words) if told else say("tell_publication", **words)


def _cited(rows: Iterable[Row]) -> list[str]:
    cells = (row.sources for row in rows)
    return sorted({source for cell in cells if isinstance(cell, Iterable) for source in cell})


def made_up(rows: Sequence[Row], say: Wording) -> str:
    """Return the statement that figures are synthetic, all of them or some; nothing where none is."""
    marked = [row for row in rows if not pd.isna(row.synthetic) and row.synthetic]
    if not marked:
        return ""
    real = [source for source in _cited(marked) if not say.reference.sources[source].synthetic]
    return say("tell_synthetic_part") if real else say("note_synthetic")


def quote(rows: Sequence[Row], say: Wording, *sentences: str) -> str:
    """Return the sentences to quote, after the word on synthetic figures and before sources and publication."""
    told = [f"{capital(text).rstrip('.')}." for text in sentences if text]
    return " ".join(text for text in (made_up(rows, say), *told, sources(rows, say)) if text)


def alternative(kind: str, headline: str, points: Sequence[str], rows: Sequence[Row], say: Wording) -> str:
    """Return the text alternative of a chart of ``kind`` (labels ``alt_...``)."""
    more = [say("alt_more", count=len(points) - POINTS)] if len(points) > POINTS else []
    listed = "; ".join([*points[:POINTS], *more])
    text = f"{say(f'alt_{kind}')}: {headline}." + (f" {listed}." if listed else "")
    return " ".join(part for part in (made_up(rows, say), text) if part)


def silence(kind: str, say: Wording) -> Said:
    """Return what is said of an answer without rows."""
    headline = say("tell_nothing")
    return Said(headline, quote([], say, headline), alternative(kind, headline, [], [], say))

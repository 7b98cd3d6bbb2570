"""Heads that say how figures of a year came about: estimated, compared with another; and rows of years as heads."""

import re
from collections.abc import Sequence

from kpi.intake.reading.grid import Cell
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.spelling import may_be
from kpi.intake.recognising.words import heading

_YEAR = r"(?:(?:nam|year|fy) )?(?P<year>(?:19|20)\d\d)"
_HOW = (
    r"uoc(?: thuc hien| tinh| dat| ca)?|uth|u th|so uoc|du kien|du bao|ke hoach|kh|thuc hien|th|so thuc hien|"
    r"estimated?|est|plan|planned|target|actual|forecast|projected|projection"
)
_OF_YEAR = re.compile(rf"(?:(?:{_HOW}) )?{_YEAR}")
_ESTIMATED = re.compile(
    r"(?:số\s+)?(?:ước(?:\s+(?:thực\s+hiện|tính|đạt))?|uoc(?:\s+(?:thuc\s+hien|tinh|dat))?|ư\.?th|uth|dự\s+(?:kiến|báo)|"
    r"du\s+(?:kien|bao)|estimated?|est\.?|forecast|projected|projection)(?![^\W\d_])[\s:]*",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?:số\s+)?(?:thực\s+hiện|thuc\s+hien|th|actual)\s+(?=\S*\s*(?:19|20)\d\d\b)", re.IGNORECASE)
_CHANGE = r"(?:tang|giam)(?: (?:tang|giam|truong|tuyet doi|tuong doi))*"
_GROWTH = re.compile(
    rf"(?:(?:ty le|ti le|muc|so|toc do|he so|luong) )?{_CHANGE}(?: (?:so|voi|cung ky|nam|binh quan|\d).*)?|"
    r"(?:so (?:voi|sanh)|chenh lech|bien dong) ?.*|(?:19|20)\d\d (?:(?:so voi|vs|on|over) )?(?:19|20)\d\d|"
    r"(?:annual |yearly )?(?:growth|change|increase|decrease|difference|compared|versus|vs|yoy|year on year)(?: .*)?"
)
_ACCENTED = {"tang": "tăng", "giam": "giảm", "so": "so", "chenh": "chênh"}


def is_growth(text: str) -> bool:
    """Tell whether a head is one of a column that compares others: ``Tăng trưởng (%)``, ``2024/2023``."""
    if not _GROWTH.fullmatch(fold_words(text)):
        return False
    words = [word.strip("(),.:/%+-") for word in re.split(r"[\s/]+", text)]
    told = [(word, _ACCENTED[fold_words(word)]) for word in words if fold_words(word) in _ACCENTED]
    return all(word.isascii() or may_be(word, accented) or accented == "so" for word, accented in told)


def without_estimate(text: str) -> tuple[str, bool]:
    """Return a head without the words by which its figures are estimates, and whether it had such words."""
    found = _ESTIMATED.match(text.strip())
    return (text.strip()[found.end() :], True) if found else (text, False)


def without_done(text: str) -> str:
    """Return ``2024`` for ``Thực hiện 2024``."""
    found = _DONE.match(text.strip())
    return text.strip()[found.end() :] if found else text


def year_of_head(text: str) -> int | None:
    """Return the year that a head tells alone: ``2024``, ``Năm 2024``, ``Ước 2025``, ``KH 2025``."""
    found = _OF_YEAR.fullmatch(fold_words(text))
    year = int(found["year"]) if found else 0
    return year if 1990 <= year < 2100 else None


def heads_years(cells: Sequence[Cell], figures: Sequence[Cell]) -> bool:
    """Tell whether a row is a head of years: each other one, in whatever order, under or beside names of columns."""
    told = [cell for cell in cells if year_of_head(cell.text)]
    years = [year_of_head(cell.text) for cell in told]
    others = [cell for cell in cells if cell not in told]
    if not years or len(set(years)) < len(years):
        return False
    if any(cell in figures and not is_growth(cell.text) for cell in others):
        return False
    first = heading(cells[0].text) is not None
    named = all(heading(cell.text) or is_growth(cell.text) for cell in others)
    if len(years) == 1:
        return bool(others) and named and any(heading(cell.text) for cell in others)
    return first or named

"""Names as people write them, folded for comparing, and what they may mean."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kpi.units.tree import fold

Why = Literal["sure", "several", "other_time", "elsewhere", "close", "unknown"]

KIND_WORDS = {
    "phuong": ("ward",),
    "p": ("ward",),
    "xa": ("commune",),
    "x": ("commune",),
    "thi tran": ("township",),
    "tt": ("township",),
    "thanh pho": ("city", "province"),
    "tp": ("city", "province"),
    "thi xa": ("district", "city"),
    "tx": ("district", "city"),
    "quan": ("district",),
    "q": ("district",),
    "huyen": ("district",),
    "h": ("district",),
    "tinh": ("province",),
    "t": ("province",),
    "dac khu": ("special_zone",),
}
KIND_AFTER = {
    "ward": ("ward",),
    "commune": ("commune",),
    "township": ("township",),
    "city": ("city", "province"),
    "town": ("district", "city"),
    "district": ("district",),
    "province": ("province",),
    "special zone": ("special_zone",),
}
OFFICE = re.compile(r"^(?:ubnd|uy ban nhan dan|u b n d) ")
_BEFORE = re.compile(rf"^({'|'.join(sorted(KIND_WORDS, key=len, reverse=True))}) (?=\S)")
_AFTER = re.compile(rf"(?<=\S) ({'|'.join(sorted(KIND_AFTER, key=len, reverse=True))})$")
PARENTHESES = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")
_GLUED_NUMBER = re.compile(r"^(p|q|x|h)(\d{1,2})$")
_ZEROS = re.compile(r"\b0+(?=\d)")


@lru_cache(1 << 16)
def fold_words(text: str) -> str:
    """Return the words of ``text`` without accents, case and punctuation: ``"P. Đồng-Quang"`` is ``p dong quang``."""
    return _NO_WORD.sub(" ", fold(text)).strip()


LONGEST_NAME = 100
MOST_SOUGHT = 500
"""Like names are sought for so many unknown ones of a document: a sheet full of other things must not take hours."""


@dataclass(frozen=True)
class Match:
    """What a name means: ``found`` where that is sure, else what it may mean, likeliest first, and why it is not.

    ``several``: all of ``choices`` bear the name; ``other_time``: the name is of units that did not exist on the day,
    ``choices`` are those on their ground; ``elsewhere``: of units outside the place; ``close``: like it.
    """

    found: str | None
    why: Why
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Name:
    kinds: tuple[str, ...]
    bare: str


@lru_cache(1 << 16)
def split_kind(text: str) -> _Name:
    """Return the kinds of unit that ``text`` tells (none: any) and the folded name without them."""
    folded = OFFICE.sub("", fold_words(PARENTHESES.sub(" ", text)))
    folded = _GLUED_NUMBER.sub(r"\1 \2", folded)
    kinds: tuple[str, ...] = ()
    if found := _BEFORE.match(folded):
        kinds, folded = KIND_WORDS[found[1]], folded[found.end() :]
    elif found := _AFTER.search(folded):
        kinds, folded = KIND_AFTER[found[1]], folded[: found.start()]
    return _Name(kinds, _ZEROS.sub("", folded))

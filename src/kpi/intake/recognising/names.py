"""What a written name may mean: a unit on a day, a measure or an indicator of the catalogue."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from kpi.catalog.model import Catalog, Indicator, Measure
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree, fold
from kpi.units.unit import Unit

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
_PARENTHESES = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")
_GLUED_NUMBER = re.compile(r"^(p|q|x|h)(\d{1,2})$")
_ZEROS = re.compile(r"\b0+(?=\d)")


@lru_cache(1 << 16)
def fold_words(text: str) -> str:
    """Return the words of ``text`` without accents, case and punctuation: ``"P. Đồng-Quang"`` is ``p dong quang``."""
    return _NO_WORD.sub(" ", fold(text)).strip()


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
    folded = OFFICE.sub("", fold_words(_PARENTHESES.sub(" ", text)))
    folded = _GLUED_NUMBER.sub(r"\1 \2", folded)
    kinds: tuple[str, ...] = ()
    if found := _BEFORE.match(folded):
        kinds, folded = KIND_WORDS[found[1]], folded[found.end() :]
    elif found := _AFTER.search(folded):
        kinds, folded = KIND_AFTER[found[1]], folded[: found.start()]
    return _Name(kinds, _ZEROS.sub("", folded))


class UnitNames:
    """The units that reports of ``place`` may name: itself, those below it, and on a day, those on its ground."""

    def __init__(self, tree: UnitTree, territories: Territories, place: str) -> None:
        self.tree, self.territories, self.place = tree, territories, place
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        self._by_code: dict[str, list[Unit]] = defaultdict(list)
        for unit in tree.by_id.values():
            for bare in {split_kind(unit.name_vi).bare, split_kind(unit.name_en).bare}:
                self._by_name[bare].append(unit)
            self._by_code[_code(unit.code)].append(unit)
        bounds = {day for unit in tree.by_id.values() for day in (unit.valid_from, unit.valid_to) if day}
        self._bounds = sorted(bounds)
        self._inside: dict[int, dict[str, int]] = {}
        self._found: dict[tuple[str, int], Match] = {}

    def match(self, text: str, day: date) -> Match:
        """Return which unit ``text`` (a name or a code) means among those that existed on ``day``."""
        key = (text, bisect_right(self._bounds, day))  # between two bounds the units are the same every day
        if key not in self._found:
            self._found[key] = self._match(text, day)
        return self._found[key]

    def names(self, text: str, day: date) -> bool:
        """Tell whether ``text`` is the name or code of some unit, of this place and day or not."""
        return self.match(text, day).why not in ("close", "unknown")

    def inside(self, day: date) -> dict[str, int]:
        """Return the units of the place that existed on ``day``, and how far below it they stand."""
        era = bisect_right(self._bounds, day)
        if era not in self._inside:
            place = self.tree[self.place]
            roots = [place.id] if place.valid_on(day) else self.territories.on(place.id, day)
            depths: dict[str, int] = {}
            for root in roots:
                for unit, depth in self._below(root, 0 if root == place.id else 1):
                    if self.tree[unit].valid_on(day):
                        depths.setdefault(unit, depth)
            self._inside[era] = depths
        return self._inside[era]

    def _below(self, unit: str, depth: int) -> Iterator[tuple[str, int]]:
        yield unit, depth
        for child in self.tree.children(unit):
            yield from self._below(child.id, depth + 1)

    def _match(self, text: str, day: date) -> Match:
        inside = self.inside(day)
        bearers = self._bearers(text)
        here = [unit for unit in bearers if unit.id in inside]
        if here:
            return self._choose(text, here, inside)
        grounds = [self._ground(unit, day, inside) for unit in bearers if not unit.valid_on(day)]
        ground = tuple(dict.fromkeys(unit for found in grounds for unit in found))
        if ground:
            same = [unit.id for unit in self._by_name.get(split_kind(text).bare, []) if unit.id in inside]
            return Match(None, "other_time", tuple(dict.fromkeys([*same, *ground])))
        elsewhere = [unit.id for unit in bearers if unit.valid_on(day)]
        if elsewhere:
            return Match(None, "elsewhere", tuple(elsewhere))
        close = self._close(text, inside)
        return Match(None, "close" if close else "unknown", close)

    def _bearers(self, text: str) -> list[Unit]:
        """Return the units of this code, else of this name: of any time, anywhere."""
        by_code = self._by_code.get(_code(text), [])
        exact = [unit for unit in by_code if unit.code == text.strip()]
        if by_code:
            return exact or by_code
        name, _, context = text.partition(",")
        wanted = split_kind(name)
        if not wanted.bare or (wanted.bare.isdecimal() and not wanted.kinds):
            return []
        found = [unit for unit in self._by_name.get(wanted.bare, []) if _is_kind(unit, wanted.kinds)]
        if context.strip():
            found = [unit for unit in found if any(_bears(above, context) for above in self.above(unit.id))]
        return found

    def above(self, unit: str) -> Iterator[Unit]:
        """Yield the units above ``unit``, nearest first."""
        above = self.tree[unit].parent
        while above is not None:
            yield self.tree[above]
            above = self.tree[above].parent

    def _choose(self, text: str, here: list[Unit], inside: dict[str, int]) -> Match:
        """Return the one whose accents are those given, else the one nearest below the place, else all."""
        if len(here) > 1:
            told = _plain(text)
            here = [unit for unit in here if told in (_plain(unit.name_vi), _plain_bare(unit.name_vi))] or here
        if len(here) > 1 and self.place not in [unit.id for unit in here]:
            children = [unit for unit in here if inside[unit.id] == 1]
            here = children or here
        if len(here) == 1:
            return Match(here[0].id, "sure")
        return Match(None, "several", tuple(unit.id for unit in here))

    def _ground(self, unit: Unit, day: date, inside: dict[str, int]) -> list[str]:
        return [found for found in self.territories.on(unit.id, day) if found in inside]

    def _close(self, text: str, inside: dict[str, int], most: int = 5) -> tuple[str, ...]:
        name = text.partition(",")[0]
        wanted = {split_kind(name).bare, fold_words(name)} - {""}
        bare = {unit: split_kind(self.tree[unit].name_vi).bare for unit in inside}
        known = list(dict.fromkeys(bare.values()))
        names = [name for name in known if any(_abbreviates(word, name) for word in wanted)]
        names += [name for word in sorted(wanted, key=len) for name in get_close_matches(word, known, most, 0.7)]
        return tuple(dict.fromkeys(unit for name in names for unit in bare if bare[unit] == name))[:most]


def _bears(unit: Unit, name: str) -> bool:
    wanted = split_kind(name)
    return wanted.bare == split_kind(unit.name_vi).bare and _is_kind(unit, wanted.kinds)


def _is_kind(unit: Unit, kinds: tuple[str, ...]) -> bool:
    """Tell whether a unit is of one of ``kinds``, by its name too: a province named tỉnh is no thành phố."""
    return not kinds or (unit.kind in kinds and split_kind(unit.name_vi).kinds in ((), kinds))


def _code(text: str) -> str:
    """Return a code without the zeros that spreadsheets lose."""
    return text.strip().casefold().lstrip("0")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def _plain_bare(name: str) -> str:
    words = _plain(name).split()
    return " ".join(words[len(words) - len(split_kind(name).bare.split()) :])


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether ``short`` has the words of ``name``, some cut short: ``q trung`` of ``quang trung``."""
    shorts, words = short.split(), name.split()
    return (
        len(shorts) == len(words)
        and shorts != words
        and all(w.startswith(s) for s, w in zip(shorts, words, strict=True))
    )


FILLERS = {"va", "and", "cac", "cua", "da", "duoc", "la", "the", "of", "for"}
NEUTRAL = FILLERS | {
    *("so", "luong", "tong", "cong", "trong", "do", "ky", "chia", "theo", "ra", "ket", "qua", "thuc", "hien", "tinh"),
    *("hinh", "bao", "cao", "gom", "chi", "tiet", "gia", "tri", "phan", "loai", "dvt", "don", "vi", "tai", "bang"),
    *("total", "number", "value", "result", "results", "by", "which"),
}
_COUNTED = re.compile(r"^(?:(?:tong so|so luong|so|tong|number of|no of|total number of|total)\s+)+(?=\S)")
_IN_PERIOD = re.compile(r"\s(?:trong|in)\s(?:the\s)?(?:ky|thang|quy|nam|period|month|quarter|year)$")
_SPELLINGS = ((re.compile(r"\bti le\b"), "ty le"), (re.compile(r"\bmuc (?=[1-4]\b)"), "muc do "))


def _spelt(text: str) -> str:
    """Return the folded text with words in one spelling: ``tỉ lệ`` and ``mức 3`` are ``ty le`` and ``muc do 3``."""
    folded = fold_words(text)
    for pattern, word in _SPELLINGS:
        folded = pattern.sub(word, folded)
    return folded


@lru_cache(1 << 14)
def fold_item(text: str) -> str:
    """Return the folded name of something counted, without the words that all of them may bear."""
    folded = _spelt(_PARENTHESES.sub(" ", text))
    folded = _IN_PERIOD.sub("", _COUNTED.sub("", folded))
    return " ".join(word for word in folded.split() if word not in FILLERS)


class ItemNames:
    """The measures and indicators of the catalogue by their names, codes and synonyms.

    An indicator that only counts one measure is that measure; every other one is a stated indicator.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._by_name: dict[str, dict[str, None]] = defaultdict(dict)
        self._words: dict[str, set[str]] = {}
        self._found: dict[tuple[tuple[str, ...], str], Match] = {}
        for measure in catalog.measures.values():
            self._add(measure.code, measure)
        for indicator in catalog.indicators.values():
            self._add(self.item(indicator.code), indicator)
            area = catalog.areas[indicator.area]
            words = fold_words(f"{area.name_vi} {area.name_en}").split()
            for code in (self.item(indicator.code), *indicator.numerator, *indicator.denominator):
                self._words.setdefault(code, set()).update(words)

    def _add(self, code: str, named: Measure | Indicator) -> None:
        unit = self.catalog.unit_measures[named.unit_measure]
        names = (named.code, named.name_vi, named.name_en, *(named.synonyms or ()))
        for name in names:
            self._by_name[fold_item(name)].setdefault(code)
        told = (*names, named.definition_vi, named.definition_en, unit.name_vi, unit.name_en)
        self._words.setdefault(code, set()).update(word for text in told for word in _spelt(text).split())

    def item(self, code: str) -> str:
        """Return the measure that an indicator merely counts, else ``code`` itself."""
        indicator = self.catalog.indicators.get(code)
        if code in self.catalog.measures or indicator is None:
            return code
        return indicator.numerator[0] if indicator.formula == "count" and len(indicator.numerator) == 1 else code

    def __contains__(self, code: object) -> bool:
        return code in self.catalog.measures or code in self.catalog.indicators

    def unit_measure(self, item: str) -> str:
        """Return the code of the unit of measure in which ``item`` is told."""
        named = self.catalog.measures.get(item) or self.catalog.indicators[item]
        return named.unit_measure

    def name(self, item: str, lang: str) -> str:
        """Return the name of ``item`` in ``lang``."""
        return (self.catalog.measures.get(item) or self.catalog.indicators[item]).name(lang)

    def match(self, path: tuple[str, ...], unit_measure: str = "") -> Match:
        """Return what a head means whose cells, top to bottom, are ``path`` and which is counted in ``unit_measure``.

        It is sure of an item if a part of the path is one of its names and every other word belongs to its
        definition or says nothing.
        """
        key = (path, unit_measure)
        if key not in self._found:
            self._found[key] = self._match(path, unit_measure)
        return self._found[key]

    def _match(self, path: tuple[str, ...], unit_measure: str) -> Match:
        words = set(_spelt(" ".join(path)).split())
        named: dict[str, int] = {}
        for part, length in _parts(path):
            for code in self._by_name.get(part, ()):
                named.setdefault(code, length)
        fitting = {c: n for c, n in named.items() if unit_measure in ("", self.unit_measure(c))}
        sure = {c: n for c, n in fitting.items() if not words - self._words[c] - NEUTRAL}
        longest = [code for code, length in sure.items() if length == max(sure.values())]
        if len(longest) == 1:
            return Match(longest[0], "sure")
        if longest:
            return Match(None, "several", tuple(longest))
        close = tuple(dict.fromkeys([*named, *self._close(path, unit_measure)]))[:6]
        return Match(None, "close" if close else "unknown", close)

    def find_within(self, text: str, also: frozenset[str]) -> str | None:
        """Return the item whose name stands in ``text`` among words that say nothing else; ``also`` are such words."""
        folded = f" {fold_item(text)} "
        names = [name for name in self._by_name if name and f" {name} " in folded]
        longest = [name for name in names if len(name) == max(map(len, names))]
        rest = {word for name in longest for word in folded.replace(f" {name} ", " ", 1).split() if word.isalpha()}
        codes = [code for name in longest for code in self._by_name[name]]
        if len(codes) != 1 or rest - NEUTRAL - also - self._words[codes[0]]:
            return None
        return codes[0]

    def _close(self, path: tuple[str, ...], unit_measure: str) -> Iterator[str]:
        """Yield items that share most of the words of the path, or are spelt like it."""
        whole = fold_item(" ".join(path))
        wanted = set(whole.split()) - NEUTRAL
        scores: dict[str, float] = {}
        for name, codes in self._by_name.items():
            words = set(name.split()) - NEUTRAL
            shared = 2 * len(words & wanted) / (len(words) + len(wanted)) if words and wanted else 0
            for code in codes:
                fits = 0.1 if unit_measure == self.unit_measure(code) else 0
                scores[code] = max(scores.get(code, 0), shared + fits)
        for name in get_close_matches(whole, self._by_name, n=3, cutoff=0.75):
            for code in self._by_name[name]:
                scores[code] = max(scores[code], 0.9)
        yield from (code for code, score in sorted(scores.items(), key=lambda pair: -pair[1]) if score >= 0.5)


def _parts(path: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the folded runs of consecutive cells of ``path``, longest first, with their length in words."""
    cells = [cell for cell in path if fold_item(cell)]
    for size in range(len(cells), 0, -1):
        for start in range(len(cells) - size, -1, -1):
            part = fold_item(" ".join(cells[start : start + size]))
            yield part, len(part.split())


def written_names(units: Iterable[Unit], lang: str) -> str:
    """Return the names of ``units`` with their codes, for a message."""
    return ", ".join(f"{unit.name(lang)} ({unit.code})" for unit in units)

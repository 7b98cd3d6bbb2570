"""What a written head may mean: a measure or an indicator of the catalogue."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from kpi.catalog.model import Catalog, Indicator, Measure
from kpi.intake.recognising.names import LONGEST_NAME, MOST_SOUGHT, PARENTHESES, Match, fold_words

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
    folded = _spelt(PARENTHESES.sub(" ", text))
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
        self._sought = 0
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
        names = (named.code, *named.names, *(named.synonyms or ()))
        for name in names:
            self._by_name[fold_item(name)].setdefault(code)
        told = (*names, named.definition_vi, named.definition_en, *unit.names)
        self._words.setdefault(code, set()).update(word for text in told for word in _spelt(text).split())

    def item(self, code: str) -> str:
        """Return the measure that an indicator merely counts, else ``code`` itself."""
        indicator = self.catalog.indicators.get(code)
        if code in self.catalog.measures or indicator is None:
            return code
        return indicator.numerator[0] if indicator.formula == "count" and len(indicator.numerator) == 1 else code

    def __contains__(self, code: object) -> bool:
        return code in self.catalog

    def unit_measure(self, item: str) -> str:
        """Return the code of the unit of measure in which ``item`` is told."""
        return self.catalog.item(item).unit_measure

    def name(self, item: str, lang: str) -> str:
        """Return the name of ``item`` in ``lang``."""
        return self.catalog.item(item).name(lang)

    def match(self, path: tuple[str, ...], unit_measure: str = "") -> Match:
        """Return what a head means whose cells, top to bottom, are ``path`` and which is counted in ``unit_measure``.

        It is sure of an item if a part of the path is one of its names and every other word belongs to its
        definition or says nothing.
        """
        key = (path, unit_measure)
        if key not in self._found:
            self._found[key] = self._match(path, unit_measure)
        return self._found[key]

    def names(self, path: tuple[str, ...]) -> bool:
        """Tell whether a head of this path is sure of one item or several."""
        return bool(self._told(path, "")[1])

    def _match(self, path: tuple[str, ...], unit_measure: str) -> Match:
        named, longest = self._told(path, unit_measure)
        if len(longest) == 1:
            return Match(longest[0], "sure")
        if longest:
            return Match(None, "several", tuple(longest))
        close = tuple(dict.fromkeys([*named, *self._close(path, unit_measure)]))[:6]
        return Match(None, "close" if close else "unknown", close)

    def _told(self, path: tuple[str, ...], unit_measure: str) -> tuple[list[str], list[str]]:
        """Return the items that parts of the path name, and those of them that the whole path can mean."""
        words = set(_spelt(" ".join(path)).split())
        named: dict[str, int] = {}
        for part, length in _parts(path):
            for code in self._by_name.get(part, ()):
                named.setdefault(code, length)
        fitting = {c: n for c, n in named.items() if unit_measure in ("", self.unit_measure(c))}
        sure = {c: n for c, n in fitting.items() if not words - self._words[c] - NEUTRAL}
        return list(named), [code for code, length in sure.items() if length == max(sure.values())]

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
        self._sought += 1
        if len(whole) > 2 * LONGEST_NAME or self._sought > MOST_SOUGHT:
            return
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

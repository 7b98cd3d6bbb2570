"""What a written name may mean: a unit of the place that reports, on a day."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from kpi.intake.recognising.names import (
    KIND_AFTER,
    KIND_WORDS,
    LONGEST_NAME,
    MOST_SOUGHT,
    Match,
    fold_words,
    split_kind,
)
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree
from kpi.units.unit import Unit

_BRACKETED = re.compile(r"(?P<name>[^()]*\S)\s*\((?P<told>[^()]+)\)\s*")
_FOOTNOTE = re.compile(r"\s*(?:\d{1,2}|\*+|[a-z]|mới|new)\s*")


class UnitNames:
    """The units that reports of ``place`` may name: itself, those below it, and on a day, those on its ground."""

    def __init__(self, tree: UnitTree, territories: Territories, place: str) -> None:
        self.tree, self.territories, self.place = tree, territories, place
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        self._by_synonym: dict[str, list[Unit]] = defaultdict(list)
        self._by_code: dict[str, list[Unit]] = defaultdict(list)
        for unit in tree.by_id.values():
            for bare in {split_kind(unit.name_vi).bare, split_kind(unit.name_en).bare}:
                self._by_name[bare].append(unit)
            for synonym in {fold_words(name) for name in unit.synonyms or ()}:
                self._by_synonym[synonym].append(unit)
            self._by_code[_code(unit.code)].append(unit)
        bounds = {day for unit in tree.by_id.values() for day in (unit.valid_from, unit.valid_to) if day}
        self._bounds = sorted(bounds)
        self._sought = 0
        self._inside: dict[int, dict[str, int]] = {}
        self._found: dict[tuple[str, int], Match] = {}

    def match(self, text: str, day: date) -> Match:
        """Return which unit ``text`` (a name or a code) means among those that existed on ``day``."""
        key = (text, self.era(day))
        if key not in self._found:
            self._found[key] = self._match(text, day)
        return self._found[key]

    def era(self, day: date) -> int:
        """Return the number of the span of days around ``day`` within which no unit came or went."""
        return bisect_right(self._bounds, day)

    def names(self, text: str, day: date) -> bool:
        """Tell whether ``text`` is the name or code of some unit, of this place and day or not."""
        known = self._found.get((text, self.era(day)))
        return known.why not in ("close", "unknown") if known else self._named(text, day) is not None

    def inside(self, day: date) -> dict[str, int]:
        """Return the units of the place that existed on ``day``, and how far below it they stand."""
        era = self.era(day)
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
        named = self._named(text, day)
        if named:
            return named
        close = self._close(text, self.inside(day))
        return Match(None, "close" if close else "unknown", close)

    def _named(self, text: str, day: date) -> Match | None:
        """Return what ``text`` means where it is the name or code of some unit."""
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
        return Match(None, "elsewhere", tuple(elsewhere)) if elsewhere else None

    def _bearers(self, text: str) -> list[Unit]:
        """Return the units of this code, else of this name: of any time, anywhere."""
        by_code = self._by_code.get(_code(text), [])
        exact = [unit for unit in by_code if unit.code == text.strip()]
        if by_code:
            return exact or by_code
        name, context = _split_context(text)
        wanted = split_kind(name)
        if not wanted.bare or (wanted.bare.isdecimal() and not wanted.kinds):
            return []
        named = [*self._by_name.get(wanted.bare, []), *self._by_synonym.get(wanted.bare, [])]
        found = [unit for unit in named if _is_kind(unit, wanted.kinds)] or self._by_synonym.get(fold_words(name), [])
        found = list(dict.fromkeys(found))
        return [unit for unit in found if self._lies_in(unit, context)] if context else found

    def _lies_in(self, unit: Unit, context: str) -> bool:
        """Tell whether what stands behind a name, ``(Phú Bình)``, is of this unit: above it, its kind or its code."""
        kinds = KIND_WORDS.get(fold_words(context), KIND_AFTER.get(fold_words(context), ()))
        if unit.kind in kinds or _code(context) == _code(unit.code):
            return True
        return any(_bears(above, context) for above in self.above(unit.id))

    def paired(self, code: str, name: str) -> list[Unit]:
        """Return the units, of any time, that bear both this code and this name."""
        wanted = split_kind(name)
        coded = [unit for unit in self.tree.by_id.values() if _code(unit.code) == _code(code)]
        names = [(unit, {split_kind(unit.name_vi).bare, split_kind(unit.name_en).bare}) for unit in coded]
        return [
            unit
            for unit, bare in names
            if (wanted.bare in bare and _is_kind(unit, wanted.kinds))
            or unit in self._by_synonym.get(fold_words(name), [])
        ]

    def successors(self, unit: Unit, day: date) -> tuple[str, ...]:
        """Return the units of the place that lie on the ground of ``unit`` on a day."""
        return tuple(dict.fromkeys(self._ground(unit, day, self.inside(day))))

    def former(self, text: str, day: date) -> Unit | None:
        """Return the unit that bears the name or code ``text`` and did not exist on ``day``."""
        others = [unit for unit in self._bearers(text) if not unit.valid_on(day)]
        return max(others, key=lambda unit: unit.valid_to or date.max, default=None)

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
        name = _split_context(text)[0]
        wanted = {split_kind(name).bare, fold_words(name)} - {""}
        self._sought += 1
        if len(name) > LONGEST_NAME or self._sought > MOST_SOUGHT:
            return ()
        bare = {unit: split_kind(self.tree[unit].name_vi).bare for unit in inside}
        known = list(dict.fromkeys(bare.values()))
        names = [name for name in known if any(_abbreviates(word, name) for word in wanted)]
        names += [name for word in sorted(wanted, key=len) for name in get_close_matches(word, known, most, 0.7)]
        return tuple(dict.fromkeys(unit for name in names for unit in bare if bare[unit] == name))[:most]


def _split_context(text: str) -> tuple[str, str]:
    """Return a name and what is told behind it, of the unit above: ``Tân Thành (Phú Bình)``, ``Tân Thành, Phú Bình``.

    A footnote in brackets tells nothing.
    """
    name, _, context = text.partition(",")
    bracketed = _BRACKETED.fullmatch(name.strip())
    if not bracketed:
        return name, context.strip()
    return bracketed["name"], context.strip() or ("" if _FOOTNOTE.fullmatch(bracketed["told"]) else bracketed["told"])


def _bears(unit: Unit, name: str) -> bool:
    wanted = split_kind(name)
    return wanted.bare == split_kind(unit.name_vi).bare and _is_kind(unit, wanted.kinds)


def _is_kind(unit: Unit, kinds: tuple[str, ...]) -> bool:
    """Tell whether a unit is of one of ``kinds``, by its name too: a province named tỉnh is no thành phố."""
    return not kinds or (unit.kind in kinds and split_kind(unit.name_vi).kinds in ((), kinds))


def _code(text: str) -> str:
    """Return a code without the zeros that spreadsheets lose."""
    return text.strip().lstrip("'").casefold().lstrip("0")


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

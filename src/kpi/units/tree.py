"""The tree of units: who stands below whom, and search by name without accents."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from kpi.units.unit import Unit, split_name

WHOLES = ("country", "province", "city", "district")


class UnitTree:
    """Units by id, with their children in the order of their codes."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_id = {unit.id: unit for unit in units}

    def __getitem__(self, unit_id: str) -> Unit:
        return self.by_id[unit_id]

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self.by_id

    @cached_property
    def _children(self) -> dict[str, list[Unit]]:
        children = defaultdict(list)
        for unit in sorted(self.by_id.values(), key=lambda unit: unit.id):
            if unit.parent is not None:
                children[unit.parent].append(unit)
        return dict(children)

    def children(self, parent: str, *, offices: bool | None = None) -> list[Unit]:
        """Return every version of a direct child of ``parent``: all, its ``offices`` alone, or all but these."""
        below = self._children.get(parent, [])
        return below if offices is None else [unit for unit in below if unit.is_office == offices]

    def children_in(self, parent: str, year: int, *, offices: bool | None = None) -> list[Unit]:
        """Return the direct children of ``parent`` that existed on any day of ``year``."""
        return [unit for unit in self.children(parent, offices=offices) if unit.exists_in(year)]

    def below(self, unit: str) -> list[Unit]:
        """Return every unit below ``unit``, at any depth."""
        return [found for child in self.children(unit) for found in (child, *self.below(child.id))]

    def parents(self) -> list[Unit]:
        """Return the units that are looked at as a whole: every unit above the commune level."""
        return [unit for unit in self.by_id.values() if unit.kind in WHOLES]

    def ordered_parents(self) -> list[Unit]:
        """Return the same to choose from: what stands below a unit follows it, by name, of one name the newest first.

        Trees come in the order of their roots, the country first.
        """

        def place(unit: Unit) -> tuple[str, int]:
            return fold(split_name(unit.name_vi)[1].partition(" (")[0]), -(unit.valid_from or date.min).toordinal()

        def walk(units: Iterable[Unit]) -> Iterator[Unit]:
            for unit in units:
                yield unit
                yield from walk(sorted((c for c in self.children(unit.id) if c.kind in WHOLES), key=place))

        roots = [unit for unit in self.parents() if unit.parent is None]
        return list(walk(sorted(roots, key=lambda unit: unit.kind != "country")))


def fold(text: str) -> str:
    """Return ``text`` in small letters without Vietnamese accents, đ included: for search."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def search(units: Iterable[Unit], words: str) -> list[Unit]:
    """Return the units whose code, name (either language) or synonyms hold every one of ``words``."""
    wanted = fold(words).split()
    return [
        unit
        for unit in units
        if all(word in fold(" ".join((unit.code, *unit.names, *(unit.synonyms or ())))) for word in wanted)
    ]


def find_wholes(tree: UnitTree, words: str) -> list[Unit]:
    """Return the places that ``words`` find, else those that hold what they find: a ward's city, an office's province.

    In the order in which they are chosen from.
    """
    found = search(tree.by_id.values(), words)
    wholes = {unit.id for unit in found if unit.kind in WHOLES} or {unit.parent or "" for unit in found}
    return [unit for unit in tree.ordered_parents() if unit.id in wholes]


def find_units(units: Collection[Unit], words: str) -> list[Unit]:
    """Return the units whose id or code ``words`` are, else those of that name, else those whose names hold them."""
    wanted = words.strip()
    exact = [unit for unit in units if unit.id == wanted] or [unit for unit in units if unit.code == wanted]
    named = [unit for unit in units if fold(wanted) in (fold(unit.name_vi), fold(unit.name_en))]
    return exact or named or (search(units, wanted) if wanted else [])


def suggest_units(units: Collection[Unit], words: str, most: int = 8) -> list[Unit]:
    """Return the units whose names are most like ``words``."""
    names = {name for unit in units for name in (fold(unit.name_vi), fold(unit.name_en))}
    like = get_close_matches(fold(words).strip(), names, n=most, cutoff=0.6)
    found = [unit for name in like for unit in units if name in (fold(unit.name_vi), fold(unit.name_en))]
    return list({unit.id: unit for unit in found}.values())[:most]


def file_stem(unit: Unit, lang: str) -> str:
    """Return ``MH07-phuong-hoa-lan``, of which the names of files about a unit are made."""
    name = "-".join("".join(letter if letter.isalnum() else " " for letter in fold(unit.name(lang))).split())
    return f"{unit.id.replace('@', '-')}-{name}"

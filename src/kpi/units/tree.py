"""The tree of units: who stands below whom, and search by name without accents."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import cached_property

from kpi.units.unit import Unit

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


def fold(text: str) -> str:
    """Return ``text`` in small letters without Vietnamese accents, đ included: for search."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def search(units: Iterable[Unit], words: str) -> list[Unit]:
    """Return the units whose code or name (either language) holds every one of ``words``."""
    wanted = fold(words).split()
    return [
        unit for unit in units if all(word in fold(f"{unit.code} {unit.name_vi} {unit.name_en}") for word in wanted)
    ]


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

"""A place of the country and all that adding it brings: found by code or name, with or without accents."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from kpi.units.country import CHANGED, NATION, Correspondence, Country, Doubt
from kpi.units.tree import UnitTree, fold, search
from kpi.units.unit import Unit, split_name, unit_id


@dataclass(frozen=True)
class Scope:
    """What adding one place brings: its units, their successors, all that is above these; and their mapping."""

    units: tuple[Unit, ...]
    pairs: tuple[Correspondence, ...]
    doubts: tuple[Doubt, ...]


def scope(country: Country, code: str) -> Scope:
    """Return what belongs to the province, city or district ``code``, or to the whole country.

    A province of today comes whole, with every old province it was made from; a province or district that is no
    more comes with the new units that its own went into. Raises KeyError for a code that is none of these.
    """
    tree = country.tree
    if all(place.code != code for place in tree.parents()):
        raise KeyError(code)
    now = unit_id(code, CHANGED)
    roots = [now, *(pair.old for pair in country.predecessors(now))] if now in tree else [tree[code].id]
    inside = {unit for root in roots for unit in _below(tree, root)}
    inside |= {pair.new for pair in country.pairs if pair.old in inside}
    for unit in list(inside):
        inside |= set(_above(tree, unit))
    units = sorted((tree[unit] for unit in inside), key=lambda u: (u.valid_from is not None, len(u.code), u.code))
    return Scope(
        (NATION, *(unit for unit in units if unit is not NATION)),
        tuple(pair for pair in country.pairs if pair.new in inside),
        tuple(doubt for doubt in country.doubts if doubt.unit in inside),
    )


def _below(tree: UnitTree, root: str) -> Iterator[str]:
    yield root
    for child in tree.children(root):
        yield from _below(tree, child.id)


def _above(tree: UnitTree, unit: str) -> Iterator[str]:
    above = tree[unit].parent
    while above is not None:
        yield above
        above = tree[above].parent


def find_places(country: Country, words: str) -> list[Unit]:
    """Return the places of this code, else of this whole name, else of it without its kind.

    Accents may be left out; where they are given and fit, they decide.
    """
    places = country.tree.parents()
    wanted = fold(words).split()
    by_code = [place for place in places if place.code == words.strip()]
    if by_code or words.strip().isdecimal():
        return by_code
    hits = [place for place in places if wanted in (fold(place.name_vi).split(), fold(place.name_en).split())]
    hits = hits or [place for place in places if wanted == fold(_bare(place)).split()]
    return [place for place in hits if " ".join(words.split()).casefold() in place.name_vi.casefold()] or hits


def suggest_places(country: Country, words: str, most: int = 8) -> list[Unit]:
    """Return places that ``words`` may mean: those above a unit of this code, with these words, or of a like name."""
    tree, places = country.tree, [place for place in country.tree.parents() if place is not NATION]
    holding = [
        tree[above]
        for unit in tree.by_id.values()
        if unit.code == words.strip()
        for above in [*_above(tree, unit.id)][:1]
        if above != NATION.id
    ]
    named = {place.code: fold(_bare(place)) for place in places}
    like = get_close_matches(fold(words).strip(), set(named.values()), n=most, cutoff=0.7)
    close = [place for name in like for place in places if named[place.code] == name]
    found = holding or (search(places, words) if words.strip() else []) or close
    return list({place.code: place for place in found}.values())[:most]


def _bare(place: Unit) -> str:
    return split_name(place.name_vi)[1]

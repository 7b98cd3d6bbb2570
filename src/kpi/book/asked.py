"""An address read strictly: everything in it that makes no sense is told, with what is allowed instead.

A page shows its default where an address makes no sense; an image, a file or a link that is passed on must not
show something else than what was asked for.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kpi.analysis.selection import LANGUAGES, OFFICES, TODAY, read_asof
from kpi.catalog.model import Catalog
from kpi.store.reading import Reference
from kpi.text.labels import label

SELECTED = (
    "lang", "place", "units", "area", "year", "years", "indicator", "unit", "ground", "partial", "kind", "asof",
    "chart",
)  # fmt: skip
"""The parts of a selection as addresses name them; ``write_query`` writes no others."""

SHOWN = 12  # so many of the allowed values are named
FEW = 5  # so many wrong units of a list are told
LONGEST = 40  # letters of a wrong value that are repeated
Query = Mapping[str, str]


@dataclass(frozen=True)
class Mistake:
    """One thing in an address that makes no sense, and what is allowed, in both languages."""

    parameter: str
    vi: str
    en: str


@dataclass(frozen=True)
class Asked:
    """The parameters of an address by name, and what is wrong with them already."""

    query: Query
    mistakes: tuple[Mistake, ...] = ()


class BadAddress(Exception):
    """An address that makes no sense; holds every mistake found, not the first one only."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(mistake.en for mistake in self.mistakes))


def wrong_form(asked: Asked, **forms: Collection[str]) -> Asked:
    """Return ``asked`` with its parameters that are none of what ``forms`` allows for them told."""
    found = [wrong for name, allowed in forms.items() for wrong in _allowed(asked.query, name, allowed)]
    return replace(asked, mistakes=(*asked.mistakes, *found))


def _allowed(query: Query, name: str, allowed: Collection[str]) -> list[Mistake]:
    return one_of(name, query[name], allowed) if name in query else []


def mistaken(parameter: str, key: str, **values: object) -> Mistake:
    """Return a mistake with the words of label ``key``; ``parameter`` is one of its values."""
    told = {"parameter": shortly(parameter), **values}
    return Mistake(shortly(parameter), label(key, "vi", **told), label(key, "en", **told))


def shortly(text: str) -> str:
    """Return what somebody wrote as it may be repeated: its beginning, without control and odd letters."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:LONGEST])
    return plain + ("…" if len(text) > LONGEST else "")


def one_of(parameter: str, value: str, allowed: Collection[str]) -> list[Mistake]:
    """Return the mistake that ``value`` is none of ``allowed``, if that is so."""
    told = {"value": shortly(value), "allowed": _some(allowed)}
    return [] if value in allowed else [mistaken(parameter, "wrong_value", **told)]


def read_once(pairs: Iterable[tuple[str, str]], known: Collection[str]) -> Asked:
    """Return the parameters of an address; one that is not ``known``, has no value or stands there twice is told."""
    query: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for name, value in pairs:
        if name not in known:
            mistakes.append(mistaken(name, "wrong_unknown", allowed=", ".join(known)))
        elif not value:
            mistakes.append(mistaken(name, "wrong_empty"))
        elif query.setdefault(name, value) != value:
            mistakes.append(mistaken(name, "wrong_twice"))
    return Asked(query, tuple(dict.fromkeys(mistakes)))


def wrong_state(query: Query, published: Mapping[int, date]) -> list[Mistake]:
    """Return the mistake that there is no publication as asked for; ``published`` as in ``read_asof``."""
    if "asof" not in query or read_asof(query, published) is not None:
        return []
    numbers = _some([str(number) for number in sorted(published, reverse=True)])
    first = min(published.values()).isoformat()
    return [mistaken("asof", "wrong_asof", value=shortly(query["asof"]), allowed=numbers, first=first)]


def wrong_place(query: Query, reference: Reference) -> list[Mistake]:
    """Return the mistake that the place asked for is not on record."""
    places = [unit.id for unit in reference.tree.parents()]
    return _allowed(query, "place", places)


def wrong_selection(
    query: Query, reference: Reference, years: Sequence[int] | None, charts: Collection[str]
) -> list[Mistake]:
    """Return what else of the selection makes no sense.

    ``years``: those with data for the place, None where there is no such place; ``charts``: the names of all charts.
    """
    told = [str(year) for year in years or ()]
    units = reference.tree.by_id
    checks: dict[str, Callable[[str], list[Mistake]]] = {
        "lang": lambda value: one_of("lang", value, LANGUAGES),
        "units": lambda value: [wrong for unit in value.split(",") for wrong in _known("units", unit, units)][:FEW],
        "area": lambda value: one_of("area", value, reference.catalog.areas),
        "year": lambda value: one_of("year", value, told),
        "years": lambda value: _in_order(value, told),
        "indicator": lambda value: _indicator(value, reference.catalog),
        "unit": lambda value: _known("unit", value, units),
        "ground": _day,
        "partial": lambda value: one_of("partial", value, ("1",)),
        "kind": lambda value: one_of("kind", value, (OFFICES,)),
        "chart": lambda value: one_of("chart", value, charts),
    }
    if years is None:
        del checks["year"], checks["years"]
    found = [mistake for name, check in checks.items() if name in query for mistake in check(query[name])]
    return list(dict.fromkeys(found))


def _indicator(value: str, catalog: Catalog) -> list[Mistake]:
    """Return the mistake that there is no such indicator; one that has another code today is found by its former."""
    return [] if catalog.current(value) else one_of("indicator", value, catalog.indicators)


def renamed(query: Query, reference: Reference) -> list[Mistake]:
    """Return the word that the indicator of an address has another code today, if that is so."""
    code = query.get("indicator", "")
    now = reference.catalog.current(code)
    return [mistaken("indicator", "wrong_renamed", value=shortly(code), now=now)] if now not in ("", code) else []


def _known(parameter: str, unit: str, units: Collection[str]) -> list[Mistake]:
    return [] if unit in units else [mistaken(parameter, "wrong_unit", value=shortly(unit))]


def _in_order(value: str, years: Sequence[str]) -> list[Mistake]:
    ends = value.split("-")
    if len(ends) == 2 and set(ends) <= set(years) and int(ends[0]) <= int(ends[1]):
        return []
    return [mistaken("years", "wrong_years", value=shortly(value), allowed=_some(years))]


def _day(value: str) -> list[Mistake]:
    try:
        known = value == TODAY or date.fromisoformat(value).isoformat() == value
    except ValueError:
        known = False
    return [] if known else [mistaken("ground", "wrong_ground", value=shortly(value))]


def _some(allowed: Collection[str]) -> str:
    """Return the first of the allowed values and how many more there are; a dash where there is none."""
    listed = ", ".join(list(allowed)[:SHOWN]) or "–"
    return listed if len(allowed) <= SHOWN else f"{listed}, … ({len(allowed)})"

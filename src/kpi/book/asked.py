"""An address read strictly: everything in it that makes no sense is told, with what is allowed instead.

A page shows its default where an address makes no sense; an image, a file or a link that is passed on must not
show something else than what was asked for.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kpi.analysis.selection import LANGUAGES, TODAY, read_asof
from kpi.store.reading import Reference
from kpi.text.labels import label

SELECTED = (
    "lang", "place", "units", "area", "year", "years", "indicator", "unit", "ground", "partial", "asof", "chart",
)  # fmt: skip
"""The parts of a selection as addresses name them; ``write_query`` writes no others."""

SHOWN = 12  # so many of the allowed values are named
LONGEST = 40  # letters of a wrong value that are repeated
Query = Mapping[str, str]


@dataclass(frozen=True)
class Mistake:
    """One thing in an address that makes no sense, and what is allowed, in both languages."""

    parameter: str
    vi: str
    en: str


class BadAddress(Exception):
    """An address that makes no sense; holds every mistake found, not the first one only."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(mistake.en for mistake in self.mistakes))


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
    return [] if value in allowed else [_not_allowed(parameter, value, allowed)]


def read_once(pairs: Iterable[tuple[str, str]], known: Collection[str]) -> dict[str, str]:
    """Return the parameters of an address by name.

    Raises BadAddress where one is not ``known``, has no value, or stands there twice.
    """
    query: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for name, value in pairs:
        if name not in known:
            mistakes.append(mistaken(name, "wrong_unknown", allowed=", ".join(known)))
        elif name in query:
            mistakes.append(mistaken(name, "wrong_twice"))
        elif not value:
            mistakes.append(mistaken(name, "wrong_empty"))
        query[name] = value
    if mistakes:
        raise BadAddress(dict.fromkeys(mistakes))
    return query


def check_state(query: Query, published: Mapping[int, date]) -> None:
    """Raise BadAddress where ``query`` asks for a publication that there is not; ``published`` as in ``read_asof``."""
    if "asof" in query and read_asof(query, published) is None:
        raise BadAddress([_not_published(query["asof"], published)])


def _not_published(value: str, published: Mapping[int, date]) -> Mistake:
    numbers = _some([str(number) for number in sorted(published, reverse=True)])
    first = min(published.values()).isoformat()
    return mistaken("asof", "wrong_asof", value=shortly(value), allowed=numbers, first=first)


def check_place(query: Query, reference: Reference) -> None:
    """Raise BadAddress where ``query`` asks for a place that is not on record."""
    places = [unit.id for unit in reference.tree.parents()]
    if "place" in query and query["place"] not in places:
        raise BadAddress([_not_allowed("place", query["place"], places)])


def check_selection(query: Query, reference: Reference, years: Sequence[int], charts: Collection[str]) -> None:
    """Raise BadAddress where a part of the selection makes no sense for its place.

    ``years``: those with data for the place; ``charts``: the names of all charts.
    """
    told = [str(year) for year in years]
    units = reference.tree.by_id
    checks: dict[str, Callable[[str], list[Mistake]]] = {
        "lang": lambda value: one_of("lang", value, LANGUAGES),
        "units": lambda value: [found for unit in value.split(",") for found in _known("units", unit, units)],
        "area": lambda value: one_of("area", value, reference.catalog.areas),
        "year": lambda value: one_of("year", value, told),
        "years": lambda value: _in_order(value, told),
        "indicator": lambda value: one_of("indicator", value, reference.catalog.indicators),
        "unit": lambda value: _known("unit", value, units),
        "ground": _day,
        "partial": lambda value: one_of("partial", value, ("1",)),
        "chart": lambda value: one_of("chart", value, charts),
    }
    mistakes = [mistake for name, check in checks.items() if name in query for mistake in check(query[name])]
    if mistakes:
        raise BadAddress(dict.fromkeys(mistakes))


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


def _not_allowed(parameter: str, value: str, allowed: Collection[str]) -> Mistake:
    return mistaken(parameter, "wrong_value", value=shortly(value), allowed=_some(allowed))


def _some(allowed: Collection[str]) -> str:
    """Return the first of the allowed values and how many more there are; a dash where there is none."""
    listed = ", ".join(list(allowed)[:SHOWN]) or "–"
    return listed if len(allowed) <= SHOWN else f"{listed}, … ({len(allowed)})"

"""What the viewer looks at. It lives in the address, so that a pasted link opens the same view anywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kpi.store.reading import Reference

LANGUAGES = ("vi", "en")
TODAY = "today"
OFFICES = "office"


@dataclass(frozen=True)
class Selection:
    """A view.

    ``place`` is the city, district or province; ``units`` are those that are looked at, of its own
    or from elsewhere to compare (none: all of its own); ``year`` is the year of the cards and
    rankings; ``first`` to ``last`` the years of the charts over time; ``area`` a reform area ('':
    all); ``indicator`` and ``unit`` what a page is about ('': the page's own choice). ``ground``
    says on which units years are compared: '' those that reported, ``today``, or those of a day.
    ``kind`` says which units below the place are ranked and compared: '' its places (its offices where there are none,
    or where the indicator is theirs alone), ``office`` its offices. ``partial`` ranks parts of a year together with
    whole years. ``asof`` is the publication as of
    which the data are seen (None: the newest, whichever that is), ``chart`` the one whose figures
    are to be compared with today's, ``part`` the part of a page that is open ('': its first one).
    """

    lang: str
    place: str
    units: tuple[str, ...]
    area: str
    year: int
    first: int
    last: int
    indicator: str = ""
    unit: str = ""
    ground: str = ""
    partial: bool = False
    asof: int | None = None
    chart: str = ""
    part: str = ""
    kind: str = ""

    def day(self, today: date) -> date | None:
        """Return the day whose units are looked at; None: units as they reported."""
        if not self.ground:
            return None
        return today if self.ground == TODAY else date.fromisoformat(self.ground)


def default_place(reference: Reference) -> str:
    """Return the first city on record, else the first unit that is looked at as a whole."""
    parents = reference.tree.parents()
    cities = [unit for unit in parents if unit.kind == "city"]
    return (cities or parents or list(reference.tree.by_id.values()))[0].id


def read_place(query: Mapping[str, str], reference: Reference) -> str:
    """Return the place that an address asks for, or the default one."""
    place = query.get("place", "")
    known = {unit.id for unit in reference.tree.parents()}
    return place if place in known else default_place(reference)


def read_asof(query: Mapping[str, str], published: Mapping[int, date]) -> int | None:
    """Return the publication that an address asks for by its number or by a day; None for the newest.

    ``published``: the number of every publication and its day in Việt Nam. A day means the newest
    publication on or before it. What makes no sense gives the newest.
    """
    asked = query.get("asof", "")
    numbers = {str(number): number for number in published}
    if asked.isdigit():
        return numbers.get(asked)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    return max((number for number, on in published.items() if on <= day), default=None)


def read_selection(query: Mapping[str, str], reference: Reference, years: Sequence[int]) -> Selection:
    """Return the selection that an address asks for.

    ``years`` are those with data for its place, oldest first. A value that makes no sense gives
    the default: the newest year, all years, all areas, all units. ``asof`` is kept if the data at
    hand are those of that publication.
    """
    place = read_place(query, reference)
    years = list(years) or [0]
    asked = query.get("years", "").split("-")
    known = {str(year): year for year in years}
    ends = sorted(known[end] for end in asked if end in known)
    first, last = (ends[0], ends[-1]) if len(asked) == len(ends) == 2 else (years[0], years[-1])
    year = query.get("year", "")
    area, indicator, unit = query.get("area", ""), query.get("indicator", ""), query.get("unit", "")
    return Selection(
        lang=query.get("lang", "") if query.get("lang") in LANGUAGES else LANGUAGES[0],
        place=place,
        units=tuple(dict.fromkeys(unit for unit in query.get("units", "").split(",") if unit in reference.tree)),
        area=area if area in reference.catalog.areas else "",
        year=known.get(year, years[-1]),
        first=first,
        last=last,
        indicator=reference.catalog.current(indicator),
        unit=unit if unit in reference.tree else "",
        ground=_ground(query.get("ground", "")),
        partial=query.get("partial") == "1",
        asof=reference.publication if query.get("asof") == str(reference.publication) else None,
        chart=_name(query.get("chart", "")),
        part=_name(query.get("part", "")),
        kind=OFFICES if query.get("kind") == OFFICES else "",
    )


def _name(text: str) -> str:
    return text if text.isidentifier() else ""


def _ground(text: str) -> str:
    try:
        return text if text == TODAY else date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def write_query(selection: Selection) -> dict[str, str]:
    """Return the address of a selection; ``read_selection`` gives it back."""
    query = {
        "lang": selection.lang,
        "place": selection.place,
        "units": ",".join(selection.units),
        "area": selection.area,
        "year": str(selection.year),
        "years": f"{selection.first}-{selection.last}",
        "indicator": selection.indicator,
        "unit": selection.unit,
        "ground": selection.ground,
        "partial": "1" if selection.partial else "",
        "asof": "" if selection.asof is None else str(selection.asof),
        "chart": selection.chart,
        "part": selection.part,
        "kind": selection.kind,
    }
    return {name: value for name, value in query.items() if value}

"""The names of all charts, as they stand in addresses: ``/chart/levels.png``, ``/c/levels``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kpi.analysis.provenance import indicators_with_data
from kpi.book.comparing import (
    comparable_indicators,
    compared_units,
    make_siblings,
    make_side_by_side,
    make_spread,
    sibling_choices,
)
from kpi.book.telling import Blank, Drawn
from kpi.book.units import make_ranking, make_tiles, with_children
from kpi.book.view import View
from kpi.book.years import make_bars, make_lines, make_months, make_trend
from kpi.charts.canvas import Canvas, Paper

DOCUMENTS = ("edocs_received", "edocs_sent", "edocs_directed")
DOSSIERS = ("dossiers_level3", "dossiers_level4", "dossiers_full", "dossiers_partial", "dossiers_online")
RANKED_SERVICES = ("online_share", "eservice_share", "level4_share", "full_service_share", "on_time_share")
PLATFORMS = ("signature_coverage", "onestop_coverage", "website_coverage")

OVER_TIME = ("units", "year", "years", "ground")  # what charts over time depend on, besides language and place
OF_PLACE = ("year", "years", "ground")
OF_YEAR = ("units", "year", "indicator", "ground", "partial")
SPREAD = ("units", "years", "area", "indicator", "ground")
COMPARED = ("units", "year", "years", "area", "indicator", "ground")


@dataclass(frozen=True)
class Entry:
    """A chart that has a name: the page it stands on, how it is made, the parts of a selection it depends on."""

    page: str
    make: Callable[[View, Paper], Drawn]
    uses: Sequence[str]
    wide: bool = False  # takes the whole width of its page
    leads: bool = False  # a click on one of its units opens the unit's profile


def picked(view: View, options: Sequence[str]) -> str:
    """Return the indicator that is asked for if it is one of ``options``, else the first of them."""
    return view.selection.indicator if view.selection.indicator in options else options[0]


def explored_units(view: View) -> tuple[str, ...]:
    """Return the units whose years are explored: the selected ones, else the place."""
    return view.standing(view.selection.units or (view.selection.place,))


def explored(view: View) -> list[str]:
    """Return the indicators of the selected area that the place or an explored unit has, and the one asked for."""
    chosen, found = view.selection, view.reference.catalog.indicators
    known = view.ask(indicators_with_data, tuple(dict.fromkeys((chosen.place, *explored_units(view)))))
    asked = [chosen.indicator] if chosen.indicator and chosen.indicator not in known else []
    return [code for code in [*known, *asked] if chosen.area in ("", found[code].area)]


def ranked(view: View, indicators: Sequence[str]) -> list[str]:
    """Return those of ``indicators`` that can be ranked in the year; the first of them if none can."""
    return with_children(view, indicators) or [indicators[0]]


def related_units(view: View, unit: str) -> tuple[str, ...]:
    """Return ``unit`` and the units whose ground it has or had."""
    return (unit, *view.reference.territories.related(unit))


def _trend(view: View, paper: Paper) -> Drawn:
    options = explored(view)
    if not options:
        named = view.say.listed(view.say.unit(unit) for unit in explored_units(view)[:3])
        return Blank(view.say("empty_year", unit=named))
    return make_trend(view, paper, [picked(view, options)], view.selection.units)


def _ranking(view: View, paper: Paper) -> Drawn:
    options = explored(view)
    return make_ranking(view, paper, picked(view, options or list(view.reference.catalog.indicators)))


def _predecessors(view: View, paper: Paper) -> Drawn:
    unit = view.selection.unit or view.selection.place
    units = related_units(view, unit)
    options = view.ask(indicators_with_data, units)
    if not options:
        return Blank(view.say("empty_year", unit=view.say.unit(unit)))
    return make_lines(view, paper, picked(view, options), units)


def _compared(make: Callable[[View, Paper, str], Drawn], view: View, paper: Paper) -> Drawn:
    units = compared_units(view)
    known = comparable_indicators(view, units)
    if not units:
        return Blank(view.say("compare_no_children", unit=view.place.name(view.say.lang)))
    if not known:
        return Blank(view.say("empty_year", unit=view.say.listed(view.say.unit(unit) for unit in units[:3])))
    return make(view, paper, picked(view, known))


def _one_of(
    make: Callable[[View, Paper, str], Drawn], options: Sequence[str], view: View, paper: Paper
) -> Drawn:  # fmt: skip
    return make(view, paper, picked(view, options))


def _ranked(options: Sequence[str], view: View, paper: Paper) -> Drawn:
    return make_ranking(view, paper, picked(view, ranked(view, options)))


def _selected(view: View, paper: Paper) -> Drawn:
    return make_trend(view, paper, ["plan_completion"], view.selection.units)


def _siblings(view: View, paper: Paper) -> Drawn:
    return make_siblings(view, paper, sibling_choices(view)[0])


def _lines(*indicators: str) -> Callable[[View, Paper], Drawn]:
    return partial(make_trend, indicators=indicators)


def _bars(indicators: tuple[str, ...], title: str) -> Callable[[View, Paper], Drawn]:
    return partial(make_bars, indicators=indicators, title_key=title)


def _coverage(view: View, paper: Paper) -> Drawn:
    return make_trend(view, paper, [picked(view, PLATFORMS)])


CHARTS: dict[str, Entry] = {
    "trend": Entry("explore", _trend, (*OVER_TIME, "area", "indicator"), leads=True),
    "ranking": Entry("explore", _ranking, (*OF_YEAR, "area"), wide=True, leads=True),
    "plan_completion": Entry("plan", _lines("plan_completion"), OF_PLACE),
    "plan_tasks": Entry("plan", _bars(("plan_tasks_assigned", "plan_tasks_completed"), "tasks_title"), OF_PLACE),
    "plan_units": Entry(
        "plan", partial(make_ranking, indicator="plan_completion"), ("units", "year", "ground", "partial"),
        wide=True, leads=True,
    ),
    "plan_selected": Entry("plan", _selected, OVER_TIME, wide=True, leads=True),
    "levels": Entry("services", _bars(DOSSIERS, "levels_title"), OF_PLACE),
    "shares": Entry("services", _lines("online_share", "eservice_share"), OF_PLACE),
    "on_time": Entry("services", _lines("on_time_share"), OF_PLACE),
    "level4": Entry("services", _lines("level4_share", "full_service_share"), OF_PLACE),
    "services_ranking": Entry("services", partial(_ranked, RANKED_SERVICES), OF_YEAR, wide=True, leads=True),
    "documents": Entry("documents", _bars(DOCUMENTS, "documents_title"), OF_PLACE, wide=True),
    "documents_months": Entry(
        "documents", partial(make_months, indicators=DOCUMENTS, title_key="documents_month_title"), OF_PLACE, wide=True
    ),
    "documents_ranking": Entry("documents", partial(_ranked, DOCUMENTS), OF_YEAR, wide=True, leads=True),
    "tiles": Entry("platforms", partial(_one_of, make_tiles, PLATFORMS), OF_YEAR, leads=True),
    "coverage": Entry("platforms", _coverage, (*OF_PLACE, "indicator")),
    "predecessors": Entry("unit", _predecessors, ("unit", "year", "years", "indicator"), wide=True, leads=True),
    "side_by_side": Entry("compare", partial(_compared, make_side_by_side), COMPARED, wide=True, leads=True),
    "spread": Entry("compare", partial(_compared, make_spread), SPREAD, wide=True, leads=True),
    "siblings": Entry("compare", _siblings, ("unit", "units", "year", "area"), wide=True),
}  # fmt: skip


def drawn(view: View, name: str, canvas: Canvas | None = None) -> Drawn:
    """Return the chart of this name for ``view``, made once for all that it depends on. Raises KeyError.

    ``canvas``: what it is drawn on, if not a column of the page.
    """
    entry = CHARTS[name]
    seen = view.only(entry.uses)
    paper = seen.paper(name, canvas or view.canvas(wide=entry.wide))
    key = (view.data.version, name, seen.selection, paper)
    chart: Drawn = view.keep(key, lambda: entry.make(seen, paper))
    return chart

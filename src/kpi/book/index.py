"""The names of all charts, as they stand in addresses: ``/chart/levels.png``, ``/c/levels``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kpi.analysis.answer import each
from kpi.analysis.children import coverage
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

OVER_TIME = ("units", "year", "years", "ground")  # what charts over time depend on, besides language and place
OF_PLACE = ("year", "years", "ground")
OF_YEAR = ("units", "year", "indicator", "ground", "partial", "kind")
SPREAD = ("units", "years", "area", "indicator", "ground", "kind")
COMPARED = ("units", "year", "years", "area", "indicator", "ground", "kind")


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
    """Return the indicators of the selected area that the place or an explored unit has, and the one asked for.

    Of a place without figures of its own, as the country, those of the units below it.
    """
    chosen, found = view.selection, view.reference.catalog.indicators
    known = view.ask(indicators_with_data, tuple(dict.fromkeys((chosen.place, *explored_units(view)))))
    known = known or _of_units_below(view)
    asked = [chosen.indicator] if chosen.indicator and chosen.indicator not in known else []
    return [code for code in [*known, *asked] if chosen.area in ("", found[code].area)]


def _of_units_below(view: View) -> list[str]:
    """Return the indicators that units below the place have in the year, that of most units first; else in any year."""
    told = each(view.ask(coverage, view.selection.place, view.selection.year))
    below = tuple(unit.id for unit in view.reference.tree.children(view.selection.place))
    widest = [row.indicator for row in sorted(told, key=lambda row: -row.reported)]
    return widest or (view.ask(indicators_with_data, below) if below else [])


def shown(view: View, chart: str) -> tuple[str, ...]:
    """Return the indicators that the catalogue wants in the chart of this name (``catalog/charts.csv``)."""
    return view.reference.catalog.shown_by(chart)


def ranked(view: View, chart: str) -> list[str]:
    """Return the indicators of a chart that can be ranked in the year; the first of them if none can."""
    wanted = shown(view, chart)
    return with_children(view, wanted) or list(wanted[:1])


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


def _of(chart: str, make: Callable[..., Drawn], **more: str) -> Callable[[View, Paper], Drawn]:
    """Return what draws all indicators that the catalogue wants in ``chart``; blank, with the mend, without any."""

    def draw(view: View, paper: Paper) -> Drawn:
        wanted = shown(view, chart)
        return make(view, paper, wanted, **more) if wanted else Blank(view.say("empty_shown", chart=chart))

    return draw


def _one_of(chart: str, make: Callable[[View, Paper, str], Drawn]) -> Callable[[View, Paper], Drawn]:
    """Return what draws the indicator of ``chart`` that is asked for, else its first one."""
    return _of(chart, lambda view, paper, wanted: make(view, paper, picked(view, wanted)))


def _ranked(view: View, paper: Paper, wanted: Sequence[str]) -> Drawn:
    return make_ranking(view, paper, picked(view, with_children(view, wanted) or wanted[:1]))


def _selected(view: View, paper: Paper, wanted: Sequence[str]) -> Drawn:
    return make_trend(view, paper, wanted, view.selection.units)


def _siblings(view: View, paper: Paper) -> Drawn:
    return make_siblings(view, paper, sibling_choices(view)[0])


def _trend_of_one(view: View, paper: Paper, indicator: str) -> Drawn:
    return make_trend(view, paper, [indicator])


CHARTS: dict[str, Entry] = {
    "trend": Entry("explore", _trend, (*OVER_TIME, "area", "indicator"), leads=True),
    "ranking": Entry("explore", _ranking, (*OF_YEAR, "area"), wide=True, leads=True),
    "plan_completion": Entry("plan", _of("plan_completion", make_trend), OF_PLACE),
    "plan_tasks": Entry("plan", _of("plan_tasks", make_bars, title_key="tasks_title"), OF_PLACE),
    "plan_units": Entry(
        "plan", _of("plan_completion", _ranked), ("units", "year", "ground", "partial", "kind"),
        wide=True, leads=True,
    ),
    "plan_selected": Entry("plan", _of("plan_completion", _selected), OVER_TIME, wide=True, leads=True),
    "levels": Entry("services", _of("levels", make_bars, title_key="levels_title"), OF_PLACE),
    "shares": Entry("services", _of("shares", make_trend), OF_PLACE),
    "on_time": Entry("services", _of("on_time", make_trend), OF_PLACE),
    "level4": Entry("services", _of("level4", make_trend), OF_PLACE),
    "services_ranking": Entry("services", _of("services_ranking", _ranked), OF_YEAR, wide=True, leads=True),
    "documents": Entry("documents", _of("documents", make_bars, title_key="documents_title"), OF_PLACE, wide=True),
    "documents_months": Entry(
        "documents", _of("documents", make_months, title_key="documents_month_title"), OF_PLACE, wide=True
    ),
    "documents_ranking": Entry("documents", _of("documents", _ranked), OF_YEAR, wide=True, leads=True),
    "tiles": Entry("platforms", _one_of("platforms", make_tiles), OF_YEAR, leads=True),
    "coverage": Entry("platforms", _one_of("platforms", _trend_of_one), (*OF_PLACE, "indicator")),
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

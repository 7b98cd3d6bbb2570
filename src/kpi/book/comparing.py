"""Charts that compare units: side by side, who moved most, one unit among its siblings."""

from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from kpi.analysis.answer import Row, each, grouped
from kpi.analysis.compare import siblings, side_by_side, spread, years_to_spread
from kpi.analysis.provenance import indicators_to_compare
from kpi.book.telling import Blank, Drawn, telling
from kpi.book.view import View
from kpi.charts import siblings as siblings_chart
from kpi.charts import side_by_side as side_chart
from kpi.charts import spread as spread_chart
from kpi.charts.canvas import Paper
from kpi.text.comparison import population, refusal
from kpi.text.sentences import tell_siblings, tell_side_by_side, tell_spread

SIDE_BY_SIDE = 8  # panels that a reader can still compare
NAMED = 3  # units named where a reason stands for many; the table names all


def compared_units(view: View) -> tuple[str, ...]:
    """Return the selected units; none selected: those of the place in the last of the selected years.

    Where years are compared on the units of a day, the units that lay on the ground of those.
    """
    chosen = view.selection
    below = view.reference.tree.children_in(chosen.place, chosen.last, offices=view.of_offices())
    return view.standing(chosen.units or [unit.id for unit in below])


def comparable_indicators(view: View, units: tuple[str, ...]) -> list[str]:
    """Return the indicators of the selected area that one of ``units``, or one on their ground, has in any year.

    Those of which several units have several years come first: they can be compared.
    """
    found = view.reference.catalog.indicators
    reported = (unit.id for unit in view.reference.tree.children(view.selection.place))
    units = units if view.day is None else tuple(dict.fromkeys((*units, *view.selection.units, *reported)))
    return [code for code in view.ask(indicators_to_compare, units) if view.selection.area in ("", found[code].area)]


def make_side_by_side(view: View, paper: Paper, indicator: str) -> Drawn:
    """Return a panel per unit with the median of the units below the place; Blank where no unit has a figure."""
    say, chosen = view.say, view.selection
    units = compared_units(view)[:SIDE_BY_SIDE]
    group = _group(view, chosen.place)
    offices = view.of_offices(indicator)
    answer = view.ask(side_by_side, chosen.place, indicator, units, chosen.first, chosen.last, group, offices)
    if not answer["value"].notna().any():
        return Blank(say("empty_year", unit=say.listed(say.unit(unit) for unit in units[:NAMED])))
    years = span(chosen.first, chosen.last)
    title = say("compare_side_title", indicator=say.indicator(indicator), years=years)
    first = [row for row in each(answer) if row.unit == units[0]]
    note = say("median_note", unit=say.unit(chosen.place), years="; ".join(_populations(view, first)))
    said = tell_side_by_side(answer, say, chosen.place, view.told_year)
    told = telling(view, answer, title, said, [note] if answer["median"].notna().any() else [])
    return side_chart.side_by_side(answer, say, told, paper, place=chosen.place)


def _populations(view: View, years: list[Row]) -> Iterator[str]:
    """Yield of how many units the median is, years in a row together: ``2018–2021: 24/24 đơn vị``."""
    for told, rows in groupby(years, lambda row: population(row, view.say)):
        run = [row.year for row in rows]
        yield f"{span(run[0], run[-1])}: {told}"


def span(first: int, last: int) -> str:
    """Return ``2018–2021``, or ``2018`` alone."""
    return f"{first}–{last}" if last > first else str(first)


def _group(view: View, place: str) -> tuple[str, ...] | None:
    """Return the units on the ground of ``place`` on the chosen day; None: as they reported."""
    below = [unit.id for unit in view.reference.tree.children(place, offices=view.of_offices())]
    return None if view.day is None else view.standing(below)


def spread_years(view: View, indicator: str) -> View:
    """Return the view with the years between which units are said to move: the selected ones.

    Of a place without figures of its own, all whose years are selected: those between which several of the units below
    it have the indicator.
    """
    chosen, place = view.selection, view.selection.place
    whole = (chosen.first, chosen.last) == (*view.years[:1], *view.years[-1:])
    if view.day is None and whole and not view.ask(indicators_to_compare, (place,)):
        told = view.ask(years_to_spread, place, indicator, view.of_offices(indicator))
        return view.changed(first=told[0], last=told[-1]) if len(told) > 1 else view
    return view


def moves(view: View, indicator: str) -> pd.DataFrame:
    """Return the answer ``spread`` for the selected years."""
    chosen = view.selection
    asked = (chosen.place, indicator, chosen.first, chosen.last)
    return view.ask(spread, *asked, _group(view, chosen.place), view.of_offices(indicator))


def spread_title(view: View, indicator: str) -> str:
    """Return what the chart of who moved most is called."""
    say, chosen = view.say, view.selection
    years = {"first": chosen.first, "last": chosen.last}
    return say("spread_title", indicator=say.indicator(indicator), unit=say.unit(chosen.place), **years)


def make_spread(view: View, paper: Paper, indicator: str) -> Drawn:
    """Return which units below the place moved most between the first and the last selected year.

    Selected ones are in bold. Blank where no change may be told.
    """
    view = spread_years(view, indicator)
    say, chosen = view.say, view.selection
    if not view.has_children:
        return Blank(say("compare_no_children", unit=view.place.name(say.lang)))
    if chosen.first == chosen.last:
        which = "spread_one_year" if len(view.years) > 1 else "spread_only_year"
        return Blank(say(which, unit=view.place.name(say.lang), year=chosen.first, filter=say("years")))
    answer = moves(view, indicator)
    told = answer[answer["refused"].isna()]
    if told.empty:
        return Blank(spread_reasons(view, indicator))
    units = view.standing(view.units_below)
    direction = view.reference.catalog.indicators[indicator].direction
    counts = {"told": told["unit"].nunique(), "total": answer["unit"].nunique()}
    notes = [say("spread_told", **counts), say("spread_order_none" if direction == "none" else "spread_order")]
    notes += [say("spread_chosen")] * bool(set(units) & set(told["unit"]))
    notes += [spread_reasons(view, indicator)] * (len(told) < len(answer))
    notes += [
        say.break_note(found)
        for found in view.reference.catalog.breaks(indicator)
        if any(found.parts_years(year) for year in range(chosen.first + 1, chosen.last + 1))
    ]
    said = tell_spread(answer, say, chosen.place, chosen.first, chosen.last)
    words = telling(view, answer, spread_title(view, indicator), said, notes)
    return spread_chart.spread(answer, say, words, paper, chosen=units)


def spread_reasons(view: View, indicator: str) -> str:
    """Return for how many units the change is not told, reason by reason, with the first names."""
    say, first, last = view.say, view.selection.first, view.selection.last
    later = [row for row in each(moves(view, indicator)) if row.year == last and isinstance(row.refused, str)]
    return " ".join(
        say(
            "spread_refused",
            count=len(rows),
            reason=refusal(reason, first, last, say),
            units=", ".join(say.unit(row.unit) for row in rows[:NAMED]) + (", …" if len(rows) > NAMED else ""),
        )
        for reason, rows in grouped(later, "refused").items()
    )


def sibling_choices(view: View) -> list[str]:
    """Return the units that may be looked at among their siblings, the one that is asked for or selected first."""
    chosen = view.selection
    below = view.reference.tree.children_in(chosen.place, chosen.year)
    kind_first = sorted(below, key=lambda unit: unit.is_office != view.of_offices())
    options = [unit.id for unit in kind_first] + [chosen.place]
    first = [unit for unit in (chosen.unit, *view.units_below) if unit]
    return list(dict.fromkeys([*first, *options]))


def among_siblings(view: View, unit: str) -> pd.DataFrame:
    """Return the answer ``siblings``, of the selected area alone, if any.

    Without what ``unit`` has not and too few others have: there is nothing to compare.
    """
    found, area = view.reference.catalog.indicators, view.selection.area
    answer = view.ask(siblings, unit, view.selection.year)
    answer = answer[answer["value"].notna() | answer["median"].notna()]
    return answer[answer["indicator"].isin([code for code in found if area in ("", found[code].area)])]


def siblings_title(view: View, unit: str) -> str:
    """Return what the chart of a unit among its siblings is called."""
    above = view.say.unit(view.reference.tree[unit].parent or unit)
    return view.say("siblings_title", unit=view.say.unit(unit), above=above, year=view.selection.year)


def make_siblings(view: View, paper: Paper, unit: str) -> Drawn:
    """Return the chart of the shares of ``unit`` and its siblings; Blank where there is nothing to compare."""
    say, year, answer = view.say, view.selection.year, among_siblings(view, unit)
    if view.reference.tree[unit].parent is None:
        return Blank(say("compare_no_parent", unit=say.unit(unit)))
    if not answer["value"].notna().any():
        return Blank(say("compare_no_figures", unit=say.unit(unit), year=year))
    found = view.reference.catalog.indicators
    shares = answer[answer["indicator"].isin([code for code in found if found[code].unit_measure == "percent"])]
    if not shares["median"].notna().any():
        return Blank(say("compare_alone", unit=say.unit(unit), year=year))
    note = say("siblings_note", unit=say.unit(unit), above=say.unit(view.reference.tree[unit].parent or unit))
    reported = view.changed(ground="")  # one year, as reported: no word of other ground
    said = tell_siblings(shares, say, unit, year)
    told = telling(reported, shares, siblings_title(view, unit), said, [note])
    return siblings_chart.siblings(shares, say, told, paper)

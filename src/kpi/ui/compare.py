"""Sections of the page that compares units: side by side, who moved most, one unit among its siblings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from kpi.analysis.answer import Row, each, grouped
from kpi.analysis.compare import siblings, side_by_side, spread
from kpi.analysis.provenance import indicators_with_data
from kpi.charts import siblings as siblings_chart
from kpi.charts import side_by_side as side_chart
from kpi.charts import spread as spread_chart
from kpi.charts.frame import Chart, template
from kpi.text.comparison import between, counted, left_out, population, refusal
from kpi.text.numbers import signed
from kpi.ui.asof import told_state
from kpi.ui.cards import draw_banner
from kpi.ui.chart_card import draw_chart, draw_downloads
from kpi.ui.filters import choose
from kpi.ui.sections import dress
from kpi.ui.tables import draw_plain
from kpi.ui.view import View

SIDE_BY_SIDE = 8  # panels that a reader can still compare
NAMED = 3  # units named where a reason stands for many; the table names all


def compared_units(view: View) -> tuple[str, ...]:
    """Return the selected units; none selected: those of the place in the last of the selected years.

    Where years are compared on the units of a day, the units that lay on the ground of those.
    """
    chosen = view.selection
    below = view.reference.tree.children_in(chosen.place, chosen.last)
    return view.standing(chosen.units or [unit.id for unit in below])


def _group(view: View, place: str) -> tuple[str, ...] | None:
    """Return the units on the ground of ``place`` on the chosen day; None: as they reported."""
    below = [unit.id for unit in view.reference.tree.children(place)]
    return None if view.day is None else view.standing(below)


def comparable_indicators(view: View, units: tuple[str, ...]) -> list[str]:
    """Return the indicators of the selected area that one of ``units``, or one on their ground, has in any year."""
    found = view.reference.catalog.indicators
    reported = (unit.id for unit in view.reference.tree.children(view.selection.place))
    units = units if view.day is None else tuple(dict.fromkeys((*units, *view.selection.units, *reported)))
    return [code for code in view.ask(indicators_with_data, units) if view.selection.area in ("", found[code].area)]


def draw_side_by_side(view: View, indicator: str, units: tuple[str, ...]) -> None:
    """Draw ``units`` side by side over the selected years; of more than can be compared the first ones."""
    say, chosen = view.say, view.selection
    if len(units) > SIDE_BY_SIDE:
        place = view.place.name(say.lang)
        st.info(say("compare_many", count=len(units), shown=SIDE_BY_SIDE, unit=place, filter=say("units")))
    shown = units[:SIDE_BY_SIDE]
    chart = view.remember(make_side_by_side, chosen.place, indicator, shown, chosen.first, chosen.last)
    if chart is None:
        st.info(say("empty_year", unit=say.listed(say.unit(unit) for unit in shown[:NAMED])))
    else:
        draw_chart(view, chart, "side_by_side", leads=True)


def make_side_by_side(
    view: View, place: str, indicator: str, units: tuple[str, ...], first: int, last: int
) -> Chart | None:
    """Return a panel per unit with the median of the units below ``place``; None where no unit has a figure."""
    say, answer = view.say, view.ask(side_by_side, place, indicator, units, first, last, _group(view, place))
    if not answer["value"].notna().any():
        return None
    title = say("compare_side_title", indicator=say.indicator(indicator), years=_span(first, last))
    years = [row for row in each(answer) if row.unit == units[0]]
    note = say("median_note", unit=say.unit(place), years="; ".join(_populations(view, years)))
    described = answer["median"].notna().any()
    return dress(view, side_chart.side_by_side(answer, say, title, place), note if described else "")


def _populations(view: View, years: list[Row]) -> Iterator[str]:
    """Yield of how many units the median is, years in a row together: ``2018–2021: 24/24 đơn vị``."""
    for told, rows in groupby(years, lambda row: population(row, view.say)):
        run = [row.year for row in rows]
        yield f"{_span(run[0], run[-1])}: {told}"


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def draw_spread(view: View, indicator: str) -> None:
    """Draw which units below the place moved most between the first and the last selected year, or why none is told."""
    say, chosen = view.say, view.selection
    if not view.has_children:
        st.info(say("compare_no_children", unit=view.place.name(say.lang)))
    elif chosen.first == chosen.last:
        which = "spread_one_year" if len(view.years) > 1 else "spread_only_year"
        st.info(say(which, unit=view.place.name(say.lang), year=chosen.first, filter=say("years")))
    else:
        asked = (chosen.place, indicator, chosen.first, chosen.last)
        chart = view.remember(make_spread, *asked, view.standing(view.units_below))
        if chart is None:
            st.info(view.remember(spread_reasons, *asked))
        else:
            draw_chart(view, chart, "spread", leads=True, table=False)
        view.remember(draw_spread_table, *asked)
        title = chart.title if chart else _spread_title(view, *asked)
        draw_downloads(view, view.ask(spread, *asked, _group(view, chosen.place)), title, "spread")


def make_spread(view: View, place: str, indicator: str, first: int, last: int, units: tuple[str, ...]) -> Chart | None:
    """Return the chart of who moved most, ``units`` in bold; None where no change may be told."""
    say, answer = view.say, view.ask(spread, place, indicator, first, last, _group(view, place))
    told = answer[answer["refused"].isna()]
    if told.empty:
        return None
    direction = view.reference.catalog.indicators[indicator].direction
    counts = {"told": told["unit"].nunique(), "total": answer["unit"].nunique()}
    notes = [say("spread_order_none" if direction == "none" else "spread_order"), say("spread_told", **counts)]
    notes += [say("spread_chosen")] * bool(set(units) & set(told["unit"]))
    notes += [view.remember(spread_reasons, place, indicator, first, last)] * (len(told) < len(answer))
    notes += [
        say.break_note(found)
        for found in view.reference.catalog.breaks(indicator)
        if any(found.parts_years(year) for year in range(first + 1, last + 1))
    ]
    title = _spread_title(view, place, indicator, first, last)
    return dress(view, spread_chart.spread(answer, say, title, units), " ".join(notes))


def _spread_title(view: View, place: str, indicator: str, first: int, last: int) -> str:
    say = view.say
    return say("spread_title", indicator=say.indicator(indicator), unit=say.unit(place), first=first, last=last)


def spread_reasons(view: View, place: str, indicator: str, first: int, last: int) -> str:
    """Return for how many units the change is not told, reason by reason, with the first names."""
    say, answer = view.say, view.ask(spread, place, indicator, first, last, _group(view, place))
    later = [row for row in each(answer) if row.year == last and isinstance(row.refused, str)]
    return " ".join(
        say(
            "spread_refused",
            count=len(rows),
            reason=refusal(reason, first, last, say),
            units=", ".join(say.unit(row.unit) for row in rows[:NAMED]) + (", …" if len(rows) > NAMED else ""),
        )
        for reason, rows in grouped(later, "refused").items()
    )


def draw_spread_table(view: View, place: str, indicator: str, first: int, last: int) -> None:
    """Draw every unit below ``place`` with its two values and the change, or why that is not told."""
    say, answer = view.say, view.ask(spread, place, indicator, first, last, _group(view, place))
    pairs = list(grouped(each(answer), "unit").values())
    found = view.reference.catalog.indicators[indicator]
    change = say(
        "col_moved_in",
        unit=say("percentage_points") if found.unit_measure == "percent" else say.unit_measure(indicator),
    )
    table = pd.DataFrame(
        {
            say("col_unit"): [say.dated_unit(late.unit) for _, late in pairs],
            str(first): [say.value(early) for early, _ in pairs],
            str(last): [say.value(late) for _, late in pairs],
            change: [late.moved for _, late in pairs],
            say("col_refused"): [
                refusal(late.refused, first, last, say) if isinstance(late.refused, str) else "" for _, late in pairs
            ],
        }
    )
    draw_banner(view, answer)
    forms: dict[str, Callable[[Any], str]] = {change: lambda moved: signed(moved, found.decimals, say.lang)}
    shown = table.style.format(forms, na_rep="")  # type: ignore[arg-type]
    st.dataframe(
        shown, key="spread_table", hide_index=True, alt=_spread_title(view, place, indicator, first, last),
        placeholder="",
    )  # fmt: skip


def choose_unit(view: View) -> str:
    """Draw the choice of a unit, kept in the address, and return it; if none was asked for the first selected one."""
    chosen = view.selection
    options = [unit.id for unit in view.reference.tree.children_in(chosen.place, chosen.year)] + [chosen.place]
    options += [unit for unit in (chosen.unit, *view.units_below) if unit and unit not in options]
    value = chosen.unit or (*view.units_below, *options)[0]
    choose("unit", value)
    st.selectbox(view.say("unit"), options, key="f_unit", format_func=view.say.dated_unit)
    return value


def draw_siblings(view: View, unit: str) -> None:
    """Draw ``unit`` on all indicators of the year beside its siblings, or say why there is nothing to compare."""
    say, chosen = view.say, view.selection
    answer = _of_area(view, unit, chosen.year, chosen.area)
    if view.reference.tree[unit].parent is None:
        st.info(say("compare_no_parent", unit=say.unit(unit)))
    elif not answer["value"].notna().any():
        st.info(say("compare_no_figures", unit=say.unit(unit), year=chosen.year))
    elif not answer["median"].notna().any():
        st.info(say("compare_alone", unit=say.unit(unit), year=chosen.year))
    else:
        chart = view.remember(make_siblings, unit, chosen.year, chosen.area)
        if chart is not None:
            draw_chart(view, chart, "siblings", table=False)
        view.remember(draw_siblings_table, unit, chosen.year, chosen.area)
        draw_downloads(view, answer, _siblings_title(view, unit, chosen.year), "siblings")


def _of_area(view: View, unit: str, year: int, area: str) -> pd.DataFrame:
    """Return the answer ``siblings``; of ``area`` alone, if any."""
    answer, found = view.ask(siblings, unit, year), view.reference.catalog.indicators
    return answer[answer["indicator"].isin([code for code in found if area in ("", found[code].area)])]


def _siblings_title(view: View, unit: str, year: int) -> str:
    above = view.say.unit(view.reference.tree[unit].parent or unit)
    return view.say("siblings_title", unit=view.say.unit(unit), above=above, year=year)


def make_siblings(view: View, unit: str, year: int, area: str) -> Chart | None:
    """Return the chart of the shares of ``unit`` and its siblings; None where there are none."""
    say, answer = view.say, _of_area(view, unit, year, area)
    found = view.reference.catalog.indicators
    shares = answer[answer["indicator"].isin([code for code in found if found[code].unit_measure == "percent"])]
    if not shares["median"].notna().any():
        return None
    note = say("siblings_note", unit=say.unit(unit), above=say.unit(view.reference.tree[unit].parent or unit))
    chart = siblings_chart.siblings(shares, say, _siblings_title(view, unit, year))
    chart.figure.layout.template = template(dark=view.dark)
    foot = f"{chart.foot} {note} {told_state(view)}".strip()  # one year, as reported: no word of other ground
    return replace(chart, foot=foot)


def draw_siblings_table(view: View, unit: str, year: int, area: str) -> None:
    """Draw every indicator of ``unit`` in words, beside median, quartiles and range of its siblings."""
    say, answer = view.say, _of_area(view, unit, year, area)
    rows = each(answer)
    table = pd.DataFrame(
        {
            say("col_indicator"): [say.indicator(row.indicator) for row in rows],
            say("col_unit_measure"): [say.unit_measure(row.indicator) for row in rows],
            say.unit(unit): [say.value(row) for row in rows],
            say("col_median"): ["" if pd.isna(row.median) else say.figure(row.median, row.indicator) for row in rows],
            say("range_middle"): [between(row.quartile_1, row.quartile_3, row, say) for row in rows],
            say("range_all"): [between(row.low, row.high, row, say) for row in rows],
            say("col_counted"): [counted(row, say) for row in rows],
            say("col_left_out"): [left_out(row, say) for row in rows],
            say("col_covered"): [say.covered(row) for row in rows],
        }
    )
    draw_banner(view, answer)
    draw_plain(table, key="siblings_table", alt=_siblings_title(view, unit, year))
    st.caption(say.sources(answer))

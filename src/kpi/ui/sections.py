"""Sections that several pages share: charts by their names, the choice of an indicator, the table of units."""

from collections.abc import Sequence

import streamlit as st

from kpi.analysis.answer import Row, grouped
from kpi.analysis.provenance import indicators_with_data
from kpi.analysis.selection import OFFICES
from kpi.book.index import CHARTS, drawn, explored, picked, related_units
from kpi.book.telling import Blank
from kpi.book.units import below
from kpi.charts.chart import Chart
from kpi.text.numbers import day
from kpi.ui.chart_card import draw_chart, draw_downloads
from kpi.ui.filters import choose
from kpi.ui.literal import literal
from kpi.ui.tables import draw_answer
from kpi.ui.view import View


def draw_named(view: View, name: str, key: str = "", *, table: bool = True) -> None:
    """Draw the chart of this name with its table and what can be taken along, or say why there is none."""
    chart = drawn(view, name)
    if isinstance(chart, Blank):
        head = f"**{literal(chart.title)}.** " if chart.title else ""
        st.info(head + literal(chart.reason))
    else:
        draw_chart(view, chart, name, key or name, leads=CHARTS[name].leads, table=table)


def draw_nothing(view: View, page: str) -> bool:
    """Say in one sentence that the place has nothing of what a page shows, and tell whether that is so."""
    charts = [name for name, entry in CHARTS.items() if entry.page == page]
    empty = all(isinstance(drawn(view, name), Blank) for name in charts)
    if empty:
        st.info(literal(view.say("empty_year", unit=view.place.name(view.say.lang))))
    return empty


def draw_ranked(view: View, name: str, options: Sequence[str]) -> None:
    """Draw a ranking by one of ``options``: of places or of offices, with parts of a year too where there are any."""
    choose_kind(view, options)
    if options and (below(view.changed(partial=False), picked(view, options))["no_place"] == "partial").any():
        st.toggle(view.say("rank_partial"), key="f_partial")
    draw_named(view, name)


def choose_kind(view: View, options: Sequence[str]) -> None:
    """Draw the choice between the places and the offices below the place, where both report one of ``options``."""
    catalog, tree, place = view.reference.catalog, view.reference.tree, view.selection.place
    both = any(catalog.indicators[code].due_from == "both" for code in options)
    if both and tree.children(place, offices=True) and tree.children(place, offices=False):
        names = {kind: view.say.units_word(place, offices=bool(kind)) for kind in ("", OFFICES)}
        heading = view.say("rank_kind")
        st.segmented_control(heading, list(names), key="f_kind", format_func=names.__getitem__, required=True)


def draw_leading_trends(view: View, rows: Sequence[Row], unit: str) -> None:
    """Draw, two in a row, the years of the first indicator of each reform area in ``rows`` of a scorecard."""
    st.header(view.say("profile_trends"), anchor="trends")
    leading = [area[0].indicator for area in grouped(rows, "area").values()]
    units = () if unit == view.selection.place else (unit,)
    for left in range(0, len(leading), 2):
        pair = leading[left : left + 2]
        for column, indicator in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                draw_named(view.changed(indicator=indicator, units=units, area=""), "trend", f"trend_{indicator}")


def draw_predecessors(view: View, unit: str) -> None:
    """Draw what ``unit`` was made of, and its line beside theirs for an indicator to choose; nothing without any."""
    say, territories = view.say, view.reference.territories
    into, out = territories.changes_into(unit), territories.changes_from(unit)
    if not into and not out:
        return
    st.header(say("predecessors"), anchor="predecessors")
    if into:
        parts = say.listed(say.part(change) for change in into)
        st.caption(literal(say("predecessors_note", unit=say.unit(unit), parts=parts)))
    if out:
        named = say.listed(say.dated_unit(change.new) for change in out)
        st.caption(literal(say("successors_note", day=day(out[0].effective, say.lang), units=named)))
    options = view.ask(indicators_with_data, related_units(view, unit))
    if options:
        asked = options.index(picked(view, options))
        chosen = st.selectbox(say("indicator"), options, asked, key="predecessors", format_func=say.indicator)
        draw_named(view.changed(unit=unit, indicator=chosen or options[0]), "predecessors", "predecessors_chart")


def draw_units_below(view: View) -> None:
    """Draw the ranking of the units below a place that has no figures of its own, by an indicator to choose."""
    options = explored(view)
    st.info(literal(view.say("below_only", unit=view.place.name(view.say.lang))))
    indicator = choose_indicator(view, options, "ranking_indicator")
    st.caption(literal(view.reference.catalog.indicators[indicator].definition(view.say.lang)))
    draw_ranked(view, "ranking", [picked(view, options)])
    draw_children(view, indicator, "below")


def draw_children(view: View, indicator: str, key: str) -> None:
    """Draw the table of the units below the place and its downloads, if any of them reported."""
    answer = below(view, indicator)
    if answer["value"].notna().any():
        st.header(view.say("table"), anchor="table")
        view.remember(_draw_children_table, f"{key}_table", indicator, view.selection)
        draw_downloads(view, answer, view.say.indicator(indicator), key)


def _draw_children_table(view: View, key: str, indicator: str, *_: object) -> None:
    answer = below(view, indicator)
    draw_answer(view, answer, first=("unit",), key=key, alt=view.say.indicator(indicator))
    st.caption(literal(view.say.sources(answer)))


def draw_years(view: View) -> None:
    """Draw the table of the chart ``trend`` and its downloads, if it has any figures."""
    chart = drawn(view, "trend")
    if isinstance(chart, Chart):
        view.remember(_draw_years_table, view.only(CHARTS["trend"].uses).selection)
        draw_downloads(view, chart.answer, chart.title, "trend")


def _draw_years_table(view: View, *_: object) -> None:
    chart = drawn(view, "trend")
    if isinstance(chart, Chart):
        draw_answer(view, chart.answer, first=("unit", "year"), key="explore_table", alt=chart.title)


def choose_indicator(view: View, indicators: Sequence[str], heading: str) -> str:
    """Draw the choice of an indicator, kept in the address, and return it; the first one if none was asked for.

    Without ``indicators`` nothing is drawn, and nothing is chosen.
    """
    if not indicators:
        return ""
    value = picked(view, indicators)
    choose("indicator", value)
    st.selectbox(view.say(heading), indicators, key="f_indicator", format_func=view.say.indicator)
    return value

"""Tổng quan: the year's scorecard by reform area; what improved, what lags, what is missing."""

from html import escape

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.children import coverage
from kpi.analysis.provenance import findings
from kpi.analysis.scorecard import missing_indicators, scorecard
from kpi.analysis.series import series
from kpi.charts.trend import trend
from kpi.ui.cards import draw_banner, draw_cards, draw_lists, explore_link
from kpi.ui.chart_card import draw_chart
from kpi.ui.view import View, current_view


def lists(view: View, cards: pd.DataFrame) -> dict[str, list[str]]:
    """Return what improved, what needs attention and what is missing, as items of HTML."""
    say, chosen = view.say, view.selection
    rows = each(cards)

    def item(indicator: str, words: str) -> str:
        return f"{explore_link(view, indicator, say.indicator(indicator))}: {escape(words)}"

    missing = view.ask(missing_indicators, chosen.place, chosen.year)
    counted = view.ask(coverage, chosen.place, chosen.year)
    areas = {code: found.area for code, found in view.reference.catalog.indicators.items()}
    gaps = [row for row in each(counted) if row.reported < row.expected]
    return {
        "improved": [item(row.indicator, say.change(row)) for row in rows if row.verdict == "better"],
        "lags": [
            item(row.indicator, f"{say.progress(row.progress)} ({say.value(row)})")
            for row in rows
            if row.progress in ("missed", "at_risk")
        ]
        + [item(row.indicator, say.change(row)) for row in rows if row.verdict == "worse" and row.progress != "missed"],
        "missing": [
            escape(say("missing_item", indicator=say.indicator(row.indicator), year=row.last_year))
            for row in each(missing)
            if chosen.area in ("", areas[row.indicator])
        ]
        + [
            escape(say("missing_units_item", indicator=say.indicator(row.indicator), count=row.expected - row.reported))
            for row in gaps
            if chosen.area in ("", areas[row.indicator])
        ],
    }


view = current_view()
say, chosen = view.say, view.selection
st.title(say("overview_title", unit=view.place.name(say.lang), year=chosen.year))
everything = view.ask(scorecard, chosen.place, chosen.year)
cards = everything[everything["area"] == chosen.area] if chosen.area else everything
if not view.years:
    st.info(say("empty_place", unit=view.place.name(say.lang)))
elif cards.empty:
    area = view.reference.catalog.areas[chosen.area].name(say.lang) if chosen.area else ""
    key = "empty_area" if area else "empty_year"
    st.info(say(key, unit=view.place.name(say.lang), area=area, year=chosen.year))
else:
    draw_banner(view, cards)
    st.caption(say.sources(cards))
    draw_lists(view, lists(view, cards))
    shown = tuple(cards["indicator"])
    years = view.ask(series, shown, (chosen.place,), chosen.first, chosen.last)
    found = view.ask(findings, (chosen.place,), chosen.year)
    leading = []
    for code, group in cards.groupby("area", sort=False):
        area = str(code)
        st.subheader(view.reference.catalog.areas[area].name(say.lang), anchor=area)
        draw_cards(view, group, years, found)
        leading.append(str(group["indicator"].iloc[0]))
    st.subheader(say("profile_trends"), anchor="trends")
    for left in range(0, len(leading), 2):
        pair = leading[left : left + 2]
        for column, indicator in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                title = say("trend_title", indicator=say.indicator(indicator), unit=view.place.name(say.lang))
                drawn = trend(years[years["indicator"] == indicator], say, title)
                draw_chart(view, drawn, f"trend_{indicator}", first=("year",))

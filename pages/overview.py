"""Tổng quan: the year's scorecard by reform area; what improved, what lags, what is missing."""

import streamlit as st

from kpi.analysis.scorecard import scorecard
from kpi.ui.cards import draw_banner, make_cards, make_lists
from kpi.ui.sections import draw_leading_trends
from kpi.ui.view import current_view

view = current_view()
say, chosen = view.say, view.selection
name = view.place.name(say.lang)
st.title(say("overview_title", unit=name, year=chosen.year))
cards = view.ask(scorecard, chosen.place, chosen.year)
if chosen.area:
    cards = cards[cards["area"] == chosen.area]
if not view.years:
    st.info(say("empty_place", unit=name))
elif cards.empty:
    area = view.reference.catalog.areas[chosen.area].name(say.lang) if chosen.area else ""
    st.info(say("empty_area" if area else "empty_year", unit=name, area=area, year=chosen.year))
else:
    draw_banner(view, cards)
    st.caption(say.sources(cards))
    st.html(view.remember(make_lists, chosen))
    made = view.remember(make_cards, chosen)
    for area in cards["area"].unique():
        st.subheader(view.reference.catalog.areas[area].name(say.lang), anchor=area)
        st.html(made[area])
    draw_leading_trends(view, cards, chosen.place)

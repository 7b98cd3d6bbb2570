"""Tổng quan: the year's scorecard by reform area; what improved, what lags, what is missing."""

import streamlit as st

from kpi.analysis.provenance import indicators_with_data
from kpi.book.index import explored
from kpi.book.standing import selected_cards
from kpi.ui.cards import draw_cards, draw_elsewhere, draw_presenting
from kpi.ui.literal import literal
from kpi.ui.sections import draw_leading_trends, draw_units_below
from kpi.ui.view import current_view

view = current_view()
say, chosen = view.say, view.selection
name = literal(view.place.name(say.lang))
st.title(say("overview_title", unit=name, year=chosen.year))
view.remember(draw_elsewhere, chosen.place)
cards = view.remember(selected_cards, chosen.place, chosen.year, chosen.area)
if not view.years:
    st.info(say("empty_place", unit=name))
elif not cards and not chosen.area and not view.ask(indicators_with_data, (chosen.place,)) and explored(view):
    draw_units_below(view)
elif not cards:
    area = literal(view.reference.catalog.areas[chosen.area].name(say.lang)) if chosen.area else ""
    st.info(say("empty_area" if area else "empty_year", unit=name, area=area, year=chosen.year))
else:
    draw_presenting(view)
    view.remember(draw_cards, chosen)
    draw_leading_trends(view, cards, chosen.place)

"""Khám phá: any indicator, any units, any years: chart and table side by side, downloadable."""

import streamlit as st

from kpi.analysis.provenance import indicators_with_data
from kpi.book.index import explored, explored_units
from kpi.ui.literal import literal
from kpi.ui.sections import choose_indicator, draw_named, draw_ranked, draw_years
from kpi.ui.view import current_view

view = current_view()
say, chosen = view.say, view.selection
st.title(say("page_explore"))
units, known = explored_units(view), explored(view)
if not known:
    st.info(say("empty_year", unit=literal(say.listed(say.unit(unit) for unit in units[:3]))))
else:
    indicator = choose_indicator(view, known, "indicator")
    st.caption(literal(view.reference.catalog.indicators[indicator].definition(say.lang)))
    if view.ask(indicators_with_data, units):
        left, right = st.columns(2)
        with left:
            draw_named(view, "trend", table=False)
        with right:
            draw_years(view)
    if view.has_children and not set(units) - {chosen.place, *view.units_below}:
        draw_ranked(view, "ranking", [indicator])

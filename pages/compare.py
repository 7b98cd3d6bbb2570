"""So sánh: units side by side on one indicator, who moved most, and one unit among its siblings on all of them."""

import streamlit as st

from kpi.book.comparing import comparable_indicators, compared_units
from kpi.ui.compare import choose_unit, draw_siblings, draw_side_by_side, draw_spread
from kpi.ui.literal import literal
from kpi.ui.sections import choose_indicator, choose_kind
from kpi.ui.view import current_view

view = current_view()
say = view.say
st.title(say("page_compare"))
placed = view.changed(kind="")
choose_kind(view, comparable_indicators(placed, compared_units(placed)))
units = compared_units(view)
known = comparable_indicators(view, units)
if not units:
    st.info(say("compare_no_children", unit=literal(view.place.name(say.lang))))
elif not known:
    st.info(say("empty_year", unit=literal(say.listed(say.unit(unit) for unit in units[:3]))))
else:
    indicator = choose_indicator(view, known, "indicator")
    st.caption(literal(view.reference.catalog.indicators[indicator].definition(say.lang)))
    st.header(say("compare_side"), anchor="side")
    draw_side_by_side(view, units)
    st.header(say("compare_spread"), anchor="spread")
    draw_spread(view, indicator)
st.header(say("compare_siblings"), anchor="siblings")
draw_siblings(view, choose_unit(view))

"""Dịch vụ công trực tuyến: dossiers by level, their share, on-time handling, and the ranking of units."""

import streamlit as st

from kpi.book.index import ranked
from kpi.ui.sections import choose_indicator, draw_named, draw_nothing, draw_ranked
from kpi.ui.view import current_view

view = current_view()
say = view.say
st.title(say("page_services"))
if not draw_nothing(view, "services"):
    st.caption(say("services_note"))
    for pair in (("levels", "shares"), ("on_time", "level4")):
        for column, name in zip(st.columns(2), pair, strict=True):
            with column:
                draw_named(view, name)
    options = ranked(view, "services_ranking")
    choose_indicator(view, options, "ranking_indicator")
    draw_ranked(view, "services_ranking", options)

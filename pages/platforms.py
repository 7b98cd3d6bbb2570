"""Chữ ký số và nền tảng: coverage of signatures, one-stop connection and websites, as tile map and table."""

import streamlit as st

from kpi.book.index import shown
from kpi.ui.sections import choose_indicator, draw_children, draw_named, draw_nothing
from kpi.ui.view import current_view

view = current_view()
say = view.say
st.title(say("page_platforms"))
if not draw_nothing(view, "platforms"):
    indicator = choose_indicator(view, shown(view, "platforms"), "platform_indicator")
    left, right = st.columns(2)
    with left:
        draw_named(view, "tiles")
    with right:
        draw_named(view, "coverage")
    if indicator:
        draw_children(view, indicator, "platforms")

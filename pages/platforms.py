"""Chữ ký số và nền tảng: coverage of signatures, one-stop connection and websites, as tile map and table."""

import streamlit as st

from kpi.ui.sections import choose_indicator, draw_children, draw_tiles, draw_trend
from kpi.ui.view import current_view

PLATFORMS = ("signature_coverage", "onestop_coverage", "website_coverage")

view = current_view()
say = view.say
st.title(say("page_platforms"))
indicator = choose_indicator(view, PLATFORMS, "platform_indicator")
left, right = st.columns(2)
with left:
    draw_tiles(view, indicator, "tiles")
with right:
    draw_trend(view, [indicator], "coverage")
draw_children(view, indicator, "platforms")

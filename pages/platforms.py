"""Chữ ký số và nền tảng: coverage of signatures, one-stop connection and websites, as tile map and table."""

import streamlit as st

from kpi.ui.chart_card import draw_downloads
from kpi.ui.sections import below, choose_indicator, draw_tiles, draw_trend
from kpi.ui.tables import draw_answer
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
answer = below(view, indicator)
if answer["value"].notna().any():
    st.subheader(say("table"), anchor="table")
    draw_answer(view, answer, first=("unit",), key="platform_table", alt=say.indicator(indicator))
    st.caption(say.sources(answer))
    draw_downloads(view, answer, say.indicator(indicator), "platforms")

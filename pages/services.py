"""Dịch vụ công trực tuyến: dossiers by level, their share, on-time handling, and the ranking of units."""

import streamlit as st

from kpi.ui.sections import choose_indicator, draw_bars, draw_ranking, draw_trend, with_children
from kpi.ui.view import current_view

COUNTS = ("dossiers_level3", "dossiers_level4", "dossiers_full", "dossiers_partial", "dossiers_online")
SHARES = ("online_share", "eservice_share")
RANKED = ("online_share", "eservice_share", "level4_share", "full_service_share", "on_time_share")

view = current_view()
say = view.say
st.title(say("page_services"))
st.caption(say("services_note"))
left, right = st.columns(2)
with left:
    draw_bars(view, COUNTS, "levels", "levels_title")
with right:
    draw_trend(view, SHARES, "shares")
left, right = st.columns(2)
with left:
    draw_trend(view, ["on_time_share"], "on_time")
with right:
    draw_trend(view, ["level4_share", "full_service_share"], "level4")
ranked = with_children(view, RANKED)
if ranked:
    draw_ranking(view, choose_indicator(view, ranked, "ranking_indicator"), "services_ranking")
else:
    draw_ranking(view, RANKED[0], "services_ranking")

"""Văn bản điện tử: received, sent and directed, by year, by month where reported, and by unit."""

import streamlit as st

from kpi.ui.sections import choose_indicator, draw_bars, draw_months, draw_ranking, with_children
from kpi.ui.view import current_view

DOCUMENTS = ("edocs_received", "edocs_sent", "edocs_directed")

view = current_view()
say = view.say
st.title(say("page_documents"))
draw_bars(view, DOCUMENTS, "documents", "documents_title")
draw_months(view, DOCUMENTS, "documents_months", "documents_month_title")
ranked = with_children(view, DOCUMENTS)
if ranked:
    draw_ranking(view, choose_indicator(view, ranked, "ranking_indicator"), "documents_ranking")
else:
    draw_ranking(view, DOCUMENTS[0], "documents_ranking")

"""Văn bản điện tử: received, sent and directed, by year, by month where reported, and by unit."""

import streamlit as st

from kpi.book.index import ranked
from kpi.ui.sections import choose_indicator, draw_named, draw_nothing, draw_ranked
from kpi.ui.view import current_view

view = current_view()
say = view.say
st.title(say("page_documents"))
if not draw_nothing(view, "documents"):
    draw_named(view, "documents")
    draw_named(view, "documents_months")
    options = ranked(view, "documents")
    choose_indicator(view, options, "ranking_indicator")
    draw_ranked(view, "documents_ranking", options)

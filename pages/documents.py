"""Văn bản điện tử: received, sent and directed, by year, by month where reported, and by unit."""

import streamlit as st

from kpi.analysis.series import monthly
from kpi.charts.bars import monthly_lines
from kpi.ui.chart_card import draw_chart
from kpi.ui.sections import choose_indicator, draw_bars, draw_ranking, with_children
from kpi.ui.view import current_view

DOCUMENTS = ("edocs_received", "edocs_sent", "edocs_directed")

view = current_view()
say, chosen = view.say, view.selection
st.title(say("page_documents"))
draw_bars(view, DOCUMENTS, "documents", "documents_title")
months = view.ask(monthly, DOCUMENTS, (chosen.place,), chosen.first, chosen.last)
if months.empty:
    st.info(say("empty_months", unit=view.place.name(say.lang)))
else:
    title = say("documents_month_title", unit=view.place.name(say.lang))
    draw_chart(view, monthly_lines(months, say, title), "documents_months", table=False)
ranked = with_children(view, DOCUMENTS)
if ranked:
    draw_ranking(view, choose_indicator(view, ranked, "ranking_indicator"), "documents_ranking")
else:
    draw_ranking(view, DOCUMENTS[0], "documents_ranking")

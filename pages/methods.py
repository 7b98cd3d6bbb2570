"""Số liệu và phương pháp: how figures are made, the catalogue, sources with links, findings, what is missing."""

import streamlit as st

from kpi.ui.methods import draw_catalogue, draw_findings, draw_findings_downloads, draw_history, draw_rules
from kpi.ui.revisions import draw_revisions, draw_revisions_downloads
from kpi.ui.view import current_view

view = current_view()
st.title(view.say("page_methods"))
view.remember(draw_rules)
view.remember(draw_findings, view.place.id)
draw_findings_downloads(view, view.place.id)
view.remember(draw_revisions, view.place.id)
draw_revisions_downloads(view, view.place.id)
view.remember(draw_catalogue, view.selection.area)
view.remember(draw_history)

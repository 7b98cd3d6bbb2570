"""Nhập số liệu: who may sends files for a unit, sees what became of them, and publishes them."""

import streamlit as st

from kpi.ui.filters import choose_part
from kpi.ui.outcome import draw_outcome
from kpi.ui.sending import draw_sending
from kpi.ui.signed_in import draw_signing_in, newest_view
from kpi.ui.submitted import draw_submissions

PARTS = {"send": draw_sending, "submissions": draw_submissions}

view = newest_view()
st.title(view.say("page_intake"))
counter = draw_signing_in(view)
if counter is not None:
    part = choose_part(view, list(PARTS))
    draw_outcome(view)
    PARTS[part](view, counter)

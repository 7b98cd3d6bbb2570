"""Nhập số liệu: who may sends files for a unit, sees what became of them, and publishes them."""

from collections.abc import Callable

import streamlit as st

from kpi.book.counter import Counter
from kpi.ui.filters import choose_part
from kpi.ui.forms import draw_forms
from kpi.ui.outcome import draw_outcome
from kpi.ui.reporting import draw_reporting
from kpi.ui.sending import draw_sending
from kpi.ui.signed_in import draw_signing_in, newest_view
from kpi.ui.submitted import draw_submissions
from kpi.ui.view import View

PARTS: dict[str, Callable[[View, Counter], None]] = {
    "send": draw_sending,
    "submissions": draw_submissions,
    "reporting": lambda view, counter: draw_reporting(view, counter.units()),
    "forms": lambda view, counter: draw_forms(view, counter.units()),
}

view = newest_view()
st.title(view.say("page_intake"))
counter = draw_signing_in(view)
if counter is not None:
    part = choose_part(view, list(PARTS))
    draw_outcome(view)
    PARTS[part](view, counter)

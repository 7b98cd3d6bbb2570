"""Kế hoạch và nhiệm vụ: tasks assigned and completed, completion against target, by year and by unit."""

import streamlit as st

from kpi.book.index import ranked
from kpi.ui.sections import draw_named, draw_nothing, draw_ranked
from kpi.ui.view import current_view

view = current_view()
say = view.say
st.title(say("page_plan"))
if not draw_nothing(view, "plan"):
    left, right = st.columns(2)
    with left:
        draw_named(view, "plan_completion")
    with right:
        draw_named(view, "plan_tasks")
    st.header(say("plan_by_unit"), anchor="units")
    draw_ranked(view, "plan_units", ranked(view, "plan_completion"))
    if len(view.standing(view.selection.units)) > 1:
        draw_named(view, "plan_selected")

"""Kế hoạch và nhiệm vụ: tasks assigned and completed, completion against target, by year and by unit."""

import streamlit as st

from kpi.ui.sections import draw_bars, draw_ranking, draw_trend
from kpi.ui.view import current_view

view = current_view()
say = view.say
st.title(say("page_plan"))
left, right = st.columns(2)
with left:
    draw_trend(view, ["plan_completion"], "plan_completion")
with right:
    draw_bars(view, ["plan_tasks_assigned", "plan_tasks_completed"], "plan_tasks", "tasks_title")
st.subheader(say("plan_by_unit"), anchor="units")
draw_ranking(view, "plan_completion", "plan_units")
if len(view.standing(view.selection.units)) > 1:
    draw_trend(view, ["plan_completion"], "plan_selected", units=view.selection.units)

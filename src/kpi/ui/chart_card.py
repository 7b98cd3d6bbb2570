"""A chart as it stands on a page: the figure, its table one key away, and what can be taken along."""

from html import escape
from typing import Any

import streamlit as st

from kpi.charts.chart import Chart
from kpi.ui.tables import draw_answer, heads
from kpi.ui.take import draw_downloads, draw_take, draws_images
from kpi.ui.view import View

__all__ = ["draw_chart", "draw_downloads", "draw_table"]
MONTHS = "Tháng Một,Tháng Hai,Tháng Ba,Tháng Tư,Tháng Năm,Tháng Sáu,Tháng Bảy,Tháng Tám,Tháng Chín,Tháng Mười,"
MONTHS += "Tháng Mười Một,Tháng Mười Hai"
VIETNAMESE = {
    "months": MONTHS.split(","),
    "shortMonths": [f"Th{month}" for month in range(1, 13)],
    "days": ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
    "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    "date": "%d/%m/%Y",
    "decimal": ",",
    "thousands": ".",
}
PLAIN: dict[str, Any] = {"displaylogo": False, "responsive": True}
CONFIG = {
    "vi": PLAIN | {"locale": "vi", "locales": {"vi": {"dictionary": {}, "format": VIETNAMESE}}},
    "en": PLAIN,
}


def draw_chart(
    view: View, chart: Chart, name: str, key: str, *, leads: bool = False, table: bool = True
) -> None:  # fmt: skip
    """Draw the chart of this name with its table and what can be taken along behind folds.

    ``leads``: a click on one of its units opens the unit's profile.
    """
    if view.selection.chart == name:
        st.html(f'<div id="chart-{name}" class="kpi-checked">{escape(view.say("verify_here"))}</div>')
    with st.container(border=True, key=f"card_{key}"):
        shown: dict[str, Any] = {"theme": None, "key": key, "config": _config(view, name), "alt": chart.alt}
        if leads:
            _follow(view, st.plotly_chart(chart.still, **shown, on_select="rerun", selection_mode="points"))
        else:
            st.plotly_chart(chart.still, **shown)
        if table:
            draw_table(view, chart, key)
        draw_take(view, chart, name, key)


def _config(view: View, name: str) -> dict[str, Any]:
    """Return the settings of Plotly's own tools: a camera, where the server draws no images."""
    file = f"{name}-{view.selection.place}-{view.selection.year}"
    return CONFIG[view.say.lang] | {
        "displayModeBar": False if draws_images() else "hover", "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 3, "filename": file},
    }  # fmt: skip


def draw_table(view: View, chart: Chart, key: str) -> None:
    """Draw the table of a chart behind a fold that works only when opened."""
    fold = st.expander(view.say("show_table"), key=f"{key}_fold", on_change="rerun", icon=":material/table:")
    if fold.open:
        with fold:
            draw_answer(view, chart.answer, first=heads(chart.answer), key=f"{key}_table", alt=chart.title)


def _follow(view: View, event: Any) -> None:
    """Go to the profile of the unit that was clicked."""
    points = event.selection.points
    if points:
        clicked = points[0].get("customdata")
        unit = clicked[0] if isinstance(clicked, list) else clicked
        if unit in view.reference.tree:
            st.switch_page(st.session_state["pages"]["unit"], query_params=view.address(unit=unit))

"""A chart as it stands on a page: the figure, its source line, its table one key away, its downloads."""

from typing import Any

import pandas as pd
import streamlit as st

from kpi.book.files import Rows, as_csv, as_xlsx
from kpi.charts.frame import Chart
from kpi.ui.tables import draw_answer, heads
from kpi.ui.view import View

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
PLAIN = {"displaylogo": False, "displayModeBar": False, "responsive": True}
CONFIG = {
    "vi": PLAIN | {"locale": "vi", "locales": {"vi": {"dictionary": {}, "format": VIETNAMESE}}},
    "en": PLAIN,
}


def draw_chart(view: View, chart: Chart, key: str, *, leads: bool = False, table: bool = True) -> None:
    """Draw ``chart`` with its table behind a fold. ``leads``: a click on one of its units opens the unit's profile."""
    with st.container(border=True):
        shown: dict[str, Any] = {"theme": None, "key": key, "config": CONFIG[view.say.lang], "alt": chart.alt}
        if leads:
            _follow(view, st.plotly_chart(chart.still, **shown, on_select="rerun", selection_mode="points"))
        else:
            st.plotly_chart(chart.still, **shown)
        if table:
            draw_table(view, chart, key)


def draw_table(view: View, chart: Chart, key: str) -> None:
    """Draw the table of a chart and its downloads behind a fold that works only when opened."""
    fold = st.expander(view.say("show_table"), key=f"{key}_fold", on_change="rerun", icon=":material/table:")
    if fold.open:
        with fold:
            draw_answer(view, chart.answer, first=heads(chart.answer), key=f"{key}_table", alt=chart.title)
            draw_downloads(view, chart.answer, chart.title, key)


def draw_downloads(view: View, answer: pd.DataFrame, title: str, key: str, rows: Rows | None = None) -> None:
    """Draw the buttons that download an answer, its rows made by ``rows`` if any; the file is made on the click."""
    name = f"{key}-{view.selection.place}-{view.selection.year}"
    name += f"-asof-{view.reference.publication}" if view.earlier else ""
    with st.container(horizontal=True):
        st.download_button(
            view.say("download_csv"), lambda: as_csv(view, answer, title, rows), f"{name}.csv",
            "text/csv", key=f"{key}_csv", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        st.download_button(
            view.say("download_xlsx"), lambda: as_xlsx(view, answer, title, rows), f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key=f"{key}_xlsx",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _follow(view: View, event: Any) -> None:
    """Go to the profile of the unit that was clicked."""
    points = event.selection.points
    if points:
        clicked = points[0].get("customdata")
        unit = clicked[0] if isinstance(clicked, list) else clicked
        if unit in view.reference.tree:
            st.switch_page(st.session_state["pages"]["unit"], query_params=view.address(unit=unit))

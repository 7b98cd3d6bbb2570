"""Who has reported for a period, who is late, and what reminds them."""

from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.submissions import reporting, reporting_periods
from kpi.book.reporting import reporting_chart, reporting_rows, reporting_title
from kpi.intake.forms.wording import one, period_name
from kpi.intake.reading.periods import Period
from kpi.text.numbers import VIETNAM, exact, moment
from kpi.text.submissions import reminder_text, reporting_counts, reporting_figures
from kpi.ui.cards import draw_banner
from kpi.ui.chart_card import CONFIG, draw_downloads
from kpi.ui.tables import draw_plain
from kpi.ui.view import View

BEGINNING = date(1, 1, 1)
CAMERA = {"displayModeBar": "hover", "modeBarButtons": [["toImage"]]}


def draw_reporting(view: View, units: Sequence[str] | None = None) -> None:
    """Draw who of the place has reported for a period: counts, table, map, and a text to remind the others.

    ``units``: only these may be seen, by id; None: all.
    """
    say, today = view.say, datetime.now(VIETNAM).date()
    st.header(say("reporting_title"), anchor="reporting")
    periods = view.ask(reporting_periods, view.place.id, today, today)
    if not periods:
        st.info(say("reporting_none"))
        return
    newest = view.ask(reporting_periods, view.place.id, today, BEGINNING)[0]  # for which anybody has reported
    with st.container(horizontal=True):
        period = choose_period(view, periods, newest, "reporting_period")
        by = st.date_input(
            say("reporting_by"), None, key="reporting_by", format="DD/MM/YYYY", help=say("reporting_by_help")
        )
    found = view.ask(reporting, view.place.id, period.first, period.last, by)
    if units is not None:
        found = found[found["unit"].isin(units)]
    if found.empty:
        st.info(reporting_counts(found, by, say))
        return
    draw_banner(view, found)
    st.markdown(f"{reporting_counts(found, by, say)} {reporting_figures(found, say)}")
    _draw_map(view, found, period, by)
    title = reporting_title(view, period)
    draw_plain(reporting_table(view, found), key="reporting_table", alt=title)
    draw_downloads(view, found, title, f"reporting-{period.code}", rows=reporting_rows)
    if len(found) > 1:
        st.caption(f"**{say('reporting_remind')}.** {say('reporting_remind_help')}")
        text = reminder_text(found, view.place.id, period, by, today, say)
        st.code(text, language=None, wrap_lines=True)


def choose_period(view: View, periods: Sequence[Period], first: Period, key: str) -> Period:
    """Return the one of ``periods`` that is chosen, ``first`` to begin with."""
    named = {period.code: period for period in periods}

    def name(code: str) -> str:
        words = one(period_name(named[code]), view.say.lang)
        return words[:1].upper() + words[1:]

    codes = list(named)
    at = codes.index(first.code) if first.code in named else 0
    return named[st.selectbox(view.say("reporting_period"), codes, at, format_func=name, key=key)]


def _draw_map(view: View, found: pd.DataFrame, period: Period, by: date | None) -> None:
    chart = reporting_chart(view, found, period, by)
    if chart is None:
        return
    options = {"format": "png", "scale": 3, "filename": f"reporting-{view.place.id}-{period.code}"}
    config = CONFIG[view.say.lang] | CAMERA | {"toImageButtonOptions": options}
    with st.container(border=True):
        st.plotly_chart(chart.still, theme=None, key="reporting_map", config=config, alt=chart.alt)


def reporting_table(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``reporting`` in words."""
    say = view.say
    table = pd.DataFrame(
        {
            say("col_unit"): say.unit(row.unit),
            say("col_reporting"): say("reporting_" + row.status),
            say("col_figures_due"): f"{exact(row.figures, say.lang)}/{exact(row.expected, say.lang)}",
            say("col_figures_unknown"): str(row.unknown or ""),
            say("col_first_received"): "" if pd.isna(row.told_at) else moment(row.told_at.to_pydatetime(), say.lang),
            say("col_submission"): "" if pd.isna(row.submission) else str(int(row.submission)),
        }
        for row in each(found)
    )
    return table[[name for name in table if (table[name] != "").any()]]

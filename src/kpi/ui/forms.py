"""Forms to fill in: of one unit, or of a whole place."""

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from kpi.analysis.submissions import reporting_periods
from kpi.intake.forms.bundle import form_name, write_bundle
from kpi.intake.forms.due import units_of
from kpi.intake.forms.write import write_form
from kpi.intake.reading.periods import Period
from kpi.text.numbers import VIETNAM, number
from kpi.ui.reporting import choose_period
from kpi.ui.take import XLSX
from kpi.ui.view import View
from kpi.units.unit import Unit


def draw_forms(view: View, units: Sequence[str] | None = None) -> None:
    """Draw the choice of unit, period and last day, and the buttons that make the forms when they are clicked.

    ``units``: only forms of these are given, by id; None: of the place and all directly below it.
    """
    say, today = view.say, datetime.now(VIETNAM).date()
    st.header(say("forms_title"), anchor="forms")
    st.caption(say("forms_note"))
    periods = view.ask(reporting_periods, view.place.id, today, date(today.year, 12, 31))
    ended = [period for period in periods if period.last <= today]
    if not periods:
        st.info(say("reporting_none"))
        return
    with st.container(horizontal=True):
        period = choose_period(view, periods, (ended or periods)[0], "forms_period")
        given = _units(view, units, period)
        names = {unit.id: unit.name(say.lang) for unit in given}
        unit = st.selectbox(say("forms_unit"), list(names), format_func=lambda code: names[code], key="forms_unit")
        by = st.date_input(say("forms_due"), None, key="forms_due", format="DD/MM/YYYY")
    if unit is None:
        st.info(say("forms_none"))
        return
    data, reference, lang = view.data, view.reference, say.lang
    chosen = reference.tree[unit]
    with st.container(horizontal=True):
        st.download_button(
            say("forms_one"), lambda: write_form(data, reference, chosen, period, lang, by),
            form_name(chosen, period, lang), XLSX, key="forms_one", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        if len(given) > 1:
            st.download_button(
                say("forms_all", count=number(len(given), 0, lang)),
                lambda: write_bundle(data, reference, given, period, lang, by),
                form_name(view.place, period, lang).removesuffix(".xlsx") + ".zip", "application/zip",
                key="forms_all", on_click="ignore", icon=":material/folder_zip:",
            )  # fmt: skip


def _units(view: View, units: Sequence[str] | None, period: Period) -> list[Unit]:
    """Return the units whose forms are given for a period: those that exist at its end."""
    tree = view.reference.tree
    if units is None:
        return units_of(tree, view.place, period)
    return [tree[unit] for unit in units if unit in tree and tree[unit].valid_on(period.last)]

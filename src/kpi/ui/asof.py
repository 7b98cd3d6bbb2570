"""Earlier states of the data: opening the one that is asked for, choosing it, and saying that it is not the newest."""

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.provenance import publications
from kpi.analysis.selection import LANGUAGES, read_asof
from kpi.book.telling import told_state
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.text.labels import label
from kpi.text.numbers import day
from kpi.ui.data import ask
from kpi.ui.view import View


def open_state(store: Warehouse, query: Mapping[str, str]) -> tuple[Snapshot, dict[int, date], int | None]:
    """Return the data that an address asks for, every publication with its day, and the publication asked for.

    Making an earlier state takes as long as a load; meanwhile the page says so. Raises NoData.
    """
    newest = store.snapshot()
    published = {row.publication: row.published_on.date() for row in each(ask(newest, publications))}
    asof = read_asof(query, published)
    earlier = asof is not None and asof != newest.publications[-1]
    with st.spinner(label("state_making", query.get("lang", LANGUAGES[0]))) if earlier else nullcontext():
        return store.snapshot(asof), published, asof


def choose_state(view: View) -> None:
    """Draw the choice of a publication, kept in the address; nothing where there is only one."""
    if len(view.published) < 2:
        return
    say = view.say

    def told(number: int) -> str:
        return say("state", number=number, day=day(view.published[number], say.lang)) if number else say("state_newest")

    st.selectbox(say("state_choice"), [0, *view.published], key="f_asof", format_func=told)


def draw_state(view: View) -> None:
    """Say above a page that it shows an earlier state, with the way to the newest."""
    if view.earlier:
        link = f'<a href="?{escape(urlencode(view.address(asof=None)))}" target="_self">'
        words = f"{escape(told_state(view))} {link}{escape(view.say('state_leave'))}</a>"
        st.html(f'<div class="kpi-state" role="status">{words}</div>')

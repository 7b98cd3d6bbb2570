"""Earlier states of the data: choosing one, and saying that it is not the newest."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from kpi.book.telling import told_state
from kpi.text.numbers import day
from kpi.ui.view import View


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

"""What changed since a chart was taken along, said above everything else on the page that its address opens."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from kpi.analysis.provenance import years_with_data
from kpi.book.opening import known_reference
from kpi.book.verifying import Verification, seen_newest, verify
from kpi.ui.data import ask, warehouse
from kpi.ui.view import View


def draw_verification(view: View) -> None:
    """Say whether the figures of the chart that the address names are still the same; nothing where it names none."""
    name = view.selection.chart
    if name:
        st.html(_box(view, _verified(view, name), name))


def _verified(view: View, name: str) -> Verification:
    newest = warehouse().snapshot()
    years = ask(newest, years_with_data, view.selection.place)
    now = seen_newest(view, newest, known_reference(newest, view.keep), years)
    key = (view.data.version, newest.version, "verify", name, view.selection)
    found: Verification = view.keep(key, lambda: verify(view, now, name))
    return found


def _box(view: View, found: Verification, name: str) -> str:
    say = view.say
    title = f"<strong>{escape(say('verify_chart', title=found.title))}.</strong> " if found.title else ""
    link = f'<a href="#chart-{name}">{escape(say("verify_to_chart"))}</a>'
    told = f"<p>{title}<strong>{escape(found.statement)}</strong> {link}</p>"
    if found.synthetic:
        told += f'<p class="kpi-synthetic">{escape(say("synthetic_banner"))}</p>'
    listed = "".join(f"<li>{escape(one.told)}</li>" for one in found.differences)
    return f'<div class="kpi-state kpi-verify" role="status">{told}{_list(view, found, listed)}</div>'


def _list(view: View, found: Verification, listed: str) -> str:
    if not listed:
        return ""
    say, more = view.say, found.count - len(found.differences)
    address = escape(urlencode(view.address(asof=None)))
    link = f'<a href="methods?{address}#revisions" target="_self">{escape(say("verify_more_link"))}</a>'
    rest = escape(say("verify_more_one" if more == 1 else "verify_more", count=more)) + " " if more else ""
    return f"<ul>{listed}</ul><p>{rest}{link}</p>"

"""Revisions on screen: what changed in figures after they were published."""

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.revisions import revisions
from kpi.book.files import revisions_rows
from kpi.text.numbers import number
from kpi.text.revisions import revision_item, revision_period, revision_text, revision_unit, revision_when
from kpi.ui.cards import draw_banner
from kpi.ui.chart_card import draw_downloads
from kpi.ui.literal import literal
from kpi.ui.tables import draw_sentences
from kpi.ui.view import View

SHOWN = 200  # revisions on the page; all are in the download
TALL, MANY = 520, 6  # a table of more rows scrolls in a frame of so many pixels


def draw_changes(view: View, unit: str, year: int, indicator: str) -> None:
    """Draw how the observations behind a value changed after they were published, if any did."""
    changed = view.ask(revisions, (unit,), year, indicator)
    if not changed.empty:
        draw_banner(view, changed)
        st.markdown(f"**{view.say('revisions_here')}**")
        table = revisions_table(view, changed).drop(columns=view.say("col_unit"))
        draw_sentences(table, alt=view.say("revisions_here"))


def draw_revisions(view: View, place: str) -> None:
    """Draw every revision of ``place`` and the units below it, newest first."""
    say, changed = view.say, view.ask(revisions, _scope(view, place))
    st.header(say("methods_revisions"), anchor="revisions")
    if changed.empty:
        st.info(say("revisions_none"))
        return
    st.caption(literal(say("revisions_scope", unit=say.unit(place), count=number(len(changed), 0, say.lang))))
    draw_banner(view, changed)
    height = TALL if len(changed) > MANY else None
    draw_sentences(revisions_table(view, changed[:SHOWN]), alt=say("methods_revisions"), height=height)
    if len(changed) > SHOWN:
        st.caption(say("revisions_more", shown=SHOWN))


def draw_revisions_downloads(view: View, place: str) -> None:
    """Draw the buttons that download every revision of ``place`` and the units below it."""
    changed = view.ask(revisions, _scope(view, place))
    if len(changed):
        title = f"{view.say('methods_revisions')} – {view.say.unit(place)}"
        draw_downloads(view, changed, title, "revisions", rows=revisions_rows)


def _scope(view: View, place: str) -> tuple[str, ...]:
    return (place, *(unit.id for unit in view.reference.tree.children(place)))


def revisions_table(view: View, changed: pd.DataFrame) -> pd.DataFrame:
    """Return rows of the answer ``revisions`` in words."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_publication"): revision_when(row, say),
            say("col_item"): revision_item(row, say),
            say("col_unit"): revision_unit(row, say),
            say("col_period"): revision_period(row, say),
            say("col_revision"): revision_text(row, say),
        }
        for row in each(changed)
    )

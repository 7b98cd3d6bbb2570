"""Revisions on screen and as files: what changed in figures after they were published."""

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.revisions import revisions
from kpi.charts.frame import is_synthetic
from kpi.text.labels import WATERMARK
from kpi.text.numbers import number
from kpi.text.revisions import revision_item, revision_period, revision_text, revision_unit, revision_when
from kpi.ui.cards import draw_banner
from kpi.ui.chart_card import draw_files
from kpi.ui.downloads import note_state, write_csv, write_xlsx
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
    """Draw every revision of ``place`` and the units below it, newest first, with downloads."""
    say = view.say
    units = (place, *(unit.id for unit in view.reference.tree.children(place)))
    changed = view.ask(revisions, units)
    view.remember(_draw_list, units)
    if not changed.empty:
        title, marked = f"{say('methods_revisions')}: {say.unit(place)}", is_synthetic(changed)
        remarks = [*note_state(view, title), *([["", say("note_synthetic")]] if marked else [])]
        draw_files(
            view,
            "revisions",
            lambda: write_csv(revisions_file(view, changed), remarks),
            lambda: write_xlsx(view, revisions_file(view, changed), remarks, synthetic=marked),
        )


def _draw_list(view: View, units: tuple[str, ...]) -> None:
    say, changed = view.say, view.ask(revisions, units)
    st.subheader(say("methods_revisions"), anchor="revisions")
    if changed.empty:
        st.info(say("revisions_none"))
        return
    st.caption(say("revisions_scope", unit=say.unit(units[0]), count=number(len(changed), 0, say.lang)))
    draw_banner(view, changed)
    height = TALL if len(changed) > MANY else None
    draw_sentences(revisions_table(view, changed[:SHOWN]), alt=say("methods_revisions"), height=height)
    if len(changed) > SHOWN:
        st.caption(say("revisions_more", shown=SHOWN))


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


def revisions_file(view: View, changed: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``revisions`` for machines and people: words, codes, plain numbers, ISO dates."""
    say, rows = view.say, each(changed)
    columns: dict[str, list[object]] = {
        "col_publication": [row.publication for row in rows],
        "col_published": [f"{row.published_on:%Y-%m-%d}" for row in rows],
        "col_kind": [say("revision_kind_" + row.kind) for row in rows],
        "col_item": [revision_item(row, say) for row in rows],
        "col_code": [row.item for row in rows],
        "col_unit": [revision_unit(row, say) for row in rows],
        "col_unit_code": [row.unit for row in rows],
        "col_period": [f"{row.period_start:%Y-%m-%d}/{row.period_end:%Y-%m-%d}" for row in rows],
        "col_old_value": [row.old_value for row in rows],
        "col_old_printed": [row.old_printed for row in rows],
        "col_old_source": [row.old_told for row in rows],
        "col_new_value": [row.new_value for row in rows],
        "col_new_printed": [row.new_printed for row in rows],
        "col_new_source": [row.new_told for row in rows],
        "col_revision": [revision_text(row, say) for row in rows],
    }
    table = pd.DataFrame({say(key): cells for key, cells in columns.items()})
    if is_synthetic(changed):
        table[" / ".join(WATERMARK)] = ["x" if row.synthetic else "" for row in rows]
    return table

"""Số liệu và phương pháp: how figures are made, the catalogue, sources with links, findings, what is missing."""

import streamlit as st

from kpi.analysis.provenance import findings, publications
from kpi.text.numbers import moment
from kpi.ui.cards import draw_banner
from kpi.ui.methods import findings_table, indicators_table, measures_table, publications_table, sources_table
from kpi.ui.tables import draw_plain, draw_sentences
from kpi.ui.view import current_view

TALL, MANY = 520, 12  # a table of more rows scrolls in a frame of so many pixels

view = current_view()
say, reference = view.say, view.reference
st.title(say("page_methods"))
when = moment(reference.published_at, say.lang)
st.caption(say("publication_line", number=reference.publication, moment=when))
st.subheader(say("methods_how"), anchor="rules")
st.markdown(say("methods_rules"))

st.subheader(say("methods_findings"), anchor="findings")
st.caption(say("findings_scope", unit=view.place.name(say.lang)))
units = (view.place.id, *(unit.id for unit in reference.tree.children(view.place.id)))
found = view.ask(findings, units)
missing = found["code"] == "missing_units"
for key, part in (("methods_findings", found[~missing]), ("methods_missing", found[missing])):
    if key == "methods_missing":
        st.subheader(say(key), anchor="missing")
    if part.empty:
        st.info(say("findings_none"))
    else:
        draw_banner(view, part)
        draw_sentences(findings_table(view, part), alt=say(key), height=TALL if len(part) > MANY else None)

st.subheader(say("methods_catalogue"), anchor="indicators")
draw_sentences(indicators_table(view), alt=say("methods_catalogue"), height=TALL)
st.subheader(say("methods_measures"), anchor="measures")
draw_sentences(measures_table(view), alt=say("methods_measures"), height=TALL)
st.subheader(say("methods_sources"), anchor="sources")
draw_sentences(sources_table(view), alt=say("methods_sources"), links=[say("col_link")])
st.subheader(say("methods_publications"), anchor="publications")
draw_plain(publications_table(view, view.ask(publications)), key="publications", alt=say("methods_publications"))

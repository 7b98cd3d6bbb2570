"""Số liệu và phương pháp: how figures are made, the catalogue, sources with links, findings, what is missing."""

import streamlit as st

from kpi.analysis.provenance import findings, publications
from kpi.text.numbers import moment
from kpi.ui.methods import findings_table, indicators_table, measures_table, publications_table, sources_table
from kpi.ui.tables import draw_plain
from kpi.ui.view import current_view

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
        draw_plain(findings_table(view, part), key=key, alt=say(key), long=[say("col_finding")])

st.subheader(say("methods_catalogue"), anchor="indicators")
draw_plain(
    indicators_table(view), key="indicators", alt=say("methods_catalogue"),
    long=[say("col_definition"), say("col_formula")],
)  # fmt: skip
st.subheader(say("methods_measures"), anchor="measures")
draw_plain(measures_table(view), key="measures", alt=say("methods_measures"), long=[say("col_definition")])
st.subheader(say("methods_sources"), anchor="sources")
draw_plain(sources_table(view), key="sources", alt=say("methods_sources"), links=[say("col_link")])
st.subheader(say("methods_publications"), anchor="publications")
draw_plain(publications_table(view, view.ask(publications)), key="publications", alt=say("methods_publications"))

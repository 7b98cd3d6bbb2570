"""Sections of the page on data and methods: rules, findings, the catalogue, sources and publications."""

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.provenance import finding_counts, findings, publications
from kpi.book.files import findings_rows
from kpi.book.standing import standing_out
from kpi.catalog.model import Indicator
from kpi.text.findings import finding_source, finding_text
from kpi.text.numbers import day, moment, number
from kpi.ui.cards import draw_banner
from kpi.ui.chart_card import draw_downloads
from kpi.ui.literal import literal
from kpi.ui.tables import draw_plain, draw_sentences
from kpi.ui.view import View

TALL, MANY = 520, 12  # a table of more rows scrolls in a frame of so many pixels


def draw_rules(view: View) -> None:
    """Draw how figures are made."""
    say, when = view.say, moment(view.reference.published_at, view.say.lang)
    st.caption(say("publication_line", number=view.reference.publication, moment=when))
    st.header(say("methods_how"), anchor="rules")
    st.markdown(say("methods_rules"))


def draw_findings(view: View, place: str) -> None:
    """Draw what the checks noticed about ``place`` and the units below it, and which units are missing."""
    say = view.say
    st.header(say("methods_findings"), anchor="findings")
    st.caption(literal(say("findings_scope", unit=say.unit(place))))
    found = view.ask(findings, _scope(view, place))
    if len(found):
        draw_banner(view, found)
        draw_sentences(counts_table(view, view.ask(finding_counts, _scope(view, place))), alt=say("findings_by_check"))
    missing = found["code"] == "missing_units"
    _draw_findings_table(view, found[~missing], "methods_findings")
    st.header(say("methods_missing"), anchor="missing")
    _draw_missing(view, place)
    if missing.any():
        draw_banner(view, found[missing])
        _draw_findings_table(view, found[missing], "methods_missing")


def _draw_missing(view: View, place: str) -> None:
    """Draw what the first page lists as missing for the place in the year, from the same answer."""
    say, year = view.say, view.selection.year
    items = standing_out(view, place, year, "")["missing"]
    st.caption(literal(say("missing_scope", unit=say.unit(place), year=year)))
    if not items:
        st.info(say("missing_none"))
        return
    table = {say("col_indicator"): [say.indicator(item.indicator) for item in items]}
    draw_sentences(pd.DataFrame(table | {say("missing"): [item.words for item in items]}), alt=say("methods_missing"))


def draw_findings_downloads(view: View, place: str) -> None:
    """Draw the buttons that download everything the checks noticed about ``place`` and the units below it."""
    found = view.ask(findings, _scope(view, place))
    if len(found):
        title = f"{view.say('methods_findings')} – {view.say.unit(place)}"
        draw_downloads(view, found, title, "findings", rows=findings_rows)


def _scope(view: View, place: str) -> tuple[str, ...]:
    return (place, *(unit.id for unit in view.reference.tree.children(place)))


def _draw_findings_table(view: View, found: pd.DataFrame, heading: str) -> None:
    if found.empty:
        st.info(view.say("findings_none"))
    else:
        height = TALL if len(found) > MANY else None
        draw_sentences(findings_table(view, found), alt=view.say(heading), height=height)


def draw_catalogue(view: View, area: str) -> None:
    """Draw the indicators, of ``area`` alone if any, and the measures that they are made of."""
    say = view.say
    st.header(say("methods_catalogue"), anchor="indicators")
    draw_sentences(indicators_table(view, area), alt=say("methods_catalogue"), height=TALL)
    st.header(say("methods_measures"), anchor="measures")
    draw_sentences(measures_table(view), alt=say("methods_measures"), height=TALL)


def draw_history(view: View) -> None:
    """Draw the sources and every publication."""
    say = view.say
    st.header(say("methods_sources"), anchor="sources")
    draw_sentences(sources_table(view), alt=say("methods_sources"), links=[say("col_link")])
    st.header(say("methods_publications"), anchor="publications")
    table = publications_table(view, view.ask(publications))
    draw_plain(table, key="publications", alt=say("methods_publications"))


def indicators_table(view: View, area: str) -> pd.DataFrame:
    """Return the indicators, of ``area`` alone if any: how each is computed, since when, on what basis."""
    say, catalog = view.say, view.reference.catalog
    return pd.DataFrame(
        {
            say("col_area"): catalog.areas[found.area].name(say.lang),
            say("col_indicator"): found.name(say.lang),
            say("col_definition"): found.definition(say.lang),
            say("col_formula"): _formula(view, found),
            say("col_unit_measure"): catalog.unit_measures[found.unit_measure].name(say.lang),
            say("col_small"): "" if found.small is None else number(found.small, 0, say.lang),
            say("col_validity"): _validity(view, found),
            say("col_legal"): found.legal_basis,
            say("col_code"): found.code,
        }
        for found in catalog.indicators.values()
        if area in ("", found.area)
    )


def _formula(view: View, found: Indicator) -> str:
    def side(terms: tuple[str, ...]) -> str:
        names = " + ".join(view.reference.catalog.measures[term].name(view.say.lang) for term in terms)
        return f"({names})" if len(terms) > 1 else names

    return view.say(f"formula_{found.formula}", numerator=side(found.numerator), denominator=side(found.denominator))


def _validity(view: View, found: Indicator) -> str:
    say = view.say
    told = [
        say(key, day=day(when, say.lang))
        for key, when in (("valid_from", found.valid_from), ("valid_to", found.valid_to))
        if when is not None
    ]
    return " ".join(told)


def measures_table(view: View) -> pd.DataFrame:
    """Return what is counted: definition, unit of measure, and how it adds up."""
    say, catalog = view.say, view.reference.catalog
    return pd.DataFrame(
        {
            say("col_name"): measure.name(say.lang),
            say("col_definition"): measure.definition(say.lang),
            say("col_unit_measure"): catalog.unit_measures[measure.unit_measure].name(say.lang),
            say("col_nature"): say("nature_" + measure.nature),
            say("col_code"): measure.code,
        }
        for measure in catalog.measures.values()
    )


def sources_table(view: View) -> pd.DataFrame:
    """Return the documents that figures are cited from."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_title"): source.title,
            say("col_publisher"): source.publisher,
            say("col_published"): source.published,
            say("col_covers"): source.covers,
            say("col_link"): source.url or None,
            say("col_code"): source.id,
        }
        for source in view.reference.sources.values()
    )


def findings_table(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of the answer ``findings`` in words."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_severity"): say("severity_" + row.severity),
            say("col_finding"): finding_text(row, say),
            say("col_indicator"): say.indicator(row.indicator),
            say("col_unit"): say.unit(row.unit),
            say("col_year"): row.period_end.year,
            say("col_where"): finding_source(row, say),
        }
        for row in each(found)
    )


def counts_table(view: View, counts: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``finding_counts`` in words."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_severity"): say("severity_" + row.severity),
            say("col_check"): say("check_" + row.code),
            say("col_count"): number(row.findings, 0, say.lang),
            say("col_units"): number(row.units, 0, say.lang),
        }
        for row in each(counts)
    )


def publications_table(view: View, published: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``publications`` in words."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_publication"): row.publication,
            say("col_published"): moment(row.published_at.to_pydatetime(), say.lang),
            say("col_added"): number(row.added, 0, say.lang),
            say("col_superseded"): number(row.superseded, 0, say.lang),
        }
        for row in each(published)
    )

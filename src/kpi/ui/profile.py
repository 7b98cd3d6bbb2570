"""Parts of a unit's profile: the table of all its indicators, and the observations behind a figure."""

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each
from kpi.analysis.provenance import parts
from kpi.analysis.scorecard import places
from kpi.book.standing import place_told, selected_cards
from kpi.text.numbers import day, exact
from kpi.ui.cards import draw_banner
from kpi.ui.revisions import draw_changes
from kpi.ui.tables import draw_plain, draw_sentences
from kpi.ui.view import View


def draw_profile(view: View, unit: str, year: int, area: str, partial: bool) -> None:
    """Draw every indicator of ``unit`` in ``year`` (of ``area`` alone, if any) with its place among the siblings.

    ``partial``: parts of years have a place too.
    """
    say = view.say
    st.header(say("profile_table", year=year), anchor="indicators")
    draw_banner(view, view.cards(unit, year))
    among = {row.indicator: row for row in each(view.ask(places, unit, year, partial))}
    rows = [
        {
            say("col_area"): view.reference.catalog.areas[row.area].name(say.lang),
            say("col_indicator"): say.indicator(row.indicator),
            say("col_value"): f"{say.value(row)} {_counted(view, row.indicator)}".strip(),
            say("col_numerator"): say.parts(row),
            say("col_stated"): say.stated(row),
            say("col_coverage"): say.coverage(row),
            say("col_bearer"): say.bearer(row),
            say("col_target"): "" if pd.isna(row.target) else say.aim(row),
            say("col_progress"): say.progress(row.progress),
            say("col_pace"): say.pace(row),
            say("col_change"): say.change(row),
            say("col_status"): say("status_" + row.status),
            say("col_place"): place_told(view, row, among.get(row.indicator)),
            say("col_covered"): say.covered(row),
            say("col_sources"): "; ".join(say.source(source) for source in row.sources),
        }
        for row in selected_cards(view, unit, year, area)
    ]
    table = pd.DataFrame(rows).rename(columns={say("col_numerator"): say("col_parts")})
    table = table[[name for name in table if (table[name] != "").any()]]
    draw_plain(table, key="profile_table", alt=say("profile_table", year=year))


def _counted(view: View, indicator: str) -> str:
    """Return what a count counts in; shares and ranks say so themselves."""
    measured = view.reference.catalog.indicators[indicator].unit_measure
    return "" if measured in ("percent", "rank") else view.say.unit_measure(indicator)


def draw_parts(view: View, indicator: str, unit: str, year: int) -> None:
    """Draw each observation behind a value with its source, paragraph and printed form, and what was said before."""
    say, ground = view.say, () if view.day is None else view.reference.territories.related(unit)
    observations = view.ask(parts, indicator, unit, year, ground)
    if observations.empty:
        st.info(say("behind_none"))
    else:
        _draw_observations(view, observations)
    draw_changes(view, unit, year, indicator)


def _draw_observations(view: View, observations: pd.DataFrame) -> None:
    say = view.say
    draw_banner(view, observations)
    items = view.reference.catalog.measures | view.reference.catalog.indicators
    table = pd.DataFrame(
        {
            say("col_unit"): say.dated_unit(row.unit) if observations["unit"].nunique() > 1 else "",
            say("col_role"): say("role_" + row.role),
            say("col_item"): items[row.item].name(say.lang),
            say("col_period"): f"{day(row.period_start, say.lang)} – {day(row.period_end, say.lang)}",
            say("col_value"): _plain_value(view, row.value),
            say("col_printed"): row.printed,
            say("col_status"): say("status_" + row.status),
            say("col_where"): say.source(row.source)
            + (f", {say('paragraph', number=row.paragraph)}" if row.paragraph else ""),
            say("col_title"): view.reference.sources[row.source].title,
            say("col_remark"): row.remark_vi if say.lang == "vi" else row.remark_en,
            say("col_link"): view.reference.sources[row.source].url or None,
        }
        for row in each(observations)
    )
    filled = [name for name in table if table[name].fillna("").astype(str).ne("").any()]
    draw_sentences(table[filled], alt=say("behind"), links=[say("col_link")])


def _plain_value(view: View, value: float) -> str:
    """Return a reported value as it came, or that the report says there is none."""
    if pd.isna(value):
        return "–"
    return exact(value, view.say.lang)

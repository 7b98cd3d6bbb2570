"""Đơn vị: one unit's profile: every indicator, its trend, its place among its siblings, and where figures come from."""

from datetime import timedelta

import streamlit as st

from kpi.analysis.provenance import indicators_with_data, years_with_data
from kpi.book.standing import selected_cards
from kpi.text.numbers import day
from kpi.ui.filters import choose
from kpi.ui.literal import literal
from kpi.ui.profile import draw_parts, draw_profile
from kpi.ui.sections import draw_leading_trends, draw_predecessors
from kpi.ui.view import View, current_view
from kpi.units.unit import Unit


def describe(view: View, unit: Unit) -> str:
    """Return what the unit is: code, validity, what it is part of, and what is remarked about it."""
    say = view.say
    told = [say("profile_code", code=unit.code)]
    if unit.valid_from is not None:
        told.append(say("since", day=day(unit.valid_from, say.lang)))
    if unit.valid_to is not None:
        told.append(say("profile_validity_to", day=day(unit.valid_to - timedelta(days=1), say.lang)))
    if unit.parent is not None:
        told.append(say("profile_above", unit=say.unit(unit.parent)))
    note = unit.note_vi if say.lang == "vi" else unit.note_en
    return " · ".join(told) + (f". {note}." if note else "")


view = current_view()
say, chosen = view.say, view.selection
below = [unit.id for unit in view.reference.tree.children(chosen.place)]
options = list(dict.fromkeys([chosen.place, *below, *view.below_on_day(chosen.place)]))
if chosen.unit and chosen.unit not in options:
    options.append(chosen.unit)
value = chosen.unit or chosen.place
choose("unit", value)
unit = view.reference.tree[value]
st.title(say("profile_title", unit=literal(unit.name(say.lang))))
st.caption(literal(describe(view, unit)))
st.selectbox(say("unit"), options, key="f_unit", format_func=say.lasting_unit)
years = view.ask(years_with_data, value)
year = chosen.year if chosen.year in years or not years or view.day else years[-1]
cards = view.remember(selected_cards, value, year, chosen.area)
if not cards:
    only_below = years and not view.ask(indicators_with_data, (value,))
    st.info(say("own_none" if only_below else "empty_year", unit=literal(unit.name(say.lang))))
    draw_predecessors(view, value)
else:
    view.remember(draw_profile, value, year, chosen.area, chosen.partial)
    draw_leading_trends(view, cards, value)
    draw_predecessors(view, value)
    st.header(say("behind"), anchor="behind")
    codes = [row.indicator for row in cards]
    indicator = st.selectbox(say("indicator"), codes, key="behind", format_func=say.indicator)
    view.remember(draw_parts, indicator or codes[0], value, year)

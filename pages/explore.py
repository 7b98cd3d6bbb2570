"""Khám phá: any indicator, any units, any years: chart and table side by side, downloadable."""

import streamlit as st

from kpi.analysis.provenance import indicators_with_data
from kpi.ui.chart_card import draw_chart, draw_downloads
from kpi.ui.sections import choose_indicator, draw_ranking, draw_years_table, trend_chart
from kpi.ui.view import current_view

view = current_view()
say, chosen = view.say, view.selection
st.title(say("page_explore"))
units = view.standing(chosen.units or (chosen.place,))
catalog = view.reference.catalog
known = [
    code
    for code in view.ask(indicators_with_data, tuple(dict.fromkeys((chosen.place, *units))))
    if chosen.area in ("", catalog.indicators[code].area)
]
known += [
    code
    for code in ([chosen.indicator] if chosen.indicator else [])
    if code not in known and chosen.area in ("", catalog.indicators[code].area)
]
if not known:
    st.info(say("empty_year", unit=say.listed(say.unit(unit) for unit in units[:3])))
else:
    indicator = choose_indicator(view, known, "indicator")
    st.caption(catalog.indicators[indicator].definition(say.lang))
    chart = trend_chart(view, (indicator,), units)
    if chart.answer.empty:
        st.info(say("empty_year", unit=say.listed(say.unit(unit) for unit in units[:3])))
    else:
        left, right = st.columns(2)
        with left:
            draw_chart(view, chart, "explore", leads=len(units) > 1, table=False)
        with right:
            view.remember(draw_years_table, indicator, units, chosen.first, chosen.last)
            draw_downloads(view, chart.answer, chart.title, "explore")
    if view.has_children and not set(units) - {chosen.place, *view.units_below}:
        draw_ranking(view, indicator, "explore_units")

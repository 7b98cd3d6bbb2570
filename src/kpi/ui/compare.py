"""Sections of the page that compares units: side by side, who moved most, one unit among its siblings."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from kpi.analysis.answer import each, grouped
from kpi.book.comparing import (
    SIDE_BY_SIDE,
    among_siblings,
    moves,
    sibling_choices,
    siblings_title,
    spread_title,
    spread_years,
)
from kpi.text.comparison import between, counted, left_out, refusal
from kpi.text.numbers import signed
from kpi.ui.cards import draw_banner
from kpi.ui.chart_card import draw_downloads
from kpi.ui.filters import choose
from kpi.ui.literal import literal
from kpi.ui.sections import draw_named
from kpi.ui.tables import draw_plain
from kpi.ui.view import View


def draw_side_by_side(view: View, units: tuple[str, ...]) -> None:
    """Draw ``units`` side by side over the selected years; of more than can be compared the first ones."""
    if len(units) > SIDE_BY_SIDE:
        said = {"count": len(units), "shown": SIDE_BY_SIDE, "unit": view.place.name(view.say.lang)}
        st.info(literal(view.say("compare_many", filter=view.say("units"), **said)))
    draw_named(view, "side_by_side")


def draw_spread(view: View, indicator: str) -> None:
    """Draw which units below the place moved most between the first and the last selected year, or why none is told."""
    draw_named(view, "spread", table=False)
    view = spread_years(view, indicator)
    if view.has_children and view.selection.first < view.selection.last:
        view.remember(_draw_spread_table, indicator, view.selection)
        draw_downloads(view, moves(view, indicator), spread_title(view, indicator), "spread")


def _draw_spread_table(view: View, indicator: str, *_: object) -> None:
    """Draw every unit below the place with its two values and the change, or why that is not told."""
    say, answer, first, last = view.say, moves(view, indicator), view.selection.first, view.selection.last
    pairs = list(grouped(each(answer), "unit").values())
    found = view.reference.catalog.indicators[indicator]
    change = say(
        "col_moved_in",
        unit=say("percentage_points") if found.unit_measure == "percent" else say.unit_measure(indicator),
    )
    table = pd.DataFrame(
        {
            say("col_unit"): [say.dated_unit(late.unit) for _, late in pairs],
            str(first): [say.value(early) for early, _ in pairs],
            str(last): [say.value(late) for _, late in pairs],
            change: [late.moved for _, late in pairs],
            say("col_refused"): [
                refusal(late.refused, first, last, say) if isinstance(late.refused, str) else "" for _, late in pairs
            ],
        }
    )
    draw_banner(view, answer)
    forms: dict[str, Callable[[Any], str]] = {change: lambda moved: signed(moved, found.decimals, say.lang)}
    shown = table.style.format(forms, na_rep="")  # type: ignore[arg-type]
    st.dataframe(
        shown, key="spread_table", hide_index=True, alt=spread_title(view, indicator), placeholder="",
    )  # fmt: skip


def choose_unit(view: View) -> str:
    """Draw the choice of a unit, kept in the address, and return it; if none was asked for the first selected one."""
    value, *_ = options = sibling_choices(view)
    choose("unit", value)
    st.selectbox(view.say("unit"), options, key="f_unit", format_func=view.say.lasting_unit)
    return value


def draw_siblings(view: View, unit: str) -> None:
    """Draw ``unit`` on all indicators of the year beside its siblings, or say why there is nothing to compare."""
    draw_named(view, "siblings", table=False)
    answer = among_siblings(view, unit)
    if answer["median"].notna().any():
        view.remember(_draw_siblings_table, unit, view.selection)
        draw_downloads(view, answer, siblings_title(view, unit), "siblings")


def _draw_siblings_table(view: View, unit: str, *_: object) -> None:
    """Draw every indicator of ``unit`` in words, beside median, quartiles and range of its siblings."""
    say, answer = view.say, among_siblings(view, unit)
    rows = each(answer)
    table = pd.DataFrame(
        {
            say("col_indicator"): [say.indicator(row.indicator) for row in rows],
            say("col_unit_measure"): [say.unit_measure(row.indicator) for row in rows],
            say.unit(unit): [say.value(row) for row in rows],
            say("col_median"): ["" if pd.isna(row.median) else say.figure(row.median, row.indicator) for row in rows],
            say("range_middle"): [between(row.quartile_1, row.quartile_3, row, say) for row in rows],
            say("range_all"): [between(row.low, row.high, row, say) for row in rows],
            say("col_counted"): [counted(row, say) for row in rows],
            say("col_left_out"): [left_out(row, say) for row in rows],
            say("col_covered"): [say.covered(row) for row in rows],
        }
    )
    draw_banner(view, answer)
    draw_plain(table, key="siblings_table", alt=siblings_title(view, unit))
    st.caption(literal(say.sources(answer)))

"""Sections that several pages share: one indicator over the years, the units below a place in a year."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kpi.analysis.children import children
from kpi.analysis.scorecard import scorecard
from kpi.analysis.series import series
from kpi.charts.bars import yearly_bars
from kpi.charts.ranking import ranking
from kpi.charts.tiles import place_tiles, tile_map
from kpi.charts.trend import trend
from kpi.ui.chart_card import draw_chart
from kpi.ui.view import View


def draw_trend(view: View, indicators: Sequence[str], key: str, *, units: Sequence[str] = (), note: str = "") -> None:
    """Draw the years of ``indicators`` for ``units`` (none: the place), or say that there are none."""
    say, chosen = view.say, view.selection
    shown = tuple(units) or (chosen.place,)
    answer = view.ask(series, tuple(indicators), shown, chosen.first, chosen.last)
    name = say.indicator(indicators[0])
    title = (
        say("trend_title", indicator=name, unit=say.unit(shown[0]))
        if len(shown) == 1
        else say("trend_title_units", indicator=name)
    )
    if answer.empty:
        st.info(f"**{title}.** " + say("empty_year", unit=say.listed(say.unit(unit) for unit in shown[:3])))
        return
    first = (("indicator",) if len(indicators) > 1 else ()) + (("unit",) if len(shown) > 1 else ()) + ("year",)
    draw_chart(view, trend(answer, say, title), key, first=first, note=note, leads=len(shown) > 1)


def draw_bars(view: View, indicators: Sequence[str], key: str, title_key: str, *, note: str = "") -> None:
    """Draw counts of the place by year side by side, or say that there are none."""
    say, chosen = view.say, view.selection
    answer = view.ask(series, tuple(indicators), (chosen.place,), chosen.first, chosen.last)
    title = say(title_key, unit=view.place.name(say.lang))
    if answer.empty:
        st.info(f"**{title}.** " + say("empty_year", unit=view.place.name(say.lang)))
        return
    answer = answer.sort_values("indicator", key=lambda codes: codes.map(list(indicators).index), kind="stable")
    draw_chart(view, yearly_bars(answer, say, title), key, first=("indicator", "year"), note=note)


def below(view: View, indicator: str) -> pd.DataFrame:
    """Return the answer ``children`` of the place, cut down to the units that are selected."""
    answer = view.ask(children, view.selection.place, indicator, view.selection.year)
    chosen = view.selection.units
    return answer[answer["unit"].isin(chosen)] if chosen else answer


def with_children(view: View, indicators: Sequence[str]) -> list[str]:
    """Return those of ``indicators`` that some unit below the place has for the year."""
    return [code for code in indicators if below(view, code)["value"].notna().any()]


def draw_ranking(view: View, indicator: str, key: str) -> None:
    """Draw the units below the place, best first, or say that there are none."""
    say, chosen = view.say, view.selection
    answer = below(view, indicator)
    if not answer["value"].notna().any():
        _say_empty(view, indicator)
        return
    reported, expected = int(answer["value"].notna().sum()), len(answer)
    title = say(
        "ranking_title" if reported == expected else "ranking_title_only",
        indicator=say.indicator(indicator), year=chosen.year, unit=view.place.name(say.lang),
        reported=reported, expected=expected,
    )  # fmt: skip
    drawn = ranking(answer, say, title, _target(view, indicator))
    draw_chart(view, drawn, key, first=("unit",), leads=True, note=_missing(view, answer))


def draw_tiles(view: View, indicator: str, key: str) -> None:
    """Draw one square per unit below the place, or say that there are none."""
    say, chosen = view.say, view.selection
    answer = below(view, indicator)
    if not answer["value"].notna().any():
        _say_empty(view, indicator)
        return
    units = [view.reference.tree[unit] for unit in sorted(answer["unit"])]
    placed = any(unit.latitude is not None for unit in units)
    title = say("tiles_title", indicator=say.indicator(indicator), year=chosen.year, unit=view.place.name(say.lang))
    drawn = tile_map(answer, place_tiles(units), say, title)
    note = say("tiles_note" if placed else "tiles_note_unplaced")
    draw_chart(view, drawn, key, first=("unit",), leads=True, note=note, table=False)


def _target(view: View, indicator: str) -> float | None:
    cards = view.ask(scorecard, view.selection.place, view.selection.year)
    found = cards.loc[cards["indicator"] == indicator, "target"].dropna()
    return float(found.iloc[0]) if len(found) else None


def _missing(view: View, answer: pd.DataFrame) -> str:
    silent = [view.say.unit(unit) for unit in answer.loc[answer["value"].isna(), "unit"]]
    return view.say("missing_count", count=len(silent), units=view.say.listed(silent)) if silent else ""


def _say_empty(view: View, indicator: str) -> None:
    say = view.say
    st.info(
        say(
            "empty_children",
            unit=view.place.name(say.lang),
            indicator=f"“{say.indicator(indicator)}”",
            year=view.selection.year,
        )
    )


def choose_indicator(view: View, indicators: Sequence[str], heading: str) -> str:
    """Draw the choice of an indicator, kept in the address, and return it; the first one if none was asked for."""
    asked = view.selection.indicator
    value = asked if asked in indicators else indicators[0]
    st.session_state["f_indicator"] = value
    st.session_state["shown"]["indicator"] = value
    st.selectbox(view.say(heading), indicators, key="f_indicator", format_func=view.say.indicator)
    return value

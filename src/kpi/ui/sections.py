"""Sections that several pages share: one indicator over the years, the units below a place in a year."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from kpi.analysis.answer import Row, each, grouped
from kpi.analysis.children import LOW_COVERAGE, children, coverage
from kpi.analysis.provenance import indicators_with_data
from kpi.analysis.series import monthly, series
from kpi.charts.bars import monthly_lines, yearly_bars
from kpi.charts.frame import Chart, template
from kpi.charts.ranking import ranking
from kpi.charts.tiles import place_tiles, tile_map
from kpi.charts.trend import trend
from kpi.text.numbers import day, number
from kpi.ui.asof import told_state
from kpi.ui.chart_card import draw_chart, draw_downloads
from kpi.ui.filters import choose
from kpi.ui.tables import draw_answer
from kpi.ui.view import View


def draw_trend(view: View, indicators: Sequence[str], key: str, *, units: Sequence[str] = ()) -> None:
    """Draw the years of ``indicators`` for ``units`` (none: the place), or say that there are none."""
    shown = view.standing(tuple(units) or (view.selection.place,))
    chart = trend_chart(view, tuple(indicators), shown)
    if chart.answer.empty:
        _say_empty_years(view, chart.title, shown)
        return
    first = (("indicator",) if len(indicators) > 1 else ()) + (("unit",) if len(shown) > 1 else ()) + ("year",)
    draw_chart(view, chart, key, first=first, leads=len(shown) > 1)


def trend_chart(view: View, indicators: tuple[str, ...], units: tuple[str, ...]) -> Chart:
    """Return the chart of ``indicators`` for ``units`` over the selected years."""
    return view.remember(make_trend, indicators, units, view.selection.first, view.selection.last)


def make_trend(view: View, indicators: tuple[str, ...], units: tuple[str, ...], first: int, last: int) -> Chart:
    """Return the chart of ``indicators`` for ``units`` from year ``first`` to ``last``."""
    say, answer = view.say, view.ask(series, indicators, units, first, last, view.day is not None)
    drawn = set(answer.dropna(subset=["value"])["indicator"])
    name = say.listed(say.indicator(code) for code in indicators if code in drawn) or say.indicator(indicators[0])
    title = (
        say("trend_title", indicator=name, unit=say.unit(units[0]))
        if len(units) == 1
        else say("trend_title_units", indicator=name)
    )
    moments = view.reference.territories.days(units) if len(units) == 1 or view.day is None else set()
    return dress(view, trend(answer, say, title, moments=sorted(moments)))


def draw_leading_trends(view: View, rows: Sequence[Row], unit: str) -> None:
    """Draw, two in a row, the years of the first indicator of each reform area in ``rows`` of a scorecard."""
    st.subheader(view.say("profile_trends"), anchor="trends")
    leading = [area[0].indicator for area in grouped(rows, "area").values()]
    for left in range(0, len(leading), 2):
        pair = leading[left : left + 2]
        for column, indicator in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                draw_trend(view, [indicator], f"trend_{indicator}", units=[unit])


def draw_predecessors(view: View, unit: str) -> None:
    """Draw what ``unit`` was made of, and its line beside theirs for an indicator to choose; nothing without any."""
    say, territories = view.say, view.reference.territories
    into, out = territories.changes_into(unit), territories.changes_from(unit)
    if not into and not out:
        return
    st.subheader(say("predecessors"), anchor="predecessors")
    if into:
        st.caption(say("predecessors_note", unit=say.unit(unit), parts=say.listed(say.part(change) for change in into)))
    if out:
        named = say.listed(say.dated_unit(change.new) for change in out)
        st.caption(say("successors_note", day=day(out[0].effective, say.lang), units=named))
    units = (unit, *territories.related(unit))
    indicators = view.ask(indicators_with_data, units)
    if not indicators:
        return
    chosen = st.selectbox(say("indicator"), indicators, key="predecessors", format_func=say.indicator)
    chosen_years = (view.selection.first, view.selection.last)
    chart = view.remember(make_lines, chosen or indicators[0], units, *chosen_years)
    if not chart.answer.empty:
        draw_chart(view, chart, "predecessors_chart", first=("unit", "year"), leads=True)


def make_lines(view: View, indicator: str, units: tuple[str, ...], first: int, last: int) -> Chart:
    """Return the years of ``indicator`` as each of ``units`` reported them, with the days of changed boundaries."""
    answer = view.ask(series, (indicator,), units, first, last)
    title = view.say("trend_title", indicator=view.say.indicator(indicator), unit=view.say.unit(units[0]))
    moments = sorted(view.reference.territories.days(units[:1]))
    return dress(view, trend(answer, view.say, title, moments=moments))


def draw_bars(view: View, indicators: Sequence[str], key: str, title_key: str) -> None:
    """Draw counts of the place by year side by side, or say that there are none."""
    chosen = view.selection
    chart = view.remember(make_bars, tuple(indicators), chosen.place, title_key, chosen.first, chosen.last)
    if chart.answer.empty:
        _say_empty_years(view, chart.title, (chosen.place,))
        return
    draw_chart(view, chart, key, first=("indicator", "year"))


def make_bars(view: View, indicators: tuple[str, ...], place: str, title_key: str, first: int, last: int) -> Chart:
    """Return bars of the yearly counts of ``place``, the indicators in the order given."""
    answer = view.ask(series, indicators, (place,), first, last, view.day is not None)
    answer = answer.sort_values("indicator", key=lambda codes: codes.map(indicators.index), kind="stable")
    return dress(view, yearly_bars(answer, view.say, view.say(title_key, unit=view.say.unit(place))))


def draw_months(view: View, indicators: Sequence[str], key: str, title_key: str) -> None:
    """Draw counts of the place by month, or say that no months were reported."""
    chosen = view.selection
    chart = view.remember(make_months, tuple(indicators), chosen.place, title_key, chosen.first, chosen.last)
    if chart.answer.empty:
        st.info(view.say("empty_months", unit=view.place.name(view.say.lang)))
        return
    draw_chart(view, chart, key, first=("indicator", "period"))


def make_months(view: View, indicators: tuple[str, ...], place: str, title_key: str, first: int, last: int) -> Chart:
    """Return lines of the monthly counts of ``place``, the indicators in the order given."""
    answer = view.ask(monthly, indicators, (place,), first, last, view.day is not None)
    answer = answer.sort_values("indicator", key=lambda codes: codes.map(indicators.index), kind="stable")
    return dress(view, monthly_lines(answer, view.say, view.say(title_key, unit=view.say.unit(place))))


def dress(view: View, chart: Chart, note: str = "") -> Chart:
    """Return ``chart`` in the inks of the reader's page, with ``note`` at its foot, and which state it shows."""
    chart.figure.layout.template = template(dark=view.dark)
    told = [chart.foot, note, view.say.ground_note(view.selection.ground, chart.answer), told_state(view)]
    return replace(chart, foot=" ".join(text for text in told if text))


def _say_empty_years(view: View, title: str, units: Sequence[str]) -> None:
    named = view.say.listed(view.say.unit(unit) for unit in units[:3])
    st.info(f"**{title}.** " + view.say("empty_year", unit=named))


def below(
    view: View, place: str, indicator: str, year: int, units: tuple[str, ...], partial: bool = False
) -> pd.DataFrame:
    """Return the answer ``children``; of ``units`` alone, if any of them was there. On the chosen day's units."""
    answer = view.ask(children, place, indicator, year, partial, view.below_on_day(place))
    chosen = answer["unit"].isin(view.standing(units))
    return answer[chosen] if chosen.any() else answer


def with_children(view: View, indicators: tuple[str, ...]) -> list[str]:
    """Return those of ``indicators`` that some unit below the place has for the year."""
    return view.remember(_with_children, view.selection.place, indicators, view.selection.year)


def _with_children(view: View, place: str, indicators: tuple[str, ...], year: int) -> list[str]:
    if view.day is not None:
        return [code for code in indicators if below(view, place, code, year, ())["value"].notna().any()]
    told = set(view.ask(coverage, place, year)["indicator"])
    return [code for code in indicators if code in told]


def draw_ranking(view: View, indicator: str, key: str) -> None:
    """Draw the units below the place, best first, or say that there are none."""
    _choose_partial(view, indicator)
    _draw_below(view, view.remember(make_ranking, *_below_place(view, indicator)), indicator, key)


def draw_tiles(view: View, indicator: str, key: str) -> None:
    """Draw one square per unit below the place, or say that there are none."""
    _draw_below(view, view.remember(make_tiles, *_below_place(view, indicator)), indicator, key, table=False)


def draw_children(view: View, indicator: str, key: str) -> None:
    """Draw the table of the units below the place and its downloads, if any of them reported."""
    chosen = _below_place(view, indicator)
    _choose_partial(view, indicator)
    if view.remember(_draw_children_table, f"{key}_table", *chosen):
        draw_downloads(view, below(view, *chosen), view.say.indicator(indicator), key)


def _draw_children_table(
    view: View, key: str, place: str, indicator: str, year: int, units: tuple[str, ...], partial: bool
) -> bool:
    answer = below(view, place, indicator, year, units, partial)
    told = bool(answer["value"].notna().any())
    if told:
        st.subheader(view.say("table"), anchor="table")
        draw_answer(view, answer, first=("unit",), key=key, alt=view.say.indicator(indicator))
        st.caption(view.say.sources(answer))
    return told


def draw_years_table(view: View, indicator: str, units: tuple[str, ...], first: int, last: int) -> None:
    """Draw the table of what ``trend_chart`` shows."""
    chart = view.remember(make_trend, (indicator,), units, first, last)
    draw_answer(view, chart.answer, first=("unit", "year"), key="explore_table", alt=chart.title)


def _below_place(view: View, indicator: str) -> tuple[str, str, int, tuple[str, ...], bool]:
    """Return the arguments of ``below`` for the view's selection."""
    return view.selection.place, indicator, view.selection.year, view.units_below, view.selection.partial


def _choose_partial(view: View, indicator: str) -> None:
    """Draw the choice to rank parts of a year too, kept in the address, where there are any of a ranked indicator."""
    if view.remember(_has_partial, *_below_place(view, indicator)[:4]):
        st.toggle(view.say("rank_partial"), key="f_partial")


def _has_partial(view: View, place: str, indicator: str, year: int, units: tuple[str, ...]) -> bool:
    return bool((below(view, place, indicator, year, units)["no_place"] == "partial").any())


def _draw_below(view: View, chart: Chart | None, indicator: str, key: str, *, table: bool = True) -> None:
    if chart is None:
        _say_empty(view, indicator)
    else:
        draw_chart(view, chart, key, first=("unit",), leads=True, table=table)


def make_ranking(
    view: View, place: str, indicator: str, year: int, units: tuple[str, ...], partial: bool
) -> Chart | None:
    """Return the ranking of the units below ``place``; of ``units`` alone, if any. None where nobody reported.

    ``partial``: parts of a year are ranked too. Coverage is that of all units, whichever are shown.
    """
    say, answer = view.say, below(view, place, indicator, year, units, partial)
    if not answer["value"].notna().any():
        return None
    reported, expected = _reported(view, below(view, place, indicator, year, ()))
    which = "ranking_title_chosen" if units else "ranking_title" if reported == expected else "ranking_title_only"
    name = say.indicator(indicator)
    title = say(which, indicator=name, year=year, unit=say.unit(place), reported=reported, expected=expected)
    if reported < LOW_COVERAGE * expected:
        title = say("low_coverage", title=title)
    chart = ranking(answer, say, title, _target(view, place, indicator, year), of=say.unit(place))
    return dress(view, chart, " ".join(note for note in (_unplaced(view, answer), _missing(view, answer)) if note))


def _unplaced(view: View, answer: pd.DataFrame) -> str:
    """Return which units with a figure are not ranked, and why."""
    say, reasons = view.say, grouped(each(answer), "no_place")
    notes = []
    if few := reasons.get("small"):
        small = number(view.reference.catalog.indicators[few[0].indicator].small or 0, 0, say.lang)
        listed = say.listed(say.unit(row.unit) for row in few)
        notes.append(say("ranking_small_note", count=len(few), small=small, units=listed))
    if parts := reasons.get("partial"):
        notes.append(say("ranking_partial_note", count=len(parts)))
    return " ".join(notes)


def make_tiles(
    view: View, place: str, indicator: str, year: int, units: tuple[str, ...], partial: bool
) -> Chart | None:
    """Return the tile map of the units below ``place``; of ``units`` alone, if any. None where nobody reported."""
    say, answer = view.say, below(view, place, indicator, year, units, partial)
    if not answer["value"].notna().any():
        return None
    cells = place_tiles([view.reference.tree[unit] for unit in sorted(answer["unit"])])
    title = say("tiles_title", indicator=say.indicator(indicator), year=year, unit=say.unit(place))
    placed = any(view.reference.tree[unit].latitude is not None for unit in answer["unit"])
    return dress(view, tile_map(answer, cells, say, title), say("tiles_note" if placed else "tiles_note_unplaced"))


def _reported(view: View, answer: pd.DataFrame) -> tuple[int, int]:
    """Return how many units below the place have a figure, and how many there are by law or on record."""
    told = int((answer["value"].notna() | (answer["denominator"] == 0)).sum())
    return told, max(len(answer), 0 if view.day else view.place.children_expected or 0)


def _target(view: View, place: str, indicator: str, year: int) -> float | None:
    cards = view.cards(place, year)
    found = cards.loc[(cards["indicator"] == indicator) & (cards["target_year"] == year), "target"].dropna()
    return float(found.iloc[0]) if len(found) else None


def _missing(view: View, answer: pd.DataFrame) -> str:
    missing = answer["value"].isna() & (answer["denominator"] != 0) & answer["boundary"].isna()
    silent = [view.say.unit(unit) for unit in answer.loc[missing, "unit"]]
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
    choose("indicator", value)
    st.selectbox(view.say(heading), indicators, key="f_indicator", format_func=view.say.indicator)
    return value

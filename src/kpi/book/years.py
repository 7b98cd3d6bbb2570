"""Charts over time: lines and bars by year, lines by month."""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.answer import each
from kpi.analysis.series import monthly, series
from kpi.book.gaps import with_gaps
from kpi.book.telling import Blank, Drawn, telling
from kpi.book.view import View
from kpi.charts.bars import monthly_lines, yearly_bars
from kpi.charts.canvas import Paper
from kpi.charts.trend import trend
from kpi.text.sentences import tell_months, tell_series


def make_trend(view: View, paper: Paper, indicators: Sequence[str], units: Sequence[str] = ()) -> Drawn:
    """Return the selected years of ``indicators`` for ``units`` (none: the place), on the chosen ground."""
    say, chosen = view.say, view.selection
    units = view.standing(tuple(units) or (chosen.place,))
    answer = view.ask(series, tuple(indicators), units, chosen.first, chosen.last, view.day is not None)
    drawn = set(answer.dropna(subset=["value"])["indicator"])
    name = say.listed(say.indicator(code) for code in indicators if code in drawn) or say.indicator(indicators[0])
    which = "trend_title" if len(units) == 1 else "trend_title_units"
    title = say(which, indicator=name, unit=say.whose(each(answer), units[0]))
    if answer.empty:
        return _no_years(view, title, units)
    moments = view.reference.territories.days(units) if len(units) == 1 or view.day is None else set()
    silent = [unit for unit in units if unit not in set(answer["unit"])]
    notes = [say("trend_silent", units=say.listed(say.unit(unit) for unit in silent))] if silent else []
    answer = with_gaps(view, answer, units)
    told = telling(view, answer, title, tell_series(answer, say, year=view.told_year), notes)
    return trend(answer, say, told, paper, moments=sorted(moments))


def make_lines(view: View, paper: Paper, indicator: str, units: Sequence[str]) -> Drawn:
    """Return the years of ``indicator`` as each of ``units`` reported them, with the days of changed boundaries."""
    say, chosen = view.say, view.selection
    answer = view.ask(series, (indicator,), tuple(units), chosen.first, chosen.last)
    title = say("trend_title", indicator=say.indicator(indicator), unit=say.unit(units[0]))
    if answer.empty:
        return _no_years(view, title, units)
    moments = sorted(view.reference.territories.days(units[:1]))
    answer = with_gaps(view, answer, ())
    told = telling(view, answer, title, tell_series(answer, say, year=view.told_year))
    return trend(answer, say, told, paper, moments=moments)


def make_bars(view: View, paper: Paper, indicators: tuple[str, ...], title_key: str) -> Drawn:
    """Return bars of the yearly counts of the place, the indicators in the order given."""
    chosen = view.selection
    answer = view.ask(series, indicators, (chosen.place,), chosen.first, chosen.last, view.day is not None)
    title = _title(view, title_key, answer)
    if answer.empty:
        return _no_years(view, title, (chosen.place,))
    answer = with_gaps(view, _in_order(answer, indicators), ())
    told = telling(view, answer, title, tell_series(answer, view.say, "bars", view.told_year))
    return yearly_bars(answer, view.say, told, paper)


def make_months(view: View, paper: Paper, indicators: tuple[str, ...], title_key: str) -> Drawn:
    """Return lines of the monthly counts of the place, the indicators in the order given."""
    chosen = view.selection
    answer = view.ask(monthly, indicators, (chosen.place,), chosen.first, chosen.last, view.day is not None)
    if answer.empty:
        return Blank(view.say("empty_months", unit=view.place.name(view.say.lang)))
    answer = with_gaps(view, _in_order(answer, indicators), ())
    told = telling(view, answer, _title(view, title_key, answer), tell_months(answer, view.say, view.told_year))
    return monthly_lines(answer, view.say, told, paper)


def _title(view: View, key: str, answer: pd.DataFrame) -> str:
    return view.say(key, unit=view.say.whose(each(answer), view.selection.place))


def _in_order(answer: pd.DataFrame, indicators: tuple[str, ...]) -> pd.DataFrame:
    return answer.sort_values("indicator", key=lambda codes: codes.map(indicators.index), kind="stable")


def _no_years(view: View, title: str, units: Sequence[str]) -> Blank:
    named = view.say.listed(view.say.unit(unit) for unit in units[:3])
    return Blank(view.say("empty_year", unit=named), title)

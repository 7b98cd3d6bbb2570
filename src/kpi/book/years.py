"""Charts over time: lines and bars by year, lines by month."""

from collections.abc import Sequence

from kpi.analysis.series import monthly, series
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
    title = say(which, indicator=name, unit=say.unit(units[0]))
    if answer.empty:
        return _no_years(view, title, units)
    moments = view.reference.territories.days(units) if len(units) == 1 or view.day is None else set()
    told = telling(view, answer, title, tell_series(answer, say))
    return trend(answer, say, told, paper, moments=sorted(moments))


def make_lines(view: View, paper: Paper, indicator: str, units: Sequence[str]) -> Drawn:
    """Return the years of ``indicator`` as each of ``units`` reported them, with the days of changed boundaries."""
    say, chosen = view.say, view.selection
    answer = view.ask(series, (indicator,), tuple(units), chosen.first, chosen.last)
    title = say("trend_title", indicator=say.indicator(indicator), unit=say.unit(units[0]))
    if answer.empty:
        return _no_years(view, title, units)
    moments = sorted(view.reference.territories.days(units[:1]))
    return trend(answer, say, telling(view, answer, title, tell_series(answer, say)), paper, moments=moments)


def make_bars(view: View, paper: Paper, indicators: tuple[str, ...], title_key: str) -> Drawn:
    """Return bars of the yearly counts of the place, the indicators in the order given."""
    chosen, title = view.selection, view.say(title_key, unit=view.say.unit(view.selection.place))
    answer = view.ask(series, indicators, (chosen.place,), chosen.first, chosen.last, view.day is not None)
    if answer.empty:
        return _no_years(view, title, (chosen.place,))
    answer = answer.sort_values("indicator", key=lambda codes: codes.map(indicators.index), kind="stable")
    told = telling(view, answer, title, tell_series(answer, view.say, "bars"))
    return yearly_bars(answer, view.say, told, paper)


def make_months(view: View, paper: Paper, indicators: tuple[str, ...], title_key: str) -> Drawn:
    """Return lines of the monthly counts of the place, the indicators in the order given."""
    chosen, title = view.selection, view.say(title_key, unit=view.say.unit(view.selection.place))
    answer = view.ask(monthly, indicators, (chosen.place,), chosen.first, chosen.last, view.day is not None)
    if answer.empty:
        return Blank(view.say("empty_months", unit=view.place.name(view.say.lang)))
    answer = answer.sort_values("indicator", key=lambda codes: codes.map(indicators.index), kind="stable")
    told = telling(view, answer, title, tell_months(answer, view.say))
    return monthly_lines(answer, view.say, told, paper)


def _no_years(view: View, title: str, units: Sequence[str]) -> Blank:
    named = view.say.listed(view.say.unit(unit) for unit in units[:3])
    return Blank(f"**{title}.** " + view.say("empty_year", unit=named))

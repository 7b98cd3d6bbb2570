"""The two charts of the page: the most telling ones of the unit's year."""

from dataclasses import replace

from kpi.analysis.answer import Row
from kpi.analysis.series import series
from kpi.book.briefing.head import unit_of
from kpi.book.index import drawn
from kpi.book.standing import selected_cards
from kpi.book.units import with_children
from kpi.book.view import View
from kpi.charts.canvas import Canvas
from kpi.charts.chart import Chart

CANVAS = Canvas("brief", 460, pad=2, panels=2, headline=3, subtitle=2, notes=3, foot=False)


def telling_charts(view: View, height: float) -> list[Chart]:
    """Return the two most telling charts of the unit's year, fewer where there is less to draw.

    The years of its leading indicator, and the ranking of the units below it, or else itself among its siblings.
    """
    unit, year = unit_of(view), view.selection.year
    plain = replace(view.changed(area="", ground="", partial=False, last=year), base="")  # one code stands for all
    units = () if unit == view.selection.place else (unit,)
    leading = _leading(view)
    trends = [("trend", plain.changed(units=units, indicator=code)) for code in leading]
    ranked = [code for code in with_children(plain, leading) if _ranked(view, code)] if not units else []
    among = plain.changed(units=(), unit=unit)
    other = ("ranking", among.changed(indicator=ranked[0])) if ranked else ("siblings", among)
    canvas = replace(CANVAS, height=round(height))
    charts: list[Chart] = []
    for name, seen in [*trends[:1], other, *trends[1:3]]:
        chart = drawn(seen, name, canvas) if len(charts) < 2 else None
        if isinstance(chart, Chart):
            charts.append(chart)
    return charts


def cards_of(view: View) -> list[Row]:
    """Return the unit's cards of the year, as it reported."""
    return selected_cards(view.changed(ground=""), unit_of(view), view.selection.year, "")


def _leading(view: View) -> list[str]:
    """Return the unit's indicators, the most telling first: judged against a target, compared, over the most years."""
    unit, chosen = unit_of(view), view.selection
    cards = cards_of(view)
    years = view.ask(series, tuple(row.indicator for row in cards), (unit,), chosen.first, chosen.last)
    told = years.dropna(subset=["value"])["indicator"].value_counts().to_dict()

    def weight(row: Row) -> tuple[bool, bool, bool, int]:
        judged, compared = isinstance(row.progress, str), isinstance(row.verdict, str)
        return judged, compared, _ranked(view, row.indicator), told.get(row.indicator, 0)

    return [row.indicator for row in sorted(cards, key=weight, reverse=True)]


def _ranked(view: View, indicator: str) -> bool:
    found = view.reference.catalog.indicators[indicator]
    return found.direction != "none" and found.formula != "count"

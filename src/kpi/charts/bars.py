"""Counts by year side by side, and by month as lines."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each, grouped, same_units
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import PALETTE, SYMBOLS
from kpi.charts.lettering import width
from kpi.charts.marks import hover, label_room, mark, upright_axis
from kpi.text.wording import Wording

MONTH = 28.0  # half the width of a month's label, and some
LETTERS = (13.0, 11.5)  # sizes of the values above bars, the first that fits


def yearly_bars(answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN) -> Chart:
    """Return bars by year, one colour per indicator of one unit; parts of a year are hollow bars.

    Columns as in ``analysis.answer.YEARS``; all indicators count in the same unit of measure. Values stand
    above bars that are wide enough for them.
    """
    figure = go.Figure()
    rows = [row for row in each(answer) if not pd.isna(row.value)]
    groups = grouped(rows, "indicator")
    indicator = rows[0].indicator if rows else ""
    sheet = Sheet(telling, say, answer, paper, unit=say.unit_measure(indicator) if rows else "")
    names = {code: say.indicator(code) for code in groups}
    sheet.key([*names.values()] if len(groups) > 1 else [])
    years = {row.year for row in rows}
    left = label_room(say, indicator, [row.value for row in rows]) if rows else 8
    gap = 0.25 if len(years) > 2 else 0.5
    room = (sheet.room - left - 14) / max(1, len(years)) * (1 - gap) / max(1, len(groups))
    short = _letters(rows, say, room, short=False) is None
    size = _letters(rows, say, room, short=short)
    for number, (code, lines) in enumerate(groups.items()):
        color = PALETTE[number % len(PALETTE)]
        figure.add_bar(
            x=[str(row.year) for row in lines], y=[row.value for row in lines], name=sheet.named(names[code]),
            text=[mark(row, say, short=short) for row in lines] if size else None,
            textfont={"size": size} if size else None,
            textposition="outside", cliponaxis=False, constraintext="none", textangle=0,
            hovertext=[hover(row, say, f"{names[code]}, {row.year}") for row in lines], hoverinfo="text",
            marker={"color": [_fill(color, row.partial) for row in lines], "line": {"color": color, "width": 2}},
        )  # fmt: skip
    figure.update_layout(
        barmode="group", bargap=gap,
        xaxis={"type": "category", "categoryorder": "category ascending", "title_text": say("axis_year"),
               "tickangle": 0, "tickmode": "array", "tickvals": _spaced(years, sheet.room - left)},
        yaxis=upright_axis(say, indicator, [row.value for row in rows], 0.2) if rows else {},
    )  # fmt: skip
    return sheet.finish(figure, natural=230, left=left)


def _letters(rows: list[Row], say: Wording, room: float, *, short: bool) -> float | None:
    """Return the size at which every value fits above its bar of ``room`` pixels, if there is one."""
    lines = [line for row in rows for line in mark(row, say, short=short).split("<br>")]
    return next((size for size in LETTERS if all(width(line, size) + 3 <= room for line in lines)), None)


def _spaced(years: Collection[int], room: float) -> list[str]:
    """Return the years that are written below the axis, from the last one back, as many as fit."""
    step = -(-len(years) * 34 // max(1, int(room)))
    return [str(year) for year in sorted(years, reverse=True)[::step]]


def _fill(color: str, partial: bool) -> str:
    """Return the colour of a bar; of a part of a year only its outline is solid."""
    return color + "22" if partial else color


def monthly_lines(answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN) -> Chart:
    """Return a line by month per indicator of one unit; a month nobody reported parts the line."""
    figure = go.Figure()
    groups = grouped(each(answer), "indicator")
    first = next(iter(groups), "")
    sheet = Sheet(telling, say, answer, paper, unit=say.unit_measure(first) if first else "")
    names = {code: say.indicator(code) for code in groups}
    sheet.key([*names.values()] if len(groups) > 1 else [])
    values = [row.value for rows in groups.values() for row in rows if not pd.isna(row.value)]
    left = label_room(say, first, values) if first else 8
    for number, (code, rows) in enumerate(groups.items()):
        told = {row.period_start: row for row in rows}
        months = pd.date_range(rows[0].period_start, rows[-1].period_start, freq="MS")
        points = [*_points([(month, told.get(month)) for month in months])]
        lines = [row for _, row in points]
        color, symbol = PALETTE[number % len(PALETTE)], SYMBOLS[number % len(SYMBOLS)]
        figure.add_scatter(
            x=[month for month, _ in points], y=[row and row.value for row in lines],
            name=sheet.named(names[code]), hoverinfo="text",
            mode="lines+markers", line={"color": color, "width": 2}, marker={"size": 5, "symbol": symbol},
            hovertext=[hover(row, say, f"{names[code]}, {row.period_start:%m/%Y}") if row else "" for row in lines],
            connectgaps=False,
        )  # fmt: skip
    ticks = max(2, int((sheet.room - left) // 78))
    figure.update_layout(
        xaxis={
            "tickformat": "%m/%Y",
            "nticks": ticks,
            "tickangle": 0,
            "title_text": say("axis_month"),
            "range": _edged(answer["period_start"], sheet.room - left),
        },
        yaxis=upright_axis(say, first, values) if first else {},
    )
    return sheet.finish(figure, natural=230, left=left, right=24)


def _points(months: Sequence[tuple[pd.Timestamp, Row | None]]) -> Iterator[tuple[pd.Timestamp, Row | None]]:
    """Yield the months, with a gap between sums over different units."""
    for (_, before), (month, row) in pairwise([(months[0][0], None), *months]):
        if before and row and not same_units(before, row):
            yield month, None
        yield month, row


def _edged(months: pd.Series, room: float) -> list[pd.Timestamp]:
    """Return the first and the last day of an axis, with room for half a label on both sides."""
    first, last = months.min(), months.max()
    edge = max(last - first, pd.Timedelta(days=31)) * (MONTH / max(1.0, room))
    return [first - edge, last + edge]

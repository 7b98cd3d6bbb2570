"""Counts by year side by side, and by month as lines."""

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import each, grouped
from kpi.charts.frame import FEW_POINTS, PALETTE, Chart, finish, hover, mark, value_axis
from kpi.text.wording import Wording


def yearly_bars(answer: pd.DataFrame, say: Wording, title: str) -> Chart:
    """Return bars by year, one colour per indicator of one unit; parts of a year are hollow bars.

    Columns as in ``analysis.answer.YEARS``; all indicators count in the same unit of measure.
    """
    figure = go.Figure()
    rows = [row for row in each(answer) if not pd.isna(row.value)]
    groups = grouped(rows, "indicator")
    points = []
    for number, (code, lines) in enumerate(groups.items()):
        color, name = PALETTE[number % len(PALETTE)], say.indicator(code)
        figure.add_bar(
            x=[str(row.year) for row in lines], y=[row.value for row in lines], name=name,
            text=[mark(row, say) for row in lines] if len(rows) <= FEW_POINTS else None,
            textposition="outside", cliponaxis=False, constraintext="none", textangle=0,
            hovertext=[hover(row, say, f"{name}, {row.year}") for row in lines], hoverinfo="text",
            marker={"color": [_fill(color, row.partial) for row in lines], "line": {"color": color, "width": 2}},
        )  # fmt: skip
        points += [f"{name} {row.year}: {mark(row, say).replace('<br>', ' ')}" for row in lines]
    figure.update_layout(
        barmode="group",
        bargap=0.25 if len({row.year for row in rows}) > 2 else 0.6,
        showlegend=len(groups) > 1,
        xaxis={"type": "category", "categoryorder": "category ascending"},
        yaxis=value_axis(say, rows[0].indicator) if rows else {},
    )
    return finish(
        figure, title=title, say=say, answer=answer, x_title=say("axis_year"),
        y_title=say.unit_measure(rows[0].indicator) if rows else "", points=points,
    )  # fmt: skip


def _fill(color: str, partial: bool) -> str:
    """Return the colour of a bar; of a part of a year only its outline is solid."""
    return color + "22" if partial else color


def monthly_lines(answer: pd.DataFrame, say: Wording, title: str) -> Chart:
    """Return a line by month per indicator of one unit; a month nobody reported parts the line."""
    figure = go.Figure()
    groups = grouped(each(answer), "indicator")
    points = []
    for number, (code, rows) in enumerate(groups.items()):
        told = {row.period_start: row for row in rows}
        months = pd.date_range(rows[0].period_start, rows[-1].period_start, freq="MS")
        name, lines = say.indicator(code), [told.get(month) for month in months]
        figure.add_scatter(
            x=list(months), y=[row and row.value for row in lines], name=name, mode="lines+markers", hoverinfo="text",
            line={"color": PALETTE[number % len(PALETTE)], "width": 2}, marker={"size": 4}, connectgaps=False,
            hovertext=[hover(row, say, f"{name}, {row.period_start:%m/%Y}") if row else "" for row in lines],
        )  # fmt: skip
        points += [f"{name} {row.period_start:%m/%Y}: {say.value(row)}" for row in rows]
    first = next(iter(groups), "")
    figure.update_layout(
        showlegend=len(groups) > 1, xaxis={"tickformat": "%m/%Y"}, yaxis=value_axis(say, first) if first else {}
    )
    return finish(
        figure, title=title, say=say, answer=answer, x_title=say("axis_month"),
        y_title=say.unit_measure(first) if first else "", points=points,
    )  # fmt: skip

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
    points = []
    for number, (code, group) in enumerate(answer.groupby("indicator", sort=False)):
        months = pd.date_range(group["period_start"].min(), group["period_start"].max(), freq="MS")
        values = group.set_index("period_start")["value"].reindex(months)
        name = say.indicator(str(code))
        figure.add_scatter(
            x=list(months), y=[None if pd.isna(value) else value for value in values], name=name, mode="lines+markers",
            line={"color": PALETTE[number % len(PALETTE)], "width": 2}, marker={"size": 4}, connectgaps=False,
            hovertext=[
                f"<b>{name}, {month:%m/%Y}</b><br>{say.figure(value, str(code))}"
                for month, value in values.items()
            ],
            hoverinfo="text",
        )  # fmt: skip
        points += [f"{name} {month:%m/%Y}: {say.figure(value, str(code))}" for month, value in values.items()]
    figure.update_xaxes(tickformat="%m/%Y")
    unit_measure = ""
    if len(answer):
        indicator = str(answer["indicator"].iloc[0])
        figure.update_yaxes(**value_axis(say, indicator))
        unit_measure = say.unit_measure(indicator)
    figure.update_layout(showlegend=answer["indicator"].nunique() > 1)
    return finish(
        figure, title=title, say=say, answer=answer, x_title=say("axis_month"), y_title=unit_measure, points=points
    )

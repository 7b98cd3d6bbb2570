"""Lines over the years. A line joins whole years that follow each other, of one definition, and nothing else."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.frame import FEW_POINTS, PALETTE, Chart, finish, hover, mark, value_axis
from kpi.text.numbers import day
from kpi.text.wording import Wording


def trend(answer: pd.DataFrame, say: Wording, title: str, height: int = 380) -> Chart:
    """Return the chart of yearly values (columns as in ``analysis.answer.YEARS``): a line per indicator and unit.

    Parts of a year are hollow marks that no line touches; a single year is a mark alone; where
    one indicator replaces another, the moment is drawn. Few points carry their values.
    """
    figure = go.Figure()
    rows = answer.dropna(subset=["value"])
    several_units, several_indicators = rows["unit"].nunique() > 1, rows["indicator"].nunique() > 1
    points = []
    for number, (key, group) in enumerate(rows.groupby(["indicator", "unit"], sort=False)):
        indicator, unit = str(key[0]), str(key[1])
        names = [say.indicator(indicator)] * several_indicators + [say.dated_unit(unit)] * several_units
        name = " – ".join(names) or say.indicator(indicator)
        lines = each(group.sort_values("year"))
        where = ("top center", "bottom center")[number % 2]
        _line(figure, lines, say, name, PALETTE[number % len(PALETTE)], where if len(rows) <= FEW_POINTS else "",
              many=several_units or several_indicators)  # fmt: skip
        points += [f"{name} {row.year}: {mark(row, say).replace('<br>', ' ')}" for row in lines]
    _targets(figure, rows, say)
    _breaks(figure, rows, say)
    years = [int(year) for year in rows["year"]]
    figure.update_xaxes(
        dtick=1 if not years or max(years) - min(years) < 12 else 5, tickformat="d",
        range=[min(years, default=0) - 0.5, max(years, default=0) + 0.5],
    )  # fmt: skip
    indicator = str(rows["indicator"].iloc[0]) if len(rows) else ""
    if indicator:
        figure.update_yaxes(**value_axis(say, indicator))
    figure.update_layout(showlegend=several_units or several_indicators or bool(rows["target"].notna().any()))
    y_title = say.unit_measure(indicator) if indicator else ""
    return finish(
        figure, title=title, say=say, answer=answer, height=height, x_title=say("axis_year"), y_title=y_title,
        points=points,
    )  # fmt: skip


def _line(figure: Any, rows: list[Row], say: Wording, name: str, color: str, where: str, *, many: bool) -> None:
    """Draw one line; its values stand at ``where`` beside its points, or nowhere if that is empty."""
    whole = [row for row in rows if not row.partial]
    parts = [row for row in rows if row.partial]
    x: list[int | None] = []
    y: list[float | None] = []
    shown: list[Row | None] = []
    for before, row in pairwise([None, *whole]):
        if before is not None and row.year != before.year + 1:  # a year nobody reported parts the line
            x, y, shown = [*x, None], [*y, None], [*shown, None]
        x, y, shown = [*x, row.year], [*y, row.value], [*shown, row]
    group = {"name": name, "legendgroup": name}
    figure.add_scatter(
        x=x, y=y, **group, mode=("lines+" if len(whole) > 1 else "") + "markers" + ("+text" if where else ""),
        text=[mark(row, say) if row else "" for row in shown], textposition=where or None, cliponaxis=False,
        line={"color": color, "width": 2.5}, marker={"size": 9, "color": color}, connectgaps=False,
        hovertext=[hover(row, say, f"{name}, {row.year}") if row else "" for row in shown], hoverinfo="text",
        customdata=[row.unit if row else "" for row in shown], showlegend=bool(whole) and many,
    )  # fmt: skip
    if parts:
        figure.add_scatter(
            x=[row.year for row in parts], y=[row.value for row in parts], **group,
            mode="markers+text" if where else "markers", text=[mark(row, say) for row in parts],
            textposition=where or None, cliponaxis=False,
            marker={"size": 10, "color": color, "symbol": "circle-open", "line": {"width": 2.5}},
            hovertext=[hover(row, say, f"{name}, {row.year}") for row in parts], hoverinfo="text",
            customdata=[row.unit for row in parts], showlegend=not whole and many,
        )  # fmt: skip


def _targets(figure: Any, rows: pd.DataFrame, say: Wording) -> None:
    """Draw targets as short bars at their year."""
    aims = each(rows.dropna(subset=["target"]))
    if aims:
        said = [say("target_line", year=row.year, value=say.figure(row.target, row.indicator, 0)) for row in aims]
        figure.add_scatter(
            x=[row.year for row in aims], y=[row.target for row in aims], mode="markers", name=say("col_target"),
            marker={"symbol": "line-ew", "size": 26, "line": {"width": 3, "color": PALETTE[1]}}, hovertext=said,
            hoverinfo="text", showlegend=True,
        )  # fmt: skip


def _breaks(figure: Any, rows: pd.DataFrame, say: Wording) -> None:
    """Draw where an indicator of the chart takes the place of another one in it."""
    drawn = set(rows["indicator"])
    moments: set[date] = set()
    for code in drawn:
        found = say.reference.catalog.indicators[str(code)]
        if found.succeeds in drawn and found.valid_from is not None:
            moments.add(found.valid_from)
    for moment in moments:
        figure.add_vline(x=moment.year, line_dash="dot", line_width=1.5, line_color="#7c8793")
        figure.add_annotation(
            x=moment.year, yref="paper", y=1, yanchor="bottom", showarrow=False, font={"size": 11},
            text=say("break_mark", day=day(moment, say.lang)),
        )  # fmt: skip

"""A unit on several shares: its dot beside the median, the quartiles and the range of its siblings."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.frame import MUTED, PALETTE, Chart, finish, hover, mark, value_axis
from kpi.charts.ranking import PERCENT_TICKS
from kpi.text.comparison import between, counted, population
from kpi.text.wording import Wording

NAME_WIDTH = 20  # letters of an indicator's name in one line beside the axis
ROW = 76  # height of an indicator, in pixels


def siblings(answer: pd.DataFrame, say: Wording, title: str) -> Chart:
    """Return a row for each share of ``analysis.compare.siblings`` of one unit, in its order.

    A thin line reaches from the lowest to the highest sibling, a thick one over the middle
    half; a diamond is the median, a dot the unit, hollow where its value is a part of the year.
    """
    rows = each(answer)
    told = [row for row in rows if not pd.isna(row.value)]
    grouped = [row for row in rows if not pd.isna(row.median)]
    unit = say.dated_unit(rows[0].unit)
    at = {row.indicator: place for place, row in enumerate(rows)}
    figure = go.Figure()
    for name, ends, width in (("range_all", ("low", "high"), 2), ("range_middle", ("quartile_1", "quartile_3"), 12)):
        figure.add_scatter(
            x=[x for row in grouped for x in (getattr(row, ends[0]), getattr(row, ends[1]), None)],
            y=[at[row.indicator] for row in grouped for _ in range(3)], mode="lines", name=say(name),
            line={"color": MUTED, "width": width}, opacity=0.55 if width > 2 else 1, connectgaps=False,
            hoverinfo="skip",
        )  # fmt: skip
    _marks(figure, grouped, [row.median for row in grouped], at, "bottom", name=say("col_median"),
           text=[f"{say('median')} {say.figure(row.median, row.indicator)}" for row in grouped],
           hovertext=[_group(row, say) for row in grouped],
           marker={"symbol": "diamond", "size": 18, "color": PALETTE[1]})  # fmt: skip
    for partial in (False, True):
        shown = [row for row in told if bool(row.partial) is partial]
        if shown:
            _marks(figure, shown, [row.value for row in shown], at, "top", name=unit if shown[0] is told[0] else "",
                   text=[f"<b>{mark(row, say).replace('<br>', ', ')}</b>" for row in shown],
                   hovertext=[hover(row, say, f"{unit}: {say.indicator(row.indicator)}") for row in shown],
                   marker={"symbol": "circle-open" if partial else "circle", "size": 11, "color": PALETTE[0],
                           "line": {"width": 3 if partial else 0}})  # fmt: skip
    silent = [row for row in rows if pd.isna(row.value)]
    _marks(figure, silent, [0.0] * len(silent), at, "top", name="", mode="text", hovertext=None,
           text=[say.value(row) for row in silent], marker={})  # fmt: skip
    highest = max([100.0, *(row.value for row in told), *(row.high for row in grouped)])
    axis = value_axis(say, rows[0].indicator) | {"range": [-2, highest + 2], "tickangle": 0, "showgrid": True}
    if highest <= PERCENT_TICKS[-1]:
        axis["tickvals"] = PERCENT_TICKS
    figure.update_xaxes(**axis)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5], tickvals=list(at.values()), showgrid=False,
        ticktext=["<br>".join([*textwrap.wrap(say.indicator(row.indicator), NAME_WIDTH),
                               f"<span style='font-size:11px'>{counted(row, say)}</span>"]) for row in rows],
    )  # fmt: skip
    figure.update_layout(showlegend=True)
    return finish(
        figure, title=title, say=say, answer=answer, height=190 + ROW * len(rows),
        x_title=say.unit_measure(rows[0].indicator), points=[_told(row, say) for row in rows],
    )  # fmt: skip


def _marks(
    figure: Any, rows: list[Row], values: list[float], at: dict[str, int], side: str, *, name: str, **how: Any
) -> None:
    """Draw marks whose words stand above or below them, turned inwards at both ends of the axis."""
    where = ["right" if value < 25 else "left" if value > 75 else "center" for value in values]
    figure.add_scatter(
        **({"mode": "markers+text", "hoverinfo": "text", "textfont": {"size": 12}, "cliponaxis": False}
           | {"x": values, "y": [at[row.indicator] for row in rows], "name": name, "showlegend": bool(name),
              "textposition": [f"{side} {turn}" for turn in where]} | how),
    )  # fmt: skip


def _group(row: Row, say: Wording) -> str:
    """Return what pointing at a median says: median, quartiles, range, and whom they describe."""
    return "<br>".join(
        [
            f"<b>{say('col_median')} {say.figure(row.median, row.indicator)}</b>",
            f"{say('range_middle')}: {between(row.quartile_1, row.quartile_3, row, say)}",
            f"{say('range_all')}: {between(row.low, row.high, row, say)}",
            population(row, say),
        ]
    )


def _told(row: Row, say: Wording) -> str:
    median = "" if pd.isna(row.median) else f" ({say('median')} {say.figure(row.median, row.indicator)})"
    return f"{say.indicator(row.indicator)}: {say.value(row)}{median}"

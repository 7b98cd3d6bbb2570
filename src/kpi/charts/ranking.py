"""Units side by side as bars, best first; below them shares of few with their intervals; then the silent, in words."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.frame import PALETTE, Chart, finish, hover, mark, value_axis
from kpi.text.numbers import number
from kpi.text.wording import Wording

PERCENT_TICKS = list(range(0, 101, 20))
ROOM, WIDE_ROOM = 1.4, 2  # how far the axis goes, so that values, or values and days, can stand beside intervals


def ranking(answer: pd.DataFrame, say: Wording, title: str, target: float | None = None, of: str = "") -> Chart:
    """Return bars of the answer ``analysis.children.children``, in its order.

    Parts of a year are hollow; a share of few is a mark with its interval, under a line that says
    so; a unit that did not report has words and no bar; ``target`` is a line, named as the target
    of the unit ``of``. Each bar carries its unit as ``customdata``.
    """
    figure = go.Figure()
    rows = each(answer)
    told = [row for row in rows if not pd.isna(row.value) and row.no_place != "small"]
    few = [row for row in rows if row.no_place == "small"]
    silent = [row for row in rows if pd.isna(row.value)]
    names = {row.unit: say.dated_unit(row.unit) for row in rows}
    categories = [names[row.unit] for row in [*told, *few, *silent]]
    color, indicator = PALETTE[0], str(answer["indicator"].iloc[0])
    highest = max([row.value for row in told] + [target or 0], default=0)
    short = [row for row in told if row.partial or row.value < highest / 4]
    figure.add_bar(
        x=[row.value for row in told], y=[names[row.unit] for row in told], orientation="h", showlegend=False,
        text=["" if row in short else say.value(row) for row in told], textposition="inside",
        insidetextanchor="start", insidetextfont={"color": "#ffffff"}, textangle=0, constraintext="none",
        marker={"color": [color + "22" if row.partial else color for row in told],
                "line": {"color": color, "width": 1.5}},
        hovertext=[hover(row, say, names[row.unit]) for row in told], hoverinfo="text",
        customdata=[row.unit for row in told],
    )  # fmt: skip
    # Words in the ink of the page: on hollow bars, beside short ones, and where there is no bar at all.
    words = [(0.0 if row.partial else row.value, row, mark(row, say).replace("<br>", ", ")) for row in short]
    words += [(0.0, row, say.value(row)) for row in silent]
    figure.add_scatter(
        x=[x for x, _, _ in words], y=[names[row.unit] for _, row, _ in words], mode="text", showlegend=False,
        text=[f" {text}" for _, _, text in words], textposition="middle right", cliponaxis=False,
        hovertext=[f"<b>{names[row.unit]}</b><br>{text}" for _, row, text in words], hoverinfo="text",
        customdata=[row.unit for _, row, _ in words],
    )  # fmt: skip
    end = highest * 1.04
    if few:
        heading = f"<i>{say('ranking_unplaced')}</i>"
        categories.insert(len(told), heading)
        _intervals(figure, few, names, say, heading)
        highest = max(
            highest, *(row.value for row in few), *(row.interval_high for row in few if row.interval_high > 0)
        )
        end = highest * (WIDE_ROOM if any(row.partial for row in few) else ROOM)
    axis = value_axis(say, indicator)
    if "rangemode" in axis:
        axis = axis | {"range": [0, end or 1], "nticks": 5, "tickangle": 0}
        if axis.get("ticksuffix") and highest <= PERCENT_TICKS[-1]:
            axis["tickvals"] = PERCENT_TICKS
    figure.update_xaxes(**axis)
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=categories)
    if target is not None:
        figure.add_vline(x=target, line_dash="dash", line_width=2, line_color=PALETTE[1])
        figure.add_annotation(
            x=target, yref="paper", y=1, yanchor="bottom", xanchor="right", showarrow=False, font={"size": 11},
            text=say("target_of", unit=of, value=say.target(target, indicator)),
        )  # fmt: skip
    return finish(
        figure, title=title, say=say, answer=answer, height=110 + 27 * max(3, len(categories)),
        x_title=say.unit_measure(indicator), watermark_at="right",
        points=[f"{names[row.unit]}: {_told(row, say)}" for row in rows],
    )  # fmt: skip


def _told(row: Row, say: Wording) -> str:
    return ", ".join(text for text in (say.value(row), say.interval(row)) if text)


def _intervals(figure: Any, few: list[Row], names: dict[str, str], say: Wording, heading: str) -> None:
    """Draw shares of few as marks with thin bars from end to end of their intervals, values beside them.

    The row ``heading`` above them says why they stand apart.
    """
    small = say.reference.catalog.indicators[few[0].indicator].small or 0
    figure.add_scatter(
        x=[0.0], y=[heading], mode="text", showlegend=False, hoverinfo="skip", cliponaxis=False,
        text=[f" <i>{say('ranking_small', small=number(small, 0, say.lang))}</i>"], textposition="middle right",
    )  # fmt: skip
    places = [names[row.unit] for row in few]
    figure.add_scatter(
        x=[row.value for row in few], y=places, mode="markers", showlegend=False,
        marker={"color": [PALETTE[0] + "22" if row.partial else PALETTE[0] for row in few], "size": 9,
                "symbol": "diamond", "line": {"color": PALETTE[0], "width": 1.5}},
        error_x={"type": "data", "symmetric": False, "array": [row.interval_high - row.value for row in few],
                 "arrayminus": [row.value - row.interval_low for row in few],
                 "color": PALETTE[0], "thickness": 1.5, "width": 4},
        hovertext=[hover(row, say, names[row.unit]) for row in few], hoverinfo="text",
        customdata=[row.unit for row in few],
    )  # fmt: skip
    figure.add_scatter(
        x=[row.interval_high if row.interval_high >= 0 else row.value for row in few], y=places, mode="text",
        text=[f"\u2002{mark(row, say).replace('<br>', ', ')}" for row in few], textposition="middle right",
        showlegend=False, hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip

"""Units side by side as bars, best first; those without a figure stand below, in words."""

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import each
from kpi.charts.frame import PALETTE, Chart, finish, hover, mark, value_axis
from kpi.text.wording import Wording

PERCENT_TICKS = list(range(0, 101, 20))


def ranking(answer: pd.DataFrame, say: Wording, title: str, target: float | None = None, of: str = "") -> Chart:
    """Return bars of the answer ``analysis.children.children``, in its order.

    Parts of a year are hollow; a unit that did not report has words and no bar; ``target`` is a
    line, named as the target of the unit ``of``. Each bar carries its unit as ``customdata``.
    """
    figure = go.Figure()
    rows = each(answer)
    told = [row for row in rows if not pd.isna(row.value)]
    silent = [row for row in rows if pd.isna(row.value)]
    names = {row.unit: say.dated_unit(row.unit) for row in rows}
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
    axis = value_axis(say, indicator)
    if "rangemode" in axis:
        axis = axis | {"range": [0, highest * 1.04 or 1], "nticks": 5, "tickangle": 0}
        if axis.get("ticksuffix") and highest <= PERCENT_TICKS[-1]:
            axis["tickvals"] = PERCENT_TICKS
    figure.update_xaxes(**axis)
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=list(names.values()))
    if target is not None:
        figure.add_vline(x=target, line_dash="dash", line_width=2, line_color=PALETTE[1])
        figure.add_annotation(
            x=target, yref="paper", y=1, yanchor="bottom", xanchor="right", showarrow=False, font={"size": 11},
            text=say("target_of", unit=of, value=say.target(target, indicator)),
        )  # fmt: skip
    return finish(
        figure, title=title, say=say, answer=answer, height=110 + 27 * max(3, len(rows)),
        x_title=say.unit_measure(indicator), watermark_at="right",
        points=[f"{names[row.unit]}: {say.value(row)}" for row in rows],
    )  # fmt: skip

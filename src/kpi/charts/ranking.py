"""Units side by side as bars, best first; below them shares of few with their intervals; then the silent, in words."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import NOTE, PALETTE
from kpi.charts.lettering import height, width, wrap
from kpi.charts.marks import hover, plain_mark, value_axis
from kpi.text.numbers import number
from kpi.text.wording import Wording

PERCENT_TICKS = list(range(0, 101, 20))
ROW, LEAST, AXIS = 27.0, 15.0, 44.0  # height of a row, of the smallest one, of what stands below the axis
HEADING_ROW, GAP_ROW = " heading", " gap"  # rows that are no unit's
ROOM, WIDE_ROOM = 1.4, 2  # how far the axis goes, so that values, or values and days, can stand beside intervals


def ranking(
    answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN, *, target: float | None = None,
    of: str = "",
) -> Chart:  # fmt: skip
    """Return bars of the answer ``analysis.children.children``, in its order.

    Ranks are marks and no bars. Parts of a year are hollow; a share of few is a mark with its interval, under a line
    that says so; a unit that did not report has words and no bar; ``target`` is a line, named as the target of the
    unit ``of``. Each bar carries its unit as ``customdata``. An image has room for so many rows: the first and the
    last are kept, and a row between them says how many are not shown.
    """
    figure = go.Figure()
    rows = each(answer)
    color, indicator = PALETTE[0], str(answer["indicator"].iloc[0])
    sheet = Sheet(telling, say, answer, paper)
    names = {row.unit: say.whose([row], row.unit) for row in rows}
    few_rows = [row for row in rows if row.no_place == "small"]
    natural = ROW * max(3, len(rows) + bool(few_rows))
    sheet.above = 0 if target is None else height(1, NOTE)
    plot = sheet.plot(natural, AXIS, spare=1)
    size, labels = _labels(names, sheet, plot / max(1, len(rows) + bool(few_rows)))
    shown, gap = _fitting(rows, int(plot // max(LEAST, max(height(len(label.split("<br>")), size)
                             for label in labels.values()))) - bool(few_rows))  # fmt: skip
    if gap is not None:
        sheet.notes.insert(0, say("rows_hidden", shown=len(shown), total=len(rows)))
    told = [row for row in shown if not pd.isna(row.value) and row.no_place != "small"]
    few = [row for row in shown if row.no_place == "small"]
    silent = [row for row in shown if pd.isna(row.value)]
    categories = [row.unit for row in [*told, *few, *silent]]
    highest = max([row.value for row in told] + [target or 0], default=0)
    left = min(max((width(line, size) for label in labels.values() for line in label.split("<br>")), default=0),
               0.5 * sheet.room) + 8  # fmt: skip
    room = sheet.room - left - 14
    short = [
        row
        for row in told
        if say.is_rank(indicator)
        or row.partial
        or row.no_place == "none_arose"
        or isinstance(row.sum_of, str)
        or row.value / (highest or 1) * room < width(say.value(row), size) + 12
    ]
    dots = say.is_rank(indicator)
    gap_before = "\u2002 " if dots else " "
    figure.add_bar(
        x=[0.0 if dots else row.value for row in told], y=[row.unit for row in told], orientation="h", showlegend=False,
        text=["" if row in short else say.value(row) for row in told], textposition="inside",
        insidetextanchor="start", insidetextfont={"color": "#ffffff", "size": size}, textangle=0,
        constraintext="none",
        marker={"color": [color + "22" if row.partial else color for row in told],
                "line": {"color": color, "width": 0 if dots else 1.5}},
        hovertext=[hover(row, say, names[row.unit]) for row in told], hoverinfo="text",
        customdata=[row.unit for row in told],
    )  # fmt: skip
    # Words in the ink of the page: on hollow bars, beside short ones, and where there is no bar at all.
    words = [(0.0 if row.partial and not dots else row.value, row, plain_mark(row, say)) for row in short]
    if dots:
        _dots(figure, told, names, say)
    words += [(0.0, row, say.value(row)) for row in silent]
    figure.add_scatter(
        x=[x for x, _, _ in words], y=[row.unit for _, row, _ in words], mode="text", showlegend=False,
        text=[gap_before + text for _, _, text in words], textposition="middle right", cliponaxis=False,
        textfont={"size": size}, hoverinfo="text",
        hovertext=[f"<b>{names[row.unit]}</b><br>{text}" for _, row, text in words],
        customdata=[row.unit for _, row, _ in words],
    )  # fmt: skip
    ticks = {unit: labels[unit] for unit in categories}
    if gap is not None:
        categories.insert(gap, GAP_ROW)
        ticks[GAP_ROW] = "⋮"
    if few:
        heading = f"<i>{say('ranking_unplaced')}</i>"
        categories.insert(categories.index(few[0].unit), HEADING_ROW)
        ticks[HEADING_ROW] = heading
        _intervals(figure, few, names, say, size)
    end = _end(few, highest) if few else highest * 1.04
    if dots and words:
        end = highest / (1 - min(0.6, (max(width(text, size) for _, _, text in words) + 24) / room))
    axis: dict[str, Any] = {"rangemode": "tozero", "tickformat": "d"} if dots else value_axis(say, indicator)
    if "rangemode" in axis:
        axis = axis | {"range": [0, end or 1], "nticks": max(2, min(6, int(room // 80))), "tickangle": 0}
        if axis.get("ticksuffix") and end <= 1.05 * PERCENT_TICKS[-1]:
            axis["tickvals"] = PERCENT_TICKS[:: 1 if room > 330 else 2] if room > 170 else [0, 100]
    figure.update_xaxes(**axis, title_text=say.unit_measure(indicator))
    figure.update_yaxes(
        type="category", range=[len(categories) - 0.5, -0.5], categoryorder="array", categoryarray=categories,
        tickmode="array", tickvals=categories, ticktext=[ticks[name] for name in categories], tickfont={"size": size},
    )  # fmt: skip
    if target is not None:
        figure.add_vline(x=target, line_dash="dash", line_width=2, line_color=PALETTE[1])
        figure.add_annotation(
            x=target, yref="paper", y=1, yanchor="bottom", xanchor="right" if target > end / 2 else "left",
            showarrow=False, font={"size": NOTE}, borderpad=0,
            text=say("target_of", unit=of, value=say.target(target, indicator)),
        )  # fmt: skip
    return sheet.finish(figure, natural=natural, axis=AXIS, left=left, watermark_at="right")


def _dots(figure: Any, told: list[Row], names: dict[str, str], say: Wording) -> None:
    """Draw ranks as marks: a bar would be longest for the last."""
    figure.add_scatter(
        x=[row.value for row in told], y=[row.unit for row in told], mode="markers", showlegend=False,
        marker={"color": [PALETTE[0] + "22" if row.partial else PALETTE[0] for row in told], "size": 9,
                "line": {"color": PALETTE[0], "width": 1.5}},
        hovertext=[hover(row, say, names[row.unit]) for row in told], hoverinfo="text",
        customdata=[row.unit for row in told],
    )  # fmt: skip


def _labels(names: dict[str, str], sheet: Sheet, row: float) -> tuple[float, dict[str, str]]:
    """Return the size of the names beside the bars and the names in lines, for rows of so many pixels."""
    for size in (12.0, 11.0, 10.0):
        for share in (0.34, 0.45):
            lines = {unit: wrap(name, share * sheet.room, size) for unit, name in names.items()}
            if all(height(len(label), size) <= max(row, LEAST) for label in lines.values()):
                return size, {unit: "<br>".join(label) for unit, label in lines.items()}
    return 10.0, {unit: "<br>".join(wrap(name, 0.5 * sheet.room, 10.0)) for unit, name in names.items()}


def _fitting(rows: list[Row], most: int) -> tuple[list[Row], int | None]:
    """Return the rows to draw and, where not all fit, the place of the row that stands for those left out.

    Of more ranked units than fit the first and the last are kept; else the silent are left out.
    """
    if len(rows) <= most:
        return rows, None
    told = [row for row in rows if not pd.isna(row.value) and row.no_place != "small"]
    if len(told) < most:
        return rows[: most - 1], most - 1
    last = max(1, (most - 1) // 3)
    first = max(1, most - 1 - last)
    return [*told[:first], *told[-last:]], first


def _end(few: list[Row], highest: float) -> float:
    """Return how far the axis reaches, so that values can stand beside the intervals of shares of few."""
    far: float = max(highest, *(row.value for row in few), *(row.interval_high for row in few if row.interval_high > 0))
    return far * (WIDE_ROOM if any(row.partial for row in few) else ROOM)


def _intervals(figure: Any, few: list[Row], names: dict[str, str], say: Wording, size: float) -> None:
    """Draw shares of few as marks with thin bars from end to end of their intervals, values beside them.

    The row above them says why they stand apart.
    """
    small = say.reference.catalog.indicators[few[0].indicator].small or 0
    figure.add_scatter(
        x=[0.0], y=[HEADING_ROW], mode="text", showlegend=False, hoverinfo="skip", cliponaxis=False,
        text=[f" <i>{say('ranking_small', small=number(small, 0, say.lang))}</i>"], textposition="middle right",
        textfont={"size": size},
    )  # fmt: skip
    places = [row.unit for row in few]
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
        text=[f"\u2002{plain_mark(row, say)}" for row in few], textposition="middle right",
        showlegend=False, hoverinfo="skip", cliponaxis=False, textfont={"size": size},
    )  # fmt: skip

"""Units side by side as bars, best first; below them shares of few with their intervals; then the silent, in words."""

from dataclasses import dataclass
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
    sheet = Sheet(telling, say, answer, paper)
    sheet.above = 0 if target is None else height(1, NOTE)
    listed = _Listed.of(each(answer), sheet)
    if listed.gap is not None:
        sheet.notes.insert(0, say("rows_hidden", shown=len(listed.shown), total=len(answer)))
    highest = max([row.value for row in listed.told] + [target or 0], default=0)
    dots = say.is_rank(listed.indicator)
    figure = go.Figure()
    end = _draw_values(figure, listed, highest, say, dots=dots)
    axis: dict[str, Any] = {"rangemode": "tozero", "tickformat": "d"} if dots else value_axis(say, listed.indicator)
    if "rangemode" in axis:
        axis |= {"range": [0, end or 1], "nticks": max(2, min(6, int(listed.room // 80))), "tickangle": 0}
        if axis.get("ticksuffix") and end <= 1.05 * PERCENT_TICKS[-1]:
            axis["tickvals"] = PERCENT_TICKS[:: 1 if listed.room > 330 else 2] if listed.room > 170 else [0, 100]
    figure.update_xaxes(**axis, title_text=say.unit_measure(listed.indicator))
    _name_rows(figure, listed, say)
    if target is not None:
        figure.add_vline(x=target, line_dash="dash", line_width=2, line_color=PALETTE[1])
        figure.add_annotation(
            x=target, yref="paper", y=1, yanchor="bottom", xanchor="right" if target > end / 2 else "left",
            showarrow=False, font={"size": NOTE}, borderpad=0,
            text=say("target_of", unit=of, value=say.target(target, listed.indicator)),
        )  # fmt: skip
    return sheet.finish(figure, natural=listed.natural, axis=AXIS, left=listed.left, watermark_at="right")


@dataclass(frozen=True)
class _Listed:
    """The rows that have room, by what is drawn of them, and how their names are written.

    ``gap``: the place of the row that stands for those left out, None where there are none. ``left`` and ``room``:
    pixels for the names and for the bars.
    """

    shown: list[Row]
    gap: int | None
    names: dict[str, str]
    labels: dict[str, str]
    size: float
    natural: float
    left: float
    room: float

    @staticmethod
    def of(rows: list[Row], sheet: Sheet) -> "_Listed":
        """Return what of ``rows`` fits on the sheet."""
        say = sheet.say
        names = {row.unit: say.whose([row], row.unit) for row in rows}
        heading = any(row.no_place == "small" for row in rows)
        natural = ROW * max(3, len(rows) + heading)
        plot = sheet.plot(natural, AXIS, spare=1)
        size, labels = _labels(names, sheet, plot / max(1, len(rows) + heading))
        lines = [label.split("<br>") for label in labels.values()]
        tallest = max(LEAST, max((height(len(label), size) for label in lines), default=LEAST))
        shown, gap = _fitting(rows, int(plot // tallest) - heading)
        widest = max((width(line, size) for label in lines for line in label), default=0)
        left = min(widest, 0.5 * sheet.room) + 8
        return _Listed(shown, gap, names, labels, size, natural, left, sheet.room - left - 14)

    @property
    def indicator(self) -> str:
        return str(self.shown[0].indicator)

    @property
    def told(self) -> list[Row]:
        return [row for row in self.shown if not pd.isna(row.value) and row.no_place != "small"]

    @property
    def few(self) -> list[Row]:
        return [row for row in self.shown if row.no_place == "small"]

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.shown if pd.isna(row.value)]


def _draw_values(figure: Any, rows: _Listed, highest: float, say: Wording, *, dots: bool) -> float:
    """Draw bars, marks and words; return how far the axis reaches."""
    told, size = rows.told, rows.size
    short = [row for row in told if dots or _in_words(row, row.value / (highest or 1) * rows.room, size, say)]
    if dots:
        _dots(figure, told, rows.names, say)
    else:
        _bars(figure, rows, {row.unit for row in short}, say)
    # Words in the ink of the page: on hollow bars, beside short ones, and where there is no bar at all.
    words = [(0.0 if row.partial and not dots else row.value, row, plain_mark(row, say)) for row in short]
    words += [(0.0, row, say.value(row)) for row in rows.silent]
    gap_before = "\u2002 " if dots else " "
    figure.add_scatter(
        x=[x for x, _, _ in words], y=[row.unit for _, row, _ in words], mode="text", showlegend=False,
        text=[gap_before + text for _, _, text in words], textposition="middle right", cliponaxis=False,
        textfont={"size": size}, hoverinfo="text",
        hovertext=[f"<b>{rows.names[row.unit]}</b><br>{text}" for _, row, text in words],
        customdata=[row.unit for _, row, _ in words],
    )  # fmt: skip
    if rows.few:
        _intervals(figure, rows.few, rows.names, say, size)
    if dots and words:
        return highest / (1 - min(0.6, (max(width(text, size) for _, _, text in words) + 24) / rows.room))
    return _end(rows.few, highest) if rows.few else highest * 1.04


def _in_words(row: Row, bar: float, size: float, say: Wording) -> bool:
    """Tell whether a value stands beside its bar of so many pixels, or on it as on white, and not within."""
    bears = row.partial or row.no_place == "none_arose" or isinstance(row.sum_of, str)
    return bool(bears or bar < width(say.value(row), size) + 12)


def _bars(figure: Any, rows: _Listed, short: set[str], say: Wording) -> None:
    told, color = rows.told, PALETTE[0]
    figure.add_bar(
        x=[row.value for row in told], y=[row.unit for row in told], orientation="h", showlegend=False,
        text=["" if row.unit in short else say.value(row) for row in told], textposition="inside",
        insidetextanchor="start", insidetextfont={"color": "#ffffff", "size": rows.size}, textangle=0,
        constraintext="none",
        marker={"color": [color + "22" if row.partial else color for row in told],
                "line": {"color": color, "width": 1.5}},
        hovertext=[hover(row, say, rows.names[row.unit]) for row in told], hoverinfo="text",
        customdata=[row.unit for row in told],
    )  # fmt: skip


def _name_rows(figure: Any, rows: _Listed, say: Wording) -> None:
    """Write the names of units, of the row for those left out and of the heading of few beside their rows."""
    categories = [row.unit for row in [*rows.told, *rows.few, *rows.silent]]
    ticks = {unit: rows.labels[unit] for unit in categories}
    if rows.gap is not None:
        categories.insert(rows.gap, GAP_ROW)
        ticks[GAP_ROW] = "⋮"
    if rows.few:
        categories.insert(categories.index(rows.few[0].unit), HEADING_ROW)
        ticks[HEADING_ROW] = f"<i>{say('ranking_unplaced')}</i>"
    figure.update_yaxes(
        type="category", range=[len(categories) - 0.5, -0.5], categoryorder="array", categoryarray=categories,
        tickmode="array", tickvals=categories, ticktext=[ticks[name] for name in categories],
        tickfont={"size": rows.size},
    )  # fmt: skip


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

"""A unit on several shares: its dot beside the median, the quartiles and the range of its siblings."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import MUTED, PALETTE
from kpi.charts.lettering import width, wrap
from kpi.charts.marks import hover, mark, value_axis
from kpi.charts.ranking import PERCENT_TICKS
from kpi.text.comparison import between, counted, population
from kpi.text.wording import Wording

SHARE = 0.36  # of the width for the names of indicators
SMALL = 12.0  # their letters
ROW, LEAST, TIGHT = 76.0, 66.0, 33.0  # height of an indicator: on a page, the least of it, without words at its marks
AXIS = 44.0  # what stands below the axis


def siblings(answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN) -> Chart:
    """Return a row for each share of ``analysis.compare.siblings`` of one unit, in its order.

    A thin line reaches from the lowest to the highest sibling, a thick one over the middle
    half; a diamond is the median, a dot the unit, hollow where its value is a part of the year.
    An image shows the first rows that it has room for.
    """
    rows = each(answer)
    unit = say.dated_unit(rows[0].unit)
    sheet = Sheet(telling, say, answer, paper)
    sheet.key([say("range_all"), say("range_middle"), say("col_median"), unit], 0.4 * sheet.room)
    natural = ROW * len(rows)
    plot = sheet.plot(natural, AXIS, spare=1)
    tight = plot < LEAST * len(rows)  # values stand beside the name, not at the marks
    most = max(1, int(plot // TIGHT))
    if len(rows) > most:
        sheet.notes.insert(0, say("rows_first", shown=most, total=len(rows)))
        rows = rows[:most]
    told = [row for row in rows if not pd.isna(row.value)]
    grouped = [row for row in rows if not pd.isna(row.median)]
    at = {row.indicator: place for place, row in enumerate(rows)}
    figure = go.Figure()
    _ranges(figure, grouped, at, sheet)
    _marks(figure, grouped, [row.median for row in grouped], at, "bottom", name=sheet.named(say("col_median")),
           text=["" if tight else _median(row, say) for row in grouped],
           hovertext=[_group(row, say) for row in grouped],
           marker={"symbol": "diamond", "size": 18, "color": PALETTE[1]})  # fmt: skip
    for partial in (False, True):
        shown = [row for row in told if bool(row.partial) is partial]
        if shown:
            _marks(figure, shown, [row.value for row in shown], at, "top",
                   name=sheet.named(unit) if shown[0] is told[0] else "",
                   text=["" if tight else f"<b>{_value(row, say)}</b>" for row in shown],
                   hovertext=[hover(row, say, f"{unit}: {say.indicator(row.indicator)}") for row in shown],
                   marker={"symbol": "circle-open" if partial else "circle", "size": 11, "color": PALETTE[0],
                           "line": {"width": 3 if partial else 0}})  # fmt: skip
    silent = [row for row in rows if pd.isna(row.value)]
    _marks(figure, silent, [0.0] * len(silent), at, "top", name="", mode="text", hovertext=None,
           text=["" if tight else say.value(row) for row in silent], marker={})  # fmt: skip
    highest = max([100.0, *(row.value for row in told), *(row.high for row in grouped)])
    axis = value_axis(say, rows[0].indicator) | {"range": [-2, highest + 2], "tickangle": 0, "showgrid": True}
    if highest <= PERCENT_TICKS[-1]:
        axis["tickvals"] = PERCENT_TICKS
    figure.update_xaxes(**axis, title_text=say.unit_measure(rows[0].indicator))
    names = [_tight(row, say) if tight else _name(row, say, SHARE * sheet.room) for row in rows]
    _name_rows(figure, names)
    left = max(width(line.replace("<b>", "").replace("</b>", ""), SMALL) for lines in names for line in lines) + 8
    return sheet.finish(figure, natural=natural, axis=AXIS, left=left)


def _name_rows(figure: Any, names: list[list[str]]) -> None:
    """Write the names, each in its lines, beside the rows."""
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5], tickvals=list(range(len(names))), showgrid=False, tickfont={"size": SMALL},
        ticktext=["<br>".join(lines) for lines in names],
    )  # fmt: skip


def _ranges(figure: Any, rows: list[Row], at: dict[str, int], sheet: Sheet) -> None:
    """Draw the range of all siblings and of the middle half of them."""
    for name, ends, thick in (("range_all", ("low", "high"), 2), ("range_middle", ("quartile_1", "quartile_3"), 12)):
        figure.add_scatter(
            x=[x for row in rows for x in (getattr(row, ends[0]), getattr(row, ends[1]), None)],
            y=[at[row.indicator] for row in rows for _ in range(3)], mode="lines", name=sheet.named(sheet.say(name)),
            line={"color": MUTED, "width": thick}, opacity=0.55 if thick > 2 else 1, connectgaps=False,
            hoverinfo="skip",
        )  # fmt: skip


def _value(row: Row, say: Wording) -> str:
    return mark(row, say).replace("<br>", ", ")


def _median(row: Row, say: Wording) -> str:
    return f"{say('median')} {say.figure(row.median, row.indicator)}"


def _tight(row: Row, say: Wording) -> list[str]:
    """Return an indicator's name, and its values in a second line."""
    median = [] if pd.isna(row.median) else [_median(row, say)]
    return [say.indicator(row.indicator), " · ".join([f"<b>{_value(row, say)}</b>", *median, counted(row, say)])]


def _name(row: Row, say: Wording, room: float) -> list[str]:
    return [*wrap(say.indicator(row.indicator), room, SMALL), *wrap(counted(row, say), room, SMALL)]


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

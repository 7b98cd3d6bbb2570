"""Who moved most: the values of two years joined by a bar, one row per unit."""

from collections.abc import Collection
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each, grouped
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import MUTED, PALETTE
from kpi.charts.lettering import width, wrap
from kpi.charts.marks import hover, value_axis
from kpi.text.comparison import moved
from kpi.text.wording import Wording

ROW, LEAST = 42.0, 34.0  # height of a unit: its name with the change above, its marks below
BESIDE, SMALL = 560.0, 12.0  # from this width on names stand beside the marks; their letters
EDGES, AXIS = 18.0, 44.0  # what the first row needs besides, and what stands below the axis


def spread(
    answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN, *, chosen: Collection[str] = ()
) -> Chart:
    """Return a row for each unit of ``analysis.compare.spread`` whose change may be told, in its order.

    An upright stroke is the earlier year, a dot the later one; name and change stand above. The
    names of the units ``chosen`` are in bold. An image shows the first rows that it has room for.
    """
    answer = answer[answer["refused"].isna()]
    pairs = list(grouped(each(answer), "unit").values())
    figure = go.Figure()
    sheet = Sheet(telling, say, answer, paper)
    ends = [str(year) for year in sorted(answer["year"].unique())]
    beside = sheet.room > BESIDE
    sheet.key(ends, 0.4 * sheet.room if beside else 0)
    row, least = (24.0, 17.0) if beside else (ROW, LEAST)
    natural = EDGES + row * len(pairs)
    most = max(1, int((sheet.plot(natural, AXIS, spare=1) - EDGES) // least))
    if len(pairs) > most:
        sheet.notes.insert(0, say("rows_first", shown=most, total=len(pairs)))
        pairs = pairs[:most]
    _pairs(figure, pairs, say)
    lines = [_heading(late, say, chosen) for _, late in pairs]
    left = max(width(plain, SMALL, bold) for plain, bold in lines) + 14 if beside else 16
    for place, (plain, bold) in enumerate(lines):
        text = escape(wrap(plain, sheet.room, SMALL, bold=bold, most=1)[0])
        sheet.annotations.append({
            "text": f"<b>{text}</b>" if bold else text, "x": 0, "xref": "paper", "y": place, "showarrow": False,
            "xanchor": "right" if beside else "left", "xshift": -14 if beside else 0, "yshift": 0 if beside else 17,
            "font": {"size": SMALL}, "borderpad": 0,
        })  # fmt: skip
    indicator = str(answer["indicator"].iloc[0])
    axis = value_axis(say, indicator) | {"rangemode": "normal", "nticks": 5, "tickangle": 0, "showgrid": True}
    figure.update_xaxes(**axis, title_text=say.unit_measure(indicator))
    figure.update_yaxes(range=[len(pairs) - 0.5, -0.5 if beside else -0.9], visible=False)
    return sheet.finish(figure, natural=natural, axis=AXIS, left=left, right=26)


def _pairs(figure: Any, pairs: list[list[Row]], say: Wording) -> None:
    """Draw the two values of each unit, and the bar between them."""
    figure.add_scatter(
        x=[x for early, late in pairs for x in (early.value, late.value, None)],
        y=[place for place in range(len(pairs)) for _ in range(3)], mode="lines", hoverinfo="skip", showlegend=False,
        line={"color": MUTED, "width": 4}, connectgaps=False,
    )  # fmt: skip
    marks = (
        {"symbol": "line-ns", "size": 14, "line": {"width": 3.5, "color": PALETTE[1]}},
        {"symbol": "circle", "size": 12, "color": PALETTE[0]},
    )
    for end, marker in enumerate(marks):
        rows = [pair[end] for pair in pairs]
        figure.add_scatter(
            x=[row.value for row in rows], y=list(range(len(rows))), mode="markers", marker=marker,
            name=str(rows[0].year), customdata=[row.unit for row in rows], cliponaxis=False, hoverinfo="text",
            hovertext=[hover(row, say, f"{say.dated_unit(row.unit)}, {row.year}") for row in rows],
        )  # fmt: skip


def _heading(late: Row, say: Wording, chosen: Collection[str]) -> tuple[str, bool]:
    """Return a unit's name with its change, and whether it is in bold."""
    return f"{say.dated_unit(late.unit)}: {moved(late, say)}", late.unit in chosen

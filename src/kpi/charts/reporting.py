"""Who has reported: one square per unit, by mark, words and colour."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import MUTED, PALETTE
from kpi.charts.tiles import Cell, Tile, draw_tiles
from kpi.text.submissions import reporting_text
from kpi.text.wording import Wording

COLOURS = {"in_time": PALETTE[2], "received": PALETTE[0], "late": PALETTE[1], "missing": MUTED}
TINT = "50"


def reporting_map(
    found: pd.DataFrame, cells: Mapping[str, Cell], say: Wording, telling: Telling, paper: Paper = PLAIN
) -> Chart:
    """Return squares for the rows of ``analysis.submissions.reporting`` (two or more), with a key of what they say.

    A square says name, mark and how many of the figures due are known; of those who are missing it is an outline.
    """
    rows = [row for row in each(found) if row.unit in cells]
    sheet = Sheet(telling, say, found.assign(sources=""), paper)
    names = {status: say("reporting_" + status) for status in COLOURS if any(row.status == status for row in rows)}
    sheet.key(list(names.values()))
    figure = go.Figure()
    for status, name in names.items():
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=sheet.named(name), hoverinfo="skip",
            marker={"symbol": "square", "size": 14, "color": _fill(status) or "rgba(0,0,0,0)",
                    "line": {"color": COLOURS[status], "width": 1.5}},
        )  # fmt: skip
    tiles = [
        Tile(row.unit, _words(row, say), reporting_text(row, say), _fill(row.status), COLOURS[row.status])
        for row in rows
    ]
    return draw_tiles(sheet, figure, tiles, cells)


def _fill(status: str) -> str:
    return "" if status == "missing" else COLOURS[status] + TINT


def _words(row: Row, say: Wording) -> str:
    mark = say("reporting_" + row.status).split(" ")[0]
    return mark if row.status == "missing" else f"{mark} {row.figures}/{row.expected}"

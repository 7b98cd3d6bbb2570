"""Units side by side over the years: a small panel each, all on one scale, with the median of the siblings in each."""

import math
import textwrap
from itertools import pairwise
from typing import Any

import pandas as pd
from plotly.subplots import make_subplots

from kpi.analysis.answer import Row, each, grouped
from kpi.charts.frame import LINE, MUTED, PALETTE, Chart, finish, hover, mark, value_axis
from kpi.charts.trend import PARTS_LINES, place_day
from kpi.text.comparison import population
from kpi.text.wording import Wording

COLUMNS = 2  # a phone has room for two
PANEL = 150  # height of a panel's plot, in pixels
YEARS = 44  # room for the years below it
LEGEND = 56
NAME_WIDTH = 17  # letters that fit above a panel on a phone


def side_by_side(answer: pd.DataFrame, say: Wording, title: str, place: str) -> Chart:
    """Return panels for the units of ``analysis.compare.side_by_side``, in its order, each headed by its last value.

    Parts of a year are hollow and no line touches them; a year that was not reported, a new
    definition (an upright dotted line) or other ground parts the line. The dotted line is the
    median of the units below ``place``.
    """
    units = grouped(each(answer), "unit")
    names = _names(list(units), say, place)
    rows = math.ceil(len(units) / COLUMNS)
    head = LINE * (1 + max(len(_lines(name)) for name in names))
    between = YEARS + head
    plots = rows * PANEL + (rows - 1) * between
    figure = make_subplots(
        rows=rows, cols=min(COLUMNS, len(units)), shared_yaxes="all", horizontal_spacing=0.06,
        vertical_spacing=between / plots if rows > 1 else 0,
    )  # fmt: skip
    points = []
    for number, (name, years) in enumerate(zip(names, units.values(), strict=True)):
        panel = {"row": number // COLUMNS + 1, "col": number % COLUMNS + 1}
        _median(figure, years, say, panel, say("median_of", unit=say.unit(place)))
        _unit(figure, years, say, panel, name)
        _heading(figure, name, years, say, "" if number == 0 else str(number + 1))
        points += [f"{name} {row.year}: {say.value(row)}" for row in years]
    shown: set[str] = set()
    for trace in figure.data:
        trace.showlegend = trace.legendgroup not in shown
        shown.add(trace.legendgroup)
    first, last, indicator = int(answer["year"].min()), int(answer["year"].max()), str(answer["indicator"].iloc[0])
    edge = max(0.5, (last - first) * 0.12)
    figure.update_xaxes(
        range=[first - edge, last + edge], tickvals=sorted({first, (first + last) // 2, last}), tickformat="d",
        tickangle=0, showticklabels=True,
    )  # fmt: skip
    figure.update_yaxes(**value_axis(say, indicator), nticks=5)
    figure.update_layout(showlegend=True)
    breaks = [found for found in say.reference.catalog.breaks(indicator) if first < place_day(found.effective) <= last]
    for found in breaks:
        figure.add_vline(
            x=place_day(found.effective), row="all", col="all", line_dash="dot", line_width=1.5, line_color=MUTED
        )
    notes = [say.break_note(found) for found in breaks]
    chart = finish(figure, title=title, say=say, answer=answer, points=points, notes=notes)
    margins = {"t": chart.figure.layout.margin.t + head, "b": YEARS + LEGEND}
    figure.update_layout(margin=margins, height=plots + sum(margins.values()))
    figure.layout.title.y = 1 - 380 * (1 - figure.layout.title.y) / figure.layout.height
    figure.update_yaxes(title_text=say.unit_measure(indicator), col=1)
    figure.update_xaxes(title_text=say("axis_year"), row=rows)
    return chart


def _names(units: list[str], say: Wording, place: str) -> list[str]:
    """Return the units' names, with what they are part of where units of several places stand beside each other."""
    parents = {unit: say.reference.tree[unit].parent for unit in units}
    mixed = len(set(parents.values())) > 1
    return [say.placed_unit(unit) if mixed and parents[unit] != place else say.dated_unit(unit) for unit in units]


def _lines(name: str) -> list[str]:
    return textwrap.wrap(name, NAME_WIDTH)


def _unit(figure: Any, years: list[Row], say: Wording, panel: dict[str, int], name: str) -> None:
    """Draw the values of one unit."""
    whole = [row for row in years if not pd.isna(row.value) and not row.partial]
    parts = [row for row in years if not pd.isna(row.value) and row.partial]
    line: list[Row | None] = []
    for before, row in pairwise([None, *whole]):
        if before is not None and (row.year != before.year + 1 or row.no_change in PARTS_LINES):
            line.append(None)
        line.append(row)
    solid = {"size": 7, "color": PALETTE[0]}
    hollow = {"size": 9, "color": PALETTE[0], "symbol": "circle-open", "line": {"width": 2.5}}
    drawn: list[tuple[list[Row | None], str, dict[str, Any]]] = [(line, "lines+markers", solid)]
    if parts:
        drawn.append(([*parts], "markers", hollow))
    for shown, mode, marker in drawn:
        figure.add_scatter(
            x=[row and row.year for row in shown], y=[row and row.value for row in shown], mode=mode, marker=marker,
            name=say("unit"), legendgroup="unit", line={"color": PALETTE[0], "width": 2.5}, connectgaps=False,
            hovertext=[hover(row, say, f"{name}, {row.year}") if row else "" for row in shown], hoverinfo="text",
            customdata=[row.unit if row else "" for row in shown], cliponaxis=False, **panel,
        )  # fmt: skip


def _median(figure: Any, years: list[Row], say: Wording, panel: dict[str, int], name: str) -> None:
    """Draw the median of the siblings as a dotted line with diamonds."""
    told = [None if pd.isna(row.median) else row for row in years]
    if any(told):
        figure.add_scatter(
            x=[row.year for row in years], y=[row and row.median for row in told], mode="lines+markers", name=name,
            legendgroup="median", line={"color": MUTED, "width": 1.5, "dash": "dot"}, connectgaps=False,
            marker={"symbol": "diamond", "size": 11, "color": MUTED}, hoverinfo="text", cliponaxis=False,
            hovertext=[
                f"<b>{name}, {row.year}</b><br>{say.figure(row.median, row.indicator)}<br>{population(row, say)}"
                if row else "" for row in told
            ], **panel,
        )  # fmt: skip


def _heading(figure: Any, name: str, years: list[Row], say: Wording, axis: str) -> None:
    """Write the unit's name and its last value above its panel."""
    told = [row for row in years if not pd.isna(row.value)]
    last = f"{told[-1].year}: {mark(told[-1], say).replace('<br>', ', ')}" if told else say.value(years[-1])
    figure.add_annotation(
        text="<br>".join([*(f"<b>{line}</b>" for line in _lines(name)), last]), x=0, y=1, xanchor="left",
        yanchor="bottom", align="left", yshift=8, xref=f"x{axis} domain", yref=f"y{axis} domain", showarrow=False,
        font={"size": 12},
    )  # fmt: skip

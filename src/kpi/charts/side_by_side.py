"""Units side by side over the years: a small panel each, all on one scale, with the median of the siblings in each."""

import math
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd
from plotly.subplots import make_subplots

from kpi.analysis.answer import Row, each, grouped, joins
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import MUTED, PALETTE
from kpi.charts.lettering import height, wrap
from kpi.charts.marks import hover, label_room, plain_mark, upright_axis
from kpi.charts.trend import place_day
from kpi.text.comparison import population
from kpi.text.wording import Wording

PANEL, LOW = 130.0, 90.0  # height of a panel's plot on the page; below the latter it has fewer ticks
YEARS, AXIS, SPACE = 26.0, 44.0, 22.0  # room for the years below it, and between it and the next
HEADING = 12.0


def side_by_side(
    answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN, *, place: str = ""
) -> Chart:
    """Return panels for the units of ``analysis.compare.side_by_side``, in its order, each headed by its last value.

    Parts of a year are hollow and no line touches them; a year that was not reported, a new
    definition (an upright dotted line) or other ground parts the line. The dotted line is the
    median of the units below ``place``.
    """
    units = grouped(each(answer), "unit")
    names = _names(list(units), say, place)
    first, last, indicator = int(answer["year"].min()), int(answer["year"].max()), str(answer["indicator"].iloc[0])
    breaks = [found for found in say.reference.catalog.breaks(indicator) if first < place_day(found.effective) <= last]
    sheet = Sheet(telling, say, answer, paper, unit=say.unit_measure(indicator))
    sheet.notes += [say.break_note(found) for found in breaks]
    sheet.key([say("unit")] + [say("median_of", unit=say.unit(place))] * bool(answer["median"].notna().any()))
    values = [value for name in ("value", "median") for value in answer[name].dropna()]
    left = label_room(say, indicator, values)
    columns = min(paper.canvas.panels, len(units))
    rows = math.ceil(len(units) / columns)
    room = (sheet.room - left - 14) / columns - SPACE
    headings = [[*(f"<b>{escape(line)}</b>" for line in wrap(name, room, HEADING, bold=True)), *_last(years, say, room)]
                for name, years in zip(names, units.values(), strict=True)]  # fmt: skip
    head = height(max(map(len, headings)), HEADING) + 12
    sheet.above += head
    between = YEARS + head
    natural = rows * PANEL + (rows - 1) * between
    plot = sheet.plot(natural, AXIS)
    panel = (plot - (rows - 1) * between) / rows
    figure = make_subplots(
        rows=rows, cols=columns, shared_yaxes="all",
        horizontal_spacing=SPACE / (sheet.room - left - 14) if columns > 1 else 0,
        vertical_spacing=between / plot if rows > 1 else 0,
    )  # fmt: skip
    for number, (name, years) in enumerate(zip(names, units.values(), strict=True)):
        at = {"row": number // columns + 1, "col": number % columns + 1}
        _median(figure, years, say, at, sheet.named(say("median_of", unit=say.unit(place))))
        _unit(figure, years, say, at, name)
        _heading(figure, headings[number], "" if number == 0 else str(number + 1))
    _name_once(figure)
    edge = max(0.5, (last - first) * 0.16)
    figure.update_xaxes(
        range=[first - edge, last + edge], tickvals=sorted({first, last}), tickformat="d",
        tickangle=0, showticklabels=True, tickfont={"size": HEADING},
    )  # fmt: skip
    figure.update_yaxes(**(upright_axis(say, indicator, values) | {"nticks": 5 if panel > LOW else 3}))
    for day in (place_day(found.effective) for found in breaks):
        figure.add_vline(x=day, row="all", col="all", line_dash="dot", line_width=1.5, line_color=MUTED)
    figure.update_xaxes(title_text=say("axis_year"), row=rows)
    return sheet.finish(figure, natural=natural, axis=AXIS, left=left)


def _name_once(figure: Any) -> None:
    """Let each kind of mark stand in the legend once."""
    shown: set[str] = set()
    for trace in figure.data:
        trace.showlegend = trace.legendgroup not in shown
        shown.add(trace.legendgroup)


def _names(units: list[str], say: Wording, place: str) -> list[str]:
    """Return the units' names, with what they are part of where units of several places stand beside each other."""
    parents = {unit: say.reference.tree[unit].parent for unit in units}
    mixed = len(set(parents.values())) > 1
    return [say.placed_unit(unit) if mixed and parents[unit] != place else say.dated_unit(unit) for unit in units]


def _last(years: list[Row], say: Wording, room: float) -> list[str]:
    """Return the last value of a unit, with its year, in lines that fit."""
    told = [row for row in years if not pd.isna(row.value)]
    last = f"{told[-1].year}: {plain_mark(told[-1], say)}" if told else say.value(years[-1])
    return [escape(line) for line in wrap(last, room, HEADING)]


def _unit(figure: Any, years: list[Row], say: Wording, panel: dict[str, int], name: str) -> None:
    """Draw the values of one unit."""
    whole = [row for row in years if not pd.isna(row.value) and not row.partial]
    parts = [row for row in years if not pd.isna(row.value) and row.partial]
    line: list[Row | None] = []
    for before, row in pairwise([None, *whole]):
        if before is not None and not joins(before, row):
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


def _heading(figure: Any, lines: list[str], axis: str) -> None:
    """Write the unit's name and its last value above its panel."""
    figure.add_annotation(
        text="<br>".join(lines), x=0, y=1, xanchor="left", yanchor="bottom", align="left", yshift=8,
        xref=f"x{axis} domain", yref=f"y{axis} domain", showarrow=False, font={"size": HEADING}, borderpad=0,
    )  # fmt: skip

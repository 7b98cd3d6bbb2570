"""Lines over the years. A line joins whole years that follow each other, of one definition, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each, grouped
from kpi.charts.frame import FEW_POINTS, MUTED, PALETTE, Chart, finish, hover, mark, value_axis
from kpi.text.numbers import day
from kpi.text.wording import Wording

PARTS_LINES = ("definition", "boundary")  # reasons against a change that part a line too


def trend(answer: pd.DataFrame, say: Wording, title: str, height: int = 380, moments: Sequence[date] = ()) -> Chart:
    """Return the chart of yearly values (columns as in ``analysis.answer.YEARS``): a line per indicator and unit.

    Parts of a year are hollow marks that no line touches; a single year is a mark alone; where
    one indicator replaces another, the moment is drawn. Few points carry their values, of many
    the last of each line does. A coverage that lacks units has a thin bar from its lower to its
    upper bound. ``moments`` are days on which boundaries changed.
    """
    figure = go.Figure()
    rows = [row for row in each(answer) if not pd.isna(row.value)]
    several_units = len({row.unit for row in rows}) > 1
    several_indicators = len({row.indicator for row in rows}) > 1
    many, points = several_units or several_indicators, []
    for number, ((indicator, unit), lines) in enumerate(grouped(rows, "indicator", "unit").items()):
        names = [say.indicator(indicator)] * several_indicators + [say.dated_unit(unit)] * several_units
        name = " – ".join(names) or say.indicator(indicator)
        where = ("top center", "bottom center")[number % 2]
        written = {row.year for row in (lines if len(rows) <= FEW_POINTS else lines[-1:])}
        told = written if number < 2 or len(rows) <= FEW_POINTS else set()
        style = _Style(name, PALETTE[number % len(PALETTE)], where, told, many)
        _line(figure, lines, say, style)
        points += [f"{name} {row.year}: {_told(row, say)}" for row in lines]
    aims = [row for row in rows if not pd.isna(row.target)]
    _targets(figure, aims, say)
    breaks = _breaks(figure, rows, say)
    first, last = min((row.year for row in rows), default=0), max((row.year for row in rows), default=0)
    for moment in moments:
        if first < _place(moment) <= last:
            _moment(figure, moment, say("moment_mark", day=day(moment, say.lang)))
    figure.update_layout(
        showlegend=many or bool(aims),
        xaxis={"dtick": 1 if last - first < 12 else 5, "tickformat": "d", "range": [first - 0.5, last + 0.5]},
        yaxis=value_axis(say, rows[0].indicator) if rows else {},
    )
    chart = finish(
        figure, title=title, say=say, answer=answer, height=height, x_title=say("axis_year"),
        y_title=say.unit_measure(rows[0].indicator) if rows else "", points=points, notes=breaks,
    )  # fmt: skip
    bounded = any(not pd.isna(row.bound_low) for row in rows)
    return replace(chart, foot=f"{chart.foot} {say('bounds_note')}") if bounded else chart


def _told(row: Row, say: Wording) -> str:
    bounds = "" if pd.isna(row.bound_low) else f" ({say.coverage(row)})"
    return mark(row, say).replace("<br>", " ") + bounds


@dataclass(frozen=True)
class _Style:
    """How a line looks: its name and colour, where its values stand and for which years, whether it is one of many."""

    name: str
    color: str
    where: str
    written: set[int]
    many: bool


def _line(figure: Any, rows: list[Row], say: Wording, style: _Style) -> None:
    whole = [row for row in rows if not row.partial]
    parts = [row for row in rows if row.partial]
    joined: list[Row | None] = []
    for before, row in pairwise([None, *whole]):
        if before is not None and (row.year != before.year + 1 or row.no_change in PARTS_LINES):
            joined.append(None)  # a year nobody reported, another definition, other ground
        joined.append(row)
    solid = {"size": 9, "color": style.color}
    hollow = {"size": 10, "color": style.color, "symbol": "circle-open", "line": {"width": 2.5}}
    _marks(figure, joined, say, style, mode="lines+markers" if len(whole) > 1 else "markers", marker=solid)
    if parts:
        _marks(figure, [*parts], say, style, mode="markers", marker=hollow)


def _marks(figure: Any, rows: list[Row | None], say: Wording, style: _Style, *, mode: str, marker: Any) -> None:
    """Draw the points of ``rows``; None parts the line."""
    first = not any(trace.name == style.name for trace in figure.data)
    figure.add_scatter(
        x=[row and row.year for row in rows], y=[row and row.value for row in rows], mode=f"{mode}+text",
        name=style.name, legendgroup=style.name, showlegend=style.many and first and bool(rows),
        text=[mark(row, say) if row and row.year in style.written else "" for row in rows],
        textposition=style.where, cliponaxis=False, connectgaps=False,
        line={"color": style.color, "width": 2.5}, marker=marker, hoverinfo="text",
        hovertext=[hover(row, say, f"{style.name}, {row.year}") if row else "" for row in rows],
        customdata=[row.unit if row else "" for row in rows], error_y=_bounds(rows),
    )  # fmt: skip


def _bounds(rows: list[Row | None]) -> dict[str, Any] | None:
    """Return the thin bars of the values that have bounds; None where none has."""
    known = [row if row and not pd.isna(row.bound_low) else None for row in rows]
    if not any(known):
        return None
    up = [row.bound_high - row.value if row else None for row in known]
    down = [row.value - row.bound_low if row else None for row in known]
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down, "thickness": 1.5, "width": 5}


def _targets(figure: Any, aims: list[Row], say: Wording) -> None:
    """Draw targets as short bars at their year."""
    if aims:
        said = [say("target_line", year=row.year, value=say.target(row.target, row.indicator)) for row in aims]
        figure.add_scatter(
            x=[row.year for row in aims], y=[row.target for row in aims], mode="markers", name=say("col_target"),
            marker={"symbol": "line-ew", "size": 26, "line": {"width": 3, "color": PALETTE[1]}}, hovertext=said,
            hoverinfo="text", showlegend=True,
        )  # fmt: skip


def _breaks(figure: Any, rows: list[Row], say: Wording) -> list[str]:
    """Draw where definitions changed between figures of the chart; return the reasons."""
    catalog, notes = say.reference.catalog, []
    for code in sorted({row.indicator for row in rows}):
        before = {code, catalog.indicators[code].succeeds}
        years = [row.year for row in rows if row.indicator in before]
        for found in catalog.breaks(code):
            if min(years) <= found.effective.year and _place(found.effective) > min(years):
                _moment(figure, found.effective, say("break_mark", day=day(found.effective, say.lang)))
                notes.append(say.break_note(found))
    return list(dict.fromkeys(notes))


def _moment(figure: Any, when: date, text: str) -> None:
    """Draw a day on which something changed, once."""
    if any(note.text == text for note in figure.layout.annotations):
        return
    figure.add_vline(x=_place(when), line_dash="dot", line_width=1.5, line_color=MUTED)
    figure.add_annotation(
        x=_place(when), yref="paper", y=0, yanchor="bottom", showarrow=False, font={"size": 11}, text=text
    )


def _place(when: date) -> float:
    """Return where a day stands among years that are drawn at their number: at the year, or between two."""
    return when.year - 0.5 if (when.month, when.day) == (1, 1) else when.year

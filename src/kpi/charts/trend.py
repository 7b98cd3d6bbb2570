"""Lines over the years. A line joins whole years that follow each other, of one definition, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each, grouped, joins
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import MUTED, NOTE, PALETTE, SYMBOLS
from kpi.charts.lettering import height
from kpi.charts.marks import FEW_POINTS, hover, label_room, mark, upright_axis
from kpi.text.numbers import day
from kpi.text.wording import Wording

NAMED = len(PALETTE)  # lines that can be told apart
YEAR = 42  # room for a year below the axis


def trend(
    answer: pd.DataFrame, say: Wording, telling: Telling, paper: Paper = PLAIN, *, moments: Sequence[date] = ()
) -> Chart:
    """Return the chart of yearly values (columns as in ``analysis.answer.YEARS``): a line per indicator and unit.

    Parts of a year are hollow marks that no line touches; a single year is a mark alone; where
    one indicator replaces another, the moment is drawn. Few points carry their values, of many
    the last of each line does. A coverage that lacks units has a thin bar from its lower to its
    upper bound. ``moments`` are days on which boundaries changed. Of more lines than can be told
    apart the first are named, the others grey.
    """
    figure = go.Figure()
    rows = [row for row in each(answer) if not pd.isna(row.value)]
    groups = grouped(rows, "indicator", "unit")
    indicator = rows[0].indicator if rows else ""
    sheet = Sheet(telling, say, answer, paper, unit=say.unit_measure(indicator) if rows else "")
    aims = [row for row in rows if not pd.isna(row.target)]
    named = dict(zip(groups, _names(groups, say), strict=True))
    if len(groups) > NAMED:
        sheet.notes.append(say("lines_named", count=NAMED, total=len(groups)))
    keyed = list(named.values())[:NAMED] if len(groups) > 1 else []
    sheet.key(keyed + ([say("col_target")] if aims else []))
    written = _written(rows, groups)
    for number, (group, lines) in enumerate(groups.items()):
        _line(figure, lines, say, _Style(sheet.named(named[group]), number, written, len(groups) > 1))
    _targets(figure, aims, say)
    first, last = min((row.year for row in rows), default=0), max((row.year for row in rows), default=0)
    drawn = _moments(rows, say, [moment for moment in moments if first < place_day(moment) <= last])
    sheet.notes += dict.fromkeys(note for _, _, note in drawn if note)
    for number, (when, text, _) in enumerate(drawn):
        _moment(figure, when, text, number, (first, last))
    sheet.above += height(len(drawn), NOTE)
    bounded = [row for row in rows if not pd.isna(row.bound_low)]
    sheet.notes += [say("bounds_note")] * bool(bounded)
    values = [row.value for row in rows + aims] + [row.target for row in aims] + [row.bound_high for row in bounded]
    figure.update_layout(
        xaxis={"dtick": _step(first, last, paper), "tick0": first, "tickformat": "d", "title_text": say("axis_year"),
               "range": [first - 0.6, last + 0.6]},
        yaxis=upright_axis(say, indicator, values) if rows else {},
    )  # fmt: skip
    return sheet.finish(figure, natural=230, left=label_room(say, indicator, values) if rows else 8)


def _names(groups: Mapping[tuple[str, str], Sequence[Row]], say: Wording) -> list[str]:
    """Return what each line is called: its indicator, whose it is, or both, whichever tells it from the others."""
    pairs = list(groups)
    several = [len({pair[place] for pair in pairs}) > 1 for place in (0, 1)]
    return [
        " – ".join([say.indicator(indicator)] * several[0] + [say.whose(groups[indicator, unit], unit)] * several[1])
        or say.indicator(indicator)
        for indicator, unit in pairs
    ]


def _step(first: int, last: int, paper: Paper) -> int:
    """Return every how many years a label stands below the axis."""
    fits = max(2, int((paper.canvas.width - 90) // YEAR))
    return next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step < fits)


def _written(rows: list[Row], groups: dict[Any, list[Row]]) -> dict[tuple[str, str, int], str]:
    """Return where the values stand that are written: of few all, else the last of each line, if lines are few."""
    shown = rows if len(rows) <= FEW_POINTS else [lines[-1] for lines in groups.values()] if len(groups) <= 2 else []
    values = grouped(rows, "year")
    highest = {year: max(row.value for row in beside) for year, beside in values.items()}
    lowest = {year: min(row.value for row in beside) for year, beside in values.items()}
    return {
        (row.indicator, row.unit, row.year): "top center" if row.value == highest[row.year] else "bottom center"
        for row in shown
        if row.value in (highest[row.year], lowest[row.year])
    }


@dataclass(frozen=True)
class _Style:
    """How a line looks: its name and number, which values are written where, whether it is one of many."""

    name: str
    number: int
    written: Mapping[tuple[str, str, int], str]
    many: bool

    @property
    def color(self) -> str:
        return PALETTE[self.number] if self.number < NAMED else MUTED

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.number] if self.number < NAMED else "circle"


def _line(figure: Any, rows: list[Row], say: Wording, style: _Style) -> None:
    whole = [row for row in rows if not row.partial]
    parts = [row for row in rows if row.partial]
    joined: list[Row | None] = []
    for before, row in pairwise([None, *whole]):
        if before is not None and not joins(before, row):
            joined.append(None)  # a year nobody reported, another definition, other ground, other units
        joined.append(row)
    solid = {"size": 9, "color": style.color, "symbol": style.symbol}
    hollow = {"size": 10, "color": style.color, "symbol": f"{style.symbol}-open", "line": {"width": 2.5}}
    if whole:
        _marks(figure, joined, say, style, mode="lines+markers" if len(whole) > 1 else "markers", marker=solid)
    if parts:
        _marks(figure, [*parts], say, style, mode="markers", marker=hollow)


def _marks(figure: Any, rows: list[Row | None], say: Wording, style: _Style, *, mode: str, marker: Any) -> None:
    """Draw the points of ``rows``; None parts the line."""
    first = not any(trace.name == style.name for trace in figure.data)
    where = [style.written.get((row.indicator, row.unit, row.year), "") if row else "" for row in rows]
    figure.add_scatter(
        x=[row and row.year for row in rows], y=[row and row.value for row in rows], mode=f"{mode}+text",
        name=style.name, legendgroup=style.name, showlegend=style.many and first and style.number < NAMED,
        text=[mark(row, say) if row and place else "" for row, place in zip(rows, where, strict=True)],
        textposition=[place or "top center" for place in where], cliponaxis=False, connectgaps=False,
        line={"color": style.color, "width": 2.5 if style.number < NAMED else 1}, marker=marker, hoverinfo="text",
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


def _moments(rows: list[Row], say: Wording, boundaries: Sequence[date]) -> list[tuple[date, str, str]]:
    """Return the days to draw, each once, with its words and a note: changed definitions, then boundaries."""
    catalog = say.reference.catalog
    found: dict[tuple[date, str], str] = {}
    for code in sorted({row.indicator for row in rows}):
        before = {code, catalog.indicators[code].succeeds}
        years = [row.year for row in rows if row.indicator in before]
        for change in catalog.breaks(code):
            if min(years) <= change.effective.year and place_day(change.effective) > min(years):
                text = say("break_mark", day=day(change.effective, say.lang))
                found.setdefault((change.effective, text), say.break_note(change))
    for when in boundaries:
        found[when, say("moment_mark", day=day(when, say.lang))] = ""
    return [(when, text, note) for (when, text), note in found.items()]


def _moment(figure: Any, when: date, text: str, row: int, years: tuple[int, int]) -> None:
    """Draw a day on which something changed; its words stand above the plot, in a row of their own."""
    x, middle = place_day(when), sum(years) / 2
    figure.add_vline(x=x, line_dash="dot", line_width=1.5, line_color=MUTED)
    figure.add_annotation(
        x=x, yref="paper", y=1, yanchor="bottom", yshift=height(row, NOTE) + 2, showarrow=False,
        xanchor="left" if x < middle else "right", font={"size": NOTE}, text=text, borderpad=0,
    )  # fmt: skip


def place_day(when: date) -> float:
    """Return where a day stands among years that are drawn at their number: at the year, or between two."""
    return when.year - 0.5 if (when.month, when.day) == (1, 1) else when.year

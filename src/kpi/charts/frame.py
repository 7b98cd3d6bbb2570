"""What all charts share: palette, template, title, the watermark of synthetic data, the text alternative."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from plotly.basedatatypes import BaseFigure

from kpi.analysis.answer import Row
from kpi.text.labels import WATERMARK
from kpi.text.numbers import short_day
from kpi.text.wording import Wording

# Told apart by readers with any colour vision, and at least 3:1 against a white and a dark page.
PALETTE = ("#2a78c8", "#c2620e", "#0d8a72", "#a05fc4", "#b8862a", "#c94476", "#5b7f95", "#7a8a1e")
MUTED = "#7c8793"
TITLE_WIDTH = 42  # letters that fit on a phone of 390 px
LINE = 20  # height of a line of the title, in pixels
FEW_POINTS = 6  # up to so many, every value is written beside its point, also on a phone
FONT = '"Source Sans", "Source Sans Pro", sans-serif'


def template(*, dark: bool) -> dict[str, Any]:
    """Return the one Plotly template: inks and lines for a light or a dark page, on no background of its own."""
    ink, line = ("#e8edf2", "#39434f") if dark else ("#1c232b", "#dde2e7")
    axis = {
        "gridcolor": line, "linecolor": line, "zerolinecolor": line, "automargin": True, "fixedrange": True,
        "title": {"font": {"size": 13}, "standoff": 8}, "ticks": "", "showline": False, "zeroline": False,
    }  # fmt: skip
    return {
        "layout": {
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "colorway": PALETTE,
            "font": {"family": FONT, "size": 13, "color": ink},
            "title": {"font": {"size": 15}, "x": 0, "xanchor": "left", "yanchor": "middle", "pad": {"l": 2}},
            "margin": {"r": 18, "b": 30, "l": 8}, "dragmode": False,
            "legend": {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "font_size": 13},
            "hoverlabel": {"align": "left", "bgcolor": "#222b35" if dark else "#ffffff", "bordercolor": MUTED,
                           "font": {"color": ink, "size": 13}},
            "xaxis": axis | {"showgrid": False}, "yaxis": axis,
        }
    }  # fmt: skip


@dataclass(frozen=True)
class Chart:
    """A figure with its title, its text alternative, the lines below it and the answer it was drawn from."""

    figure: Any
    title: str
    alt: str
    foot: str  # sources and last day covered, what is missing, what hollow marks mean
    answer: pd.DataFrame

    @cached_property
    def still(self) -> BaseFigure:
        """Return the figure to show, written out once; the first use comes after the last change to ``figure``."""
        return _Written(self.figure)

    @property
    def synthetic(self) -> bool:
        """Tell whether any figure in it is made up."""
        return is_synthetic(self.answer)


class _Written(BaseFigure):  # type: ignore[misc]
    """A figure that knows its own specification, so that showing it again does not copy it through."""

    def __init__(self, figure: Any) -> None:
        self._specification = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """Return the specification; nobody may change it in place."""
        specification: dict[str, Any] = self._specification
        return specification


def is_synthetic(answer: pd.DataFrame) -> bool:
    """Tell whether any row of an answer comes from a synthetic source: by rule of the data."""
    return bool(answer["synthetic"].fillna(False).astype(bool).any()) if "synthetic" in answer else False


def finish(
    figure: Any,
    *,
    title: str,
    say: Wording,
    answer: pd.DataFrame,
    height: int = 380,
    x_title: str = "",
    y_title: str = "",
    points: Iterable[str] = (),
    notes: Iterable[str] = (),
    watermark_at: str = "center",
) -> Chart:
    """Return the chart made of ``figure``: titled, framed, and marked if its figures are synthetic."""
    lines = [f"<b>{line}</b>" for line in textwrap.wrap(title, TITLE_WIDTH)]
    if is_synthetic(answer):
        _watermark(figure, watermark_at)
        lines.append(f"<span style='font-size:12px'>{' · '.join(WATERMARK)}</span>")
    figure.update_layout(
        # Plotly cuts off the first of several lines that are anchored at the top, so they are placed by their middle.
        title={"text": "<br>".join(lines), "y": 1 - (2 + LINE * len(lines) / 2) / height},
        margin_t=LINE * len(lines) + 34,
        height=height,
        separators=",." if say.lang == "vi" else ".,",
    )
    figure.update_xaxes(title_text=x_title)
    figure.update_yaxes(title_text=y_title)
    told = list(points)
    shown = told[:12] + ([say("alt_more", count=len(told) - 12)] if len(told) > 12 else [])
    alt = say("alt_series", title=title, points="; ".join(shown))
    return Chart(figure, title, alt, " ".join([_foot(say, answer), *notes]), answer)


def _foot(say: Wording, answer: pd.DataFrame) -> str:
    partial = "partial" in answer and bool(answer["partial"].fillna(False).any())
    told = [say.sources(answer), say.incomplete(answer), say("hollow_note") if partial else ""]
    return " ".join(text for text in told if text)


def _watermark(figure: Any, at: str) -> None:
    figure.add_annotation(
        text="<br>".join(WATERMARK), xref="paper", yref="paper", x=0.5 if at == "center" else 1, y=0.5,
        xanchor=at, showarrow=False,
        textangle=-16, font={"size": 24, "color": "rgba(124,135,147,0.55)"}, name="watermark",
    )  # fmt: skip


def mark(row: Row, say: Wording) -> str:
    """Return the value to write at a point, with what it covers if that is not the whole year."""
    if not row.partial:
        return say.value(row)
    first, last = row.first_day.date(), row.last_day.date()
    if (last.month, last.day) != (12, 31):
        part = say("part_year_mark", day=short_day(last, say.lang))
    elif (first.month, first.day) != (1, 1):
        part = say("part_year_from", day=short_day(first, say.lang))
    else:
        part = say("part_year_gaps")
    return f"{say.value(row)}<br>{part}"


def hover(row: Row, say: Wording, name: str) -> str:
    """Return what pointing at a value says: its name, value, interval, parts, coverage and days covered."""
    lines = [f"<b>{name}</b>", say.value(row), say.interval(row), say.parts(row)]
    lines += [say.coverage(row).replace("; ", "<br>"), say.covered(row), say.origin(row)]
    lines.append(say.boundary(row))
    return "<br>".join(line for line in lines if line)


def value_axis(say: Wording, indicator: str) -> dict[str, Any]:
    """Return the settings of an axis of an indicator's values."""
    found = say.reference.catalog.indicators[indicator]
    if found.unit_measure == "percent":
        return {"ticksuffix": "\u00a0%" if say.lang == "vi" else "%", "rangemode": "tozero"}
    if found.unit_measure == "rank":
        return {"autorange": "reversed", "tickformat": "d"}
    return {"tickformat": ",.4~g" if found.decimals else ",d", "rangemode": "tozero"}

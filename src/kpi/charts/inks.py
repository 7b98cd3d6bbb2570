"""The look of all charts: colours for light and dark pages, symbols, sizes of letters, and the one template."""

from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from kpi.charts.lettering import FAMILY

# Told apart by readers with any colour vision, and at least 3:1 against a white and a dark page.
PALETTE = ("#2a78c8", "#c2620e", "#5c9c74", "#a05fc4", "#b8862a", "#c94476", "#5b7f95", "#7a8a1e")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "star", "cross", "hexagon")
MUTED = "#7c8793"
HEADLINE, SUBTITLE, NOTE, TICK = 17.0, 13.0, 11.5, 13.0  # sizes of letters, in pixels


@dataclass(frozen=True)
class Inks:
    """Colours of a light or a dark page; words reach 4.5:1 on its ground."""

    ground: str
    ink: str
    quiet: str
    line: str
    hover: str


LIGHT = Inks("#ffffff", "#1c232b", "#535e6a", "#dde2e7", "#ffffff")
DARK = Inks("#11161c", "#e8edf2", "#aab4be", "#39434f", "#222b35")


def inks(*, dark: bool) -> Inks:
    """Return the colours of a dark or a light page."""
    return DARK if dark else LIGHT


@cache
def template(*, dark: bool) -> go.layout.Template:
    """Return the one Plotly template: inks and lines for a light or a dark page, on no background of its own.

    Plotly checks a template at each use if it is not one already; that took a third of a chart's making.
    """
    found = inks(dark=dark)
    axis = {
        "gridcolor": found.line, "linecolor": found.line, "zerolinecolor": found.line, "automargin": False,
        "fixedrange": True, "title": {"font": {"size": TICK}, "standoff": 6}, "ticks": "", "showline": False,
        "zeroline": False, "tickfont": {"size": TICK, "color": found.quiet},
    }  # fmt: skip
    return go.layout.Template(
        layout={
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "colorway": PALETTE,
            "font": {"family": FAMILY, "size": TICK, "color": found.ink}, "dragmode": False,
            "hoverlabel": {"align": "left", "bgcolor": found.hover, "bordercolor": MUTED,
                           "font": {"color": found.ink, "size": TICK}},
            "xaxis": axis | {"showgrid": False}, "yaxis": axis,
        }
    )  # fmt: skip

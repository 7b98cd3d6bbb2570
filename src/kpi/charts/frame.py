"""The words round a plot, the key, the code and the watermark: what makes a figure a complete statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

import pandas as pd

from kpi.charts.canvas import Paper
from kpi.charts.chart import Chart, Telling, is_synthetic
from kpi.charts.code import code_path
from kpi.charts.inks import HEADLINE, NOTE, SUBTITLE, TICK, inks, template
from kpi.charts.lettering import height, width, wrap
from kpi.text.labels import WATERMARK
from kpi.text.wording import Wording

GAP = 9  # between blocks of words
CODE = 72  # side of the code that reopens the view
KEY, SIDES = 50, 76  # room that Plotly takes beside a name of the key, and what it leaves free beside a row


@dataclass(frozen=True)
class _Block:
    """Lines of one size, and how far below the block before them they begin."""

    name: str
    lines: list[str]
    size: float
    bold: bool = False
    quiet: bool = False
    gap: float = GAP

    @property
    def height(self) -> float:
        return height(len(self.lines), self.size) + self.gap if self.lines else 0


class Sheet:
    """A chart in the making: the words round it are set first, so that the plot knows what room it has."""

    def __init__(self, telling: Telling, say: Wording, answer: pd.DataFrame, paper: Paper, *, unit: str = "") -> None:
        """Begin a chart; ``unit`` is what its upright axis counts in, written above that."""
        self.telling, self.say, self.answer, self.paper = telling, say, answer, paper
        self.canvas, self.inks = paper.canvas, inks(dark=paper.dark)
        self.room = self.canvas.width - 2 * self.canvas.pad
        self.unit = unit
        self.above = height(1, NOTE) if unit else 0.0  # what stands between head and plot, in pixels
        # Added to the figure at once: each that Plotly adds by itself makes it check all the others again.
        self.shapes: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []
        self._names: list[str] = []
        self._rows = self._key_lines = 0
        self.notes = [*telling.notes]
        partial = "partial" in answer and bool(answer["partial"].fillna(False).any())
        self.notes += [text for text in (say.incomplete(answer), say("hollow_note") if partial else "") if text]

    def key(self, names: Sequence[str], aside: float = 0) -> None:
        """Reserve room for the key of these names, in rows no wider than the plot: ``aside`` stands beside that."""
        self._names = [name for name in dict.fromkeys(names) if name]
        if self._names:
            lines = [len(self.named(name).split("<br>")) for name in self._names]
            columns = max(1, int((self.room - SIDES - aside) // (self._widest + KEY)))
            self._rows = -(-len(self._names) // columns)
            self._key_lines = sum(max(lines[at : at + columns]) for at in range(0, len(lines), columns))

    def named(self, name: str) -> str:
        """Return a name of the key in lines that fit."""
        return "<br>".join(wrap(name, self.room - KEY - 4, TICK))

    @property
    def _widest(self) -> float:
        pieces = [piece for name in self._names for piece in self.named(name).split("<br>")]
        return max((width(piece, TICK) for piece in pieces), default=0) + 4

    @property
    def _key_height(self) -> float:
        return height(self._key_lines, TICK) + 3 * self._rows + GAP if self._names else 0

    @cached_property
    def _above(self) -> list[_Block]:
        mark = [" · ".join(WATERMARK)] if is_synthetic(self.answer) else []
        head = wrap(self.telling.headline or self.telling.title, self.room, HEADLINE, bold=True,
                    most=self.canvas.headline)  # fmt: skip
        sub = wrap(self.telling.subtitle, self.room, SUBTITLE, most=self.canvas.subtitle)
        return [
            _Block("mark", mark, NOTE, bold=True, quiet=True, gap=2),
            _Block("headline", head, HEADLINE, bold=True, gap=2),
            _Block("subtitle", sub, SUBTITLE, quiet=True, gap=4),
        ]

    def _below(self) -> list[_Block]:
        say, room = self.say, self.room - (CODE + 12 if self.paper.address else 0)
        notes = wrap(" ".join(self.notes), self.room, NOTE, most=self.canvas.notes)
        if not self.canvas.foot:
            return [_Block("notes", notes, NOTE, quiet=True, gap=4)]
        sources = wrap(say.sources(self.answer), room, NOTE, most=None if self.canvas.notes is None else 3)
        product = wrap(say.publication_line(), room, NOTE)
        address = wrap(self.paper.address.split("://")[-1], room, NOTE)
        return [
            _Block("notes", notes, NOTE, quiet=True, gap=4),
            _Block("sources", sources, NOTE, quiet=True, gap=12),
            _Block("product", product, NOTE, quiet=True, gap=3),
            _Block("address", address, NOTE, quiet=True, gap=3),
        ]

    @property
    def _head(self) -> float:
        """Return how high all is that stands above the plot."""
        words = sum(block.height for block in self._above)
        return self.canvas.pad + words + self._key_height + GAP + self.above

    @property
    def _foot(self) -> float:
        """Return how high all is that stands below the axis."""
        notes, *rest = self._below()
        code = CODE + 16 if self.paper.address else 0
        return notes.height + max(code, sum(block.height for block in rest) + 4) + self.canvas.pad

    def plot(self, natural: float, axis: float, *, spare: int = 0) -> float:
        """Return how high the plot is: ``natural`` if the canvas lets it, ``spare`` lines of notes still to come.

        ``axis`` is what labels and title below it need.
        """
        wished = self._head + natural + axis + self._foot
        limit = self.canvas.height or self.canvas.tallest
        if limit is None or (self.canvas.height is None and wished <= limit):
            return natural
        room = limit - self._head - axis - self._foot - height(spare, NOTE)
        return max(80.0, room)

    def finish(
        self, figure: Any, *, natural: float, axis: float = 44, left: float = 8, right: float = 14,
        watermark_at: str = "center",
    ) -> Chart:  # fmt: skip
        """Return the chart made of ``figure``, whose plot is ``natural`` pixels high if there is room.

        ``left`` and ``right`` is what labels beside the plot need, ``axis`` what stands below it.
        """
        pad, head, foot = self.canvas.pad, self._head, self._foot
        plot = self.plot(natural, axis)
        total = head + plot + axis + foot
        if is_synthetic(self.answer):
            self.annotations.append(_watermark(watermark_at))
        self._write(left)
        self._write_foot(left, right, axis)
        if self.unit:
            self._put(_Block("unit", [self.unit], NOTE, quiet=True), left, self.above + 4, foot=False)
        figure.update_layout(
            template=template(dark=self.paper.dark), height=round(total),
            margin={"t": head, "b": axis + foot, "l": left + pad, "r": right + pad, "pad": 0, "autoexpand": False},
            separators=",." if self.say.lang == "vi" else ".,", showlegend=bool(self._names),
            legend=self._key(total) if self._names else None,
            width=self.canvas.width if self.canvas.image else None,
            paper_bgcolor=self.inks.ground,  # on the page's own ground too: its images need one
            shapes=[*figure.layout.shapes, *self.shapes],
            annotations=[*figure.layout.annotations, *self.annotations],
        )  # fmt: skip
        foot_text = " ".join([*self.notes, self.say.sources(self.answer)]).strip()
        return Chart(figure, self.telling, foot_text, self.answer, self.paper)

    def _key(self, total: float) -> dict[str, Any]:
        """Return where the key stands, in a figure so many pixels high."""
        top = self.canvas.pad + sum(block.height for block in self._above)
        return {
            "orientation": "h", "xref": "container", "x": self.canvas.pad / self.canvas.width, "xanchor": "left",
            "yref": "container", "y": 1 - top / total, "yanchor": "top", "font": {"size": TICK}, "itemwidth": 30,
            "entrywidth": self._widest, "entrywidthmode": "pixels", "traceorder": "normal", "tracegroupgap": 0,
            "bgcolor": "rgba(0,0,0,0)",
        }  # fmt: skip

    def _write(self, left: float) -> None:
        """Write what stands above the plot."""
        at = self._head - self.canvas.pad
        for block in self._above:
            self._put(block, left, at, foot=False)
            at -= block.height

    def _write_foot(self, left: float, right: float, axis: float) -> None:
        notes, *rest = self._below()
        self._put(notes, left, axis + notes.gap, foot=True)
        at = axis + notes.height
        if not rest:
            return
        rule = {"type": "line", "name": "rule", "xref": "paper", "x0": 0, "x1": 1, "yref": "paper",
                "ysizemode": "pixel", "yanchor": 0, "y0": -at - 6, "y1": -at - 6}  # fmt: skip
        self.shapes.append(rule | {"line": {"color": self.inks.line, "width": 1}})
        for block in rest:
            self._put(block, left, at + block.gap, foot=True)
            at += block.height
        if self.paper.address:
            self._draw_code(right, axis + notes.height + 14)

    def _put(self, block: _Block, left: float, at: float, *, foot: bool) -> None:
        """Write a block whose top is ``at`` pixels above the plot, or below it."""
        if not block.lines:
            return
        lines = [f"<b>{escape(line)}</b>" if block.bold else escape(line) for line in block.lines]
        self.annotations.append({
            "text": "<br>".join(lines), "name": block.name, "showarrow": False, "align": "left", "borderpad": 0,
            "xref": "paper", "x": 0, "xanchor": "left", "xshift": -left, "yref": "paper", "y": 0 if foot else 1,
            "yanchor": "top", "yshift": -at if foot else at,
            "font": {"size": block.size, "color": self.inks.quiet if block.quiet else self.inks.ink},
        })  # fmt: skip

    def _draw_code(self, right: float, at: float) -> None:
        """Draw the code that reopens the view, dark on white in both themes, at the right below the plot."""
        ground = {"type": "rect", "fillcolor": "#ffffff", "x0": right - CODE, "x1": right, "y0": -at, "y1": -at - CODE}
        path = code_path(self.paper.address, CODE, right - CODE, -at)
        for shape in (ground, {"type": "path", "fillcolor": "#000000", "path": path}):
            self.shapes.append(shape | {
                "name": "code", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel",
                "xanchor": 1, "yanchor": 0, "line": {"width": 0},
            })  # fmt: skip


def _watermark(at: str) -> dict[str, Any]:
    return {
        "text": "<br>".join(WATERMARK), "name": "watermark", "xref": "paper", "yref": "paper", "y": 0.5,
        "x": 0.5 if at == "center" else 1, "xanchor": at, "showarrow": False, "textangle": -16,
        "font": {"size": 24, "color": "rgba(124,135,147,0.55)"},
    }  # fmt: skip

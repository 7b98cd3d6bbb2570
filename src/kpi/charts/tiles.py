"""One square per unit, placed by its centre point: a map that needs no outlines and no map server."""

import math
import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.frame import MUTED, PALETTE, Chart, finish, hover
from kpi.text.wording import Wording
from kpi.units.unit import Unit

Cell = tuple[int, int]
CLASSES = 5


def place_tiles(units: list[Unit]) -> dict[str, Cell]:
    """Return a column and a row (from the top left) for every unit, no two the same.

    Units go to the free cell nearest to their centre point, closest pairs first; those without
    a centre point follow in the order of their codes.
    """
    placed = [unit for unit in units if unit.latitude is not None and unit.longitude is not None]
    loose = sorted((unit for unit in units if unit not in placed), key=lambda unit: unit.id)
    if not placed:
        width = math.ceil(math.sqrt(len(loose) * 1.3))
        return {unit.id: (place % width, place // width) for place, unit in enumerate(loose)}
    side = math.ceil(math.sqrt(len(placed) * 1.3))
    points = _spread({unit.id: (float(unit.longitude or 0), -float(unit.latitude or 0)) for unit in placed}, side)
    pairs = sorted(
        (math.dist(point, (column, row)), name, column, row)
        for name, point in points.items()
        for column in range(side)
        for row in range(side)
    )
    cells: dict[str, Cell] = {}
    taken: set[Cell] = set()
    for _, name, column, row in pairs:
        if name not in cells and (column, row) not in taken:
            cells[name] = (column, row)
            taken.add((column, row))
    below = max(row for _, row in taken) + 1
    return cells | {unit.id: (place % side, below + place // side) for place, unit in enumerate(loose)}


def _spread(points: dict[str, tuple[float, float]], side: int) -> dict[str, tuple[float, float]]:
    """Return the points in cells, each axis half by distance and half by order, so that dense centres open up."""

    def axis(number: int) -> dict[str, float]:
        values = {name: point[number] for name, point in points.items()}
        low, high = min(values.values()), max(values.values())
        order = {name: place for place, name in enumerate(sorted(values, key=lambda name: (values[name], name)))}
        return {
            name: (side - 1) * ((value - low) / ((high - low) or 1) + order[name] / max(1, len(values) - 1)) / 2
            for name, value in values.items()
        }

    x, y = axis(0), axis(1)
    return {name: (x[name], y[name]) for name in points}


def tile_map(answer: pd.DataFrame, cells: Mapping[str, Cell], say: Wording, title: str) -> Chart:
    """Return squares for the rows of ``analysis.children.children``, darker for larger values.

    Every square says name and value; one that did not report is an outline with a dash. Each
    carries its unit as ``customdata``.
    """
    figure = go.Figure()
    rows = [row for row in each(answer) if row.unit in cells]
    values = [row.value for row in rows if not pd.isna(row.value)]
    low, high = (min(values), max(values)) if values else (0, 0)
    if values and say.reference.catalog.indicators[str(answer["indicator"].iloc[0])].unit_measure == "percent":
        low, high = 0, 100  # a share is dark or light by itself, not beside others
    for row in rows:
        column, line = cells[row.unit]
        told = not pd.isna(row.value)
        figure.add_shape(
            type="rect", x0=column + 0.04, x1=column + 0.96, y0=line + 0.04, y1=line + 0.96, layer="below",
            fillcolor=_shade(row.value, low, high) if told else "rgba(0,0,0,0)",
            line={"color": PALETTE[0] if told else MUTED, "width": 1.5, "dash": "solid" if told else "dot"},
        )  # fmt: skip
    figure.add_scatter(
        x=[cells[row.unit][0] + 0.5 for row in rows], y=[cells[row.unit][1] + 0.5 for row in rows],
        mode="markers+text", marker={"symbol": "square", "size": 38, "opacity": 0}, showlegend=False,
        text=[_tile_text(row.unit, say, _tile_value(row, say)) for row in rows],
        textfont={"size": 10}, hoverinfo="text", customdata=[row.unit for row in rows],
        hovertext=[hover(row, say, say.dated_unit(row.unit)) for row in rows], cliponaxis=False,
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}, "textfont": {"color": None}},
    )  # fmt: skip
    width = max((column for column, _ in cells.values()), default=0) + 1
    height = max((row for _, row in cells.values()), default=0) + 1
    figure.update_xaxes(visible=False, range=[0, width])
    figure.update_yaxes(visible=False, range=[height, 0])
    return finish(
        figure, title=title, say=say, answer=answer, height=90 + 64 * height,
        points=[f"{say.dated_unit(row.unit)}: {say.value(row)}" for row in rows],
    )  # fmt: skip


def _shade(value: float, low: float, high: float) -> str:
    """Return one of five tints, darker for a larger value; translucent, so that it suits a light and a dark page."""
    step = CLASSES - 1 if high == low else min(CLASSES - 1, int(CLASSES * (value - low) / (high - low)))
    return f"{PALETTE[0]}{(0x18, 0x30, 0x48, 0x60, 0x78)[step]:02x}"


def _tile_value(row: Row, say: Wording) -> str:
    """Return what a square says: the value, ``?`` where it cannot be divided, a dash where nobody reported."""
    if pd.isna(row.value):
        return "?" if isinstance(row.boundary, str) else "–"
    return say.value(row)


def _tile_text(unit: str, say: Wording, value: str) -> str:
    name = say.reference.tree[unit].name_vi.split(" ", 1)[-1]
    if name.startswith("trấn "):
        name = name.removeprefix("trấn ")
    return "<br>".join([*textwrap.wrap(name, 8)[:3], f"<b>{value}</b>"])

"""One square per unit, placed by its centre point: a map that needs no outlines and no map server."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import Row, each
from kpi.charts.canvas import PLAIN, Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.frame import Sheet
from kpi.charts.inks import MUTED, PALETTE
from kpi.charts.lettering import height, width, wrap
from kpi.charts.marks import hover, plain_mark
from kpi.text.wording import Wording
from kpi.units.unit import Unit

Cell = tuple[int, int]
CLASSES = 5
ROW, MOST = 64.0, 2.5  # height of a square on the page; how much wider than high it may be
LETTERS = (12.0, 11.0, 10.0, 9.0)


@dataclass(frozen=True)
class Tile:
    """One square: its unit, what stands in it below the name, what pointing at it says, fill ('': none) and edge."""

    unit: str
    words: str
    hover: str
    fill: str
    edge: str


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


def tile_map(
    answer: pd.DataFrame, cells: Mapping[str, Cell], say: Wording, telling: Telling, paper: Paper = PLAIN
) -> Chart:
    """Return squares for the rows of ``analysis.children.children``, darker for larger values.

    Every square says name and value where it has room for them; one that did not report is an outline
    with a dash. Each carries its unit as ``customdata``.
    """
    rows = [row for row in each(answer) if row.unit in cells]
    values = [row.value for row in rows if not pd.isna(row.value)]
    low, high = (min(values), max(values)) if values else (0, 0)
    if values and say.reference.catalog.indicators[str(answer["indicator"].iloc[0])].unit_measure == "percent":
        low, high = 0, 100  # a share is dark or light by itself, not beside others
    tiles = [
        Tile(row.unit, _tile_value(row, say), hover(row, say, say.dated_unit(row.unit)), *_shade(row.value, low, high))
        for row in rows
    ]
    return draw_tiles(Sheet(telling, say, answer, paper), go.Figure(), tiles, cells)


def draw_tiles(sheet: Sheet, figure: go.Figure, tiles: Sequence[Tile], cells: Mapping[str, Cell]) -> Chart:
    """Return the chart of squares in their cells; each carries its unit as ``customdata``."""
    say = sheet.say
    columns = max((column for column, _ in cells.values()), default=0) + 1
    lines = max((row for _, row in cells.values()), default=0) + 1
    for tile in tiles:
        column, line = cells[tile.unit]
        sheet.shapes.append({
            "type": "rect", "x0": column + 0.04, "x1": column + 0.96, "y0": line + 0.04, "y1": line + 0.96,
            "layer": "below", "fillcolor": tile.fill or "rgba(0,0,0,0)",
            "line": {"color": tile.edge, "width": 1.5, "dash": "solid" if tile.fill else "dot"},
        })  # fmt: skip
    natural = ROW * lines
    side, tall = sheet.room / columns, sheet.plot(natural, 0, spare=2) / lines
    texts, size = _texts(tiles, say, 0.92 * min(side, MOST * tall), 0.92 * tall)
    if not any(texts):
        sheet.notes.insert(0, say("tiles_unnamed"))
    elif not any("<br>" in text for text in texts):
        sheet.notes.insert(0, say("tiles_values_only"))
    figure.add_scatter(
        x=[cells[tile.unit][0] + 0.5 for tile in tiles], y=[cells[tile.unit][1] + 0.5 for tile in tiles],
        mode="markers+text", marker={"symbol": "square", "size": min(38, tall, side), "opacity": 0},
        showlegend=False, text=texts, textfont={"size": size}, hoverinfo="text",
        customdata=[tile.unit for tile in tiles], hovertext=[tile.hover for tile in tiles], cliponaxis=False,
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}, "textfont": {"color": None}},
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, columns])
    figure.update_yaxes(visible=False, range=[lines, 0])
    return sheet.finish(figure, natural=natural, axis=0, left=0, right=0)


def _texts(tiles: Sequence[Tile], say: Wording, side: float, tall: float) -> tuple[list[str], float]:
    """Return what each square says and the size of the letters: name and value, the value, or nothing."""
    values = [tile.words for tile in tiles]
    names = [_short(tile.unit, say) for tile in tiles]
    for size in LETTERS:
        wrapped = [wrap(name, side, size) for name in names]
        fits = all(width(word, size) <= side for name in names for word in name.split(" "))
        fits = fits and all(width(value, size, bold=True) <= side for value in values)
        if fits and all(height(len(lines) + 1, size) <= tall for lines in wrapped):
            return [
                "<br>".join([*lines, f"<b>{value}</b>"]) for lines, value in zip(wrapped, values, strict=True)
            ], size
    for size in LETTERS:
        if all(width(value, size, bold=True) <= side for value in values) and height(1, size) <= tall:
            return [f"<b>{value}</b>" for value in values], size
    return [""] * len(tiles), LETTERS[-1]


def _shade(value: float, low: float, high: float) -> tuple[str, str]:
    """Return fill and edge: one of five tints, darker for a larger value; none where there is no value.

    Tints are translucent, so that they suit a light and a dark page.
    """
    if pd.isna(value):
        return "", MUTED
    step = CLASSES - 1 if high == low else min(CLASSES - 1, int(CLASSES * (value - low) / (high - low)))
    return f"{PALETTE[0]}{(0x18, 0x30, 0x48, 0x60, 0x78)[step]:02x}", PALETTE[0]


def _tile_value(row: Row, say: Wording) -> str:
    """Return what a square says: the value, ``?`` where it cannot be divided, a dash where nobody reported."""
    if pd.isna(row.value):
        return "?" if isinstance(row.boundary, str) else "–"
    return plain_mark(row, say) if isinstance(row.sum_of, str) else say.value(row)


def _short(unit: str, say: Wording) -> str:
    """Return a unit's own name without what it is: squares are small."""
    name = say.reference.tree[unit].name_vi.split(" ", 1)[-1]
    return name.removeprefix("trấn ")

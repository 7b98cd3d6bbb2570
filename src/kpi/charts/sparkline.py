"""The small trend on a card, as an image of its own."""

from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise

from kpi.charts.inks import PALETTE

WIDTH, HEIGHT, EDGE = 132, 36, 5


def sparkline(points: Sequence[tuple[int, float, bool, bool]], label: str, *, best_low: bool = False) -> str:
    """Return an image for points ``(year, value, partial, joined)`` sorted by year.

    ``label`` is its text alternative, escaped. ``joined``: to the point before it. Parts of a year are hollow. Of a
    rank (``best_low``) the smaller number stands higher.
    """
    years, values = [point[0] for point in points], [point[1] for point in points]
    span, high = max(years) - min(years) or 1, max(values)
    low = min(values) if best_low else min(0.0, *values)

    def spot(year: int, value: float) -> tuple[float, float]:
        x = WIDTH / 2 if len(points) == 1 else EDGE + (year - min(years)) / span * (WIDTH - 2 * EDGE)
        share = 0.5 if high == low else (value - low) / (high - low)
        y = EDGE + (share if best_low else 1 - share) * (HEIGHT - 2 * EDGE)
        return round(x, 1), round(y, 1)

    lines = []
    for (year, value, _, _), (then, later, _, joined) in pairwise(points):
        if joined:
            (x1, y1), (x2, y2) = spot(year, value), spot(then, later)
            lines.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')
    dots = []
    for year, value, partial, _ in points:
        x, y = spot(year, value)
        dots.append(f'<circle cx="{x}" cy="{y}" r="2.6" fill="{"none" if partial else PALETTE[0]}"/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" stroke="{PALETTE[0]}" '
        f'stroke-width="1.8">{"".join(lines)}{"".join(dots)}</svg>'
    )
    data = b64encode(svg.encode()).decode()
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    return f'<img class="kpi-trend" {size} alt="{label}" src="data:image/svg+xml;base64,{data}">'

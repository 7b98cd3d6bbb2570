"""The years of one indicator in large letters, as an SVG in the colours of its page: for a screen far away."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH, HEIGHT = 720.0, 330.0
SIDE, TOP, BOTTOM = 58.0, 52.0, 44.0
LETTERS, WIDE = 26.0, 15.0  # height of the letters, and the width that one is given
NARROW = 84.0  # pixels between years, below which not every year can be named


@dataclass(frozen=True)
class Point:
    """A year's value as it is drawn and as it is written; ``joined`` to the year before it."""

    year: int
    value: float
    words: str
    partial: bool
    joined: bool


def year_line(points: Sequence[Point], label: str, *, best_low: bool = False) -> str:
    """Return a line through ``points``, sorted by year; ``label`` is its text alternative.

    Parts of a year are hollow and joined to nothing. Values are written where there is room, the last one always.
    Of a rank (``best_low``) the smaller number stands higher.
    """
    first, last = points[0].year, points[-1].year
    step = (WIDTH - 2 * SIDE) / max(1, last - first)
    values = [point.value for point in points]
    low, high = min(values) if best_low else min(0.0, *values), max(values)

    def spot(point: Point) -> tuple[float, float]:
        share = 0.5 if high == low else (point.value - low) / (high - low)
        x = SIDE + (point.year - first) * step if last > first else WIDTH / 2
        return x, TOP + (share if best_low else 1 - share) * (HEIGHT - TOP - BOTTOM - 14)

    lines = [
        "M{:.1f},{:.1f}L{:.1f},{:.1f}".format(*spot(before), *spot(after))
        for before, after in pairwise(points)
        if after.joined and not before.partial and not after.partial
    ]
    marks = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" class="{"part" if point.partial else "whole"}"/>'
        for point in points
        for x, y in [spot(point)]
    ]
    return (
        f'<svg class="years" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{escape(label)}">'
        f'<path class="axis" d="M{SIDE / 2},{HEIGHT - BOTTOM}H{WIDTH - SIDE / 2}"/>'
        f'<path class="line" d="{"".join(lines)}"/>'
        f"{''.join(marks)}{''.join(_words(points, spot_of=[spot(point) for point in points], step=step))}</svg>"
    )


def _words(points: Sequence[Point], spot_of: Sequence[tuple[float, float]], step: float) -> list[str]:
    """Return years below the axis and values above their marks, from the last back: none touches another."""
    told, year_left, value_left = [], float("inf"), float("inf")
    for point, (x, y) in reversed(list(zip(points, spot_of, strict=True))):
        half = len(point.words) * WIDE / 2
        at = min(max(x, half), WIDTH - half)
        if at + half <= value_left:
            bold = ' class="last"' if point is points[-1] else ""
            told.append(f'<text x="{at:.1f}" y="{y - 18:.1f}"{bold}>{escape(point.words)}</text>')
            value_left = at - half - WIDE
        if step >= NARROW or x + NARROW / 2 <= year_left:
            told.append(f'<text x="{x:.1f}" y="{HEIGHT - 12:.1f}">{point.year}</text>')
            year_left = x - NARROW / 2
    return told

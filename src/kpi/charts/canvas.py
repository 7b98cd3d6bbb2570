"""What a chart is drawn on: a column of the page, or an image that is taken along."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Canvas:
    """Room for a chart, in CSS pixels; an image has ``scale`` times as many of its own.

    ``height`` None: as high as the chart needs, though not over ``tallest``. ``pad`` is kept free all round,
    ``panels`` stand side by side. Of headline, subtitle and notes, so many lines are shown (None: all).
    Without a ``foot``, the page it stands on says source, publication and address. An ``image`` is taken along, and
    so is exactly as wide as its canvas; a page sets the width of its charts itself.
    """

    name: str
    width: int
    height: int | None = None
    tallest: int | None = None
    scale: float = 1
    pad: int = 2
    panels: int = 2
    headline: int | None = None
    subtitle: int | None = None
    notes: int | None = None
    foot: bool = True
    image: bool = True


PHONE = Canvas("phone", 312, image=False)
HALF = Canvas("half", 430, image=False)
FULL = Canvas("full", 800, panels=4, image=False)
SCREEN = {canvas.name: canvas for canvas in (PHONE, HALF, FULL)}


@dataclass(frozen=True)
class Room:
    """What charts of a page are drawn on: those that take a column, and those that take its whole width."""

    column: Canvas = PHONE
    whole: Canvas = PHONE


BESIDE = Room(HALF, FULL)
STACKED = Room(HALF, HALF)
ROOMS = {0: Room(), 530: STACKED, 769: Room(), 828: STACKED, 1200: Room(FULL, FULL), 1310: BESIDE}
"""By the least width of a window in CSS pixels, its sidebar and scroll bar included: what has room beside them.

From 769 pixels on the sidebar stands open. Charts stand side by side in the widest windows alone;
``ui/style.css`` sets columns and margins for these widths.
"""


def room(window: int) -> Room:
    """Return what charts are drawn on in a window of this width."""
    return ROOMS[max(least for least in ROOMS if least <= window)]


IMAGES = {
    canvas.name: canvas
    for canvas in (
        Canvas("wide", 960, 540, scale=1.25, pad=24, panels=4, headline=2, subtitle=2, notes=2),
        Canvas("square", 720, 720, scale=1.5, pad=24, panels=3, headline=3, subtitle=3, notes=4),
        Canvas("portrait", 720, 900, scale=1.5, pad=24, panels=3, headline=3, subtitle=4, notes=6),
        Canvas("print", 794, tallest=1123, scale=3, pad=30, panels=3, headline=3, subtitle=4, notes=8),
    )
}
"""Sizes of images by name: 1200x675, 1080x1080, 1080x1350, and the width of an A4 page at 288 dots an inch."""


@dataclass(frozen=True)
class Paper:
    """Where and how a chart is drawn: its canvas, light or dark, and the address that reopens its view."""

    canvas: Canvas = PHONE
    dark: bool = False
    address: str = ""


PLAIN = Paper()

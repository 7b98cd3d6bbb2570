"""How wide words are and where they are broken into lines, measured with the font of pages and images."""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

FAMILY = '"Source Sans", "Source Sans Pro", sans-serif'
LINE = 1.3  # height of a line that Plotly breaks, in sizes of its letters
_DRAWN = 1000  # size at which letters are measured, so that nothing is rounded to pixels
_WEIGHTS = {False: 400, True: 700}


def font_file() -> Path:
    """Return the font that Streamlit brings to the page, where it serves it under ``static/media``."""
    package = find_spec("streamlit")
    places = package.submodule_search_locations if package else None
    media = Path((places or [""])[0]) / "static" / "static" / "media"
    return next(media.glob("SourceSansVF-Upright*.woff2"))


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    """Return that font; one for each weight, never changed again."""
    font = ImageFont.truetype(str(font_file()), _DRAWN, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([_WEIGHTS[bold]])
    return font


@lru_cache(maxsize=50_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return how many pixels ``text`` is wide at letters of ``size`` pixels."""
    return float(_font(bold).getlength(text)) * size / _DRAWN


def height(lines: int, size: float) -> float:
    """Return how many pixels so many lines are high."""
    return lines * size * LINE


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Return ``text`` in lines of at most ``room`` pixels; what goes beyond ``most`` lines ends in an ellipsis.

    A word that is wider than a line, such as an address, is broken where the line ends.
    """
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, room, size, bold)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _ellipsis(lines[most - 1], room, size, bold)]
    return [line for line in lines if line]


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _ellipsis(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(line + " …", size, bold) > room:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return line.rstrip(",;. ") + " …"

"""Marks that stand behind a figure and point to a note: ``1.234¹``, ``955*``, ``980 (1)``, ``2010 r``."""

import re

_MARK = re.compile(
    r"(?P<figure>.*\d\s?%?)\s*(?P<mark>[⁰¹²³⁴-⁹⁽⁾]+|[*†‡§#]+|\((?:\d|\*+|[a-z])\)|\[(?:\d{1,2}|\*+|[a-z])\]"
    r"|(?<=\d)\s?[abceprABCEPR])"
)
"""Of letters those by which statistics mark what is provisional, revised or explained; ``k`` and ``d`` are others."""


def split_mark(text: str) -> tuple[str, str]:
    """Return the figure and the mark behind it; an empty mark where there is none."""
    found = _MARK.fullmatch(text.strip()) if len(text) < 60 else None
    return (found["figure"].strip(), found["mark"].strip()) if found else (text, "")

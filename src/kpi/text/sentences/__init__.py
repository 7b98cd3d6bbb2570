"""Answers to texts: a headline, a sentence that may be quoted as it stands, and words for who cannot see the chart."""

from kpi.text.sentences.below import tell_units
from kpi.text.sentences.beside import tell_siblings, tell_side_by_side, tell_spread
from kpi.text.sentences.phrase import Said
from kpi.text.sentences.years import tell_months, tell_row, tell_series

__all__ = [
    "Said",
    "tell_months",
    "tell_row",
    "tell_series",
    "tell_siblings",
    "tell_side_by_side",
    "tell_spread",
    "tell_units",
]

"""What is said of a unit beside its siblings: whom a median describes, who was left out, how far a unit moved."""

import pandas as pd

from kpi.analysis.answer import Row
from kpi.text.numbers import signed
from kpi.text.wording import Wording

LEFT_OUT = ("partial", "bound", "coverage", "none_arose", "boundary", "silent")


def counted(row: Row, say: Wording) -> str:
    """Return of how many units the median of a row of ``siblings`` is: ``22/24 đơn vị``."""
    if pd.isna(row.siblings):
        return say("counted_units", counted=row.counted)
    return say("counted_of", counted=row.counted, siblings=int(row.siblings))


def left_out(row: Row, say: Wording) -> str:
    """Return how many units the median leaves out and why: ``1 chưa trọn năm, 1 chưa báo cáo``."""
    counts = ((name, getattr(row, f"left_{name}")) for name in LEFT_OUT)
    return ", ".join(say(f"left_{name}", count=count) for name, count in counts if count)


def population(row: Row, say: Wording) -> str:
    """Return ``22/24 đơn vị (không tính: 1 chưa trọn năm, 1 chưa báo cáo)``."""
    left = left_out(row, say)
    return counted(row, say) + (f" ({say('left_out', units=left)})" if left else "")


def between(low: float, high: float, row: Row, say: Wording) -> str:
    """Return two values of a row's indicator as ``80,5 % – 94,7 %``; nothing where there are none."""
    if pd.isna(low) or pd.isna(high):
        return ""
    return f"{say.figure(low, row.indicator)} – {say.figure(high, row.indicator)}"


def moved(row: Row, say: Wording) -> str:
    """Return the change of a row of ``spread`` in short: ``+12,3 điểm``, ``−1.204``."""
    found = say.reference.catalog.indicators[row.indicator]
    step = signed(row.moved, found.decimals, say.lang)
    return say("points_short", change=step) if found.unit_measure == "percent" else step


def refusal(reason: str, first: int, last: int, say: Wording) -> str:
    """Return why a change from year ``first`` to ``last`` is not told: ``Năm 2025 không có số liệu``."""
    return say(f"refused_{reason}", first=first, last=last)

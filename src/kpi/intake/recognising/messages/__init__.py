"""What readers are told and asked about a document, in Vietnamese and English: what it is and how to mend it."""

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from kpi.intake.reading.grid import Severity

Both = tuple[str, str]
"""The same words in Vietnamese and in English."""


@dataclass(frozen=True)
class Told:
    """One message: its code for machines, its severity and words."""

    code: str
    vi: str
    en: str
    severity: Severity = "error"


def figure(number: Decimal, lang: str) -> str:
    """Return the number as readers of ``lang`` write it, with all its decimals."""
    return str(format_decimal(number, format="#,##0.##########", locale=lang))

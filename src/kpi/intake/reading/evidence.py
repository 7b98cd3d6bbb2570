"""Why something written was read one way, or is asked about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """What speaks for or against a reading: a code for machines, a clause for people in both languages."""

    code: str
    vi: str
    en: str

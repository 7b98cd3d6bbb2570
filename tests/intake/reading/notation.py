"""Readings of numbers and periods in short, as ``tests/data/written`` has them."""

import csv
from pathlib import Path

from kpi.intake.reading.numbers import Blank, NotANumber, Number, Question, Reading
from kpi.intake.reading.periods import NotAPeriod, Period, PeriodReading

WRITTEN = Path(__file__).parents[2] / "data" / "written"


def written(name: str) -> list[dict[str, str]]:
    """Return the records of a file of written forms; ``\\u00a0`` and the like in them stand for the character."""
    with (WRITTEN / name).open(encoding="utf-8", newline="") as file:
        return [{key: _unescaped(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def _unescaped(cell: str) -> str:
    for code in ("\\u00a0", "\\u2009", "\\u202f", "\\u2007", "\\u2212"):
        cell = cell.replace(code, chr(int(code[2:], 16)))
    return cell


def number_in_short(reading: Reading) -> str:
    """Return ``above 24.1 %``, ``4561/5650``, ``12 hồ sơ``, ``blank: dash``, ``? 1234 | 1.234`` or ``no number``."""
    match reading:
        case Blank():
            return f"blank: {reading.reason}"
        case NotANumber():
            return "no number"
        case Question():
            return "? " + " | ".join(number_in_short(number) for number in reading.readings)
        case Number():
            whole = "" if reading.denominator is None else f"/{reading.denominator:f}"
            parts = [reading.qualifier, f"{reading.value:f}{whole}", "%" * reading.percent, reading.counted]
            return " ".join(part for part in parts if part)


def period_in_short(reading: PeriodReading) -> str:
    """Return ``2020-Q1``, ``? short_year 2020-03`` or ``no period``."""
    match reading:
        case NotAPeriod():
            return "no period"
        case Period():
            return reading.code
        case _:
            return " ".join(["?", reading.evidence.code, " | ".join(p.code for p in reading.readings)]).strip()

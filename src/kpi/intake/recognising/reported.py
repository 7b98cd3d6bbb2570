"""Understood values as lines of ``data/reported/figures.csv``."""

from decimal import Decimal

from kpi.intake.recognising.model import Understood
from kpi.intake.staging import COLUMNS


def as_figures(understood: Understood, source_id: str) -> list[dict[str, str]]:
    """Return the values with the columns that staging takes, in the order of the document.

    ``paragraph`` is the cell, ``Biểu 1!D7``; ``value`` a plain number, empty where there is none.
    """
    return [
        dict.fromkeys(COLUMNS, "")
        | {
            "source": source_id,
            "paragraph": f"{value.sheet}!{value.ref}" if value.sheet else value.ref,
            "unit_code": value.unit.partition("@")[0],
            "period": value.period,
            "item": value.item,
            "printed": value.printed,
            "value": "" if value.number is None else _plain(value.number),
            "status": value.status,
            "qualifier": value.qualifier,
        }
        for value in understood.values
    ]


def _plain(number: Decimal) -> str:
    """Return ``15833`` or ``1.2340``: three decimals alone would be asked about, as they can be a group."""
    text = f"{number:f}"
    return f"{text}0" if text[-4:-3] == "." else text

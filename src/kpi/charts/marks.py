"""What stands at points and axes: values, what pointing at one says, and how an axis counts."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from kpi.analysis.answer import Row
from kpi.charts.inks import TICK
from kpi.charts.lettering import width
from kpi.text.numbers import number, short_day
from kpi.text.wording import Wording

FEW_POINTS = 6  # up to so many, every value is written beside its point, also on a phone


def mark(row: Row, say: Wording, *, short: bool = False) -> str:
    """Return the value to write at a point, with what it covers and of how many units it is, if that is not all.

    ``short``: without the units, where notes below the chart tell them.
    """
    if pd.isna(row.value):
        return say.value(row)
    if getattr(row, "no_place", None) == "none_arose":
        return say("stated_none_arose", value=say.value(row))
    told = int(row.units_reported + row.units_derived) if isinstance(row.sum_of, str) and not short else 0
    some = f"<br>{say('some_units', reported=told, expected=int(row.units_expected))}" if told else ""
    return f"{say.value(row)}{_part(row, say)}{some}"


def plain_mark(row: Row, say: Wording) -> str:
    """Return ``mark`` on one line: ``15,0 %, đến 14/11``."""
    return mark(row, say).replace("<br>", ", ")


def _part(row: Row, say: Wording) -> str:
    if not row.partial:
        return ""
    first, last = row.first_day.date(), row.last_day.date()
    if (last.month, last.day) != (12, 31):
        part = say("part_year_mark", day=short_day(last, say.lang))
    elif (first.month, first.day) != (1, 1):
        part = say("part_year_from", day=short_day(first, say.lang))
    else:
        part = say("part_year_gaps")
    return f"<br>{part}"


def hover(row: Row, say: Wording, name: str) -> str:
    """Return what pointing at a value says: its name, value, interval, parts, coverage and days covered."""
    bearer = say.bearer(row)
    lines = [
        f"<b>{name}</b>",
        say("bearer", bearer=bearer) if bearer else "",
        say.value(row),
        say.interval(row),
        say.parts(row),
    ]
    lines += [say.coverage(row).replace("; ", "<br>"), say.covered(row), say.origin(row)]
    lines.append(say.boundary(row))
    return "<br>".join(line for line in lines if line)


def value_axis(say: Wording, indicator: str) -> dict[str, Any]:
    """Return the settings of an axis of an indicator's values."""
    found = say.reference.catalog.indicators[indicator]
    if found.unit_measure == "percent":
        return {"ticksuffix": "\u00a0%" if say.lang == "vi" else "%", "rangemode": "tozero"}
    if found.unit_measure == "rank":
        return {"autorange": "reversed", "tickformat": "d"}
    return {"tickformat": ",.4~g" if found.decimals else ",d", "rangemode": "tozero"}


def upright_axis(say: Wording, indicator: str, values: Sequence[float], above: float = 0.14) -> dict[str, Any]:
    """Return the settings of an upright axis for ``values``, with room for words ``above`` the highest."""
    axis = value_axis(say, indicator)
    highest = max(values, default=1.0) or 1.0
    if axis.pop("rangemode", None):
        lowest = min(0.0, *values) if values else 0.0
        return axis | {"range": [lowest * (1 + above), highest * (1 + above)], "nticks": 6}
    lowest = min(values, default=1.0)
    axis.pop("autorange")
    reach = max(1.0, highest - lowest)
    ticks = {"nticks": 6} if reach > 4 else {"tick0": 0, "dtick": 1}  # between ranks there are none
    return axis | {"range": [highest + 0.25 * reach, max(0.0, lowest - 0.25 * reach)]} | ticks


def label_room(say: Wording, indicator: str, values: Sequence[float]) -> float:
    """Return how wide the labels of an axis for ``values`` are."""
    found = say.reference.catalog.indicators[indicator]
    highest = max((abs(value) for value in values), default=1.0) * 1.2
    decimals = found.decimals if highest < 10 else 0
    suffix = "\u00a0%" if found.unit_measure == "percent" else ""
    return max(width(number(highest, decimals, say.lang) + suffix, TICK), width("100" + suffix, TICK)) + 8

"""What a finding says, in both languages."""

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from kpi.text.numbers import day, exact, month, number, percent
from kpi.text.wording import Wording

PIECES = {"A": "year", "S": "half", "Q": "quarter", "M": "month", "P": "range"}
Params = dict[str, Any]
Said = tuple[str, dict[str, str]]  # the label, and what is filled into it


def finding_text(finding: Any, say: Wording) -> str:
    """Return the sentence of a row of the answer ``findings``: what was noticed, with the figures.

    Raises ValueError for a check that has no words here.
    """
    if finding.code not in TEXTS:
        raise ValueError(f"no words for finding {finding.code}")
    key, words = TEXTS[finding.code](finding, json.loads(finding.params), say)
    text = say(f"finding_{key}", **words)
    period = part_of_a_year(finding, say) if finding.code in OF_PERIODS else ""
    return say("in_period", period=period, text=text) if period else text


def part_of_a_year(finding: Any, say: Wording) -> str:
    """Return the finding's period in words: ``Quý 1/2021``; nothing if it is a whole year."""
    first, last = finding.period_start, finding.period_end
    months = last.month - first.month + 1 if first.year == last.year and _calendar(first, last) else 0
    if months == 12:
        return ""
    if months == 1:
        return say("period_month", month=month(first, say.lang))
    if months == 3 and first.month % 3 == 1:
        return say("period_quarter", quarter=last.month // 3, year=last.year)
    if months == 6 and first.month in (1, 7):
        return say(f"period_half_{last.month // 6}", year=last.year)
    return say("period_range", first=day(first, say.lang), last=day(last, say.lang))


def _calendar(first: date, last: date) -> bool:
    """Tell whether the days are whole months."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _quoted(items: Iterable[str], say: Wording) -> str:
    """Return measures and indicators by name: ``“a” và “b”``."""
    return say.listed(f"“{_item(item, say)}”" for item in items)


def _item(item: str, say: Wording) -> str:
    return (say.reference.catalog.indicators | say.reference.catalog.measures)[item].name(say.lang)


def _whole(params: Params, say: Wording, *names: str) -> dict[str, str]:
    return {name: number(params[name], 0, say.lang) for name in names}


def _exact(params: Params, say: Wording, *names: str) -> dict[str, str]:
    return {name: exact(params[name], say.lang) for name in names}


def _stated_share(_: Any, params: Params, say: Wording) -> Said:
    computed = percent(params["computed"], max(2, params["decimals"] + 1), say.lang)
    words = _whole(params, say, "numerator", "denominator") | {"printed": params["printed"], "computed": computed}
    return f"stated_share_{params['form']}", words


def _impossible_share(_: Any, params: Params, say: Wording) -> Said:
    return "impossible_share", {"printed": params["printed"], **_whole(params, say, "denominator", "below", "above")}


def _sources_differ(_: Any, params: Params, say: Wording) -> Said:
    words = {"item": _item(params["item"], say), "other": say.source(params["other"])}
    return "sources_differ", words | _exact(params, say, "standing", "differing")


def _own_and_children(finding: Any, params: Params, say: Wording) -> Said:
    figures = {name: say.figure(params[name], finding.indicator) for name in ("own", "children")}
    return "own_and_children", figures | _whole(params, say, "reported")


def _implied_total(_: Any, params: Params, say: Wording) -> Said:
    words = {"printed": params["printed"], "items": _quoted(params["items"], say)}
    return "implied_total", words | _whole(params, say, "numerator", "low", "high")


def _lower_bound(finding: Any, params: Params, say: Wording) -> Said:
    value = say.figure(params["value"], finding.indicator)
    printed = params["printed"] or say(params["qualifier"], value=value)
    if not say.reference.catalog.indicators[finding.indicator].denominator or params["computed"] is None:
        return "lower_bound", {"printed": printed}
    return "lower_bound_computed", {"printed": printed, "computed": say.figure(params["computed"], finding.indicator)}


def _part_of_year(finding: Any, params: Params, say: Wording) -> Said:
    first, last = finding.period_start, finding.period_end
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "gaps", {"pieces": say(PIECES[params["piece_freq"]] + "_count", count=params["pieces"])}
    return "part_of_year", {"first": day(first, say.lang), "last": day(last, say.lang)}


def _missing_units(_: Any, params: Params, say: Wording) -> Said:
    missing = number(params["expected"] - params["reported"], 0, say.lang)
    return "missing_units" if params["due"] else "units_not_listed", {
        "missing": missing,
        **_whole(params, say, "reported", "expected"),
    }


def _above_total(finding: Any, params: Params, say: Wording) -> Said:
    found = say.reference.catalog.indicators[finding.indicator]
    names = {"parts": _quoted(found.numerator, say), "whole": _quoted(found.denominator, say)}
    return "above_total", names | _exact(params, say, "numerator", "denominator")


def _parts_above_whole(_: Any, params: Params, say: Wording) -> Said:
    names = {"parts": _quoted(params["items"], say), "item": _quoted([params["item"]], say)}
    return "parts_above_whole", names | _exact(params, say, "total", "whole")


def _sum_of_parts(_: Any, params: Params, say: Wording) -> Said:
    names = {"parts": _quoted(params["items"], say), "item": _quoted([params["item"]], say)}
    return "sum_of_parts", names | _exact(params, say, "total", "whole")


def _months_and_year(_: Any, params: Params, say: Wording) -> Said:
    pieces = say(PIECES[params["piece_freq"]] + "_count", count=params["pieces"])
    words = {"item": _quoted([params["item"]], say), "pieces": pieces, **_exact(params, say, "year", "made")}
    return f"months_and_year_{params['nature']}", words


def _outside_validity(finding: Any, params: Params, say: Wording) -> Said:
    first, last = day(finding.period_start, say.lang), day(finding.period_end, say.lang)
    limit = day(date.fromisoformat(params["day"]), say.lang)
    return f"outside_validity_{params['bound']}", {"first": first, "last": last, "day": limit}


def _silent(finding: Any, params: Params, say: Wording) -> Said:
    times = say(PIECES[params["freq"]] + "_count", count=params["reported"])
    last, until = day(finding.period_start - timedelta(days=1), say.lang), day(finding.period_end, say.lang)
    words = {"item": _quoted([params["item"]], say), "times": times, "last": last, "until": until}
    return "silent", words | _whole(params, say, "months")


def _jump(finding: Any, params: Params, say: Wording) -> Said:
    figures = {name: say.figure(params[name], finding.indicator) for name in ("value", "before", "low", "high")}
    return "jump", figures | _whole(params, say, "earlier")


TEXTS: dict[str, Callable[[Any, Params, Wording], Said]] = {
    "stated_share": _stated_share,
    "impossible_share": _impossible_share,
    "sources_differ": _sources_differ,
    "own_and_children": _own_and_children,
    "implied_total": _implied_total,
    "lower_bound": _lower_bound,
    "part_of_year": _part_of_year,
    "missing_units": _missing_units,
    "above_total": _above_total,
    "parts_above_whole": _parts_above_whole,
    "sum_of_parts": _sum_of_parts,
    "months_and_year": _months_and_year,
    "outside_validity": _outside_validity,
    "silent": _silent,
    "jump": _jump,
}
OF_PERIODS = (
    "stated_share",
    "above_total",
    "parts_above_whole",
    "sum_of_parts",
    "jump",
)  # these may be about one month of a year


def finding_place(finding: Any, say: Wording) -> str:
    """Return what the finding is about: indicator, unit, year."""
    return f"{say.indicator(finding.indicator)} – {say.unit(finding.unit)}, {finding.period_end.year}"


def finding_source(finding: Any, say: Wording) -> str:
    """Return source and paragraph, where one sentence is concerned."""
    if pd.isna(finding.source):
        return ""
    paragraph = f", {say('paragraph', number=finding.paragraph)}" if finding.paragraph else ""
    return say.source(finding.source) + paragraph

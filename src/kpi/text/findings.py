"""What a finding says, in both languages."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd

from kpi.text.numbers import day, exact, number, percent
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
    return say(f"finding_{key}", **words)


def _whole(params: Params, say: Wording, *names: str) -> dict[str, str]:
    return {name: number(params[name], 0, say.lang) for name in names}


def _stated_share(_: Any, params: Params, say: Wording) -> Said:
    computed = percent(params["computed"], max(2, params["decimals"] + 1), say.lang)
    words = _whole(params, say, "numerator", "denominator") | {"printed": params["printed"], "computed": computed}
    return f"stated_share_{params['form']}", words


def _impossible_share(_: Any, params: Params, say: Wording) -> Said:
    return "impossible_share", {"printed": params["printed"], **_whole(params, say, "denominator", "below", "above")}


def _sources_differ(_: Any, params: Params, say: Wording) -> Said:
    items = say.reference.catalog.measures | say.reference.catalog.indicators
    words = {"item": items[params["item"]].name(say.lang), "other": say.source(params["other"])}
    return "sources_differ", words | {name: exact(params[name], say.lang) for name in ("standing", "differing")}


def _own_and_children(finding: Any, params: Params, say: Wording) -> Said:
    figures = {name: say.figure(params[name], finding.indicator) for name in ("own", "children")}
    return "own_and_children", figures | _whole(params, say, "reported")


def _implied_total(_: Any, params: Params, say: Wording) -> Said:
    measures = say.reference.catalog.measures
    items = say.listed(f"“{measures[item].name(say.lang)}”" for item in params["items"])
    words = {"printed": params["printed"], "items": items, **_whole(params, say, "numerator", "low", "high")}
    return "implied_total", words


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
    return "missing_units", {"missing": missing, **_whole(params, say, "reported", "expected")}


TEXTS: dict[str, Callable[[Any, Params, Wording], Said]] = {
    "stated_share": _stated_share,
    "impossible_share": _impossible_share,
    "sources_differ": _sources_differ,
    "own_and_children": _own_and_children,
    "implied_total": _implied_total,
    "lower_bound": _lower_bound,
    "part_of_year": _part_of_year,
    "missing_units": _missing_units,
}


def finding_place(finding: Any, say: Wording) -> str:
    """Return what the finding is about: indicator, unit, year."""
    return f"{say.indicator(finding.indicator)} – {say.unit(finding.unit)}, {finding.period_end.year}"


def finding_source(finding: Any, say: Wording) -> str:
    """Return source and paragraph, where one sentence is concerned."""
    if pd.isna(finding.source):
        return ""
    paragraph = f", {say('paragraph', number=finding.paragraph)}" if finding.paragraph else ""
    return say.source(finding.source) + paragraph

"""What a finding says, in both languages."""

import json
from typing import Any

import pandas as pd

from kpi.text.labels import label
from kpi.text.numbers import day, number, percent
from kpi.text.wording import Wording

PIECES = {"A": "year", "S": "half", "Q": "quarter", "M": "month", "P": "range"}


def finding_text(finding: Any, say: Wording) -> str:
    """Return the sentence of a row of the answer ``findings``: what was noticed, with the figures."""
    params = json.loads(finding.params)
    indicator = say.reference.catalog.indicators[finding.indicator]

    def whole(key: str) -> str:
        return number(params[key], 0, say.lang)

    def value(key: str) -> str:
        return say.figure(params[key], finding.indicator)

    words: dict[str, Any] = {"printed": params.get("printed", "")}
    match finding.code:
        case "stated_share":
            key = f"finding_stated_share_{params['form']}"
            words |= {"numerator": whole("numerator"), "denominator": whole("denominator")}
            words["computed"] = percent(params["computed"], max(2, params["decimals"] + 1), say.lang)
        case "impossible_share":
            key = "finding_impossible_share"
            words |= {"denominator": whole("denominator"), "below": whole("below"), "above": whole("above")}
        case "own_and_children":
            key = "finding_own_and_children"
            words |= {"own": value("own"), "children": value("children"), "reported": whole("reported")}
        case "implied_total":
            key = "finding_implied_total"
            words |= {"numerator": whole("numerator"), "low": whole("low"), "high": whole("high")}
            words["items"] = say.listed(
                f"“{say.reference.catalog.measures[item].name(say.lang)}”" for item in params["items"]
            )
        case "lower_bound":
            computed = params["computed"] if indicator.denominator else None
            key = "finding_lower_bound" if computed is None else "finding_lower_bound_computed"
            words["computed"] = value("computed")
            words["printed"] = words["printed"] or say(params["qualifier"], value=value("value"))
        case "part_of_year":
            first, last = finding.period_start, finding.period_end
            gaps = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            key = "finding_gaps" if gaps else "finding_part_of_year"
            words |= {"first": day(first, say.lang), "last": day(last, say.lang)}
            words["pieces"] = label(PIECES[params["piece_freq"]] + "_count", say.lang, count=params["pieces"])
        case "missing_units":
            key = "finding_missing_units"
            words |= {"reported": whole("reported"), "expected": whole("expected")}
            words["missing"] = number(params["expected"] - params["reported"], 0, say.lang)
        case other:
            raise ValueError(f"no words for finding {other}")
    return say(key, **words)


def finding_place(finding: Any, say: Wording) -> str:
    """Return what the finding is about: indicator, unit, year."""
    return f"{say.indicator(finding.indicator)} – {say.unit(finding.unit)}, {finding.period_end.year}"


def finding_source(finding: Any, say: Wording) -> str:
    """Return source and paragraph, where one sentence is concerned."""
    if pd.isna(finding.source):
        return ""
    paragraph = f", {say('paragraph', number=finding.paragraph)}" if finding.paragraph else ""
    return say.source(finding.source) + paragraph

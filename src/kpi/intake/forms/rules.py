"""Which numbers may stand for an item: what a form lets pass, and what its reading refuses."""

from dataclasses import dataclass
from decimal import Decimal

from kpi.catalog.model import Catalog
from kpi.intake.forms import messages
from kpi.intake.recognising.figures import counts_whole_things
from kpi.intake.recognising.messages import Told
from kpi.intake.recognising.messages import figures as common


@dataclass(frozen=True)
class Rule:
    """The least and the greatest number, and whether it must be a whole one."""

    low: int = 0
    high: int | None = None
    whole: bool = True


def rule_of(catalog: Catalog, item: str) -> Rule:
    """Return the rule of a measure or a stated indicator.

    What a coverage counts is 1 (the unit has it) or 0. Ranks begin at 1; ``score_100`` and its like end at their
    number.
    """
    whole = counts_whole_things(catalog, item) is True
    if item in catalog.measures:
        covers = any(item in found.numerator for found in catalog.indicators.values() if found.formula == "coverage")
        return Rule(high=1 if covers else None, whole=whole)
    unit_measure = catalog.indicators[item].unit_measure
    if unit_measure == "percent":
        return Rule(high=100, whole=False)
    top = unit_measure.removeprefix("score_")
    return Rule(low=int(unit_measure == "rank"), high=int(top) if top.isdecimal() else None, whole=whole)


def outside(rule: Rule, number: Decimal) -> Told | None:
    """Return what is wrong with a number by the rule, None where nothing is."""
    if (rule.low, rule.high, rule.whole) == (0, 1, True):
        return None if number in (0, 1) else messages.zero_or_one(number)
    if rule.high is not None and not rule.low <= number <= rule.high:
        return messages.beyond(number, rule.low, rule.high)
    if number < rule.low:
        return common.negative(number)
    return common.not_whole(number) if rule.whole and number % 1 else None

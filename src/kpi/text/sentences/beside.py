"""What is said of units beside each other: over the years, between two years, beside the median of siblings."""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.answer import Row, each, grouped
from kpi.text.comparison import counted, left_out, moved, refusal
from kpi.text.sentences.lines import Scene, tell_lines
from kpi.text.sentences.phrase import (
    NAMED,
    Said,
    alternative,
    capital,
    dated,
    exact,
    heading,
    listed_units,
    named,
    noun,
    quote,
    silence,
)
from kpi.text.wording import Wording


def tell_side_by_side(answer: pd.DataFrame, say: Wording, place: str, year: int | None = None) -> Said:
    """Return what the answer ``analysis.compare.side_by_side`` says of ``year``, or of the last year with a figure.

    The median is that of the units below ``place``, with how many of them it describes.
    """
    rows = each(answer)
    if not rows:
        return silence("panels", say)
    scene = Scene.of(rows, say, year)
    now = next(row for row in rows if row.year == scene.year)
    return tell_lines(scene, say, "panels", _median(now, say, place), asked=year)


def _median(row: Row, say: Wording, place: str) -> str:
    """Return the median with how many units it describes and how many it leaves out."""
    if pd.isna(row.median):
        return ""
    left = left_out(row, say)
    words = {"value": say.figure(row.median, row.indicator), "counted": counted(row, say), "place": named(place, say)}
    return say("tell_median", **words) + (f"; {say('left_out', units=left)}" if left else "")


def tell_spread(answer: pd.DataFrame, say: Wording, place: str, first: int, last: int) -> Said:
    """Return what the answer ``analysis.compare.spread`` says: how many units rose and fell, and how far.

    Who moved most is told only where the change of every unit below ``place`` is.
    """
    pairs = list(grouped(each(answer), "unit").values())
    if not pairs:
        return silence("spread", say)
    late = [pair[1] for pair in pairs]
    told = [row for row in late if not isinstance(row.refused, str)]
    words = {"name": noun(late[0].indicator, say), "first": first, "last": last, "place": named(place, say)}
    if not told:
        headline = capital(say("tell_spread_none", **words))
        sentence = headline
    else:
        ways = [heading(row.moved, row.indicator, say) for row in told]
        steps = [say(f"tell_in_{way}", count=ways.count(way)) for way in ("up", "down", "same") if ways.count(way)]
        words |= {"steps": say.listed(steps), "told": len(told), "total": len(late)}
        whole = len(told) == len(late)
        headline = capital(say("tell_spread_head" if whole else "tell_spread_head_of", **words))
        sentence = say("tell_spread" if whole else "tell_spread_of", **words)
    rows = [row for pair in pairs for row in pair]
    points = [f"{capital(named(row.unit, say))}: {_moved(pair, say)}" for pair in pairs for row in pair[1:]]
    return Said(
        headline,
        quote(
            rows, say, sentence, _ends(told, late, say, place) if told else "",
            _refused(late, first, last, say), *_breaks(late[0].indicator, first, last, say),
        ),
        alternative("spread", headline, points, rows, say),
    )  # fmt: skip


def _moved(pair: Sequence[Row], say: Wording) -> str:
    early, late = pair
    if isinstance(late.refused, str):
        return refusal(late.refused, early.year, late.year, say)
    return f"{dated(early, say)} → {dated(late, say)} ({_step(late, early.year, say)})"


def _step(row: Row, first: int, say: Wording) -> str:
    """Return how far a unit moved since year ``first``: of ranks in words, else with its sign."""
    rank = say.reference.catalog.indicators[row.indicator].unit_measure == "rank"
    return say.places_moved(row.moved, first) if rank and row.moved else moved(row, say)


def _ends(told: Sequence[Row], late: Sequence[Row], say: Wording, place: str) -> str:
    """Return how far units moved: who most, where every unit is told; else between which changes they lie."""
    if say.reference.catalog.indicators[told[0].indicator].unit_measure == "rank":
        return ""
    expected = say.reference.tree[place].children_expected or 0
    low, high = min(row.moved for row in told), max(row.moved for row in told)
    down, up = ([row for row in told if moved(row, say) == moved(row._replace(moved=end), say)] for end in (low, high))
    if len(down) == len(told):
        return ""
    ends = {"low": f"{moved(down[0], say)} ({_named(down, say)})", "high": f"{moved(up[0], say)} ({_named(up, say)})"}
    ways = [heading(end, told[0].indicator, say) for end in (low, high)]
    whole = len(told) == len(late) and 0 <= expected <= len(late)
    return say("tell_spread_most" if whole and ways == ["down", "up"] else "tell_spread_between", **ends)


def _named(rows: Sequence[Row], say: Wording) -> str:
    units = [row.unit for row in rows]
    return listed_units(units, say) if len(units) <= NAMED else say.counted("tell_count_units", len(units))


def _refused(late: Sequence[Row], first: int, last: int, say: Wording) -> str:
    """Return for which units no change is told, reason by reason."""
    reasons = grouped((row for row in late if isinstance(row.refused, str)), "refused")
    texts = [
        say("tell_refused", units=listed_units([row.unit for row in rows], say), reason=refusal(code, first, last, say))
        for code, rows in reasons.items()
    ]
    return "; ".join(texts)


def _breaks(indicator: str, first: int, last: int, say: Wording) -> list[str]:
    years = range(first + 1, last + 1)
    found = say.reference.catalog.breaks(indicator)
    return [say.break_note(definition) for definition in found if any(map(definition.parts_years, years))]


def tell_siblings(answer: pd.DataFrame, say: Wording, unit: str, year: int) -> Said:
    """Return what the answer ``analysis.compare.siblings`` says: where ``unit`` is better or worse.

    Only whole and exact figures of indicators that are ranked are set beside the median: counts rank size.
    """
    rows = each(answer)
    if not rows:
        return silence("siblings", say)
    held = [row for row in rows if exact(row) and not pd.isna(row.median) and _judged(row, say)]
    sides = {row.indicator: _side(row, say) for row in held}
    counts = [(side, list(sides.values()).count(side)) for side in ("better", "worse", "equal")]
    listed = say.listed(say(f"tell_side_{side}", count=count) for side, count in counts if count)
    parent = say.reference.tree[unit].parent or unit
    words = {"sides": listed, "count": len(held), "year": year, "place": named(parent, say)}
    words["unit"] = named(unit, say)
    headline = capital(say("tell_siblings_head" if held else "tell_siblings_none_head", **words))
    worse = [row for row in held if sides[row.indicator] == "worse"]
    told = say("tell_siblings" if held else "tell_siblings_none", **words)
    points = [f"{capital(noun(row.indicator, say))}: {_beside(row, say)}" for row in rows]
    return Said(
        headline,
        quote(rows, say, told, _worse(worse, say)),
        alternative("siblings", headline, points, rows, say),
    )


def _judged(row: Row, say: Wording) -> bool:
    """Tell whether a figure is of a whole year and of an indicator of which more or less is better."""
    found = say.reference.catalog.indicators[row.indicator]
    return not row.partial and found.direction != "none" and found.formula != "count"


def _side(row: Row, say: Wording) -> str:
    """Return on which side of the median a value is, as both are printed."""
    way = heading(row.value - row.median, row.indicator, say)
    better = "down" if say.reference.catalog.indicators[row.indicator].direction == "down" else "up"
    if say.reference.catalog.indicators[row.indicator].unit_measure == "rank":
        better = "up"  # a rank rises to a smaller number
    return "equal" if way == "same" else "better" if way == better else "worse"


def _beside(row: Row, say: Wording) -> str:
    median = "" if pd.isna(row.median) else f" ({say('median')} {say.figure(row.median, row.indicator)})"
    return dated(row, say) + median


def _worse(rows: Sequence[Row], say: Wording) -> str:
    """Return the first indicators that are worse than the median, with both values and whom the median describes."""
    if not rows:
        return ""
    told = [f"{noun(row.indicator, say)} {_median_of(row, say)}" for row in rows[:NAMED]]
    told += [f"{say('and')} {say.counted('tell_more_indicators', len(rows) - NAMED)}"] * (len(rows) > NAMED)
    return say("tell_worse", items="; ".join(told))


def _median_of(row: Row, say: Wording) -> str:
    median = f"{say('median')} {say.figure(row.median, row.indicator)}"
    return f"{say.value(row)} ({median}, {counted(row, say)})"

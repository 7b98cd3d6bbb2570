"""What is said of the units below a place, for one indicator in a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kpi.analysis.answer import Row, each
from kpi.text.numbers import SAME, number
from kpi.text.sentences.phrase import (
    NAMED,
    Said,
    alternative,
    amount,
    capital,
    dated,
    detail,
    exact,
    listed_units,
    named,
    noun,
    parts,
    period,
    quote,
    silence,
)
from kpi.text.wording import Wording

UNPLACED = ("small", "none_arose")
"""Why a value is set beside no others, whatever it is."""


@dataclass(frozen=True)
class _Group:
    """The rows of units, those whose figures may be set beside each other, and of how many units they are."""

    rows: list[Row]
    counted: list[Row]
    reported: int
    expected: int
    ranked: bool  # every unit there is has a place
    chosen: bool  # only some of the units are shown
    units: str  # what they are called: units, or wards and communes, or offices


def tell_units(
    answer: pd.DataFrame,
    say: Wording,
    place: str,
    year: int,
    reported: int,
    expected: int,
    target: float | None,
    kind: str = "ranking",
) -> Said:
    """Return what the answer ``analysis.children.children`` of the units below a place says.

    ``reported`` of ``expected`` units there have a figure, shown or not; ``target`` is that of the
    place. Which unit has the highest or lowest figure is told only where every one that there is
    has a place; else between which values those lie that may be compared. ``kind``: of a chart
    ``ranking`` or ``tiles``.
    """
    rows = each(answer)
    if not rows:
        return silence(kind, say)
    indicator, group = rows[0].indicator, _group(rows, reported, expected, say, place)
    words = {"name": noun(indicator, say), "period": _when(group, year, say)}
    headline, sentence = _tell(group, words, say, named(place, say))
    aim = "" if target is None else say("target_of", unit=named(place, say), value=say.target(target, indicator))
    counts = {"reported": reported, "expected": expected, "place": named(place, say), "units": group.units}
    coverage = say("tell_chosen", **counts) if group.chosen else ""
    points = [f"{capital(named(row.unit, say))}: {_point(row, say)}" for row in rows]
    drawn = "ranks" if kind == "ranking" and say.is_rank(indicator) else kind
    return Said(
        headline,
        quote(rows, say, sentence, coverage, _left(group, say), aim),
        alternative(drawn, headline, points, rows, say),
    )


def _group(rows: list[Row], reported: int, expected: int, say: Wording, place: str) -> _Group:
    told = [row for row in rows if not pd.isna(row.value)]
    alike = len({(row.first_day, row.last_day) for row in told}) == 1
    counted = [row for row in told if row.no_place not in UNPLACED and exact(row) and (alike or not row.partial)]
    placed = [row for row in counted if not pd.isna(row.place) and not row.partial]
    answered = sum(not pd.isna(row.value) or row.denominator == 0 for row in rows)
    ranked = len(placed) == len(rows) == reported == expected
    units = say.units_word(place, offices=say.reference.tree[rows[0].unit].is_office)
    return _Group(rows, counted, reported, expected, ranked, chosen=answered != reported, units=units)


def _when(group: _Group, year: int, say: Wording) -> str:
    """Return the year, with what the figures cover where that is the same part of it for all."""
    if group.counted and all(row.partial for row in group.counted):
        return period(group.counted[0], say)
    return say("tell_year", year=year)


def _tell(group: _Group, words: dict[str, str], say: Wording, above: str) -> tuple[str, str]:
    """Return headline and first sentence."""
    if not group.counted:
        told = say("tell_units_none", place=above, units=group.units, **words)
        return capital(told), told
    among = _among(group, say, above)
    words |= {"place": above}
    low, high = (edge(row.value for row in group.counted) for edge in (min, max))
    indicator = group.counted[0].indicator
    lowest, highest = ([row for row in group.counted if _alike(row, end)] for end in (low, high))
    if len(lowest) == len(group.counted):
        return _equal(group, words, say, above)
    if not group.ranked:
        ends = {"low": say.value(lowest[0]), "high": say.value(highest[0])}
        head = capital(say("tell_head_between", among=_among(group, say, above, short=True), **ends, **words))
        ends = {"low": _end(lowest, say), "high": _end(highest, say)}
        return head, say("tell_between", among=among, **ends, **words)
    down = say.reference.catalog.indicators[indicator].direction == "down"
    first, other = ("lowest", "highest") if down else ("highest", "lowest")
    best, last = (lowest, highest) if down else (highest, lowest)
    if say.is_rank(indicator):
        first, other = "first", "last"
    many = "_many" if len(best) > 1 else ""
    units = listed_units([row.unit for row in best], say) if len(best) <= NAMED else _number_of(best, say)
    value = say.value(best[0])
    shown = units if len(best) < NAMED else _number_of(best, say)
    head = say(f"tell_head_{first}{many}", units=shown, value=value, among=among, **words)
    value += detail(best[0], say) if len(best) == 1 else ""
    told = say(f"tell_best_{first}{many}", units=units, value=value, among=among, **words)
    return capital(head), f"{told}{say(f'tell_other_{other}', units=_units(last, say), value=_value(last, say))}"


def _equal(group: _Group, words: dict[str, str], say: Wording, above: str) -> tuple[str, str]:
    """Return headline and first sentence where all figures are printed alike, or where there is one."""
    row = group.counted[0]
    if len(group.counted) == 1:
        told = {"unit": named(row.unit, say), "expected": str(group.expected), **words}
        head = say("tell_head_single", value=say.value(row), **told)
        return capital(head), say("tell_single", value=amount(row, say) + detail(row, say), **told)
    head = say("tell_head_equal", value=say.value(row), among=_among(group, say, above, short=True), **words)
    return capital(head), say("tell_equal", value=amount(row, say), among=_among(group, say, above), **words)


def _among(group: _Group, say: Wording, above: str, *, short: bool = False) -> str:
    """Return which units the statement is about, and of how many there are."""
    words = {"count": len(group.counted), "expected": group.expected, "place": above, "units": group.units}
    if group.chosen:
        return say("tell_among_chosen", place=above)
    if short and len(group.counted) < group.expected:
        return say("tell_among_short", **words)
    if len(group.counted) < group.reported:
        return say("tell_among_compared", **words)
    return say("tell_among" if group.reported == group.expected else "tell_among_reported", **words)


def _alike(row: Row, end: float) -> bool:
    """Tell whether a value is ``end``."""
    return bool(abs(row.value - end) < SAME)


def _units(rows: Sequence[Row], say: Wording) -> str:
    return _number_of(rows, say) if len(rows) > NAMED else listed_units([row.unit for row in rows], say)


def _number_of(rows: Sequence[Row], say: Wording) -> str:
    return say.counted("tell_count_units", len(rows))


def _value(rows: Sequence[Row], say: Wording) -> str:
    return say.value(rows[0]) + (detail(rows[0], say) if len(rows) == 1 else "")


def _end(rows: Sequence[Row], say: Wording) -> str:
    """Return a value with whose it is: ``15,0 % (phường Một)``."""
    return f"{say.value(rows[0])} ({_units(rows, say)})"


def _point(row: Row, say: Wording) -> str:
    return ", ".join(text for text in (dated(row, say), say.interval(row)) if text)


def _left(group: _Group, say: Wording) -> str:
    """Return which units the statement leaves out, and why."""
    told = {row.unit for row in group.counted}
    left = [row for row in group.rows if row.unit not in told]
    blank = [row for row in left if pd.isna(row.value)]
    split = [row for row in blank if not pd.isna(row.boundary)]
    none = [row for row in blank if row.denominator == 0]
    silent = [row.unit for row in blank if row not in split and row not in none]
    unheard = len(silent) if group.chosen else group.expected - group.reported - len(split)
    few = [row for row in left if row.no_place == "small"]
    nothing = [row for row in left if row not in blank and row.no_place == "none_arose"]
    others = [row for row in left if row not in blank and row not in few and row not in nothing]
    partial = [row for row in others if row.partial]
    beyond = [row for row in others if not row.partial]
    derived = [row for row in group.counted if row.status == "E"]
    texts = [
        _silent(group, silent, unheard, say) if unheard > 0 else "",
        say("tell_left_none", units=_names(none, say)) if none else "",
        say("tell_left_split", units=_names(split, say)) if split else "",
        say("tell_left_nothing", units=_names(nothing, say)) if nothing else "",
        _few(few, say),
        say("tell_left_partial", units=_names(partial, say)) if partial else "",
        say("tell_left_inexact", units=_names(beyond, say)) if beyond else "",
        say("tell_left_derived", units=_units(derived, say)) if derived else "",
    ]
    return "; ".join(text for text in texts if text)


def _silent(group: _Group, silent: list[str], unheard: int, say: Wording) -> str:
    """Return which units have no figure: late where units like them report it themselves, else not mentioned."""
    key = "tell_left_silent" if any(row.due for row in group.rows) else "tell_left_not_listed"
    return say(key, units=listed_units(silent, say, max(unheard, len(silent))))


def _names(rows: Sequence[Row], say: Wording) -> str:
    return listed_units([row.unit for row in rows], say)


def _few(rows: Sequence[Row], say: Wording) -> str:
    """Return the shares of few with their denominators, and below which number they are not ranked."""
    if not rows:
        return ""
    small = say.reference.catalog.indicators[rows[0].indicator].small or 0
    told = [f"{named(row.unit, say)} {say.value(row)} ({parts(row, say)})" for row in rows[:NAMED]]
    told += [say.counted("tell_more_units", len(rows) - NAMED)] * (len(rows) > NAMED)
    return say("tell_left_small", small=number(small, 0, say.lang), units=say.listed(told))

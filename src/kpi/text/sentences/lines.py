"""What is said of several figures of one year beside each other: of several units, of several indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kpi.analysis.answer import Row, grouped
from kpi.text.numbers import day
from kpi.text.sentences.phrase import (
    NAMED,
    Said,
    alternative,
    amount,
    blank,
    borne,
    capital,
    change,
    dated,
    detail,
    exact,
    inside,
    located,
    named,
    no_change,
    noun,
    period,
    quote,
    small,
    summed,
)
from kpi.text.wording import Wording

ITEMS = 6  # figures that a sentence lists
WIDE = 90  # letters of a headline that lists figures, if at least one fits


@dataclass(frozen=True)
class Scene:
    """The lines of a chart, by indicator and unit, and what they say of the last year that has a figure.

    ``told``: the rows of that year that say anything; ``silent``: the lines that lack one, though
    indicator and unit existed.
    """

    lines: dict[tuple[str, str], list[Row]]
    year: int
    told: list[Row]
    silent: list[tuple[str, str]]

    @classmethod
    def of(cls, rows: Sequence[Row], say: Wording, asked: int | None = None) -> "Scene":
        """Return the scene of the rows of an answer: of the year ``asked`` for, or the one that says most about it."""
        lines: dict[tuple[str, str], list[Row]] = grouped(rows, "indicator", "unit")
        year = year_told(rows, asked)
        now = (row for line in lines.values() for row in line if row.year == year)
        told = {(row.indicator, row.unit): row for row in now if _said(row)}
        silent = [(code, unit) for code, unit in lines if (code, unit) not in told and _expected(code, unit, year, say)]
        return cls(lines, year, list(told.values()), silent)

    @property
    def indicators(self) -> list[str]:
        """Return the indicators of the chart."""
        return list(dict.fromkeys(code for code, _ in self.lines))

    @property
    def units(self) -> list[str]:
        """Return the units of the chart."""
        return list(dict.fromkeys(unit for _, unit in self.lines))

    def name(self, indicator: str, unit: str, say: Wording) -> str:
        """Return what tells a line from the others: its unit, its indicator, or both."""
        if len(self.units) == 1:
            return noun(indicator, say)
        if len(self.indicators) == 1:
            return named(unit, say)
        return say("tell_subject", name=noun(indicator, say), unit=named(unit, say))

    def about(self, say: Wording) -> str:
        """Return whose figures those of the one unit are where all were added up from the same units; else nothing."""
        found = {borne(row, say) for row in self.told if not pd.isna(row.value)}
        return found.pop() if len(found) == 1 else ""

    def row_name(self, row: Row, say: Wording) -> str:
        """Return what tells a figure from the others, with whose it is where its line does not say it."""
        bearer, one = borne(row, say), len(self.units) == 1
        if not bearer or (one and self.about(say)):
            return self.name(row.indicator, row.unit, say)
        if one:
            return f"{noun(row.indicator, say)} ({bearer})"
        return bearer if len(self.indicators) == 1 else say("tell_subject", name=noun(row.indicator, say), unit=bearer)

    def points(self, say: Wording) -> list[str]:
        """Return every value with its line and year."""
        return [
            f"{capital(self.row_name(row, say))} {row.year}: {dated(row, say)}"
            for line in self.lines.values()
            for row in line
        ]

    def notes(self, say: Wording) -> list[str]:
        """Return which units ended, and where one of the indicators took the place of another."""
        heard = {row.unit for row in self.told}
        ends = {unit: say.reference.tree[unit].valid_to for unit in self.units if unit not in heard}
        gone = [
            say("tell_ended", unit=named(unit, say), day=day(ended, say.lang))
            for unit, ended in ends.items()
            if ended is not None and ended.year <= self.year
        ]
        catalog = say.reference.catalog
        heirs = [code for code in self.indicators if catalog.indicators[code].succeeds in self.indicators]
        breaks = dict.fromkeys(say.break_note(found) for code in heirs for found in catalog.breaks(code))
        return ["; ".join(gone), *breaks]


def year_told(rows: Sequence[Row], asked: int | None) -> int:
    """Return the last year up to ``asked`` in which a row says anything, else the first after it; without, the last."""
    years = sorted({row.year for row in rows if _said(row)} or {row.year for row in rows})
    before = [year for year in years if asked is None or year <= asked]
    return int(before[-1] if before else years[0])


def without(headline: str, told: int, asked: int | None, say: Wording) -> str:
    """Return ``headline`` with the word that there is no figure of the year ``asked`` for, where it tells another."""
    return headline if asked in (None, told) else say("tell_head_without", headline=headline, year=asked)


def _said(row: Row) -> bool:
    """Tell whether a row says anything: a value, that nothing arose, or why it is blank."""
    return bool(not pd.isna(row.value) or row.denominator == 0 or not pd.isna(row.boundary))


def _expected(indicator: str, unit: str, year: int, say: Wording) -> bool:
    """Tell whether an indicator and a unit both existed at the end of a year, so that a figure is missing."""
    found, end = say.reference.catalog.indicators[indicator], date(year, 12, 31)
    valid = (found.valid_from is None or found.valid_from <= end) and (found.valid_to is None or found.valid_to >= end)
    return valid and say.reference.tree[unit].valid_on(end)


def tell_lines(scene: Scene, say: Wording, kind: str, *more: str, asked: int | None = None) -> Said:
    """Return what the lines of a chart say of the scene's year; ``more`` are sentences that follow."""
    told, units = scene.told, scene.units
    items = [_item(row, scene, say, moved=len(told) <= NAMED) for row in told]
    items += [say("tell_item_unit", name=scene.name(*key, say), value=say("no_figure")) for key in scene.silent]
    shown = items[:ITEMS] + ([_rest(len(items) - ITEMS, scene, say)] if len(items) > ITEMS else [])
    form = "tell_list_units" if len(scene.indicators) == 1 else "tell_list"
    form = "tell_list_indicators" if len(units) == 1 else form
    about = (scene.about(say) or located(units[0], say)) if len(units) == 1 else _somewhere(scene, say)
    sentence = say(form, period=say("tell_year", year=scene.year), subject=about, items="; ".join(shown))
    reasons = _reasons(scene, say) if len(told) <= NAMED else []
    headline = without(_headline(scene, say), scene.year, asked, say)
    rows = [row for line in scene.lines.values() for row in line]
    return Said(
        headline,
        quote(told, say, sentence, "; ".join(reasons), *scene.notes(say), *more),
        alternative(kind, headline, scene.points(say), rows, say),
    )


def _somewhere(scene: Scene, say: Wording) -> str:
    """Return the one indicator of several units, with the unit that they are all part of."""
    if len(scene.indicators) > 1:
        return ""
    name, above = noun(scene.indicators[0], say), {say.reference.tree[unit].parent for unit in scene.units}
    parent = above.pop()
    return name if above or parent is None else say("tell_at", name=name, place=inside(say.unit(parent)))


def _headline(scene: Scene, say: Wording) -> str:
    """Return up to three figures, as many as fit; of more units between which values they lie."""
    told = [row for row in scene.told if not pd.isna(row.value)]
    alike = len({(row.first_day, row.last_day) for row in told}) == 1
    when = period(told[0], say) if alike else say("tell_year", year=scene.year)
    about = noun(scene.indicators[0], say) if len(scene.indicators) == 1 else ""
    about = (scene.about(say) or named(scene.units[0], say)) if len(scene.units) == 1 else about
    subject = say("tell_head_about", subject=about, period=when) if about else when
    whole = [row for row in told if exact(row) and (alike or not row.partial)]
    if len(told) > NAMED and len(scene.indicators) == 1 and len(whole) > 1:
        low, high = min(whole, key=lambda row: row.value), max(whole, key=lambda row: row.value)
        words = {"low": say.value(low), "high": say.value(high)}
        counts = {"count": len(whole), "expected": len(scene.told) + len(scene.silent)}
        return capital(say("tell_head_range", subject=subject, **words, **counts))
    value = say.value if alike else lambda row: dated(row, say)
    items = [say(_form(row, scene, say), name=scene.row_name(row, say), value=value(row)) for row in scene.told]
    headline = capital(say("tell_head_list", subject=subject, items=small(say("tell_nothing"))))
    for count in range(min(NAMED, len(items)), 0, -1):
        more = [_rest(len(items) - count, scene, say)] if len(items) > count else []
        headline = capital(say("tell_head_list", subject=subject, items="; ".join([*items[:count], *more])))
        if len(headline) <= WIDE:
            break
    return headline


def _rest(count: int, scene: Scene, say: Wording) -> str:
    if len(scene.units) > 1 and len(scene.indicators) > 1:
        return say("alt_more", count=count)
    return f"{say('and')} {say.counted('tell_more_units' if len(scene.units) > 1 else 'tell_more_indicators', count)}"


def _form(row: Row, scene: Scene, say: Wording) -> str:
    """Return the form of an item: one that is named by its unit alone, or has no value, needs no verb."""
    bare = pd.isna(row.value) or scene.row_name(row, say) in (named(row.unit, say), borne(row, say))
    return "tell_item_unit" if bare else "tell_item"


def _item(row: Row, scene: Scene, say: Wording, *, moved: bool) -> str:
    words = {"name": scene.row_name(row, say)}
    if pd.isna(row.value):
        return say(_form(row, scene, say), value=blank(row, say), **words)
    covered = say.covered(row) if row.partial else ""
    value = amount(row, say) + detail(row, say, say.coverage(row) if summed(row) else "", covered)
    text, step = say(_form(row, scene, say), value=value, **words), change(row, say) if moved else ""
    return ", ".join(part for part in (text, step) if part)


def _reasons(scene: Scene, say: Wording) -> list[str]:
    """Return why no change is told, once for all figures of the same reason."""
    reasons: dict[str, list[str]] = {}
    for row in scene.told:
        if reason := no_change(row, say):
            reasons.setdefault(reason, []).append(scene.name(row.indicator, row.unit, say))
    return [
        reason if len(about) == len(scene.told) else f"{reason} ({say.listed(about)})"
        for reason, about in reasons.items()
    ]

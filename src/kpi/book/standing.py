"""How a place stands in a year: its cards, what improved, what needs attention, what is missing, its rank."""

from dataclasses import dataclass

import pandas as pd

from kpi.analysis.answer import Row, each
from kpi.analysis.children import coverage
from kpi.analysis.scorecard import missing_indicators
from kpi.book.view import View
from kpi.text.numbers import number, signed
from kpi.text.wording import Wording

BEHIND = ("missed", "at_risk")


@dataclass(frozen=True)
class Item:
    """An indicator that stands out, and in words why; ``short`` where the heading says the rest."""

    indicator: str
    words: str
    short: str = ""


def selected_cards(view: View, unit: str, year: int, area: str) -> list[Row]:
    """Return the rows of the answer ``scorecard``; of ``area`` alone, if any."""
    return [row for row in each(view.cards(unit, year)) if area in ("", row.area)]


def standing_out(view: View, unit: str, year: int, area: str) -> dict[str, list[Item]]:
    """Return what ``improved``, what ``lags`` (missed targets first, the deepest fall next) and what is ``missing``."""
    say = view.say
    found = view.reference.catalog.indicators
    rows = selected_cards(view, unit, year, area)
    missing = [row for row in each(view.ask(missing_indicators, unit, year)) if area in ("", found[row.indicator].area)]
    counted = [row for row in each(view.ask(coverage, unit, year)) if area in ("", found[row.indicator].area)]
    behind = [row for row in rows if row.progress in BEHIND]
    worse = [row for row in rows if row.verdict == "worse" and row.progress not in BEHIND]

    def changed(row: Row) -> Item:
        return Item(row.indicator, say.change(row), short_change(say, row))

    def lagging(row: Row) -> Item:
        """A missed target comes with the way the figure went: it is not told a second time as an improvement."""
        moved = f"; {say.change(row)}" if row.verdict in ("better", "worse") else ""
        return Item(row.indicator, f"{say.progress(row.progress)} ({say.value(row)}{moved})")

    return {
        "improved": [changed(row) for row in rows if row.verdict == "better" and row.progress not in BEHIND],
        "lags": [*map(lagging, behind), *map(changed, sorted(worse, key=_gravity))],
        "missing": [
            *(Item(row.indicator, say("missing_item", year=row.last_year)) for row in missing),
            *(
                Item(
                    row.indicator,
                    say(
                        "missing_units_item" if row.due else "missing_units_item_not_listed",
                        count=row.expected - row.reported,
                    ),
                )
                for row in counted
                if row.reported < row.expected
            ),
        ],
    }


def _gravity(row: Row) -> tuple[bool, float]:
    """Sort what got worse: shares, scores and ranks by how far, then counts, which fall with what there is to count."""
    size = abs(row.change) if row.formula != "count" else abs(row.change / row.previous) if row.previous else 0.0
    return row.formula == "count", -size


def short_change(say: Wording, row: Row) -> str:
    """Return a change that may be told without the year it is against: ``+6,3 điểm``, ``−20 (−5,6 %)``."""
    found = say.reference.catalog.indicators[row.indicator]
    step = signed(row.change, found.decimals, say.lang)
    if step[0] not in "+−":
        return say("brief_same")
    if found.unit_measure == "percent":
        return say("points", value=step)
    if found.unit_measure == "rank":
        places = number(abs(row.change), 0, say.lang)
        return say("brief_rank_up" if row.change < 0 else "brief_rank_down", places=places)
    if row.previous and found.formula == "count":
        share = signed(100 * row.change / row.previous, 1, say.lang) + ("\u00a0%" if say.lang == "vi" else "%")
        return f"{step} ({share})"
    return step


def place_told(view: View, row: Row, found: Row | None) -> str:
    """Return the place that ``analysis.scorecard.places`` found for a row of the scorecard, or why there is none."""
    if found is None:
        return ""
    if pd.isna(found.place):
        return view.say("profile_no_place", reason=view.say.no_place(row, found.no_place))
    return view.say("profile_place", place=found.place, ranked=found.ranked, siblings=found.siblings)

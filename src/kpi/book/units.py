"""Charts of the units below a place in a year: the ranking and the tile map."""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.answer import each, grouped
from kpi.analysis.children import LOW_COVERAGE, children, coverage
from kpi.book.telling import Blank, Drawn, telling
from kpi.book.view import View
from kpi.charts.canvas import Paper
from kpi.charts.ranking import ranking
from kpi.charts.tiles import place_tiles, tile_map
from kpi.text.numbers import number
from kpi.text.sentences import tell_units


def below(view: View, indicator: str, *, chosen: bool = True) -> pd.DataFrame:
    """Return the answer ``children``, of places or of offices; of the selected ones alone, if any of them was there.

    On the day's units, where a day is chosen.
    """
    selection = view.selection
    offices = view.of_offices(indicator)
    asked = (selection.place, indicator, selection.year, selection.partial and chosen)
    answer = view.ask(children, *asked, () if offices else view.below_on_day(selection.place), offices)
    wanted = answer["unit"].isin(view.standing(view.units_below if chosen else ()))
    return answer[wanted] if wanted.any() else answer


def with_children(view: View, indicators: Sequence[str]) -> list[str]:
    """Return those of ``indicators`` that some unit below the place has for the year."""
    seen = view.changed(units=(), partial=False)
    if view.day is not None or view.selection.kind:
        return [code for code in indicators if below(seen, code)["value"].notna().any()]
    told = set(view.ask(coverage, view.selection.place, view.selection.year)["indicator"])
    return [code for code in indicators if code in told]


def make_ranking(view: View, paper: Paper, indicator: str) -> Drawn:
    """Return the ranking of the units below the place; of the selected ones alone, if any. Blank where none reported.

    Parts of a year are ranked too if the selection says so. Coverage is that of all units, whichever are shown.
    """
    say, chosen, answer = view.say, view.selection, below(view, indicator)
    if not answer["value"].notna().any():
        return _nobody(view, indicator)
    reported, expected = reporting(view, indicator)
    some = "ranking_title_chosen" if view.units_below else ""
    which = some or ("ranking_title" if reported == expected else "ranking_title_only")
    name, unit = say.indicator(indicator), say.unit(chosen.place)
    who = say.units_word(chosen.place, offices=view.of_offices(indicator))
    title = say(which, indicator=name, year=chosen.year, unit=unit, reported=reported, expected=expected, units=who)
    if reported < LOW_COVERAGE * expected:
        title = say("low_coverage", title=title)
    notes = (_coverage(view, indicator), _unplaced(view, answer), _missing(view, answer))
    target = _target(view, indicator)
    said = tell_units(answer, say, chosen.place, chosen.year, reported, expected, target)
    told = telling(view, answer, title, said, notes)
    return ranking(answer, say, told, paper, target=target, of=unit)


def make_tiles(view: View, paper: Paper, indicator: str) -> Drawn:
    """Return the tile map of the units below the place; of the selected ones alone, if any. Blank where none told."""
    view = view.changed(kind="")  # a map shows places; offices have none
    say, chosen, answer = view.say, view.selection, below(view, indicator)
    if view.of_offices(indicator) or not answer["value"].notna().any():
        return _nobody(view, indicator)
    cells = place_tiles([view.reference.tree[unit] for unit in sorted(answer["unit"])])
    title = say("tiles_title", indicator=say.indicator(indicator), year=chosen.year, unit=say.unit(chosen.place))
    placed = any(view.reference.tree[unit].latitude is not None for unit in answer["unit"])
    counts = reporting(view, indicator)
    notes = (_coverage(view, indicator), say("tiles_note" if placed else "tiles_note_unplaced"))
    said = tell_units(answer, say, chosen.place, chosen.year, *counts, _target(view, indicator), "tiles")
    return tile_map(answer, cells, say, telling(view, answer, title, said, notes), paper)


def reporting(view: View, indicator: str) -> tuple[int, int]:
    """Return how many units below the place have a figure, and how many there are by law or on record."""
    answer = below(view, indicator, chosen=False)
    told = int((answer["value"].notna() | (answer["denominator"] == 0)).sum())
    by_law = 0 if view.day or view.of_offices(indicator) else view.place.children_expected or 0
    return told, max(len(answer), by_law)


def _coverage(view: View, indicator: str) -> str:
    """Return how many units below the place reported the figure themselves, and how many merely have one."""
    answer, (told, expected) = below(view, indicator, chosen=False), reporting(view, indicator)
    derived = int((answer["derived"].fillna(False).astype(bool)).sum())
    if answer["due"].any() or derived:
        who = view.say.units_word(view.place.id, offices=view.of_offices(indicator))
        words = view.say.counts(reported=told - derived, expected=expected, derived=derived, units=who)
    else:
        who = view.say.units_word(view.place.id, offices=view.of_offices(indicator))
        words = view.say("figures_of", reported=told, expected=expected, units=who)
    return f"{words[0].upper()}{words[1:]}."


def _unplaced(view: View, answer: pd.DataFrame) -> str:
    """Return which units with a figure are not ranked, and why."""
    say, reasons = view.say, grouped(each(answer), "no_place")
    notes = []
    if few := reasons.get("small"):
        small = number(view.reference.catalog.indicators[few[0].indicator].small or 0, 0, say.lang)
        listed = say.listed(say.unit(row.unit) for row in few)
        notes.append(say("ranking_small_note", count=len(few), small=small, units=listed))
    if nothing := reasons.get("none_arose"):
        listed = say.listed(say.unit(row.unit) for row in nothing)
        notes.append(say("ranking_none_arose_note", units=listed))
    if lacking := reasons.get("coverage"):
        notes.append(say("ranking_lacking_note", count=len(lacking)))
    if parts := reasons.get("partial"):
        notes.append(say("ranking_partial_note", count=len(parts)))
    return " ".join(notes)


def _target(view: View, indicator: str) -> float | None:
    cards = view.cards(view.selection.place, view.selection.year)
    meant = (cards["indicator"] == indicator) & (cards["target_year"] == view.selection.year)
    found = cards.loc[meant, "target"].dropna()
    return float(found.iloc[0]) if len(found) else None


def _missing(view: View, answer: pd.DataFrame) -> str:
    missing = answer["value"].isna() & (answer["denominator"] != 0) & answer["boundary"].isna()
    silent = [view.say.unit(unit) for unit in answer.loc[missing, "unit"]]
    key = "missing_count" if answer["due"].any() else "missing_count_not_listed"
    return view.say(key, count=len(silent), units=view.say.listed(silent)) if silent else ""


def _nobody(view: View, indicator: str) -> Blank:
    say = view.say
    named = f"“{say.indicator(indicator)}”"
    return Blank(say("empty_children", unit=view.place.name(say.lang), indicator=named, year=view.selection.year))

"""What sentences are asked for: of a series, of the units below, of a row."""

from collections.abc import Callable

from kpi.analysis.answer import Row, each
from kpi.analysis.children import children
from kpi.analysis.compare import siblings, side_by_side, spread
from kpi.analysis.scorecard import places, scorecard
from kpi.analysis.series import monthly, series
from kpi.store.warehouse import Snapshot
from kpi.text.sentences import (
    Said,
    tell_months,
    tell_row,
    tell_series,
    tell_siblings,
    tell_side_by_side,
    tell_spread,
    tell_units,
)
from kpi.text.wording import Wording

Ask = Callable[[Snapshot, Wording], Said | str]


def of_series(
    indicators: str, units: str, first: int = 0, last: int = 9999, *, kind: str = "lines", today: bool = False
) -> Ask:
    def ask(data: Snapshot, say: Wording) -> Said:
        return tell_series(series(data, indicators.split(), units.split(), first, last, today), say, kind)

    return ask


def of_months(indicators: str, unit: str, first: int = 0, last: int = 9999) -> Ask:
    return lambda data, say: tell_months(monthly(data, indicators.split(), [unit], first, last), say)


def of_units(
    place: str,
    indicator: str,
    year: int,
    target: float | None = None,
    *,
    partial: bool = False,
    only: str = "",
    ground: str = "",
) -> Ask:
    def ask(data: Snapshot, say: Wording) -> Said:
        answer = children(data, place, indicator, year, partial, tuple(ground.split()))
        reported = int((answer["value"].notna() | (answer["denominator"] == 0)).sum())
        expected = max(len(answer), say.reference.tree[place].children_expected or 0)
        shown = answer[answer["unit"].isin(only.split())] if only else answer
        return tell_units(shown, say, place, year, reported, expected, target)

    return ask


def of_side(place: str, indicator: str, units: str, first: int, last: int) -> Ask:
    return lambda data, say: tell_side_by_side(
        side_by_side(data, place, indicator, units.split(), first, last), say, place
    )


def of_spread(place: str, indicator: str, first: int, last: int) -> Ask:
    return lambda data, say: tell_spread(spread(data, place, indicator, first, last), say, place, first, last)


def of_siblings(unit: str, year: int) -> Ask:
    return lambda data, say: tell_siblings(siblings(data, unit, year), say, unit, year)


def of_row(unit: str, indicator: str, year: int, *, rank: bool = False) -> Ask:
    def ask(data: Snapshot, say: Wording) -> str:
        row = next(row for row in each(scorecard(data, unit, year)) if row.indicator == indicator)
        return tell_row(row, say, place_of(data, unit, indicator, year) if rank else None)

    return ask


def place_of(data: Snapshot, unit: str, indicator: str, year: int) -> Row:
    """Return the row of the answer ``places``."""
    return next(row for row in each(places(data, unit, year)) if row.indicator == indicator)

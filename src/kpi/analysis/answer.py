"""The columns that every answer about indicator values has, and the way to read an answer row by row."""

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any

import pandas as pd

Row = Any  # one row of an answer: its columns are its attributes

VALUES = """
SELECT v.indicator, v.unit, CAST(year(v.period_start) AS INTEGER) AS year, v.value, v.origin, v.qualifier,
    CASE WHEN v.of_children THEN v.children_numerator ELSE v.numerator END AS numerator,
    CASE WHEN v.of_children THEN v.children_denominator ELSE v.denominator END AS denominator,
    v.stated, v.printed, v.stated_qualifier, v.children_value, v.units_reported, v.units_derived, v.units_expected,
    v.offices_reported, v.offices_expected, v.covered, v.units_counted, v.units_named, sum_of(v.origin, v.covered,
    v.units_key)::VARCHAR AS sum_of,
    v.units_missing, v.bound_low, v.bound_high, v.period_start, v.period_end,
    v.first_day, v.last_day, v.pieces, v.piece_freq, v.partial, v.complete, v.status, v.derived, v.synthetic, v.sources,
    v.previous, v.change, v.no_change, v.decimals, v.target, v.legal_basis, v.boundary
FROM (SELECT *, origin = 'children' OR (value IS NULL AND numerator IS NULL) AS of_children FROM {table}) v
"""
"""One row per indicator, unit and period (of YEARS a year, of MONTHS a month).

``value`` is in the indicator's unit of measure and is the unit's own computed figure, else its stated one, else the
sum over the units below (``origin``: computed, stated, children; on a unit's ground also territory and
territory_children, see store/sql/schema.sql); ``numerator`` and ``denominator`` belong to it.
``units_reported`` of ``units_expected`` units below it, where a sum over them exists; of ``units_derived`` more
nobody reported the figure, it was derived from what is said of the whole; ``offices_reported`` of
``offices_expected`` of them are offices; ``covered``: the sum has all of them, all
the way down; ``units_missing``: how many at the lowest level it has not. A sum that is not covered is the figure of
the ``units_counted`` units that it adds up (``units_named``: the first four) and not of the whole; ``sum_of`` tells
these units, as a set, from others, and is empty where the value is of the whole. ``derived``: made of derived values
alone. ``bound_low`` and ``bound_high``: the coverage if none and if all of those had it, where the value is a
coverage added up without them. The value covers ``first_day`` to ``last_day``; ``partial``: not the whole period.
``change`` is against ``previous``, or ``no_change`` says why there is none. ``decimals``: how it is to be printed.
``boundary``: on a unit's ground, why there is no value (split, merged)
or what it lacks (beyond). ``target`` with its ``legal_basis``, where one is set for that unit and year."""

YEARS = VALUES.format(table="indicator_value") + "WHERE v.freq = 'A' "
MONTHS = VALUES.format(table="indicator_value") + "WHERE v.freq = 'M' "
GROUND_YEARS = VALUES.format(table="ground_value") + "WHERE v.freq = 'A' "
GROUND_MONTHS = VALUES.format(table="ground_value") + "WHERE v.freq = 'M' "

NO_PLACE = """CASE WHEN v.value IS NULL THEN 'no_value' WHEN v.denominator = 0 OR v.status = 'M' THEN 'none_arose'
    WHEN v.denominator < i.small THEN 'small'
    WHEN i.direction = 'none' OR i.formula = 'count' THEN 'unordered'
    WHEN v.sum_of IS NOT NULL THEN 'coverage'
    WHEN v.partial AND NOT $partial THEN 'partial' END"""
"""Why a value (of YEARS as ``v``, its indicator as ``i``) is not ranked, or null: nobody reported it; it is stated
though
nothing arose that it could be of (0 of 0, or a status that says it cannot exist); it rests on a
denominator below the catalogue's ``small``; of its indicator neither more nor less is better, or it counts, which ranks
size; it is a sum that lacks units; it is a part of a year, unless ``$partial`` asks for those too."""

BEST_FIRST = "round(CASE i.direction WHEN 'down' THEN v.value ELSE -v.value END, 9)"
"""What ranked values are ordered by: the exact value, as 99.96 % is not all; equal ones share a place."""


def each(answer: pd.DataFrame) -> list[Row]:
    """Return the rows of an answer, in its order.

    Column by column, because pandas' own ``itertuples`` takes milliseconds where there are thirty columns.
    """
    row = _row_type(tuple(answer.columns))
    return [row(*cells) for cells in zip(*(answer[name].tolist() for name in answer.columns), strict=True)]


def grouped(rows: Iterable[Row], *columns: str) -> dict[Any, list[Row]]:
    """Return rows by the values of ``columns`` (one column: the value itself), in their order."""
    key = attrgetter(*columns)
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def same_units(before: Row, after: Row) -> bool:
    """Tell whether two values are of the same units: of the whole, or sums over the same ones of those below it."""
    return (before.sum_of if isinstance(before.sum_of, str) else "") == (
        after.sum_of if isinstance(after.sum_of, str) else ""
    )


def joins(before: Row, after: Row) -> bool:
    """Tell whether a line may go from one year's value to another's.

    Both are whole years, one follows the other, and definition, ground and units are the same.
    """
    follows = after.year == before.year + 1 and not before.partial and not after.partial
    return follows and after.no_change not in ("definition", "boundary") and same_units(before, after)


@cache
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns)

"""What a unit has to report for a period, and what it reported last."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kpi.catalog.model import Catalog
from kpi.intake.reading.periods import Period
from kpi.store.reading import Reference
from kpi.store.warehouse import Snapshot
from kpi.store.writing import Source
from kpi.units.tree import UnitTree
from kpi.units.unit import Unit

Basis = Literal["same", "other", "catalogue"]
"""Why items are due: units of this kind reported them for such periods, for other ones, or none has reported yet."""

_MONTHS = {"A": 12, "S": 6, "Q": 3, "M": 1}
_BASIC = ("ward", "commune", "township", "special_zone")

_KINDS = """
SELECT DISTINCT item, freq
FROM observation ANTI JOIN superseded USING (observation)
WHERE list_contains($units, unit)
"""
_SPANS = """
SELECT freq, min(period_start) AS first, max(period_end) AS last
FROM (
    SELECT unit, freq, period_start, period_end FROM observation ANTI JOIN superseded USING (observation)
    UNION ALL
    SELECT f.unit, period_freq(period_start(period), period_end(period)), period_start(period), period_end(period)
    FROM submission_figure f
    JOIN submission_state s USING (submission)
    WHERE s.status NOT IN ('corrected', 'withdrawn')
)
WHERE list_contains($units, unit) AND freq <> 'P'
GROUP BY freq
"""
_PAST = """
SELECT o.item, o.period_start, o.period_end, o.value, o.printed, o.source
FROM observation o
ANTI JOIN superseded USING (observation)
JOIN source s ON s.id = o.source
WHERE o.unit = $unit AND o.period_end < $first::DATE AND o.value IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY o.item, o.period_start, o.period_end ORDER BY s.published DESC, s.id) = 1
ORDER BY o.period_end, o.period_start DESC
"""


@dataclass(frozen=True)
class Past:
    """A figure that was reported: as printed (empty where only a number is known), and by what source."""

    period: Period
    value: float
    printed: str
    source: Source


@dataclass(frozen=True)
class Line:
    """An item that is due. ``before`` is of the period before, else the last one before the form's period."""

    item: str
    area: str
    before: Past | None = None
    year_before: Past | None = None


@dataclass(frozen=True)
class Due:
    """What the unit has to report for the period, in the order of areas and catalogue."""

    unit: Unit
    period: Period
    basis: Basis
    lines: tuple[Line, ...]


def what_is_due(data: Snapshot, reference: Reference, unit: Unit, period: Period) -> Due:
    """Return the items due for ``unit`` in ``period`` with their last values.

    Due is what units of its kind beside it, or itself, have reported for periods of this kind; if nothing, what they
    reported for periods of any kind; if nothing either, every measure. Of these, what the catalogue has for the
    period; a stated indicator only where its parts are not due as well.
    """
    ((basis, items),) = items_due(data, reference, [unit], period).values()
    past = _past(data, reference, unit, period)
    lines = [_line(reference.catalog, item, past.get(item, []), period) for item in items]
    order = list(reference.catalog.areas)
    lines.sort(key=lambda line: order.index(line.area) if line.area in order else len(order))
    return Due(unit, period, basis, tuple(lines))


def items_due(
    data: Snapshot, reference: Reference, units: Sequence[Unit], period: Period
) -> dict[str, tuple[Basis, tuple[str, ...]]]:
    """Return, by unit, why which items are due in ``period``, as ``what_is_due`` says; in the catalogue's order."""
    alike = {unit.id: tuple(beside.id for beside in _alike(reference.tree, unit)) for unit in units}
    known = {beside: _due_of(data, reference, beside, period) for beside in set(alike.values())}
    return {unit: known[beside] for unit, beside in alike.items()}


def _due_of(
    data: Snapshot, reference: Reference, units: tuple[str, ...], period: Period
) -> tuple[Basis, tuple[str, ...]]:
    """Return what is due of each of ``units``, which are all those of a kind, and why."""
    reported = data.query(_KINDS, {"units": list(units)})
    asked = _asked_of(reference, reference.tree[units[0]].kind)
    candidates: dict[Basis, Iterable[str]] = {
        "same": reported.loc[reported["freq"] == frequency(period), "item"],
        "other": reported["item"],
        "catalogue": reference.catalog.measures,
    }
    valid = {basis: _valid(reference.catalog, asked & {*found}, period) for basis, found in candidates.items()}
    basis: Basis = next((basis for basis, items in valid.items() if items), "catalogue")
    return basis, tuple(valid[basis])


def _asked_of(reference: Reference, kind: str) -> set[str]:
    """Return the items that a unit of ``kind`` may be asked for: of wards and offices what is due from them, else all.

    A measure is asked for where an indicator with it is, or no indicator has it.
    """
    catalog = reference.catalog
    asks = [
        found
        for found in catalog.indicators.values()
        if kind not in (*_BASIC, "office") or found.is_due_from(office=kind == "office")
    ]
    used = {item for found in catalog.indicators.values() for item in (*found.numerator, *found.denominator)}
    return {item for found in asks for item in (found.code, *found.numerator, *found.denominator)} | (
        {*catalog.measures} - used
    )


def periods_due(data: Snapshot, units: Sequence[Unit], until: date) -> list[Period]:
    """Return the years, halves, quarters and months that ``units`` have reported or that ended by ``until``.

    Of each kind of period from the first that any of them reported on; newest first, of those that end on one day the
    longest first.
    """
    frame = data.query(_SPANS, {"units": [unit.id for unit in units]})
    found = []
    for freq, first, last in frame.itertuples(index=False, name=None):
        period = Period("", *_around(first.date(), _MONTHS[freq]))
        while period.last <= max(until, last.date()):
            found.append(period)
            period = Period("", *_around(period.last + timedelta(days=1), _MONTHS[freq]))
    return sorted(found, key=lambda period: (period.last, -period.first.toordinal()), reverse=True)


def _around(day: date, months: int) -> tuple[date, date]:
    """Return the first and last day of the period of so many months in which ``day`` lies."""
    end = day.month + -day.month % months
    return date(day.year, end - months + 1, 1), date(day.year, end, monthrange(day.year, end)[1])


def units_of(tree: UnitTree, place: Unit, period: Period) -> list[Unit]:
    """Return the place and the units directly below it that exist at the end of the period."""
    return [unit for unit in (place, *tree.children(place.id)) if unit.valid_on(period.last)]


def frequency(period: Period) -> str:
    """Return A for a year, S, Q, M for its parts, P for any other range of days."""
    code = period.code
    if len(code) == 4:
        return "A"
    return "P" if len(code) != 7 else "M" if code[5:].isdecimal() else code[5]


def period_before(period: Period) -> Period | None:
    """Return the period of the same kind before this one; None for ranges of days."""
    months = _MONTHS.get(frequency(period))
    return Period("", _back(period.first, months), period.first - timedelta(days=1)) if months else None


def year_before(period: Period) -> Period:
    """Return the same period one year earlier; of a year that is the second before, as the first stands beside it."""
    months = 24 if frequency(period) == "A" else 12
    return Period("", _back(period.first, months), _back(period.last + timedelta(days=1), months) - timedelta(days=1))


def _back(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _alike(tree: UnitTree, unit: Unit) -> list[Unit]:
    kinds = _BASIC if unit.kind in _BASIC else (unit.kind,)
    return [other for other in tree.by_id.values() if other.parent == unit.parent and other.kind in kinds]


def _valid(catalog: Catalog, items: Iterable[str], period: Period) -> list[str]:
    """Return those of ``items`` that the catalogue has for the period, in its order."""
    wanted = set(items)
    measures = [code for code in catalog.measures if code in wanted and _is_valid(catalog, code, period)]
    return measures + [
        code
        for code, found in catalog.indicators.items()
        if code in wanted - set(catalog.measures)
        and _is_valid(catalog, code, period)
        and not (found.numerator and {*found.numerator, *found.denominator} <= set(measures))
    ]


def _is_valid(catalog: Catalog, item: str, period: Period) -> bool:
    """Tell whether the item, or of a measure some indicator that uses it, is valid on a day of the period."""
    indicator = None if item in catalog.measures else catalog.indicators[item]
    using = [indicator] if indicator else [
        found for found in catalog.indicators.values() if item in (*found.numerator, *found.denominator)
    ]  # fmt: skip
    return not using or any(
        (found.valid_from is None or found.valid_from <= period.last)
        and (found.valid_to is None or found.valid_to >= period.first)
        for found in using
    )


def _area(catalog: Catalog, item: str) -> str:
    own = [found for found in catalog.indicators.values() if item == found.code]
    using = [found for found in catalog.indicators.values() if item in (*found.numerator, *found.denominator)]
    return (own + using)[0].area if own or using else ""


def _past(data: Snapshot, reference: Reference, unit: Unit, period: Period) -> dict[str, list[Past]]:
    """Return what the unit reported for periods that ended before this one, oldest first, by item."""
    found: dict[str, list[Past]] = defaultdict(list)
    frame = data.query(_PAST, {"unit": unit.id, "first": period.first})
    for item, start, end, value, printed, source in frame.itertuples(index=False, name=None):
        span = Period("", start.date(), end.date())
        found[item].append(Past(span, value, printed, reference.sources[source]))
    return found


def _line(catalog: Catalog, item: str, past: Sequence[Past], period: Period) -> Line:
    by_code = {told.period.code: told for told in past}
    before = period_before(period)
    last = by_code.get(before.code) if before else None
    same = by_code.get(year_before(period).code)
    latest = [told for told in past if told is not same]
    return Line(item, _area(catalog, item), last or (latest[-1] if latest else None), same)

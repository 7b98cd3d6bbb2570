"""The way to a target: from which base, whether a value is on it, and at which pace it has to go on."""

from dataclasses import dataclass

import pandas as pd

from kpi.analysis.answer import Row, each, grouped
from kpi.store.warehouse import Snapshot

EXACT = 1e-9  # 29 of 100 meet 29 %, whatever the last bit of a computed ratio says


@dataclass(frozen=True)
class Aim:
    """The next target of a unit for an indicator, and where the way to it begins (nowhere: None)."""

    target: float
    target_year: int
    legal_basis: str
    base_year: int | None
    base_value: float | None

    def line(self, year: int) -> float | None:
        """Return where the straight line from base to target stands in ``year``; None unless that lies between them."""
        if self.base_year is None or self.base_value is None or not self.base_year < year < self.target_year:
            return None
        share = (year - self.base_year) / (self.target_year - self.base_year)
        return self.base_value + (self.target - self.base_value) * share


def aims(data: Snapshot, unit: str, year: int, on_ground: bool = False) -> dict[str, Aim]:
    """Return the next target of ``unit``, in ``year`` or later, by indicator.

    A target is meant for the last version of a unit in its year. The base is what its document
    says, else the unit's value (``on_ground``: that of its ground) of the document's base year, else
    its first. Values of parts of years and mere bounds are no base, nor is what lies before a
    change of definition that may not be compared over.
    """
    targets = data.query(
        """SELECT t.*, (SELECT CAST(max(year(f.effective - 1)) + 1 AS INTEGER) FROM definition f
            WHERE f.indicator = t.indicator AND f.comparable = 'no' AND f.effective <= make_date($year, 12, 31)
            ) AS alike_since
        FROM target t
        JOIN unit u ON u.id = $unit AND u.code = t.unit_code
        WHERE t.year >= $year AND coalesce(u.valid_from <= make_date(t.year, 12, 31), true)
          AND coalesce(u.valid_to > make_date(t.year, 1, 1), true)
          AND coalesce(u.valid_to > (SELECT max(later.valid_from) FROM unit later
                WHERE later.code = u.code AND later.valid_from <= make_date(t.year, 12, 31)), true)
        ORDER BY t.year""",
        {"unit": unit, "year": year},
    )
    following = {indicator: rows[0] for indicator, rows in grouped(each(targets), "indicator").items()}
    values = _whole_years(data, unit, list(following), on_ground) if following else {}
    return {indicator: _aim(target, values.get(indicator, {})) for indicator, target in following.items()}


def _whole_years(data: Snapshot, unit: str, indicators: list[str], on_ground: bool) -> dict[str, dict[int, float]]:
    """Return the exact values of ``unit`` or its ground for whole years, oldest first, by indicator."""
    answer = data.query(
        f"""SELECT indicator, CAST(year(period_start) AS INTEGER) AS year, value
        FROM {"ground_value" if on_ground else "indicator_value"}
        WHERE unit = $unit AND indicator IN (SELECT unnest($indicators)) AND freq = 'A' AND NOT partial
            AND qualifier = '' AND value IS NOT NULL AND sum_of(origin, covered, units_key) IS NULL
        ORDER BY year""",
        {"unit": unit, "indicators": indicators},
    )
    rows = grouped(each(answer), "indicator")
    return {indicator: {row.year: row.value for row in rows[indicator]} for indicator in rows}


def _aim(target: Row, values: dict[int, float]) -> Aim:
    told = (target.value, target.year, target.legal_basis)
    since = 0 if pd.isna(target.alike_since) else target.alike_since
    if not pd.isna(target.base_value):
        return Aim(*told, target.base_year, target.base_value) if target.base_year >= since else Aim(*told, None, None)
    for year in (target.base_year, *values):
        if year in values and year >= since:
            return Aim(*told, year, values[year])
    return Aim(*told, None, None)


def judge(row: Row, aim: Aim | None) -> str | None:
    """Return how ``row`` of the scorecard stands against its target.

    In the target's year: met, missed, or at_risk (a part of the year that does not reach it).
    Before it: on_track on or beyond the line, else at_risk. None where there is no target or no
    line, where a mere bound or a sum that lacks units does not tell, or of a count in a part of a
    year before the target's.
    """
    down = row.direction == "down"
    lacking = isinstance(row.sum_of, str)  # a target is the whole's, a sum without some units is not
    if aim is None or pd.isna(row.value) or lacking or row.qualifier not in ("", "below" if down else "above"):
        return None
    if row.year < aim.target_year:
        if row.partial and row.formula == "count":
            return None
        goals = [goal for goal in (aim.line(row.year), aim.target) if goal is not None]
        if any(_reaches(row.value, goal, down) for goal in goals):
            return "on_track"
        return None if row.qualifier or len(goals) < 2 else "at_risk"
    if _reaches(row.value, aim.target, down):
        return "met"
    return None if row.qualifier else "at_risk" if row.partial else "missed"


def pace(row: Row, aim: Aim | None) -> float | None:
    """Return the change a year that takes an exact value of a whole year to its target, 0 once it is reached.

    In the indicator's unit of measure, percentage points of a share. None without such a value,
    and from the target's year on.
    """
    if aim is None or row.year >= aim.target_year or pd.isna(row.value) or row.partial or row.qualifier:
        return None
    if isinstance(row.sum_of, str):
        return None
    if _reaches(row.value, aim.target, row.direction == "down"):
        return 0.0
    return float((aim.target - row.value) / (aim.target_year - row.year))


def _reaches(value: float, goal: float, down: bool) -> bool:
    return value <= goal + EXACT if down else value >= goal - EXACT

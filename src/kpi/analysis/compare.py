"""Units beside their siblings: over the years, on all indicators of a year, and who moved most between two years.

Medians and quartiles describe the units' values, each unit counting once. They are never the value of the unit above.
"""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.answer import GROUND_YEARS, YEARS
from kpi.store.warehouse import Snapshot

ENDING = """
ending AS (
    SELECT g.year, least(make_date(g.year, 12, 31), p.valid_to - 1) AS last_day,
        CASE WHEN $offices THEN NULL ELSE p.children_expected END AS children_expected
    FROM unit p
    CROSS JOIN (SELECT CAST(unnest(generate_series($first, $last)) AS INTEGER) AS year) g
    WHERE p.id = $parent
), member AS (
    SELECT e.year, u.id AS unit
    FROM ending e
    JOIN unit u ON u.parent = $parent AND (u.kind = 'office') = $offices AND coalesce(u.valid_from <= e.last_day, true)
        AND coalesce(u.valid_to > e.last_day, true)
    WHERE $group IS NULL
    UNION ALL
    SELECT year, unnest($group::VARCHAR[]) FROM ending
)"""
"""The units ``$group``; without: the places, or with ``$offices`` the offices, below ``$parent`` that existed at the
end of each year, or on its last day."""

BESIDE = """
WITH {ending}, expected AS (
    SELECT e.year, count(m.unit) AS members,
        CASE WHEN $group IS NOT NULL THEN count(m.unit) WHEN any_value(e.children_expected) = -1 THEN NULL
            ELSE greatest(count(m.unit), any_value(e.children_expected)) END AS siblings
    FROM ending e
    LEFT JOIN member m USING (year)
    GROUP BY e.year
), reading AS (
    SELECT v.indicator, m.year, v.value, v.synthetic, v.sources,
        CASE WHEN v.boundary IS NOT NULL THEN 'boundary' WHEN v.value IS NULL OR v.denominator = 0 OR v.status = 'M'
        THEN 'none_arose'
            WHEN v.partial THEN 'partial' WHEN v.qualifier <> '' THEN 'bound'
            WHEN v.origin NOT IN ('computed', 'stated') AND NOT v.covered THEN 'coverage' ELSE '' END AS left_out
    FROM member m
    JOIN {table} v ON v.freq = 'A' AND v.unit = m.unit AND v.period_start = make_date(m.year, 1, 1)
    WHERE $indicator IS NULL OR v.indicator = $indicator
), gathered AS (
    SELECT r.indicator, r.year, any_value(e.siblings) AS siblings, count(*) FILTER (left_out = '') AS counted,
        count(*) FILTER (left_out = 'partial') AS left_partial, count(*) FILTER (left_out = 'bound') AS left_bound,
        count(*) FILTER (left_out = 'coverage') AS left_coverage,
        count(*) FILTER (left_out = 'none_arose') AS left_none_arose,
        count(*) FILTER (left_out = 'boundary') AS left_boundary,
        coalesce(any_value(e.siblings), any_value(e.members)) - count(*) AS left_silent,
        CASE WHEN counted > 1 THEN quantile_cont(value, [0, 0.25, 0.5, 0.75, 1]) FILTER (left_out = '') END AS points,
        bool_or(synthetic) AS group_synthetic, flatten(list(sources) FILTER (left_out = '')) AS group_sources
    FROM reading r
    JOIN expected e USING (year)
    GROUP BY r.indicator, r.year
), own AS (
    {years} AND v.unit IN (SELECT unnest($units)) AND ($indicator IS NULL OR v.indicator = $indicator)
        AND v.period_start BETWEEN make_date($first, 1, 1) AND make_date($last, 1, 1)
), cell AS (
    SELECT k.indicator, k.year, s.unit, s.place
    FROM (SELECT indicator, year FROM gathered UNION SELECT indicator, year FROM own) k
    CROSS JOIN (SELECT unnest($units) AS unit, generate_subscripts($units, 1) AS place) s
)
SELECT c.indicator, c.unit, c.year,
    o.* EXCLUDE (indicator, unit, year) REPLACE (
        coalesce(o.synthetic, false) OR coalesce(g.group_synthetic, false) AS synthetic,
        list_sort(list_distinct(list_concat(o.sources, CASE WHEN g.points IS NOT NULL THEN g.group_sources END)))
            AS sources
    ),
    g.points[1] AS low, g.points[2] AS quartile_1, g.points[3] AS median, g.points[4] AS quartile_3,
    g.points[5] AS high, coalesce(g.counted, 0) AS counted, g.siblings, coalesce(g.left_partial, 0) AS left_partial,
    coalesce(g.left_bound, 0) AS left_bound, coalesce(g.left_coverage, 0) AS left_coverage,
    coalesce(g.left_none_arose, 0) AS left_none_arose, coalesce(g.left_boundary, 0) AS left_boundary,
    coalesce(g.left_silent, 0) AS left_silent
FROM cell c
JOIN (SELECT code, row_number() OVER () AS place FROM indicator) i ON i.code = c.indicator
LEFT JOIN gathered g ON g.indicator = c.indicator AND g.year = c.year
LEFT JOIN own o ON o.indicator = c.indicator AND o.year = c.year AND o.unit = c.unit
ORDER BY i.place, c.place, c.year"""


def siblings(data: Snapshot, unit: str, year: int) -> pd.DataFrame:
    """Return a row for every indicator that ``unit`` or one of its siblings has in ``year``, in the catalogue's order.

    Columns as in ``answer.YEARS`` (empty where ``unit`` itself has none; ``synthetic`` and
    ``sources`` are also those of the siblings) and, over the places (of an office: the offices) below the same
    parent that
    existed at the end of the year, ``unit`` among them: ``low``, ``quartile_1``, ``median``,
    ``quartile_3``, ``high`` (in the indicator's unit of measure, quartiles interpolated between
    neighbours; none of fewer than two values), ``counted`` (units they are made of) of
    ``siblings`` (units there are, on record or by law; none where nobody knows), and how many
    were left out: ``left_partial`` (not a whole year), ``left_bound`` (above, below, about),
    ``left_coverage`` (a sum that some units are missing from), ``left_none_arose`` (0 of 0),
    ``left_boundary`` (on a unit's ground, what cannot be divided or reaches beyond the record)
    and ``left_silent`` (not reported).
    """
    found = data.query("SELECT parent, kind = 'office' AS office FROM unit WHERE id = ?", [unit])
    parent = found["parent"].iloc[0] if len(found) and isinstance(found["parent"].iloc[0], str) else None
    return _beside(data, parent, [unit], None, year, year, None, offices=bool(len(found) and found["office"].iloc[0]))


def side_by_side(
    data: Snapshot,
    parent: str,
    indicator: str,
    units: Sequence[str],
    first: int,
    last: int,
    group: Sequence[str] | None = None,
    offices: bool = False,
) -> pd.DataFrame:
    """Return a row for each of ``units``, wherever they stand, and year that it or a unit below ``parent`` reported.

    Columns as in ``siblings``, the medians being those of the places (or ``offices``) below ``parent`` in each year.
    With a ``group``, values are those of each unit's ground and the medians those of the group.
    Sorted by ``units`` as given, then year.
    """
    return _beside(data, parent, units, indicator, first, last, group, offices=offices)


def _beside(
    data: Snapshot,
    parent: str | None,
    units: Sequence[str],
    indicator: str | None,
    first: int,
    last: int,
    group: Sequence[str] | None,
    *,
    offices: bool,
) -> pd.DataFrame:
    years, table = (YEARS, "indicator_value") if group is None else (GROUND_YEARS, "ground_value")
    params: dict[str, object] = {"parent": parent, "units": list(units), "indicator": indicator}
    params |= {"first": max(first, 1), "last": last, "group": None if group is None else list(group)}
    params["offices"] = offices
    return data.query(BESIDE.format(ending=ENDING, years=years, table=table), params)


def years_to_spread(data: Snapshot, parent: str, indicator: str, offices: bool = False) -> list[int]:
    """Return the years in which several places (or offices) below ``parent`` have the indicator, oldest first."""
    frame = data.query(
        """SELECT CAST(year(v.period_start) AS INTEGER) AS year
        FROM indicator_value v
        JOIN unit u ON u.id = v.unit AND u.parent = $parent AND (u.kind = 'office') = $offices
        WHERE v.freq = 'A' AND v.indicator = $indicator AND v.value IS NOT NULL
        GROUP BY ALL HAVING count(*) > 1 ORDER BY year""",
        {"parent": parent, "indicator": indicator, "offices": offices},
    )
    return [int(year) for year in frame["year"]]


_SPREAD = """
WITH {ending}, child AS (
    SELECT id FROM unit WHERE parent = $parent AND (kind = 'office') = $offices AND $group IS NULL
    UNION ALL
    SELECT unnest($group::VARCHAR[])
), year AS (
    {years} AND v.indicator = $indicator AND v.unit IN (FROM child)
        AND v.period_start IN (make_date($first, 1, 1), make_date($last, 1, 1))
), break AS (
    SELECT count(*) > 0 AS defined_anew
    FROM (SELECT period_start FROM parted WHERE indicator = $indicator
          UNION ALL
          SELECT period_start FROM {table}
          WHERE freq = 'A' AND indicator = $indicator AND unit IN (FROM child) AND no_change = 'definition')
    WHERE period_start > make_date($first, 1, 1) AND period_start <= make_date($last, 1, 1)
), judged AS (
    SELECT b.unit, after.value - before.value AS moved,
        CASE WHEN coalesce(after.boundary, before.boundary) IN ('split', 'merged') THEN 'boundary'
            WHEN after.value IS NULL THEN 'no_value' WHEN break.defined_anew THEN 'definition'
            WHEN before.value IS NULL THEN 'first'
            ELSE not_comparable(
                before.partial, before.qualifier, before.origin, before.covered, before.boundary,
                after.partial, after.qualifier, after.origin, after.covered, after.boundary) END AS refused
    FROM (SELECT unit FROM member WHERE year = $last UNION SELECT unit FROM year) b
    CROSS JOIN break
    LEFT JOIN year before ON before.unit = b.unit AND before.year = $first
    LEFT JOIN year after ON after.unit = b.unit AND after.year = $last
)
SELECT $indicator AS indicator, j.unit, e.year, y.* EXCLUDE (indicator, unit, year),
    CASE WHEN j.refused IS NULL THEN j.moved END AS moved, j.refused
FROM judged j
JOIN ending e ON e.year IN ($first, $last)
JOIN indicator i ON i.code = $indicator
LEFT JOIN year y ON y.unit = j.unit AND y.year = e.year
ORDER BY j.refused IS NOT NULL,
    CASE WHEN j.refused IS NULL
        THEN round(CASE i.direction WHEN 'down' THEN j.moved ELSE -j.moved END, i.decimals) END,
    j.unit, e.year
"""


def spread(
    data: Snapshot,
    parent: str,
    indicator: str,
    first: int,
    last: int,
    group: Sequence[str] | None = None,
    offices: bool = False,
) -> pd.DataFrame:
    """Return two rows, of year ``first`` and of year ``last``, for every place (or office) below ``parent``.

    These are the units that existed at the end of ``last`` and those that reported in either
    year; with a ``group`` its units, with the values of their ground. Columns as in
    ``answer.YEARS`` (empty where nothing was reported), and the same in both rows of a unit:
    ``moved``, the value of ``last`` less that of ``first``, or ``refused``, why it may not be
    told: boundary (one of them cannot be divided), no_value and first (none for ``last``, for
    ``first``), definition (it changed in between, for one unit or for all) or a reason of
    ``not_comparable`` in store/sql/finish.sql. Sorted from who got better most to who got worse
    most (without a better direction: from up to down) as printed, equal ones and the refused, who
    come last, by code.
    """
    years, table = (YEARS, "indicator_value") if group is None else (GROUND_YEARS, "ground_value")
    return data.query(
        _SPREAD.format(ending=ENDING, years=years, table=table),
        {
            "parent": parent,
            "indicator": indicator,
            "first": max(first, 1),
            "last": last,
            "group": None if group is None else list(group),
            "offices": offices,
        },
    )

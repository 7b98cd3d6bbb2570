"""Checks over everything loaded: each a module with a code, a severity and the SQL that finds it.

A check's SQL runs after the values are derived, sees ``indicator``, ``measure``, ``unit``, the view
``examined`` (rows of ``indicator_value``), the view ``observed`` (of ``observation``) and the temporary
tables ``known`` and ``shown_at`` (the indicator at which something about an item is told). Where a
publication touches little, these hold what it touches and the units below and beside it; what is found for
other units than those it touches is dropped, but for the checks OF_SIBLINGS. It answers the columns
``indicator, unit, period_start, period_end, params``; ``params`` is JSON with the figures that the message
needs, among them as ``item`` what was reported, where that is not the indicator itself. The words stand in
``kpi.text.findings``.
"""

import duckdb

from kpi.intake.checks import (
    above_total,
    implied_total,
    impossible_share,
    jump,
    lower_bound,
    missing_units,
    months_and_year,
    outside_validity,
    own_and_children,
    part_of_year,
    parts_above_whole,
    silent,
    sources_differ,
    stated_share,
    sum_of_parts,
)
from kpi.store.scope import Scope

CHECKS = (
    stated_share,
    impossible_share,
    above_total,
    parts_above_whole,
    sum_of_parts,
    sources_differ,
    own_and_children,
    months_and_year,
    outside_validity,
    silent,
    jump,
    implied_total,
    lower_bound,
    part_of_year,
    missing_units,
)


OF_SIBLINGS = (silent,)
"""Checks in which the figures of a unit bear on what is found of those beside it."""


def run_checks(con: duckdb.DuckDBPyConnection, scope: Scope = Scope.WHOLE) -> None:
    """Replace the table ``finding`` by what the checks notice in the current values, as far as ``scope`` goes."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE noticed AS "
        "SELECT code, severity, indicator, unit, period_start, period_end, params FROM finding LIMIT 0"
    )
    if scope is Scope.WHOLE:
        con.execute("DELETE FROM finding")
    else:
        con.execute(f"DELETE FROM finding WHERE {FOUND_WITHIN}")
        con.execute(_NEIGHBOURHOOD)
    for check in CHECKS:
        only = ""
        if scope is Scope.TOUCHED:
            units = "observed_unit" if check in OF_SIBLINGS else "remade_unit"
            only = f"SEMI JOIN reexamined_indicator USING (indicator) SEMI JOIN {units} USING (unit)"
        con.execute(
            f"INSERT INTO noticed BY NAME SELECT ? AS code, ? AS severity, * FROM ({check.SQL}) {only}",
            [check.CODE, check.SEVERITY],
        )
    con.execute(_FOUND)
    if scope is Scope.TOUCHED:
        mark_synthetic(con)


def mark_synthetic(con: duckdb.DuckDBPyConnection) -> None:
    """Say of the findings of the units that are made anew whether these have made-up figures."""
    con.execute(_MARK_SYNTHETIC)


_NEIGHBOURHOOD = """
CREATE OR REPLACE TEMP TABLE neighbourhood AS FROM to_examine;
CREATE OR REPLACE TEMP VIEW examined AS FROM neighbourhood
"""
FOUND_WITHIN = f"""
indicator IN (FROM reexamined_indicator) AND unit IN (FROM observed_unit)
AND (unit IN (FROM remade_unit) OR code IN ({", ".join(f"'{check.CODE}'" for check in OF_SIBLINGS)}))
"""
"""Of the table finding, the rows that are made anew where not everything is."""
_FOUND = """
INSERT INTO finding BY NAME
SELECT n.*, k.source, k.paragraph, s.unit IS NOT NULL AS synthetic, getvariable('publication') AS since
FROM noticed n
LEFT JOIN known k ON k.item = coalesce(json_extract_string(n.params, '$.item'), n.indicator)
    AND k.unit = n.unit AND k.period_start = n.period_start AND k.period_end = n.period_end
LEFT JOIN (SELECT DISTINCT unit FROM indicator_value WHERE freq = 'A' AND synthetic) s ON s.unit = n.unit
ORDER BY n.code, n.indicator, n.unit, n.period_start
"""
_MARK_SYNTHETIC = """
UPDATE finding SET synthetic = NOT synthetic
WHERE unit IN (FROM remade_unit)
  AND synthetic <> (unit IN (SELECT unit FROM indicator_value WHERE freq = 'A' AND synthetic))
"""

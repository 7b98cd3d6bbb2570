"""Checks over everything loaded: each a module with a code, a severity and the SQL that finds it.

A check's SQL runs after the values are derived, sees ``indicator_value``, ``indicator``,
``measure``, ``unit`` and the temporary tables ``known`` and ``shown`` (the indicator at which
something about an item is told), and answers the columns ``indicator, unit, period_start,
period_end, params``; ``params`` is JSON with the figures that the message needs, among them as
``item`` what was reported, where that is not the indicator itself. The words stand in
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


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the table ``finding`` by what the checks notice in the current values."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE noticed AS "
        "SELECT code, severity, indicator, unit, period_start, period_end, params FROM finding LIMIT 0"
    )
    for check in CHECKS:
        con.execute(
            f"INSERT INTO noticed BY NAME SELECT ? AS code, ? AS severity, * FROM ({check.SQL})",
            [check.CODE, check.SEVERITY],
        )
    con.execute("DELETE FROM finding")
    con.execute(
        """INSERT INTO finding BY NAME
        SELECT n.*, k.source, k.paragraph, s.unit IS NOT NULL AS synthetic
        FROM noticed n
        LEFT JOIN known k ON k.item = coalesce(json_extract_string(n.params, '$.item'), n.indicator)
            AND k.unit = n.unit AND k.period_start = n.period_start AND k.period_end = n.period_end
        LEFT JOIN (SELECT DISTINCT unit FROM indicator_value WHERE freq = 'A' AND synthetic) s ON s.unit = n.unit
        ORDER BY n.code, n.indicator, n.unit, n.period_start"""
    )

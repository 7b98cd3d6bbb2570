"""Checks over everything loaded: each a module with a code, a severity and the SQL that finds it.

A check's SQL runs after the values are derived, sees ``indicator_value``, ``indicator``,
``unit`` and the temporary table ``known``, and answers the columns ``indicator, unit,
period_start, period_end, params``; ``params`` is JSON with the figures that the message needs.
The words stand in ``kpi.text.findings``.
"""

import duckdb

from kpi.intake.checks import (
    implied_total,
    impossible_share,
    lower_bound,
    missing_units,
    own_and_children,
    part_of_year,
    sources_differ,
    stated_share,
)

CHECKS = (
    stated_share,
    impossible_share,
    sources_differ,
    own_and_children,
    implied_total,
    lower_bound,
    part_of_year,
    missing_units,
)


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the table ``finding`` by what the checks notice in the current values."""
    con.execute("DELETE FROM finding")
    for check in CHECKS:
        con.execute(
            f"""INSERT INTO finding BY NAME
            SELECT ? AS code, ? AS severity, f.*, k.source, k.paragraph, s.unit IS NOT NULL AS synthetic
            FROM ({check.SQL}) f
            LEFT JOIN known k ON k.item = f.indicator AND k.unit = f.unit
                AND k.period_start = f.period_start AND k.period_end = f.period_end
            LEFT JOIN (SELECT DISTINCT unit FROM indicator_value WHERE freq = 'A' AND synthetic) s ON s.unit = f.unit
            ORDER BY f.indicator, f.unit, f.period_start""",
            [check.CODE, check.SEVERITY],
        )

"""A digit too many or too few in a figure that has too little past for the check of jumps."""

import json
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from kpi.intake.checks import above_total, parts_above_whole
from kpi.intake.noticed import items_of, parts_of

# Of counts from 30 on; ``submitted`` has item, unit, period, value, freq and its days; ``known`` is made with it in.
TENFOLD = """
WITH past AS (
    SELECT s.item, s.unit, s.period, s.period_start, s.period_end, s.value, max_by(k.value, k.period_end) AS before,
        max_by(k.period_start::VARCHAR || '/' || k.period_end::VARCHAR, k.period_end) AS since
    FROM submitted s
    JOIN measure m ON m.code = s.item
    JOIN known k ON k.item = s.item AND k.unit = s.unit AND k.freq = s.freq AND k.period_end < s.period_start
    WHERE s.value IS NOT NULL AND k.qualifier = ''
    GROUP BY ALL
    HAVING count(*) < 5
)
FROM past
WHERE greatest(value, before) >= 30 AND least(value, before) > 0
    AND greatest(value, before) >= 10 * least(value, before)
"""
_PUBLISHED = """
CREATE OR REPLACE TEMP TABLE submitted AS
SELECT item, unit, paragraph AS period, value, freq, period_start, period_end
FROM observation WHERE publication = ? AND source = ?
"""


def tenfold(
    con: DuckDBPyConnection, publication: int, source: str, findings: pd.DataFrame
) -> list[tuple[str, float, float, str]]:
    """Return the figures of a source, new in the publication just derived, that are ten times or a tenth of before.

    Each as paragraph, value, the value before and its period (days). A figure that ``findings`` tell of as too large
    for its whole is left out: one is enough.
    """
    con.execute(_PUBLISHED, [publication, source])
    found = con.execute(TENFOLD).fetchall()
    if not found:
        return []
    told = _told(con, findings)
    return [
        (paragraph, value, before, since)
        for item, unit, paragraph, first, last, value, before, since in found
        if (item, unit, first, last) not in told
    ]


def _told(con: DuckDBPyConnection, findings: pd.DataFrame) -> set[tuple[Any, ...]]:
    """Return item, unit and days of all that findings of parts and wholes are about."""
    parts = parts_of(con)
    rows = findings[findings["code"].isin((parts_above_whole.CODE, above_total.CODE))]
    return {
        (item, row["unit"], row["period_start"].date(), row["period_end"].date())
        for row in rows.to_dict("records")
        for item in items_of(row["indicator"], json.loads(row["params"]), parts)
    }

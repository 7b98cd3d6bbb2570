"""What the checks of figures notice in a publication that they did not notice before."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from kpi.intake.checks import above_total, jump, part_of_year, parts_above_whole

_NEW = """
WITH fresh AS (
    SELECT DISTINCT p.indicator, o.unit, o.period_start, o.period_end
    FROM observation o
    JOIN part p USING (item)
    WHERE o.publication = $publication
), noticed AS (
    SELECT * EXCLUDE (source, paragraph, since) FROM finding EXCEPT FROM noticed_before
)
SELECT f.* REPLACE (CASE WHEN code = $jump AND f.indicator = n.indicator THEN 'warning' ELSE severity END AS severity)
FROM finding f
SEMI JOIN noticed USING (code, indicator, unit, period_start, period_end, params)
LEFT JOIN fresh n USING (indicator, unit, period_start, period_end)
WHERE f.severity = 'warning' OR (code = $jump AND n.indicator IS NOT NULL)
    OR (code <> $part AND (source, paragraph) IN
        (SELECT source, paragraph FROM observation WHERE publication = $publication))
ORDER BY severity DESC, code, unit, period_start, indicator
"""
_ITEMS = """
SELECT DISTINCT item, unit, period_start, period_end FROM observation
SEMI JOIN (SELECT DISTINCT unit FROM finding) USING (unit)
WHERE publication = ?
"""
_ONCE = (parts_above_whole.CODE, above_total.CODE, jump.CODE)
"""Of these findings one is enough of a figure, the first: a wrong figure brings about the others."""


def newly_noticed(con: DuckDBPyConnection, publication: int) -> pd.DataFrame:
    """Return the findings that are not in the table ``noticed_before``; columns: those of the table finding.

    A jump in a figure that is new in the publication is a warning: whoever sent it can say whether it is right. Other
    notes are told where they are about such a figure, but for what a month says itself: that it is no year. Of parts
    above a whole and jumps each new figure is told of once.
    """
    asked = {"publication": publication, "jump": jump.CODE, "part": part_of_year.CODE}
    findings = con.execute(_NEW, asked).df()
    if not findings["code"].isin(_ONCE).any():
        return findings
    new = set(con.execute(_ITEMS, [publication]).fetchall())
    parts = parts_of(con)
    order = {code: place for place, code in enumerate(_ONCE)}
    flagged: set[tuple[object, ...]] = set()
    left_out = []
    rows = findings[findings["code"].isin(_ONCE)]
    rows = rows.assign(first=rows["code"].map(order), parts=rows["indicator"].map(lambda code: len(parts[code])))
    for place, row in rows.sort_values(["first", "parts"], kind="stable").iterrows():
        params = json.loads(row["params"])
        items = items_of(row["indicator"], params, parts)
        days = (row["period_start"].to_pydatetime().date(), row["period_end"].to_pydatetime().date())
        keys = {key for item in items if (key := (item, row["unit"], *days)) in new}
        if keys and not flagged.isdisjoint(keys):
            left_out.append(place)
        flagged |= keys
    return findings.drop(index=left_out).reset_index(drop=True)


def parts_of(con: DuckDBPyConnection) -> dict[str, list[str]]:
    """Return what each indicator is made of."""
    parts: dict[str, list[str]] = {}
    for indicator, item in con.execute("SELECT indicator, item FROM part ORDER BY ALL").fetchall():
        parts.setdefault(indicator, []).append(item)
    return parts


def items_of(indicator: str, params: Mapping[str, Any], parts: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the items that a finding is about: the indicator's, and those that it names."""
    named = {params["item"]} if "item" in params else set()
    return {*parts[indicator], *params.get("items", ()), *named}

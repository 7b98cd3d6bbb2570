"""How much a publication makes anew: what it touches, or everything."""

from enum import Enum

from duckdb import DuckDBPyConnection

from kpi.store.derive import script

MOST_TOUCHED = 0.5
"""Of all pairs of an indicator and a unit. Where more is touched everything is made anew: that is quicker."""

MOST_APPENDED = 0.2
"""Of the rows of ``indicator_value``. Where more stand behind those that are sorted, all are made and sorted anew."""

_WORDS = ("name_vi", "name_en", "legal_basis")
_SAID_OF: dict[str, tuple[str, ...]] = {
    "measure": (*_WORDS[:2], "definition_vi", "definition_en", "synonyms"),
    "indicator": (*_WORDS, "definition_vi", "definition_en", "synonyms", "formerly", "area"),
    "definition": ("definition_vi", "definition_en", "reason_vi", "reason_en", "legal_basis"),
    "unit": (*_WORDS[:2], "latitude", "longitude", "note_vi", "note_en", "synonyms"),
    "unit_part": (),
}
"""Reference tables on which every value may rest, with the columns on which none does."""


class Scope(Enum):
    """What is made anew; the value names the script that prepares it."""

    WHOLE = "whole"
    TOUCHED = "touched"


def find_scope(con: DuckDBPyConnection, publication: int, rules: str) -> Scope:
    """Return what ``publication`` makes anew, and prepare it: see sql/touched.sql.

    Everything, where the derived tables are not those of the publication before it by these ``rules`` (a
    fingerprint), where units, measures, indicators or definitions changed, or where too much is touched. Observations,
    sources and reference tables are those of ``publication`` already, the derived tables are not.
    """
    con.execute("SET VARIABLE publication = ?::INTEGER", [publication])
    con.execute(script("part"))
    if _stands(con, publication - 1, rules) and not any(_changed(con, table, publication) for table in _SAID_OF):
        con.execute(script("figures"))
        con.execute(script("touched"))
        if _share_touched(con) <= MOST_TOUCHED:
            return Scope.TOUCHED
    con.execute(script("whole"))
    return Scope.WHOLE


def _stands(con: DuckDBPyConnection, publication: int, rules: str) -> bool:
    """Tell whether the derived tables are those of a publication by these rules, and sorted for the most part."""
    rows = con.execute(
        "SELECT publication, fingerprint, appended, (SELECT count(*) FROM indicator_value) FROM made_from "
        "WHERE what = 'values'"
    ).fetchall()
    return any(
        (number, by) == (publication, rules) and appended <= MOST_APPENDED * count
        for number, by, appended, count in rows
    )


def _changed(con: DuckDBPyConnection, table: str, publication: int) -> bool:
    """Tell whether a reference table is other than before ``publication`` in anything but words."""
    recorded = "FROM reference_version WHERE name = ? AND publication = ?"
    if not con.execute(recorded, [table, publication]).fetchall():
        return False
    left_out = ", ".join(_SAID_OF[table])
    columns = f"* EXCLUDE ({left_out})" if left_out else "*"
    sql = f"""WITH before AS (
        SELECT {columns} FROM (SELECT * EXCLUDE (publication) FROM {table}_history WHERE publication = (
            SELECT max(publication) FROM reference_version WHERE name = $name AND publication < $publication
        ))
    ), today AS (SELECT {columns} FROM {table})
    SELECT 1 FROM ((FROM before EXCEPT ALL FROM today) UNION ALL (FROM today EXCEPT ALL FROM before)) LIMIT 1"""
    return bool(con.execute(sql, {"name": table, "publication": publication}).fetchall())


def _share_touched(con: DuckDBPyConnection) -> float:
    """Return the share of all pairs of an indicator and a unit that is to be made anew."""
    counts = con.execute(
        """SELECT (SELECT count(*) FROM remade_indicator) * (SELECT count(*) FROM observed_unit),
            (SELECT count(*) FROM indicator) * (SELECT count(*) FROM unit)"""
    ).fetchall()
    touched, of_all = counts[0]
    return float(touched / max(1, of_all))


def forget_values(con: DuckDBPyConnection, scope: Scope) -> None:
    """Remove from the derived tables, findings apart, what is made anew."""
    for table, touched in WITHIN.items():
        con.execute(f"DELETE FROM {table}" + (f" WHERE {touched}" if scope is Scope.TOUCHED else ""))


_OF_PERIODS = "(freq, period_start, period_end) IN (FROM remade_period)"
WITHIN = {
    "indicator_value": "indicator IN (FROM remade_indicator) AND unit IN (FROM remade_unit) AND " + _OF_PERIODS,
    "territory_value": "indicator IN (FROM remade_indicator) AND unit IN (FROM remade_ground) AND " + _OF_PERIODS,
    "due": "indicator IN (FROM remade_indicator) AND parent IN (FROM remade_unit) AND year IN (FROM remade_year)",
    "revision": "(item, unit, period_start, period_end) IN (FROM touched_figure)",
}
"""By derived table, the rows that are made anew where not everything is."""

SCOPE_TABLES = (
    *("remade_indicator", "remade_unit", "remade_ground", "remade_year", "remade_period"),
    *("touched_figure", "reexamined_indicator", "observed_unit"),
)
"""The temporary tables that WITHIN, and what is found anew, refer to."""


def record_made(con: DuckDBPyConnection, publication: int, rules: str, scope: Scope) -> None:
    """Put on record what the derived tables are made from."""
    appended = "0"
    if scope is Scope.TOUCHED:
        appended = """coalesce((SELECT appended FROM made_from WHERE what = 'values'), 0) + (
            SELECT count(*) FROM indicator_value
            SEMI JOIN remade_indicator USING (indicator) SEMI JOIN remade_unit USING (unit)
            SEMI JOIN remade_period USING (freq, period_start, period_end))"""
    con.execute(f"CREATE OR REPLACE TEMP TABLE made AS SELECT 'values' AS what, {appended} AS appended")
    con.execute("DELETE FROM made_from WHERE what = 'values'")
    con.execute(
        "INSERT INTO made_from BY NAME SELECT *, ? AS fingerprint, ?::INTEGER AS publication FROM made",
        [rules, publication],
    )

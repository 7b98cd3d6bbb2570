"""How derived tables stood at earlier publications: rows that gave way to others stay, with the publications between.

A row of a derived table has ``since``, the publication from which it stands; a row of ``<table>_past`` also ``until``,
the one at which it went. So an earlier state is read, and says what was published, by whatever rules that was derived.
"""

from collections.abc import Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from kpi.store.quoting import quoted
from kpi.store.scope import WITHIN, Scope

DERIVED: Mapping[str, str] = WITHIN | {"finding": "unit IN (FROM observed_unit)"}
"""By derived table, the rows that a publication may change where it does not make everything anew."""


def create_past(con: DuckDBPyConnection) -> None:
    """Make the tables of rows that are gone."""
    for table in DERIVED:
        con.execute(f"CREATE TABLE {table}_past AS SELECT *, 0::INTEGER AS until FROM {table} LIMIT 0")


def set_aside(con: DuckDBPyConnection, scope: Scope) -> None:
    """Remember the rows that may be replaced, before they are."""
    for table, within in DERIVED.items():
        only = f" WHERE {within}" if scope is Scope.TOUCHED else ""
        con.execute(f"CREATE OR REPLACE TEMP TABLE {table}_aside AS FROM {table}{only}")


def keep_past(con: DuckDBPyConnection, publication: int, scope: Scope) -> None:
    """Keep those of the rows set aside that are gone; those that were made as they were stand since they did."""
    if not con.execute("FROM made_from WHERE what = 'past'").fetchall():
        con.execute("INSERT INTO made_from BY NAME SELECT 'past' AS what, ?::INTEGER AS publication", [publication])
        return
    for table, within in DERIVED.items():
        if con.execute(f"FROM {table}_aside LIMIT 1").fetchall():
            only = f" WHERE {within}" if scope is Scope.TOUCHED else ""
            _keep(con, table, only, publication)
        con.execute(f"DROP TABLE {table}_aside")


def _keep(con: DuckDBPyConnection, table: str, only: str, publication: int) -> None:
    described = con.execute(f"DESCRIBE {table}").fetchall()
    same = " AND ".join(f"n.{name} IS NOT DISTINCT FROM o.{name}" for name, *_ in described if name != "since")
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE still AS
        SELECT n.rowid AS place, min(o.since) AS since
        FROM (SELECT *, rowid FROM {table}{only}) n JOIN {table}_aside o ON {same} GROUP BY ALL"""
    )
    con.execute(f"UPDATE {table} SET since = s.since FROM still s WHERE {table}.rowid = s.place")
    con.execute(
        f"INSERT INTO {table}_past BY NAME SELECT *, ?::INTEGER AS until FROM {table}_aside o "
        f"ANTI JOIN (FROM {table}{only}) n ON {same}",
        [publication],
    )
    con.execute("DROP TABLE still")


def carry_past(con: DuckDBPyConnection, shared: Mapping[str, str]) -> None:
    """Take derived rows and those of the past over from the attached file ``carried``, where that has kept any.

    ``shared``: the columns that a table has in both files, of each table that is in both.
    """
    if not all(f"{table}_past" in shared for table in DERIVED):
        return
    for table in (*DERIVED, *(f"{table}_past" for table in DERIVED)):
        con.execute(f"INSERT INTO {table} ({shared[table]}) SELECT {shared[table]} FROM carried.{table}")
    con.execute("INSERT INTO made_from BY NAME FROM carried.made_from WHERE what = 'past'")


def restore_past(con: DuckDBPyConnection, source: Path, publication: int) -> bool:
    """Fill the derived tables as they stood at ``publication`` in the warehouse file ``source``.

    Returns whether they could be: not where the publication is from before rows were kept.
    """
    con.execute(f"ATTACH {quoted(str(source))} AS carried (READ_ONLY)")
    kept = "FROM carried.made_from WHERE what = 'past' AND publication <= ?"
    known = bool(con.execute(kept, [publication]).fetchall())
    for table in DERIVED if known else ():
        order = "freq, touched, indicator, period_start, unit" if table.endswith("_value") else "ALL"  # as finish.sql
        con.execute(
            f"""INSERT INTO {table} BY NAME
            SELECT * FROM carried.{table} WHERE since <= $publication
            UNION ALL BY NAME
            SELECT * EXCLUDE (until) FROM carried.{table}_past WHERE since <= $publication AND until > $publication
            ORDER BY {order}""",
            {"publication": publication},
        )
    return known

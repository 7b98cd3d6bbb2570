"""Tables that outlast a load: what is appended, and how catalogue, units and sources stood at each publication."""

import hashlib
from pathlib import Path

from duckdb import DuckDBPyConnection

from kpi.store.derive import script
from kpi.store.past import carry_past, create_past
from kpi.store.quoting import quoted

REFERENCE = (
    "area",
    "unit_measure",
    "measure",
    "indicator",
    "definition",
    "chart_indicator",
    "target",
    "unit",
    "unit_change",
    "unit_part",
    "source",
)
"""The tables that a load replaces as a whole. Each has a history; a new one needs its name here and nothing else."""

SUBMISSIONS = ("submission", "submission_reading", "submission_value", "submission_event", "submission_mapping")
"""What offices sent and what became of it."""

APPEND_ONLY = (
    "publication",
    "observation",
    "superseded",
    "reference_version",
    *SUBMISSIONS,
    *(f"{t}_history" for t in REFERENCE),
)


def create_tables(con: DuckDBPyConnection) -> None:
    """Make every table of an empty warehouse; ``<table>_history`` has ``publication`` and the table's own columns."""
    con.execute("BEGIN")
    con.execute(script("schema"))
    for table in REFERENCE:
        con.execute(f"CREATE TABLE {table}_history AS SELECT 0::INTEGER AS publication, * FROM {table} LIMIT 0")
    create_past(con)
    con.execute(f"COMMENT ON TABLE publication IS {quoted(_mark())}")
    con.execute("COMMIT")


def record_reference(con: DuckDBPyConnection, publication: int) -> None:
    """Keep each reference table as of ``publication``, where it is not what it was; the order of its rows counts.

    A table on record for the first time counts from the first publication on, as it is all that is known of it.
    """
    first = con.execute("SELECT coalesce(min(publication), ?) FROM publication", [publication]).fetchall()[0][0]
    last = dict(
        con.execute("SELECT name, arg_max(fingerprint, publication) FROM reference_version GROUP BY name").fetchall()
    )
    for table in REFERENCE:
        (fingerprint,) = con.execute(
            f"SELECT md5(coalesce(string_agg(t::VARCHAR, chr(10) ORDER BY t.rowid), '')) FROM {table} t"
        ).fetchall()[0]
        if last.get(table) != fingerprint:
            since = publication if table in last else first
            con.execute("INSERT INTO reference_version VALUES (?, ?, ?)", [since, table, fingerprint])
            con.execute(
                f"INSERT INTO {table}_history BY NAME SELECT ?::INTEGER AS publication, * FROM {table}", [since]
            )


def restore_reference(con: DuckDBPyConnection) -> None:
    """Fill the reference tables with their newest versions on record."""
    for table in REFERENCE:
        con.execute(f"DELETE FROM {table}")
        con.execute(
            f"""INSERT INTO {table} BY NAME SELECT * EXCLUDE (publication) FROM {table}_history
            WHERE publication = (SELECT max(publication) FROM reference_version WHERE name = ?)""",
            [table],
        )


def carry_over(con: DuckDBPyConnection, source: Path, until: int | None = None) -> None:
    """Append what the warehouse file ``source`` keeps for good, up to publication ``until``, column by column name.

    Of a file from before there were histories the tables that it has count from its first publication on.
    """
    con.execute(f"ATTACH {quoted(str(source))} AS carried (READ_ONLY)")
    shared = _shared_columns(con)
    con.execute("BEGIN")
    for table in APPEND_ONLY:
        if table in shared:
            columns = shared[table]
            con.execute(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM carried.{table} "
                "WHERE publication <= coalesce(?, publication)",
                [until],
            )
    if until is None:
        carry_past(con, shared)
    for table in REFERENCE:
        if table in shared and f"{table}_history" not in shared:
            columns = shared[table]
            con.execute("INSERT INTO reference_version SELECT min(publication), ?, '' FROM publication", [table])
            con.execute(
                f"INSERT INTO {table}_history (publication, {columns}) "
                f"SELECT (SELECT min(publication) FROM publication), {columns} FROM carried.{table}"
            )
    con.execute("COMMIT")
    con.execute("DETACH carried")


def _shared_columns(con: DuckDBPyConnection) -> dict[str, str]:
    """Return the columns that a table has in both files, of each table that is in both."""
    shared = con.execute(
        """SELECT table_name, string_agg(column_name, ', ' ORDER BY column_index)
        FROM duckdb_columns()
        SEMI JOIN (FROM duckdb_columns() WHERE database_name = 'carried') carried USING (table_name, column_name)
        WHERE database_name = current_database()
        GROUP BY table_name"""
    )
    return dict(shared.fetchall())


def has_todays_tables(con: DuckDBPyConnection) -> bool:
    """Tell whether a warehouse was made by ``create_tables`` as it is today."""
    mark = con.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'publication'").fetchall()
    return mark == [(_mark(),)]


def _mark() -> str:
    """Return what tells these tables from those of another version of this software."""
    return hashlib.sha256(repr((script("schema"), REFERENCE)).encode()).hexdigest()

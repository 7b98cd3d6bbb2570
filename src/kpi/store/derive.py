"""Makes the table that answers come from out of the observations known at a publication."""

from importlib import resources

from duckdb import DuckDBPyConnection

SCRIPTS = ("known", "piece", "own", "start")
SCOPES = ("part", "figures", "touched", "whole")


def script(name: str) -> str:
    """Return the text of ``sql/<name>.sql``."""
    return resources.files("kpi.store").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def derive_values(con: DuckDBPyConnection, publication: int) -> None:
    """Leave the temporary tables ``derived`` and ``on_territory``: indicator values as known at ``publication``.

    ``derived`` has the columns of ``indicator_value`` (see sql/schema.sql) and works on a read-only
    database too, so that any earlier state can be shown again.
    """
    con.execute("SET VARIABLE publication = ?::INTEGER", [publication])
    con.execute(script("part"))
    con.execute(script("whole"))
    derive_scope(con)


def derive_scope(con: DuckDBPyConnection) -> None:
    """Leave what ``derive_values`` leaves, for the scope that is prepared, beside the neighbours that stand."""
    for name in SCRIPTS:
        con.execute(script(name))
    deepest = con.execute("SELECT max(depth) FROM unit").fetchall()[0][0]
    for depth in range(-1 if deepest is None else deepest, -1, -1):
        con.execute("SET VARIABLE depth = ?::INTEGER", [depth])
        con.execute(script("rollup"))
    con.execute(script("territory"))

"""What a publication makes anew, kept from the check of a file until the file is published, so that it is derived once.

What is derived follows from the publications before, the figures of this one, what they refer to and the rules. Where
all of these are the same, the rows are.
"""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
from duckdb import DuckDBPyConnection

from kpi.intake.checks import FOUND_WITHIN, mark_synthetic
from kpi.intake.last_few import LastFew
from kpi.store.past import keep_past, set_aside
from kpi.store.scope import SCOPE_TABLES, WITHIN, Scope, forget_values, record_made

MOST_ROWS = 200_000  # of one publication; more are derived again

_WITHIN = WITHIN | {"finding": FOUND_WITHIN}
_BASIS = """
SELECT md5(concat_ws(chr(10),
    $rules,
    (SELECT string_agg(p::VARCHAR, chr(10) ORDER BY publication) FROM publication p),
    (SELECT string_agg(name || fingerprint, chr(10) ORDER BY name, publication) FROM reference_version),
    (SELECT string_agg(o::VARCHAR, chr(10) ORDER BY observation) FROM observation o WHERE publication = $publication),
    (SELECT string_agg(observation::VARCHAR, ' ' ORDER BY observation) FROM superseded WHERE publication = $publication)
))
"""


@dataclass(frozen=True)
class Made:
    """Which rows a publication makes anew (``scope``) and what they are (``rows``), by table; and what is noticed.

    ``scope`` also has, of what was derived from, all that is known of the figures touched.
    """

    scope: dict[str, pa.Table]
    rows: dict[str, pa.Table]
    findings: pd.DataFrame

    @property
    def is_small(self) -> bool:
        """Whether it may be kept."""
        return sum(int(rows.num_rows) for rows in self.rows.values()) <= MOST_ROWS

    @staticmethod
    def of(con: DuckDBPyConnection, findings: pd.DataFrame) -> "Made":
        """Return what was just derived within the scope of what a publication touches."""
        scope = {table: con.execute(f"FROM {table}").to_arrow_table() for table in (*SCOPE_TABLES, "part")}
        scope["known"] = con.execute("FROM known SEMI JOIN touched_figure USING (item, unit)").to_arrow_table()
        rows = {
            table: con.execute(f"FROM {table} WHERE {within} ORDER BY rowid").to_arrow_table()
            for table, within in _WITHIN.items()
        }
        return Made(scope, rows, findings)

    def put(self, con: DuckDBPyConnection, publication: int, rules: str) -> None:
        """Make the derived tables those of ``publication``."""
        for table, rows in self.scope.items():
            con.register("kept_rows", rows)
            con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS FROM kept_rows")
        set_aside(con, Scope.TOUCHED)
        forget_values(con, Scope.TOUCHED)
        con.execute(f"DELETE FROM finding WHERE {FOUND_WITHIN}")
        for table, rows in self.rows.items():
            con.register("kept_rows", rows)
            con.execute(f"INSERT INTO {table} BY NAME FROM kept_rows")
        con.unregister("kept_rows")
        mark_synthetic(con)
        keep_past(con, publication, Scope.TOUCHED)
        record_made(con, publication, rules, Scope.TOUCHED)


def basis(con: DuckDBPyConnection, publication: int, rules: str) -> str:
    """Return a fingerprint of all that is derived from: recorded already, but the values."""
    return str(con.execute(_BASIS, {"rules": rules, "publication": publication}).fetchall()[0][0])


DERIVED = LastFew[str, Made](4)
"""What the last few publications made that were looked at, by what it was made from."""

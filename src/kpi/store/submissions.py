"""Writes what offices sent and what becomes of it; how its figures stand against those that are published."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
from duckdb import DuckDBPyConnection

from kpi.store.writing import scalar

What = Literal["received", "answered", "checked", "scheduled", "published", "superseded", "corrected", "withdrawn"]
KINDS = ("new", "changed", "same", "gone")
MOST_CHANGES = 1_000  # that are listed
_CHANGES = """
WITH figure AS NOT MATERIALIZED (
    FROM submission_figure WHERE submission IN ($submission, $replaces)
), period AS MATERIALIZED (
    SELECT period, period_start(period) AS period_start, period_end(period) AS period_end
    FROM (SELECT DISTINCT period FROM figure)
), told AS NOT MATERIALIZED (
    SELECT *, try_cast(value AS DOUBLE) AS number FROM submission_figure WHERE submission = $submission
), standing AS MATERIALIZED (
    SELECT o.source, o.paragraph, o.item, o.unit, period, o.value, o.qualifier
    FROM observation o
    ANTI JOIN superseded USING (observation)
    SEMI JOIN (SELECT DISTINCT item FROM figure) USING (item)
    JOIN period USING (period_start, period_end)
    SEMI JOIN (SELECT DISTINCT unit, period FROM figure) USING (unit, period)
    JOIN source s ON s.id = o.source
    WHERE o.value IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY o.item, o.unit, period ORDER BY s.published DESC, s.id) = 1
), change AS MATERIALIZED (
    SELECT CASE WHEN t.source IS NULL THEN 'gone'
            WHEN o.source IS NULL THEN 'new'
            WHEN t.number IS NULL AND o.source NOT IN (SELECT source FROM submission) THEN 'same'
            WHEN t.number IS NOT DISTINCT FROM o.value AND t.qualifier = o.qualifier THEN 'same'
            ELSE 'changed' END AS kind,
        item, unit, period
    FROM told t
    FULL JOIN standing o USING (item, unit, period)
    WHERE t.source IS NOT NULL OR o.source = (SELECT source FROM submission WHERE submission = $replaces)
), listed AS (
    FROM change WHERE kind <> 'same' ORDER BY kind, unit, item, period LIMIT $most
)
SELECT counted.count, kind, item, unit, period_start, period_end, o.value AS old_value, o.qualifier AS old_qualifier,
    o.source AS old_source, o.paragraph AS old_paragraph, t.number AS new_value,
    coalesce(t.qualifier, '') AS new_qualifier, coalesce(t.paragraph, '') AS paragraph
FROM (SELECT kind, count(*) AS count FROM change GROUP BY kind) counted
LEFT JOIN listed USING (kind)
LEFT JOIN told t USING (item, unit, period)
LEFT JOIN standing o USING (item, unit, period)
LEFT JOIN period USING (period)
ORDER BY kind, unit, item, period_start, period_end
"""


@dataclass(frozen=True)
class Changes:
    """What publishing a submission would change.

    ``counts``: how many figures are new, changed, same, or gone: told by the one whose place it takes and no longer.
    That a figure is not known takes it back where a submission told it, and leaves what the data folder has. ``rows``
    lists them, ``same`` apart: changed before gone before new, MOST_CHANGES in all. Columns: kind, item, unit,
    period_start, period_end, old_value, old_qualifier, old_source, old_paragraph (what stands), new_value,
    new_qualifier, paragraph.
    """

    counts: Mapping[str, int]
    rows: pd.DataFrame = field(repr=False)
    unknown: int = 0
    """How many figures it says are not known."""

    @property
    def nothing_new(self) -> bool:
        """Whether every figure stands as it is."""
        return 0 < self.counts["same"] == sum(self.counts.values()) and not self.unknown

    @property
    def unlisted(self) -> int:
        """How many there are besides ``rows``."""
        return sum(self.counts.values()) - self.counts["same"] - len(self.rows)


def read_changes(
    query: Callable[[str, dict[str, object]], pd.DataFrame], submission: int, takes_place_of: int | None
) -> Changes:
    """Return what publishing a submission would change, where it takes the place of another (None: of none)."""
    rows = query(_CHANGES, {"submission": submission, "replaces": takes_place_of, "most": MOST_CHANGES})
    counts = dict(zip(rows["kind"], rows["count"].astype(int), strict=True))
    listed = rows[rows["item"].notna()].drop(columns="count").reset_index(drop=True)
    unknown = query(_UNKNOWN, {"submission": submission})["count"].iloc[0]
    return Changes({kind: counts.get(kind, 0) for kind in KINDS}, listed, int(unknown))


_UNKNOWN = """SELECT count(*) AS count FROM submission_figure
    WHERE submission = $submission AND try_cast(value AS DOUBLE) IS NULL"""


@dataclass(frozen=True)
class Reading:
    """What was understood of a file, counted; ``answers`` are those given for this file."""

    kind: str
    encoding: str
    fingerprint: str
    answers: Mapping[str, str]
    figures: int
    errors: int
    warnings: int
    questions: int


def now() -> datetime:
    """Return the time as it is stored: UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


def newest_publication(con: DuckDBPyConnection) -> int:
    """Return the number of the newest publication, 0 where there is none."""
    return scalar(con, "SELECT coalesce(max(publication), 0) FROM publication")


def write_submission(con: DuckDBPyConnection, **columns: object) -> int:
    """Add a submission with these columns of the table; return its number. Its source is ``submission-<number>``."""
    number = scalar(con, "SELECT coalesce(max(submission), 0) + 1 FROM submission")
    row = columns | {"publication": newest_publication(con), "submission": number, "source": f"submission-{number}"}
    _insert(con, "submission", row)
    return number


def write_reading(con: DuckDBPyConnection, submission: int, reading: Reading, values: pa.Table) -> None:
    """Add a reading of a submission with its values: the other columns of submission_value."""
    publication = newest_publication(con)
    number = scalar(
        con, "SELECT coalesce(max(reading), 0) + 1 FROM submission_reading WHERE submission = ?", [submission]
    )
    row = {"publication": publication, "submission": submission, "reading": number, "read_at": now(), **vars(reading)}
    _insert(con, "submission_reading", row | {"answers": as_json(reading.answers)})
    con.register("incoming_rows", values)
    con.execute(
        "INSERT INTO submission_value BY NAME SELECT ? AS publication, ? AS submission, ? AS reading, * "
        "FROM incoming_rows",
        [publication, submission, number],
    )
    con.unregister("incoming_rows")


def write_event(
    con: DuckDBPyConnection,
    submission: int,
    what: What,
    who: str,
    *,
    publication: int | None = None,
    due: datetime | None = None,
    replaces: int | None = None,
    detail: str = "",
) -> None:
    """Say what happened to a submission, at the newest publication if no other is given."""
    row = {
        "publication": newest_publication(con) if publication is None else publication,
        "submission": submission,
        "event": scalar(con, "SELECT coalesce(max(event), 0) + 1 FROM submission_event"),
        "happened_at": now(),
        "who": who,
        "what": what,
        "due": due,
        "replaces": replaces,
        "detail": detail,
    }
    _insert(con, "submission_event", row)


def write_mapping(con: DuckDBPyConnection, fingerprint: str, place: str, who: str, answers: Mapping[str, str]) -> None:
    """Remember answers for all files of a kind from a place, in place of those remembered so far."""
    row = {"publication": newest_publication(con), "fingerprint": fingerprint, "place": place, "kept_at": now()}
    _insert(con, "submission_mapping", row | {"who": who, "answers": as_json(answers)})


def as_json(answers: Mapping[str, str]) -> str:
    """Return answers as they are stored."""
    return json.dumps(dict(sorted(answers.items())), ensure_ascii=False)


def _insert(con: DuckDBPyConnection, table: str, row: Mapping[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    con.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))

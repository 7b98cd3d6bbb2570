"""Figures of submissions on their way into a publication: beside those of the data folder, by the same rules."""

from datetime import datetime

from duckdb import DuckDBPyConnection

from kpi.store.derive import script
from kpi.store.submissions import write_event
from kpi.store.writing import Source

OF_SUBMISSIONS = "source IN (SELECT source FROM submission)"
"""The condition on the sources that submissions speak for as a whole."""

_SOURCES = """
SELECT s.source, 'submission', s.title, s.publisher_vi, s.sender, strftime(since + INTERVAL 7 HOUR, '%Y-%m-%d'), '',
    s.publisher_vi, s.synthetic
FROM (SELECT * EXCLUDE (since), coalesce(published_at, $now) AS since FROM submission_state) s
"""


def submission_sources(con: DuckDBPyConnection) -> list[Source]:
    """Return the sources of the submissions that are published and not withdrawn, dated by their publication."""
    rows = con.execute(
        _SOURCES + "WHERE turn IS NOT NULL AND status <> 'withdrawn' ORDER BY submission", {"now": datetime.min}
    ).fetchall()
    return [Source(*row) for row in rows]


def write_submitted_sources(con: DuckDBPyConnection) -> None:
    """Replace the sources of submissions, behind those of the data folder."""
    con.execute("DELETE FROM source WHERE id IN (SELECT source FROM submission)")
    for source in submission_sources(con):
        con.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(vars(source).values()))


def submission_source(con: DuckDBPyConnection, submission: int, at: datetime) -> Source:
    """Return the source of one submission, dated ``at`` (UTC) if it is not published yet."""
    row = con.execute(_SOURCES + "WHERE submission = $submission", {"now": at, "submission": submission}).fetchall()
    return Source(*row[0])


def release_due(con: DuckDBPyConnection, publication: int, at: datetime, only: int | None = None) -> list[int]:
    """Let ``publication`` publish what was to be held back until ``at`` (UTC) or earlier; return those submissions.

    ``only``: this one alone, if it is due.
    """
    due = con.execute(
        "SELECT submission, who, replaces, detail FROM submission_state "
        "WHERE embargo <= $at AND submission = coalesce($only, submission) ORDER BY embargo, submission",
        {"at": at, "only": only},
    ).fetchall()
    for submission, who, replaces, detail in due:
        write_event(con, submission, "published", who, publication=publication, replaces=replaces, detail=detail)
    return [submission for submission, *_ in due]


_TOLD = """SELECT file || ', ' || paragraph AS file, line, source, paragraph, unit_code, period, item, printed, value,
    status, qualifier, remark AS remark_vi, remark AS remark_en"""
"""Figures of submissions as rows of ``told``; a row's file is the file with the cell, its line the row of the cell."""


def stage_submitted(con: DuckDBPyConnection) -> None:
    """Add to ``told`` what all published submissions say now."""
    con.execute(script("submitted"))
    con.execute(f"INSERT INTO told BY NAME {_TOLD} FROM submitted")


def tell_submitted(con: DuckDBPyConnection, submission: int) -> None:
    """Make ``told`` a view of what this one submission says, published or not."""
    con.execute("DROP TABLE IF EXISTS told")
    con.execute("SET VARIABLE told_submission = ?::INTEGER", [submission])
    con.execute(
        f"""CREATE OR REPLACE TEMP VIEW told AS {_TOLD} FROM submission_figure
        WHERE submission = getvariable('told_submission')"""
    )


def settle(con: DuckDBPyConnection, publication: int) -> None:
    """Say what ``publication`` did to other submissions than the one it is about.

    Of a published one no figure speaks any more (superseded), or speaks again (published); one that was not published
    gave its place to another (corrected).
    """
    standing = (
        f"source IN (SELECT source FROM observation ANTI JOIN superseded USING (observation) WHERE {OF_SUBMISSIONS})"
    )
    turned = con.execute(
        f"""SELECT submission, CASE status WHEN 'published' THEN 'superseded' WHEN 'superseded' THEN 'published'
            ELSE 'corrected' END
        FROM submission_state
        WHERE (status = 'published' AND NOT {standing}) OR (status = 'superseded' AND {standing})
            OR (status IN ('received', 'checked')
                AND submission IN (SELECT replaces FROM submission_state WHERE status = 'published'))
        ORDER BY submission"""
    ).fetchall()
    for submission, what in turned:
        write_event(con, submission, what, "", publication=publication)

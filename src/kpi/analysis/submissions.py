"""What offices sent, what became of it, and who has reported for a period."""

from datetime import date

import pandas as pd

from kpi.store.submissions import CHANGES
from kpi.store.warehouse import Snapshot


def submissions(data: Snapshot, submission: int | None = None) -> pd.DataFrame:
    """Return every submission as it stands, or that one alone; newest first.

    Columns: those of the view submission_state (store/sql/schema.sql). Times are UTC.
    """
    return data.query(
        "FROM submission_state WHERE submission = coalesce($submission, submission) ORDER BY submission DESC",
        {"submission": submission},
    )


def submission_events(data: Snapshot, submission: int) -> pd.DataFrame:
    """Return what happened to a submission, oldest first.

    Columns: what, happened_at (UTC), who, publication, due (UTC), replaces, detail.
    """
    return data.query(
        "SELECT what, happened_at, who, publication, due, replaces, detail FROM submission_event "
        "WHERE submission = ? ORDER BY event",
        [submission],
    )


def submission_figures(data: Snapshot, submission: int) -> pd.DataFrame:
    """Return the figures of a submission in the order of its cells.

    Columns: paragraph (sheet and cell), item, unit, period, value (a plain number as text, '' where the figure cannot
    exist), printed, qualifier, status, remark (of the sender).
    """
    return data.query(
        "SELECT paragraph, item, unit, period, value, printed, qualifier, status, remark FROM submission_figure "
        "WHERE submission = ?",
        [submission],
    )


def submission_changes(data: Snapshot, submission: int, takes_place_of: int | None = None) -> pd.DataFrame:
    """Return what publishing a submission would change now; columns: see store.submissions.CHANGES."""
    return data.query(CHANGES, {"submission": submission, "replaces": takes_place_of})


def reporting(data: Snapshot, place: str, first: date, last: date, by: date | None = None) -> pd.DataFrame:
    """Return who below ``place`` has reported for the period of exactly these days, one row per unit, by code.

    Columns: unit; figures that stand or were received, and ``expected``: how many different ones any of these units
    told for the period; told_at (UTC, when the first of them was received, or published where it was not sent as a
    file); submission (the first one, if any); status: in_time, late (first told after the day ``by`` in Việt Nam),
    received (told, not published yet), missing. Without ``by`` nobody is late. Units are those that existed on
    ``last``.
    """
    return data.query(
        """WITH expected AS (
            SELECT id AS unit, code FROM unit
            WHERE parent = $place AND coalesce(valid_from <= $last::DATE, true)
              AND coalesce(valid_to > $last::DATE, true)
        ), told AS (
            SELECT o.unit, o.item, true AS public, s.submission, coalesce(s.received_at, p.published_at) AS told_at
            FROM observation o
            ANTI JOIN superseded USING (observation)
            JOIN publication p USING (publication)
            LEFT JOIN submission s USING (source)
            WHERE o.period_start = $first::DATE AND o.period_end = $last::DATE
            UNION ALL
            SELECT f.unit, f.item, false, s.submission, s.received_at
            FROM submission_figure f
            JOIN submission_state s USING (submission)
            WHERE s.status NOT IN ('corrected', 'withdrawn')
              AND period_start(f.period) = $first::DATE AND period_end(f.period) = $last::DATE
        )
        SELECT e.unit, count(DISTINCT t.item) AS figures,
            (SELECT count(DISTINCT item) FROM told SEMI JOIN expected USING (unit)) AS expected,
            min(t.told_at) AS told_at, arg_min(t.submission, t.told_at) AS submission,
            CASE WHEN count(t.item) = 0 THEN 'missing'
                WHEN CAST(min(t.told_at) + INTERVAL 7 HOUR AS DATE) > $by::DATE THEN 'late'
                WHEN NOT bool_or(t.public) THEN 'received' ELSE 'in_time' END AS status
        FROM expected e
        LEFT JOIN told t USING (unit)
        GROUP BY e.unit, e.code
        ORDER BY e.code""",
        {"place": place, "first": first, "last": last, "by": by},
    )

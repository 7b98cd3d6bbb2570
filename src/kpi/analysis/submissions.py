"""What offices sent, what became of it, and who has reported for a period."""

from datetime import date

import pandas as pd

from kpi.intake.forms.due import items_due, periods_due, units_of
from kpi.intake.reading.periods import Period
from kpi.store.reading import read_reference
from kpi.store.submissions import Changes, read_changes
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

    Columns: paragraph (sheet and cell), item, unit, period, value (a plain number as text, '' where status says
    that there is none), printed, qualifier, status, remark (of the sender).
    """
    return data.query(
        "SELECT paragraph, item, unit, period, value, printed, qualifier, status, remark FROM submission_figure "
        "WHERE submission = ?",
        [submission],
    )


def submission_changes(data: Snapshot, submission: int, takes_place_of: int | None = None) -> Changes:
    """Return what publishing a submission would change now."""
    return read_changes(data.query, submission, takes_place_of)


def reporting(data: Snapshot, place: str, first: date, last: date, by: date | None = None) -> pd.DataFrame:
    """Return who of ``place`` and the units directly below it has reported for the period of exactly these days.

    One row for each unit of which figures are due for periods of this kind, and for each that told some: the place
    first, then by code. Where such a period is new to all, every unit is there. Columns: unit; ``expected``: how many
    figures are due (see intake.forms.due); ``figures``: how many of these are known, published or received;
    ``unknown``: of how many the sender says that they are not; told_at (UTC, when the first of them was received, or
    published where it was not sent as a file); submission (the first one, if any); status: in_time, late (first told
    after the day ``by`` in Việt Nam), received (told, not published yet), missing; synthetic. Without ``by`` nobody is
    late. Units are those that existed on ``last``.
    """
    reference, period = read_reference(data), Period("", first, last)
    units = units_of(reference.tree, reference.tree[place], period)
    due = items_due(data, reference, units, period)
    regular = {unit for unit, (basis, _) in due.items() if basis == "same"}
    awaited = regular or {unit.id for unit in units if unit.id != place}
    return data.query(
        _REPORTING,
        {
            "units": [unit.id for unit in units],
            "awaited": sorted(awaited),
            "due_units": [unit for unit, (_, items) in due.items() for _ in items if unit in awaited],
            "due_items": [item for unit, (_, items) in due.items() for item in items if unit in awaited],
            "first": first,
            "last": last,
            "by": by,
        },
    )


def reporting_periods(data: Snapshot, place: str, today: date, until: date) -> list[Period]:
    """Return the periods for which ``place`` and the units below it, as they are today, report until a day.

    Newest first, and those for which they reported already; see intake.forms.due.periods_due.
    """
    reference = read_reference(data)
    units = units_of(reference.tree, reference.tree[place], Period("", today, today))
    return periods_due(data, units, until)


_REPORTING = """
WITH listed AS (
    SELECT unnest($units::VARCHAR[]) AS unit, unnest(range(len($units))) AS place
), due AS (
    SELECT unnest($due_units::VARCHAR[]) AS unit, unnest($due_items::VARCHAR[]) AS item
), told AS (
    SELECT o.unit, o.item, o.value IS NOT NULL OR o.status = 'M' AS known, true AS stands, true AS public, s.submission,
        coalesce(s.received_at, p.published_at) AS told_at, c.synthetic
    FROM observation o
    ANTI JOIN superseded USING (observation)
    JOIN publication p USING (publication)
    JOIN source c ON c.id = o.source
    LEFT JOIN submission s USING (source)
    WHERE list_contains($units, o.unit) AND o.period_start = $first::DATE AND o.period_end = $last::DATE
    UNION ALL
    SELECT f.unit, f.item, f.value <> '' OR f.status = 'M', s.turn IS NULL, false, s.submission, s.received_at,
        s.synthetic
    FROM submission_figure f
    JOIN submission_state s USING (submission)
    WHERE s.status NOT IN ('corrected', 'withdrawn') AND list_contains($units, f.unit)
      AND period_start(f.period) = $first::DATE AND period_end(f.period) = $last::DATE
), figure AS (
    SELECT unit, item, bool_or(known) AS known FROM told SEMI JOIN due USING (unit, item) WHERE stands GROUP BY ALL
), counted AS (
    SELECT unit, count(*) FILTER (known) AS figures, count(*) FILTER (NOT known) AS unknown FROM figure GROUP BY unit
), expected AS (
    SELECT unit, count(*) AS expected FROM due GROUP BY unit
), first_told AS (
    SELECT unit, min(told_at) AS told_at, arg_min(submission, told_at) AS submission, bool_or(public) AS public,
        bool_or(synthetic) AS synthetic
    FROM told
    GROUP BY unit
)
SELECT l.unit, coalesce(c.figures, 0) AS figures, coalesce(c.unknown, 0) AS unknown,
    coalesce(e.expected, 0) AS expected, t.told_at, t.submission,
    CASE WHEN t.unit IS NULL THEN 'missing'
        WHEN CAST(t.told_at + INTERVAL 7 HOUR AS DATE) > $by::DATE THEN 'late'
        WHEN NOT t.public THEN 'received' ELSE 'in_time' END AS status,
    coalesce(t.synthetic, false) AS synthetic
FROM listed l
LEFT JOIN first_told t USING (unit)
LEFT JOIN counted c USING (unit)
LEFT JOIN expected e USING (unit)
WHERE list_contains($awaited, l.unit) OR t.unit IS NOT NULL
ORDER BY l.place
"""

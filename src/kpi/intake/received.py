"""Puts on record that a file was received, and what was understood of it."""

import json
from collections.abc import Mapping
from typing import Any

from duckdb import DuckDBPyConnection

from kpi.intake.recognising.cell_values import CellValues
from kpi.intake.sent import OPEN, Checked, Sent
from kpi.store.submissions import Reading, now, write_event, write_reading, write_submission


def record(con: DuckDBPyConnection, sent: Sent, checked: Checked, who: str) -> int:
    """Add a submission, as received and, where nothing is open, as checked; return its number."""
    document = checked.document
    submission = write_submission(
        con,
        sha256=document.sha256,
        file=document.name,
        bytes=len(sent.data),
        place=sent.place,
        title=sent.title or document.name,
        publisher_vi=con.execute("SELECT name_vi FROM unit WHERE id = ?", [sent.place]).fetchall()[0][0],
        sender=sent.sender,
        synthetic=_fictional(con, sent.place),
        received_at=now(),
    )
    write_event(con, submission, "received", who)
    _record_reading(con, submission, checked, who)
    return submission


def record_again(con: DuckDBPyConnection, known: Mapping[str, Any], checked: Checked, who: str) -> None:
    """Keep another reading of a file that is not published, if it says anything that the last one did not."""
    counts = (len(checked.understood.values), checked.errors, len(checked.understood.questions))
    same = checked.answers == json.loads(known["answers"])
    if known["status"] in OPEN and not (same and counts == (known["figures"], known["errors"], known["questions"])):
        write_event(con, int(known["submission"]), "answered", who)
        _record_reading(con, int(known["submission"]), checked, who)


def _record_reading(con: DuckDBPyConnection, submission: int, checked: Checked, who: str) -> None:
    understood = checked.understood
    reading = Reading(
        checked.document.kind,
        checked.document.encoding,
        understood.fingerprint,
        checked.answers,
        len(understood.values),
        checked.errors,
        checked.told_warnings,
        len(understood.questions),
    )
    write_reading(con, submission, reading, CellValues.of(understood.values).table(checked.remarks))
    if checked.clean:
        write_event(con, submission, "checked", who)


def _fictional(con: DuckDBPyConnection, place: str) -> bool:
    """Tell whether a unit belongs to a made-up place: to a tree, below the country, with made-up figures."""
    return bool(
        con.execute(
            """WITH RECURSIVE above AS (
                SELECT id, parent FROM unit WHERE id = $place
                UNION
                SELECT u.id, u.parent FROM above a JOIN unit u ON u.id = a.parent WHERE u.kind <> 'country'
            ), tree AS (
                SELECT id FROM above UNION SELECT u.id FROM tree t JOIN unit u ON u.parent = t.id
            )
            SELECT 1 FROM indicator_value WHERE synthetic AND freq = 'A' AND unit IN (SELECT id FROM tree) LIMIT 1""",
            {"place": place},
        ).fetchall()
    )

"""The life of a file that an office sent: received, checked, published now or later, revised, withdrawn.

Whatever is done is done as a whole, in one new version of the warehouse, or not at all.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from kpi.intake.forms import messages
from kpi.intake.forms.examine import examine
from kpi.intake.publishing import (
    NotPossible,
    WordNeeded,
    apply,
    existing_row,
    publish_one,
    require,
    submission_state,
    writing,
)
from kpi.intake.reading.grid import CellProblem
from kpi.intake.received import record, record_again
from kpi.intake.recent import RECENT, key_of
from kpi.intake.sent import OPEN, SAME_FILE, Checked, Sent, count_warnings, first_row, read_sent
from kpi.intake.staging import judge
from kpi.intake.submitted import release_due, submission_source, tell_submitted
from kpi.intake.tenfold import tenfold
from kpi.rows import InputError
from kpi.store.files import keep_file, kept_file
from kpi.store.reading import read_reference
from kpi.store.submissions import newest_publication, now, read_changes, write_event, write_mapping
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.store.writing import Publication, Source

Step = Literal["reading", "comparing"]
"""Of a check: reading and understanding the file; holding its figures against those that stand."""


class _Rollback(Exception):
    """Leaves the writing of a version that was only to be looked at."""


def check(
    warehouse: Warehouse,
    sent: Sent,
    answers: Mapping[str, str] | None = None,
    takes_place_of: int | None = None,
    tell: Callable[[Step], None] = lambda _: None,
) -> Checked:
    """Read and check a file and look at what it would change; nothing is kept. Raises NoData, NotPossible.

    ``tell`` hears of each step that begins. A file that was checked a moment ago is not read again, if nothing was
    written since.
    """
    tell("reading")
    data = warehouse.snapshot()
    key = key_of(data, sent, answers, takes_place_of)
    found = RECENT.get(key)
    if found is None:
        found = _checked(warehouse, data, sent, answers, takes_place_of, tell)
        RECENT.put(key, found)
    return found


def _checked(
    warehouse: Warehouse,
    data: Snapshot,
    sent: Sent,
    answers: Mapping[str, str] | None,
    takes_place_of: int | None,
    tell: Callable[[Step], None],
) -> Checked:
    """Do what ``check`` does."""
    if data.query("FROM unit WHERE id = ?", [sent.place]).empty:
        raise NotPossible(f"không có đơn vị “{sent.place}”", f"there is no unit “{sent.place}”")
    reference = read_reference(data)
    read = read_sent(data, reference, sent, answers or {})
    if read.known is not None and read.known["status"] not in OPEN:
        return read
    tell("comparing")
    if read.clean:
        with suppress(_Rollback), writing(warehouse) as con:
            read = _look(con, sent, read, takes_place_of)
            raise _Rollback
    if read.findings is None:
        read = replace(read, problems=(*read.problems, *examine([read.understood], data, reference)))
    return read


def receive(warehouse: Warehouse, sent: Sent, checked: Checked, who: str) -> int:
    """Keep a file that could be read, with all that was understood of it, and return its number.

    The same file again, or with further answers, is the submission that it already is. Answers that hold for all
    files of the kind are remembered for the place.
    """
    if not checked.readable:
        raise NotPossible("tệp không đọc được", "the file cannot be read")
    with writing(warehouse) as con:
        known = first_row(con.execute(SAME_FILE, [checked.document.sha256, sent.place]).df())
        if known is None:
            keep_file(warehouse.folder, sent.data)
            submission = record(con, sent, checked, who)
        else:
            submission = int(known["submission"])
            record_again(con, known, checked, who)
        if checked.learned is not None:
            write_mapping(con, checked.learned.fingerprint, sent.place, who, checked.learned.answers)
    if known is None:
        RECENT.received(checked, submission_row(warehouse, submission), sent, warehouse.snapshot())
    return submission


def answer(warehouse: Warehouse, submission: int, answers: Mapping[str, str], who: str) -> Checked:
    """Read a kept file again with answers to what it asked, check it, and keep that reading."""
    state = submission_row(warehouse, submission)
    require(state, OPEN)
    sent = sent_file(warehouse, submission)
    checked = check(warehouse, sent, answers)
    receive(warehouse, sent, checked, who)
    return checked


def sent_file(warehouse: Warehouse, submission: int) -> Sent:
    """Return a submission as it was sent. Raises NotPossible where there is none of that number."""
    row = submission_row(warehouse, submission)
    data = kept_file(warehouse.folder, row["sha256"])
    return Sent(row["file"], data, row["place"], row["sender"], row["title"])


def publish(
    warehouse: Warehouse, submission: int, who: str, accept: str = "", takes_place_of: int | None = None
) -> Publication:
    """Publish what a checked submission says; figures told before by other submissions are revised by it.

    ``takes_place_of``: the submission that this one corrects as a whole; what only that one told is gone. ``accept``:
    the word on why its warnings may stand. Raises NotPossible, WordNeeded.
    """
    with writing(warehouse) as con:
        state = require(submission_state(con, submission), ("checked",))
        _require_news(con, submission, takes_place_of)
        publication, findings = publish_one(con, state, who, accept, takes_place_of)
        warnings = int(state["warnings"]) + count_warnings(findings)
        if warnings and not accept.strip():
            raise WordNeeded(warnings, findings)
    return publication


def _require_news(con: DuckDBPyConnection, submission: int, takes_place_of: int | None) -> None:
    """Raises NotPossible where every figure of a submission stands already as it says."""
    changes = read_changes(lambda sql, params: con.execute(sql, params).df(), submission, takes_place_of)
    if takes_place_of is None and changes.nothing_new:
        raise NotPossible(
            "mọi số trong tệp đều trùng với số liệu đang có, nên không có gì để công bố",
            "every figure of the file stands already as it says, so there is nothing to publish",
        )


def schedule(
    warehouse: Warehouse,
    submission: int,
    who: str,
    due: datetime,
    accept: str = "",
    takes_place_of: int | None = None,
) -> None:
    """Have a checked submission published at ``due`` (UTC): by a running server, a load or ``publish_due``.

    Arguments and what is raised are those of ``publish``.
    """
    try:
        with writing(warehouse) as con:
            state = require(submission_state(con, submission), ("checked",))
            _, findings = publish_one(con, state, who, accept, takes_place_of)
            raise _Rollback
    except _Rollback:
        warnings = int(state["warnings"]) + count_warnings(findings)
    if warnings and not accept.strip():
        raise WordNeeded(warnings, findings)
    with writing(warehouse) as con:
        require(submission_state(con, submission), ("checked",))
        write_event(con, submission, "scheduled", who, due=due, replaces=takes_place_of, detail=accept)


def publish_due(warehouse: Warehouse, at: datetime | None = None) -> list[int]:
    """Publish what was to be held back until ``at`` (UTC, now if none is given); return those submissions.

    One that no longer fits, as its unit or item is gone, holds nothing else back. Raises InputError where no other is
    due.
    """
    at = at or now()
    due = warehouse.snapshot().query("SELECT submission FROM submission_state WHERE embargo <= ?", [at])["submission"]
    if due.empty:
        return []
    try:
        return _release(warehouse, at)
    except InputError:
        released: list[int] = []
        for submission in due.tolist():
            with suppress(InputError):
                released += _release(warehouse, at, submission)
        if not released:
            raise
        return sorted(released)


def _release(warehouse: Warehouse, at: datetime, only: int | None = None) -> list[int]:
    with suppress(_Rollback), writing(warehouse) as con:
        released = release_due(con, newest_publication(con) + 1, at, only)
        if released:
            apply(con)
            return released
        raise _Rollback  # another process has published them since
    return []


def next_due(data: Snapshot) -> datetime | None:
    """Return when the next submission that is held back is to be published (UTC), None where none is."""
    due = data.query("SELECT min(embargo) AS due FROM submission_state")["due"].iloc[0]
    return None if pd.isna(due) else due.to_pydatetime()


def withdraw(warehouse: Warehouse, submission: int, who: str, reason: str) -> Publication | None:
    """Take a submission back: what it said no longer stands, and what it revised stands again.

    Returns the publication that says so, none if the submission was not published. Raises NotPossible.
    """
    if not reason.strip():
        raise NotPossible("hãy nêu lý do rút lại", "say why it is withdrawn")
    with writing(warehouse) as con:
        state = require(submission_state(con, submission), (*OPEN, "published", "superseded"))
        public = not pd.isna(state["turn"])
        number = newest_publication(con) + public
        write_event(con, submission, "withdrawn", who, publication=number, detail=reason)
        return apply(con)[0] if public else None


def submission_row(warehouse: Warehouse, submission: int) -> dict[str, Any]:
    """Return a submission's row of submission_state as it stands. Raises NotPossible where there is none."""
    frame = warehouse.snapshot().query("FROM submission_state WHERE submission = ?", [submission])
    return existing_row(first_row(frame), submission)


# checking


def _look(con: DuckDBPyConnection, sent: Sent, read: Checked, takes_place_of: int | None) -> Checked:
    """Add what staging, comparing and the checks of figures say; ``con`` is to be thrown away."""
    submission = record(con, sent, read, "")
    con.execute("COMMIT; BEGIN")  # what is in the file, and packed, is read in less time
    con.execute("PRAGMA force_compression = 'uncompressed'")  # the rest needs no packing
    source = submission_source(con, submission, now())
    problems = broken_rules(con, submission, source, read)
    if problems:
        return replace(read, problems=(*read.problems, *problems))
    changes = read_changes(lambda sql, params: con.execute(sql, params).df(), submission, takes_place_of)
    publication, findings = publish_one(con, submission_state(con, submission), "", "", takes_place_of)
    problems = _far_off(con, publication.number, source, findings, read)
    return replace(read, problems=(*read.problems, *problems), changes=changes, findings=findings, source=source)


def _far_off(
    con: DuckDBPyConnection, publication: int, source: Source, findings: pd.DataFrame, read: Checked
) -> tuple[CellProblem, ...]:
    """Return the warnings of figures that are ten times or a tenth of what they were, each at its cell."""
    found = tenfold(con, publication, source.id, findings)
    cells = {v.paragraph: v for v in read.understood.values} if found else {}
    told = [
        (cells[paragraph], messages.tenfold(messages.rounded(value), messages.rounded(before), period))
        for paragraph, value, before, period in found
    ]
    return tuple(
        CellProblem(read.document.name, v.row, say.vi, say.en, v.sheet, v.column, say.severity, say.code)
        for v, say in told
    )


def broken_rules(con: DuckDBPyConnection, submission: int, source: Source, read: Checked) -> tuple[CellProblem, ...]:
    """Return what staging refuses, each at its cell."""
    con.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(vars(source).values()))
    try:
        tell_submitted(con, submission)
        broken = judge(con, distinct=True)  # understanding has told of what two cells say
    finally:
        con.execute("DELETE FROM source WHERE id = ?", [source.id])
        con.execute("DROP VIEW IF EXISTS told")
    if not broken:
        return ()
    file = read.document.name
    cells = {f"{file}, {v.paragraph}": v for v in read.understood.values}
    found = [(problem, cells[problem.file]) for problem in broken]
    return tuple(
        CellProblem(file, value.row, problem.vi, problem.en, value.sheet, value.column, "error", "rule")
        for problem, value in found
    )

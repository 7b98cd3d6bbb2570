"""Makes publications of what submissions say, and says what cannot be done with one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from kpi.intake.derived_once import DERIVED, Made, basis
from kpi.intake.load import derive_state, derive_touched, rules
from kpi.intake.noticed import newly_noticed
from kpi.intake.sent import OPEN, first_row
from kpi.intake.staging import check_staged, stage_files
from kpi.intake.submitted import OF_SUBMISSIONS, settle, stage_submitted, write_submitted_sources
from kpi.store.history import record_reference, restore_reference
from kpi.store.scope import Scope
from kpi.store.submissions import newest_publication, write_event
from kpi.store.warehouse import NoData, Warehouse
from kpi.store.writing import Publication, append_observations, scalar, write_publication


class NotPossible(Exception):
    """What was asked cannot be done with this submission; says why and what to do, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


class WordNeeded(NotPossible):
    """There are warnings, and nobody has said why they may stand. ``findings`` are those of the checks of figures."""

    def __init__(self, warnings: int, findings: pd.DataFrame) -> None:
        self.warnings, self.findings = warnings, findings
        super().__init__(
            f"có {warnings} cảnh báo; hãy sửa tệp, hoặc nêu lý do vì sao các số này đúng",
            f"warnings: {warnings}; mend the file, or say why these figures are right",
        )


@contextmanager
def writing(warehouse: Warehouse) -> Iterator[DuckDBPyConnection]:
    """Give a version to write in, its tables those of today. Raises NoData where nothing was ever loaded."""
    with warehouse.writing() as con:
        newest = newest_publication(con)
        if not newest:
            raise NoData(str(warehouse.folder))
        if not scalar(con, "SELECT count(*) FROM unit"):  # carried over from a version with other tables
            restore_reference(con)
            derive_state(con, newest)
        yield con


def publish_one(
    con: DuckDBPyConnection, state: Mapping[str, Any], who: str, word: str, takes_place_of: int | None
) -> tuple[Publication, pd.DataFrame]:
    """Publish the submission of that row of submission_state; return what ``apply`` does."""
    submission = int(state["submission"])
    if takes_place_of is not None:
        other = require(submission_state(con, takes_place_of), (*OPEN, "published", "superseded"))
        if other["place"] != state["place"] or takes_place_of == submission:
            raise NotPossible(
                f"lần gửi {takes_place_of} không phải của cùng đơn vị; hãy kiểm tra lại số",
                f"submission {takes_place_of} is not another one of the same unit; check the number",
            )
    number = newest_publication(con) + 1
    write_event(con, submission, "published", who, publication=number, replaces=takes_place_of, detail=word)
    return apply(con)


def apply(con: DuckDBPyConnection) -> tuple[Publication, pd.DataFrame]:
    """Make a publication of what submissions say now; return it with what the checks notice that they did not before.

    See ``newly_noticed``.
    """
    write_submitted_sources(con)
    stage_files(con, [])
    stage_submitted(con)
    check_staged(con)
    number, added, superseded = append_observations(con, OF_SUBMISSIONS)
    settle(con, number)
    record_reference(con, number)
    findings = _derive(con, number)
    publication = Publication(number, added, superseded)
    last = con.execute("SELECT fingerprint FROM publication ORDER BY publication DESC LIMIT 1").fetchall()
    write_publication(con, publication, last[0][0])
    return publication, findings


def _derive(con: DuckDBPyConnection, number: int) -> pd.DataFrame:
    """Make the derived tables those of the publication ``number``, as they were looked at if nothing came between."""
    since = basis(con, number, rules())
    made = DERIVED.get(since)
    if made is not None:
        made.put(con, number, rules())
        return made.findings
    con.execute(
        "CREATE OR REPLACE TEMP TABLE noticed_before AS SELECT * EXCLUDE (source, paragraph, since) FROM finding"
    )
    scope = derive_touched(con, number)
    findings = newly_noticed(con, number)
    if scope is Scope.TOUCHED and (made := Made.of(con, findings)).is_small:
        DERIVED.put(since, made)
    return findings


def submission_state(con: DuckDBPyConnection, submission: int) -> dict[str, Any]:
    """Return the submission's row of submission_state. Raises NotPossible where there is none."""
    return existing_row(
        first_row(con.execute("FROM submission_state WHERE submission = ?", [submission]).df()), submission
    )


def existing_row(row: dict[str, Any] | None, submission: int) -> dict[str, Any]:
    """Return ``row``. Raises NotPossible where there is none."""
    if row is None:
        raise NotPossible(f"không có lần gửi {submission}", f"there is no submission {submission}")
    return row


def require(state: dict[str, Any], statuses: tuple[str, ...]) -> dict[str, Any]:
    """Return the row of a submission that has one of these statuses. Raises NotPossible for another."""
    if state["status"] in statuses:
        return state
    vi, en = _REFUSED[state["status"]]
    number = state["submission"]
    raise NotPossible(f"lần gửi {number} {vi}", f"submission {number} {en}")


_REFUSED = {
    "received": (
        "còn lỗi hoặc câu hỏi chưa trả lời; hãy trả lời, hoặc sửa tệp rồi gửi lại",
        "has open errors or questions; answer them, or mend the file and send it again",
    ),
    "checked": ("đã kiểm tra, chưa công bố", "is checked and not published"),
    "published": ("đã công bố", "is published already"),
    "superseded": ("đã được lần gửi sau thay thế", "was superseded by a later one"),
    "corrected": ("đã được tệp khác thay thế trước khi công bố", "gave its place to another before it was published"),
    "withdrawn": ("đã rút lại; hãy gửi lại tệp", "was withdrawn; send the file again"),
}

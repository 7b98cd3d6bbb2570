"""The command ``kpi import``: a file as an office sends it, from reading to publication."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kpi.commands.console import DATA, Data, Language, Store, fail, files_in, folder, one_unit, open_data, refuse
from kpi.commands.report import Report
from kpi.commands.sent import (
    DONE,
    ERRORS,
    NOTHING_NEW,
    QUESTIONS,
    UNREADABLE,
    WARNINGS,
    Json,
    read_time,
)
from kpi.intake import submissions as life
from kpi.intake.load import derive_state, load
from kpi.intake.make_indicators import NotKnown, unknown_heads
from kpi.intake.make_indicators import make_indicators as make_stated
from kpi.intake.publishing import NotPossible, WordNeeded
from kpi.intake.reading.limits import Limits
from kpi.intake.sent import OPEN, Checked, Sent
from kpi.rows import InputError
from kpi.store.reading import read_reference
from kpi.store.warehouse import Warehouse
from kpi.text.marking import marked_copy
from kpi.text.wording import Wording


def import_file(
    file: Annotated[Path, typer.Argument(help="A table as CSV, XLSX, XLS or ODS, in the shape an office uses.")],
    place: Annotated[str, typer.Option(help="The unit that reports, by id, code or name.")],
    source: Annotated[str, typer.Option(help="How the file is to be cited; else by its name.")] = "",
    sender: Annotated[str, typer.Option(help="Who sends it.")] = "",
    answers: Annotated[Path | None, typer.Option(help="JSON file with answers to what was asked.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and say what would change; keep nothing.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Publish it if nothing stands against it.")] = False,
    embargo: Annotated[str, typer.Option(help="Publish at this time in Việt Nam: 2026-12-01T08:00.")] = "",
    accept: Annotated[str, typer.Option(help="Why its warnings may stand, to publish in spite of them.")] = "",
    replaces: Annotated[int | None, typer.Option(help="The submission that it corrects as a whole.")] = None,
    sheet: Annotated[list[str] | None, typer.Option(help="A sheet to read, and no others; may be repeated.")] = None,
    make_indicators: Annotated[
        str, typer.Option(help="Make stated indicators of heads the catalogue does not know, in this unit of measure.")
    ] = "",
    area: Annotated[str, typer.Option(help="The area of such indicators; else the last one.")] = "",
    data: Data = DATA,
    marked: Annotated[Path | None, typer.Option(help="Write the file here, as XLSX, with its mistakes marked.")] = None,
    as_json: Json = False,
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Take in a file that an office sent: read, check, keep and, if asked to, publish it.

    Ends with 0: published, kept or tried out, and nothing stands against it; 1: it cannot be read; 2: errors in the
    figures; 3: questions are open; 4: nothing new: the same file was received before, or all its figures stand already;
    5: warnings need --accept.
    """
    reference = read_reference(open_data(warehouse, lang))
    unit = one_unit(list(reference.tree.by_id.values()), place, lang)
    sent = Sent(file.name, _bytes(file, lang), unit.id, sender, source)
    store, who = Warehouse(folder(warehouse), derive_state), sender or os.environ.get("USER", "")
    due = read_time(embargo, lang) if embargo else None
    told = _answers(answers, lang) | ({"sheet": "\n".join(sheet)} if sheet else {})
    made = _make(store, sent, told, data, make_indicators, area, lang) if make_indicators and not dry_run else []
    report = Report(Wording(read_reference(store.snapshot()) if made else reference, lang), as_json)
    report.made = made
    try:
        report.checked = life.check(store, sent, told, replaces)
        report.code = _standing(report.checked, bool(publish or due), accept, replaces)
        if marked is not None:
            _write_marked(marked, sent, report, report.checked, lang)
        if not dry_run and report.checked.readable and report.code != NOTHING_NEW:
            _keep(store, sent, report.checked, report, who, publish, due, accept, replaces)
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    except InputError as error:
        refuse(error, lang)
    report.tell(dry_run)
    raise typer.Exit(report.code)


def _write_marked(file: Path, sent: Sent, report: Report, checked: Checked, lang: str) -> None:
    with files_in(file.parent, lang):
        file.write_bytes(marked_copy(sent, checked, lang))
    report.marked = file


def _keep(
    store: Warehouse,
    sent: Sent,
    checked: Checked,
    report: Report,
    who: str,
    publish: bool,
    due: datetime | None,
    accept: str,
    replaces: int | None,
) -> None:
    """Receive a checked file and, where nothing stands against it, publish it as asked: now or when ``due``."""
    report.submission = life.receive(store, sent, checked, who)
    try:
        if due and report.code == DONE:
            life.schedule(store, report.submission, who, due, accept, replaces)
            report.due = due
        elif publish and report.code == DONE:
            report.publication = life.publish(store, report.submission, who, accept, replaces).number
    except WordNeeded as error:  # another publication came between, and brought warnings
        report.code, report.word = WARNINGS, error.warnings


def _make(
    store: Warehouse, sent: Sent, answers: dict[str, str], data: Path, unit_measure: str, area: str, lang: str
) -> list[str]:
    """Make stated indicators of the heads that are unknown, and load the catalogue with them; return their codes."""
    try:
        heads = unknown_heads(life.check(store, sent, answers).understood.questions)
        codes = make_stated(data, heads, unit_measure, area) if heads else []
        if codes:
            load(data, store)
    except NotKnown as error:
        known = ", ".join(error.known)
        fail(
            f"“{error.name}” không có trong danh mục; dùng một trong: {known}",
            f"“{error.name}” is not in the catalogue; use one of {known}",
            lang,
        )
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    except InputError as error:
        refuse(error, lang)
    return codes


def _standing(checked: Checked, to_publish: bool, accept: str, replaces: int | None) -> int:
    """Return the exit code that a file as such deserves."""
    if not checked.readable:
        return UNREADABLE
    if checked.known is not None:
        settled = checked.known["status"] not in OPEN
        unchanged = checked.known["status"] == "checked" and checked.answers == json.loads(checked.known["answers"])
        if settled or (unchanged and not to_publish):
            return NOTHING_NEW
    if checked.errors:
        return ERRORS
    if checked.understood.questions:
        return QUESTIONS
    if checked.changes is not None and checked.changes.nothing_new and not replaces:
        return NOTHING_NEW
    return WARNINGS if checked.warnings and not accept.strip() else DONE


def _bytes(file: Path, lang: str) -> bytes:
    """Return the content of the file; of one that is too large, enough to see that it is."""
    try:
        with file.open("rb") as handle:
            return handle.read(Limits().text_bytes + 1)
    except OSError as error:
        fail(f"không mở được {file} ({error.strerror})", f"cannot open {file} ({error.strerror})", lang)


def _answers(file: Path | None, lang: str) -> dict[str, str]:
    if file is None:
        return {}
    try:
        told = json.loads(_bytes(file, lang))
    except ValueError:
        told = None
    if not isinstance(told, dict) or not all(isinstance(answer, str) for answer in told.values()):
        fail(
            f'tệp trả lời {file} phải là JSON dạng {{"câu hỏi": "trả lời"}}',
            f'the file of answers {file} must be JSON like {{"question": "answer"}}',
            lang,
        )
    return told

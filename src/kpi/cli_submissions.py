"""The commands ``kpi import`` and ``kpi submissions``: figures as offices send them, from file to publication."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kpi.analysis import submissions as answers_about
from kpi.analysis.answer import each
from kpi.analysis.selection import default_place
from kpi.console import Language, Store, errors, fail, folder, one_unit, open_data, out, refuse, wrong
from kpi.intake import submissions as life
from kpi.intake.load import derive_state
from kpi.intake.publishing import NotPossible, WordNeeded
from kpi.intake.reading.limits import Limits
from kpi.intake.reading.periods import Period, read_period
from kpi.intake.sent import OPEN, Checked, Sent
from kpi.rows import InputError
from kpi.store.reading import read_reference
from kpi.store.submissions import now
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.text.numbers import VIETNAM, exact, moment
from kpi.text.submissions import change_text, changes_text, event_text, figure_text, reporting_text, submission_text
from kpi.text.taking_in import Finding, choices_text, findings_told, questions_told
from kpi.text.wording import Wording

DONE, UNREADABLE, ERRORS, QUESTIONS, NOTHING_NEW, WARNINGS = range(6)
submissions = typer.Typer(no_args_is_help=False, invoke_without_command=True, help="What offices sent, and its life.")
Json = Annotated[bool, typer.Option("--json", help="Say it as JSON, for machines.")]
Number = Annotated[int, typer.Argument(metavar="ID", help="The number of a submission.")]


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
    as_json: Json = False,
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Take in a file that an office sent: read, check, keep and, if asked to, publish it.

    Ends with 0: published, kept or tried out, and nothing stands against it; 1: it cannot be read; 2: errors in the
    figures; 3: questions are open; 4: nothing new, the same file was received before; 5: warnings need --accept.
    """
    reference = read_reference(_open(warehouse, lang))
    unit = one_unit(list(reference.tree.by_id.values()), place, lang)
    sent = Sent(file.name, _bytes(file, lang), unit.id, sender, source)
    report = _Report(Wording(reference, lang), as_json)
    store, who = Warehouse(folder(warehouse), derive_state), sender or os.environ.get("USER", "")
    due = _time(embargo, lang) if embargo else None
    try:
        report.checked = life.check(store, sent, _answers(answers, lang), replaces)
        report.code = _standing(report.checked, bool(publish or due), accept)
        if not dry_run and report.checked.readable and report.code != NOTHING_NEW:
            report.submission = life.receive(store, sent, report.checked, who)
            if due and report.code == DONE:
                life.schedule(store, report.submission, who, due, accept, replaces)
                report.due = due
            elif publish and report.code == DONE:
                report.publication = life.publish(store, report.submission, who, accept, replaces).number
    except WordNeeded as error:  # another publication came between, and brought warnings
        report.code, report.word = WARNINGS, error.warnings
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    except InputError as error:
        refuse(error, lang)
    report.tell(dry_run)
    raise typer.Exit(report.code)


def _standing(checked: Checked, to_publish: bool, accept: str) -> int:
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
    return WARNINGS if checked.warnings and not accept.strip() else DONE


class _Report:
    """What became of a file, for people or for machines."""

    checked: Checked

    def __init__(self, say: Wording, as_json: bool) -> None:
        self.say, self.as_json = say, as_json
        self.code = DONE
        self.submission: int | None = None
        self.publication: int | None = None
        self.due: datetime | None = None
        self.word = 0

    def tell(self, dry_run: bool) -> None:
        """Print it."""
        findings = findings_told(self.checked, self.say)
        if self.as_json:
            _print_json(self._facts(findings))
            return
        for line in self._lines(findings, dry_run):
            out.print(line, markup=False)

    def _lines(self, findings: list[Finding], dry_run: bool) -> list[str]:
        say, checked = self.say, self.checked
        values = checked.understood.values
        told = {"figures": exact(len(values), say.lang), "units": len({value.unit for value in values})}
        lines = [say("import_read", file=checked.document.name, kind=checked.document.kind or "–", **told)]
        lines += [f"{say('severity_' + found.severity).split(' ')[0]} {found.text}" for found in findings]
        for question in questions_told(checked, say):
            choices = choices_text(question, say)
            lines += [f"? {question.text}", "    " + say("import_question", question=question.key, choices=choices)]
        if checked.changes is not None:
            lines.append(changes_text(checked.changes, say))
            told_rows = [row for row in each(checked.changes) if row.kind != "same"]
            lines += [f"  {change_text(row, say)}" for row in told_rows[:200]]
            lines += [f"  … +{len(told_rows) - 200}"] if len(told_rows) > 200 else []
        return lines + self._outcome(dry_run)

    def _outcome(self, dry_run: bool) -> list[str]:
        say, known = self.say, self.checked.known
        if self.code == NOTHING_NEW and known is not None:
            status = say("submission_status_" + known["status"])
            return [say("import_known", number=known["submission"], status=status)]
        lines = [say("import_word", count=self.word or self.checked.warnings)] if self.code == WARNINGS else []
        if dry_run:
            lines.append(say("import_no_trace"))
        if self.submission is not None:
            lines.append(say("import_received", number=self.submission))
        if self.publication is not None:
            lines.append(say("import_published", number=self.publication))
        if self.due is not None:
            lines.append(say("import_scheduled", moment=moment(self.due, say.lang)))
        return lines

    def _facts(self, findings: list[Finding]) -> dict[str, Any]:
        checked, known = self.checked, self.checked.known
        rows = [] if checked.changes is None else each(checked.changes)
        return {
            "exit_code": self.code,
            "submission": self.submission if known is None else int(known["submission"]),
            "publication": self.publication,
            "embargo": None if self.due is None else _iso(self.due),
            "file": checked.document.name,
            "sha256": checked.document.sha256,
            "kind": checked.document.kind,
            "encoding": checked.document.encoding,
            "figures": len(checked.understood.values),
            "findings": [vars(found) for found in findings],
            "questions": [
                vars(question) | {"choices": [{"answer": a, "name": n} for a, n in question.choices]}
                for question in questions_told(checked, self.say)
            ],
            "changes": [_change(row) for row in rows],
        }


@submissions.callback()
def list_submissions(
    context: typer.Context, as_json: Json = False, warehouse: Store | None = None, lang: Language = "vi"
) -> None:
    """List what offices sent, newest first."""
    if context.invoked_subcommand:
        return
    data = _open(warehouse, lang)
    say, found = Wording(read_reference(data), lang), answers_about.submissions(data)
    if as_json:
        _print_json([_plain(row) for row in found.to_dict("records")])
        return
    for row in each(found):
        out.print(submission_text(row, say), markup=False)
    if found.empty:
        out.print(say("submissions_none"), markup=False)


@submissions.command("show")
def show(number: Number, as_json: Json = False, warehouse: Store | None = None, lang: Language = "vi") -> None:
    """Show a submission: what happened to it, its figures with their cells, and what publishing it would change."""
    data = _open(warehouse, lang)
    say, found = Wording(read_reference(data), lang), answers_about.submissions(data, number)
    if found.empty:
        fail(f"không có lần gửi {number}", f"there is no submission {number}", lang)
    events = answers_about.submission_events(data, number)
    figures = answers_about.submission_figures(data, number)
    if as_json:
        tables = {"events": events, "figures": figures}
        told = {name: [_plain(row) for row in table.to_dict("records")] for name, table in tables.items()}
        _print_json(_plain(found.to_dict("records")[0]) | told)
        return
    (row,) = each(found)
    lines = [submission_text(row, say), *(f"  {event_text(event, say)}" for event in each(events))]
    if row.status in OPEN:
        changes = answers_about.submission_changes(data, number)
        lines += [changes_text(changes, say), *(f"  {change_text(change, say)}" for change in each(changes))]
    else:
        lines += [f"  {figure_text(figure, say)}" for figure in each(figures)]
    for line in lines:
        out.print(line, markup=False)


@submissions.command("publish")
def publish_submission(
    number: Number,
    embargo: Annotated[str, typer.Option(help="Publish at this time in Việt Nam: 2026-12-01T08:00.")] = "",
    accept: Annotated[str, typer.Option(help="Why its warnings may stand, to publish in spite of them.")] = "",
    replaces: Annotated[int | None, typer.Option(help="The submission that it corrects as a whole.")] = None,
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Publish a submission that was checked, now or at a set time."""
    _open(warehouse, lang)
    store, who = Warehouse(folder(warehouse), derive_state), os.environ.get("USER", "")
    try:
        if embargo:
            due = _time(embargo, lang)
            life.schedule(store, number, who, due, accept, replaces)
            said = Wording(read_reference(store.snapshot()), lang)("import_scheduled", moment=moment(due, lang))
        else:
            made = life.publish(store, number, who, accept, replaces)
            said = Wording(read_reference(store.snapshot()), lang)("import_published", number=made.number)
    except WordNeeded as error:
        errors.print(error.vi if lang == "vi" else error.en, markup=False)
        raise typer.Exit(WARNINGS) from None
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    except InputError as error:
        refuse(error, lang)
    out.print(said, markup=False)


@submissions.command("publish-due")
def publish_due(warehouse: Store | None = None, lang: Language = "vi") -> None:
    """Publish what was held back until now; let a timer run it. A load does so too."""
    say = Wording(read_reference(_open(warehouse, lang)), lang)
    try:
        released = life.publish_due(Warehouse(folder(warehouse), derive_state))
    except InputError as error:
        refuse(error, lang)
    told = say("submissions_released", numbers=", ".join(map(str, released))) if released else ""
    out.print(told or say("submissions_due_none"), markup=False)


@submissions.command("withdraw")
def withdraw(
    number: Number,
    reason: Annotated[str, typer.Option(help="Why.")],
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Take a submission back; what it revised stands again."""
    say = Wording(read_reference(_open(warehouse, lang)), lang)
    try:
        made = life.withdraw(Warehouse(folder(warehouse), derive_state), number, os.environ.get("USER", ""), reason)
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    out.print(say("submissions_withdrawn", number=number), markup=False)
    if made is not None:
        out.print(say("import_published", number=made.number), markup=False)


@submissions.command("due")
def due(
    period: Annotated[str, typer.Option(help="The period: 2024, 2024-S1, 2024-Q1, 2024-03.")],
    place: Annotated[str, typer.Option(help="Whose units; else the first city on record.")] = "",
    by: Annotated[str, typer.Option(help="The last day on which a report is in time: 2024-04-10.")] = "",
    as_json: Json = False,
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Say who has reported for a period, when, and who is late or missing."""
    data = _open(warehouse, lang)
    reference = read_reference(data)
    say, read = Wording(reference, lang), read_period(period)
    if not isinstance(read, Period):
        wrong(f"không đọc được kỳ “{period}”; viết 2024-Q1", f"period “{period}” cannot be read; write 2024-Q1", lang)
    try:
        last_day = date.fromisoformat(by) if by else None
    except ValueError:
        wrong(f"“{by}” không phải ngày; viết 2024-04-10", f"“{by}” is no day; write 2024-04-10", lang)
    above = one_unit(list(reference.tree.by_id.values()), place, lang).id if place else default_place(reference)
    found = answers_about.reporting(data, above, read.first, read.last, last_day)
    if as_json:
        _print_json([_plain(row) for row in found.to_dict("records")])
        return
    for row in each(found):
        out.print(reporting_text(row, say), markup=False)
    told = int((found["status"] != "missing").sum())
    out.print(say("reporting_count", told=told, units=len(found)), markup=False)


def _open(warehouse: Path | None, lang: str) -> Snapshot:
    data = open_data(warehouse, lang)
    if not answers_about.knows_submissions(data):
        fail("chưa có chỗ cho tệp đơn vị gửi; hãy chạy `kpi load` một lần",
             "there is no place yet for what offices send; run `kpi load` once", lang)  # fmt: skip
    return data


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


def _time(words: str, lang: str) -> datetime:
    """Return a time of Việt Nam, where no other zone is told, as UTC."""
    try:
        told = datetime.fromisoformat(words)
    except ValueError:
        wrong(f"không đọc được thời điểm “{words}”; viết 2026-12-01T08:00",
              f"time “{words}” cannot be read; write 2026-12-01T08:00", lang)  # fmt: skip
    due = (told if told.tzinfo else told.replace(tzinfo=VIETNAM)).astimezone(UTC).replace(tzinfo=None)
    if due <= now():
        wrong(f"{words} đã qua; để công bố ngay, không dùng --embargo",
              f"{words} is past; to publish now, leave --embargo out", lang)  # fmt: skip
    return due


def _change(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "item": row.item,
        "unit": row.unit,
        "period_start": f"{row.period_start:%Y-%m-%d}",
        "period_end": f"{row.period_end:%Y-%m-%d}",
        "old": _number(row.old_value),
        "old_source": row.old_source if isinstance(row.old_source, str) else None,
        "new": _number(row.new_value),
        "paragraph": row.paragraph,
    }


def _number(value: float) -> float | None:
    return None if value != value else value


def _iso(when: datetime) -> str:
    return when.replace(tzinfo=UTC).isoformat(timespec="seconds")


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    """Return a row as JSON can say it: times in UTC, nothing as null."""
    told: dict[str, Any] = {}
    for name, cell in row.items():
        if isinstance(cell, datetime):
            told[name] = None if cell != cell else _iso(cell)
        elif hasattr(cell, "item"):
            told[name] = cell.item()
        else:
            told[name] = cell if isinstance(cell, str | bool | int) or cell == cell else None
    return told


def _print_json(told: object) -> None:
    typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))

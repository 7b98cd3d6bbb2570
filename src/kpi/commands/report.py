"""What became of a file that was taken in, for people or for machines."""

from datetime import datetime
from pathlib import Path
from typing import Any

from kpi.analysis.answer import each
from kpi.commands.console import out
from kpi.commands.sent import (
    DONE,
    NOTHING_NEW,
    WARNINGS,
    iso,
    print_json,
)
from kpi.intake.sent import Checked
from kpi.text.numbers import exact, moment
from kpi.text.submissions import changes_lines
from kpi.text.taking_in import (
    Asked,
    Finding,
    answer_text,
    choices_text,
    findings_told,
    questions_told,
    settled_told,
)
from kpi.text.wording import Wording


class Report:
    """What became of a file, for people or for machines."""

    checked: Checked

    def __init__(self, say: Wording, as_json: bool) -> None:
        self.say, self.as_json = say, as_json
        self.code = DONE
        self.submission: int | None = None
        self.publication: int | None = None
        self.due: datetime | None = None
        self.word = 0
        self.marked: Path | None = None
        self.made: list[str] = []

    def tell(self, dry_run: bool) -> None:
        """Print it."""
        findings = findings_told(self.checked, self.say)
        if self.as_json:
            print_json(self._facts(findings))
            return
        for line in self._lines(findings, dry_run):
            out.print(line, markup=False)

    def _lines(self, findings: list[Finding], dry_run: bool) -> list[str]:
        say, checked = self.say, self.checked
        values = checked.understood.values
        told = {"figures": exact(len(values), say.lang), "units": len({value.unit for value in values})}
        lines = [say("import_made", codes=", ".join(self.made))] if self.made else []
        lines += [say("import_read", file=checked.document.name, kind=checked.document.kind or "–", **told)]
        lines += [f"{say('severity_' + found.severity).split(' ')[0]} {found.text}" for found in findings]
        for settled in settled_told(checked, say):
            answer = answer_text(settled, say)
            lines += [f"✓ {settled.text}", "    " + say("import_settled", question=settled.key, answer=answer)]
        for question in questions_told(checked, say):
            choices = choices_text(question, say)
            lines += [f"? {question.text}", "    " + say("import_question", question=question.key, choices=choices)]
        if checked.changes is not None:
            lines += changes_lines(checked.changes, say)
        return lines + self._outcome(dry_run)

    def _outcome(self, dry_run: bool) -> list[str]:
        say, known = self.say, self.checked.known
        if self.code == NOTHING_NEW and known is not None:
            status = say("submission_status_" + known["status"])
            return [say("import_known", number=known["submission"], status=status)]
        if self.code == NOTHING_NEW:
            return [say("import_all_same")]
        lines = [say("import_word", count=self.word or self.checked.warnings)] if self.code == WARNINGS else []
        if self.marked is not None:
            lines.append(say("import_marked", file=self.marked))
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
        changes = checked.changes
        return {
            "exit_code": self.code,
            "submission": self.submission if known is None else int(known["submission"]),
            "publication": self.publication,
            "embargo": None if self.due is None else iso(self.due),
            "made": self.made,
            "marked": None if self.marked is None else str(self.marked),
            "file": checked.document.name,
            "sha256": checked.document.sha256,
            "kind": checked.document.kind,
            "encoding": checked.document.encoding,
            "figures": len(checked.understood.values),
            "findings": [vars(found) for found in findings],
            "questions": [_question(question) for question in questions_told(checked, self.say)],
            "settled": [_question(question) for question in settled_told(checked, self.say)],
            "changes": [] if changes is None else [_change(row) for row in each(changes.rows)],
            "changes_counted": None if changes is None else dict(changes.counts),
        }


def _question(asked: Asked) -> dict[str, Any]:
    return vars(asked) | {"choices": [{"answer": answer, "name": name} for answer, name in asked.choices]}


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

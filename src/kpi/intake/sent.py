"""A file as it was sent, what is understood of it with all answers at hand, and all that is to be said of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from kpi.intake.forms.read import Form, read_form
from kpi.intake.reading.files import pick_sheets, read_document
from kpi.intake.reading.grid import CellProblem, Document
from kpi.intake.recognising.mapping import Mapping as Kept
from kpi.intake.recognising.messages.tables import other_place
from kpi.intake.recognising.model import Question, Understood
from kpi.intake.recognising.understand import understand
from kpi.store.reading import Reference
from kpi.store.submissions import Changes
from kpi.store.warehouse import Snapshot
from kpi.store.writing import Source
from kpi.units.tree import UnitTree

OPEN = ("received", "checked")
"""Of these a submission may still be answered and published."""

SAME_FILE = """FROM submission_state s WHERE sha256 = ? AND place = ?
    AND status NOT IN ('withdrawn', 'corrected', 'superseded')
    AND NOT (status = 'published' AND EXISTS (
        SELECT item, unit, period_start, period_end FROM observation o WHERE o.source = s.source
        EXCEPT SELECT item, unit, period_start, period_end FROM observation o ANTI JOIN superseded USING (observation)
        WHERE o.source = s.source
    ))
    ORDER BY submission DESC LIMIT 1"""
"""The submission that a file of a place already is; one of which a figure no longer stands may be sent again."""


@dataclass(frozen=True)
class Sent:
    """A file as it was sent for the unit ``place`` (by id); ``title`` is how it is cited, its name if empty."""

    file: str
    data: bytes = field(repr=False)
    place: str
    sender: str = ""
    title: str = ""


@dataclass(frozen=True)
class Settled:
    """A question, and the answer by which the file was read."""

    question: Question
    answer: str


@dataclass(frozen=True)
class Checked:
    """Everything that is to be said of a file before it is published, at once.

    ``answers``: all that were given for this file; ``settled``: what was asked of it and is answered, be it from
    memory; ``learned``: what is newly to be remembered for its kind.
    ``changes``: of figures that stand; ``findings`` has the columns of the table finding: what the checks would notice
    anew in the figures. Both are None where something must be mended or answered first, or where the file
    is published already. ``source``: under which the figures would be cited. ``known``: the submission that this same
    file already is (its row of submission_state), if it is one. ``remarks``: what the sender of a form says of an item.
    ``reference``: by which catalogue and units it was read.
    """

    document: Document
    understood: Understood
    answers: Mapping[str, str]
    learned: Kept | None
    problems: tuple[CellProblem, ...]
    changes: Changes | None = None
    findings: pd.DataFrame | None = None
    source: Source | None = None
    known: Mapping[str, Any] | None = None
    remarks: Mapping[str, str] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()
    reference: Reference | None = field(default=None, repr=False)

    @property
    def readable(self) -> bool:
        """Whether the file could be read at all."""
        return bool(self.document.sheets)

    @property
    def errors(self) -> int:
        """How many mistakes must be mended."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def told_warnings(self) -> int:
        """How many warnings there are about the file itself."""
        return sum(problem.severity == "warning" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many warnings need a word of the sender, those of the checks of figures included."""
        return self.told_warnings + (0 if self.findings is None else count_warnings(self.findings))

    @property
    def clean(self) -> bool:
        """Whether it has figures and may be published, warnings apart."""
        return bool(self.understood.values) and not self.errors and not self.understood.questions


def count_warnings(findings: pd.DataFrame) -> int:
    """Return how many findings of checks are warnings."""
    return int((findings["severity"] == "warning").sum())


def read_sent(data: Snapshot, reference: Reference, sent: Sent, answers: Mapping[str, str]) -> Checked:
    """Return what a file says by itself, before it is held against the figures that stand."""
    document = read_document(sent.file, sent.data, encoding=answers.get("encoding", ""))
    known = first_row(data.query(SAME_FILE, [document.sha256, sent.place]))
    if known is not None:
        answers = json.loads(known["answers"]) | answers
    document = pick_sheets(document, answers.get("sheet", ""))
    form = read_form(document, reference.catalog, reference.tree)
    if form is None:
        understood, learned, settled = _understand(data, document, reference, sent.place, answers)
        problems = understood.problems
    else:
        understood, learned, settled = form.understood, None, ()
        problems = (*understood.problems, *_form_elsewhere(form, document, reference.tree, sent.place))
    problems += tuple(_sent_elsewhere(data, document, reference, sent.place))
    remarks = {} if form is None else form.remarks
    return Checked(
        document, understood, dict(answers), learned, problems, known=known, remarks=remarks, settled=settled,
        reference=reference,
    )  # fmt: skip


def _form_elsewhere(form: Form, document: Document, tree: UnitTree, place: str) -> list[CellProblem]:
    """Return the error that a form is of a unit that does not belong to the place."""
    if form.mark is None or form.mark.unit not in tree:
        return []
    unit, above = tree[form.mark.unit], tree[place]
    if unit.id == place or unit in tree.below(place):
        return []
    told = other_place(form.mark.unit, unit.names, above.names)
    return [CellProblem(document.name, 0, told.vi, told.en, severity=told.severity, code=told.code)]


def _understand(
    data: Snapshot, document: Document, reference: Reference, place: str, answers: Mapping[str, str]
) -> tuple[Understood, Kept | None, tuple[Settled, ...]]:
    """Return what is understood with the answers given and remembered, what is newly to be remembered, what is settled.

    An answer may bring up further questions: they are asked, and answered, in their turn.
    """

    def read(used: Mapping[str, str]) -> Understood:
        return understand(document, reference.catalog, reference.tree, reference.territories, place, used)

    found = read({})
    if not found.questions:
        return found, None, ()
    kept = learned = _kept(data, found.fingerprint, place)
    told, settled = {**kept.answers, **answers}, dict[str, Settled]()
    while fresh := [q for q in found.questions if q.key in told and q.key not in settled]:
        learned = Kept.learn(found, {q.key: told[q.key] for q in fresh}, learned)
        settled |= {q.key: Settled(q, told[q.key]) for q in fresh}
        found = read({key: one.answer for key, one in settled.items()})
    return found, learned if learned != kept else None, tuple(settled.values())


def _kept(data: Snapshot, fingerprint: str, place: str) -> Kept:
    frame = data.query(
        "FROM submission_mapping WHERE fingerprint = ? AND place = ? ORDER BY kept_at DESC LIMIT 1",
        [fingerprint, place],
    )
    return Kept(fingerprint, json.loads(frame["answers"].iloc[0]) if len(frame) else {})


def _sent_elsewhere(data: Snapshot, document: Document, reference: Reference, place: str) -> list[CellProblem]:
    """Return the warning that the same content was sent for another unit."""
    other = first_row(
        data.query(
            "FROM submission_state WHERE sha256 = ? AND place <> ? AND status <> 'withdrawn' LIMIT 1",
            [document.sha256, place],
        )
    )
    if other is None:
        return []
    number, unit = other["submission"], reference.tree.by_id.get(other["place"])
    names = [unit.name(lang) if unit else other["place"] for lang in ("vi", "en")]
    vi = f"tệp này đã nhận cho {names[0]} (lần gửi {number}); hãy kiểm tra có đúng đơn vị không"
    en = f"this same file was received for {names[1]} (submission {number}); check which unit it is for"
    return [CellProblem(document.name, 0, vi, en, severity="warning", code="sent_elsewhere")]


def first_row(frame: pd.DataFrame) -> dict[str, Any] | None:
    """Return the first row of an answer by column, None where there is none."""
    return {str(name): cell for name, cell in frame.iloc[0].items()} if len(frame) else None

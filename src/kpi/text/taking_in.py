"""What is found and asked in a file that was sent, each at its place, in words of one language."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from kpi.analysis.answer import each
from kpi.catalog.model import Catalog
from kpi.intake.reading.grid import column_letters
from kpi.intake.reading.periods import Period, read_period
from kpi.intake.recognising.cell_values import among
from kpi.intake.recognising.model import SKIP, Question, Value
from kpi.intake.sent import Checked
from kpi.text.findings import finding_place, finding_text
from kpi.text.wording import Wording

RANKS = ("error", "warning", "note")


@dataclass(frozen=True)
class Finding:
    """One thing to mend, to say a word about, or to know; ``cell`` is empty where it is about more than one."""

    severity: str
    code: str
    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class Asked:
    """One question: the key under which to answer, the answers that are offered with what they mean.

    ``answer``: what was answered, empty where the question is open.
    """

    key: str
    code: str
    sheet: str
    cell: str
    text: str
    choices: tuple[tuple[str, str], ...]
    open_to: str
    answer: str = ""


def findings_told(checked: Checked, say: Wording) -> list[Finding]:
    """Return all findings about a file: errors, warnings, notes; each with its place at the head of its text."""
    found = [Finding(p.severity, p.code, p.sheet, _cell(p.column, p.line), p.text(say.lang)) for p in checked.problems]
    if checked.findings is not None and checked.source is not None:
        known = replace(say.reference, sources=say.reference.sources | {checked.source.id: checked.source})
        say = Wording(known, say.lang)
        for row, value in zip(each(checked.findings), finding_cells(checked), strict=True):
            sheet, cell = (value.sheet, value.ref) if value else ("", "")
            where = f"{checked.document.name}, {value.paragraph}: " if value else ""
            text = f"{where}{finding_place(row, say)}: {finding_text(row, say)}"
            found.append(Finding(row.severity, row.code, sheet, cell, text))
    return sorted(found, key=lambda each_one: RANKS.index(each_one.severity))


def finding_cells(checked: Checked) -> list[Value | None]:
    """Return for each of its findings the value of the file at which it is told.

    It is that of the finding's item, else the first of its indicator's; None where the file says nothing of these.
    """
    if checked.findings is None or checked.reference is None:
        return []
    rows = each(checked.findings)
    items = [_items(row, checked.reference.catalog) for row in rows]
    places: dict[tuple[Any, ...], Value] = {}
    for value in among(checked.understood.values, {row.unit for row in rows}, set(chain(*items))):
        places.setdefault((value.item, value.unit, *_days(value.period)), value)
    days = [(row.unit, row.period_start.date(), row.period_end.date()) for row in rows]
    return [
        next((found for item in told if (found := places.get((item, *when)))), None)
        for told, when in zip(items, days, strict=True)
    ]


def _items(row: Any, catalog: Catalog) -> list[str]:
    """Return the items of a finding, the one that it is most about first."""
    params, shown = json.loads(row.params), catalog.indicators[row.indicator]
    named = [params["item"]] if "item" in params else []
    return [*named, *params.get("items", ()), *shown.numerator, *shown.denominator, shown.code]


@cache
def _days(code: str) -> tuple[date, ...]:
    period = read_period(code)
    return (period.first, period.last) if isinstance(period, Period) else ()


def questions_told(checked: Checked, say: Wording) -> list[Asked]:
    """Return what is asked about a file."""
    return [_asked(question, "", say) for question in checked.understood.questions]


def settled_told(checked: Checked, say: Wording) -> list[Asked]:
    """Return what was asked about a file and is answered, for this one or for an earlier one of its kind."""
    return [_asked(one.question, one.answer, say) for one in checked.settled]


def _asked(q: Question, answer: str, say: Wording) -> Asked:
    choices = tuple((choice.answer, choice.vi if say.lang == "vi" else choice.en) for choice in q.choices)
    return Asked(q.key, q.code, q.sheet, _cell(q.column, q.line), q.text(say.lang), choices, q.open_to, answer)


def answer_text(asked: Asked, say: Wording) -> str:
    """Return what was answered to a question, in words."""
    catalog, named = say.reference.catalog, dict(asked.choices) | {SKIP: say("intake_skip")}
    if asked.answer in named:
        return named[asked.answer]
    if asked.open_to == "unit" and asked.answer in say.reference.tree:
        return say.dated_unit(asked.answer)
    if asked.open_to == "item" and asked.answer in catalog:
        return catalog.item(asked.answer).name(say.lang)
    return asked.answer


def choices_text(question: Asked, say: Wording) -> str:
    """Return the answers to a question: those that are offered, what else may be answered, and to leave it out."""
    offered = [f"{answer} ({name})" if name != answer else answer for answer, name in question.choices]
    if question.open_to:
        offered.append(say("import_open_" + question.open_to))
    return "; ".join([*offered, say("import_skip")])


def _cell(column: int, row: int) -> str:
    return f"{column_letters(column)}{row}" if column else ""

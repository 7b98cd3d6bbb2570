"""The file that an office sent, given back with everything that was found in it at its cells."""

from dataclasses import replace

import pandas as pd

from kpi.analysis.answer import each
from kpi.intake.forms.mark import mark_copy
from kpi.intake.reading.grid import CellProblem
from kpi.intake.sent import Checked, Sent
from kpi.store.reading import Reference
from kpi.text.findings import finding_place, finding_text
from kpi.text.taking_in import finding_cells
from kpi.text.wording import Wording


def marked_copy(sent: Sent, checked: Checked, lang: str) -> bytes:
    """Return an XLSX file: what was sent, with problems, questions and findings at their cells (see ``mark_copy``).

    ``lang`` comes first; both languages are told. A question is a warning there: a clearer word in the cell settles it.
    """
    found = [*checked.problems]
    found += [replace(question, severity="warning") for question in checked.understood.questions]
    if checked.findings is not None and checked.reference is not None:
        found += _of_figures(checked, checked.reference, checked.findings)
    return mark_copy(sent.data, checked.document, found, lang)


def _of_figures(checked: Checked, reference: Reference, findings: pd.DataFrame) -> list[CellProblem]:
    """Return what the checks of figures notice, each at the cell of the figure if that was sent."""
    if checked.source is not None:
        reference = replace(reference, sources=reference.sources | {checked.source.id: checked.source})
    vi, en = (Wording(reference, lang) for lang in ("vi", "en"))
    problems = []
    for row, value in zip(each(findings), finding_cells(checked), strict=True):
        line, sheet, column = (value.row, value.sheet, value.column) if value else (0, "", 0)
        in_vi, in_en = (f"{finding_place(row, say)}: {finding_text(row, say)}" for say in (vi, en))
        problems.append(CellProblem(checked.document.name, line, in_vi, in_en, sheet, column, row.severity, row.code))
    return problems

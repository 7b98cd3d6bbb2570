"""What is shown of a file before it is published: all that is to be said of it, and of its sheets a part."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kpi.intake.reading.grid import CellProblem, Sheet
from kpi.intake.recognising.model import Value
from kpi.intake.sent import Checked, Sent
from kpi.text.submissions import LISTED
from kpi.text.taking_in import finding_cells

SHEETS, ROWS, COLUMNS = 12, 30, 16  # that are shown of a document, of each sheet
MARKED = 20  # rows and columns farther away with something to say about them
TOLD = 200  # problems that are told one by one
CHARACTERS = 200  # of a cell


@dataclass(frozen=True)
class Draft:
    """A file with what was found in it. ``checked`` is cut to what is shown; the counts are of the whole.

    ``answers``: those given now; ``notes`` counts problems and findings by severity.
    """

    sent: Sent = field(repr=False)
    checked: Checked = field(repr=False)
    answers: Mapping[str, str]
    figures: int
    units: int
    notes: Mapping[str, int]

    @property
    def publishable(self) -> bool:
        """Whether nothing but warnings stands against publishing it."""
        return self.checked.changes is not None

    @property
    def warnings(self) -> int:
        """How many warnings need a word."""
        return self.notes.get("warning", 0)


def make_draft(sent: Sent, checked: Checked, answers: Mapping[str, str] | None = None) -> Draft:
    """Return what is shown of a checked file, in bounded room however large the file is."""
    understood, changes, findings = checked.understood, checked.changes, checked.findings
    severities = [problem.severity for problem in checked.problems]
    severities += [] if findings is None else list(findings["severity"])
    findings = None if findings is None else findings.head(TOLD)
    spoken = [value for value in finding_cells(replace(checked, findings=findings)) if value]
    marked = _marked(checked, spoken)
    sheets = _shown_sheets(checked.document.sheets, marked)
    cut = replace(
        checked,
        document=replace(checked.document, sheets=sheets, problems=()),
        understood=replace(
            understood,
            values=tuple(dict.fromkeys([*spoken, *understood.values[:1]])),
            totals=(),
            problems=(),
            questions=understood.questions[:TOLD],
            roles={
                sheet.name: {at: role for at in sheet.cells if (role := understood.roles.get(sheet.name, {}).get(at))}
                for sheet in sheets
            },
        ),
        problems=_worst(checked.problems),
        settled=checked.settled[:TOLD],
        changes=None if changes is None else replace(changes, rows=changes.rows[:LISTED]),
        findings=findings,
    )
    return Draft(
        sent,
        cut,
        dict(answers or {}),
        len(understood.values),
        len({value.unit for value in understood.values}),
        {severity: severities.count(severity) for severity in ("error", "warning", "note")},
    )


def _worst(problems: Iterable[CellProblem]) -> tuple[CellProblem, ...]:
    ranks = ("error", "warning", "note")
    return tuple(sorted(problems, key=lambda problem: ranks.index(problem.severity))[:TOLD])


def _marked(checked: Checked, spoken: Iterable[Value]) -> dict[str, list[tuple[int, int]]]:
    """Return by sheet the cells about which something is said or asked."""
    places: dict[str, list[tuple[int, int]]] = {}
    for told in (*checked.understood.questions, *_worst(checked.problems)):
        places.setdefault(told.sheet, []).append((told.line, told.column))
    for value in spoken:
        places.setdefault(value.sheet, []).append((value.row, value.column))
    return places


def _shown_sheets(sheets: Collection[Sheet], marked: Mapping[str, list[tuple[int, int]]]) -> tuple[Sheet, ...]:
    """Return those with something to say about them first, then the others, in their order; each cut."""
    filled = [sheet for sheet in sheets if sheet.cells and not sheet.hidden]
    first = sorted(filled, key=lambda sheet: sheet.name not in marked)[:SHEETS]
    return tuple(_cut(sheet, marked.get(sheet.name, [])) for sheet in filled if sheet in first)


def _cut(sheet: Sheet, marked: list[tuple[int, int]]) -> Sheet:
    rows = _some(dict.fromkeys(row for row, _ in sheet.cells), ROWS, [row for row, _ in marked])
    columns = _some(sorted({column for _, column in sheet.cells}), COLUMNS, [column for _, column in marked])
    cells = {
        (row, column): replace(cell, text=_short(cell.text))
        for (row, column), cell in sheet.cells.items()
        if row in rows and column in columns
    }
    return replace(sheet, cells=cells, merged=(), hidden_rows=frozenset(), hidden_columns=frozenset())


def _some(present: Iterable[int], most: int, marked: Iterable[int]) -> set[int]:
    """Return the first ones, and some of those that are marked."""
    known = list(present)
    among = set(known)
    return set(known[:most]) | set([place for place in dict.fromkeys(marked) if place in among][:MARKED])


def _short(text: str) -> str:
    return text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + "…"

"""What was understood of a document: values and the cells they came from, what is asked, what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kpi.intake.reading.grid import CellProblem, column_letters

Place = tuple[int, int]

Role = Literal[
    "value",  # a figure that was read
    "blank",  # a mark for no figure: -, …
    "head",
    "name",  # of a unit, measure or period, in a row
    "total",
    "asked",  # waits for an answer
    "refused",  # stands under an error
    "title",
    "note",
    "signature",
    "numbering",
    "section",  # a line of text among the rows
    "unit_measure",
    "remark",
    "text",  # of a column that holds neither names nor figures
    "skipped",  # by answer
    "computed",  # of other cells: changes, averages
    "hidden",  # on a hidden sheet, or under a merged cell
]
USED: frozenset[Role] = frozenset({"value", "head", "name", "total"})
SKIP = "skip"
"""The answer by which what is asked about is left out."""


@dataclass(frozen=True, slots=True)
class Value:
    """One observation as a document has it.

    ``item`` is a measure or a stated indicator, ``unit`` a unit's id, ``period`` an SDMX code; ``number`` is None
    where ``status`` is M (cannot exist) or O (said not to be known). ``printed`` is the text of the cell, ``qualifier``
    as in observations.
    """

    item: str
    unit: str
    period: str
    number: Decimal | None
    printed: str
    sheet: str
    row: int
    column: int
    qualifier: str = ""
    status: str = "A"

    @property
    def ref(self) -> str:
        """The cell's address, ``B7``."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def paragraph(self) -> str:
        """By what a figure of this cell is cited: ``Sheet!B7``, ``B7`` in a file without sheets."""
        return f"{self.sheet}!{self.ref}" if self.sheet else self.ref


@dataclass(frozen=True)
class Total:
    """A total that the document states, beside the sum of what was read of its rows or columns."""

    item: str
    period: str
    stated: Decimal
    summed: Decimal
    sheet: str
    row: int
    column: int


@dataclass(frozen=True)
class Choice:
    """One answer that is offered: what to answer, and how it reads."""

    answer: str
    vi: str
    en: str


@dataclass(frozen=True)
class Question(CellProblem):
    """Something unsure, at the first cell where it arises; it stops what was sent until it is answered.

    ``key`` names it in answers: of what is asked and the folded text, so that the next file asks the same under the
    same key. Beside ``choices``, SKIP leaves the cells out, and ``open_to`` says what else may be answered: any unit's
    id, any item's code, any period as people write it. ``remembered``: the answer holds for further files of the kind.
    """

    key: str = ""
    choices: tuple[Choice, ...] = ()
    open_to: Literal["", "unit", "item", "period"] = ""
    remembered: bool = True
    heads: tuple[str, ...] = ()
    """Of a question about many heads: their texts."""


@dataclass(frozen=True)
class Understood:
    """What a document says; ``roles`` has one role for every cell that is not empty, by sheet and place.

    ``fingerprint`` tells kinds of files apart: documents with the same heads have the same one.
    """

    name: str
    sha256: str
    fingerprint: str
    values: Sequence[Value]
    totals: tuple[Total, ...]
    questions: tuple[Question, ...]
    problems: tuple[CellProblem, ...]
    roles: Mapping[str, Mapping[Place, Role]] = field(repr=False)

    @property
    def ignored(self) -> Iterator[tuple[str, str, Role]]:
        """Sheet, address and reason of every cell that is not a value, head, name or total."""
        for sheet, roles in self.roles.items():
            for (row, column), role in roles.items():
                if role not in USED:
                    yield sheet, f"{column_letters(column)}{row}", role

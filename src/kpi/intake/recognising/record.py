"""Gathers, while a document is read, the role of every cell, what is wrong and what is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kpi.intake.reading.grid import Cell, CellProblem
from kpi.intake.recognising.cell_roles import CellRoles
from kpi.intake.recognising.messages import Told
from kpi.intake.recognising.messages.questions import ask_heads
from kpi.intake.recognising.model import Choice, Place, Question, Role

ALL_HEADS = "heads"
"""The key of the question about all heads that the catalogue does not know."""
FEW_HEADS = 3
"""So many of them are asked about one by one."""


class Record:
    """Roles, problems and questions of one document, and the answers that are given already."""

    def __init__(self, file: str, answers: Mapping[str, str]) -> None:
        self.file, self.answers = file, answers
        self._problems: dict[CellProblem, None] = {}
        self.questions: dict[str, Question] = {}
        self.roles: dict[str, CellRoles] = {}
        self.place: Place | None = None
        """The figure that is being read, where not all are read in their order."""
        self._asked: dict[str, Place] = {}
        self._together: dict[str, tuple[str, Cell, Told, Question]] = {}

    def mark(self, sheet: str, cells: Iterable[Cell], role: Role) -> None:
        """Give the cells a role, in place of one they had."""
        roles = self.roles.setdefault(sheet, CellRoles())
        for cell in cells:
            roles[cell.row, cell.column] = role

    def tell(self, sheet: str, cell: Cell | None, told: Told) -> None:
        """Note a problem at the cell, or of the sheet as a whole; the same one only once."""
        row, column = (cell.row, cell.column) if cell else (0, 0)
        self._problems.setdefault(
            CellProblem(self.file, row, told.vi, told.en, sheet, column, told.severity, told.code)
        )

    @property
    def problems(self) -> list[CellProblem]:
        """What was told, in the order in which it was noticed."""
        return list(self._problems)

    def ask(self, sheet: str, cell: Cell | None, told: Told, question: Question) -> None:
        """Note a question, once for all cells where it arises; ``question`` brings key and choices."""
        row, column = (cell.row, cell.column) if cell else (0, 0)
        known = self._asked.get(question.key)
        if question.key in self.questions and not (self.place and known and self.place < known):
            return
        if self.place:
            self._asked[question.key] = self.place
        self.questions[question.key] = replace(
            question, file=self.file, line=row, vi=told.vi, en=told.en, sheet=sheet, column=column, code=told.code
        )

    def sort_questions(self, since: int) -> None:
        """Put the questions since the first ``since`` in the order of the figures at which they arose."""
        for key in sorted(list(self.questions)[since:], key=lambda key: self._asked[key]):
            self.questions[key] = self.questions.pop(key)
        self.place = None
        self._asked.clear()

    def ask_together(self, sheet: str, cell: Cell, told: Told, question: Question, head: str) -> None:
        """Note a question about a head, to be asked with the others of its kind if they are many."""
        self._together.setdefault(question.key, (sheet, cell, told, replace(question, heads=(head,))))

    def settle_together(self) -> None:
        """Ask what waits: one by one where that is little or wished for, else one question of all heads."""
        asked = list(self._together.values())
        if len(asked) <= FEW_HEADS or self.answers.get(ALL_HEADS) == "choose":
            for each in asked:
                self.ask(*each)
            return
        sheet, cell, *_ = asked[0]
        heads = [head for each in asked for head in each[3].heads]
        choose = Choice("choose", "hỏi từng tiêu đề", "ask about each head")
        self.ask(sheet, cell, ask_heads(heads), replace(question(ALL_HEADS, [choose]), heads=tuple(heads)))


def question(key: str, choices: Iterable[Choice] = (), *, remembered: bool = True) -> Question:
    """Return a question without its place and words, which ``Record.ask`` adds."""
    offered = tuple(choices)
    open_to = key.partition(":")[0]
    return Question(
        "", 0, "", "", key=key, choices=offered, remembered=remembered,
        open_to=open_to if open_to in ("unit", "item", "period") else "",  # type: ignore[arg-type]
    )  # fmt: skip

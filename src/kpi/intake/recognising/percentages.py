"""How the percentages of one item are written: in per cent, as parts of one, or some so and some otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.numbers import Number
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages import figure
from kpi.intake.recognising.messages.questions import ask_mixed_scale, ask_scale
from kpi.intake.recognising.model import SKIP, Choice, Role
from kpi.intake.recognising.record import question


@dataclass
class Percentages:
    """The percentages of an item in one table; not ``percent``: it is none."""

    known: Known
    sheet: str
    item: str
    percent: bool
    mixed: bool = False
    """Whether plain figures of at most 1 stand among marked ones or such above 10."""
    role: Role = "asked"
    """That of figures whose scale is not known."""

    def are_parts(self, cells: Sequence[tuple[Cell, int]], readings: Sequence[object]) -> bool | None:
        """Tell whether all are written as parts of one; None: that is asked. Each cell stands for so many."""
        told = zip(cells, readings, strict=True)
        counted = [(r, cell, times) for (cell, times), r in told if isinstance(r, Number) and r.denominator is None]
        numbers = [number for number, *_ in counted] if self.percent else []
        above = any(number.percent or number.value > 10 for number in numbers)
        self.mixed = above and any(is_part(number) for number in numbers)
        if not numbers or any(number.percent or number.value > 1 for number in numbers):
            return False
        if all(number.value in (0, 1) for number in numbers) and sum(times for *_, times in counted) == 1:
            return False
        first = next(((number, cell) for number, cell, _ in counted if number.value), None)
        if first is None:
            return False
        choices = [Choice("100", "1 nghĩa là 100 %", "1 means 100%"), Choice("1", "1 nghĩa là 1 %", "1 means 1%")]
        answer = self._answer(f"scale:{self.item}")
        if answer is None and self.role == "asked":
            asked = question(f"scale:{self.item}", choices)
            self.known.record.ask(self.sheet, first[1], ask_scale(first[0].text), asked)
        return answer

    def power(self, cell: Cell, number: Number) -> int | None:
        """Return the power of ten of a figure of at most 1 among other percentages; None where that is asked."""
        key = f"scale_mixed:{self.item}"
        answer = self._answer(key)
        if answer is not None:
            return 2 if answer else 0
        if self.role == "asked":
            plain, share = (
                [figure(value, lang) for lang in ("vi", "en")] for value in (number.value, number.value * 100)
            )
            choices = [
                Choice("100", f"{plain[0]} nghĩa là {share[0]} %", f"{plain[1]} means {share[1]}%"),
                Choice("1", f"{plain[0]} nghĩa là {plain[0]} %", f"{plain[1]} means {plain[1]}%"),
            ]
            asked = question(key, choices, remembered=False)
            self.known.record.ask(self.sheet, cell, ask_mixed_scale(cell.text), asked)
        return None

    def _answer(self, key: str) -> bool | None:
        """Return whether 1 was answered to mean 100 %; None where it was not, or the figures are left out."""
        answer = self.known.record.answers.get(key)
        if answer == SKIP:
            self.role = "skipped"
        return answer == "100" if answer in ("100", "1") else None


def is_part(number: Number) -> bool:
    """Tell whether a plain figure can be a part of one: 0.96, 1."""
    return not number.percent and number.denominator is None and 0 < number.value <= 1

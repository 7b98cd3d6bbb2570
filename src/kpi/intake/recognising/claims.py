"""Whose a figure is that a reader cannot tell by looking: of a merged cell, of a hidden row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kpi.intake.reading.grid import Cell
from kpi.intake.recognising.body import Row
from kpi.intake.recognising.columns import Columns
from kpi.intake.recognising.grids import Grid
from kpi.intake.recognising.heads import FigureColumn
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages.questions import ask_hidden_rows, ask_merged
from kpi.intake.recognising.model import SKIP, Choice, Role
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.record import question
from kpi.intake.recognising.words import without_numbering


@dataclass
class Claims:
    """The rows and columns of one table that may claim a figure."""

    known: Known
    grid: Grid
    columns: Columns
    rows: Sequence[Row]
    figures: Sequence[FigureColumn]

    def settle(self, cell: Cell, row: Row, column: FigureColumn) -> tuple[Row, FigureColumn] | Role:
        """Return the row and column that a figure is of, or its role while that is asked or where it is left out."""
        if column.meaning.code is None:
            return row, column
        if row.kind == "leaf" and row.number in self.grid.sheet.hidden_rows:
            answer = self.known.record.answers.get(self._hidden_key)
            if answer == SKIP:
                return "skipped"
            if answer != "read":
                self._ask_hidden(cell)
                return "asked"
        return self._of_merged(cell, row, column) if self.grid.sheet.merged else (row, column)

    # hidden rows

    @cached_property
    def _hidden_key(self) -> str:
        return f"hidden_rows:{fold_words(self.grid.sheet.name)}"

    def _ask_hidden(self, cell: Cell) -> None:
        hidden = self.grid.sheet.hidden_rows
        numbers = [row.number for row in self.rows if row.kind == "leaf" and row.number in hidden]
        choices = [Choice("read", "đọc cả các dòng ẩn", "read the hidden rows, too")]
        told = ask_hidden_rows(numbers, cell.text)
        self.known.record.ask(self.grid.sheet.name, cell, told, question(self._hidden_key, choices, remembered=False))

    # merged cells

    def _of_merged(self, cell: Cell, row: Row, column: FigureColumn) -> tuple[Row, FigureColumn] | Role:
        bottom, right = self.grid.spans.get((cell.row, cell.column), (cell.row, cell.column))
        if (bottom, right) == (cell.row, cell.column):
            return row, column
        rows = self._named_rows(row, bottom)
        columns = [each for each in self.figures if cell.column <= each.number <= right and each.meaning.code]
        if len(rows) < 2 and len(columns) < 2:
            return row, column
        if row.kind != "leaf":
            return "total"
        return self._claimed(cell, rows, columns)

    def _claimed(
        self, cell: Cell, rows: Sequence[Row], columns: Sequence[FigureColumn]
    ) -> tuple[Row, FigureColumn] | Role:
        key = f"merged:{fold_words(self.grid.sheet.name)}:{cell.ref.lower()}"
        answer = self.known.record.answers.get(key)
        if answer == SKIP:
            return "skipped"
        offered = {f"{each.number}:{column.number}": (each, column) for each in rows for column in columns}
        if answer in offered:
            return offered[answer]
        choices = []
        for told, (each, column) in offered.items():
            head = f" – {column.head.cell.text}" if column.head and len(columns) > 1 else ""
            text = (f"{each.cell.text}" if len(rows) > 1 or not head else "") + head
            choices.append(Choice(told, text.strip(" –"), text.strip(" –")))
        names = [choice.vi for choice in choices]
        self.known.record.ask(
            self.grid.sheet.name, cell, ask_merged(cell.text, names), question(key, choices, remembered=False)
        )
        return "asked"

    def _named_rows(self, row: Row, bottom: int) -> list[Row]:
        """Return the row and those below it, down to ``bottom``, that have a name of their own."""
        by_number = {each.number: each for each in self.rows}
        names = [column for column in (self.columns.item, self.columns.unit, self.columns.code) if column is not None]
        found, seen = [row], {row.cell}
        for number in range(row.number + 1, bottom + 1):
            cell = next((cell for column in names[:1] if (cell := self.grid.at(number, column))), None)
            if cell is None or cell in seen:
                continue
            seen.add(cell)
            found.append(by_number.get(number) or self._row(row, number, cell))
        return found

    def _row(self, like: Row, number: int, cell: Cell) -> Row:
        """Return a row that has no figure of its own."""
        if self.columns.item is None:
            return replace(like, number=number, cell=cell, unit=cell)
        text = without_numbering(cell.text)[1]
        meaning = self.known.item(self.grid.sheet.name, cell, (text,))
        return replace(like, number=number, cell=cell, item=meaning.code, role=meaning.role)

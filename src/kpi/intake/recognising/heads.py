"""What the heads above figures say: of what, of whom, of which period the column is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kpi.intake.reading.grid import Cell, column_letters
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.columns import Columns
from kpi.intake.recognising.context import Context
from kpi.intake.recognising.grids import ANY, Grid, Table
from kpi.intake.recognising.head import Head, read_head
from kpi.intake.recognising.known import Known, Meaning, says_nothing
from kpi.intake.recognising.messages import tables as messages
from kpi.intake.recognising.messages.questions import ask_estimate, ask_hidden_column
from kpi.intake.recognising.model import SKIP, Choice
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.record import question
from kpi.intake.recognising.year_heads import is_growth

_IN_ROWS = Meaning("value")
"""The meaning of a column whose item the rows tell."""


@dataclass(frozen=True)
class FigureColumn:
    """A column of figures; ``meaning`` is its item, or ``value`` where the rows tell that.

    A ``total`` adds up the other columns.
    """

    number: int
    head: Head | None
    meaning: Meaning
    total: bool = False
    estimated: bool = False

    @property
    def item(self) -> str | None:
        """The item that the column itself tells."""
        return None if self.meaning == _IN_ROWS else self.meaning.code


def read_heads(
    known: Known, grid: Grid, table: Table, columns: Columns, context: Context, day: date, *, lines: bool
) -> list[FigureColumn]:
    """Return the columns of figures; those that cannot be read are told at their heads and mean nothing.

    ``lines``: whether lines of text among the rows name items.
    """
    reader = _HeadReader(known, grid, table, columns, context, lines)
    heads = {
        number: read_head(known, cells, day, units=not columns.names_units)
        for number in columns.all("figures")
        if (cells := table.paths[number])
    }
    return reader.read(heads)


@dataclass(frozen=True)
class _HeadReader:
    known: Known
    grid: Grid
    table: Table
    columns: Columns
    context: Context
    lines: bool

    def read(self, heads: dict[int, Head]) -> list[FigureColumn]:
        shared = self._shared(heads)
        found: list[FigureColumn] = []
        for number in self.columns.all("figures"):
            if number in shared:
                found.append(FigureColumn(number, heads[number], Meaning(None, "refused")))
                continue
            asked = self._asked_hidden(number, heads.get(number))
            if asked is not None:
                found.append(FigureColumn(number, heads.get(number), asked))
                continue
            column = self._told_how(self._column(number, heads.get(number), heads))
            found.append(self._single(column, found))
            if column.head and column.meaning.code and not self._cells(number):
                self.known.record.tell(self.grid.sheet.name, column.head.cell, messages.empty_column())
        return found

    def _cells(self, column: int) -> list[Cell]:
        """Return the first cell of a column; none where it is empty."""
        return self.grid.column(self.table, column, 1)

    def _asked_hidden(self, number: int, head: Head | None) -> Meaning | None:
        """Return the meaning of a hidden column while it is asked whether that is to be read, or is left out."""
        cells = self._cells(number) if number in self.grid.sheet.hidden_columns else []
        if not cells:
            return None
        text, sheet = head.cell.text if head else "", self.grid.sheet.name
        key = f"hidden_column:{fold_words(text) or column_letters(number).lower()}"
        answer = self.known.record.answers.get(key)
        if answer == "read":
            return None
        if answer == SKIP:
            return Meaning(None, "skipped")
        choice = Choice("read", "đọc cả cột ẩn", "read the hidden column, too")
        told = ask_hidden_column(text, column_letters(number))
        self.known.record.ask(sheet, head.cell if head else cells[0], told, question(key, [choice]))
        return Meaning(None, "asked")

    def _shared(self, heads: dict[int, Head]) -> set[int]:
        """Return the columns that stand under the very same cells as others, and say so at their head."""
        groups: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for number, head in heads.items():
            if self._cells(number):
                groups.setdefault(tuple((cell.row, cell.column) for cell in head.cells), []).append(number)
        shared = [numbers for numbers in groups.values() if len(numbers) > 1]
        for numbers in shared:
            cell = heads[numbers[0]].cell
            letters = ", ".join(column_letters(number) for number in numbers)
            self.known.record.tell(self.grid.sheet.name, cell, messages.shared_head(cell.text, letters))
        return {number for numbers in shared for number in numbers}

    def _single(self, column: FigureColumn, before: Sequence[FigureColumn]) -> FigureColumn:
        """Return the column; as one that means nothing, and told so, if one before says the same."""
        twin = next((other for other in before if _twins(other, column)), None)
        if twin is None or twin.head is None or column.head is None:
            return column
        names = self.known.item_names(column.item) if column.item else ("số liệu", "figures")
        told = messages.same_column(*names, twin.head.cell.ref)
        self.known.record.tell(self.grid.sheet.name, column.head.cell, told)
        return replace(column, meaning=Meaning(None, "refused"))

    def _told_how(self, column: FigureColumn) -> FigureColumn:
        """Return a column of estimates as one that is answered to be kept so; else asked about, or left out."""
        head, title = column.head, self.context.estimate
        own = bool(head and head.estimated)
        if column.meaning.code is None or not (own or title) or not self._cells(column.number):
            return column
        cell = head.cell if own and head else title or self._cells(column.number)[0]
        key = f"estimate:{fold_words(cell.text)}"
        answer = self.known.record.answers.get(key)
        if answer in ("E", "A") and not (own and answer == "A"):
            return replace(column, estimated=answer == "E")
        if answer == SKIP:
            return replace(column, meaning=Meaning(None, "skipped"))
        choices = [Choice("E", "giữ là số ước (E)", "keep them as estimates (E)")]
        if not own:
            choices.append(Choice("A", "là số đã thực hiện", "they are what was done"))
        self.known.record.ask(self.grid.sheet.name, cell, ask_estimate(cell.text), question(key, choices))
        return replace(column, meaning=Meaning(None, "asked"))

    def _is_growth(self, head: Head) -> bool:
        told = is_growth(head.cell.text) and not self.known.items.match(tuple(cell.text for cell in head.cells)).found
        if told and self._cells(head.cell.column):
            self.known.record.tell(self.grid.sheet.name, head.cell, messages.growth_column(head.cell.text))
        return told

    def _column(self, number: int, head: Head | None, heads: dict[int, Head]) -> FigureColumn:
        if head is None:
            return FigureColumn(number, None, self._headless(number))
        if self._is_growth(head):
            return FigureColumn(number, head, Meaning(None, "computed"))
        if head.total and not head.path and head.period is None and head.unit is None:
            others = (other for n, other in heads.items() if n != number)
            if any(other.period or other.unit for other in others):
                return FigureColumn(number, head, self._item(head, number), total=True)
        if self.columns.item is None:
            return FigureColumn(number, head, self._item(head, number))
        if says_nothing(head.path):
            return FigureColumn(number, head, _IN_ROWS)
        return FigureColumn(number, head, self.known.column(self.grid.sheet.name, head.cell, head.path))

    def _headless(self, number: int) -> Meaning:
        if not self.table.head and self.columns.item is not None and len(self.columns.all("figures")) == 1:
            return _IN_ROWS
        fields = self.grid.sheet.fields
        width = max((fields.get(row, 0) for row in self.table.head), default=0)
        beyond = bool(width) and number > width  # told of as rows longer than their head
        for cell in [] if beyond else self._cells(number):
            self.known.record.tell(self.grid.sheet.name, cell, messages.no_head(column_letters(number)))
        return Meaning(None, "refused")

    def _item(self, head: Head, number: int) -> Meaning:
        """Return the item of a column; that of the rows, or of what stands around, where its head names none."""
        if self.columns.item is not None:
            return _IN_ROWS
        measured = self.known.unit_measure_code(head.unit_measure)
        sheet = self.grid.sheet.name
        if says_nothing(head.path):
            if self.lines:
                return _IN_ROWS
            if self.context.item:
                return Meaning(self.context.item)
            path = (self.context.title, *head.path) if self.context.title else head.path
            return self.known.item(sheet, head.cell, path or (head.cell.text,), measured)
        if not measured and 2 * self.grid.percents(self.table, number) > self.grid.like(self.table, number, ANY):
            measured = "percent"
        if not measured and not self.known.items.match(head.path).found:
            measured = self.known.unit_measure_code(self.context.unit_measure)
        return self.known.item(sheet, head.cell, head.path, measured, together=True)


def _twins(one: FigureColumn, other: FigureColumn) -> bool:
    """Tell whether two columns say the same item of the same unit and period."""
    if not one.meaning.code or one.meaning.code != other.meaning.code or one.total != other.total:
        return False
    return _told(one.head) == _told(other.head)


def _told(head: Head | None) -> tuple[object, ...]:
    if head is None:
        return ()
    period = head.read_period(2000)
    when = (period.first, period.last) if isinstance(period, Period) else period and period.text
    return when, head.unit and head.unit.text

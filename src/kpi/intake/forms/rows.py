"""The rows of a form that came back: the figures and comments in them, and what is wrong, at its cell."""

from collections.abc import Iterator, Set
from dataclasses import replace
from decimal import Decimal

from kpi.catalog.model import Catalog
from kpi.intake.forms import changed, messages, wording
from kpi.intake.forms.identity import HEAD_ROW, Column, Entry, Mark, definition_fingerprint, plain_line
from kpi.intake.forms.rules import outside, rule_of
from kpi.intake.reading.grid import Cell, Sheet
from kpi.intake.reading.numbers import Blank, NotANumber, Number, Question, read_cell
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.messages import Both, Told
from kpi.intake.recognising.messages import figures as common
from kpi.intake.recognising.model import Place, Value
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.record import Record

_STATUSES = {fold_words(text): code for code, both in wording.STATUS.items() for text in both} | {"kps": "nothing"}


class RowReader:
    """Reads the rows of the sheet ``sheet``; ``told`` are its cells that something is told of already."""

    def __init__(
        self, record: Record, catalog: Catalog, sheet: Sheet, mark: Mark, period: Period, told: Set[Place]
    ) -> None:
        self.record, self.catalog, self.told = record, catalog, told
        self.sheet, self.mark, self.period = sheet, mark, period
        self.values: list[Value] = []
        self.remarks: dict[str, str] = {}
        self._rows = {cell.text: cell.row for cell in sheet.cells.values() if cell.column == Column.CODE}

    def read(self) -> None:
        """Gather the values and, by item, the comments; what is wrong is told to the record."""
        for entry in self.mark.entries:
            if self._stands(entry):
                self._row(entry)
        self._beside()

    def _cell(self, row: int, column: Column) -> Cell:
        return self.sheet.cells.get((row, column)) or Cell(row, int(column), "", None)

    def _tell(self, cell: Cell, told: Told) -> None:
        self.record.tell(self.sheet.name, cell, told)

    def _stands(self, entry: Entry) -> bool:
        """Tell whether the row is as it was written."""
        code = self._cell(entry.row, Column.CODE)
        if code.text != entry.item:
            self._tell(code, changed.row_changed(code.text, entry.item, self._rows.get(entry.item)))
            return False
        rewritten = [
            (cell, written)
            for column, written in ((Column.NAME, entry.name), (Column.MEASURED, entry.measured))
            if plain_line((cell := self._cell(entry.row, column)).text) != written
        ]
        for cell, written in rewritten:
            self._tell(cell, changed.text_changed(plain_line(cell.text), written))
        return not rewritten

    def _row(self, entry: Entry) -> None:
        value, status = self._cell(entry.row, Column.VALUE), self._cell(entry.row, Column.STATUS)
        remark = self._cell(entry.row, Column.REMARK).text
        if remark:
            self.remarks[entry.item] = remark
        if value.text:
            self.record.mark(self.sheet.name, [value], "refused")
        known = entry.item in self.catalog
        if not known or definition_fingerprint(self.catalog, entry.item, self.period) != entry.definition:
            if value.text or status.text:
                gone = changed.definition_changed(self._names(entry)) if known else changed.item_gone(entry.item)
                self._tell(self._cell(entry.row, Column.CODE), gone)
            return
        if (value.row, value.column) in self.told:
            return
        meant = _STATUSES.get(fold_words(status.text), "") if status.text else "reported" if value.text else "open"
        told = self._figure(entry, value, meant, status)
        if told:
            at = status if told.code == "form_status_unknown" else value
            self._tell(at, told)

    def _figure(self, entry: Entry, value: Cell, meant: str, status: Cell) -> Told | None:
        """Keep what a row says, or return what is wrong with it."""
        if not meant:
            return messages.status_unknown(status.text)
        if meant == "open":
            return messages.not_filled(self._names(entry))
        reading = read_cell(value, not rule_of(self.catalog, entry.item).whole) if value.text else Blank("", "empty")
        if isinstance(reading, Blank):
            return self._blank(entry, value, meant, reading)
        if meant == "missing" or (meant == "nothing" and not (isinstance(reading, Number) and reading.value == 0)):
            return messages.status_contradicts(value.text, wording.STATUS[meant])
        if not isinstance(reading, Number):
            return common.no_number(value) if isinstance(reading, NotANumber) else self._unsure(entry, value, reading)
        return self._number(entry, value, reading)

    def _blank(self, entry: Entry, value: Cell, meant: str, blank: Blank) -> Told | None:
        if value.text:
            self.record.mark(self.sheet.name, [value], "blank")
        printed = replace(value, text=blank.text or self._cell(entry.row, Column.STATUS).text)
        if meant == "nothing" or blank.reason == "nothing_arose":
            self._keep(entry, printed, Decimal(0) if entry.item in self.catalog.measures else None)
        elif meant == "missing" or blank.reason == "missing":
            self._keep(entry, printed, None, "O")
        else:
            return messages.figure_missing()
        return None

    def _unsure(self, entry: Entry, value: Cell, question: Question) -> Told | None:
        """A dot or comma before three digits groups them where whole things are counted, and the cell holds text."""
        grouped = question.readings[0]
        if (
            rule_of(self.catalog, entry.item).whole
            and value.value is None
            and grouped.convention
            and not grouped.value % 1
        ):
            return self._number(entry, value, grouped)
        return messages.unclear(value.text)

    def _number(self, entry: Entry, value: Cell, number: Number) -> Told | None:
        fault = self._fault(entry, value, number)
        if fault is None or fault.severity != "error":
            self._keep(entry, value, number.value)
        return fault

    def _fault(self, entry: Entry, value: Cell, number: Number) -> Told | None:
        rule, unit = rule_of(self.catalog, entry.item), self.catalog.item(entry.item).unit_measure
        if number.denominator is not None:
            return messages.fraction(value.text, self._names(entry))
        if number.qualifier:
            return messages.bounded(value.text)
        if number.percent and unit != "percent":
            measured = self.catalog.unit_measures[unit]
            return messages.percent_of_count(value.text, self._names(entry), measured.names)
        if unit == "percent" and not 0 <= number.value <= 100:
            return common.out_of_range(number.value)
        return outside(rule, number.value)

    def _keep(self, entry: Entry, cell: Cell, number: Decimal | None, absent: str = "M") -> None:
        self.record.mark(self.sheet.name, [cell], "value")
        status = "A" if number is not None else absent
        place = (self.sheet.name, cell.row, cell.column)
        self.values.append(Value(entry.item, self.mark.unit, self.mark.period, number, cell.text, *place, "", status))

    def _beside(self) -> None:
        """Tell of figures and comments outside the rows of the form."""
        rows = {entry.row for entry in self.mark.entries}
        last = max(rows, default=HEAD_ROW)
        for cell in self._stray(rows, last):
            self._tell(cell, changed.row_added(cell.text))
            self.record.mark(self.sheet.name, [cell], "refused")

    def _stray(self, rows: set[int], last: int) -> Iterator[Cell]:
        for cell in self.sheet.cells.values():
            if cell.row <= HEAD_ROW or cell.row in rows:
                continue
            inside = cell.row < last and cell.column > Column.NUMBER
            numeric = cell.column == Column.VALUE and (cell.value is not None or cell.text.isdecimal())
            if inside or numeric or (cell.column == Column.CODE and cell.text in self.catalog.measures):
                yield cell

    def _names(self, entry: Entry) -> Both:
        return self.catalog.item(entry.item).names

"""Reads a form that came back: its mark, its figures and comments, and everything that is wrong, at its cell."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kpi.catalog.model import Catalog, Indicator, Measure
from kpi.intake.forms import changed, messages, wording
from kpi.intake.forms.identity import (
    HEAD_ROW,
    PERIOD_CELL,
    TITLE,
    UNIT_CELL,
    VERSION,
    BrokenMark,
    Column,
    Entry,
    Mark,
    definition_fingerprint,
    mark_sheet,
    plain_line,
    read_mark,
)
from kpi.intake.forms.mark import is_summary
from kpi.intake.forms.rules import Rule, rule_of
from kpi.intake.reading.grid import Cell, CellProblem, Document, Sheet
from kpi.intake.reading.numbers import Blank, NotANumber, Number, Question, read_cell
from kpi.intake.reading.periods import Period, read_period
from kpi.intake.recognising.messages import Told
from kpi.intake.recognising.messages import figures as common
from kpi.intake.recognising.model import Role, Understood, Value
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.record import Record
from kpi.units.tree import UnitTree

_STATUSES = {fold_words(text): code for code, both in wording.STATUS.items() for text in both} | {"kps": "nothing"}
_ROLES: dict[Column, Role] = {
    Column.NUMBER: "numbering",
    Column.CODE: "name",
    Column.NAME: "name",
    Column.MEASURED: "unit_measure",
    Column.STATUS: "remark",
    Column.REMARK: "remark",
}


@dataclass(frozen=True)
class Form:
    """A form as it came back.

    ``mark`` is None where it was changed; nothing is read then. ``understood`` holds the values and everything that
    is wrong, as of any other document; it asks nothing. What is said to be unknown is a value of status O. ``remarks``
    are the comments, by item.
    """

    mark: Mark | None
    understood: Understood
    remarks: Mapping[str, str] = field(default_factory=dict)


def read_form(document: Document, catalog: Catalog, tree: UnitTree) -> Form | None:
    """Return what a form says, None for a document that is none.

    Each row is read for itself: one that was moved, renamed, or whose item is gone or counted otherwise by now, is
    told and gives no value. What figures say of each other and of the past is ``examine``'s to tell.
    """
    sheet = mark_sheet(document)
    return _Reader(document, catalog, tree, sheet).read() if sheet else None


class _Reader:
    def __init__(self, document: Document, catalog: Catalog, tree: UnitTree, marked: Sheet) -> None:
        self.document, self.catalog, self.tree, self.marked = document, catalog, tree, marked
        self.record = Record(document.name, {})
        self.values: list[Value] = []
        self.remarks: dict[str, str] = {}
        own = [found for found in document.problems if isinstance(found, CellProblem)]
        self.own = [found for found in own if found.code != "hidden_sheet"]
        self.told = {(found.sheet, found.line, found.column) for found in self.own if found.column}

    def read(self) -> Form:
        mark = self._mark()
        for sheet in self.document.sheets:
            self.record.mark(sheet.name, sheet.cells.values(), "hidden" if sheet is self.marked else "text")
        if mark:
            self._read(mark)
        problems = sorted(self.record.problems, key=lambda found: (found.sheet, found.line, found.column))
        understood = Understood(
            self.document.name,
            self.document.sha256,
            hashlib.sha256(f"{TITLE} {VERSION}".encode()).hexdigest(),
            tuple(self.values),
            (),
            (),
            tuple(self.own + problems),
            self.record.roles,
        )
        return Form(mark, understood, self.remarks)

    def _mark(self) -> Mark | None:
        try:
            mark = read_mark(self.marked)
        except BrokenMark:
            self.record.tell("", None, changed.broken_mark())
            return None
        if mark.version > VERSION:
            self.record.tell("", None, changed.later_version())
            return None
        return mark

    def _read(self, mark: Mark) -> None:
        period = read_period(mark.period)
        if (
            not isinstance(period, Period)
            or mark.unit not in self.tree
            or not self.tree[mark.unit].valid_on(period.last)
        ):
            self.record.tell("", None, changed.unit_gone(mark.unit))
            return
        sheet = next((sheet for sheet in self.document.sheets if sheet.name == mark.sheet), None)
        if sheet is None:
            self.record.tell("", None, changed.sheet_gone(mark.sheet))
            return
        for other in self.document.sheets:
            if other not in (sheet, self.marked) and other.cells and not is_summary(other):
                self.record.tell(other.name, None, changed.other_sheet(other.name))
        self._mark_roles(sheet, mark)
        if self._is_as_marked(sheet, mark):
            rows = _RowReader(self, sheet, mark, period)
            rows.read()

    def _mark_roles(self, sheet: Sheet, mark: Mark) -> None:
        rows = {entry.row for entry in mark.entries}
        last = max(rows, default=HEAD_ROW)
        for cell in sheet.cells.values():
            role: Role = "title" if cell.row < HEAD_ROW else "head" if cell.row == HEAD_ROW else "note"
            if cell.row in rows:
                role = _ROLES.get(Column(cell.column), "note") if cell.column <= Column.REMARK else "note"
            elif HEAD_ROW < cell.row < last:
                role = "section"
            self.record.mark(sheet.name, [cell], role)

    def _is_as_marked(self, sheet: Sheet, mark: Mark) -> bool:
        """Tell whether the form shows the unit and the period of its mark."""
        same = True
        for place, marked in ((UNIT_CELL, mark.unit), (PERIOD_CELL, mark.period)):
            cell = sheet.cells.get(place) or Cell(*place, "", None)
            if cell.text != marked:
                self.record.tell(sheet.name, cell, changed.not_as_marked(cell.text, marked))
                same = False
        return same


class _RowReader:
    """Reads the rows of the sheet."""

    def __init__(self, reader: _Reader, sheet: Sheet, mark: Mark, period: Period) -> None:
        self.reader, self.record, self.catalog = reader, reader.record, reader.catalog
        self.sheet, self.mark, self.period = sheet, mark, period
        self._rows = {cell.text: cell.row for cell in sheet.cells.values() if cell.column == Column.CODE}

    def read(self) -> None:
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
            self.reader.remarks[entry.item] = remark
        if value.text:
            self.record.mark(self.sheet.name, [value], "refused")
        known = entry.item in self.catalog.measures or entry.item in self.catalog.indicators
        if not known or definition_fingerprint(self.catalog, entry.item, self.period) != entry.definition:
            if value.text or status.text:
                gone = changed.definition_changed(self._names(entry)) if known else changed.item_gone(entry.item)
                self._tell(self._cell(entry.row, Column.CODE), gone)
            return
        if (self.sheet.name, value.row, value.column) in self.reader.told:
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
            return (
                common.no_number(value.text) if isinstance(reading, NotANumber) else self._unsure(entry, value, reading)
            )
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
        rule, unit = rule_of(self.catalog, entry.item), self._named(entry).unit_measure
        if number.denominator is not None:
            return messages.fraction(value.text, self._names(entry))
        if number.qualifier:
            return messages.bounded(value.text)
        if number.percent and unit != "percent":
            measured = self.catalog.unit_measures[unit]
            return messages.percent_of_count(value.text, self._names(entry), (measured.name_vi, measured.name_en))
        if unit == "percent" and not 0 <= number.value <= 100:
            return common.out_of_range(number.value)
        return _outside(rule, number.value)

    def _keep(self, entry: Entry, cell: Cell, number: Decimal | None, absent: str = "M") -> None:
        self.record.mark(self.sheet.name, [cell], "value")
        status = "A" if number is not None else absent
        place = (self.sheet.name, cell.row, cell.column)
        self.reader.values.append(
            Value(entry.item, self.mark.unit, self.mark.period, number, cell.text, *place, "", status)
        )

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

    def _named(self, entry: Entry) -> Measure | Indicator:
        return self.catalog.measures.get(entry.item) or self.catalog.indicators[entry.item]

    def _names(self, entry: Entry) -> tuple[str, str]:
        named = self._named(entry)
        return named.name_vi, named.name_en


def _outside(rule: Rule, number: Decimal) -> Told | None:
    if (rule.low, rule.high, rule.whole) == (0, 1, True):
        return None if number in (0, 1) else messages.zero_or_one(number)
    if rule.high is not None and not rule.low <= number <= rule.high:
        return messages.beyond(number, rule.low, rule.high)
    if number < rule.low:
        return common.negative(number)
    return common.not_whole(number) if rule.whole and number % 1 else None

"""Reads a form that came back: its mark, its figures and comments, and everything that is wrong, at its cell."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from kpi.catalog.model import Catalog
from kpi.intake.forms import changed
from kpi.intake.forms.identity import (
    HEAD_ROW,
    PERIOD_CELL,
    TITLE,
    UNIT_CELL,
    VERSION,
    BrokenMark,
    Column,
    Mark,
    mark_sheet,
    read_mark,
)
from kpi.intake.forms.mark import is_summary
from kpi.intake.forms.rows import RowReader
from kpi.intake.reading.grid import Cell, CellProblem, Document, Sheet
from kpi.intake.reading.periods import Period, read_period
from kpi.intake.recognising.model import Role, Understood, Value
from kpi.intake.recognising.record import Record
from kpi.units.tree import UnitTree

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
            told = {(found.line, found.column) for found in self.own if found.sheet == sheet.name and found.column}
            rows = RowReader(self.record, self.catalog, sheet, mark, period, told)
            rows.read()
            self.values, self.remarks = rows.values, rows.remarks

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

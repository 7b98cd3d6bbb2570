"""Forms written, filled in by a script as a person would, and read back."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from kpi.intake.forms.identity import Column, Entry, Mark
from kpi.intake.forms.read import Form, read_form
from kpi.intake.forms.write import write_form
from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import CellProblem
from kpi.intake.reading.numbers import Number, read_number
from kpi.intake.reading.periods import Period, read_period
from kpi.store.reading import Reference, read_reference
from kpi.store.warehouse import Snapshot

Cells = Mapping[tuple[int, int], object]


class Desk:
    """Where forms are written and read: a state of the data and what figures refer to."""

    def __init__(self, data: Snapshot) -> None:
        self.data = data
        self.reference: Reference = read_reference(data)
        self._marks: dict[bytes, Mark] = {}

    def write(self, unit: str, period: str, lang: str = "vi", **more: Any) -> bytes:
        return write_form(self.data, self.reference, self.reference.tree[unit], as_period(period), lang, **more)

    def read(self, file: bytes, **changed: Any) -> Form:
        catalog = changed.get("catalog", self.reference.catalog)
        form = read_form(read_document(changed.get("name", "form.xlsx"), file), catalog, self.reference.tree)
        assert form is not None
        return form

    def mark(self, file: bytes) -> Mark:
        if file not in self._marks:
            mark = self.read(file).mark
            assert mark is not None
            self._marks[file] = mark
        return self._marks[file]

    def entries(self, file: bytes) -> dict[str, Entry]:
        return {entry.item: entry for entry in self.mark(file).entries}


def as_period(text: str) -> Period:
    period = read_period(text)
    assert isinstance(period, Period)
    return period


def opened(file: bytes) -> Workbook:
    return load_workbook(BytesIO(file))


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def fill(file: bytes, cells: Cells) -> bytes:
    """Return the form with these cells of its first sheet written."""
    book = opened(file)
    for (row, column), value in cells.items():
        book.worksheets[0].cell(row, int(column)).value = value
    return saved(book)


def last_figures(desk: Desk, file: bytes) -> dict[str, int]:
    """Return the last figure that each row shows; 7 where there is none."""
    sheet = opened(file).worksheets[0]
    found = {}
    for item, entry in desk.entries(file).items():
        reading = read_number(str(sheet.cell(entry.row, int(Column.BEFORE)).value).split("\n")[0])
        found[item] = int(reading.value) if isinstance(reading, Number) else 7
    return found


def values(form: Form) -> list[tuple[str, str, str, Decimal | None, str, int, int]]:
    return [(v.item, v.unit, v.period, v.number, v.status, v.row, v.column) for v in form.understood.values]


def told(problems: list[CellProblem] | tuple[CellProblem, ...]) -> set[tuple[str, str, str, int, int]]:
    return {(found.severity, found.code, found.sheet, found.line, found.column) for found in problems}

"""What a form says of itself to machines: unit, period, and what stands in which row, by what definition."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from enum import IntEnum

from kpi.catalog.model import Catalog
from kpi.intake.reading.grid import Document, Sheet
from kpi.intake.reading.periods import Period

SHEET = "_kpi"
"""The name of the hidden sheet that holds the mark."""
TITLE = "kpi-form"
VERSION = 1
UNIT_CELL, PERIOD_CELL = (4, 8), (5, 8)
"""Row and column of the cells in which a form shows its unit's id and its period's code."""
HEAD_ROW = 9
MOST_ENTRIES = 5_000


class Column(IntEnum):
    """The columns of a form."""

    NUMBER = 1
    CODE = 2
    NAME = 3
    DEFINITION = 4
    MEASURED = 5
    BEFORE = 6
    YEAR_BEFORE = 7
    VALUE = 8
    STATUS = 9
    REMARK = 10


class BrokenMark(Exception):
    """The mark is not as it was written."""


@dataclass(frozen=True)
class Entry:
    """One row of a form: its item, what it shows of it, and the fingerprint of the item's definition."""

    row: int
    item: str
    name: str
    measured: str
    definition: str


@dataclass(frozen=True)
class Mark:
    """Whose form it is, of which period (an SDMX code), made at which publication."""

    unit: str
    period: str
    publication: int
    sheet: str
    entries: tuple[Entry, ...]
    version: int = VERSION

    @property
    def checksum(self) -> str:
        """Return a hash of everything else in the mark: it tells of accidents, and is no seal."""
        return _hash([list(astuple(self))], 32)

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows of the sheet that holds the mark."""
        yield [TITLE, str(self.version)]
        yield [self.unit, self.period, str(self.publication), self.sheet, self.checksum]
        for entry in self.entries:
            yield [str(cell) for cell in astuple(entry)]


def mark_sheet(document: Document) -> Sheet | None:
    """Return the sheet with the mark of a form; None where the document is none."""
    found = (sheet for sheet in document.sheets if sheet.name == SHEET and _line(sheet, 1, 2)[0] == TITLE)
    return next(found, None)


def read_mark(sheet: Sheet) -> Mark:
    """Return the mark. Raises BrokenMark where it is not as it was written.

    Of a later version no more than the version is read.
    """
    try:
        version = int(_line(sheet, 1, 2)[1])
        if version > VERSION:
            return Mark("", "", 0, "", (), version)
        unit, period, publication, name, checksum = _line(sheet, 2, 5)
        lines = (_line(sheet, row, 5) for row in range(3, min(sheet.rows, MOST_ENTRIES) + 1))
        entries = tuple(Entry(int(row), *rest) for row, *rest in lines)
        mark = Mark(unit, period, int(publication), name, entries, version)
    except (ValueError, TypeError) as error:
        raise BrokenMark from error
    if mark.checksum != checksum:
        raise BrokenMark
    return mark


def _line(sheet: Sheet, row: int, width: int) -> list[str]:
    cells = (sheet.cells.get((row, column)) for column in range(1, width + 1))
    return [cell.text if cell else "" for cell in cells]


def plain_line(text: str) -> str:
    """Return the text on one line, as it is kept in the mark and compared."""
    return " ".join(text.split())


def definition_fingerprint(catalog: Catalog, item: str, period: Period) -> str:
    """Return what changes when the item is counted in another way: its definition, unit of measure, formula, breaks."""
    measure = catalog.measures.get(item)
    if measure:
        return _hash([measure.definition_vi, measure.unit_measure, measure.nature], 12)
    found = catalog.indicators[item]
    breaks = [str(known.effective) for known in catalog.breaks(item) if known.effective <= period.last]
    parts = [list(found.numerator), list(found.denominator)]
    return _hash([found.definition_vi, found.unit_measure, found.formula, parts, breaks], 12)


def _hash(told: list[object], length: int) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:length]

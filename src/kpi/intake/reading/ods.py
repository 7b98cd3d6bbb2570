"""What an ODS workbook says beside its values; calamine tells the values alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.formats import is_telling
from kpi.intake.reading.ods_styles import Styles
from kpi.intake.reading.xlsx import Beside

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_GROUPS = {f"{_TABLE}table-row-group": "rows", f"{_TABLE}table-column-group": "columns"}
_ROWS, _COLUMNS = 1_048_576, 16_384
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d+")


def is_wanted(name: str) -> bool:
    """Whether a part is needed to read values."""
    return name in ("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml")


def notes(names: tuple[str, ...]) -> list[str]:
    """Return the codes of what is in the workbook and left alone."""
    return ["macros"] if any(name.startswith(("Basic/", "Scripts/")) for name in names) else []


def is_locked(manifest: bytes) -> bool:
    """Whether the parts are encrypted."""
    return b"encryption-data" in manifest


def beside(content: bytes, common: bytes = b"") -> dict[str, Beside]:
    """Return what stands beside the values, by name of the sheet; ``common`` has styles that all documents have."""
    styles = Styles()
    try:
        if common:
            for _, element in ElementTree.iterparse(BytesIO(common), ("end",)):  # noqa: S314 - no DTD
                styles.take(element)
        reader = _Reader(styles)
        for event, element in ElementTree.iterparse(BytesIO(content), ("start", "end")):  # noqa: S314 - no DTD
            (reader.begin if event == "start" else reader.end)(element)
    except (ElementTree.ParseError, ValueError) as error:
        raise Refused("damaged") from error
    return reader.found


@dataclass
class _Reader:
    """Takes in the elements of a document in their order."""

    styles: Styles
    found: dict[str, Beside] = field(default_factory=dict)
    sheet: Beside = field(default_factory=Beside)
    row: int = 0
    columns: list[str] = field(default_factory=list)
    """For each column the style of cells that have none of their own."""
    shut: dict[str, int] = field(default_factory=lambda: {"rows": 0, "columns": 0})
    """How many groups around the place are folded."""

    def begin(self, element: ElementTree.Element) -> None:
        """Take in what an element says before its contents."""
        if element.tag == f"{_TABLE}table":
            self.row, self.columns = 0, []
            self.sheet = self.found.setdefault(element.get(f"{_TABLE}name", ""), Beside())
        elif element.tag in _GROUPS and element.get(f"{_TABLE}display") == "false":
            self.shut[_GROUPS[element.tag]] += 1

    def end(self, element: ElementTree.Element) -> None:
        """Take in a whole element."""
        if element.tag == f"{_TABLE}table-row":
            self.row += self._row(element, self.row + 1)
            element.clear()
        elif element.tag == f"{_TABLE}table-column":
            self._column(element)
        elif element.tag in _GROUPS and element.get(f"{_TABLE}display") == "false":
            self.shut[_GROUPS[element.tag]] -= 1
        elif element.tag == f"{_TABLE}table":
            element.clear()
        else:
            self.styles.take(element)

    def _column(self, element: ElementTree.Element) -> None:
        times = _times(element, "columns", _COLUMNS)
        first = len(self.columns) + 1
        self.columns += [element.get(f"{_TABLE}default-cell-style-name", "")] * min(times, _COLUMNS + 1 - first)
        if _is_hidden(element) or self.shut["columns"]:
            self.sheet.hidden_columns += range(first, min(first + times, _COLUMNS + 1))

    def _row(self, element: ElementTree.Element, row: int) -> int:
        """Note what the row holds; return how many equal rows it stands for."""
        times = _times(element, "rows", _ROWS)
        if _is_hidden(element) or self.shut["rows"]:
            self.sheet.hidden_rows += range(row, min(row + times, _ROWS + 1))
        for column, cell in _cells(element):
            kind = cell.get(f"{_OFFICE}value-type")
            form = "0%" if kind == "percentage" else self._format(cell, element, column) if kind else ""
            if is_telling(form):
                self.sheet.formats |= {(each, column): form for each in range(row, min(row + times, row + _REPEATED))}
            if _failed(cell):
                self.sheet.faults.append(("error_value", row, column))
            elif kind is None and cell.get(f"{_TABLE}formula"):
                self.sheet.faults.append(("formula_without_value", row, column))
            down, right = _times(cell, "rows", _ROWS, "spanned"), _times(cell, "columns", _COLUMNS, "spanned")
            if down > 1 or right > 1:
                self.sheet.merged.append((row, column, row + down - 1, column + right - 1))
        return times

    def _format(self, cell: ElementTree.Element, row: ElementTree.Element, column: int) -> str:
        own = cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name")
        return self.styles.format(own or (self.columns[column - 1] if column <= len(self.columns) else ""))


_REPEATED = 10_000  # equal rows whose format is noted


def _failed(cell: ElementTree.Element) -> bool:
    """Tell whether the cell shows the error of a formula, whatever value is stored for it."""
    if cell.get(f"{_CALC}value-type") == "error":
        return True
    return cell.get(f"{_TABLE}formula") is not None and bool(_ERROR.fullmatch("".join(cell.itertext()).strip()))


def _is_hidden(element: ElementTree.Element) -> bool:
    return element.get(f"{_TABLE}visibility") in ("collapse", "filter")


def _cells(row: ElementTree.Element) -> Iterator[tuple[int, ElementTree.Element]]:
    column = 1
    for cell in row:
        if cell.tag in _CELLS:
            times = _times(cell, "columns", _COLUMNS)
            if cell.attrib:
                for at in range(column, min(column + (times if len(cell) else 1), _COLUMNS + 1)):
                    yield at, cell
            column += times


def _times(element: ElementTree.Element, what: str, most: int, how: str = "repeated") -> int:
    told = element.get(f"{_TABLE}number-{what}-{how}", "1")
    return min(max(int(told), 1), most) if told.isdigit() and len(told) < 9 else 1

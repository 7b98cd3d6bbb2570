"""What an ODS workbook says beside its values; calamine tells the values alone."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.xlsx import Beside

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ROWS, _COLUMNS = 1_048_576, 16_384


def is_wanted(name: str) -> bool:
    """Whether a part is needed to read values."""
    return name in ("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml")


def notes(names: tuple[str, ...]) -> list[str]:
    """Return the codes of what is in the workbook and left alone."""
    return ["macros"] if any(name.startswith(("Basic/", "Scripts/")) for name in names) else []


def is_locked(manifest: bytes) -> bool:
    """Whether the parts are encrypted."""
    return b"encryption-data" in manifest


def beside(content: bytes) -> dict[str, Beside]:
    """Return what stands beside the values, by name of the sheet."""
    found: dict[str, Beside] = {}
    row = 0
    sheet = Beside()
    try:
        for event, element in ElementTree.iterparse(BytesIO(content), ("start", "end")):  # noqa: S314 - no DTD
            if event == "start" and element.tag == f"{_TABLE}table":
                row, sheet = 0, found.setdefault(element.get(f"{_TABLE}name", ""), Beside())
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                row += _row(element, row + 1, sheet)
                element.clear()
            elif event == "end" and element.tag == f"{_TABLE}table":
                element.clear()
    except (ElementTree.ParseError, ValueError) as error:
        raise Refused("damaged") from error
    return found


def _row(element: ElementTree.Element, row: int, sheet: Beside) -> int:
    """Note what the row holds; return how many equal rows it stands for."""
    times = _times(element, "rows", _ROWS)
    if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
        sheet.hidden_rows += range(row, min(row + times, _ROWS + 1))
    for column, cell in _cells(element):
        kind = cell.get(f"{_OFFICE}value-type")
        if kind == "percentage":
            sheet.formats[row, column] = "0%"
        elif kind is None and cell.get(f"{_TABLE}formula"):
            sheet.faults.append(("formula_without_value", row, column))
        down, right = _times(cell, "rows", _ROWS, "spanned"), _times(cell, "columns", _COLUMNS, "spanned")
        if down > 1 or right > 1:
            sheet.merged.append((row, column, row + down - 1, column + right - 1))
    return times


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

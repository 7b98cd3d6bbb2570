"""A workbook's bytes as raw sheets: calamine reads the values, the file itself tells what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine

from kpi.intake.reading import ods, xls, xlsx
from kpi.intake.reading.archive import Archive, stored
from kpi.intake.reading.faults import Refused
from kpi.intake.reading.kinds import kind_of, zip_kind
from kpi.intake.reading.limits import Limits
from kpi.intake.reading.xlsx import Beside

Raw = str | float | bool | date


@dataclass
class RawSheet:
    """The values of a used area whose first cell is (``top``, ``left``), counted from 1; blanks are ``""``."""

    name: str
    hidden: bool
    top: int
    left: int
    values: list[list[Any]]
    beside: Beside


@dataclass
class RawWorkbook:
    """All sheets of a workbook, and the codes of notes."""

    kind: str
    sheets: list[RawSheet]
    notes: list[str]


def read_workbook(data: bytes, limits: Limits) -> RawWorkbook:
    """Return the raw sheets of an XLSX, XLS or ODS file. Raises Refused."""
    if kind_of(data) == "ole":
        told = xls.beside(data)
        unseen = ["percent_unseen"] if told is None else []
        return RawWorkbook("xls", _sheets(data, told or {}, limits), xls.notes(data) + unseen)
    archive = Archive(data, limits)
    mimetype = archive.unpack(lambda name: name == "mimetype").get("mimetype", b"")
    kind = zip_kind(archive.names, mimetype)
    dialect = xlsx if kind == "xlsx" else ods
    parts = archive.unpack(dialect.is_wanted)
    if kind == "ods" and ods.is_locked(parts.get("META-INF/manifest.xml", b"")):
        raise Refused("password")
    beside = _beside(parts, kind)
    return RawWorkbook(kind, _sheets(stored(parts), beside, limits), dialect.notes(archive.names))


def _beside(parts: Mapping[str, bytes], kind: str) -> dict[str, Beside]:
    if kind == "xlsx":
        return xlsx.beside(parts)
    return ods.beside(parts.get("content.xml", b""), parts.get("styles.xml", b""))


def _sheets(data: bytes, beside: dict[str, Beside], limits: Limits) -> list[RawSheet]:
    try:
        with calamine.load_workbook(BytesIO(data)) as book:
            tables = [meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
            if len(tables) > limits.sheets:
                raise Refused("too_many_sheets", count=len(tables), limit=limits.sheets)
            left = limits.cells
            sheets = []
            for meta in tables:
                sheets.append(_sheet(book.get_sheet_by_name(meta.name), meta, beside.get(meta.name), limits, left))
                left -= sum(map(len, sheets[-1].values))
            return sheets
    except calamine.PasswordError as error:
        raise Refused("password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("damaged") from error


def _sheet(
    sheet: calamine.CalamineSheet, meta: calamine.SheetMetadata, beside: Beside | None, limits: Limits, left: int
) -> RawSheet:
    hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    beside = beside or Beside()
    if sheet.start is None or sheet.end is None:
        return RawSheet(meta.name, hidden, 1, 1, [], beside)
    if sheet.end[0] >= limits.rows:
        raise Refused("too_many_rows", sheet=meta.name, limit=limits.rows)
    if sheet.end[1] >= limits.columns:
        raise Refused("too_many_columns", sheet=meta.name, limit=limits.columns)
    if sheet.height * sheet.width > left:
        raise Refused("too_many_cells", sheet=meta.name, limit=limits.cells)
    if not beside.merged:
        ranges = sheet.merged_cell_ranges or []
        beside.merged = [(r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in ranges]
    values = sheet.to_python(skip_empty_area=True)
    longest = max((len(value) for row in values for value in row if value.__class__ is str), default=0)
    if longest > limits.cell_characters:
        raise Refused("cell_too_long", sheet=meta.name, limit=limits.cell_characters)
    for number, row in enumerate(values):
        if not _RAW.issuperset(map(type, row)):
            values[number] = [_raw(value) for value in row]
    return RawSheet(meta.name, hidden, sheet.start[0] + 1, sheet.start[1] + 1, values, beside)


_RAW = frozenset((str, float, bool))


def _raw(value: object) -> Raw:
    """Return a date for a day without time; a moment or a span of time as text."""
    if isinstance(value, (str, float, bool)):
        return value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, int)):
        return value if isinstance(value, date) else float(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value) if isinstance(value, timedelta) else ""

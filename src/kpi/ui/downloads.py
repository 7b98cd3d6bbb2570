"""Answers as files: plain numbers, and everything that a reader needs to trust them inside the file."""

import csv
import io
from datetime import UTC, datetime

import pandas as pd
import xlsxwriter

from kpi.analysis.answer import each
from kpi.charts.frame import is_synthetic
from kpi.text.labels import WATERMARK
from kpi.text.numbers import moment
from kpi.ui.tables import named_sources
from kpi.ui.view import View

RISKY = ("=", "+", "-", "@", "\t", "\r")


def as_csv(view: View, answer: pd.DataFrame, title: str) -> bytes:
    """Return UTF-8 CSV (with the mark that spreadsheets need): the rows, each with source, coverage and status.

    The notes follow below an empty line, so that the file stays whole when it is passed on.
    """
    return write_csv(_table(view, answer), notes(view, answer, title))


def write_csv(table: pd.DataFrame, remarks: list[list[str]]) -> bytes:
    """Return a table as UTF-8 CSV with ``remarks`` below an empty line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.itertuples(index=False, name=None))
    writer.writerow([])
    writer.writerows([_safe(cell) for cell in row] for row in remarks)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(view: View, answer: pd.DataFrame, title: str) -> bytes:
    """Return a workbook: a sheet of the rows, a sheet of notes; the watermark on both if figures are synthetic."""
    return write_xlsx(view, _table(view, answer), notes(view, answer, title), synthetic=is_synthetic(answer))


def write_xlsx(view: View, table: pd.DataFrame, remarks: list[list[str]], *, synthetic: bool) -> bytes:
    """Return a workbook with a sheet of a table and a sheet of ``remarks``."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(view.say("sheet_data"))
    top = 0
    if synthetic:
        sheet.write_string(0, 0, " · ".join(WATERMARK), bold)
        top = 1
    for column, name in enumerate(table.columns):
        sheet.write_string(top, column, str(name), bold)
        for row, cell in enumerate(table[name], start=top + 1):
            if not pd.isna(cell):
                sheet.write(row, column, cell)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofit()
    beside = book.add_worksheet(view.say("sheet_notes"))
    for row, cells in enumerate(remarks):
        beside.write_row(row, 0, cells)
    beside.set_column(0, 0, 22)
    beside.set_column(1, 1, 90)
    book.close()
    return file.getvalue()


def note_state(view: View, title: str) -> list[list[str]]:
    """Return what is said first beside any table: what it is, and of which publication."""
    say = view.say
    rows = [
        [say("note_view"), title],
        [say("note_publication"), str(view.reference.publication)],
        [say("note_made"), moment(view.reference.published_at, say.lang)],
    ]
    if view.earlier:
        rows.append(["", say("note_earlier", number=view.reference.publication, newest=view.newest)])
    return rows


def notes(view: View, answer: pd.DataFrame, title: str) -> list[list[str]]:
    """Return what is said beside the figures: title, publication, every source, how to read them."""
    say, rows = view.say, note_state(view, title)
    named = {source for cell in answer.dropna(subset=["value"])["sources"] for source in cell}
    for code in sorted(named):
        source = view.reference.sources[code]
        told = [source.title, source.publisher, source.author, source.published, source.url]
        rows.append([say("note_sources"), ". ".join(part for part in told if part)])
    rows.append(["", say("note_missing")])
    if is_synthetic(answer):
        rows.append(["", say("note_synthetic")])
    return rows


def _table(view: View, answer: pd.DataFrame) -> pd.DataFrame:
    """Return an answer for machines and people: codes beside names, plain numbers, days as ISO dates."""
    say, rows = view.say, each(answer)
    columns: dict[str, list[object]] = {
        "col_unit": [say.unit(row.unit) for row in rows],
        "col_unit_code": [row.unit for row in rows],
        "col_above": [_above(view, row.unit) for row in rows],
        "col_indicator": [say.indicator(row.indicator) for row in rows],
        "col_indicator_code": [row.indicator for row in rows],
        "col_year": [row.year for row in rows],
        "col_period": [_days(row.period_start, row.period_end) for row in rows],
        "col_value": [row.value for row in rows],
        "col_qualifier": [row.qualifier if isinstance(row.qualifier, str) else "" for row in rows],
        "col_unit_measure": [say.unit_measure(row.indicator) for row in rows],
        "col_numerator": [row.numerator for row in rows],
        "col_denominator": [row.denominator for row in rows],
        "col_stated": [row.printed if isinstance(row.printed, str) else "" for row in rows],
        "col_children": [row.children_value for row in rows],
        "col_reported": [row.units_reported for row in rows],
        "col_expected": [row.units_expected for row in rows],
        "col_covered": [_days(row.first_day, row.last_day) for row in rows],
        "col_partial": ["" if pd.isna(row.value) else int(row.partial) for row in rows],
        "col_change_plain": [row.change for row in rows],
        "col_target": [row.target for row in rows],
        "col_origin": [say.origin(row) for row in rows],
        "col_status": [row.status if isinstance(row.status, str) else "O" for row in rows],
        "col_sources": [named_sources(view, row) for row in rows],
    }
    table = pd.DataFrame({say(key): cells for key, cells in columns.items()})
    if is_synthetic(answer):
        table[" / ".join(WATERMARK)] = ["x" if synthetic is True else "" for synthetic in answer["synthetic"]]
    return table


def _above(view: View, unit: str) -> str:
    parent = view.reference.tree[unit].parent
    return view.say.unit(parent) if parent else ""


def _days(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return a range of days as ISO 8601 has it."""
    return "" if pd.isna(first) else f"{first:%Y-%m-%d}/{last:%Y-%m-%d}"


def _safe(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(RISKY):
        return "'" + cell
    if isinstance(cell, float):
        return "" if pd.isna(cell) else int(cell) if cell.is_integer() else cell
    return "" if pd.isna(cell) else cell  # type: ignore[call-overload]

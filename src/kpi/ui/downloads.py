"""Answers as files: plain numbers, and everything that a reader needs to trust them inside the file."""

import csv
import io
from datetime import UTC, datetime

import pandas as pd
import xlsxwriter

from kpi.charts.frame import is_synthetic
from kpi.text.labels import WATERMARK
from kpi.text.numbers import moment
from kpi.ui.tables import answer_table
from kpi.ui.view import View

RISKY = ("=", "+", "-", "@", "\t", "\r")


def as_csv(view: View, answer: pd.DataFrame, title: str, first: tuple[str, ...]) -> bytes:
    """Return UTF-8 CSV (with the mark that spreadsheets need): the rows, each with source, coverage and status.

    The notes follow below an empty line, so that the file stays whole when it is passed on.
    """
    table = _table(view, answer, first)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.itertuples(index=False, name=None))
    writer.writerow([])
    writer.writerows(notes(view, answer, title))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(view: View, answer: pd.DataFrame, title: str, first: tuple[str, ...]) -> bytes:
    """Return a workbook: a sheet of the rows, a sheet of notes; the watermark on both if figures are synthetic."""
    table = _table(view, answer, first)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(view.say("sheet_data"))
    top = 0
    if is_synthetic(answer):
        sheet.write_string(0, 0, " · ".join(WATERMARK), bold)
        top = 1
    for column, name in enumerate(table.columns):
        sheet.write_string(top, column, str(name), bold)
        for row, cell in enumerate(table[name], start=top + 1):
            if not pd.isna(cell):
                sheet.write(row, column, cell)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofit()
    remarks = book.add_worksheet(view.say("sheet_notes"))
    for row, cells in enumerate(notes(view, answer, title)):
        remarks.write_row(row, 0, cells)
    remarks.set_column(0, 0, 22)
    remarks.set_column(1, 1, 90)
    book.close()
    return file.getvalue()


def notes(view: View, answer: pd.DataFrame, title: str) -> list[list[str]]:
    """Return what is said beside the figures: title, publication, every source, how to read them."""
    say = view.say
    rows = [
        [say("note_view"), title],
        [say("note_publication"), str(view.reference.publication)],
        [say("note_made"), moment(view.reference.published_at, say.lang)],
    ]
    named = {source for cell in answer.dropna(subset=["value"])["sources"] for source in cell}
    for code in sorted(named):
        source = view.reference.sources[code]
        told = [source.title, source.publisher, source.author, source.published, source.url]
        rows.append([say("note_sources"), ". ".join(part for part in told if part)])
    rows.append(["", say("note_missing")])
    if is_synthetic(answer):
        rows.append(["", say("note_synthetic")])
    return rows


def _table(view: View, answer: pd.DataFrame, first: tuple[str, ...]) -> pd.DataFrame:
    table = answer_table(view, answer, first=first)
    if is_synthetic(answer):
        table[" / ".join(WATERMARK)] = ["x" if synthetic is True else "" for synthetic in answer["synthetic"]]
    return table


def _safe(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(RISKY):
        return "'" + cell
    if isinstance(cell, float):
        return "" if pd.isna(cell) else int(cell) if cell.is_integer() else cell
    return "" if pd.isna(cell) else cell  # type: ignore[call-overload]

"""Answers as files: plain numbers, and everything that a reader needs to trust them inside the file."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pandas as pd
import xlsxwriter

from kpi.analysis.answer import Row, each
from kpi.analysis.provenance import absent
from kpi.book.view import View
from kpi.charts.chart import is_synthetic
from kpi.formulas import guarded, is_risky
from kpi.text.findings import finding_text
from kpi.text.labels import WATERMARK
from kpi.text.numbers import moment
from kpi.text.revisions import revision_item, revision_text, revision_unit

# What answers about several units have besides; ``refused`` is a code of store/sql/finish.sql.
COMPARED = ("median", "low", "quartile_1", "quartile_3", "high", "counted", "siblings", "moved", "refused")
LINE_END = "\r\n"
Rows = Callable[[View, pd.DataFrame], pd.DataFrame]  # makes the rows of a file from an answer


def as_csv(view: View, answer: pd.DataFrame, title: str, rows: Rows | None = None) -> bytes:
    """Return UTF-8 CSV (with the mark that spreadsheets need): the rows, each with source, coverage and status.

    The notes stand first, in lines that begin with ``#``, so that the file stays whole when it is passed on and says
    how it is to be opened: ``pandas.read_csv(file, comment="#")`` reads the rows alone. All text is in quotes, in which
    a ``#`` is no comment.
    """
    table = (rows or _table)(view, answer)
    text = io.StringIO()
    told = [["", view.say("note_csv")], *notes(view, answer, title)]
    text.writelines(_comment(*cells) + LINE_END for cells in told)
    writer = csv.writer(text, lineterminator=LINE_END, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.itertuples(index=False, name=None))
    return text.getvalue().encode("utf-8-sig")


def _comment(heading: str, words: str) -> str:
    """Return a line of notes, of which no program makes several lines, and no spreadsheet a formula in any column."""
    line = " ".join((f"{heading}: {words}" if heading else words).split()).replace('"', "\u201d")
    parts = re.split("([,;])", line)
    return "# " + "".join(f" {guarded(part.strip())}" if is_risky(part) else part for part in parts).strip()


def as_xlsx(view: View, answer: pd.DataFrame, title: str, rows: Rows | None = None) -> bytes:
    """Return a workbook: a sheet of the rows, a sheet of notes; the watermark on both if figures are synthetic."""
    table = (rows or _table)(view, answer)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold, text = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    sheet = book.add_worksheet(view.say("sheet_data"))
    top = 0
    if is_synthetic(answer):
        sheet.write_string(0, 0, " · ".join(WATERMARK), bold)
        top = 1
    for column, name in enumerate(table.columns):
        sheet.write_string(top, column, str(name), bold)
        for row, cell in enumerate(table[name], start=top + 1):
            if not pd.isna(cell):
                sheet.write(row, column, cell, text if is_risky(cell) else None)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofit()
    remarks = book.add_worksheet(view.say("sheet_notes"))
    for row, cells in enumerate(notes(view, answer, title)):
        for column, cell in enumerate(cells):
            remarks.write(row, column, cell, text if is_risky(cell) else None)
    remarks.set_column(0, 0, 22)
    remarks.set_column(1, 1, 90)
    book.close()
    return file.getvalue()


def is_monthly(answer: pd.DataFrame) -> bool:
    """Tell whether the rows of an answer are months."""
    return bool((answer["period_end"] - answer["period_start"]).lt(pd.Timedelta(days=31)).any())


def notes(view: View, answer: pd.DataFrame, title: str) -> list[list[str]]:
    """Return what is said beside the figures: title, publication, every source, how to read them."""
    say = view.say
    rows = [
        [say("note_view"), title],
        [say("note_publication"), str(view.reference.publication)],
        [say("note_made"), moment(view.reference.published_at, say.lang)],
    ]
    if view.earlier:
        rows.append(["", say("note_earlier", number=view.reference.publication, newest=view.newest)])
    for code in sorted(_named(answer) & set(view.reference.sources)):
        source = view.reference.sources[code]
        told = [source.title, source.publisher, source.author, source.published, source.url]
        rows.append([say("note_sources"), ". ".join(part for part in told if part)])
    if "value" in answer:
        if view.selection.ground:
            rows.append([say("ground"), say.ground(view.selection.ground)])
        for code in pd.unique(answer["indicator"]) if "indicator" in answer else ():
            told = [say.break_note(found) for found in view.reference.catalog.breaks(code)]
            rows += [[say("note_break"), f"{say.indicator(code)}. {text}"] for text in told]
        rows.append(["", say("note_missing")])
    if is_synthetic(answer):
        rows.append(["", say("note_synthetic")])
    return rows


def _named(answer: pd.DataFrame) -> set[str]:
    """Return the sources of an answer's values, or those of findings or revisions."""
    if "value" not in answer:
        told = [name for name in ("source", "old_source", "new_source") if name in answer]
        return {source for name in told for source in answer[name].dropna()}
    return {source for cell in answer.dropna(subset=["value"])["sources"] for source in cell}


def revisions_rows(view: View, changed: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``revisions`` for machines and people: words, codes, plain numbers, ISO dates."""
    say, rows = view.say, each(changed)
    columns: dict[str, list[object]] = {
        "col_publication": [row.publication for row in rows],
        "col_published": [f"{row.published_on:%Y-%m-%d}" for row in rows],
        "col_kind": [say("revision_kind_" + row.kind) for row in rows],
        "col_item": [revision_item(row, say) for row in rows],
        "col_code": [row.item for row in rows],
        "col_unit": [revision_unit(row, say) for row in rows],
        "col_unit_code": [row.unit for row in rows],
        "col_period": [_days(row.period_start, row.period_end) for row in rows],
        "col_old_value": [row.old_value for row in rows],
        "col_old_printed": [row.old_printed for row in rows],
        "col_old_source": [row.old_told for row in rows],
        "col_new_value": [row.new_value for row in rows],
        "col_new_printed": [row.new_printed for row in rows],
        "col_new_source": [row.new_told for row in rows],
        "col_revision": [revision_text(row, say) for row in rows],
    }
    return _marked(view, changed, columns)


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
        "col_derived": [row.units_derived for row in rows],
        "col_bearer": [say.bearer(row) for row in rows],
        "col_bound_low": [row.bound_low for row in rows],
        "col_bound_high": [row.bound_high for row in rows],
        "col_covered": [_days(row.first_day, row.last_day) for row in rows],
        "col_partial": ["" if pd.isna(row.value) else int(row.partial) for row in rows],
        "col_change_plain": [row.change for row in rows],
        "col_target": [row.target for row in rows],
        "col_origin": [say.origin(row) for row in rows],
        "col_status": [status or "O" for status in statuses(view, rows)],
        "col_boundary": [say.boundary(row) for row in rows],
        "col_no_change": [say.change(row) if pd.isna(row.change) else "" for row in rows],
        "col_sources": [named_sources(view, row) for row in rows],
    }
    if "place" in answer:
        columns |= {f"col_{name}": list(answer[name]) for name in ("place", "interval_low", "interval_high")}
        columns["col_no_place"] = [say.no_place(row, row.no_place) for row in rows]
    columns |= {f"col_{name}": list(answer[name]) for name in COMPARED if name in answer}
    return _marked(view, answer, columns)


def findings_rows(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``findings`` for machines and people: codes, words, and the figures as plain JSON."""
    say, rows = view.say, each(found)
    columns: dict[str, list[object]] = {
        "col_severity": [row.severity for row in rows],
        "col_check_code": [row.code for row in rows],
        "col_check": [say("check_" + row.code) for row in rows],
        "col_finding": [finding_text(row, say) for row in rows],
        "col_figures": [row.params for row in rows],
        "col_unit": [say.unit(row.unit) for row in rows],
        "col_unit_code": [row.unit for row in rows],
        "col_above": [_above(view, row.unit) for row in rows],
        "col_indicator": [say.indicator(row.indicator) for row in rows],
        "col_indicator_code": [row.indicator for row in rows],
        "col_period": [_days(row.period_start, row.period_end) for row in rows],
        "col_source": ["" if pd.isna(row.source) else say.source(row.source) for row in rows],
        "col_paragraph": ["" if pd.isna(row.paragraph) else row.paragraph for row in rows],
    }
    return _marked(view, found, columns)


def statuses(view: View, rows: Sequence[Row]) -> list[str]:
    """Return the status of each row of an answer; of a year without a value what a source says of it, if any does."""
    blank = tuple(sorted({row.unit for row in rows if not isinstance(row.status, str)}))
    told = view.ask(absent, blank) if blank else None
    said = {} if told is None else {(row.indicator, row.unit, row.period_end.year): row.status for row in each(told)}
    return [
        row.status if isinstance(row.status, str) else said.get((row.indicator, row.unit, row.year), "") for row in rows
    ]


def _marked(view: View, answer: pd.DataFrame, columns: dict[str, list[object]]) -> pd.DataFrame:
    """Return columns under their names, with one that marks synthetic rows if there are any."""
    table = pd.DataFrame({view.say(key): cells for key, cells in columns.items()})
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
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, float):
        return "" if pd.isna(cell) else int(cell) if cell.is_integer() else cell
    return "" if pd.isna(cell) else cell  # type: ignore[call-overload]


def named_sources(view: View, row: Row) -> str:
    """Return the sources of a row's value."""
    return "" if pd.isna(row.value) else "; ".join(view.say.source(source) for source in row.sources)

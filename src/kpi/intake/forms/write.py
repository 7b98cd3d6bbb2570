"""Writes the form of a unit for a period: a locked workbook with cells to fill in, and a mark for machines."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from babel.dates import format_date

from kpi.intake.forms import wording
from kpi.intake.forms.due import Due, Line, Past, what_is_due
from kpi.intake.forms.identity import (
    HEAD_ROW,
    PERIOD_CELL,
    SHEET,
    UNIT_CELL,
    Column,
    Entry,
    Mark,
    definition_fingerprint,
    plain_line,
)
from kpi.intake.forms.rules import Rule, rule_of
from kpi.intake.forms.wording import both, one
from kpi.intake.reading.numbers import Number, read_number
from kpi.intake.reading.periods import Period
from kpi.intake.recognising.messages import Both
from kpi.store.reading import Reference
from kpi.store.warehouse import Snapshot
from kpi.units.unit import Unit

WIDTHS = {
    Column.NUMBER: 5,
    Column.CODE: 14,
    Column.NAME: 33,
    Column.DEFINITION: 38,
    Column.MEASURED: 11,
    Column.BEFORE: 13,
    Column.YEAR_BEFORE: 13,
    Column.VALUE: 14,
    Column.STATUS: 20,
    Column.REMARK: 26,
}
_LINE = 15.0  # points of a line of text
_LAST = Column.REMARK.value
_OPEN = {"format_columns": True, "format_rows": True}


def write_form(
    data: Snapshot, reference: Reference, unit: Unit, period: Period, lang: str = "vi", due_by: date | None = None
) -> bytes:
    """Return the XLSX form of ``unit`` (which exists at the end of ``period``); ``due_by`` is the day to send it.

    Labels are in both languages, that of ``lang`` first; definitions are in ``lang`` alone.
    """
    due = what_is_due(data, reference, unit, period)
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": one(wording.TITLE, lang), "subject": f"{unit.id} {period.code}"})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = _FormSheet(book, reference, due, lang)
    sheet.write_head(due_by)
    entries = sheet.write_lines()
    sheet.write_foot()
    sheet.set_up()
    _write_mark(book, Mark(unit.id, period.code, reference.publication, sheet.name, entries))
    book.close()
    return file.getvalue()


def _write_mark(book: xlsxwriter.Workbook, mark: Mark) -> None:
    sheet = book.add_worksheet(SHEET)
    for row, cells in enumerate(mark.rows()):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    sheet.protect("")
    sheet.very_hidden()


class _FormSheet:
    """The sheet that people see."""

    def __init__(self, book: xlsxwriter.Workbook, reference: Reference, due: Due, lang: str) -> None:
        self.reference, self.catalog, self.due, self.lang = reference, reference.catalog, due, lang
        self.name = one(wording.FORM_SHEET, lang)
        self.sheet = book.add_worksheet(self.name)
        self.row = HEAD_ROW
        self.sources: dict[str, int] = {}
        basic: dict[str, Any] = {"font_name": "Arial", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        blank = basic | {"border": 1, "border_color": "#808080"}
        entry = blank | {"locked": False, "bg_color": "#FFF9DB", "border": 2, "border_color": "#8A6D00"}
        basic |= {"quote_prefix": True}  # what stands in a cell is text, even after somebody has been in it
        box = blank | basic
        self.plain = book.add_format(basic)
        self.small = book.add_format(basic | {"font_size": 10, "font_color": "#404040", "valign": "top"})
        self.bold = book.add_format(basic | {"bold": True})
        self.warning = book.add_format(basic | {"bold": True, "font_color": "#B00020", "align": "center"})
        self.title = book.add_format(basic | {"bold": True, "font_size": 15, "align": "center"})
        self.subtitle = book.add_format(basic | {"font_size": 11, "align": "center", "italic": True})
        self.head = book.add_format(box | {"bold": True, "align": "center", "bg_color": "#DCE6F1"})
        self.area = book.add_format(box | {"bold": True, "bg_color": "#F2F2F2"})
        self.cell = book.add_format(box)
        self.code = book.add_format(box | {"font_size": 8, "font_color": "#595959"})
        self.right = book.add_format(box | {"align": "right"})
        self.centre = book.add_format(box | {"align": "center"})
        self.whole = book.add_format(entry | {"num_format": "#,##0", "align": "right"})
        self.decimal = book.add_format(entry | {"align": "right"})
        self.choice = book.add_format(entry)

    def write_head(self, due_by: date | None) -> None:
        """Write title, unit, period, deadline, guide and the heads of the columns."""
        lang, unit = self.lang, self.due.unit
        title = wording.TITLE if lang == "vi" else wording.TITLE[::-1]
        past = [told for line in self.due.lines for told in (line.before, line.year_before) if told]
        if any(told.source.synthetic for told in past):
            self._across(1, both(wording.WATERMARK, lang), self.warning)
        self._across(2, title[0], self.title, _LINE * 1.5)
        self._across(3, title[1], self.subtitle)
        day = format_date(due_by, "d/M/yyyy" if lang == "vi" else "d MMM yyyy", locale=lang) if due_by else "…" * 10
        facts = (
            (wording.UNIT, both(unit.names, lang), unit.id),
            (wording.PERIOD, both(wording.period_name(self.due.period), lang), self.due.period.code),
            (wording.DEADLINE, day, ""),
        )
        for row, (label, text, code) in enumerate(facts, UNIT_CELL[0]):
            self.sheet.merge_range(row - 1, 0, row - 1, 2, both(label, lang), self.bold)
            self.sheet.merge_range(row - 1, 3, row - 1, Column.YEAR_BEFORE - 1, "", self.plain)
            self.sheet.write_string(row - 1, 3, text, self.plain)
            if code:
                self.sheet.write_string(row - 1, UNIT_CELL[1] - 1, code, self.plain)
        guide = both(wording.GUIDE, lang, "\n")
        self._across(PERIOD_CELL[0] + 2, guide, self.small, _LINE * 3)
        self._across(HEAD_ROW - 1, both(wording.BASIS[self.due.basis], lang, "\n"), self.small, _LINE * 2)
        for column in Column:
            text = both(wording.HEADS[column.name.lower()], lang, "\n")
            self.sheet.write_string(HEAD_ROW - 1, column - 1, text, self.head)
        self.sheet.set_row(HEAD_ROW - 1, _LINE * 2 + 4)

    def write_lines(self) -> tuple[Entry, ...]:
        """Write the rows, under the names of their areas, and return what the mark says of them."""
        entries = []
        area = None
        for number, line in enumerate(self.due.lines, 1):
            if line.area != area:
                area, self.row = line.area, self.row + 1
                named = self.catalog.areas.get(area)
                names = named.names if named else wording.OTHER_AREA
                self._across(self.row, both(names, self.lang), self.area, _LINE + 4)
            self.row += 1
            entries.append(self._write_line(number, line))
        return tuple(entries)

    def _write_line(self, number: int, line: Line) -> Entry:
        lang, row = self.lang, self.row - 1
        item = self.catalog.item(line.item)
        measured = self.catalog.unit_measures[item.unit_measure].name(lang)
        name = both(item.names, lang, "\n")
        texts = (
            (Column.NUMBER, str(number), self.centre),
            (Column.CODE, item.code, self.code),
            (Column.NAME, name, self.cell),
            (Column.DEFINITION, item.definition(lang), self.cell),
            (Column.MEASURED, measured, self.centre),
            (Column.BEFORE, self._told(line.before), self.right),
            (Column.YEAR_BEFORE, self._told(line.year_before), self.right),
        )
        for column, text, form in texts:
            self.sheet.write_string(row, column - 1, text, form)
        rule = rule_of(self.catalog, line.item)
        self.sheet.write_blank(row, Column.VALUE - 1, None, self.whole if rule.whole else self.decimal)
        self.sheet.write_blank(row, Column.STATUS - 1, None, self.choice)
        self.sheet.write_blank(row, Column.REMARK - 1, None, self.choice)
        self.sheet.data_validation(row, Column.VALUE - 1, row, Column.VALUE - 1, self._number_only(rule))
        self.sheet.data_validation(row, Column.STATUS - 1, row, Column.STATUS - 1, self._status_only())
        self.sheet.set_row(row, _height((WIDTHS[column], text) for column, text, _ in texts))
        definition = definition_fingerprint(self.catalog, line.item, self.due.period)
        return Entry(self.row, line.item, plain_line(name), plain_line(measured), definition)

    def _told(self, past: Past | None) -> str:
        """Return a figure and how it was printed, its period and its source: ``1 (100%)``, ``2023 [1]``."""
        if past is None:
            return "–"
        number = self.sources.setdefault(past.source.id, len(self.sources) + 1)
        reading, figure = read_number(past.printed), wording.figure(past.value, self.lang)
        readings = {reading} if isinstance(reading, Number) else getattr(reading, "readings", ())
        same = Decimal(repr(past.value)) in {known.value for known in readings}
        shown = past.printed if same else f"{figure} ({past.printed})" if past.printed else figure
        return f"{shown}\n{past.period.code} [{number}]"

    def _number_only(self, rule: Rule) -> dict[str, Any]:
        limits = {"minimum": rule.low, "maximum": rule.high} if rule.high is not None else {"value": rule.low}
        words = wording.allowed(rule.low, rule.high, rule.whole)
        return {
            "validate": "integer" if rule.whole else "decimal",
            "criteria": "between" if rule.high is not None else ">=",
            **limits,
            **self._spoken(wording.HEADS["value"], words, words),
        }

    def _status_only(self) -> dict[str, Any]:
        words = [one(status, self.lang) for status in wording.STATUS.values()]
        spoken = self._spoken(wording.HEADS["status"], wording.MEANING, wording.STATUS_WRONG)
        return {"validate": "list", "source": words, **spoken}

    def _spoken(self, title: Both, message: Both, wrong: Both) -> dict[str, str]:
        return {
            "input_title": both(title, self.lang)[:32],
            "input_message": both(message, self.lang, "\n")[:255],
            "error_title": both(wording.WRONG, self.lang)[:32],
            "error_message": both(wrong, self.lang, "\n")[:255],
        }

    def write_foot(self) -> None:
        """Write the sources of the figures that are shown, and the lines for names and signatures."""
        head = wording.SOURCES if self.sources else wording.NO_SOURCES
        self._across(self.row + 1, both(head, self.lang), self.small)
        self.row += 1
        for known, number in self.sources.items():
            source = self.reference.sources[known]
            text = ". ".join(part for part in (source.title, source.publisher, source.published) if part)
            lines = ceil(len(text) / 150)
            self.row += 1
            self._across(self.row, f"[{number}] {text}", self.small, _LINE * lines)
        self.row += 2
        for words, column in zip(wording.SIGNED, (Column.NAME, Column.STATUS), strict=True):
            self.sheet.write_string(self.row - 1, column - 1, both(words, self.lang, "\n"), self.bold)
        self.sheet.set_row(self.row - 1, _LINE * 2)

    def set_up(self) -> None:
        """Lock everything but the cells to fill in; set widths, frozen heads, and A4 on its side."""
        for column, width in WIDTHS.items():
            self.sheet.set_column(column - 1, column - 1, width)
        self.sheet.protect("", _OPEN)
        self.sheet.freeze_panes(HEAD_ROW, Column.NAME)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEAD_ROW - 1)
        self.sheet.print_area(0, 0, self.row + 2, _LAST - 1)
        self.sheet.set_margins(0.3, 0.3, 0.4, 0.6)
        self.sheet.set_footer(f"&L{self.due.unit.id} · {self.due.period.code}&R&P/&N")

    def _across(self, row: int, text: str, form: Any, height: float = _LINE) -> None:
        self.sheet.merge_range(row - 1, 0, row - 1, _LAST - 1, "", form)
        self.sheet.write_string(row - 1, 0, text, form)
        self.sheet.set_row(row - 1, max(height, _LINE + 1))


def _height(cells: Iterable[tuple[int, str]]) -> float:
    """Return the height that the longest of the cells (width in letters, text) needs."""
    lines = max(sum(max(1, ceil(0.9 * len(part) / width)) for part in text.split("\n")) for width, text in cells)
    return float(max(2, lines) * _LINE + 4)

"""One sheet as a file of each format: what a person sees of it, and what lies beneath."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from xml.sax.saxutils import escape

import xlsxwriter

from tests.intake.reading.formats import archive, xlsx

Place = tuple[int, int]
ERROR = "#DIV/0!"
"""A cell of this text is a formula that failed, where the format has formulas."""


@dataclass(frozen=True)
class Drawn:
    """Rows and columns are counted from 1; ``formats`` are number formats by place; ``merged`` as in a Sheet."""

    rows: Sequence[Sequence[object]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Sequence[tuple[int, int, int, int]] = ()
    formats: Mapping[Place, str] = field(default_factory=dict)
    name: str = "Quý I"


def in_csv(drawn: Drawn) -> bytes:
    """Return a CSV, which knows nothing of formats, merges and hiding."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(drawn.rows)
    return out.getvalue().encode()


def in_xlsx(*sheets: Drawn) -> bytes:
    """Return an XLSX file."""

    def fill(book: xlsxwriter.Workbook) -> None:
        for drawn in sheets:
            _fill(book, drawn)

    return xlsx(fill)


def _fill(book: xlsxwriter.Workbook, drawn: Drawn) -> None:
    sheet = book.add_worksheet(drawn.name)
    for top, left, bottom, right in drawn.merged:
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
    for row, values in enumerate(drawn.rows, 1):
        for column, value in enumerate(values, 1):
            form = drawn.formats.get((row, column))
            style = book.add_format({"num_format": form}) if form else None
            if value == ERROR:
                sheet.write_formula(row - 1, column - 1, "=1/0", style, ERROR)
            elif value not in ("", None):
                sheet.write(row - 1, column - 1, value, style)
    for number in drawn.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for number in drawn.hidden_columns:
        sheet.set_column(number - 1, number - 1, None, None, {"hidden": True})


_SPACES = {
    "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle",
}  # fmt: skip
_STYLES = {
    "0.0%": '<number:percentage-style style:name="{n}"><number:number number:decimal-places="1"/>'
    "<number:text>%</number:text></number:percentage-style>",
    "#,##0,": '<number:number-style style:name="{n}"><number:number number:min-integer-digits="1" '
    'number:grouping="true" number:display-factor="1000"/></number:number-style>',
    "#,##0,,": '<number:number-style style:name="{n}"><number:number number:min-integer-digits="1" '
    'number:grouping="true" number:display-factor="1000000"/></number:number-style>',
}


def in_ods(*sheets: Drawn) -> bytes:
    """Return an ODS file, with styles for the formats of ``_STYLES``."""
    names = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in _SPACES.items())
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    styles = "".join(
        text.format(n=f"N{at}")
        + f'<style:style style:name="ce{at}" style:family="table-cell" style:data-style-name="N{at}"/>'
        for at, text in enumerate(_STYLES.values())
    )
    body = "".join(map(_ods_table, sheets))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return archive({name: text.encode() for name, text in parts.items()})


def _ods_table(drawn: Drawn) -> str:
    width = max(map(len, drawn.rows))
    columns = "".join(f"<table:table-column{_shut(column in drawn.hidden_columns)}/>" for column in range(1, width + 1))
    rows = "".join(
        f"<table:table-row{_shut(row in drawn.hidden_rows)}>"
        + "".join(_ods_cell(drawn, row, column, value) for column, value in enumerate(values, 1))
        + "</table:table-row>"
        for row, values in enumerate(drawn.rows, 1)
    )
    return f'<table:table table:name="{escape(drawn.name)}">{columns}{rows}</table:table>'


def _shut(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _ods_cell(drawn: Drawn, row: int, column: int, value: object) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in drawn.merged}
    covered = any(t <= row <= b and le <= column <= r and (row, column) != (t, le) for t, le, b, r in drawn.merged)
    tag = "table:covered-table-cell" if covered else "table:table-cell"
    more = ""
    if (row, column) in spans:
        down, right = spans[row, column]
        more = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
    form = drawn.formats.get((row, column))
    if form:
        more += f' table:style-name="ce{list(_STYLES).index(form)}"'
    if value in ("", None):
        return f"<{tag}{more}/>"
    if value == ERROR:
        more += ' table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"'
    elif isinstance(value, (int, float)):
        kind = "percentage" if form and "%" in form else "float"
        more += f' office:value-type="{kind}" office:value="{value!r}"'
    else:
        more += ' office:value-type="string"'
    return f"<{tag}{more}><text:p>{escape(str(value))}</text:p></{tag}>"


def in_xls(*sheets: Drawn) -> bytes:
    """Return an XLS file; needs the package ``xlwt``."""
    import xlwt  # type: ignore[import-not-found,unused-ignore]

    book = xlwt.Workbook(encoding="utf-8")
    for drawn in sheets:
        sheet = book.add_sheet(drawn.name, cell_overwrite_ok=True)
        for row, values in enumerate(drawn.rows):
            for column, value in enumerate(values):
                form = drawn.formats.get((row + 1, column + 1))
                style = xlwt.easyxf(num_format_str=form) if form else xlwt.Style.default_style
                if value == ERROR:
                    sheet.row(row).set_cell_error(column, ERROR, style)
                elif value not in ("", None):
                    sheet.write(row, column, value, style)
        sheet.merged_ranges.extend((t - 1, b - 1, le - 1, r - 1) for t, le, b, r in drawn.merged)
        for number in drawn.hidden_rows:
            sheet.row(number - 1).hidden = True
        for number in drawn.hidden_columns:
            sheet.col(number - 1).hidden = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()


WRITERS: dict[str, Callable[[Drawn], bytes]] = {"xlsx": in_xlsx, "ods": in_ods}
try:
    import xlwt as _  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
except ModuleNotFoundError:
    pass
else:
    WRITERS["xls"] = in_xls

"""Files of each format, the same at every call."""

import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import xlsxwriter

from kpi.intake.reading.code_pages import TCVN3

TABLE = 'Đơn vị,Hồ sơ đã giải quyết,Tỷ lệ\nPhường Trưng Vương,15.833,"24,1%"\nXã Phúc Hà,9769,"91,6%"\n'
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def in_tcvn3(text: str) -> bytes:
    """Return the text in TCVN3."""
    return bytes(TCVN3.index(letter) for letter in unicodedata.normalize("NFC", text))


def in_windows_1258(text: str) -> bytes:
    """Return the text in Windows-1258, whose tone marks stand after the letter where it has no letter of its own."""
    return b"".join(_letter_1258(letter) for letter in unicodedata.normalize("NFC", text))


def _letter_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        return (unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258")


def xlsx(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    """Return an XLSX file, the same at every call."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2024, 1, 1)})
    fill(book)
    book.close()
    return out.getvalue()


def rezip(data: bytes, change: dict[str, bytes | None]) -> bytes:
    """Return a ZIP archive with parts added, replaced or (None) left out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        for name, body in (parts | change).items():
            if body is not None:
                new.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, body in parts.items():
            new.writestr(zipfile.ZipInfo(name), body)
    return out.getvalue()


def _office_table(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Quý I")
    percent, month, code = (book.add_format({"num_format": form}) for form in ("0.0%", "mm/yyyy", "00000"))
    sheet.merge_range("A1:C1", "BÁO CÁO QUÝ I/2024")
    sheet.write_row("A2", ["Đơn vị", "Hồ sơ", "Tỷ lệ"])
    sheet.write_row("A3", ["Phường Trưng Vương", 9769])
    sheet.write("C3", 0.241, percent)
    sheet.write_row("A4", ["Xã Phúc Hà", "15.833"])
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.write_datetime("A5", datetime(2021, 9, 1), month)
    sheet.write("B5", 5443, code)
    sheet.write_formula("C5", "=B3*2", None, 19538)
    sheet.set_column("E:E", None, None, {"hidden": True})
    book.add_worksheet("Trống")


def workbook() -> bytes:
    """Return the XLSX file that the formats are shown with."""
    return xlsx(_office_table)


def ods(content: str = "", **parts: bytes) -> bytes:
    """Return an ODS file of one sheet with these rows, in XML of the format."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Quý I">{content}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    base = {"mimetype": _ODS.encode(), "content.xml": body.encode(), "META-INF/manifest.xml": manifest.encode()}
    return archive(base | parts)


def simple(*cells: object) -> bytes:
    return xlsx(lambda book: book.add_worksheet("A").write_row("A1", cells))


def sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()


def with_sheet(xml: bytes) -> bytes:
    return rezip(simple("Đơn vị"), {"xl/worksheets/sheet1.xml": xml})


def xls() -> bytes:
    import xlwt  # type: ignore[import-not-found,unused-ignore]

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Quý I")
    sheet.write_merge(0, 0, 0, 2, "BÁO CÁO QUÝ I/2024")
    lines: list[list[object]] = [["Đơn vị", "Hồ sơ", "Tỷ lệ"], ["Phường Trưng Vương", 9769], ["Xã Phúc Hà", "15.833"]]
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            sheet.write(row, column, value)
    sheet.write(2, 2, 0.241, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(4, 0, datetime(2021, 9, 1), xlwt.easyxf(num_format_str="MM/YYYY"))
    sheet.row(3).hidden = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()

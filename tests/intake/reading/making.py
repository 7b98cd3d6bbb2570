"""Makes the files of ``tests/data/problems/files``: one per format and per fault, named after it.

``python -m tests.intake.reading.making`` writes those that are missing. Two kinds need packages that the project does
not use, and are left out without them: ``xlwt`` for .xls, ``msoffcrypto-tool`` for the .xlsx with a password.
"""

import struct
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

from kpi.intake.reading.encodings import TCVN3

FILES = Path(__file__).parents[2] / "data" / "problems" / "files"
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


def _ods_cell(text: str, value: str = "", kind: str = "string", more: str = "") -> str:
    told = f' office:value="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}"{told}{more}><text:p>{text}</text:p></table:table-cell>'


def _ods_rows() -> str:
    spanned = ' table:number-columns-spanned="3" table:number-rows-spanned="1"'
    return (
        f"<table:table-row>{_ods_cell('BÁO CÁO QUÝ I/2024', more=spanned)}"
        '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"<table:table-row>{_ods_cell('Phường Trưng Vương')}{_ods_cell('9769', '9769', 'float')}"
        f"{_ods_cell('24,1%', '0.241', 'percentage')}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{_ods_cell("Xã Phúc Hà")}{_ods_cell("15.833")}</table:table-row>'
    )


def _simple(*cells: object) -> bytes:
    return xlsx(lambda book: book.add_worksheet("A").write_row("A1", cells))


def _two_sheets(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("A").write("A1", "Đơn vị")
    hidden = book.add_worksheet("Nháp")
    hidden.write("A1", 1)
    hidden.hide()


def _sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()


def _with_sheet(xml: bytes) -> bytes:
    return rezip(_simple("Đơn vị"), {"xl/worksheets/sheet1.xml": xml})


def _formulas() -> bytes:
    return _with_sheet(
        _sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1*3</f><v></v></c>'
            '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>A1</f><v>1</v></c></row>'
        )
    )


def _entities(declaration: str, reference: str) -> bytes:
    strings = (
        f'<?xml version="1.0"?><!DOCTYPE sst [{declaration}]><sst xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><si><t>{reference}</t></si></sst>'
    )
    return rezip(_simple("Đơn vị"), {"xl/sharedStrings.xml": strings.encode()})


def _lying() -> bytes:
    """Return a workbook whose directory says that a part of 12 million bytes has 100."""
    data = bytearray(rezip(_simple("Đơn vị"), {"xl/worksheets/sheet1.xml": b" " * 12_000_000}))
    at = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def _flip(data: bytes, part: str) -> bytes:
    """Return an archive in which a byte within the packed part is another."""
    changed = bytearray(data)
    at = changed.find(part.encode()) + len(part) + 40
    changed[at] ^= 0xFF
    return bytes(changed)


def _locked_zip() -> bytes:
    data = bytearray(_simple("Đơn vị"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def _xls() -> bytes:
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


def _xls_locked() -> bytes:
    """Return the .xls with the record that says that all others are encrypted, in place of one that says little."""
    data = _xls()
    start = data.find(b"\x09\x08\x10\x00")
    return data[: start + 20] + b"\x2f\x00" + data[start + 22 :]


def _xls_old() -> bytes:
    """Return the .xls as one of Excel 95, in which formats stand otherwise."""
    return _xls().replace(b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05")


def _xlsx_locked() -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-not-found,unused-ignore]

    out = BytesIO()
    OOXMLFile(BytesIO(_simple("Đơn vị"))).encrypt("mật khẩu", out)
    return out.getvalue()


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
_FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_DEEP = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="AAA1048576"><v>1</v></c></row>'

MADE: dict[str, Callable[[], bytes]] = {
    "utf8.csv": lambda: TABLE.encode(),
    "utf8_mark.csv": lambda: TABLE.encode("utf-8-sig"),
    "utf16_little_mark.csv": lambda: b"\xff\xfe" + TABLE.encode("utf-16-le"),
    "utf16_big_mark.csv": lambda: b"\xfe\xff" + TABLE.encode("utf-16-be"),
    "utf16_little.csv": lambda: TABLE.encode("utf-16-le"),
    "utf16_big.csv": lambda: TABLE.encode("utf-16-be"),
    "windows1258.csv": lambda: in_windows_1258(TABLE),
    "tcvn3.csv": lambda: in_tcvn3(TABLE),
    "decomposed_letters.csv": lambda: unicodedata.normalize("NFD", TABLE).encode(),
    "semicolons.csv": lambda: (
        TABLE.replace('"', "").replace(",", ";").replace("4;1", "4,1").replace("1;6", "1,6").encode()
    ),
    "tabs.txt": lambda: TABLE.replace(",", "\t").replace('"24\t1%"', "24,1%").replace('"91\t6%"', "91,6%").encode(),
    "bars.csv": lambda: TABLE.replace(",", "|").replace('"24|1%"', "24,1%").replace('"91|6%"', "91,6%").encode(),
    "delimiter_told.csv": lambda: b"sep=;\r\nA,1;B\n",
    "carriage_returns.csv": lambda: TABLE.replace("\n", "\r").encode(),
    "quoted_line_break.csv": lambda: TABLE.replace("Hồ sơ đã", '"Hồ sơ\nđã').replace("quyết", 'quyết"').encode(),
    "quotes_amid.csv": lambda: 'Đơn vị,Tên\nA,Tổ "một cửa" phường\nB,"x" y\n'.encode(),
    "hostile_texts.csv": lambda: "Đơn vị,Số\n\u202ephường\u202c\u200b A\x07,=1+1\n@SUM(A1),+5\n".encode(),
    "workbook.xlsx": workbook,
    "workbook.ods": lambda: ods(_ods_rows()),
    "workbook.xls": _xls,
    "excel95.xls": _xls_old,
    "macros.xlsm": lambda: rezip(workbook(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 never opened"}),
    "external_links.xlsx": lambda: rezip(workbook(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
    "macros.ods": lambda: ods(_ods_rows(), **{"Basic/Standard/Module1.xml": b"<module/>"}),
    "hidden_sheet.xlsx": lambda: xlsx(_two_sheets),
    "error_value.xlsx": lambda: _with_sheet(
        _sheet_xml('<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>A2/0</f><v>#DIV/0!</v></c></row>')
    ),
    "formula_without_value.xlsx": _formulas,
    "formula_without_value.ods": lambda: ods(
        f'<table:table-row>{_ods_cell("1", "1", "float")}<table:table-cell table:formula="of:=[.A1]"/>'
        "</table:table-row>"
    ),
    "empty.csv": lambda: b"",
    "blank.csv": lambda: b" \r\n\t\r\n",
    "delimiters_only.csv": lambda: b",,,\n,,,\n",
    "no_cells.xlsx": lambda: xlsx(lambda book: book.add_worksheet("A")),
    "pdf.xlsx": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "word.xlsx": lambda: archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
    "word.xls": lambda: (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(488)
    ),
    "text.ods": lambda: archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
    "presentation.xlsx": lambda: archive({"ppt/presentation.xml": b"<presentation/>"}),
    "binary_workbook.xlsb": lambda: archive({"xl/workbook.bin": b"\x83\x01\x00"}),
    "archive.xlsx": lambda: archive({"Phúc Hà/quý 1.csv": TABLE.encode()}),
    "web_page.xls": lambda: "<html><body><table><tr><td>Đơn vị</td></tr></table></body></html>".encode(),
    "xml_2003.xls": lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "very_old.xls": lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00\x0a\x00\x00\x00",
    "picture.csv": lambda: b"\x89PNG\r\n\x1a\n" + bytes(20),
    "binary.csv": lambda: bytes(range(256)) * 4,
    "truncated.xlsx": lambda: workbook()[:3000],
    "flipped_byte.xlsx": lambda: _flip(workbook(), "xl/worksheets/sheet1.xml"),
    "no_sheet.xlsx": lambda: rezip(workbook(), {"xl/worksheets/sheet1.xml": None}),
    "broken_xml.xlsx": lambda: rezip(workbook(), {"xl/workbook.xml": b"<workbook><sheets>"}),
    "doubled_part.xlsx": lambda: _doubled(workbook()),
    "ole_only.xls": lambda: (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "Workbook".encode("utf-16-le") + bytes(496)
    ),
    "password.xlsx": _xlsx_locked,
    "password.xls": _xls_locked,
    "password.ods": lambda: ods("", **{"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}),
    "password_of_archive.xlsx": _locked_zip,
    "unpacks_to_much.xlsx": lambda: rezip(workbook(), {"xl/worksheets/sheet1.xml": b" " * 12_000_000}),
    "unpacks_to_more_than_told.xlsx": _lying,
    "entities_within.xlsx": lambda: _entities(f'<!ENTITY a0 "ha">{_LAUGHS}', "&a8;"),
    "entity_outside.xlsx": lambda: _entities('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"),
    "cell_far_right.xlsx": lambda: _with_sheet(_sheet_xml(_FAR)),
    "cell_far_down.xlsx": lambda: _with_sheet(_sheet_xml(_DEEP)),
    "encoding_unsure.csv": lambda: "Nom,Valeur\ncafé,1\nrésumé,2\n".encode("latin-1"),
    "broken_utf8.csv": lambda: (TABLE * 3).encode()[:200] + b"\xff" + (TABLE * 3).encode()[200:],
    "half_a_letter.csv": lambda: b"\xff\xfe" + TABLE.encode("utf-16-le")[:-1],
    "open_quote.csv": lambda: 'Đơn vị,Số\nA,1\nB,"2\nC,3\n'.encode(),
}


def _doubled(data: bytes) -> bytes:
    """Return an archive with one part twice."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    names = dict.fromkeys(name for name, _ in parts)
    assert len(names) == len(parts)
    with zipfile.ZipFile(out, "w") as new:
        for name, body in parts:
            new.writestr(zipfile.ZipInfo(name), body)
        new.writestr(zipfile.ZipInfo("xl/worksheets/sheet2.xmx"), _sheet_xml(""))
    return out.getvalue().replace(b"sheet2.xmx", b"sheet2.xml")


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for name, make in MADE.items():
        if not (FILES / name).exists():
            try:
                (FILES / name).write_bytes(make())
            except ModuleNotFoundError as error:
                print(f"{name} needs {error.name}")

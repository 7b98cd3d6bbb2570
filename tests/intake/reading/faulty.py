"""Files with one fault each, named after it."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.intake.reading.formats import TABLE, archive, ods, rezip, sheet_xml, simple, with_sheet, workbook, xls, xlsx


def _entities(declaration: str, reference: str) -> bytes:
    strings = (
        f'<?xml version="1.0"?><!DOCTYPE sst [{declaration}]><sst xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><si><t>{reference}</t></si></sst>'
    )
    return rezip(simple("Đơn vị"), {"xl/sharedStrings.xml": strings.encode()})


def _lying() -> bytes:
    """Return a workbook whose directory says that a part of 12 million bytes has 100."""
    data = bytearray(rezip(simple("Đơn vị"), {"xl/worksheets/sheet1.xml": b" " * 12_000_000}))
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
    data = bytearray(simple("Đơn vị"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def _xls_locked() -> bytes:
    """Return the .xls with the record that says that all others are encrypted, in place of one that says little."""
    data = xls()
    start = data.find(b"\x09\x08\x10\x00")
    return data[: start + 20] + b"\x2f\x00" + data[start + 22 :]


def _xlsx_locked() -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-not-found,unused-ignore]

    out = BytesIO()
    OOXMLFile(BytesIO(simple("Đơn vị"))).encrypt("mật khẩu", out)
    return out.getvalue()


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
_FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_DEEP = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="AAA1048576"><v>1</v></c></row>'
FAULTY: dict[str, Callable[[], bytes]] = {
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
    "cell_far_right.xlsx": lambda: with_sheet(sheet_xml(_FAR)),
    "cell_far_down.xlsx": lambda: with_sheet(sheet_xml(_DEEP)),
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
        new.writestr(zipfile.ZipInfo("xl/worksheets/sheet2.xmx"), sheet_xml(""))
    return out.getvalue().replace(b"sheet2.xmx", b"sheet2.xml")

"""What kind of file it is, by its content and never by its name."""

import re
from collections.abc import Iterable
from typing import Literal

from kpi.intake.reading.faults import Refused

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURE = "tệp hình ảnh", "a picture"
_ARCHIVE = "tệp nén", "an archive"
_OLD_EXCEL = "bảng tính Excel đời rất cũ", "a spreadsheet of a very old Excel"
_WEB = "trang web (HTML) mang tên bảng tính", "a web page (HTML) named as a spreadsheet"
_OTHER = {
    b"%PDF": ("tệp PDF", "a PDF file"),
    rb"{\rtf": ("văn bản RTF", "an RTF text"),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"Rar!": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
}
_OLD_SPREADSHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_MARKUP = {
    b"urn:schemas-microsoft-com:office:spreadsheet": ("bảng tính XML 2003", "an XML 2003 spreadsheet"),
    b"<html": _WEB,
    b"<table": _WEB,
    b"<!doctype html": _WEB,
    b"mime-version:": _WEB,
}
# Of a ZIP archive: a part that only this kind has.
_ZIP_PARTS = {
    "word/document.xml": ("văn bản Word", "a Word document"),
    "ppt/presentation.xml": ("bài trình chiếu", "a presentation"),
}
_OPENDOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ("văn bản OpenDocument", "an OpenDocument text"),
    b"application/vnd.oasis.opendocument.presentation": ("bài trình chiếu", "a presentation"),
}


def kind_of(data: bytes) -> Literal["zip", "ole", "text"]:
    """Return what reads it: a ZIP archive, an OLE file or text. Raises Refused for what is no table."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_OLE):
        return _ole(data)
    for beginning, names in _OTHER.items():
        if data.startswith(beginning):
            raise _not_read("other_kind", names)
    if data.startswith(_OLD_SPREADSHEETS):
        raise _not_read("other_spreadsheet", _OLD_EXCEL)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<", b"mime-version:")):
        for word, names in _MARKUP.items():
            if word in head:
                raise _not_read("other_spreadsheet", names)
        if head.startswith(b"<?xml"):
            raise _not_read("other_kind", ("tệp XML", "an XML file"))
    return "text"


def zip_kind(parts: Iterable[str], mimetype: bytes) -> Literal["xlsx", "ods"]:
    """Return the kind of workbook that a ZIP archive of these parts is. Raises Refused for what is no table."""
    names = set(parts)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "xl/workbook.bin" in names:
        raise _not_read("other_spreadsheet", ("bảng tính nhị phân .xlsb", "a binary .xlsb spreadsheet"))
    for part, kind in _ZIP_PARTS.items():
        if part in names:
            raise _not_read("other_kind", kind)
    raise _not_read("other_kind", _OPENDOCUMENT.get(mimetype.strip(), _ARCHIVE))


def _ole(data: bytes) -> Literal["ole"]:
    """Look for the names of streams, which Office stores in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("password")
    if "Workbook".encode("utf-16-le") in data or re.search(b"B\0o\0o\0k\0\0", data):
        return "ole"
    if "WordDocument".encode("utf-16-le") in data:
        raise _not_read("other_kind", ("văn bản Word", "a Word document"))
    raise Refused("unknown_kind")


def _not_read(code: str, names: tuple[str, str]) -> Refused:
    vi, en = names
    return Refused(code, kind_vi=vi, kind_en=en)

"""What an XLS workbook says beside its values (BIFF8 within an OLE file, as [MS-CFB] and [MS-XLS] describe them)."""

import struct
from collections.abc import Iterator

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.formats import BUILT_IN, is_telling
from kpi.intake.reading.xlsx import Beside

_END = 0xFFFFFFFA  # this and above: no sector
_BOF, _BOUNDSHEET, _FILEPASS, _FORMAT, _XF = 0x0809, 0x0085, 0x002F, 0x041E, 0x00E0
_NUMBER, _RK, _FORMULA, _BOOLERR, _MULRK, _ROW, _COLINFO = 0x0203, 0x027E, 0x0006, 0x0205, 0x00BD, 0x0208, 0x007D


def notes(data: bytes) -> list[str]:
    """Return the codes of what is in the workbook and left alone."""
    return ["macros"] if "_VBA_PROJECT".encode("utf-16-le") in data else []


def beside(data: bytes) -> dict[str, Beside] | None:
    """Return what stands beside the values, by name of the sheet; None where the file is older than BIFF8.

    Raises Refused where the workbook is locked or damaged.
    """
    try:
        stream = _workbook_stream(data)
        return _sheets(stream) if stream else None
    except (struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
        raise Refused("damaged") from error


def _workbook_stream(data: bytes) -> bytes:
    """Return the stream that holds the workbook, out of the sectors that the file's tables chain together."""
    size, small = 1 << struct.unpack_from("<H", data, 30)[0], 1 << struct.unpack_from("<H", data, 32)[0]
    if size not in (512, 4096) or small != 64:
        raise Refused("damaged")
    tables = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    while more < _END and len(tables) < len(data) // size:
        *next_ones, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        tables += next_ones
    fat = [
        entry for table in tables if table < _END for entry in _integers(data[(table + 1) * size : (table + 2) * size])
    ]
    entries = _chain(data[size:], size, fat, struct.unpack_from("<I", data, 48)[0])
    root = entries[:128]
    for at in range(0, len(entries), 128):
        entry = entries[at : at + 128]
        if entry[: struct.unpack_from("<H", entry, 64)[0]].decode("utf-16-le").rstrip("\0") == "Workbook":
            start, length = struct.unpack_from("<II", entry, 116)
            if length >= struct.unpack_from("<I", data, 56)[0]:
                return _chain(data[size:], size, fat, start)[:length]
            smaller = _integers(_chain(data[size:], size, fat, struct.unpack_from("<I", data, 60)[0]))
            within = _chain(data[size:], size, fat, struct.unpack_from("<I", root, 116)[0])
            return _chain(within, small, smaller, start)[:length]
    return b""


def _integers(body: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(body) // 4}I", body[: len(body) // 4 * 4]))


def _chain(body: bytes, size: int, following: list[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < _END:
        parts.append(body[sector * size : (sector + 1) * size])
        sector = following[sector]
        if len(parts) > len(following):
            raise Refused("damaged")
    return b"".join(parts)


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield the records from ``at`` to the end of the stream."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> dict[str, Beside] | None:
    names: list[str] = []
    formats, styles = dict(BUILT_IN), []
    found: dict[str, Beside] = {}
    depth = 0
    sheet = Beside()
    for kind, body in _records(stream):
        if kind == _BOF:
            if struct.unpack_from("<H", body)[0] != 0x0600:
                return None
            if depth and depth <= len(names):
                sheet = found.setdefault(names[depth - 1], Beside())
            depth += 1
        elif kind == _FILEPASS:
            raise Refused("password")
        elif kind == _BOUNDSHEET:
            names.append(_text(body[7:], body[6]))
        elif kind == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            formats[number] = _text(body[4:], length)
        elif kind == _XF:
            styles.append(formats.get(struct.unpack_from("<H", body, 2)[0], ""))
        elif depth > 1:
            _note(kind, body, styles, sheet)
    return found


def _text(body: bytes, length: int) -> str:
    return body[1 : 1 + 2 * length].decode("utf-16-le") if body[0] & 1 else body[1 : 1 + length].decode("latin-1")


def _note(kind: int, body: bytes, styles: list[str], sheet: Beside) -> None:
    if kind in (_NUMBER, _RK, _FORMULA, _BOOLERR):
        row, column, style = struct.unpack_from("<HHH", body)
        _format(row, column, styles[style], sheet)
        if (kind == _BOOLERR and body[7]) or (kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2):
            sheet.faults.append(("error_value", row + 1, column + 1))
    elif kind == _MULRK:
        row, first = struct.unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            _format(row, first + place, styles[struct.unpack_from("<H", body, 4 + 6 * place)[0]], sheet)
    elif kind == _ROW and body[12] & 0x20:
        sheet.hidden_rows.append(struct.unpack_from("<H", body)[0] + 1)
    elif kind == _COLINFO and (body[8] & 1 or not any(body[4:6])):
        first, last = struct.unpack_from("<HH", body)
        sheet.hidden_columns += range(first + 1, min(last, 255) + 2)


def _format(row: int, column: int, number_format: str, sheet: Beside) -> None:
    if is_telling(number_format):
        sheet.formats[row + 1, column + 1] = number_format

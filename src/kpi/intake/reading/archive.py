"""The parts of a ZIP archive, counted while they are unpacked."""

import re
import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.limits import Limits

_CHUNK = 1 << 20
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Archive:
    """A ZIP archive whose directory was checked; its parts are unpacked within one common bound."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises Refused where the directory is damaged, locked, or announces more than the limits allow."""
        self._data, self._limits, self._unpacked = data, limits, 0
        self._parts = _directory(data)
        if len(self._parts) > limits.parts:
            raise Refused("too_many_parts", limit=limits.parts)
        self._count(sum(part.file_size for part in self._parts.values()))
        self.names = tuple(self._parts)

    def unpack(self, wanted: Callable[[str], bool]) -> dict[str, bytes]:
        """Return the wanted parts.

        Raises Refused where one is damaged, longer than it says, or XML that declares a document type.
        """
        return {name: self._part(info) for name, info in self._parts.items() if wanted(name)}

    def _part(self, info: ZipInfo) -> bytes:
        body = _inflate(self._data, info, self._limits.unpacked_bytes - self._unpacked)
        self._unpacked += len(body)
        self._count(self._unpacked)
        if len(body) != info.file_size or zlib.crc32(body) != info.CRC:
            raise Refused("damaged")
        if info.filename.lower().endswith((".xml", ".rels")):
            if _DECLARATION.search(body):
                raise Refused("xml_entities")
            if b"\0" in body[:200]:
                raise Refused("damaged")
        return body

    def _count(self, size: int) -> None:
        if size > self._limits.unpacked_bytes:
            raise Refused("unpacked_too_large", limit=self._limits.unpacked_bytes // 1_000_000)
        if size > self._limits.ratio_from and size > self._limits.ratio * len(self._data):
            raise Refused("ratio_too_high", limit=self._limits.ratio)


def _directory(data: bytes) -> dict[str, ZipInfo]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OverflowError) as error:
        raise Refused("damaged") from error
    parts = {_named(info.filename): info for info in infos}
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("password")
    if len(parts) != len(infos) or any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise Refused("damaged")
    return parts


def _named(name: str) -> str:
    """Return the name of a part as the formats want it: some programs write backslashes, or a slash first."""
    return name.replace("\\", "/").removeprefix("./").lstrip("/")


def _inflate(data: bytes, info: ZipInfo, room: int) -> bytes:
    """Return the part, or a little more than ``room`` bytes of it, whatever the directory says of its length."""
    head = data[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise Refused("damaged")
    start = info.header_offset + 30 + sum(struct.unpack("<HH", head[26:30]))
    packed = data[start : start + info.compress_size]
    if info.compress_type == ZIP_STORED:
        return packed
    inflate = zlib.decompressobj(-15)
    out = bytearray()
    try:
        while not inflate.eof and len(out) <= room:
            chunk = inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
            if not chunk and not packed:
                break
            out += chunk
    except zlib.error as error:
        raise Refused("damaged") from error
    return bytes(out)


def stored(parts: Mapping[str, bytes]) -> bytes:
    """Return an uncompressed archive of these parts: what was checked is then what is read."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, body in parts.items():
            archive.writestr(ZipInfo(name), body)
    return out.getvalue()

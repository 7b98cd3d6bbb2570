"""Bytes of a text file as text: which code page, by evidence, or a question with samples."""

import codecs
import unicodedata
from dataclasses import dataclass

from kpi.intake.reading.code_pages import TCVN3, from_bytes, from_vni
from kpi.intake.reading.syllables import share_of_syllables

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1258", "tcvn3", "vni")
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CERTAIN = 0.85  # share of words that must look Vietnamese
_APART = 0.25  # by how much the best code page must beat the next
_SAMPLE = 1 << 20


@dataclass(frozen=True)
class Decoded:
    """The text of a file, NFC, and the code page it was written in (one of ENCODINGS)."""

    text: str
    encoding: str


@dataclass(frozen=True)
class EncodingQuestion:
    """A file that can be read with several code pages, or with none: a line of it as each would read it."""

    samples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BrokenText:
    """A file whose code page is known and not kept to: the first line at fault, from 1."""

    encoding: str
    line: int


def decode(data: bytes, encoding: str = "") -> Decoded | EncodingQuestion | BrokenText:
    """Return the text of ``data``; ``encoding`` is the answer to an earlier question, else evidence decides.

    A byte-order mark or the zeros of UTF-16 decide; then whether it is UTF-8 throughout; else the words must look
    Vietnamese in exactly one of Windows-1258 and TCVN3.
    """
    if encoding:
        return _strict(data, encoding)
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    wide = _wide(data)
    if wide:
        return _strict(data, wide)
    whole = _strict(data, "utf-8")
    if isinstance(whole, Decoded):
        return whole
    return _by_words(data) or whole


def _strict(data: bytes, encoding: str) -> Decoded | BrokenText:
    try:
        return Decoded(unicodedata.normalize("NFC", _text(data, encoding)), encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(_codec(encoding), errors="replace")
        return BrokenText(encoding, before.count("\n") + 1)


def _text(data: bytes, encoding: str, errors: str = "strict") -> str:
    if encoding == "tcvn3":
        return data.decode("latin-1").translate(dict(enumerate(TCVN3)))
    if encoding == "vni":
        return from_vni(from_bytes(data))
    return data.decode(_codec(encoding), errors=errors)


def _codec(encoding: str) -> str:
    return {"windows-1258": "cp1258"}.get(encoding, encoding)


def is_wide(data: bytes) -> bool:
    """Tell whether ``data`` is UTF-16, by its mark or its zeros."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or bool(_wide(data))


def _wide(data: bytes) -> str:
    """Return which UTF-16 it is without a mark: every other byte of digits, commas and plain letters is zero."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(data) % 2 or len(odd) < 2:
        return ""
    zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if max(zeros) < 0.3 or min(zeros) > 0.01:
        return ""
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _by_words(data: bytes) -> Decoded | EncodingQuestion | None:
    sample = data[:_SAMPLE]
    readings = {name: _text(sample, name, "replace") for name in ("vni", "windows-1258", "tcvn3")}
    readings = {name: unicodedata.normalize("NFC", text) for name, text in readings.items()}
    shares = {name: share_of_syllables(text) for name, text in readings.items()}
    *_, worse, best = sorted(shares, key=lambda name: shares[name])
    if shares[best] >= _CERTAIN and shares[best] - shares[worse] >= _APART:
        read = _strict(data, best)
        if isinstance(read, Decoded):
            return read
    if max(shares.values()) < 0.5 and _valid_utf8_share(sample) > 0.8:
        return None
    return EncodingQuestion(tuple((name, _telling_line(readings[name])) for name in (best, worse)))


def _valid_utf8_share(data: bytes) -> float:
    """Return how many of the bytes beyond ASCII belong to whole UTF-8 letters."""
    beyond = sum(byte > 127 for byte in data)
    bad = data.decode("utf-8", errors="replace").count("\ufffd")
    return 1 - bad / beyond if beyond else 1.0


def _telling_line(text: str, longest: int = 60) -> str:
    """Return the first line with letters beyond ASCII."""
    line = next((line.strip() for line in text.splitlines() if not line.isascii()), "")
    return line[:longest]

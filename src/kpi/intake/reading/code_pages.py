"""Writings from before Unicode, and texts that were encoded twice, letter by letter."""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

Writing = Literal["tcvn3", "vni", "twice"]

# TCVN 5712-1:1993, upper half. Its toned capitals (0x80-0x9F and where VN3 has none) come last and are rare: fonts of
# old office documents ("ABC", .VnTime) draw capitals from the lower case instead.
_TCVN3_UPPER = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3_LOWER = dict(zip((1, 2, 4, 5, 6, 17, 18, 19, 20, 21, 22, 23), "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
TCVN3 = "".join(_TCVN3_LOWER.get(byte, chr(byte)) for byte in range(128)) + _TCVN3_UPPER
"""The character of each byte."""

# What Windows shows of bytes 128 to 159, where a program took old letters for Windows-1252.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 160)}
_BYTES = {letter: byte for byte, letter in _WINDOWS.items()}
_FROM_TCVN3 = {ord(letter): TCVN3[b] for b in range(128, 256) for letter in (chr(b), _WINDOWS.get(b, chr(b)))}

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
"""What a letter behind a vowel adds to it in the VNI fonts."""
_VNI_ALONE = {"ö": "ư", "ô": "ơ", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(f"([aeouyöô])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_ALONE)}])|([À-ÿ])", re.IGNORECASE)


def from_bytes(data: bytes) -> str:
    """Return bytes as the letters that Windows-1252 shows for them, one for each byte."""
    return data.decode("latin-1").translate(_WINDOWS)


def from_tcvn3(text: str) -> str:
    """Return a text whose letters stand for those of TCVN3, as in a cell with the font .VnTime."""
    return unicodedata.normalize("NFC", text.translate(_FROM_TCVN3))


def from_vni(text: str) -> str:
    """Return a text whose letters stand for those of the VNI fonts; what none of them is becomes U+FFFD."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    vowel, mark, alone, none = (part or "" for part in found.groups())
    if none:
        return "\ufffd"
    letter = vowel or alone
    plain = _VNI_ALONE.get(letter.lower(), letter)
    return (plain.upper() if letter.isupper() else plain) + (_VNI_MARKS[mark.lower()] if mark else "")


def from_twice(text: str) -> str:
    """Return a text whose UTF-8 was taken for Windows-1252 and written as UTF-8 again; what does not fit stays."""
    codes = (_BYTES.get(letter, ord(letter)) for letter in text)
    data = b"".join(bytes([code]) if code < 256 else chr(code).encode() for code in codes)
    return unicodedata.normalize("NFC", data.decode("utf-8", "replace"))


WRITINGS: dict[Writing, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni, "twice": from_twice}

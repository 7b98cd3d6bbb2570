"""Texts of a stranger's file, made fit to be shown and compared."""

import re
import unicodedata

# Controls but tab and line break, marks of direction, zero widths, byte-order mark, surrogates, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


# Letters that look like Vietnamese ones, and stand for them where a converter or a keyboard knew no better.
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ƣ": "Ư", "ƣ": "ư"})


def clean(text: str) -> str:
    """Return NFC without outer blanks, characters that control or hide, and with plain line breaks and letters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip().translate(_LOOKALIKES)


def clean_line(text: str, longest: int = 120) -> str:
    """Return the text on one line, cut where it is longer."""
    line = " ".join(clean(text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def clean_name(name: str) -> str:
    """Return the last part of a file's name on one line: for showing alone, and never as a path."""
    return clean_line(re.split(r"[\\/]", name.rstrip("\\/"))[-1])


def fold(text: str) -> str:
    """Return lower case without accents, đ as d, blanks of any width as one: what comparing needs."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(bare.replace("đ", "d").split())

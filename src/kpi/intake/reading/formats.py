"""Number formats of a spreadsheet that change what a person reads in the cell."""

import re
from functools import lru_cache

BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_LONGEST = 255  # that Excel itself allows
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')


_SCALED = re.compile(r"(?<=[0#?])(,+)(?![0#?,])")


def bare(number_format: str) -> str:
    """Return the format of positive numbers without literal text, colours and padding, in lower case."""
    return _LITERAL.sub("", number_format.lower()).split(";")[0].strip()


def literal(number_format: str) -> str:
    """Return the text that the format puts beside a number, in lower case: ``triệu đồng``."""
    first = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format.lower())[0]
    return "".join(m[1] or m[2] or "" for m in _LITERAL.finditer(first)).strip()


def thousands_left_out(number_format: str) -> int:
    """Return how often a number is divided by a thousand before it is shown: once by ``#,##0,``."""
    scaled = _SCALED.search(bare(number_format))
    return len(scaled[1]) if scaled else 0


@lru_cache(maxsize=1_000)
def shows_nothing(number_format: str) -> bool:
    """Tell whether a number in this format is not to be seen: ``;;;``."""
    return number_format.count(";") > 1 and not bare(number_format) and not literal(number_format)


@lru_cache(maxsize=1_000)
def is_telling(number_format: str) -> bool:
    """Whether what is read differs from the bare value: percent, a month without day, leading zeros, words.

    Further: thousands that are left out, and a format that shows nothing.
    """
    if len(number_format) > _LONGEST:
        return False
    plain = bare(number_format)
    dated = "y" in plain and "d" not in plain
    odd = thousands_left_out(number_format) or shows_nothing(number_format)
    return bool("%" in plain or dated or re.fullmatch("0{2,}", plain) or literal(number_format) or odd)


def padded(value: float, number_format: str) -> str:
    """Return a whole number with the leading zeros that the format ``00000`` shows, else an empty text."""
    plain = bare(number_format)
    return f"{int(value):0{len(plain)}}" if re.fullmatch("0{2,}", plain) and value == int(value) >= 0 else ""

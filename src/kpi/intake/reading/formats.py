"""Number formats of a spreadsheet that change what a person reads in the cell."""

import re
from functools import lru_cache

BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_LONGEST = 255  # that Excel itself allows
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')


def bare(number_format: str) -> str:
    """Return the format of positive numbers without literal text, colours and padding, in lower case."""
    return _LITERAL.sub("", number_format.lower()).split(";")[0].strip()


def literal(number_format: str) -> str:
    """Return the text that the format puts beside a number, in lower case: ``triệu đồng``."""
    first = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format.lower())[0]
    return "".join(m[1] or m[2] or "" for m in _LITERAL.finditer(first)).strip()


@lru_cache(maxsize=1_000)
def is_telling(number_format: str) -> bool:
    """Whether what is read differs from the bare value: percent, a month without day, leading zeros, words."""
    if len(number_format) > _LONGEST:
        return False
    plain = bare(number_format)
    dated = "y" in plain and "d" not in plain
    return "%" in plain or dated or bool(re.fullmatch("0{2,}", plain)) or bool(literal(number_format))


def padded(value: float, number_format: str) -> str:
    """Return a whole number with the leading zeros that the format ``00000`` shows, else an empty text."""
    plain = bare(number_format)
    return f"{int(value):0{len(plain)}}" if re.fullmatch("0{2,}", plain) and value == int(value) >= 0 else ""

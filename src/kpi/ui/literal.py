"""Words that others wrote, as they stand: nothing in them is taken for Markdown, and no address becomes a link."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&=@^\"'])")
_LINKED = re.compile(r"(?i)(?=https?:|www\.)")  # becomes a link by itself, even where every mark in it is escaped
_JOINER = "\u2060"  # not seen, and no blank: what stands behind it does not begin a word


def literal(text: object) -> str:
    """Return ``text`` as Markdown that reads as ``text`` does, on one line."""
    plain = " ".join(str(text).split())
    plain = _LINKED.sub(_JOINER, plain).replace("@", "@" + _JOINER)
    return _MARKS.sub(r"\\\1", plain)

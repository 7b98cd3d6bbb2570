"""Words that others wrote, as they stand: nothing in them is taken for Markdown, and no address becomes a link."""

import re

# What does no harm is left: the names of inputs are read out with the signs that escape them.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#+\-!|~$&=@^\"']|:(?=\S))")
_LIST = re.compile(r"^(\d+)([.)])")
# Taken for links, icons, emoji and arrows even where every mark in them is escaped.
_MADE_INTO = re.compile(
    r"""(?i)(?=https?:|www\.)       # https://…, www.…
    |(?<=@)(?=[\w-])                # name@…
    |(?<=:)(?=[\w+/-]+:)            # :smile:, :material/home:
    |(?<=[-<>~])(?=[-=>])           # ->, <-, --, >=, ~=
    """,
    re.VERBOSE,
)
_JOINER = "\u2060"  # not seen, and no blank: what stands behind it does not begin a word
HEAD, TAIL = 360, 160  # letters of a long text that are shown


def literal(text: object) -> str:
    """Return ``text`` as Markdown that reads as ``text`` does, on one line."""
    parted = _MADE_INTO.sub(_JOINER, " ".join(str(text).split()))
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", parted))


def shortened(text: str) -> str:
    """Return a text whose middle is left out where it is very long."""
    return text if len(text) <= HEAD + TAIL + 3 else f"{text[:HEAD]} … {text[-TAIL:]}"

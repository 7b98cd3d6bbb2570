"""Words with other accents are other words: ``Nợ`` is not ``No``, ``Nam`` (men) is not ``Năm`` (year)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kpi.intake.recognising.names import fold_words

_WORD = re.compile(r"[^\W_]+")


@lru_cache(1 << 14)
def spelt(text: str) -> tuple[str, ...]:
    """Return each word of ``text`` as its letters in lower case and the accents on them, in whatever place."""
    return tuple("".join(sorted(unicodedata.normalize("NFD", word))) for word in _WORD.findall(text.casefold()))


@lru_cache(1 << 14)
def may_be(text: str, word: str) -> bool:
    """Tell whether ``text`` is ``word`` as it is spelt, or typed without accents throughout."""
    if fold_words(text) != fold_words(word):
        return False
    plain = unicodedata.normalize("NFC", text.casefold())
    return plain.isascii() or spelt(text) == spelt(word)


class Spelt:
    """Words by their folded form; a text with accents is found only under its own ones."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            self._words.setdefault(fold_words(word), []).append(word)

    def find(self, text: str) -> str | None:
        """Return the word that ``text`` is."""
        return next((word for word in self._words.get(fold_words(text), ()) if may_be(text, word)), None)

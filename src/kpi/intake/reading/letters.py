"""Whether texts are garbled: written with an old font or encoded twice, told by how their words are spelled."""

from collections.abc import Iterable

from kpi.intake.reading.code_pages import WRITINGS, Writing
from kpi.intake.reading.syllables import share_of_syllables, telling_words

_CERTAIN, _APART = 0.85, 0.25
_FEWEST = 3  # different words with letters beyond ASCII, below which nothing is told
_MOST = 400_000  # characters that are looked at


def find_writing(texts: Iterable[str]) -> Writing | None:
    """Return the writing as which ``texts`` are Vietnamese, as they are not when taken as they stand."""
    sample, size = [], 0
    for text in dict.fromkeys(texts):
        if not text.isascii():
            sample.append(text)
            size += len(text)
        if size > _MOST:
            break
    whole = "\n".join(sample)
    if len(telling_words(whole)) < _FEWEST:
        return None
    plain = share_of_syllables(whole)
    shares = {writing: share_of_syllables(read(whole)) for writing, read in WRITINGS.items()}
    best = max(shares, key=lambda writing: shares[writing])
    return best if shares[best] >= _CERTAIN and shares[best] - plain >= _APART else None

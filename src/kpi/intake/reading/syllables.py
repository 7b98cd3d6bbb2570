"""Whether a word is spelled as Vietnamese words are: what tells the right code page from the wrong one."""

import re
import unicodedata

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
# What follows the onset, by the vowels that take the same endings.
_RIME = (
    "ia|iê(?:c|m|ng?|p|t|u)|i(?:ch|m|nh?|p|t|u)?|yê(?:m|ng?|t|u)|y|"
    "oa(?:ch?|i|m|ng?|nh|o|p|t|y)?|oă(?:c|m|ng?|t)|oe(?:m|n|o|t)?|oo(?:c|ng)|o(?:c|i|m|ng?|p|t)?|"
    "ua|uâ(?:ng?|t|y)|uê(?:ch|nh|n)?|uô(?:c|i|m|ng?|t)|uơ|uya|uyê(?:n|t)|uy(?:ch|nh?|p|t|u)?|u(?:c|i|m|ng?|p|t)?|"
    "ươ(?:c|i|m|ng?|p|t|u)|ưa|ư(?:c|i|m|ng?|t|u)?|"
    "a(?:ch?|i|m|ng?|nh|o|p|t|u|y)?|ă(?:c|m|ng?|p|t)|â(?:c|m|ng?|p|t|u|y)|"
    "e(?:c|m|ng?|o|p|t)?|ê(?:ch|m|nh?|p|t|u)?|ô(?:c|i|m|ng?|p|t)?|ơ(?:i|m|n|p|t)?"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RIME})")
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether a word of NFC letters is a syllable that Vietnamese spelling allows, in whatever case."""
    letters = unicodedata.normalize("NFD", word.lower())
    if sum(letter in _TONES for letter in letters) > 1:
        return False
    toneless = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    return bool(_SYLLABLE.fullmatch(toneless))


def telling_words(text: str) -> set[str]:
    """Return the different words with letters beyond ASCII."""
    return {word for word in re.split(r"[\s\d!-/:-@\[-`{-~“”‘’–—…§°•]+", text) if not word.isascii()}


def share_of_syllables(text: str, most: int = 2000) -> float:
    """Return the share of Vietnamese syllables among words with letters beyond ASCII.

    Signs that no text holds (replacement characters, currency signs between letters and the like) count as words that
    are none. At most ``most`` distinct words are looked at. Where there is no such word, nothing speaks against: 1.0.
    """
    words = telling_words(text)
    chosen = sorted(words)[:most]
    good = sum(bool(_WORD.fullmatch(word)) and is_syllable(word) for word in chosen)
    return good / len(chosen) if chosen else 1.0

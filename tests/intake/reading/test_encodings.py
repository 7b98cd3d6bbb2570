"""Code pages: every Vietnamese letter in each, what decides, and what is asked."""

import codecs
import unicodedata
from collections.abc import Callable

import pytest

from kpi.intake.reading.code_pages import TCVN3
from kpi.intake.reading.encodings import BrokenText, Decoded, EncodingQuestion, decode
from kpi.intake.reading.syllables import is_syllable
from tests.intake.reading.formats import in_tcvn3, in_windows_1258


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter.lower())[0]


_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [
    letter
    for base in ("aăâeêioôơuưy", "AĂÂEÊIOÔƠUƯY")
    for vowel in base
    for tone in _TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
] + ["đ", "Đ"]
# Each letter in a word that could be one, so that there is evidence for what the code page is.
TEXT = "".join(
    (f"{letter}an" if letter in "đĐ" else f"qu{letter}nh" if _base(letter) == "y" else f"t{letter}n") + "\n"
    for letter in LETTERS
)

WRITTEN: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-8 decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16-le with mark": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be with mark": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "windows-1258": in_windows_1258,
    "tcvn3": in_tcvn3,
}


def test_there_are_134_letters() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 134


@pytest.mark.parametrize("name", WRITTEN)
def test_every_letter_comes_back(name: str) -> None:
    assert decode(WRITTEN[name](TEXT)) == Decoded(TEXT, name.split(" ")[0])


def test_the_table_of_tcvn3_has_each_letter_once() -> None:
    assert len(TCVN3) == 256
    assert sorted(letter for letter in TCVN3 if letter in LETTERS) == sorted(LETTERS)
    assert (TCVN3[0xB5], TCVN3[0xD0], TCVN3[0xAE], TCVN3[0xFE], TCVN3[0x41]) == ("à", "é", "đ", "ỵ", "A")


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"ma,5\n", "utf-8", "ma,5\n"),
        (in_tcvn3("Xã Phúc Hà"), "tcvn3", "Xã Phúc Hà"),
        (in_windows_1258("Xã Phúc Hà"), "windows-1258", "Xã Phúc Hà"),
    ],
)
def test_few_words_are_enough_where_one_code_page_alone_makes_sense(data: bytes, encoding: str, text: str) -> None:
    assert decode(data) == Decoded(text, encoding)


def test_what_makes_sense_in_neither_is_asked_with_samples_of_both() -> None:
    assert decode("Nom\ncafé,1\n".encode("latin-1")) == EncodingQuestion(
        (("tcvn3", "cafộ,1"), ("windows-1258", "café,1"))
    )


def test_a_dash_of_another_code_page_is_not_taken_for_a_letter() -> None:
    read = decode(b"Ward \x96 12\n")
    assert isinstance(read, EncodingQuestion)
    assert set(read.samples) == {("windows-1258", "Ward – 12"), ("tcvn3", "Ward Ọ 12")}


def test_the_answer_is_taken_and_still_checked() -> None:
    data = in_tcvn3("Xã Phúc Hà")
    assert decode(data, "tcvn3") == Decoded("Xã Phúc Hà", "tcvn3")
    assert decode(b"a\nb\xff", "utf-8") == BrokenText("utf-8", 2)


def test_utf8_with_a_broken_byte_is_told_by_its_line() -> None:
    assert decode(TEXT.encode() + b"\xff") == BrokenText("utf-8", TEXT.count("\n") + 1)


@pytest.mark.parametrize("word", ["nghiêng", "Quyết", "GIẢI", "khuỷu", "đường", "giờ", "ủy", "huỳnh", "rượu", "Ỷ", "ô"])
def test_spelling_of_vietnamese_words(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["café", "Xaíị", "ỎỳỌ", "tëst", "phưêngg", "jà", "ăă", "ngđ"])
def test_spelling_of_other_words(word: str) -> None:
    assert not is_syllable(word)

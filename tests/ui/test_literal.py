"""What others wrote stays text: marks are escaped, and what becomes something else without them is parted."""

import pytest

from kpi.ui.literal import HEAD, TAIL, literal, shortened

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phường Một", "Phường Một"),
        ("**a** _b_ `c`", r"\*\*a\*\* \_b\_ \`c\`"),
        ("![x](y)", r"\!\[x\](y)"),
        (":red[x] $y$", r"\:red\[x\] \$y\$"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("a\n# b\n\n- c", r"a \# b \- c"),
        ("x https://e.vn", rf"x {JOINER}https\://e.vn"),
        ("WWW.e.vn", rf"{JOINER}WWW.e.vn"),
        ("a@e.vn", rf"a\@{JOINER}e.vn"),
        (":material/home: :smile:", rf"\:{JOINER}material/home: \:{JOINER}smile:"),
        ("a -> b", rf"a \-{JOINER}\> b"),
        ("nguồn: báo cáo 10:30", r"nguồn: báo cáo 10\:30"),
        ("quý.csv, ô C2: “a” (b) 1. c", "quý.csv, ô C2: “a” (b) 1. c"),
        ("12. a", r"12\. a"),
        ("1) a", r"1\) a"),
    ],
)
def test_markdown_that_reads_as_it_was_written(text: str, expected: str) -> None:
    assert literal(text) == expected


def test_the_middle_of_a_long_text_is_left_out() -> None:
    assert shortened("a" * (HEAD + TAIL)) == "a" * (HEAD + TAIL)
    assert shortened("“" + "a" * 10_000 + "” là gì?") == f"“{'a' * (HEAD - 1)} … {'a' * (TAIL - 8)}” là gì?"

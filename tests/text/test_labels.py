"""Both languages are complete and say the same things."""

import re
import string
from pathlib import Path

import pytest

from kpi.text.labels import LABELS, PARTS, label
from tests.building import ROOT


@pytest.mark.parametrize("key", LABELS)
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    vi, en = LABELS[key]
    assert bool(vi) == bool(en)
    fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in (vi, en)]
    assert fields[0] == fields[1]


def test_a_label_is_written_once() -> None:
    assert sum(len(part.LABELS) for part in PARTS) == len(LABELS)


def _sources() -> str:
    folders = (ROOT / "src", ROOT / "pages")
    files = [path for folder in folders for path in folder.rglob("*.py") if path.parent.name != "labels"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_label_is_used() -> None:
    """A label stands in the code whole, or with its head or tail put together there (``"origin_" + ...``)."""
    text = _sources().replace("'", '"')
    heads = [head for found in re.findall(r'f"([a-z_]{3,}_)\{|"([a-z_]{3,}_)" \+', text) for head in found if head]
    tails = re.findall(r'\+ "(_[a-z]+)"', text)
    built = [key for key in LABELS if key.startswith(tuple(heads)) or key.endswith(tuple(tails))]
    assert [key for key in LABELS if f'"{key}"' not in text and key not in built] == []


def test_an_unknown_label_is_an_error() -> None:
    with pytest.raises(KeyError):
        label("no such label", "vi")


def test_pages_hold_no_words_of_their_own() -> None:
    letters = re.compile(r'"[^"\n]*[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ][^"\n]*"')
    for page in Path(ROOT / "pages").glob("*.py"):
        body = page.read_text(encoding="utf-8").split('"""', 2)[2]
        assert not letters.search(body), page.name

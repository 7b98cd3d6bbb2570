"""What cells and rows look like: figures, marks for none, text; rows that number columns or head them."""

import re
from functools import lru_cache
from typing import Literal

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.numbers import Blank, Number, Question, read_number
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.words import is_letterhead
from kpi.intake.recognising.year_heads import heads_years

Look = Literal["figure", "blank", "text"]

_IN_TIME = re.compile(r"\b(?:nam|thang|quy|q[1-4]|t\d{1,2}|ky|h[12]|6t|9t|month|quarter|year)\b")
_HEAD_NUMBER = re.compile(r"^\W*(\d{1,2}|[A-ZĐ])\W*(?:=.*)?$")


@lru_cache(1 << 16)
def _look_of_text(text: str) -> Look:
    reading = read_number(text)
    if isinstance(reading, Blank):
        return "figure" if reading.reason == "nothing_arose" else "blank"
    if not isinstance(reading, (Number, Question)):
        return "text"
    return "text" if _IN_TIME.search(fold_words(text)) and any(c.isalpha() for c in text) else "figure"


def look(cell: Cell) -> Look:
    """Return what the cell looks like: a figure, a mark for none, or text."""
    if cell.value is None:
        return _look_of_text(cell.text)
    return "figure" if isinstance(cell.value, float) else "text"


def may_number(cell: Cell) -> bool:
    """Tell whether the cell may belong to a row that numbers columns: ``A``, ``(1)``."""
    return bool(_HEAD_NUMBER.match(cell.text))


def numbers_columns(cells: list[Cell]) -> bool:
    """Tell whether a row is ``(1) (2) (3)`` or ``A B 1 2 3=1+2``."""
    found = [_HEAD_NUMBER.match(cell.text) for cell in cells]
    if len(cells) < 2 or not all(found):
        return False
    numbers = [int(match[1]) for match in found if match and match[1].isdecimal()]
    letters = [match[1] for match in found if match and not match[1].isdecimal()]
    bracketed = all(not cell.text[0].isalnum() for cell in cells)
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return counted and letters == sorted(letters) and numbers[0] in (0, 1, 2) and (len(cells) > 2 or bracketed)


def heads_body(cells: list[Cell]) -> bool:
    """Tell whether a row with figures still stands above the body: it numbers columns, or heads them with years."""
    figures = [cell for cell in cells if look(cell) == "figure"]
    texts = [cell for cell in cells if look(cell) == "text"]
    if numbers_columns(cells) or (len(cells) == 2 and cells[0].text.rstrip().endswith(":")):
        return True
    if any(is_letterhead(cell.text) for cell in texts):
        return True
    return heads_years(cells, figures)

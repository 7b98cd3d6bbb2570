"""Text of a CSV file as rows: which delimiter, quoted line breaks, bounds."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from io import StringIO
from itertools import islice

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.limits import Limits

DELIMITERS = ("\t", ";", "|", ",")  # where two fit equally: the comma also stands within Vietnamese numbers
_SAMPLE_CHARACTERS, _SAMPLE_ROWS = 65_536, 200
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


class Records(list[list[str]]):
    """The rows of a CSV without empty cells at their ends; ``fields``: how many cells each was written with.

    Only commas are counted, as they may be decimal commas.
    """

    fields: Mapping[int, int] = {}


def read_delimited(text: str, limits: Limits) -> Records:
    """Return the records of a CSV, as a spreadsheet numbers its rows. Raises Refused."""
    told = _SEP.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else find_delimiter(text)
    try:
        return _records(text, delimiter, limits, strict=True)
    except csv.Error:
        return _records(text, delimiter, limits, strict=False)


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts most rows into the same number of cells, and into most cells."""
    sample = text[:_SAMPLE_CHARACTERS]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        rows = islice(csv.reader(StringIO(sample, newline=""), delimiter=delimiter), _SAMPLE_ROWS)
        widths = Counter(len(row) for row in rows if row)
    except csv.Error:
        return 0.0, 0
    cut = {width: count for width, count in widths.items() if width > 1}
    if not cut:
        return 0.0, 0
    width = max(cut, key=lambda each: cut[each])
    return round(20 * cut[width] / widths.total()) / 20, width


def _records(text: str, delimiter: str, limits: Limits, strict: bool) -> Records:
    rows, fields = Records(), dict[int, int]()
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    cells, line = 0, 1
    try:
        for row in reader:
            if delimiter == ",":
                fields[len(rows) + 1] = len(row)
            while row and not row[-1]:
                row.pop()
            cells += len(row)
            _check(row, len(rows) + 1, cells, limits)
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise Refused("open_quote", line=line) from error
        if "field larger" in str(error):
            raise Refused("cell_too_long", line=line, limit=limits.cell_characters) from error
        raise
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) * max(map(len, rows), default=0) > limits.places:
        raise Refused("too_many_cells", limit=limits.places)
    rows.fields = fields
    return rows


def _check(row: list[str], number: int, cells: int, limits: Limits) -> None:
    if number > limits.rows:
        raise Refused("too_many_rows", limit=limits.rows)
    if len(row) > limits.columns:
        raise Refused("too_many_columns", line=number, limit=limits.columns)
    if cells > limits.cells:
        raise Refused("too_many_cells", limit=limits.cells)
    if row and max(map(len, row)) > limits.cell_characters:
        column = 1 + row.index(max(row, key=len))
        raise Refused("cell_too_long", line=number, column=column, limit=limits.cell_characters)

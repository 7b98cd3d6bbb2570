"""Large tables by column: each distinct value is kept once, and of every row which of them it holds."""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from itertools import chain, zip_longest

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from kpi.intake.reading.delimited import find_delimiter
from kpi.intake.reading.letters import find_writing
from kpi.intake.reading.limits import Limits

LARGE_BYTES = 1_000_000
"""From this size on a plain text is read by column."""

Codes = npt.NDArray[np.int32]

_MARGIN = 200  # lines at either end that may have other widths than the rest: titles, notes
_WIDEST = 64
_UNPLAIN = b'"\0\x03\x07\x08\x0e\x0f\x10\x1b'  # quotes, and what kinds of files are told by
_SAMPLE_BYTES = 400_000
_SEP = re.compile(rb"sep=.\r?\n", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """One column: ``values`` are distinct, ``""`` is no content, ``codes`` has for each row the place of its value."""

    codes: Codes
    values: Sequence[object]

    @cached_property
    def firsts(self) -> npt.NDArray[np.int64]:
        """For each value the first row (from 0) that holds it; -1 where none does."""
        found = np.full(len(self.values), -1, dtype=np.int64)
        found[self.codes[::-1]] = np.arange(len(self.codes) - 1, -1, -1)
        return found


@dataclass
class CodedRows:
    """Columns of one length; ``fields``: how many cells the first rows were written with, between commas."""

    columns: Sequence[Column]
    fields: Mapping[int, int] = field(default_factory=dict)


def code_rows(rows: Sequence[Sequence[object]]) -> CodedRows:
    """Return rows by column, short ones filled up; a truth value is a pair, as it equals a number."""
    columns = []
    for cells in zip_longest(*rows, fillvalue=""):
        told = ((cell, "") if isinstance(cell, bool) else cell for cell in cells)
        held = np.fromiter(told if bool in set(map(type, cells)) else cells, dtype=object, count=len(cells))
        codes, values = pd.factorize(held, use_na_sentinel=False)
        columns.append(Column(codes.astype(np.int32), values.tolist()))
    return CodedRows(columns)


def read_columns(data: bytes, limits: Limits) -> CodedRows | None:
    """Return the cells of a large plain CSV in UTF-8; None of any other text, which ``read_delimited`` reads.

    Plain is one without quotes whose lines have one width, but for some at either end. What comes back is what
    ``read_delimited`` would return of it, but for empty cells at the ends of lines.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    end = next((place for place in range(len(data), 0, -1) if data[place - 1] not in b"\r\n"), 0)
    if len(data) < LARGE_BYTES or _SEP.match(data) or any(sign in data for sign in _UNPLAIN):
        return None
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return None
    top, bottom = _line_after(data, 0, _MARGIN), _line_before(data, end, _MARGIN)
    if top >= bottom:
        return None
    try:
        sample = unicodedata.normalize("NFC", data[:_SAMPLE_BYTES].decode(errors="ignore"))
        if find_writing([sample]):
            return None
        delimiter = find_delimiter(sample)
        ends = [_rows(data[:top], delimiter), _rows(data[bottom:end], delimiter)]
        rows = _joined(ends[0], _parse(memoryview(data)[top:bottom], delimiter), ends[1])
        if delimiter == ",":
            rows.fields = {number: len(row) for number, row in enumerate(ends[0], 1)}
        return _checked(rows, limits)
    except (pa.ArrowInvalid, UnicodeDecodeError, csv.Error):
        return None


def _line_after(data: bytes, start: int, lines: int) -> int:
    for _ in range(lines):
        start = data.find(b"\n", start) + 1
        if not start:
            return len(data)
    return start


def _line_before(data: bytes, end: int, lines: int) -> int:
    for _ in range(lines):
        end = data.rfind(b"\n", 0, end)
        if end < 0:
            return 0
    return end + 1


def _rows(data: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode(), newline=""), delimiter=delimiter))


def _parse(data: memoryview, delimiter: str) -> pa.Table:
    """Return lines of one width as columns of texts, coded. Raises ArrowInvalid where they have not, or no UTF-8."""
    line = bytes(data[:_SAMPLE_BYTES]).partition(b"\n")[0].decode()
    names = [str(number) for number in range(len(next(csv.reader([line.rstrip("\r")], delimiter=delimiter))))]
    if not 1 < len(names) <= _WIDEST:
        raise pa.ArrowInvalid("width")
    coded = pa.dictionary(pa.int32(), pa.string())
    return pyarrow.csv.read_csv(
        pa.py_buffer(data),
        read_options=pyarrow.csv.ReadOptions(column_names=names, block_size=8 << 20),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False
        ),
        convert_options=pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, coded), strings_can_be_null=False),
    )


def _joined(above: list[list[str]], table: pa.Table, below: list[list[str]]) -> CodedRows:
    width = max(map(len, chain(above, below, [table.column_names])))
    if width > _WIDEST:
        raise pa.ArrowInvalid("width")
    columns = []
    for number in range(width):
        ends = [
            pa.array([row[number] if number < len(row) else "" for row in rows], pa.string()).dictionary_encode()
            for rows in (above, below)
        ]
        middle = table.column(number) if number < table.num_columns else _empty(table.num_rows)
        whole = pa.chunked_array([ends[0], *middle.chunks, ends[1]]).unify_dictionaries()
        codes = np.concatenate([chunk.indices.to_numpy() for chunk in whole.chunks]).astype(np.int32, copy=False)
        columns.append(Column(codes, whole.chunk(0).dictionary.to_pylist()))
    return CodedRows(columns)


def _empty(rows: int) -> pa.ChunkedArray:
    return pa.chunked_array([pa.DictionaryArray.from_arrays(np.zeros(rows, dtype=np.int32), [""])])


def _checked(rows: CodedRows, limits: Limits) -> CodedRows | None:
    """Return the rows, None where a limit may be passed: the other reader says which."""
    longest = max(len(value) for column in rows.columns for value in column.values if isinstance(value, str))
    height = len(rows.columns[0].codes)
    passed = (
        height > limits.rows
        or len(rows.columns) > limits.columns
        or height * len(rows.columns) > limits.plain_cells
        or longest > limits.cell_characters
    )
    return None if passed else rows

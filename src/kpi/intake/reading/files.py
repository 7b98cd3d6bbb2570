"""A file that someone sent, as a document of sheets and cells, or with what is wrong with it."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from kpi.intake.reading.apart import read_apart
from kpi.intake.reading.cells import Cells
from kpi.intake.reading.cleaning import clean, clean_line, clean_name, fold
from kpi.intake.reading.code_pages import WRITINGS, Writing
from kpi.intake.reading.coded import read_columns
from kpi.intake.reading.delimited import read_delimited
from kpi.intake.reading.encodings import BrokenText, Decoded, decode, is_wide
from kpi.intake.reading.faults import Refused, fault
from kpi.intake.reading.grid import CellProblem, Document, Sheet
from kpi.intake.reading.kinds import kind_of
from kpi.intake.reading.letters import find_writing
from kpi.intake.reading.limits import Limits

_CONTROLS = bytes(set(range(32)) - {1, 2, 4, 5, 6, 9, 10, 12, 13, *range(17, 24), 26})  # TCVN3 has letters at some


def read_document(name: str, data: bytes, limits: Limits | None = None, encoding: str = "") -> Document:
    """Return what a CSV, XLSX, XLS or ODS file holds; never raises for what the file is.

    The kind is told by content, not by name. ``encoding`` answers the question of an earlier reading (one of
    encodings.ENCODINGS). A document with a problem of severity error has no sheets, unless the problem is a cell's.
    Nothing of the file is run: values are read, as it was saved.
    """
    limits = limits or Limits()
    shown = clean_name(name) or "?"
    document = Document(shown, sha256(data).hexdigest(), "", "", (), ())
    try:
        if len(data) > limits.text_bytes:
            raise _too_large(data, limits.text_bytes)
        if not data or data.isspace():
            raise Refused("empty_file")
        read = _read_text if kind_of(data) == "text" else _read_workbook
        if read is _read_workbook and len(data) > limits.file_bytes:
            raise _too_large(data, limits.file_bytes)
        return read(document, data, limits, encoding)
    except Refused as refused:
        facts = {key: clean(fact) if isinstance(fact, str) else fact for key, fact in refused.facts.items()}
        problem = _placed(refused.code, shown, facts)
        return Document(shown, document.sha256, "", "", (), (problem,))


def pick_sheets(document: Document, names: str) -> Document:
    """Return the document with the sheets of these names alone (one a line; none: all); a name it has not is told."""
    wanted = dict.fromkeys(clean_line(name) for name in names.splitlines() if name.strip())
    if not wanted or not document.sheets:
        return document
    known = {fold(sheet.name): sheet.name for sheet in document.sheets}
    missing = [name for name in wanted if fold(name) not in known]
    chosen = {known[fold(name)] for name in wanted if fold(name) in known}
    told = ", ".join(known.values())
    problems = [fault("no_such_sheet", document.name, name=name, known=told) for name in missing]
    kept = [p for p in document.problems if not (isinstance(p, CellProblem) and p.sheet and p.sheet not in chosen)]
    sheets = tuple(sheet for sheet in document.sheets if sheet.name in chosen)
    return replace(document, sheets=sheets, problems=(*kept, *problems))


def _too_large(data: bytes, limit: int) -> Refused:
    return Refused("file_too_large", size=-(-len(data) // 1_000_000), limit=limit // 1_000_000)


def _placed(code: str, file: str, facts: dict[str, Any]) -> CellProblem:
    place = {key: facts.pop(key) for key in ("sheet", "line", "column") if key in facts}
    return fault(code, file, **place, **facts)


def _read_text(document: Document, data: bytes, limits: Limits, encoding: str) -> Document:
    coded = read_columns(data, limits) if encoding in ("", "utf-8") and not is_wide(data) else None
    decoded = Decoded("", "utf-8") if coded else _decode(data, encoding)
    writing = find_writing([decoded.text]) if decoded.encoding.startswith("utf") else None
    text = WRITINGS[writing](decoded.text) if writing else decoded.text
    rows = coded or read_delimited(text, limits)
    cells = Cells(rows)
    sheet = Sheet("", *cells.last, cells, (), frozenset(), fields=rows.fields)
    if not sheet.rows:
        raise Refused("no_cells")
    problems = (fault(f"written_{writing}", document.name),) if writing else ()
    return Document(document.name, document.sha256, "csv", decoded.encoding, (sheet,), problems)


def _decode(data: bytes, encoding: str) -> Decoded:
    read = decode(data, encoding)
    if isinstance(read, Decoded):
        if _is_binary(sum(map(read.text.count, "\0\x03\x07\x08\x0e\x0f\x10\x1b")), len(read.text)):
            raise Refused("unknown_kind")
        return read
    if isinstance(read, BrokenText) and read.encoding.startswith("utf-16"):
        raise Refused("broken_text", encoding=_named(read.encoding), line=read.line)
    if _is_binary(len(data) - len(data.translate(None, _CONTROLS)), len(data)):
        raise Refused("unknown_kind")
    if isinstance(read, BrokenText):
        raise Refused("broken_text", encoding=_named(read.encoding), line=read.line)
    (one, line), (other, other_line) = ((_named(name), line) for name, line in read.samples)
    raise Refused("encoding_unsure", first=one, first_line=line, second=other, second_line=other_line)


def _is_binary(controls: int, length: int) -> bool:
    return controls > max(3, length // 100)


def _named(encoding: str) -> str:
    return encoding.upper() if encoding.startswith(("utf", "tcvn")) else encoding.title()


def _read_workbook(document: Document, data: bytes, limits: Limits, _: str) -> Document:
    book = read_apart(data, limits)
    problems = [fault(code, document.name) for code in book.notes]
    sheets = []
    for raw in book.sheets:
        name = clean_line(raw.name)
        if raw.hidden:
            problems.append(fault("hidden_sheet", document.name, name))
        beside = raw.beside
        writing = find_writing(value for row in raw.values for value in row if value.__class__ is str)
        if writing:
            problems.append(fault(f"written_{writing}", document.name, name))
            raw.values[:] = [[_rewritten(value, writing) for value in row] for row in raw.values]
        problems += [fault(code, document.name, name, row, column) for code, row, column in beside.faults]
        cells = Cells(raw.values, raw.top, raw.left, beside.formats)
        hidden = frozenset(beside.hidden_rows), frozenset(beside.hidden_columns)
        sheets.append(Sheet(name, *cells.last, cells, tuple(beside.merged), *hidden, raw.hidden))
    if not any(sheet.rows for sheet in sheets):
        raise Refused("no_cells")
    return Document(document.name, document.sha256, book.kind, "", tuple(sheets), tuple(problems))


def _rewritten(value: object, writing: Writing) -> object:
    return WRITINGS[writing](value) if isinstance(value, str) else value

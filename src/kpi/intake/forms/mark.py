"""Sends a file back with what was found in it: each cell coloured and commented, a summary on top."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname, range_boundaries
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from kpi.formulas import is_risky
from kpi.intake.forms import wording
from kpi.intake.forms.wording import both
from kpi.intake.reading.archive import Archive, stored
from kpi.intake.reading.cleaning import clean, clean_line
from kpi.intake.reading.grid import CellProblem, Document, Sheet, column_letters
from kpi.intake.reading.limits import Limits
from kpi.intake.recognising.messages import Both

AUTHOR = "kpi"
MOST_CELLS = 300_000
"""Of a workbook that is sent back as it was; larger ones come back as their rows at fault."""
MOST_LINES = 5_000
"""Findings that the summary lists and cells bear."""

_RULE = 'N("kpi-finding")=0'  # always true; tells our rules from the sender's
_SEPARATOR = "\n―――\n"
_COLOURS = {"error": "FFB3B3", "warning": "FFE08A", "note": "BBD7F2"}
_ORDER = ("error", "warning", "note")
_MARK = "kpi-findings"
_CSV = "CSV"
_HEADS = tuple(f"{both(words, lang)}\n" for words in wording.SEVERITY.values() for lang in ("vi", "en"))
_WIDTHS = (22, 20, 8, 70, 70)


def mark_copy(original: bytes, document: Document, findings: Sequence[CellProblem], lang: str = "vi") -> bytes:
    """Return an XLSX file: what was sent, each finding at its cell by colour and comment, and a summary before it.

    Of an XLSX file everything else stays: values, formulas (which are never run), comments, formats and sheets, charts
    and pictures as far as openpyxl knows them; macros and embedded files are left out. Marks of an earlier copy are
    taken away first. Of files of other kinds, and of workbooks too large or too odd to be written again, the copy holds
    the contents of the cells: all, or of large ones the rows at fault.
    """
    findings = sorted(findings, key=lambda found: (_ORDER.index(found.severity), found.sheet, found.line, found.column))
    same = _marked_same(original, findings, lang) if document.kind == "xlsx" and not _is_large(document) else None
    if same is not None:
        return same
    cut = () if not document.sheets else wording.SUMMARY_CUT if document.kind == "xlsx" else wording.SUMMARY_OTHER_KIND
    return _marked(_grid_book(document, findings), findings, lang, cut)


def _marked_same(original: bytes, findings: Sequence[CellProblem], lang: str) -> bytes | None:
    """Return the same workbook, marked; None where openpyxl cannot write again what calamine can read."""
    try:
        return _marked(_same_book(original), findings, lang)
    except Exception:  # of a stranger's file openpyxl may raise anything
        return None


def _marked(book: Workbook, findings: Sequence[CellProblem], lang: str, cut: Both | tuple[()] = ()) -> bytes:
    sheets = {"" if sheet.title == _CSV else clean_line(sheet.title): sheet for sheet in book.worksheets}
    _mark_cells(sheets, findings[:MOST_LINES], lang)
    _write_summary(book, sheets, findings, lang, cut)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _is_large(document: Document) -> bool:
    return sum(sheet.rows * sheet.columns for sheet in document.sheets) > MOST_CELLS


def is_summary(sheet: Sheet) -> bool:
    """Tell whether a sheet is the summary that ``mark_copy`` wrote."""
    first = sheet.cells.get((1, 1))
    return first is not None and first.text.endswith(f"[{_MARK}]")


def without_summary(document: Document) -> Document:
    """Return a document, as it is read from a marked copy, without the summary."""
    sheets = tuple(sheet for sheet in document.sheets if not is_summary(sheet))
    return Document(document.name, document.sha256, document.kind, document.encoding, sheets, document.problems)


def _same_book(original: bytes) -> Workbook:
    """Return the workbook as it was sent, without earlier marks. Raises whatever openpyxl does."""
    parts = Archive(original, Limits()).unpack(_is_kept)
    if sum(_spread(body) for name, body in parts.items() if name.endswith(".xml")) > MOST_CELLS:
        raise ValueError("ranges that openpyxl would make cells of")
    book = load_workbook(BytesIO(stored(parts)), keep_links=True)
    for sheet in list(book.worksheets):
        _unmark(book, sheet)
    return book


def _is_kept(name: str) -> bool:
    """Tell whether a part is given to openpyxl: what is XML was checked for entities, pictures are only passed on."""
    return name.endswith((".xml", ".rels", ".vml")) or name.startswith("xl/media/")


def _spread(part: bytes) -> int:
    """Return how many cells merged and linked ranges have: openpyxl makes them all, though a file names but corners."""
    if b"mergeCell" not in part and b"hyperlink" not in part:
        return 0
    cells = 0
    for element in ElementTree.fromstring(part).iter():  # noqa: S314 - document types were refused
        if str(element.tag).endswith(("}mergeCell", "}hyperlink")):
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            cells += ((right or 16_384) - (left or 1) + 1) * ((bottom or 1_048_576) - (top or 1) + 1)
    return cells


def _unmark(book: Workbook, sheet: Worksheet) -> None:
    """Take away what an earlier copy added."""
    if str(sheet.cell(1, 1).value or "").endswith(f"[{_MARK}]"):
        book.remove(sheet)
        return
    kept = ConditionalFormattingList()
    for ranges in sheet.conditional_formatting:
        for rule in ranges.rules:
            if _RULE not in rule.formula:
                kept.add(str(ranges.sqref), rule)
    sheet.conditional_formatting = kept
    for cell in list(sheet._cells.values()):  # those that there are: iter_rows makes all up to the last
        if cell.comment:
            _uncomment(cell)


def _uncomment(cell: Cell) -> None:
    """Take our words off a cell's comment: they are known by their head, as other software drops the author."""
    before, separator, ours = cell.comment.text.rpartition(_SEPARATOR)
    if ours.startswith(_HEADS):
        cell.comment = Comment(before, cell.comment.author) if separator else None


def _grid_book(document: Document, findings: Iterable[CellProblem]) -> Workbook:
    """Return a workbook of the document's cells: numbers as numbers, everything else as text."""
    book = Workbook()
    book.remove(book.active)
    large = _is_large(document)
    at_fault = {(found.sheet, found.line) for found in findings}
    for sheet in document.sheets:
        if is_summary(sheet):
            continue
        target = book.create_sheet(_sheet_name(sheet.name))
        for cell in sheet.cells.values():
            if not large or (sheet.name, cell.row) in at_fault:
                _put(target, cell.row, cell.column, cell.value if isinstance(cell.value, float) else cell.text)
        if sheet.hidden:
            target.sheet_state = "hidden"
    return book


def _sheet_name(name: str) -> str:
    """Return a name that workbooks take."""
    kept = "".join(" " if letter in r"[]:*?/\\" else letter for letter in name).strip("' ")
    return kept[:31] or _CSV


def _put(sheet: Worksheet, row: int, column: int, value: str | float) -> None:
    """Write a number or a text; a text is never a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = clean(value)[:32_000]
        cell.data_type = "s"
        cell.quotePrefix = is_risky(value)
    else:
        cell.value = value


def _mark_cells(sheets: dict[str, Worksheet], findings: Iterable[CellProblem], lang: str) -> None:
    by_cell: dict[tuple[str, int, int], list[CellProblem]] = defaultdict(list)
    for found in findings:
        if found.sheet in sheets and found.line and found.column:
            by_cell[found.sheet, found.line, found.column].append(found)
    for (name, row, column), several in by_cell.items():
        sheet = sheets[name]
        cell = _shown_cell(sheet, row, column)
        fill = PatternFill(bgColor=_COLOURS[several[0].severity], fill_type="solid")
        font = Font(bold=True, color="000000")
        sheet.conditional_formatting.add(cell.coordinate, FormulaRule([_RULE], fill=fill, font=font))
        _comment(cell, "\n\n".join(_told(found, lang) for found in several))


def _shown_cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return the cell, or that which stands for the merged range in which it lies."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(found for found in sheet.merged_cells.ranges if cell.coordinate in found)
        cell = sheet.cell(merged.min_row, merged.min_col)
    return cell


def _comment(cell: Cell, text: str) -> None:
    """Add a comment, below the one that the cell has."""
    before = cell.comment
    comment = Comment(before.text + _SEPARATOR + text if before else text, before.author if before else AUTHOR)
    comment.width, comment.height = 420, min(400, 60 + 18 * (len(comment.text) // 55 + comment.text.count("\n")))
    cell.comment = comment


def _told(found: CellProblem, lang: str) -> str:
    head = both(wording.SEVERITY[found.severity], lang)
    return clean("\n".join([head, *([found.vi, found.en] if lang == "vi" else [found.en, found.vi])]))[:2_000]


def _write_summary(
    book: Workbook, sheets: dict[str, Worksheet], findings: Sequence[CellProblem], lang: str, cut: Both | tuple[()]
) -> None:
    name = wording.one(wording.SUMMARY_SHEET, lang)
    sheet = book.create_sheet(name, 0)  # openpyxl adds a number where the name is taken
    _put(sheet, 1, 1, f"{both(wording.SUMMARY_TITLE, lang)} [{_MARK}]")
    sheet["A1"].font = Font(bold=True, size=14)
    guides: list[Both] = [wording.SUMMARY_GUIDE if findings else wording.SUMMARY_CLEAN]
    guides += [cut] if cut else []
    for row, guide in enumerate(guides, 2):
        _put(sheet, row, 1, both(guide, lang, "\n"))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 32
    head = len(guides) + 3
    for column, (words, width) in enumerate(zip(wording.SUMMARY_HEADS, _WIDTHS, strict=True), 1):
        _put(sheet, head, column, both(words, lang, "\n"))
        sheet.cell(head, column).font = Font(bold=True)
        sheet.cell(head, column).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[column_letters(column)].width = width
    sheet.row_dimensions[head].height = 32
    for row, found in enumerate(findings[:MOST_LINES], head + 1):
        _write_finding(sheet, row, found, sheets, lang)
    if len(findings) > MOST_LINES:
        _put(sheet, head + MOST_LINES + 1, 1, f"… +{len(findings) - MOST_LINES}")
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _write_finding(sheet: Worksheet, row: int, found: CellProblem, sheets: dict[str, Worksheet], lang: str) -> None:
    place = f"{column_letters(found.column)}{found.line}" if found.column else str(found.line or "")
    words = (both(wording.SEVERITY[found.severity], lang, "\n"), found.sheet, place, found.vi, found.en)
    for column, text in enumerate(words, 1):
        _put(sheet, row, column, text)
        sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(row, 1).fill = PatternFill("solid", fgColor=_COLOURS[found.severity])
    sheet.row_dimensions[row].height = 15 * max(2, -(-max(len(found.vi), len(found.en)) // 65))
    if found.sheet in sheets and found.line:
        target = f"{quote_sheetname(sheets[found.sheet].title)}!{column_letters(found.column or 1)}{found.line}"
        cell = sheet.cell(row, 3)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
        cell.font = Font(underline="single", color="0563C1")
        cell.data_type = "s"

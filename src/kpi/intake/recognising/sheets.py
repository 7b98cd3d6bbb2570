"""Which sheets of a workbook are read: those of which the catalogue knows something, and others if that is answered."""

from collections.abc import Iterator, Sequence

from kpi.intake.recognising.context import named_item
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages.questions import ask_sheet, ask_sheets
from kpi.intake.recognising.model import SKIP, Choice
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.pages import Page
from kpi.intake.recognising.record import question

SHEETS = "sheets"
"""The key of the question about all sheets that the catalogue does not know."""
_LOOKED_AT = 300  # rows

_READ = Choice("read", "đọc", "read")
_CHOOSE = Choice("choose", "hỏi từng trang", "ask about each")


def wanted_pages(known: Known, pages: Sequence[Page]) -> list[Page]:
    """Return the pages to read; several that say nothing known are asked about."""
    unknown = [page for page in pages if page.layout.tables and not _knows(known, page)]
    if len(unknown) < 2:
        return list(pages)
    answer = known.record.answers.get(SHEETS, "")
    if answer == "read":
        return list(pages)
    if answer == "choose":
        left_out = [page for page in unknown if not _is_chosen(known, page)]
    else:
        left_out = unknown
        _leave_out(known, unknown, skipped=answer == SKIP)
        if answer != SKIP:
            told = ask_sheets([page.name for page in unknown])
            known.record.ask(unknown[0].name, None, told, question(SHEETS, [_READ, _CHOOSE]))
    return [page for page in pages if page not in left_out]


def _is_chosen(known: Known, page: Page) -> bool:
    key = f"sheet:{fold_words(page.name)}"
    answer = known.record.answers.get(key, "")
    if answer == "read":
        return True
    _leave_out(known, [page], skipped=answer == SKIP)
    if answer != SKIP:
        known.record.ask(page.name, None, ask_sheet(page.name), question(key, [_READ]))
    return False


def _leave_out(known: Known, pages: Sequence[Page], *, skipped: bool) -> None:
    for page in pages:
        known.record.mark(page.name, page.grid.sheet.cells.values(), "skipped" if skipped else "asked")


def _knows(known: Known, page: Page) -> bool:
    """Tell whether a head, a row, a title or the name of a sheet is that of a measure or an indicator."""
    return any(known.items.names((text,)) for text in _texts(page)) or named_item(known, _titles(page)) is not None


def _titles(page: Page) -> list[str]:
    return [page.name, *(cell.text for row in page.first_titles for cell in row)]


def _texts(page: Page) -> Iterator[str]:
    yield page.name
    for number in page.grid.numbers[:_LOOKED_AT]:
        for cell in page.grid.rows[number]:
            if cell.value is None:
                yield cell.text
    for table in page.layout.tables:
        for path in table.paths.values():
            yield " ".join(cell.text for cell in path)

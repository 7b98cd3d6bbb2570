"""Text that a spreadsheet would take for a formula: known in whatever guise, for every writer of CSV and XLSX."""

import unicodedata

BEGIN = "=+-@"  # as they begin a formula once letters of full width are read as plain ones
UNSEEN = ("Z", "C")  # categories of Unicode: blanks of any kind; control and format signs, tab and line ends among them


def is_risky(cell: object) -> bool:
    """Tell whether a cell would begin a formula: with a sign, in full width too, be it after blanks and unseen signs.

    Text that begins with a tab or a line end is risky by itself.
    """
    if not isinstance(cell, str):
        return False
    seen = next((letter for letter in cell if unicodedata.category(letter)[0] not in UNSEEN), "")
    return cell[:1] in ("\t", "\r", "\n") or unicodedata.normalize("NFKC", seen)[:1] in tuple(BEGIN)


def guarded(cell: str) -> str:
    """Return text as a spreadsheet takes it for text."""
    return f"'{cell}" if is_risky(cell) else cell

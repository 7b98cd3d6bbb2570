"""How much of a file is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Upper bounds for one file; each has a message of its own."""

    file_bytes: int = 30_000_000
    """Of a workbook, which is packed."""
    text_bytes: int = 150_000_000
    unpacked_bytes: int = 400_000_000
    """Of all parts of a workbook together."""
    ratio: int = 200
    """Unpacked to packed size, of workbooks that unpack to more than ``ratio_from``."""
    ratio_from: int = 10_000_000
    parts: int = 5_000
    sheets: int = 100
    rows: int = 1_048_576
    columns: int = 1_024
    cells: int = 5_000_000
    plain_cells: int = 10_000_000
    """Of a CSV whose lines are all alike, of which each distinct text is kept once."""
    places: int = 20_000_000
    """Between the first and the last row and column of a CSV, filled or not."""
    cell_characters: int = 32_767
    seconds: float = 60.0
    """That a workbook may take; a CSV is bounded by its size alone."""
    memory_bytes: int = 2_000_000_000
    """That reading a workbook may take, where the system can hold it to that."""

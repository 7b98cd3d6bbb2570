"""The square code (QR, ISO/IEC 18004) that reopens a view."""

from functools import lru_cache

import segno

QUIET = 4  # modules kept free on every side, as the standard asks


@lru_cache(maxsize=1024)
def code_path(address: str, side: float, left: float, top: float) -> str:
    """Return the dark modules of the code of ``address`` as an SVG path in a square whose top left corner is given.

    Upwards is positive, as in Plotly's pixel sizes: the square reaches ``side`` pixels right and down.
    """
    try:
        rows = [list(row) for row in segno.make(address, error="l", micro=False, boost_error=False).matrix]
    except segno.DataOverflowError:
        return ""  # hundreds of units in one address: no code holds them
    step = side / (len(rows) + 2 * QUIET)
    path = []
    for number, row in enumerate(rows):
        y, column = top - (number + QUIET) * step, 0
        while column < len(row):
            end = column
            while end < len(row) and row[end]:
                end += 1
            if end > column:
                x0, x1 = left + (column + QUIET) * step, left + (end + QUIET) * step
                path.append(f"M{x0:.2f},{y:.2f}H{x1:.2f}V{y - step:.2f}H{x0:.2f}Z")
            column = end + 1
    return "".join(path)

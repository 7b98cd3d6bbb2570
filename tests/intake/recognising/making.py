"""Makes those of ``tests/data/problems/tables`` that are no plain text to be written by hand.

``python -m tests.intake.recognising.making`` writes the ones that are missing; for .xls it needs the package ``xlwt``.
"""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

from kpi.intake.reading.code_pages import TCVN3, from_bytes
from tests.building import ROOT
from tests.intake.reading.formats import archive, rezip
from tests.intake.recognising.writing import ERROR, Drawn, in_csv, in_ods, in_xls, in_xlsx

TABLES = ROOT / "tests" / "data" / "problems" / "tables"
TITLE: list[object] = ["Giải quyết hồ sơ quý II năm 2024"]
HEAD: list[object] = ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết"]
BODY: list[list[object]] = [["Phường Tân Lập", 640, 600], ["Xã Sơn Cẩm", 420, 400], ["Phường Gia Sàng", 515, 500]]
PLAIN = Drawn([TITLE, HEAD, *BODY])


def _bare_cells() -> bytes:
    """Return a workbook whose rows and cells have no address; one row is hidden, one formula has failed."""
    rows = [TITLE, HEAD, BODY[0], BODY[1], ["Phường Gia Sàng", 515, ERROR]]
    data = in_xlsx(Drawn(rows, hidden_rows=frozenset([4])))
    with zipfile.ZipFile(BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    return rezip(data, {"xl/worksheets/sheet1.xml": re.sub(rb' r="[A-Z]*\d+"', b"", sheet)})


def _backslashes() -> bytes:
    with zipfile.ZipFile(BytesIO(in_xlsx(PLAIN))) as book:
        return archive({name.replace("/", "\\"): book.read(name) for name in book.namelist()})


def _in_tcvn3(value: object) -> object:
    return "".join(chr(TCVN3.index(letter)) for letter in value) if isinstance(value, str) else value


def _pages() -> Drawn:
    total: list[object] = ["", "Cộng trang", 1060, 1000]
    head: list[object] = ["STT", *HEAD]
    rows: list[list[object]] = [[number, *row] for number, row in enumerate([*BODY, ["Xã Phúc Hà", 25, 20]], 1)]
    over = ["", "Mang sang", 1060, 1000]
    return Drawn([TITLE, head, *rows[:2], total, over, head, *rows[2:], ["", "Tổng cộng", 1600, 1520]])


def _beside() -> Drawn:
    both = [["STT", *HEAD[:2], "", "STT", *HEAD[:2]]]
    return Drawn([TITLE, *both, [1, *BODY[0][:2], "", 3, *BODY[2][:2]], [2, *BODY[1][:2], "", 4, "Xã Phúc Hà", 25]])


MERGED = Drawn([TITLE, HEAD, BODY[0], BODY[1], BODY[2]], merged=[(3, 2, 4, 2)])
HIDDEN = Drawn(PLAIN.rows, hidden_columns=frozenset([3]))
SHARES = Drawn(
    [TITLE, ["Đơn vị", "Tỷ lệ giải quyết đúng hạn (%)"], ["Phường Tân Lập", 0.943], ["Xã Sơn Cẩm", 95.5],
     ["Phường Gia Sàng", 0.91]],
    formats={(3, 2): "0.0%"},
)  # fmt: skip
COUNTED = Drawn([TITLE, HEAD[:2], ["Phường Tân Lập", 640000]], formats={(3, 2): "#,##0,"})
DATES = Drawn([TITLE, HEAD, ["Phường Tân Lập", date(2024, 2, 1), 600], BODY[1]], formats={(3, 2): "d/m/yyyy"})

MADE: dict[str, Callable[[], bytes]] = {
    "backslashes.xlsx": _backslashes,
    "cells_without_addresses.xlsx": _bare_cells,
    "dates_for_figures.xlsx": lambda: in_xlsx(DATES),
    "formula_failed.ods": lambda: in_ods(Drawn([TITLE, HEAD, BODY[0], ["Xã Sơn Cẩm", 420, ERROR]])),
    "hidden_column.ods": lambda: in_ods(HIDDEN),
    "hidden_column.xls": lambda: in_xls(HIDDEN),
    "hidden_column.xlsx": lambda: in_xlsx(HIDDEN),
    "merged_figure.ods": lambda: in_ods(MERGED),
    "merged_figure.xls": lambda: in_xls(MERGED),
    "merged_figure.xlsx": lambda: in_xlsx(MERGED),
    "pages_with_heads.xlsx": lambda: in_xlsx(_pages()),
    "percent_mixed.ods": lambda: in_ods(SHARES),
    "percent_mixed.xls": lambda: in_xls(SHARES),
    "percent_mixed.xlsx": lambda: in_xlsx(SHARES),
    "shown_in_thousands.ods": lambda: in_ods(COUNTED),
    "shown_in_thousands.xls": lambda: in_xls(COUNTED),
    "side_by_side.ods": lambda: in_ods(_beside()),
    "side_by_side.xlsx": lambda: in_xlsx(_beside()),
    "written_tcvn3.xlsx": lambda: in_xlsx(Drawn([[_in_tcvn3(value) for value in row] for row in PLAIN.rows])),
    "written_twice.csv": lambda: from_bytes(in_csv(PLAIN)).encode(),
}

if __name__ == "__main__":
    for name, make in MADE.items():
        if not (TABLES / name).exists():
            try:
                (TABLES / name).write_bytes(make())
            except ModuleNotFoundError as error:
                print(f"{name} needs {error.name}")

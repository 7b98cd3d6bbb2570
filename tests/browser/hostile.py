"""Words that want to be more than text, wherever words can stand."""

import io

from openpyxl import Workbook

HOSTILE = (
    "<img src=https://evil.example/i.png onerror=alert(1)><script>alert(2)</script>![m](https://evil.example/m.png)"
    " [l](https://evil.example) https://evil.example/a www.evil.example b@evil.example :red[c] :material/home: $x^2$"
    " **d** `e` =cmd|'/C calc'!A0"
)
INERT = """() => [...document.querySelectorAll("main img, main script, main a, main .katex, main iframe")]
    .map(one => one.outerHTML).filter(html => html.includes("evil") || html.includes("katex"))
    .concat([...document.querySelectorAll("main strong, main code, main span[style*=color]")]
        .map(one => one.textContent).filter(text => ["c", "d", "e"].includes(text)))"""


def hostile_workbook() -> bytes:
    """Return a sheet of one good row, and hostile words wherever words can stand."""
    book = Workbook()
    sheet = book.active
    sheet.title = "<b onclick=alert(3)>www.evil.ex"
    for row in (
        [HOSTILE],
        ["Báo cáo tháng 02/2026"],
        ["Đơn vị", "Văn bản điện tử đến", HOSTILE],
        ["Phường Hoa Mai", 91, 1],
        [HOSTILE, 5, "'=1+1"],
        ["x" * 10_000 + "\u202e" + HOSTILE, 6, "@SUM(A1)"],
        ["Ghi chú: " + HOSTILE],
    ):
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()

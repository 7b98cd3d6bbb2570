"""Files that can be read, one for each way in which they are written."""

import unicodedata
from collections.abc import Callable

import xlsxwriter

from tests.intake.reading.formats import (
    TABLE,
    in_tcvn3,
    in_windows_1258,
    ods,
    rezip,
    sheet_xml,
    with_sheet,
    workbook,
    xls,
    xlsx,
)


def _ods_cell(text: str, value: str = "", kind: str = "string", more: str = "") -> str:
    told = f' office:value="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}"{told}{more}><text:p>{text}</text:p></table:table-cell>'


def _ods_rows() -> str:
    spanned = ' table:number-columns-spanned="3" table:number-rows-spanned="1"'
    return (
        f"<table:table-row>{_ods_cell('BÁO CÁO QUÝ I/2024', more=spanned)}"
        '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"<table:table-row>{_ods_cell('Phường Trưng Vương')}{_ods_cell('9769', '9769', 'float')}"
        f"{_ods_cell('24,1%', '0.241', 'percentage')}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{_ods_cell("Xã Phúc Hà")}{_ods_cell("15.833")}</table:table-row>'
    )


def _two_sheets(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("A").write("A1", "Đơn vị")
    hidden = book.add_worksheet("Nháp")
    hidden.write("A1", 1)
    hidden.hide()


def _formulas() -> bytes:
    return with_sheet(
        sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1*3</f><v></v></c>'
            '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>A1</f><v>1</v></c></row>'
        )
    )


def _xls_old() -> bytes:
    """Return the .xls as one of Excel 95, in which formats stand otherwise."""
    return xls().replace(b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05")


SOUND: dict[str, Callable[[], bytes]] = {
    "utf8.csv": lambda: TABLE.encode(),
    "utf8_mark.csv": lambda: TABLE.encode("utf-8-sig"),
    "utf16_little_mark.csv": lambda: b"\xff\xfe" + TABLE.encode("utf-16-le"),
    "utf16_big_mark.csv": lambda: b"\xfe\xff" + TABLE.encode("utf-16-be"),
    "utf16_little.csv": lambda: TABLE.encode("utf-16-le"),
    "utf16_big.csv": lambda: TABLE.encode("utf-16-be"),
    "windows1258.csv": lambda: in_windows_1258(TABLE),
    "tcvn3.csv": lambda: in_tcvn3(TABLE),
    "decomposed_letters.csv": lambda: unicodedata.normalize("NFD", TABLE).encode(),
    "semicolons.csv": lambda: (
        TABLE.replace('"', "").replace(",", ";").replace("4;1", "4,1").replace("1;6", "1,6").encode()
    ),
    "tabs.txt": lambda: TABLE.replace(",", "\t").replace('"24\t1%"', "24,1%").replace('"91\t6%"', "91,6%").encode(),
    "bars.csv": lambda: TABLE.replace(",", "|").replace('"24|1%"', "24,1%").replace('"91|6%"', "91,6%").encode(),
    "delimiter_told.csv": lambda: b"sep=;\r\nA,1;B\n",
    "carriage_returns.csv": lambda: TABLE.replace("\n", "\r").encode(),
    "quoted_line_break.csv": lambda: TABLE.replace("Hồ sơ đã", '"Hồ sơ\nđã').replace("quyết", 'quyết"').encode(),
    "quotes_amid.csv": lambda: 'Đơn vị,Tên\nA,Tổ "một cửa" phường\nB,"x" y\n'.encode(),
    "hostile_texts.csv": lambda: "Đơn vị,Số\n\u202ephường\u202c\u200b A\x07,=1+1\n@SUM(A1),+5\n".encode(),
    "workbook.xlsx": workbook,
    "workbook.ods": lambda: ods(_ods_rows()),
    "workbook.xls": xls,
    "excel95.xls": _xls_old,
    "macros.xlsm": lambda: rezip(workbook(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 never opened"}),
    "external_links.xlsx": lambda: rezip(workbook(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
    "macros.ods": lambda: ods(_ods_rows(), **{"Basic/Standard/Module1.xml": b"<module/>"}),
    "hidden_sheet.xlsx": lambda: xlsx(_two_sheets),
    "error_value.xlsx": lambda: with_sheet(
        sheet_xml('<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>A2/0</f><v>#DIV/0!</v></c></row>')
    ),
    "formula_without_value.xlsx": _formulas,
    "formula_without_value.ods": lambda: ods(
        f'<table:table-row>{_ods_cell("1", "1", "float")}<table:table-cell table:formula="of:=[.A1]"/>'
        "</table:table-row>"
    ),
}

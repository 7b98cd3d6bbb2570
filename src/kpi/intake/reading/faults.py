"""What can be wrong with a file as such: the words in both languages, and what to do."""

from kpi.intake.reading.grid import CellProblem, Severity

_SAVE_VI, _SAVE_EN = (
    "mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi lại",
    ("open it in Excel or LibreOffice, save it as .xlsx and send that"),
)
_FAULTS: dict[str, tuple[Severity, str, str]] = {
    "file_too_large": (
        "error",
        "tệp có {size} MB, tối đa {limit} MB; hãy chia thành nhiều tệp hoặc bỏ hình ảnh",
        "the file has {size} MB, at most {limit} MB are read; split it or remove pictures",
    ),
    "empty_file": (
        "error",
        "tệp trống; hãy kiểm tra lại tệp và gửi bản có số liệu",
        "the file is empty; check it and send the one with figures",
    ),
    "no_cells": (
        "error",
        "không có ô nào có nội dung; hãy gửi bản có số liệu",
        "no cell has any content; send the file with figures",
    ),
    "other_kind": (
        "error",
        "đây là {kind_vi}, không phải bảng tính; hãy gửi bảng số liệu dạng .xlsx, .xls, .ods hoặc .csv",
        "this is {kind_en}, not a spreadsheet; send the table as .xlsx, .xls, .ods or .csv",
    ),
    "other_spreadsheet": (
        "error",
        f"đây là {{kind_vi}}, chưa đọc được; hãy {_SAVE_VI}",
        f"this is {{kind_en}}, which is not read; {_SAVE_EN}",
    ),
    "unknown_kind": (
        "error",
        "không nhận ra loại tệp; hãy gửi bảng số liệu dạng .xlsx, .xls, .ods hoặc .csv",
        "the kind of file is not known; send the table as .xlsx, .xls, .ods or .csv",
    ),
    "password": (
        "error",
        "tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại",
        "the file is protected by a password; remove it and send the file again",
    ),
    "damaged": (
        "error",
        f"tệp bị hỏng; hãy {_SAVE_VI}",
        f"the file is damaged; {_SAVE_EN}",
    ),
    "unpacked_too_large": (
        "error",
        "tệp nén giải ra hơn {limit} MB; hãy chia thành nhiều tệp",
        "the file unpacks to more than {limit} MB; split it",
    ),
    "ratio_too_high": (
        "error",
        f"tệp giải nén ra lớn gấp hơn {{limit}} lần, giống tệp phá hoại; hãy {_SAVE_VI}",
        f"the file unpacks to more than {{limit}} times its size, as files made to do harm; {_SAVE_EN}",
    ),
    "too_many_parts": (
        "error",
        f"tệp gồm hơn {{limit}} phần; hãy {_SAVE_VI}",
        f"the file consists of more than {{limit}} parts; {_SAVE_EN}",
    ),
    "xml_entities": (
        "error",
        f"tệp chứa khai báo XML không được phép (DTD); hãy {_SAVE_VI}",
        f"the file holds XML declarations that are not allowed (DTD); {_SAVE_EN}",
    ),
    "too_many_sheets": (
        "error",
        "tệp có {count} trang tính, tối đa {limit}; hãy bỏ bớt trang tính",
        "the file has {count} sheets, at most {limit} are read; remove some",
    ),
    "too_many_rows": (
        "error",
        "có hơn {limit} dòng; hãy chia thành nhiều tệp, hoặc xóa hẳn các dòng trống ở cuối",
        "there are more than {limit} rows; split the file, or delete the empty rows at its end",
    ),
    "too_many_columns": (
        "error",
        "có hơn {limit} cột; hãy xóa hẳn các cột thừa bên phải bảng",
        "there are more than {limit} columns; delete those to the right of the table",
    ),
    "too_many_cells": (
        "error",
        "có hơn {limit} ô; hãy chia thành nhiều tệp, hoặc xóa các ô ở xa bảng",
        "there are more than {limit} cells; split the file, or delete cells far from the table",
    ),
    "too_irregular": (
        "error",
        "bảng không đều mà có {count} ô, tối đa {limit}; hãy chia thành nhiều tệp, hoặc ghi mỗi dòng một đơn vị, không "
        "có dòng tổng, ô gộp hay dòng ẩn",
        "the table is irregular and has {count} cells, at most {limit} are read; split the file, or give each unit a "
        "line, without totals, merged cells or hidden rows",
    ),
    "cell_too_long": (
        "error",
        "có ô dài hơn {limit} ký tự; hãy rút ngắn, hoặc đóng dấu ngoặc kép còn mở trước đó",
        "a cell has more than {limit} characters; shorten it, or close a quotation mark left open before",
    ),
    "too_slow": (
        "error",
        "đọc tệp lâu hơn {limit} giây; hãy xóa các ô ở xa bảng, hoặc chia thành nhiều tệp",
        "reading the file takes more than {limit} seconds; delete cells far from the table, or split it",
    ),
    "too_much_memory": (
        "error",
        "đọc tệp cần quá nhiều bộ nhớ; hãy xóa các ô ở xa bảng, hoặc chia thành nhiều tệp",
        "reading the file takes too much memory; delete cells far from the table, or split it",
    ),
    "open_quote": (
        "error",
        "dấu ngoặc kép mở ở dòng này không có dấu đóng; hãy thêm dấu đóng",
        "a quotation mark opened in this line is never closed; close it",
    ),
    "encoding_unsure": (
        "error",
        "không rõ bảng mã: {first} đọc là “{first_line}”, {second} đọc là “{second_line}”; hãy chọn bảng mã đúng, "
        "hoặc lưu lại dạng CSV UTF-8",
        "the encoding is not clear: {first} reads “{first_line}”, {second} reads “{second_line}”; choose the right "
        "one, or save the file as CSV UTF-8",
    ),
    "broken_text": (
        "error",
        "dòng này có ký tự không đúng bảng mã {encoding}; hãy sửa ký tự đó, hoặc lưu lại dạng CSV UTF-8",
        "this line has characters that are not {encoding}; mend them, or save the file as CSV UTF-8",
    ),
    "error_value": (
        "error",
        "công thức trong ô bị lỗi (như #REF!, #DIV/0!); hãy sửa công thức hoặc ghi số",
        "the formula in this cell fails (as #REF!, #DIV/0!); mend it or write the number",
    ),
    "formula_without_value": (
        "error",
        "ô có công thức nhưng tệp không lưu kết quả; hãy mở tệp bằng Excel, lưu lại, hoặc ghi số",
        "the cell has a formula whose result the file does not hold; open and save it in Excel, or write the number",
    ),
    "macros": (
        "note",
        "tệp có macro; macro không được chạy, chỉ đọc giá trị trong ô",
        "the file has macros; they are not run, only the values in cells are read",
    ),
    "external_links": (
        "note",
        "tệp có liên kết đến tệp khác; liên kết không được mở, chỉ đọc giá trị đã lưu",
        "the file links to other files; they are not opened, only the stored values are read",
    ),
    "no_such_sheet": (
        "error",
        "không có trang tính “{name}”; tệp có: {known}",
        "there is no sheet “{name}”; the file has: {known}",
    ),
    "hidden_sheet": (
        "note",
        "trang tính này bị ẩn; hãy kiểm tra xem có cần gửi không",
        "this sheet is hidden; check whether it is meant to be sent",
    ),
    "written_tcvn3": (
        "note",
        "chữ viết theo bảng mã TCVN3 (phông .VnTime) đã được đọc sang Unicode; hãy kiểm tra tên và tiêu đề",
        "the letters are those of TCVN3 (fonts such as .VnTime) and were read as Unicode; check names and heads",
    ),
    "written_vni": (
        "note",
        "chữ viết theo bảng mã VNI (phông VNI-Times) đã được đọc sang Unicode; hãy kiểm tra tên và tiêu đề",
        "the letters are those of VNI (fonts such as VNI-Times) and were read as Unicode; check names and heads",
    ),
    "written_twice": (
        "note",
        "chữ đã bị mã hóa UTF-8 hai lần và được đọc lại cho đúng; hãy kiểm tra tên và tiêu đề, lần sau lưu dạng "
        "CSV UTF-8",
        "the letters were encoded in UTF-8 twice and were read back; check names and heads, and save as CSV UTF-8 "
        "next time",
    ),
    "percent_unseen": (
        "note",
        "tệp .xls đời cũ không cho biết ô nào hiển thị dạng %; hãy kiểm tra các tỷ lệ, hoặc lưu lại dạng .xlsx",
        "a file of an old kind of .xls does not tell which cells are shown as %; check the shares, or save it as .xlsx",
    ),
}


class Refused(Exception):
    """A file that is not read, with the code of the fault and what its message names."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def fault(code: str, file: str, sheet: str = "", line: int = 0, column: int = 0, **facts: str | int) -> CellProblem:
    """Return the problem of that code at its place; numbers in ``facts`` are grouped as each language does."""
    severity, vi, en = _FAULTS[code]
    english = {name: f"{fact:,}" if isinstance(fact, int) else fact for name, fact in facts.items()}
    local = {name: f"{fact:,}".replace(",", ".") if isinstance(fact, int) else fact for name, fact in facts.items()}
    return CellProblem(file, line, vi.format(**local), en.format(**english), sheet, column, severity, code)

"""What is told of tables: their sheets, heads and columns, the names in their rows."""

from collections.abc import Sequence

from kpi.intake.recognising.messages import Both, Told


def no_table() -> Told:
    """Return that a document holds no figures."""
    return Told(
        "no_table",
        "không tìm thấy bảng số liệu nào; hãy kiểm tra lại tệp, hoặc dùng biểu mẫu của hệ thống",
        "there is no table of figures in it; check the file, or use the system's own form",
    )


def no_figures() -> Told:
    """Return that the tables of a document have nothing to load."""
    return Told(
        "no_figures",
        "trong bảng không có số liệu nào của đơn vị, chỉ có dòng tổng hoặc ô trống; hãy điền số của từng đơn vị",
        "the table has no figure of a unit, only totals or empty cells; fill in the figures of each unit",
    )


def hidden_sheet(name: str) -> Told:
    """Return that a hidden sheet was not read."""
    return Told(
        "hidden_sheet",
        f"trang tính “{name}” đang ẩn nên không được đọc; nếu có số liệu cần nạp, hãy bỏ ẩn rồi gửi lại",
        f"sheet “{name}” is hidden and was not read; if it holds figures to load, unhide it and send the file again",
        "note",
    )


def unseen_cells(text: str, count: int) -> Told:
    """Return that cells were not read which nobody sees: under a merged cell, or in a format that shows nothing."""
    vi, en = (f" (và {count - 1} ô khác)", f" (and {count - 1} more)") if count > 1 else ("", "")
    return Told(
        "unseen_cells",
        f"“{text}”{vi} không nhìn thấy được (bị ô gộp che, hoặc định dạng ;;;) nên không được đọc; "
        "nếu là số liệu, hãy bỏ gộp ô",
        f"“{text}”{en} cannot be seen (under a merged cell, or in the format ;;;) and was not read; "
        "if it is a figure, unmerge the cell",
        "warning",
    )


def longer_row(texts: Sequence[str], cells: int, width: int, rows: int) -> Told:
    """Return that rows of a CSV have more cells than their head."""
    vi, en = (f" (và {rows - 1} dòng khác)", f" (and {rows - 1} more)") if rows > 1 else ("", "")
    line = ",".join(texts)[:80]
    return Told(
        "longer_row",
        f"dòng “{line}”{vi} có {cells} ô, tiêu đề chỉ có {width}; dấu phẩy thập phân hoặc dấu phẩy trong tên có thể đã "
        "tách một ô thành hai; hãy lưu CSV với dấu chấm phẩy, hoặc đặt ô có dấu phẩy trong ngoặc kép",
        f"the row “{line}”{en} has {cells} cells where the head has {width}; a decimal comma, or a comma in a name, "
        "may have cut one cell in two; save the CSV with semicolons, or put cells with commas in quotes",
    )


def no_head(column: str) -> Told:
    """Return that figures stand in a column without a head."""
    return Told(
        "no_head",
        f"cột {column} có số nhưng không có tiêu đề; hãy ghi tiêu đề cột hoặc xóa các số này",
        f"column {column} has figures but no head; write one above it, or delete these figures",
    )


def shared_head(head: str, columns: str) -> Told:
    """Return that one head spans several columns of figures without heads of their own."""
    return Told(
        "shared_head",
        f"tiêu đề “{head}” trùm các cột {columns} mà từng cột không có tiêu đề riêng; hãy ghi tiêu đề cho mỗi cột",
        f"the head “{head}” spans columns {columns}, which have no heads of their own; write one for each",
    )


def same_column(name_vi: str, name_en: str, other: str) -> Told:
    """Return that two columns tell the same thing."""
    return Told(
        "column_twice",
        f"cột này cũng là “{name_vi}” như ô {other}; hãy giữ một cột hoặc sửa tiêu đề",
        f"this column is “{name_en}” as is cell {other}; keep one, or mend the head",
    )


def empty_column() -> Told:
    """Return that a column under a known head is empty."""
    return Told(
        "empty_column",
        "cột này không có số nào; không có gì được nạp từ cột này (nếu không phát sinh, hãy ghi 0)",
        "this column holds no figure, and nothing is loaded from it (write 0 where nothing arose)",
        "note",
    )


def summary_row(text: str) -> Told:
    """Return that a row which describes others was left out."""
    return Told(
        "summary_row",
        f"dòng “{text}” mô tả các dòng khác (trung bình, cao nhất…) nên không được nạp",
        f"the row “{text}” describes other rows (an average, the highest…) and is not loaded",
        "note",
    )


def growth_column(text: str) -> Told:
    """Return that a column which compares others was left out."""
    return Told(
        "growth_column",
        f"cột “{text}” so sánh các cột khác nên không được nạp; mức tăng, giảm được tính lại từ số liệu",
        f"column “{text}” compares other columns and is not loaded; changes are computed anew from the figures",
        "note",
    )


def text_column() -> Told:
    """Return that a column of text was not read."""
    return Told(
        "text_column",
        "cột này chủ yếu là chữ, không phải tên đơn vị, chỉ tiêu hay kỳ, nên không được đọc",
        "this column is mostly text, and no names of units, measures or periods; it was not read",
        "note",
    )


def no_name() -> Told:
    """Return that a row of figures has no name."""
    return Told(
        "no_name",
        "dòng này có số nhưng không có tên; hãy ghi tên đơn vị hoặc chỉ tiêu, hoặc xóa dòng",
        "this row has figures but no name; write the unit or the measure, or delete the row",
    )


def row_twice(name: str, other: str) -> Told:
    """Return that two rows tell the same of the same unit and period."""
    return Told(
        "row_twice",
        f"“{name}” đã có ở ô {other}; hãy giữ một dòng",
        f"“{name}” stands in cell {other} already; keep one row",
    )


def code_shortened(text: str) -> Told:
    """Return that a spreadsheet has shortened a code."""
    return Told(
        "code_shortened",
        f"“{text}” là mã đơn vị bị bảng tính viết gọn thành số; hãy định dạng cột mã là văn bản rồi ghi lại mã",
        f"“{text}” is the code of a unit that a spreadsheet shortened as a number; "
        "format the column of codes as text, and write the code again",
    )


def other_place(text: str, names: Both, place: Both) -> Told:
    """Return that a unit does not belong to the place that reports."""
    return Told(
        "unit_elsewhere",
        f"“{text}” là {names[0]}, không thuộc {place[0]}; hãy sửa tên, xóa các số này hoặc gửi ở đúng đơn vị",
        f"“{text}” is {names[1]}, which does not belong to {place[1]}; "
        "mend the name, delete these figures, or send them for that unit",
    )


def code_and_name(code: str, name: str, coded: Both) -> Told:
    """Return that the code and the name of a row are of different units."""
    return Told(
        "code_and_name",
        f"mã {code} là {coded[0]}, không phải “{name}”; hãy sửa mã hoặc tên",
        f"code {code} is {coded[1]}, not “{name}”; mend the code or the name",
    )

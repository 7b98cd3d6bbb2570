"""What readers are told where a form is not, or is no longer, the one that they were given."""

from kpi.intake.recognising.messages import Both, Told

_ASK = ("hãy tải biểu mới và điền lại", "get a new form and fill that in")


def broken_mark() -> Told:
    """Return that the hidden mark of a form was changed."""
    return Told(
        "form_mark_broken",
        f"phần nhận dạng ẩn của biểu đã bị thay đổi, không rõ biểu này của đơn vị và kỳ nào; {_ASK[0]}",
        f"the hidden mark of the form was changed, and whose form it is cannot be told; {_ASK[1]}",
    )


def later_version() -> Told:
    """Return that a form was made by a later version of the software."""
    return Told(
        "form_later_version",
        "biểu do phiên bản phần mềm mới hơn tạo ra; hãy nhờ người quản trị cập nhật phần mềm",
        "the form was made by a later version of this software; ask whoever runs it for an update",
    )


def unit_gone(unit: str) -> Told:
    """Return that the unit of the form is not on record for its period."""
    return Told(
        "form_unit_gone",
        f"không có đơn vị mã “{unit}” vào cuối kỳ của biểu; hãy tải biểu mới cho đơn vị đúng",
        f"there is no unit “{unit}” at the end of the form's period; get a new form for the right unit",
    )


def sheet_gone(name: str) -> Told:
    """Return that the sheet of the form is not there."""
    return Told(
        "form_sheet_gone",
        f"không còn trang tính “{name}” của biểu; hãy khôi phục trang tính này, hoặc {_ASK[0].removeprefix('hãy ')}",
        f"the form's sheet “{name}” is gone; restore it, or {_ASK[1]}",
    )


def other_sheet(name: str) -> Told:
    """Return that a sheet beside the form was not read."""
    return Told(
        "form_other_sheet",
        f"trang tính “{name}” không thuộc biểu nên không được đọc",
        f"sheet “{name}” is no part of the form and was not read",
        "note",
    )


def not_as_marked(shown: str, marked: str) -> Told:
    """Return that the form shows another unit or period than its mark has."""
    return Told(
        "form_other_mark",
        f"ô này ghi “{shown}” nhưng biểu được cấp cho “{marked}”; {_ASK[0]}",
        f"this cell says “{shown}”, but the form was made for “{marked}”; {_ASK[1]}",
    )


def row_changed(found: str, item: str, row: int | None) -> Told:
    """Return that a row holds another code than it was written with; ``row`` is where its own is now."""
    vi, en = (f" (nay ở dòng {row})", f" (now in row {row})") if row else ("", "")
    return Told(
        "form_row_changed",
        f"dòng này phải là “{item}”{vi} nhưng ghi “{found}”; hãy trả các dòng về chỗ cũ",
        f"this row should be “{item}”{en} but says “{found}”; put the rows back in their places",
    )


def text_changed(found: str, written: str) -> Told:
    """Return that the name or unit of measure of a row was changed."""
    return Told(
        "form_text_changed",
        f"ô này phải ghi “{written}” nhưng nay ghi “{found}”; hãy sửa lại như cũ, ghi giải trình ở cột ghi chú",
        f"this cell should say “{written}” but says “{found}”; restore it, and explain in the comment column",
    )


def row_added(text: str) -> Told:
    """Return that something was filled in beside the rows of the form."""
    return Told(
        "form_row_added",
        f"“{text}” nằm ngoài các dòng của biểu nên không được nạp; hãy xóa, hoặc ghi vào dòng đúng",
        f"“{text}” stands outside the rows of the form and is not loaded; delete it, or write it in its row",
    )


def item_gone(item: str) -> Told:
    """Return that the catalogue has the item no more."""
    return Told(
        "form_item_gone",
        f"“{item}” không còn trong danh mục; hãy xóa số này hoặc tải biểu mới",
        f"“{item}” is no longer in the catalogue; delete this figure or get a new form",
    )


def definition_changed(name: Both) -> Told:
    """Return that the item is counted in another way now."""
    return Told(
        "form_definition_changed",
        f"cách tính “{name[0]}” đã đổi từ khi cấp biểu; hãy tải biểu mới và ghi số theo cách tính mới",
        f"the definition of “{name[1]}” has changed since the form was made; get a new form and report by the new one",
    )

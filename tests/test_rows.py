"""CSV files as rows."""

from pathlib import Path

import pytest

from kpi.rows import InputError, Problem, Row, read_rows


def read(folder: Path, content: bytes) -> list[Row]:
    path = folder / "some" / "file.csv"
    path.parent.mkdir()
    path.write_bytes(content)
    return read_rows(path, ["a", "b"])


def test_cells_are_stripped_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    rows = read(tmp_path, b'a,b\n 1 ,"two\nlines"\n\n3,4\n')
    assert rows == [
        Row("some/file.csv", 2, {"a": "1", "b": "two\nlines"}),
        Row("some/file.csv", 5, {"a": "3", "b": "4"}),
    ]
    assert rows[1]["b"] == "4"


def test_a_byte_order_mark_windows_line_ends_and_further_columns_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffa,b,c\r\n1,đ,3\r\n".encode())[0].cells == {"a": "1", "b": "đ", "c": "3"}


def test_a_file_with_a_head_alone_has_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, b"a,b\n") == []


def test_an_empty_file_lacks_its_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, b"")
    assert caught.value.problems == (
        Problem("some/file.csv", 1, "thiếu cột a, b; hãy thêm cột", "column a, b is missing; add it"),
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv, line 1: the file is missing; restore it"):
        read_rows(tmp_path / "nowhere.csv", ["a"])


def test_every_ragged_row_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, b"a,b\n1\n2,3\n4,5,6\n")
    assert [(problem.line, problem.en.split(";")[0]) for problem in caught.value.problems] == [
        (2, "1 cells where 2 are needed"),
        (4, "3 cells where 2 are needed"),
    ]

"""Cells of the catalogue's files as codes, choices, numbers and days; what is none of these is noted."""

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from kpi.rows import Problem, Row


class Cells:
    """Reads cells and gathers problems on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, row: Row, vi: str, en: str) -> None:
        """Note what is wrong with a row."""
        self.problems.append(row.problem(vi, en))

    def known(self, row: Row, column: str, codes: Iterable[str]) -> None:
        """Note where a cell names none of ``codes``."""
        if row[column] not in codes:
            self.report(
                row,
                f"{column} “{row[column]}” không có trong danh mục; hãy thêm hoặc sửa mã",
                f"{column} “{row[column]}” is not in the catalogue; add it or mend the code",
            )

    def choice(self, row: Row, column: str, choices: object) -> Any:
        """Return a cell that must be one of a Literal's ``choices``."""
        allowed = get_args(choices)
        if row[column] not in allowed:
            listed = ", ".join(allowed)
            self.report(
                row,
                f"{column} “{row[column]}” không hợp lệ; dùng một trong: {listed}",
                f"{column} “{row[column]}” is not allowed; use one of {listed}",
            )
        return row[column]

    def number(self, row: Row, column: str) -> float:
        """Return a cell as a finite number, 0 where it is none."""
        number = row.number(column)
        if number is not None:
            return number
        self.report(
            row,
            f"{column} “{row[column]}” không phải số; viết số không có dấu nhóm, thập phân dùng dấu chấm",
            f"{column} “{row[column]}” is no number; write it without grouping, with a decimal point",
        )
        return 0

    def whole(self, row: Row, column: str) -> int:
        """Return a cell as a whole number, 0 where it is none."""
        if row[column].isdecimal():
            return int(row[column])
        self.report(
            row,
            f"{column} “{row[column]}” phải là số nguyên, viết bằng chữ số",
            f"{column} “{row[column]}” must be a whole number, in figures",
        )
        return 0

    def date(self, row: Row, column: str) -> date | None:
        """Return a cell as a day, None where it is empty or none."""
        try:
            return date.fromisoformat(row[column]) if row[column] else None
        except ValueError:
            self.report(
                row,
                f"{column} “{row[column]}” không phải ngày; viết dạng 2022-08-15",
                f"{column} “{row[column]}” is no date; write 2022-08-15",
            )
            return None

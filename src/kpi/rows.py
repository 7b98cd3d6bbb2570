"""CSV files as rows that remember their line, and the problems found in them."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One mistake in a file that a person keeps: where it is (line 0: as a whole), what it is, how to mend it."""

    file: str
    line: int
    vi: str
    en: str

    def text(self, lang: str) -> str:
        """Return ``file:line: message`` in ``lang`` (``vi`` or ``en``)."""
        word = {"vi": "dòng", "en": "line"}[lang]
        place = f"{self.file}, {word} {self.line}" if self.line else self.file
        return f"{place}: {self.vi if lang == 'vi' else self.en}"


class InputError(Exception):
    """Files that cannot be loaded; holds every problem found, not the first one only."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(p.text("en") for p in self.problems))


@dataclass(frozen=True)
class Row:
    """One record of a CSV file, its cells stripped of outer blanks."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def problem(self, vi: str, en: str) -> Problem:
        """Return a problem located at this row."""
        return Problem(self.file, self.line, vi, en)

    def number(self, column: str) -> float | None:
        """Return a cell as a finite number; None where it is none."""
        try:
            number = float(self[column])
        except ValueError:
            return None
        return number if isfinite(number) else None

    def empty(self, column: str) -> Problem:
        """Return the problem that ``column`` is empty here."""
        return self.problem(f"ô {column} còn trống; hãy điền", f"{column} is empty; fill it in")


def read_rows(path: Path, columns: Iterable[str]) -> list[Row]:
    """Return the records of a UTF-8 CSV file (with or without byte-order mark).

    Raises InputError when the file is missing, is not UTF-8, lacks one of ``columns``, has one of
    them twice, or has records of another length than its head.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_records(name, file, list(columns)))
    except FileNotFoundError:
        problem = Problem(name, 1, "không tìm thấy tệp; hãy tạo lại tệp này", "the file is missing; restore it")
    except UnicodeDecodeError:
        problem = Problem(
            name, 1, "tệp không phải UTF-8; hãy lưu lại dạng CSV UTF-8", "not UTF-8; save it as CSV UTF-8"
        )
    raise InputError([problem])


def _records(name: str, file: Iterable[str], columns: list[str]) -> Iterator[Row]:
    reader = csv.reader(file)
    head = next(reader, [])
    missing = [column for column in columns if column not in head]
    if missing:
        listed = ", ".join(missing)
        raise InputError([Problem(name, 1, f"thiếu cột {listed}; hãy thêm cột", f"column {listed} is missing; add it")])
    doubled = [column for column in columns if head.count(column) > 1]
    if doubled:
        listed = ", ".join(doubled)
        vi, en = f"cột {listed} có hai lần; hãy bỏ một cột", f"column {listed} stands twice; remove one"
        raise InputError([Problem(name, 1, vi, en)])
    ragged = []
    start = reader.line_num + 1
    for cells in reader:
        if len(cells) not in (0, len(head)):
            vi = f"có {len(cells)} ô, cần {len(head)}; hãy đặt ô có dấu phẩy trong ngoặc kép"
            en = f"{len(cells)} cells where {len(head)} are needed; put a cell that holds a comma in quotes"
            ragged.append(Problem(name, start, vi, en))
        elif cells:
            yield Row(name, start, dict(zip(head, (cell.strip() for cell in cells), strict=True)))
        start = reader.line_num + 1
    if ragged:
        raise InputError(ragged)

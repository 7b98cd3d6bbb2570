"""Changes of units: which unit went into which on what day, read from ``data/units/changes.csv``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import isclose
from pathlib import Path

from kpi.rows import InputError, Problem, Row, read_rows
from kpi.units.unit import Unit

COLUMNS = ("effective", "kind", "old_code", "new_code", "share", "legal_basis", "note_vi", "note_en")
KINDS = ("merge", "split", "rename", "reparent", "kind")


@dataclass(frozen=True)
class Change:
    """On the day ``effective`` the unit ``old``, or the named share of it, became part of the unit ``new``.

    ``share`` is 1 for the whole of it, a number below 1 where the proportion is published, None
    where it is not. ``old`` is None where ``new`` takes in ground that no unit on record covers.
    ``kind`` is one of KINDS; both units are versions, by ``Unit.id``.
    """

    effective: date
    kind: str
    old: str | None
    new: str
    share: float | None
    legal_basis: str
    note_vi: str = ""
    note_en: str = ""


def read_changes(path: Path, units: Iterable[Unit]) -> list[Change]:
    """Return the changes of the file; none where there is no file.

    Raises InputError with every unknown unit, wrong day, kind or share, and with old units whose
    shares make more or less than the whole.
    """
    if not path.exists():
        return []
    versions: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        versions[unit.code].append(unit)
    rows = read_rows(path, COLUMNS)
    problems: list[Problem] = []
    changes = [_change(row, versions, problems) for row in rows]
    problems += _unbalanced(rows) + _doubled(rows)
    if problems:
        raise InputError(problems)
    return [change for change in changes if change is not None]


def _change(row: Row, versions: dict[str, list[Unit]], problems: list[Problem]) -> Change | None:
    found = len(problems)
    if row["kind"] not in KINDS:
        listed = ", ".join(KINDS)
        problems.append(
            row.problem(
                f"loại thay đổi “{row['kind']}” không có; dùng một trong: {listed}",
                f"kind of change “{row['kind']}” is unknown; use one of {listed}",
            )
        )
    if not row["legal_basis"]:
        problems.append(row.empty("legal_basis"))
    try:
        share = _share(row["share"])
    except ValueError:
        problems.append(
            row.problem(
                f"share “{row['share']}” không hiểu được; viết whole, part (không công bố tỷ lệ) hoặc số từ 0 đến 1",
                f"share “{row['share']}” means nothing; write whole, part (not published) or a number from 0 to 1",
            )
        )
    try:
        day = date.fromisoformat(row["effective"])
    except ValueError:
        problems.append(
            row.problem(
                f"effective “{row['effective']}” không phải ngày; viết dạng 2025-07-01",
                f"effective “{row['effective']}” is no date; write 2025-07-01",
            )
        )
        return None
    old = _version(row, "old_code", day - timedelta(days=1), versions, problems) if row["old_code"] else None
    new = _version(row, "new_code", day, versions, problems)
    if len(problems) > found or new is None:
        return None
    return Change(day, row["kind"], old, new, share, row["legal_basis"], row["note_vi"], row["note_en"])


def _share(text: str) -> float | None:
    if text in ("whole", "part"):
        return 1.0 if text == "whole" else None
    share = float(text)
    if not 0 < share < 1:
        raise ValueError(text)
    return share


def _version(row: Row, column: str, day: date, versions: dict[str, list[Unit]], problems: list[Problem]) -> str | None:
    """Return the version of the code in ``column`` that was valid on ``day``."""
    code = row[column]
    valid = [unit.id for unit in versions.get(code, []) if unit.valid_on(day)]
    if not valid:
        problems.append(
            row.problem(
                f"{column} “{code}” không có đơn vị nào còn hiệu lực ngày {day:%d/%m/%Y} trong units.csv; "
                "hãy thêm đơn vị hoặc sửa mã, ngày",
                f"{column} “{code}” is no unit of units.csv that existed on {day}; add it, or mend code or date",
            )
        )
    return valid[0] if valid else None


def _unbalanced(rows: list[Row]) -> list[Problem]:
    """Report old units that go into new ones by more or less than the whole, where every share is told."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["old_code"]:
            groups[row["effective"], row["old_code"]].append(row)
    problems = []
    for several in groups.values():
        try:
            shares = [_share(row["share"]) for row in several]
        except ValueError:
            continue  # reported already
        told = [share for share in shares if share is not None]
        if not isclose(sum(told), 1) if len(told) == len(shares) else sum(told) >= 1:
            problems.append(
                several[-1].problem(
                    f"các phần của {several[-1]['old_code']} cộng lại không bằng 1; hãy sửa share",
                    f"the shares of {several[-1]['old_code']} do not make 1; mend share",
                )
            )
    return problems


def _doubled(rows: list[Row]) -> list[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    problems = []
    for row in rows:
        key = row["effective"], row["old_code"], row["new_code"]
        if key in seen and row["old_code"]:
            problems.append(
                row.problem(
                    f"thay đổi này đã có ở dòng {seen[key]}; hãy bỏ một dòng",
                    f"this change stands in line {seen[key]} already; remove one",
                )
            )
        seen.setdefault(key, row.line)
    return problems

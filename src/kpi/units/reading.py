"""Reads ``data/units/units.csv``."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

from kpi.rows import InputError, Problem, Row, read_rows
from kpi.units.unit import KINDS, Unit, unit_id

COLUMNS = [
    "code",
    "valid_from",
    "valid_to",
    "kind",
    "parent_code",
    "name_vi",
    "name_en",
    "latitude",
    "longitude",
    "children_expected",
    "note_vi",
    "note_en",
]


def read_units(path: Path) -> list[Unit]:
    """Return the units of the file, parents resolved to the version valid when the child begins.

    The columns ``portal_code`` and ``synonyms`` (a list with ``;``) may be missing. Raises InputError with every
    doubled key, unknown parent, circle, overlap, kind, date or number, and every place that stands below an office.
    """
    rows = read_rows(path, COLUMNS)
    problems: list[Problem] = []
    begins: dict[str, list[tuple[date, str]]] = defaultdict(list)
    seen: dict[str, int] = {}
    for row in rows:
        start = _date(row, "valid_from", problems)
        key = unit_id(row["code"], start)
        if key in seen:
            problems.append(
                row.problem(
                    f"đơn vị {key} đã có ở dòng {seen[key]}; hãy bỏ một dòng hoặc sửa valid_from",
                    f"unit {key} stands in line {seen[key]} already; remove one or mend valid_from",
                )
            )
        seen.setdefault(key, row.line)
        begins[row["code"]].append((start or date.min, key))
    units = [_unit(row, begins, problems) for row in rows]
    problems += _circles(units, rows) + _overlaps(units, rows) + _below_offices(units, rows)
    if problems:
        raise InputError(problems)
    return units


def _unit(row: Row, begins: dict[str, list[tuple[date, str]]], problems: list[Problem]) -> Unit:
    start = _date(row, "valid_from", [])
    problems += [row.empty(column) for column in ("code", "name_vi", "name_en") if not row[column]]
    if row["kind"] not in KINDS:
        listed = ", ".join(KINDS)
        problems.append(
            row.problem(
                f"loại đơn vị “{row['kind']}” không có; dùng một trong: {listed}",
                f"kind “{row['kind']}” is unknown; use one of {listed}",
            )
        )
    parent = _version_on(begins.get(row["parent_code"], []), start or date.min)
    if row["parent_code"] in begins and parent is None:
        problems.append(
            row.problem(
                f"đơn vị cấp trên “{row['parent_code']}” bắt đầu sau đơn vị này; hãy sửa valid_from của một trong hai",
                f"parent “{row['parent_code']}” begins later than this unit; mend valid_from of one of them",
            )
        )
    elif row["parent_code"] and parent is None:
        problems.append(
            row.problem(
                f"đơn vị cấp trên “{row['parent_code']}” không có trong tệp; hãy thêm hoặc sửa mã",
                f"parent “{row['parent_code']}” is not in the file; add it or mend the code",
            )
        )
    expected = row["children_expected"]
    return Unit(
        id=unit_id(row["code"], start),
        code=row["code"],
        valid_from=start,
        valid_to=_date(row, "valid_to", problems),
        kind=row["kind"],
        parent=parent,
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        latitude=_number(row, "latitude", problems),
        longitude=_number(row, "longitude", problems),
        children_expected=-1 if expected == "unknown" else _count(row, "children_expected", problems),
        note_vi=row["note_vi"],
        note_en=row["note_en"],
        portal_code=row.cells.get("portal_code", ""),
        synonyms=tuple(name for told in row.cells.get("synonyms", "").split(";") if (name := told.strip())),
    )


def _version_on(versions: list[tuple[date, str]], day: date) -> str | None:
    begun = [version for version in versions if version[0] <= day]
    return max(begun)[1] if begun else None


def _circles(units: list[Unit], rows: list[Row]) -> list[Problem]:
    parents = {unit.id: unit.parent for unit in units}
    problems = []
    for unit, row in zip(units, rows, strict=True):
        above, steps = unit.parent, 0
        while above is not None and above != unit.id and steps <= len(units):
            above, steps = parents.get(above), steps + 1
        if above == unit.id:
            problems.append(
                row.problem(
                    f"đơn vị {unit.id} nằm dưới chính nó; hãy sửa parent_code",
                    f"unit {unit.id} stands below itself; mend parent_code",
                )
            )
    return problems


def _below_offices(units: list[Unit], rows: list[Row]) -> list[Problem]:
    """Report a place that stands below an office: an office has no territory to hold it."""
    offices = {unit.id for unit in units if unit.is_office}
    return [
        row.problem(
            f"đơn vị {unit.id} là địa bàn, không thể nằm dưới cơ quan; hãy sửa parent_code hoặc kind",
            f"unit {unit.id} is a place and cannot stand below an office; mend parent_code or kind",
        )
        for unit, row in zip(units, rows, strict=True)
        if unit.parent in offices and not unit.is_office
    ]


def _overlaps(units: list[Unit], rows: list[Row]) -> list[Problem]:
    """Report a version of a code that begins before the one before it has ended, or ends before it begins."""
    versions: dict[str, list[tuple[date, date, Row]]] = defaultdict(list)
    for unit, row in zip(units, rows, strict=True):
        if unit.valid_to or not row["valid_to"]:  # else its date is reported already
            versions[unit.code].append((unit.valid_from or date.min, unit.valid_to or date.max, row))
    problems = []
    for several in versions.values():
        several.sort(key=lambda version: version[0])
        problems += [
            row.problem(
                f"valid_to “{row['valid_to']}” không sau valid_from; hãy sửa một trong hai",
                f"valid_to “{row['valid_to']}” is not after valid_from; mend one of them",
            )
            for start, end, row in several
            if end <= start
        ]
        problems += [
            row.problem(
                f"mã {row['code']} còn hiệu lực ở dòng {before.line} khi dòng này bắt đầu; hãy sửa valid_to ở đó",
                f"code {row['code']} is still valid in line {before.line} when this one begins; mend valid_to there",
            )
            for (first, end, before), (start, _, row) in pairwise(several)
            if first < start < end
        ]
    return problems


def _date(row: Row, column: str, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError:
        problems.append(
            row.problem(
                f"{column} “{row[column]}” không phải ngày; viết dạng 2025-07-01",
                f"{column} “{row[column]}” is no date; write 2025-07-01",
            )
        )
        return None


def _number(row: Row, column: str, problems: list[Problem]) -> float | None:
    number = row.number(column)
    if number is not None or not row[column]:
        return number
    problems.append(
        row.problem(
            f"{column} “{row[column]}” không phải số; dùng dấu chấm thập phân",
            f"{column} “{row[column]}” is no number; use a decimal point",
        )
    )
    return None


def _count(row: Row, column: str, problems: list[Problem]) -> int | None:
    if not row[column]:
        return None
    if row[column].isdecimal():
        return int(row[column])
    problems.append(
        row.problem(
            f"{column} “{row[column]}” phải là số nguyên, “unknown” hoặc để trống",
            f"{column} “{row[column]}” must be a whole number, “unknown” or empty",
        )
    )
    return None

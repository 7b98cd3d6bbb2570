"""Adds a place of the country to the files of ``data/units``: its units, what became of them, what contradicts."""

import csv
import io
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import timedelta
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory

from kpi.intake.unit_changes import COLUMNS as CHANGE_COLUMNS
from kpi.intake.unit_changes import Cells, merge_changes
from kpi.rows import InputError, Problem, read_rows
from kpi.units.country import CHANGED, NATION, Country, Doubt
from kpi.units.places import scope
from kpi.units.reading import COLUMNS, read_units
from kpi.units.unit import Unit

CONTRADICTIONS = ["code", "valid_from", "what", "detail_vi", "detail_en"]
EVE = CHANGED - timedelta(days=1)
NEAR = 0.02  # degrees, some 2 km: centre points of one unit in two sources lie closer


@dataclass(frozen=True)
class Added:
    """What an addition did: units and lines of changes that are new, and contradictions in what was asked for."""

    units: int
    changes: int
    doubts: tuple[Doubt, ...]
    written: bool


def add_units(folder: Path, country: Country, code: str) -> Added:
    """Add the province, city or district ``code`` to units.csv, changes.csv and contradictions.csv in ``folder``.

    What is on record stays and wins. All files are written, or none; none if nothing is new. Raises KeyError for
    a code that is no place, InputError where a file has mistakes, or would have with what is added.
    """
    if not folder.is_dir():
        vi, en = f"không có thư mục {folder}; hãy sửa --data", f"there is no folder {folder}; mend --data"
        raise InputError([Problem("units", 1, vi, en)])
    wanted = scope(country, code)
    units, changes, contradictions = (
        _Table.read(folder / f"{name}.csv", columns)
        for name, columns in (("units", COLUMNS), ("changes", CHANGE_COLUMNS), ("contradictions", CONTRADICTIONS))
    )
    record = _on_record(country, read_units(units.path) if units.text else [])
    new = [unit for unit in wanted.units if unit.id not in record]
    ids = record.keys() | {unit.id for unit in new}
    rows, doubts = merge_changes(country, wanted, ids, changes.rows)
    doubts = [
        *wanted.doubts,
        *(doubt for unit in wanted.units if unit.id in record for doubt in _differences(unit, record[unit.id])),
        *doubts,
    ]
    kept = [row for row in contradictions.rows if (row["code"], row["valid_from"]) not in _keys(wanted.units)]
    told = [_contradiction(country.tree[doubt.unit], doubt) for doubt in doubts]
    texts = {
        units.path: units.with_rows([*units.rows, *(_unit_row(unit, country, ids) for unit in new)]),
        changes.path: changes.with_rows(rows),
        contradictions.path: contradictions.with_rows(sorted([*kept, *told], key=lambda row: list(row.values())[:4])),
    }
    before = {table.path: table.text for table in (units, changes, contradictions)}
    texts = {path: text for path, text in texts.items() if text != before[path]}
    if texts:
        _write_all(folder, texts, before)
    fresh = {frozenset(row.items()) for row in rows} - {frozenset(row.items()) for row in changes.rows}
    return Added(len(new), len(fresh), tuple(doubts), bool(texts))


@dataclass(frozen=True)
class _Table:
    """A CSV file as a person keeps it: its columns, their order, its line ends and its byte-order mark."""

    path: Path
    text: str
    columns: list[str]
    rows: list[Cells]

    @classmethod
    def read(cls, path: Path, columns: list[str]) -> "_Table":
        if not path.exists():
            return cls(path, "", columns, [])
        rows = [row.cells for row in read_rows(path, columns)]
        text = path.read_bytes().decode("utf-8")
        head = next(csv.reader([text.removeprefix("\ufeff").splitlines()[0]]))
        return cls(path, text, head, rows)

    def with_rows(self, rows: list[Cells]) -> str:
        """Return the text of the file with these rows; untouched if they are the standing ones."""
        if rows == self.rows:
            return self.text
        out = io.StringIO("\ufeff" if self.text.startswith("\ufeff") else "", newline="")
        out.seek(0, io.SEEK_END)
        ends = "\r\n" if "\r\n" in self.text else "\n"
        writer = csv.DictWriter(out, self.columns, restval="", lineterminator=ends)
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()


def _on_record(country: Country, standing: Iterable[Unit]) -> dict[str, Unit]:
    """Return the versions on record by their id in the country: valid on the eve of CHANGED, or begun on that day."""
    versions = defaultdict(list)
    for known in standing:
        versions[known.code].append(known)
    return {
        unit.id: known
        for unit in country.tree.by_id.values()
        for known in versions[unit.code]
        if unit is NATION or (known.valid_on(EVE) if unit.valid_from is None else known.valid_from == CHANGED)
    }


def _differences(unit: Unit, known: Unit) -> Iterable[Doubt]:
    """Tell where the record says another thing than the package; a remark in brackets after a name is none."""
    pairs = {
        "name": ("tên", "name", known.name_vi.partition(" (")[0], unit.name_vi),
        "kind": ("loại", "kind", known.kind, unit.kind),
        "parent": ("cấp trên", "parent", _code(known.parent), _code(unit.parent)),
        "validity": ("valid_to", "valid_to", str(known.valid_to or ""), str(unit.valid_to or "")),
    }
    for what, (vi, en, here, there) in pairs.items():
        if here != there and unit is not NATION:
            yield Doubt(
                unit.id,
                f"{what}_differs",
                f"{vi} ở đây là “{here}”, trong gói là “{there}”; giữ như ở đây",
                f"{en} is “{here}” here, “{there}” in the package; what is here stays",
            )
    points = [(known.latitude, unit.latitude), (known.longitude, unit.longitude)]
    if any(None not in pair and not isclose(pair[0] or 0, pair[1] or 0, abs_tol=NEAR) for pair in points):
        vi = "tọa độ tâm ở đây và trong gói cách nhau trên 2 km; giữ như ở đây"
        en = "the centre points here and in the package are more than 2 km apart; what is here stays"
        yield Doubt(unit.id, "point_differs", vi, en)


def _code(unit: str | None) -> str:
    return (unit or "").partition("@")[0]


def _unit_row(unit: Unit, country: Country, ids: Set[str]) -> Cells:
    below = country.tree.children(unit.id)
    missing = any(child.id not in ids for child in below)
    cells = {
        "code": unit.code,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "kind": unit.kind,
        "parent_code": _code(unit.parent),
        "name_vi": unit.name_vi,
        "name_en": unit.name_en,
        "latitude": unit.latitude,
        "longitude": unit.longitude,
        "children_expected": "unknown" if unit is NATION else len(below) if missing else None,
    }
    return {column: "" if cell is None else str(cell) for column, cell in cells.items()}


def _keys(units: Iterable[Unit]) -> set[tuple[str, str]]:
    return {(unit.code, str(unit.valid_from or "")) for unit in units}


def _contradiction(unit: Unit, doubt: Doubt) -> Cells:
    values = (unit.code, str(unit.valid_from or ""), doubt.what, doubt.vi, doubt.en)
    return dict(zip(CONTRADICTIONS, values, strict=True))


def _write_all(folder: Path, texts: Mapping[Path, str], before: Mapping[Path, str]) -> None:
    """Replace the files, all or none; in an order that can be loaded and completed should the power fail between."""
    with TemporaryDirectory(dir=folder, prefix=".adding-") as name:
        staged = Path(name) / folder.name
        staged.mkdir()
        for path, text in texts.items():
            (staged / path.name).write_bytes(text.encode("utf-8"))
        if (staged / "units.csv").exists():
            read_units(staged / "units.csv")
        done: list[Path] = []
        try:
            for path in texts:
                done.append(path)
                os.replace(staged / path.name, path)
        except BaseException:
            for path in done:
                if before[path]:
                    path.write_bytes(before[path].encode("utf-8"))
                else:
                    path.unlink(missing_ok=True)
            raise

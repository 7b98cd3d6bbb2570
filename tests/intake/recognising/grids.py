"""Sheets and documents made in a test, and what is understood of them on the real units and catalogue."""

from collections.abc import Mapping, Sequence
from functools import cache

from kpi.catalog.model import Catalog
from kpi.catalog.reading import read_catalog
from kpi.intake.reading.cells import Cells
from kpi.intake.reading.grid import Document, Sheet
from kpi.intake.recognising.model import Understood
from kpi.intake.recognising.understand import understand
from kpi.units.changes import read_changes
from kpi.units.reading import read_units
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree
from tests.building import ROOT

Row = Sequence[object]
Merged = tuple[int, int, int, int]
THAI_NGUYEN = "164"


@cache
def reference() -> tuple[Catalog, UnitTree, Territories]:
    """Return the real catalogue, units and territories."""
    units = read_units(ROOT / "data" / "units" / "units.csv")
    changes = read_changes(ROOT / "data" / "units" / "changes.csv", units)
    return read_catalog(ROOT / "data" / "catalog"), UnitTree(units), Territories(units, changes)


def sheet(rows: Sequence[Row], name: str = "Sheet1", merged: Sequence[Merged] = (), **more: object) -> Sheet:
    """Return a sheet; None and "" are empty cells, numbers are typed as a workbook has them."""
    width = max((len(row) for row in rows), default=0)
    formats = {
        (row, column): value[1]
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if isinstance(value, tuple)
    }
    cells = Cells([[_typed(value) for value in row] for row in rows], formats=formats)
    return Sheet(name, len(rows), width, cells, tuple(merged), frozenset(), **more)  # type: ignore[arg-type]


def _typed(value: object) -> object:
    """Return a value as a workbook has it; of a number and its format the number."""
    number = value[0] if isinstance(value, tuple) else value
    return float(number) if isinstance(number, (int, float)) else "" if number is None else str(number)


def document(*sheets: Sheet, name: str = "bao-cao.xlsx") -> Document:
    """Return a document that was read without problems."""
    return Document(name, "0" * 64, "xlsx", "", sheets, ())


def read(source: Document, answers: Mapping[str, str] | None = None, place: str = THAI_NGUYEN) -> Understood:
    """Return what is understood of a document on the real units and catalogue."""
    return understand(source, *reference(), place, answers)


def values(found: Understood) -> list[tuple[str, str, str, float | None]]:
    """Return item, unit, period and number of every value."""
    return [(v.item, v.unit, v.period, None if v.number is None else float(v.number)) for v in found.values]


def unaccounted(source: Document, found: Understood) -> list[str]:
    """Return what is left out in silence: cells without a role, or that wait or are refused for no reason told."""
    lost = [
        f"{each.name}!{cell.ref}"
        for each in source.sheets
        for place, cell in each.cells.items()
        if place not in found.roles[each.name]
    ]
    roles = {role for of_sheet in found.roles.values() for role in of_sheet.values()}
    if "asked" in roles and not found.questions:
        lost.append("asked about nothing")
    if "refused" in roles and not any(problem.severity == "error" for problem in found.problems):
        lost.append("refused without an error")
    kept = {(value.sheet, value.row, value.column) for value in found.values}
    marked = {(name, *place) for name, of in found.roles.items() for place, role in of.items() if role == "value"}
    return lost + [f"value without its role or role without a value: {place}" for place in sorted(kept ^ marked)]

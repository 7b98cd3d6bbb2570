"""Small worlds for tests: a copy of ``tests/data/small`` that a test changes and loads for real."""

import atexit
import csv
import os
import shutil
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pandas as pd

from kpi.intake.load import derive_state, load
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.store.writing import Publication

ROOT = Path(__file__).parents[1]
SMALL = Path(__file__).parent / "data" / "small"

Record = dict[str, object]


def tries(variable: str, usual: int) -> int:
    """Return how often something random is tried: as the environment says, else ``usual``."""
    return int(os.environ.get(variable) or usual)


def examples(usual: int) -> int:
    """Return how many examples Hypothesis makes up; KPI_EXAMPLES is by how much that exceeds the usual number."""
    return usual * tries("KPI_EXAMPLES", 1)


@cache
def _begun() -> Path:
    """Return the folder of first publications, gone at the end of the process."""
    folder = mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


class World:
    """A data folder beside a warehouse. City C has the wards W1, W2 and W3; W3 is another from 2021-07-01 on,
    and W4 there from 2022 on."""

    def __init__(self, folder: Path, data: Path = SMALL) -> None:
        self.data = folder / "data"
        self.warehouse = Warehouse(folder / "warehouse", derive_state)
        shutil.copytree(data, self.data)

    def copy(self, folder: Path) -> "World":
        """Return a world in ``folder`` that goes on from where this one is."""
        shutil.copytree(self.warehouse.folder, folder / "warehouse")
        return World(folder, self.data)

    def write(self, file: str, *records: Record) -> None:
        """Replace the records of a file of the data folder; columns that a record does not name are empty."""
        path = self.data / file
        head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, head, restval="")
            writer.writeheader()
            writer.writerows(records)

    def publish(self, *observations: Record) -> Publication:
        """Load, with these observations for the only ones if there are any."""
        if observations:
            self.write("reported/figures.csv", *observations)
        return load(self.data, self.warehouse)

    def begin(self, *observations: Record) -> Warehouse:
        """Publish for the first time, as ``publish`` does: the same is made once for all tests, and copied."""
        if observations:
            self.write("reported/figures.csv", *observations)
        files = sorted(path for path in self.data.rglob("*") if path.is_file())
        key = sha256(repr([(path.relative_to(self.data), path.read_bytes()) for path in files]).encode()).hexdigest()
        begun = _begun() / key
        if not (begun / "current").exists():
            load(self.data, Warehouse(begun))
        shutil.copytree(begun, self.warehouse.folder)
        return self.warehouse

    def show(self, *observations: Record) -> Snapshot:
        """Load as ``publish`` does and open what it made."""
        self.publish(*observations)
        return self.warehouse.snapshot()


def said(unit: str, period: str, item: str, value: object, **more: object) -> Record:
    """Return an observation as a report of source ``report`` says it."""
    told = {"source": "report", "unit_code": unit, "period": period, "item": item, "value": value, "printed": value}
    return told | {"status": "A"} | more


def unit(code: str, parent: str = "", **more: object) -> Record:
    """Return a line of units.csv: a city where there is no ``parent``, else a ward."""
    kind = "ward" if parent else "city"
    return {"code": code, "kind": kind, "parent_code": parent, "name_vi": code, "name_en": code} | more


def make_parts(world: World) -> None:
    """Say in the catalogue that full and partial online dossiers are parts of the dossiers handled."""
    head, *lines = (world.data / "catalog" / "measures.csv").read_text(encoding="utf-8").splitlines()
    marked = [line + (",handled" if line.startswith("online_") else ",") for line in lines]
    (world.data / "catalog" / "measures.csv").write_text("\n".join([head + ",within", *marked, ""]), encoding="utf-8")


def answer(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of an answer, what is missing as None."""
    plain = frame.astype(object)
    return [{str(k): v for k, v in row.items()} for row in plain.where(frame.notna(), None).to_dict("records")]


def value(data: Snapshot, indicator: str, unit: str, period: str) -> dict[str, Any] | None:
    """Return the row of ``indicator_value`` for a year ``2020`` or a month ``2020-03``; None where there is none."""
    rows = answer(
        data.query(
            "FROM indicator_value WHERE indicator = ? AND unit = ? AND freq = ? AND period_start = ?::DATE",
            [indicator, unit, "A" if len(period) == 4 else "M", f"{period}-01-01"[:10]],
        )
    )
    assert len(rows) <= 1, rows
    return rows[0] if rows else None


def some(data: Snapshot, indicator: str, unit: str, period: str) -> dict[str, Any]:
    """Return the row that ``value`` returns, where there must be one."""
    row = value(data, indicator, unit, period)
    assert row is not None
    return row


def codes(rows: Iterable[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    """Return the named columns of ``rows``."""
    return [tuple(row[column] for column in columns) for row in rows]


def without_notes(text: str) -> str:
    """Return the rows of a CSV file of ours, without what is said beside them."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))

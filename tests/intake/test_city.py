"""Forms of the fictional city over the command line: written, filled in, taken in, published; then with faults.

A few units by default; with KPI_WHOLE_CITY=1 every unit of the city.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from kpi.intake.forms.identity import Column
from kpi.intake.load import derive_state
from kpi.intake.reading.grid import column_letters
from kpi.store.warehouse import Warehouse
from tests.building import answer, codes
from tests.cli.running import run
from tests.intake.forms.filling import Cells, Desk, fill, last_figures, opened
from tests.intake.forms.test_round_trip import SHEET, monthly_faults, yearly_faults

V, S, R = Column.VALUE, Column.STATUS, Column.REMARK
FEW = ("MH", "MH07")
CHOSEN = "" if os.environ.get("KPI_WHOLE_CITY") else FEW
PERIODS = {"MH": "2026"}  # the city reports years, its wards and communes months


class City:
    """A copy of the real warehouse, and the forms of every unit as ``kpi form`` writes them."""

    def __init__(self, warehouse: Warehouse, folder: Path) -> None:
        shutil.copytree(warehouse.folder, folder / "warehouse")
        self.warehouse = Warehouse(folder / "warehouse", derive_state)
        self.desk, self.folder = Desk(self.warehouse.snapshot()), folder
        self.forms: dict[str, bytes] = {}
        for period in ("2026", "2026-01"):
            target = folder / period
            code, told = self.kpi("form", "--place", "MH", "--period", period, "-o", str(target))
            assert (code, told) == (0, f"Đã ghi 24 biểu vào {target}.\n")
            for file in sorted(target.iterdir()):
                content = file.read_bytes()
                mark = self.desk.mark(content)
                if PERIODS.get(mark.unit, "2026-01") == period:
                    self.forms[mark.unit] = content
        assert len(self.forms) == 24

    def kpi(self, *words: str) -> tuple[int, str]:
        return run(*words, "--warehouse", str(self.warehouse.folder))

    def take_in(self, unit: str, cells: Cells, *words: str) -> dict[str, Any]:
        """Fill in the form of a unit and give it to ``kpi import``; return what that says for machines."""
        file = self.folder / f"{unit}.xlsx"
        file.write_bytes(fill(self.forms[unit], cells))
        code, told = self.kpi("import", str(file), "--place", unit, "--json", *words)
        facts: dict[str, Any] = json.loads(told)
        assert facts["exit_code"] == code
        return facts


@pytest.fixture(scope="module")
def city(real_warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> City:
    return City(real_warehouse, tmp_path_factory.mktemp("city"))


def cell(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def places(facts: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return sorted((f["severity"], f["code"], f["sheet"], f["cell"]) for f in facts["findings"])


def test_every_fault_is_found_at_its_cell_and_nothing_else(city: City) -> None:
    for unit in CHOSEN or city.forms:
        file = city.forms[unit]
        cells, faults = yearly_faults(city.desk, file) if unit == "MH" else monthly_faults(city.desk, file)
        facts = city.take_in(unit, cells, "--dry-run")
        assert places(facts) == sorted((severity, code, SHEET, cell(row, col)) for severity, code, row, col in faults)
        assert (facts["exit_code"], facts["questions"], facts["changes"]) == (2, [], [])
    assert city.kpi("submissions")[1] == "Chưa nhận tệp nào.\n"


def test_the_same_file_comes_back_with_its_marks(city: City) -> None:
    cells, faults = monthly_faults(city.desk, city.forms["MH07"])
    out = city.folder / "back" / "MH07.xlsx"
    facts = city.take_in("MH07", cells, "--dry-run", "--marked", str(out))
    assert facts["marked"] == str(out)
    sent, back = opened((city.folder / "MH07.xlsx").read_bytes()), opened(out.read_bytes())
    assert back.sheetnames == ["Kết quả kiểm tra", *sent.sheetnames]
    bears = {c.coordinate: c.comment.text for row in back[SHEET].iter_rows() for c in row if c.comment}
    assert sorted(bears) == sorted(cell(row, column) for _, _, row, column in faults)
    words = {fault["cell"]: fault["text"].partition(": ")[2] for fault in facts["findings"]}
    for place, text in words.items():
        assert text in bears[place].splitlines()
    listed = [[c.value for c in row[:3]] for row in back["Kết quả kiểm tra"].iter_rows(min_row=5) if row[2].value]
    assert sorted(place for _, _, place in listed) == sorted(bears)
    assert {sheet for _, sheet, _ in listed} == {SHEET}
    same = [(c.value, c.protection.locked) for row in sent[SHEET].iter_rows() for c in row]
    assert [(c.value, c.protection.locked) for row in back[SHEET].iter_rows() for c in row] == same


def test_what_the_checks_of_figures_notice_is_told_once_at_its_cell(city: City) -> None:
    file = city.forms["MH07"]
    rows = {item: entry.row for item, entry in city.desk.entries(file).items()}
    figures = last_figures(city.desk, file)
    cells: dict[tuple[int, int], object] = {(rows[item], V): figure for item, figure in figures.items()}
    cells[rows["dossiers_full"], V] = figures["dossiers_processed"] + 10
    cells[rows["edocs_received"], V] = figures["edocs_received"] * 50
    out = city.folder / "warned.xlsx"
    facts = city.take_in("MH07", cells, "--dry-run", "--marked", str(out))
    expected = [
        ("warning", "jump", SHEET, cell(rows["edocs_received"], V)),
        ("warning", "parts_above_whole", SHEET, cell(rows["dossiers_processed"], V)),
    ]
    assert (facts["exit_code"], places(facts)) == (5, expected)
    bears = [c.coordinate for row in opened(out.read_bytes())[SHEET].iter_rows() for c in row if c.comment]
    assert sorted(bears) == sorted(place for *_, place in expected)


def test_a_filled_form_loads_without_a_question_and_its_figures_stand(city: City) -> None:
    expected = []
    for number, unit in enumerate(CHOSEN or city.forms, 1):
        file, period = city.forms[unit], PERIODS.get(unit, "2026-01")
        rows = {item: entry.row for item, entry in city.desk.entries(file).items()}
        figures = last_figures(city.desk, file)
        first, *_, last = rows
        cells: dict[tuple[int, int], object] = {(rows[item], V): figure for item, figure in figures.items()}
        cells |= {(rows[first], R): "đã đối soát", (rows[last], V): None, (rows[last], S): "Chưa có số liệu"}
        facts = city.take_in(unit, cells)
        assert (facts["exit_code"], places(facts), facts["questions"]) == (0, [], [])
        assert (facts["submission"], facts["figures"]) == (number, len(rows))
        assert city.kpi("submissions", "publish", str(number)) == (0, f"Đã công bố lần {number + 1}.\n")
        told = {item: (float(figure), "A") for item, figure in figures.items()} | {last: (None, "O")}
        for item, (value, status) in told.items():
            remark = "đã đối soát" if item == first else ""
            expected.append((unit, item, period, value, status, f"{SHEET}!{cell(rows[item], V)}", remark))
    standing = city.warehouse.snapshot().query(
        """SELECT o.unit, o.item, left(period_start::VARCHAR, CASE freq WHEN 'A' THEN 4 ELSE 7 END) AS period, o.value,
            o.status, o.paragraph, o.remark_vi
        FROM observation o ANTI JOIN superseded USING (observation) WHERE o.source LIKE 'submission-%'"""
    )
    columns = ("unit", "item", "period", "value", "status", "paragraph", "remark_vi")
    assert sorted(codes(answer(standing), *columns), key=repr) == sorted(expected, key=repr)

"""One small table per fault: what is told and asked, at its cell, in both languages, and nothing else."""

import csv
from collections import defaultdict

import pytest

from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import column_letters
from kpi.intake.recognising.model import Question, Understood
from tests.building import ROOT
from tests.intake.recognising.grids import THAI_NGUYEN, read, unaccounted

TABLES = ROOT / "tests" / "data" / "problems" / "tables"
PATHS = {path.stem if path.suffix == ".csv" else path.name: path for path in sorted(TABLES.iterdir())}
NAMES = list(PATHS)
CLEAN = {  # faults in the eyes of a plain reader, not in ours
    "backslashes.xlsx", "letters_of_other_alphabets", "numbering_column", "pages_with_heads.xlsx", "side_by_side.ods",
    "side_by_side.xlsx", "total_among_rows", "two_tables_beside", "written_vni", "years_with_gaps",
}  # fmt: skip
PROVINCE = "19"
PLACES = {"name_of_two_units": PROVINCE, "ward_ended_with_its_code": PROVINCE}  # all others are sent by the city

Told = tuple[str, ...]  # cell, severity, code, Vietnamese, English, answers offered


def expected() -> dict[str, list[Told]]:
    with (TABLES.parent / "tables.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    found: dict[str, list[Told]] = defaultdict(list)
    for name, *told in lines:
        found[name].append(tuple(told))
    return found


def told(found: Understood) -> list[Told]:
    return [
        (
            f"{column_letters(each.column)}{each.line}" if each.column else "",
            "question" if isinstance(each, Question) else each.severity,
            each.code,
            each.vi,
            each.en,
            " ".join(choice.answer for choice in each.choices) if isinstance(each, Question) else "",
        )
        for each in (*found.problems, *found.questions)
    ]


def test_every_table_has_what_is_expected_of_it() -> None:
    assert {*expected()} == {*NAMES} - CLEAN
    assert len(NAMES) > 50


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_told_at_its_cell_and_nothing_else_is(name: str) -> None:
    document = read_document(PATHS[name].name, PATHS[name].read_bytes())
    found = read(document, place=PLACES.get(name, THAI_NGUYEN))
    assert told(found) == expected().get(name, [])
    assert unaccounted(document, found) == []


def figures() -> dict[str, list[tuple[str, ...]]]:
    with (TABLES.parent / "tables_figures.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name, *value in lines:
        found[name].append(tuple(value))
    return found


@pytest.mark.parametrize("name", figures())
def test_beside_a_fault_exactly_these_figures_are_read(name: str) -> None:
    document = read_document(PATHS[name].name, PATHS[name].read_bytes())
    found = read(document, place=PLACES.get(name, THAI_NGUYEN))
    read_so = [(v.ref, v.item, v.unit, v.period, f"{v.number:f}", v.status) for v in found.values]
    assert read_so == figures()[name]

"""Files and frames of observations brought into shape. What is refused: test_problems.py."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from kpi.catalog.reading import read_catalog
from kpi.intake.sources import read_sources
from kpi.intake.staging import COLUMNS, check_staged, stage_files, stage_frame
from kpi.rows import InputError
from kpi.store.derive import script
from kpi.store.writing import write_catalog, write_sources, write_units
from kpi.units.reading import read_units
from tests.building import SMALL

HEAD = ",".join(COLUMNS)


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """A database in memory with the catalogue, units and sources of ``tests/data/small``."""
    con = duckdb.connect()
    con.execute(script("schema"))
    write_catalog(con, read_catalog(SMALL / "catalog"))
    write_units(con, read_units(SMALL / "units" / "units.csv"))
    write_sources(con, read_sources(SMALL / "reported" / "sources.csv"))
    return con


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return path


def stage(con: duckdb.DuckDBPyConnection, folder: Path, *lines: str) -> list[tuple[Any, ...]]:
    stage_files(con, [write(folder, "figures.csv", *lines)])
    check_staged(con)
    return con.execute("FROM staged").fetchall()


def test_an_observation_has_its_unit_period_and_number_resolved(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    line = 'report, 5 ,W1,2020-Q1,handled,"trên 5.400",5400,P,above,Một phần,In part'
    assert stage(con, tmp_path, line) == [
        (
            "report",
            "handled",
            "W1",
            date(2020, 1, 1),
            date(2020, 3, 31),
            "Q",
            "5",
            5400.0,
            "P",
            "above",
            "trên 5.400",
            "Một phần",
            "In part",
        )
    ]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2021-06", "W3"),
        ("2021-06-30", "W3"),
        ("2021-S1", "W3"),
        ("2021-07", "W3@2021-07-01"),
        ("2021", "W3@2021-07-01"),
        ("2021-06-01/2021-07-01", "W3@2021-07-01"),
    ],
)
def test_a_code_means_the_unit_that_existed_at_the_end_of_the_period(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, period: str, found: str
) -> None:
    assert stage(con, tmp_path, f"report,1,W3,{period},handled,8,8,A,,,")[0][2] == found


@pytest.mark.parametrize(("cell", "number"), [("0", 0.0), ("24.1", 24.1), ("-3", -3.0), ("1e3", 1000.0)])
def test_a_plain_number_is_read(con: duckdb.DuckDBPyConnection, tmp_path: Path, cell: str, number: float) -> None:
    assert stage(con, tmp_path, f"report,1,W1,2020,handled,8,{cell},A,,,")[0][7] == number


@pytest.mark.parametrize("status", ["M", "O", "Q"])
def test_a_value_may_be_left_out_where_the_status_says_why(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, status: str
) -> None:
    assert stage(con, tmp_path, f"report,1,W1,2020,handled,,,{status},,,")[0][7:9] == (None, status)


@pytest.mark.parametrize("cell", ["nan", "inf", "-inf", "NaN"])
def test_what_is_not_a_finite_number_is_none_even_where_none_is_needed(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, cell: str
) -> None:
    with pytest.raises(InputError, match="is no number"):
        stage(con, tmp_path, f"report,1,W1,2020,handled,,{cell},O,,,")


def test_what_two_sources_say_of_the_same_is_kept_twice(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    lines = ("report,1,W1,2020,handled,8,8,A,,,", "later,1,W1,2020,handled,9,9,A,,,")
    assert {(row[0], row[7]) for row in stage(con, tmp_path, *lines)} == {("report", 8), ("later", 9)}


def test_the_same_period_written_in_two_ways_is_the_same(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    lines = ("report,1,W1,2020,handled,8,8,A,,,", "report,1,W1,2020-01-01/2020-12-31,handled,9,9,A,,,")
    with pytest.raises(InputError) as caught:
        stage(con, tmp_path, *lines)
    assert [(problem.line, problem.en.split(";")[0]) for problem in caught.value.problems] == [
        (2, "“handled” of this unit, period and source stands in several lines"),
        (3, "“handled” of this unit, period and source stands in several lines"),
    ]


def test_a_row_doubled_in_another_file_is_named_in_both(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    line = "report,1,W1,2020,handled,8,8,A,,,"
    stage_files(con, [write(tmp_path, "a.csv", line), write(tmp_path, "b.csv", line)])
    with pytest.raises(InputError) as caught:
        check_staged(con)
    assert [Path(problem.file).name for problem in caught.value.problems] == ["a.csv", "b.csv"]


def test_the_problems_of_all_files_come_at_once(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    files = [write(tmp_path, "a.csv", "too,short"), write(tmp_path, "b.csv", "too,short"), write(tmp_path, "c.csv")]
    files[2].write_text("source\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        stage_files(con, files)
    assert [(Path(problem.file).name, problem.line) for problem in caught.value.problems] == [
        ("a.csv", 2),
        ("b.csv", 2),
        ("c.csv", 1),
    ]


def test_a_file_with_a_head_alone_brings_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert stage(con, tmp_path) == []


def test_a_frame_lacks_what_it_does_not_know(con: duckdb.DuckDBPyConnection) -> None:
    frame = pd.DataFrame(
        {
            "source": ["report"],
            "unit_code": ["W1"],
            "period": ["2020-03"],
            "item": ["late"],
            "value": [2.0],
            "status": ["A"],
        }
    )
    stage_files(con, [])
    stage_frame(con, frame, "demo")
    check_staged(con)
    row = con.execute("SELECT unit, freq, value, printed, paragraph, qualifier, remark_vi FROM staged").fetchall()
    assert row == [("W1", "M", 2.0, "", "", "", "")]


def test_a_problem_of_a_frame_is_found_by_its_name_and_row(con: duckdb.DuckDBPyConnection) -> None:
    frame = pd.DataFrame({"source": ["report", "rumour"], "unit_code": ["W1"] * 2, "period": ["2020"] * 2})
    stage_files(con, [])
    stage_frame(con, frame.assign(item=["late", "handled"], value=[1.0, 2.0], status="A"), "demo")
    with pytest.raises(InputError) as caught:
        check_staged(con)
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [("demo", 2)]

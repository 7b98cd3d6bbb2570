"""Periods and decimals as SQL reads them."""

from datetime import date

import duckdb
import pytest

from kpi.store.derive import script


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(script("schema"))
    return con


@pytest.mark.parametrize(
    ("written", "first", "last", "freq"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "A"),
        ("2020-S1", date(2020, 1, 1), date(2020, 6, 30), "S"),
        ("2020-S2", date(2020, 7, 1), date(2020, 12, 31), "S"),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31), "Q"),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31), "Q"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "M"),
        ("2019-01-01/2019-11-14", date(2019, 1, 1), date(2019, 11, 14), "P"),
        ("2025-08-11", date(2025, 8, 11), date(2025, 8, 11), "P"),
        ("2020-01-01/2020-12-31", date(2020, 1, 1), date(2020, 12, 31), "A"),
        ("2020-02-01/2020-04-30", date(2020, 2, 1), date(2020, 4, 30), "P"),
        ("2020-02-01/2020-07-31", date(2020, 2, 1), date(2020, 7, 31), "P"),
        ("2019-12-01/2020-11-30", date(2019, 12, 1), date(2020, 11, 30), "P"),
    ],
)
def test_a_period_is_read_as_people_write_it(
    con: duckdb.DuckDBPyConnection, written: str, first: date, last: date, freq: str
) -> None:
    row = con.execute(
        "SELECT period_start(p), period_end(p), period_freq(period_start(p), period_end(p)) FROM (SELECT ? AS p)",
        [written],
    ).fetchone()
    assert row == (first, last, freq)


@pytest.mark.parametrize("written", ["", "20", "2020-13", "2020-00", "2020-S3", "2020-Q5", "2021-02-29", "năm 2020"])
def test_what_is_no_period_is_not_read(con: duckdb.DuckDBPyConnection, written: str) -> None:
    assert con.execute("SELECT period_start(p), period_end(p) FROM (SELECT ? AS p)", [written]).fetchone() == (
        None,
        None,
    )


@pytest.mark.parametrize(
    ("printed", "decimals"),
    [("91,6%", 1), ("24,1 %", 1), ("53,87%", 2), ("90%", 0), ("83.83", 2), ("0,578", 3), ("trên 14%", 0), ("", 0)],
)
def test_decimals_are_those_that_were_printed(con: duckdb.DuckDBPyConnection, printed: str, decimals: int) -> None:
    assert con.execute("SELECT printed_decimals(?)", [printed]).fetchone() == (decimals,)

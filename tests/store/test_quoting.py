"""Texts within SQL stay texts, whatever they hold."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.store.quoting import quoted


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    with duckdb.connect() as con:
        assert con.execute(f"SELECT {quoted(text)}").fetchall() == [(text,)]


@pytest.mark.parametrize("text", ["'; DROP TABLE t; --", "\\'", "''", "a'b"])
def test_a_quote_ends_nothing(text: str) -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE t (i INTEGER)")
        con.execute(f"COMMENT ON TABLE t IS {quoted(text)}")
        assert con.execute("SELECT comment FROM duckdb_tables()").fetchall() == [(text,)]


def test_what_no_literal_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="value 0"):
        quoted("a\0b")

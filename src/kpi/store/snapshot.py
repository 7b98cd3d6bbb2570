"""One version of the warehouse, open for reading; and what it is when there is none, or none that can be read."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from kpi.store.history import has_todays_tables

Answer = TypeVar("Answer")
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "storage_compatibility_version": "latest",  # texts that come again and again are packed in less time
}


class NoData(Exception):
    """Nothing has been loaded yet; ``code`` names the words that say so."""

    code = "no_data"


class OtherEdition(NoData):
    """What is loaded was loaded by another edition of this software, whose tables are not those of today."""

    code = "other_edition"


class Damaged(NoData):
    """What was loaded can no longer be read, and there is no earlier version that can."""

    code = "damaged"


UNREADABLE = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
HEADERS = 3 * 4096  # bytes of a DuckDB file before its blocks


class Snapshot:
    """One immutable version of the data, open for reading by any number of threads.

    Raises OtherEdition, Damaged where the file is not whole. What lies deeper in a file is found when it is read:
    from then on the snapshot is ``damaged``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.version = version_of(path)
        self.damaged = False
        self._connection = open_whole(path)

    def query(self, sql: str, params: Sequence[object] | dict[str, object] = ()) -> pd.DataFrame:
        """Return the rows of ``sql`` with ``params`` bound; a cursor of its own serves each call. Raises Damaged."""
        return self._read(sql, params, duckdb.DuckDBPyConnection.df)

    def rows(self, sql: str, params: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """Return what ``query`` returns as plain values: None, days, lists. Raises Damaged."""
        return self._read(sql, params, duckdb.DuckDBPyConnection.fetchall)

    def _read(
        self,
        sql: str,
        params: Sequence[object] | dict[str, object],
        fetch: Callable[[duckdb.DuckDBPyConnection], Answer],
    ) -> Answer:
        try:
            return fetch(self._connection.cursor().execute(sql, params))
        except UNREADABLE as error:
            self.damaged = self.damaged or not reads_whole(self._connection)
            if self.damaged:
                raise Damaged(str(self.path)) from error
            raise

    @cached_property
    def publications(self) -> tuple[int, ...]:
        """Return the numbers of the publications up to this one, oldest first."""
        frame = self.query("SELECT publication FROM publication ORDER BY 1")
        return tuple(int(number) for number in frame["publication"])


def open_whole(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a version for reading. Raises Damaged where it is cut short or no database, OtherEdition."""
    try:
        connection = duckdb.connect(str(path), read_only=True, config=CLOSED)
    except UNREADABLE as error:
        raise Damaged(str(path)) from error
    try:
        if not has_todays_tables(connection):
            raise OtherEdition(str(path))
        # free blocks at the end may have been cut off by DuckDB itself
        blocks = connection.execute("SELECT block_size * used_blocks FROM pragma_database_size()").fetchall()
        if path.stat().st_size < HEADERS + blocks[0][0]:
            raise Damaged(str(path))
    except (*UNREADABLE, FileNotFoundError) as error:
        connection.close()
        raise Damaged(str(path)) from error
    except NoData:
        connection.close()
        raise
    return connection


def reads_whole(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether every value of every table can be read: DuckDB checks the sum of a block when it reads it."""
    try:
        cursor = connection.cursor()
        for (table,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            cursor.execute(f'SELECT bit_xor(hash(t)) FROM "{table}" t').fetchall()
    except duckdb.Error:
        return False
    return True


def is_whole(path: Path) -> bool:
    """Tell whether all of a version can be read, be it one of another edition."""
    try:
        connection = open_whole(path)
    except OtherEdition:
        return True
    except Damaged:
        return False
    try:
        return reads_whole(connection)
    finally:
        connection.close()


def version_of(path: Path) -> str:
    """Return what tells this file from any other, one of the same name in a folder made anew included."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{path.stem}-{stat.st_mtime_ns}-{stat.st_ino}"

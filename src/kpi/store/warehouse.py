"""Versions of the warehouse on disk: one is current, a load makes the next, readers never wait.

DuckDB lets one process write or many read. So a load works on a private copy under a name of
its own, and a pointer file, replaced atomically, makes it current.
"""

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
from filelock import FileLock

from kpi.store.derive import script

KEPT = 3  # versions that stay on disk, the current one included
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class NoData(Exception):
    """Nothing has been loaded yet."""


class Snapshot:
    """One immutable version of the data, open for reading by any number of threads."""

    def __init__(self, path: Path) -> None:
        self.version = _version(path)
        self._connection = duckdb.connect(str(path), read_only=True, config=CLOSED)

    def query(self, sql: str, params: Sequence[object] | dict[str, object] = ()) -> pd.DataFrame:
        """Return the rows of ``sql`` with ``params`` bound; a cursor of its own serves each call."""
        return self._connection.cursor().execute(sql, params).df()


def _version(path: Path) -> str:
    """Return what tells this file from any other, one of the same name in a folder made anew included."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ""
    return f"{path.stem}-{stat.st_mtime_ns}-{stat.st_ino}"


class Warehouse:
    """The folder that holds the versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pointer = folder / "current"
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def current(self) -> Path:
        """Return the file of the current version. Raises NoData where there is none."""
        try:
            return self.folder / self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise NoData(str(self.folder)) from None

    def snapshot(self) -> Snapshot:
        """Return the current version for reading; the same object until a newer one is current."""
        with self._lock:
            path = self.current()
            if self._snapshot is None or self._snapshot.version != _version(path):
                try:
                    self._snapshot = Snapshot(path)
                except duckdb.IOException:  # removed since the pointer was read: a newer one is current
                    self._snapshot = Snapshot(self.current())
            return self._snapshot

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a private copy of the current version, in one transaction, and make it current at the end.

        Loads queue on a lock. If the body raises, or the process dies, nothing has happened.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / "lock"):
            for left in self.folder.glob("building*"):
                if left.is_dir():  # where DuckDB puts what does not fit into memory
                    shutil.rmtree(left)
                else:
                    left.unlink()
            private = self.folder / "building.duckdb"
            number = self._copy_current(private)
            connection = duckdb.connect(str(private), config=CLOSED)
            try:
                if number == 0:
                    connection.execute(script("schema"))
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
                connection.execute("CHECKPOINT")
            except BaseException:
                connection.close()
                private.unlink(missing_ok=True)
                raise
            connection.close()
            self._publish(private, f"kpi-{number + 1:06d}.duckdb")

    def _copy_current(self, private: Path) -> int:
        try:
            current = self.current()
        except NoData:
            return 0
        shutil.copyfile(current, private)
        return int(current.stem.removeprefix("kpi-"))

    def _publish(self, private: Path, name: str) -> None:
        target = self.folder / name
        _to_disk(private)
        os.replace(private, target)
        pointer = self.folder / "building-pointer"
        pointer.write_text(name, encoding="utf-8")
        _to_disk(pointer)
        os.replace(pointer, self._pointer)
        _to_disk(self.folder)
        for old in sorted(self.folder.glob("kpi-*.duckdb"))[:-KEPT]:
            try:
                old.unlink()
            except OSError:  # still open in a reader, where the system forbids that; the next load tries again
                continue


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # Windows cannot open a folder to flush it
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Versions of the warehouse on disk: one is current, a load makes the next, readers never wait.

DuckDB lets one process write or many read. So a load works on a private copy under a name of
its own, and a pointer file, replaced atomically, makes it current. An earlier state is a file of
its own too, made from the current version when somebody asks for it.
"""

import errno
import os
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path

import duckdb
import pandas as pd
from filelock import FileLock

from kpi.rows import InputError, Problem
from kpi.store.history import carry_over, create_tables, has_todays_tables, restore_reference

KEPT = 3  # versions that stay on disk, the current one included
KEPT_STATES = 4  # earlier states that stay on disk, and open, beside the current version
FULL = tuple(os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
MEGABYTE = 10**6
Derive = Callable[[duckdb.DuckDBPyConnection, int], None]
"""Fills the derived tables from the observations known at a publication."""

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


class NoRoom(InputError):
    """The disk is full, or a limit on files is reached; nothing has changed. Says how to mend it."""

    def __init__(self, folder: Path, reason: str) -> None:
        size = sum(path.stat().st_size for path in sorted(folder.glob("kpi-*.duckdb"))[-1:])
        needed = 2 * size // MEGABYTE + 10  # a copy, and what is added to it
        super().__init__(
            [
                Problem(
                    str(folder),
                    0,
                    f"không còn chỗ để ghi ({reason}); hãy giải phóng ít nhất {needed} MB rồi làm lại",
                    f"there is no room left to write ({reason}); free at least {needed} MB and do it again",
                )
            ]
        )


class Snapshot:
    """One immutable version of the data, open for reading by any number of threads. Raises OtherEdition."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.version = _version(path)
        self._connection = duckdb.connect(str(path), read_only=True, config=CLOSED)
        if not has_todays_tables(self._connection):
            self._connection.close()
            raise OtherEdition(str(path))

    def query(self, sql: str, params: Sequence[object] | dict[str, object] = ()) -> pd.DataFrame:
        """Return the rows of ``sql`` with ``params`` bound; a cursor of its own serves each call."""
        return self._connection.cursor().execute(sql, params).df()

    @cached_property
    def publications(self) -> tuple[int, ...]:
        """Return the numbers of the publications up to this one, oldest first."""
        frame = self.query("SELECT publication FROM publication ORDER BY 1")
        return tuple(int(number) for number in frame["publication"])


def _version(path: Path) -> str:
    """Return what tells this file from any other, one of the same name in a folder made anew included."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ""
    return f"{path.stem}-{stat.st_mtime_ns}-{stat.st_ino}"


class Warehouse:
    """The folder that holds the versions; ``derive`` is needed for earlier states alone."""

    def __init__(self, folder: Path, derive: Derive | None = None) -> None:
        self.folder = folder
        self._derive = derive
        self._pointer = folder / "current"
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._states: OrderedDict[Path, Snapshot] = OrderedDict()

    def current(self) -> Path:
        """Return the file of the current version. Raises NoData where there is none."""
        try:
            return self.folder / self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise NoData(str(self.folder)) from None

    def snapshot(self, asof: int | None = None) -> Snapshot:
        """Return the current version for reading, or the data as known at publication ``asof``.

        The same object until a newer version is current. A publication that does not exist, like none,
        gives the current version. An earlier state is made if there is none yet; who asks for it
        meanwhile waits, and nobody else. Raises NoData, OtherEdition.
        """
        newest = self._newest()
        if asof is None or asof not in newest.publications[:-1]:
            return newest
        path = self.folder / f"asof-{asof:06d}-{newest.version}.duckdb"
        try:
            return self._state(path) or self._make_state(path, newest, asof)
        except (duckdb.IOException, FileNotFoundError):
            if newest is self._newest():
                raise
            return self.snapshot(asof)  # a load took the files away in the meantime

    def _newest(self) -> Snapshot:
        with self._lock:
            path = self.current()
            if self._snapshot is None or self._snapshot.version != _version(path):
                try:
                    self._snapshot = Snapshot(path)
                except duckdb.IOException:  # removed since the pointer was read: a newer one is current
                    self._snapshot = Snapshot(self.current())
            return self._snapshot

    def _state(self, path: Path) -> Snapshot | None:
        """Return the state in ``path`` if it is open already."""
        with self._lock:
            if path in self._states:
                self._states.move_to_end(path)
            return self._states.get(path)

    def _make_state(self, path: Path, newest: Snapshot, publication: int) -> Snapshot:
        """Open the state in ``path``, made now if no thread or process has made it."""
        with FileLock(self.folder / "asof-lock"):
            state = self._state(path)
            if state is not None:
                return state
            if not path.exists():
                self._derive_state(path, newest, publication)
            state = Snapshot(path)
            ours = [file for file in self.folder.glob("asof-*.duckdb") if file.stem.endswith(newest.version)]
            oldest = sorted(set(ours) - {path}, key=lambda file: file.stat().st_mtime)
            _remove(set(self.folder.glob("asof-*.duckdb")) - set(ours), oldest[: max(0, len(ours) - KEPT_STATES)])
        with self._lock:
            self._states[path] = state
            while len(self._states) > KEPT_STATES:
                self._states.popitem(last=False)
        return state

    def _derive_state(self, path: Path, newest: Snapshot, publication: int) -> None:
        if self._derive is None:
            raise ValueError("a warehouse without derive has no earlier states")
        _remove(self.folder.glob("deriving*"))
        private = self.folder / "deriving.duckdb"
        try:
            connection = duckdb.connect(str(private), config=CLOSED)
            try:
                create_tables(connection)
                carry_over(connection, newest.path, until=publication)
                with _written_at_once(connection):
                    restore_reference(connection)
                    self._derive(connection, publication)
            finally:
                connection.close()
            to_disk(private)
            os.replace(private, path)
        except BaseException:
            _remove(self.folder.glob("deriving*"))
            raise

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a private copy of the current version, in one transaction, and make it current at the end.

        Loads queue on a lock. If the body raises, or the process dies, nothing has happened. Raises NoRoom.
        """
        with _room_in(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "lock"):
                _remove(self.folder.glob("building*"))
                try:
                    yield from self._build()
                except BaseException:
                    _remove(self.folder.glob("building*"))
                    raise

    def _build(self) -> Iterator[duckdb.DuckDBPyConnection]:
        private = self.folder / "building.duckdb"
        current = self._current_if_any()
        copied = None if current is None else _copied(current, private)
        connection = copied or duckdb.connect(str(private), config=CLOSED)
        try:
            if not copied:
                create_tables(connection)
                if current is not None:
                    carry_over(connection, current)
            with _written_at_once(connection):
                yield connection
        finally:
            connection.close()
        number = 0 if current is None else int(current.stem.removeprefix("kpi-"))
        self._publish(private, f"kpi-{number + 1:06d}.duckdb")

    def _current_if_any(self) -> Path | None:
        try:
            return self.current()
        except NoData:
            return None

    def _publish(self, private: Path, name: str) -> None:
        pointer = self.folder / "building-pointer"
        pointer.write_text(name, encoding="utf-8")
        to_disk(pointer)
        to_disk(private)
        os.replace(private, self.folder / name)
        os.replace(pointer, self._pointer)
        to_disk(self.folder)
        _remove(sorted(self.folder.glob("kpi-*.duckdb"))[:-KEPT], self.folder.glob("asof-*.duckdb"))


@contextmanager
def _room_in(folder: Path) -> Iterator[None]:
    """Raise NoRoom for whatever fails within because there is none; DuckDB tells it in its message alone."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = next((reason for reason in FULL if reason in str(error)), None)
        if reason is None:
            raise
        raise NoRoom(folder, reason) from error


@contextmanager
def _written_at_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Write all that is done within into the file in one transaction; no log of it is kept beside the file first."""
    connection.execute("BEGIN")
    yield
    connection.execute("SET checkpoint_threshold = '0B'")
    connection.execute("COMMIT")
    connection.execute("CHECKPOINT")


def _copied(current: Path, private: Path) -> duckdb.DuckDBPyConnection | None:
    """Open a private copy of a version for writing; where its tables are not those of today there is none."""
    shutil.copyfile(current, private)
    connection = duckdb.connect(str(private), config=CLOSED)
    if has_todays_tables(connection):
        return connection
    connection.close()
    private.unlink()
    return None


def _remove(*those: Iterable[Path]) -> None:
    """Remove files, and folders in which DuckDB put what did not fit into memory."""
    for path in chain(*those):
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError:  # still open in a reader, where the system forbids that; the next one tries again
            continue


def to_disk(path: Path) -> None:
    """Have a file, or what a folder says of its files, written to the disk before going on."""
    if os.name == "nt" and path.is_dir():  # Windows cannot open a folder to flush it
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

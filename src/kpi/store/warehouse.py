"""Versions of the warehouse on disk: one is current, a load makes the next, readers never wait.

DuckDB lets one process write or many read. So a load works on a private copy under a name of
its own, and a pointer file, replaced atomically, makes it current. An earlier state is a file of
its own too, made from the current version when somebody asks for it.
"""

import os
import re
import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock

from kpi.store.disk import remove, to_disk
from kpi.store.faults import Damage, DamagedVersion, NoRoom, refuse_damaged, room_in
from kpi.store.history import carry_over, create_tables, has_todays_tables, restore_reference
from kpi.store.past import restore_past
from kpi.store.snapshot import (
    CLOSED,
    Damaged,
    NoData,
    OtherEdition,
    Snapshot,
    is_whole,
    version_of,
)

__all__ = [
    "CLOSED",
    "Damage",
    "Damaged",
    "DamagedVersion",
    "NoData",
    "NoRoom",
    "OtherEdition",
    "Snapshot",
    "Warehouse",
    "to_disk",
]

VERSION = r"kpi-\d{6,}\.duckdb"
KEPT = 3  # versions that stay on disk, the current one included
PATIENCE = 30.0  # seconds until a version that could not be read is tried again: what hindered may pass
KEPT_STATES = 4  # earlier states that stay on disk, and open, beside the current version
Derive = Callable[[duckdb.DuckDBPyConnection, int], None]
"""Fills the derived tables from the observations known at a publication."""


class Warehouse:
    """The folder that holds the versions; ``derive`` is needed for earlier states alone."""

    def __init__(self, folder: Path, derive: Derive | None = None) -> None:
        self.folder = folder
        self._derive = derive
        self._pointer = folder / "current"
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._seen = ("", "")  # pointer and version when the snapshot was opened
        self._opened_at = 0.0
        self._broken: set[str] = set()  # versions in which damage was found while reading
        self.damage: Damage | None = None
        self._states: OrderedDict[Path, Snapshot] = OrderedDict()

    def current(self) -> Path:
        """Return the file of the current version; the pointer itself where it is unreadable. Raises NoData."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            if not self._versions():
                raise NoData(str(self.folder)) from None
            return self._pointer
        except (OSError, UnicodeDecodeError):
            return self._pointer
        return self.folder / name if re.fullmatch(VERSION, name) else self._pointer

    def _versions(self) -> list[Path]:
        """Return the versions on disk, oldest first."""
        return sorted(self.folder.glob("kpi-*.duckdb"))

    def _before(self, path: Path) -> list[Path]:
        """Return the versions before that one, the newest first; all of them where ``path`` is no version."""
        return [other for other in reversed(self._versions()) if path == self._pointer or other.name < path.name]

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
        except (duckdb.IOException, FileNotFoundError, Damaged):
            if newest is self._newest():
                raise
            return self.snapshot(asof)  # a load took the files away in the meantime

    def _newest(self) -> Snapshot:
        with self._lock:
            path = self.current()
            if self._snapshot is None or self._is_to_be_opened(self._snapshot, path):
                self._snapshot = self._open(path)
            return self._snapshot

    def _is_to_be_opened(self, known: Snapshot, path: Path) -> bool:
        if known.damaged:
            self._broken.add(known.version)
        late = self.damage is not None and time.monotonic() - self._opened_at > PATIENCE
        return known.damaged or late or self._seen != (path.name, version_of(path))

    def _open(self, path: Path) -> Snapshot:
        """Open the version in ``path`` or, if it is damaged, the last whole one before it. Raises Damaged."""
        found = self._opened(path)
        if found is None and (newer := self.current()) != path:  # removed since the pointer was read
            path = newer
            found = self._opened(path)
        self._seen, self._opened_at = (path.name, version_of(path)), time.monotonic()
        self.damage = None
        if found is None:
            earlier = (self._opened(other) for other in self._before(path))
            found = next((whole for whole in earlier if whole is not None), None)
            self.damage = Damage(path.name, "" if found is None else found.path.name)
        if found is None:
            raise Damaged(str(path))
        return found

    def _opened(self, path: Path) -> Snapshot | None:
        """Open a version; None where it is damaged. Raises OtherEdition."""
        if version_of(path) in self._broken:
            return None
        try:
            return Snapshot(path)
        except Damaged:
            return None

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
            if not path.exists() or not is_whole(path):
                self._derive_state(path, newest, publication)
            state = Snapshot(path)
            ours = [file for file in self.folder.glob("asof-*.duckdb") if file.stem.endswith(newest.version)]
            oldest = sorted(set(ours) - {path}, key=lambda file: file.stat().st_mtime)
            remove(set(self.folder.glob("asof-*.duckdb")) - set(ours), oldest[: max(0, len(ours) - KEPT_STATES)])
        with self._lock:
            self._states[path] = state
            while len(self._states) > KEPT_STATES:
                self._states.popitem(last=False)
        return state

    def _derive_state(self, path: Path, newest: Snapshot, publication: int) -> None:
        remove(self.folder.glob("deriving*"))
        private = self.folder / "deriving.duckdb"
        try:
            connection = duckdb.connect(str(private), config=CLOSED)
            try:
                create_tables(connection)
                carry_over(connection, newest.path, until=publication)
                with _written_at_once(connection):
                    restore_reference(connection)
                    if not restore_past(connection, newest.path, publication):
                        if self._derive is None:
                            raise ValueError("a state from before rows were kept needs derive")
                        self._derive(connection, publication)
            finally:
                connection.close()
            to_disk(private)
            os.replace(private, path)
        except BaseException:
            remove(self.folder.glob("deriving*"))
            raise

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a private copy of the current version, in one transaction, and make it current at the end.

        Loads queue on a lock. If the body raises, or the process dies, nothing has happened. Raises NoRoom,
        DamagedVersion.
        """
        with room_in(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "lock"):
                remove(self.folder.glob("building*"))
                try:
                    yield from self._build()
                except BaseException:
                    remove(self.folder.glob("building*"))
                    raise

    def _build(self) -> Iterator[duckdb.DuckDBPyConnection]:
        private = self.folder / "building.duckdb"
        current = self._current_if_any()
        if current is not None:
            refuse_damaged(current)
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
        to_disk(private)
        os.replace(private, self.folder / name)
        self._point_to(name)
        remove(self._versions()[:-KEPT], self.folder.glob("asof-*.duckdb"))

    def _point_to(self, name: str) -> None:
        pointer = self.folder / "building-pointer"
        pointer.write_text(name, encoding="utf-8")
        to_disk(pointer)
        os.replace(pointer, self._pointer)
        to_disk(self.folder)

    def mend(self) -> Damage | None:
        """Make the last whole version current where the current one is damaged; return what was found, if anything.

        All of the file is read. What is damaged stays in the folder as ``damaged-...``, for who may rescue something
        from it. Where no version is whole, the warehouse is as one that was never loaded.
        """
        if not self.folder.exists():
            return None
        with room_in(self.folder), FileLock(self.folder / "lock"):
            path = self._current_if_any()
            if path is None or (path != self._pointer and is_whole(path)):
                return None
            whole = next((other for other in self._before(path) if is_whole(other)), None)
            if path.exists():
                os.replace(path, self.folder / f"damaged-{path.name}")
            if whole is None:
                self._pointer.unlink(missing_ok=True)
                for other in self._versions():
                    os.replace(other, self.folder / f"damaged-{other.name}")
            else:
                self._point_to(whole.name)
            remove(self.folder.glob("asof-*.duckdb"))
            return Damage(path.name, "" if whole is None else whole.name)


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

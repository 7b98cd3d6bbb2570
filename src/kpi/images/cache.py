"""Images kept on disk within a bound: the least recently used go first, a damaged one is made anew."""

import contextlib
import hashlib
import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

DIGEST = 32  # bytes of SHA-256 before the content
HALF_WRITTEN = ".part"
ABANDONED = 600.0  # seconds after which a half-written file is nobody's any more

_log = logging.getLogger(__name__)


class _Kept(NamedTuple):
    used: int  # nanoseconds since 1970
    size: int
    path: Path


class ImageCache:
    """Contents by key in one folder, together at most ``limit_bytes``; threads and processes may share it."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._making: dict[str, Future[bytes]] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Return what was put under ``key``; None where it is gone or damaged."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
            content = kept[DIGEST:]
            if hashlib.sha256(content).digest() != kept[:DIGEST]:
                path.unlink(missing_ok=True)
                return None
            os.utime(path)
        except OSError:
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep ``content``, unless it is larger than the bound. A reader sees all of it or nothing. Raises OSError."""
        size = DIGEST + len(content)
        if size > self._limit:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(suffix=HALF_WRITTEN, dir=self._folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            with self._lock:
                self._make_room(size, self._path(key))
                os.replace(name, self._path(key))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def get_or_make(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under ``key``, or what ``make`` returns; threads that ask meanwhile share one making.

        Raises what ``make`` raises, to all who wait for it. A folder that cannot be written costs speed, not the image.
        """
        if (content := self.get(key)) is not None:
            return content
        with self._lock:
            making = self._making.get(key)
            if mine := making is None:
                making = self._making[key] = Future()
        if mine:
            try:
                making.set_result(self._made(key, make))
            except BaseException as error:
                making.set_exception(error)
            finally:
                del self._making[key]
        return making.result()

    def _made(self, key: str, make: Callable[[], bytes]) -> bytes:
        if (content := self.get(key)) is not None:  # another thread was done between our look and our turn
            return content
        content = make()
        try:
            self.put(key, content)
        except OSError as error:
            _log.warning("an image could not be kept in %s: %s", self._folder, error)
        return content

    def _path(self, key: str) -> Path:
        return self._folder / hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()

    def _make_room(self, size: int, replaced: Path) -> None:
        """Remove the least recently used until ``size`` more bytes keep the bound."""
        kept = sorted(entry for entry in self._kept() if entry.path != replaced)
        total = size + sum(entry.size for entry in kept)
        for entry in kept:
            if total <= self._limit:
                return
            entry.path.unlink(missing_ok=True)
            total -= entry.size

    def _kept(self) -> Iterator[_Kept]:
        for path in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another process removed it
                found = path.stat()
                if path.suffix != HALF_WRITTEN:
                    yield _Kept(found.st_mtime_ns, found.st_size, path)
                elif time.time() - found.st_mtime > ABANDONED:
                    path.unlink()

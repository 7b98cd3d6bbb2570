"""What can be wrong with the folder of the warehouse: no room, a damaged version; each says how to mend it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kpi.rows import InputError, Problem
from kpi.store.snapshot import Damaged, OtherEdition, open_whole

FULL = tuple(os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
MEGABYTE = 10**6


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


@dataclass(frozen=True)
class Damage:
    """The file ``name`` cannot be read; ``shown`` is the version that is shown instead, "" where there is none."""

    name: str
    shown: str


class DamagedVersion(InputError):
    """The current version cannot be read, so nothing is written on top of it. Says how to mend it."""

    def __init__(self, path: Path) -> None:
        vi = "phiên bản số liệu hiện hành bị hỏng, nên chưa ghi gì; hãy chạy `kpi load` để phục hồi rồi làm lại"
        en = "the current version of the data is damaged, so nothing was written; run `kpi load` to mend it, then again"
        super().__init__([Problem(path.name, 0, vi, en)])


def refuse_damaged(path: Path) -> None:
    """Raise DamagedVersion where the version in ``path`` cannot be written on."""
    try:
        open_whole(path).close()
    except OtherEdition:
        return
    except Damaged as error:
        raise DamagedVersion(path) from error


@contextmanager
def room_in(folder: Path) -> Iterator[None]:
    """Raise NoRoom for whatever fails within because there is none; DuckDB tells it in its message alone."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = next((reason for reason in FULL if reason in str(error)), None)
        if reason is None:
            raise
        raise NoRoom(folder, reason) from error

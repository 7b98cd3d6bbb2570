"""Each single write of a version of the warehouse, and of a kept file, that finds no room or is never made."""

import errno
import itertools
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kpi.store.files import keep_file, kept_file
from kpi.store.warehouse import NoData, NoRoom, Warehouse
from tests.commands import PATIENCE, forked

WRITES = ((shutil, "copyfile"), (os, "fsync"), (os, "replace"), (Path, "write_text"), (Path, "write_bytes"))
COUNT = 12  # such writes in what follows
FILE = b"a file that was sent"


def write(warehouse: Warehouse) -> str:
    """Keep a file and count it."""
    with warehouse.writing() as con:
        con.execute("CREATE TABLE IF NOT EXISTS kept (name VARCHAR)")
        name = keep_file(warehouse.folder, FILE)
        con.execute("INSERT INTO kept VALUES (?)", [name])
    return name


def count(warehouse: Warehouse) -> int:
    try:
        return len(Warehouse(warehouse.folder).snapshot().query("FROM kept"))
    except NoData:
        return 0


def no_room(file: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))


def die(file: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def write_failing(warehouse: Warehouse, moment: int, fail: Callable[[object], None] = no_room) -> None:
    """Write, but ``fail`` before the write of that number, from 1."""
    numbers = itertools.count(1)

    def failing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            if next(numbers) == moment:
                fail(arguments[0])
            return real(*arguments, **more)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in WRITES:
            patch.setattr(owner, name, failing(getattr(owner, name)))
        write(warehouse)


def write_dying(folder: Path, moment: int) -> None:
    """Write, but be killed before the write of that number."""
    write_failing(Warehouse(folder), moment, die)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path)
    with made.writing() as con:
        con.execute("CREATE TABLE kept (name VARCHAR)")
    return made


@pytest.mark.parametrize("moment", range(1, COUNT + 1))
def test_whichever_write_finds_no_room_nothing_has_happened(moment: int, warehouse: Warehouse) -> None:
    with pytest.raises(NoRoom, match=r"there is no room left to write \(No space left on device\)"):
        write_failing(warehouse, moment)
    done = int(moment == COUNT)  # the last one only makes sure of what has been done
    assert count(warehouse) == done
    assert list(warehouse.folder.rglob("*ing*")) == []
    assert kept_file(warehouse.folder, write(warehouse)) == FILE
    assert count(warehouse) == done + 1


@pytest.mark.parametrize("moment", range(1, COUNT + 1))
def test_before_whichever_write_it_is_killed_a_version_is_there_or_not(moment: int, warehouse: Warehouse) -> None:
    process = forked(write_dying, warehouse.folder, moment)
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL
    done = int(moment == COUNT)
    assert count(warehouse) == done
    assert kept_file(warehouse.folder, write(warehouse)) == FILE
    assert count(warehouse) == done + 1
    assert list(warehouse.folder.rglob("*ing*")) == []


def test_these_are_all_the_writes(warehouse: Warehouse) -> None:
    write_failing(warehouse, COUNT + 1)
    assert count(warehouse) == 1


def test_other_failures_are_not_about_room(tmp_path: Path) -> None:
    with pytest.raises(duckdb.ParserException), Warehouse(tmp_path).writing() as con:
        con.execute("No space")
    with pytest.raises(PermissionError), Warehouse(tmp_path).writing():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_it_says_in_vietnamese_how_much_room_is_needed(tmp_path: Path) -> None:
    (tmp_path / "kpi-000001.duckdb").write_bytes(bytes(3_500_000))
    assert NoRoom(tmp_path, "File too large").problems[0].text("vi") == (
        f"{tmp_path}: không còn chỗ để ghi (File too large); hãy giải phóng ít nhất 17 MB rồi làm lại"
    )

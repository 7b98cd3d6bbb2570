"""A disk that is full, wherever in an import that shows: said in words, nothing changed, and it works with room again.

The limit on the size of a file, which any system has, stands for the disk; where it is allowed to, a small disk of its
own is filled. ``KPI_KILLS`` says how often (2 where it is not set).
"""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kpi.store.warehouse import Warehouse
from tests.commands import Sending, copy, differing, done, record, run

TIMES = int(os.environ.get("KPI_KILLS", "2"))
DISK = 64 * 2**20


class Case:
    """An import that publishes, and what is on record before, within and after it where there is room."""

    def __init__(self, folder: Path) -> None:
        sending = Sending(folder)
        self.data = sending.world.data
        second = sending.file("second", 21, 22)
        self.before, self.words = sending.copy("before"), ("import", second, "--place", "C", "--publish")
        self.size = Warehouse(self.before).current().stat().st_size
        self.records = [record(self.before)]
        for words in (self.words[:-1], self.words):
            done(sending.warehouse, *words)
            self.records.append(record(sending.warehouse))

    def look(self, folder: Path, code: int, text: str) -> None:
        """See that a command which had no room said so and left no half of anything."""
        assert (code, "Traceback" in text) == (1, False), text
        assert f"{folder}: there is no room left to write (" in text
        assert f"); free at least {2 * self.size // 10**6 + 10} MB and do it again" in text
        found = record(folder)
        differences = [differing(found, one) for one in self.records[:2]]
        assert {} in differences, differences
        assert [name for name in found["files"] if "building" in name or "writing" in name] == []


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(tmp_path_factory.mktemp("full"))


def test_other_commands_say_so_too(case: Case, tmp_path: Path) -> None:
    data = copy(case.data, tmp_path / "data")  # with a figure more: a load that changes nothing needs no room
    with (data / "reported" / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("report,,W1,2019,handled,5,5,A,,,\n")
    for words in (
        ("load", "--data", str(data)),
        ("submissions", "publish", "1"),
        ("submissions", "withdraw", "1", "--reason", "x"),
    ):
        folder = copy(case.before, tmp_path / "warehouse")
        case.look(folder, *run(folder, *words, file_bytes=case.size // 2))


def spread(low: float, high: float) -> list[int]:
    """Return numbers between the two, one at random in each of as many equal parts as there are times."""
    chance = random.Random(7)
    return [int(low + (high - low) * (number + chance.random()) / TIMES) for number in range(TIMES)]


def test_an_import_that_may_write_no_larger_file_says_so_and_changes_nothing(case: Case, tmp_path: Path) -> None:
    short = 0
    for most in [0, *spread(0.5 * case.size, 1.2 * case.size)]:
        folder = copy(case.before, tmp_path / "warehouse")
        code, text = run(folder, *case.words, file_bytes=most)
        if code:
            short += 1
            case.look(folder, code, text)
            done(folder, *case.words)
        assert record(folder) == case.records[-1]
    assert short


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a small disk of its own; skip the test where this user may not make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "kpi-test", str(folder)]
    with suppress(FileNotFoundError):
        if subprocess.run(mount, capture_output=True).returncode == 0:
            yield folder
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
            return
    pytest.skip("making a disk is not allowed here")


def fill(disk: Path, left: int) -> Path:
    """Fill the disk until so many bytes are left; return what fills it."""
    ballast, free = disk / "ballast", os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - left)))
    return ballast


def test_an_import_on_a_full_disk_says_so_and_changes_nothing(case: Case, disk: Path) -> None:
    short = 0
    for left in spread(0, 2.5 * case.size):
        folder = copy(case.before, disk / "warehouse")
        ballast = fill(disk, left)
        code, text = run(folder, *case.words)
        if code:
            short += 1
            case.look(folder, code, text)
        ballast.unlink()
        if code:
            done(folder, *case.words)
        assert record(folder) == case.records[-1]
    assert short

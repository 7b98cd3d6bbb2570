"""Images on disk: within the bound, the least recently used go first, made once, whole or not there."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kpi.images.cache import DIGEST, ImageCache

PNG = b"\x89PNG" * 25  # 100 bytes
KEPT = len(PNG) + DIGEST  # bytes on disk
LIMIT = 1_000_000


def occupied(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_what_was_put_comes_back_and_nothing_else(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path / "images", LIMIT)
    cache.put("a", PNG)
    assert cache.get("a") == PNG
    assert cache.get("b") is None


def test_nothing_of_a_key_becomes_a_path(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path / "images", LIMIT)
    keys = ["../../etc/passwd", "/etc/passwd", "a" * 5000, "Đặng\x00", "\ud800", ""]
    for key in keys:
        cache.put(key, key.encode("utf-8", "replace"))
    assert [cache.get(key) for key in keys] == [key.encode("utf-8", "replace") for key in keys]
    assert [path.name for path in tmp_path.iterdir()] == ["images"]
    assert {len(path.name) for path in (tmp_path / "images").iterdir()} == {64}


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 3 * KEPT)
    for key in "abc":
        cache.put(key, PNG)
        time.sleep(0.01)  # the clock of files is coarser than that of the processor
    cache.get("a")
    cache.put("d", PNG)
    assert {key for key in "abcd" if cache.get(key)} == {"a", "c", "d"}
    assert occupied(tmp_path) == 3 * KEPT


def test_a_key_put_again_takes_no_second_place(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 2 * KEPT)
    cache.put("a", PNG)
    for _ in range(3):
        cache.put("b", PNG)
    assert cache.get("a") == PNG
    assert occupied(tmp_path) == 2 * KEPT


def test_what_is_larger_than_the_bound_is_not_kept_and_drives_nothing_out(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 2 * KEPT)
    cache.put("a", PNG)
    cache.put("b", PNG * 3)
    assert cache.get("a") == PNG
    assert cache.get("b") is None


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * KEPT])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    cache = ImageCache(tmp_path, LIMIT)
    cache.put("a", PNG)
    next(tmp_path.iterdir()).write_bytes(damage)
    assert cache.get("a") is None
    assert cache.get_or_make("a", lambda: PNG) == PNG
    assert cache.get("a") == PNG


def test_a_vanished_folder_is_made_anew(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path / "images", LIMIT)
    cache.put("a", PNG)
    for path in (tmp_path / "images").iterdir():
        path.unlink()
    (tmp_path / "images").rmdir()
    assert cache.get_or_make("a", lambda: PNG) == PNG
    assert cache.get("a") == PNG


def test_a_folder_that_cannot_be_written_costs_no_image(tmp_path: Path) -> None:
    (tmp_path / "images").write_text("a file is in the way")
    assert ImageCache(tmp_path / "images", LIMIT).get_or_make("a", lambda: PNG) == PNG


def test_many_threads_asking_for_the_same_have_it_made_once(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, LIMIT)
    made = []
    all_here = threading.Barrier(8)

    def make() -> bytes:
        made.append(1)
        time.sleep(0.1)
        return PNG

    def ask(_: int) -> bytes:
        all_here.wait()
        return cache.get_or_make("a", make)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [PNG] * 8
    assert len(made) == 1


def test_other_keys_do_not_wait(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, LIMIT)
    release = threading.Event()

    def wait() -> bytes:
        assert release.wait(20)
        return PNG

    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(cache.get_or_make, "slow", wait)
        assert cache.get_or_make("quick", lambda: b"quick") == b"quick"
        assert not slow.done()
        release.set()
        assert slow.result() == PNG


def test_a_failure_is_told_and_not_kept(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, LIMIT)

    def fail() -> bytes:
        raise ValueError("no ink")

    with pytest.raises(ValueError, match="no ink"):
        cache.get_or_make("a", fail)
    assert cache.get_or_make("a", lambda: PNG) == PNG


def test_what_a_writer_left_half_written_is_removed_in_time(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh.part", tmp_path / "old.part"
    for path in (fresh, old):
        path.write_bytes(PNG)
    age = time.time() - 3600
    os.utime(old, (age, age))
    ImageCache(tmp_path, LIMIT).put("a", PNG)
    assert fresh.exists()
    assert not old.exists()


WRITER = """
import sys
from pathlib import Path
from kpi.images.cache import ImageCache
cache = ImageCache(Path(sys.argv[1]), int(sys.argv[2]))
for turn in range(150):
    key = str(turn % 30)
    content = cache.get(key)
    assert content in (None, key.encode() * 500), "half an image"
    cache.put(key, key.encode() * 500)
"""


def test_processes_that_share_a_folder_never_see_half_an_image_and_keep_the_bound(tmp_path: Path) -> None:
    limit = 10_000
    command = [sys.executable, "-c", WRITER, str(tmp_path), str(limit)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(writer.communicate()[1].decode(), writer.returncode) for writer in writers] == [("", 0)] * 3
    ImageCache(tmp_path, limit).put("last", PNG)
    assert occupied(tmp_path) <= limit


def test_a_writer_killed_at_any_moment_leaves_no_half_image(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER.replace("range(150)", "range(10**9)"), str(tmp_path), "100000"]
    for _ in range(5):
        writer = subprocess.Popen(command, stderr=subprocess.PIPE)
        _until(lambda: any(tmp_path.iterdir()))
        time.sleep(0.2)
        writer.kill()
        assert b"half" not in writer.communicate()[1]
    cache = ImageCache(tmp_path, 100_000)
    kept = [(str(key), cache.get(str(key))) for key in range(30)]
    assert all(content in (None, key.encode() * 500) for key, content in kept)
    assert any(content for _, content in kept)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)

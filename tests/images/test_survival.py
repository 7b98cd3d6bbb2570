"""Whatever dies or hangs meanwhile, no image is lost, and nothing is left behind."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from kpi.images.failures import Busy, Slow
from kpi.images.renderer import Renderer
from tests.building import ROOT
from tests.images.drawing import BARS, PATIENCE, SIZE, pixels
from tests.images.processes import chromium, dead, living, offspring, processes, until, worker

pytestmark = pytest.mark.browser


def wait_for_more(pictures: list[Future[bytes]]) -> None:
    """Wait until three more are drawn, or all."""
    enough = min(sum(picture.done() for picture in pictures) + 3, len(pictures))
    until(lambda: sum(picture.done() for picture in pictures) >= enough)


@pytest.mark.parametrize("victim", [chromium, worker])
def test_killed_between_images_nothing_is_lost(own: Renderer, victim: Callable[[Renderer], psutil.Process]) -> None:
    for width in range(200, 203):
        assert pixels(own.image(BARS, **SIZE | {"width": width})) == (width, 200)
        victim(own).send_signal(signal.SIGKILL)


@pytest.mark.parametrize("victim", [chromium, worker])
def test_killed_during_images_nothing_of_twenty_is_lost(
    own: Renderer, victim: Callable[[Renderer], psutil.Process]
) -> None:
    own.image(BARS, **SIZE)
    many = {"data": [{"type": "bar", "y": list(range(300))}]}  # drawn for long enough to be hit
    widths = range(200, 220)
    with ThreadPoolExecutor(4) as threads:
        pictures = [threads.submit(own.image, many, **SIZE | {"width": width}) for width in widths]
        for _ in range(3):
            wait_for_more(pictures)  # so that no picture is hit a second time, while it is tried again
            victim(own).send_signal(signal.SIGKILL)
        assert [pixels(picture.result()) for picture in pictures] == [(width, 200) for width in widths]


def test_a_crashed_tab_is_replaced_too(own: Renderer) -> None:
    own.image(BARS, **SIZE)
    for process in processes(own):
        with contextlib.suppress(psutil.NoSuchProcess):
            if "--type=renderer" in process.cmdline():
                process.send_signal(signal.SIGKILL)
    assert pixels(own.image(BARS, **SIZE)) == (300, 200)


def test_an_image_that_never_ends_is_stopped_and_the_next_one_drawn(own: Renderer, temporary: Path) -> None:
    own.image(BARS, **SIZE)
    own._seconds = 1.0
    stopped = processes(own)
    for process in stopped:
        process.suspend()
    with pytest.raises(Slow) as told:
        own.image(BARS, **SIZE)
    assert told.value.text("en") == (
        "drawing took more than 1 seconds and was stopped; choose fewer units or fewer years"
    )
    until(lambda: dead(stopped))
    own._seconds = PATIENCE
    assert pixels(own.image(BARS, **SIZE)) == (300, 200)
    assert len(list(temporary.iterdir())) == 1  # the folder of the worker that died is gone


def test_who_comes_when_the_queue_is_full_is_told_so_at_once(tmp_path: Path) -> None:
    with Renderer(queue=1, seconds=PATIENCE) as renderer, ThreadPoolExecutor(2) as threads:
        renderer.image(BARS, **SIZE)
        stopped = chromium(renderer)
        stopped.suspend()
        taken = [threads.submit(renderer.image, BARS, **SIZE) for _ in range(2)]
        until(lambda: renderer._places._value == 0)
        with pytest.raises(Busy) as told:
            renderer.image(BARS, **SIZE)
        assert told.value.text("vi") == "đang có quá nhiều ảnh chờ vẽ; hãy thử lại sau ít giây"
        stopped.resume()
        assert [pixels(picture.result()) for picture in taken] == [(300, 200)] * 2


def test_nothing_is_started_before_the_first_image_and_nothing_left_after_the_last(
    own: Renderer, temporary: Path
) -> None:
    own.close()
    with Renderer() as renderer:
        assert (own._worker, renderer._worker) == (None, None)
        renderer.image(BARS, **SIZE)
        started = processes(renderer)
        assert len(started) >= 4
        assert len(list(temporary.iterdir())) == 1
    until(lambda: dead(started))
    assert list(temporary.iterdir()) == []
    with pytest.raises(Busy):
        renderer.image(BARS, **SIZE)


PARENT = """
import os, signal, sys, tempfile
from kpi.images.renderer import Renderer
renderer = Renderer()
renderer.image({"data": []}, width=300, height=200, scale=1, format="png")
print("drawn", flush=True)
signal.pause()
"""


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "hung"])
def test_a_killed_parent_leaves_no_process_and_no_file(temporary: Path, busy: bool) -> None:
    environment = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "drawn\n"
        started = offspring(psutil.Process(parent.pid))
        if busy:
            next(p for p in psutil.Process(parent.pid).children()[0].children() if living(p)).suspend()
        profile = next(temporary.iterdir()) / "profile"
        profile.mkdir()
        for number in range(2000):  # removing them takes a while, in which the browser's end is noticed too
            (profile / str(number)).touch()
        parent.kill()
    until(lambda: dead(started))
    until(lambda: not list(temporary.iterdir()))


def test_after_so_many_images_a_fresh_worker_takes_over(temporary: Path) -> None:
    with Renderer(renew_after=3, seconds=PATIENCE) as renderer:
        workers = []
        for width in range(200, 207):
            assert pixels(renderer.image(BARS, **SIZE | {"width": width})) == (width, 200)
            workers.append(renderer._worker and renderer._worker.pid)
        assert workers[0] == workers[1]
        assert workers[2] == workers[3] == workers[4]
        assert len(set(workers)) == 3
        assert len(list(temporary.iterdir())) == 1

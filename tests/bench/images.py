"""The renderer: its first image and later ones, and the memory of its processes as images pass through it."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import psutil  # type: ignore[import-untyped]

from kpi.images.renderer import Renderer
from tests.bench.effort import times
from tests.bench.figures import Figure

RUNS = times(15, 1)
SIZE: dict[str, Any] = {"width": 1200, "height": 675, "scale": 1}
EARLY, LATE = times(50, 2), times(500, 4)  # images after which the memory is looked at
GROWTH = 1.25  # at most, from the early look to the late one; that the browser is renewed in between belongs to it
LATER_TO_FIRST = 0.2
PAGE = "<style>@page{size:A4}body{font-family:'Source Sans'}</style>" + "<p>Phường Đặng Thị Ưởng: 15.833 hồ sơ</p>" * 30


def measure_images() -> list[Figure]:
    """Return seconds per image and megabytes of the renderer's process tree."""
    with Renderer() as renderer:
        first = _seconds(lambda: _draw(renderer, 0))
        later = {
            "PNG": _median(lambda run: _draw(renderer, run)),
            "SVG": _median(lambda run: _draw(renderer, run, "svg")),
            "PDF of one page": _median(lambda _: renderer.pdf(PAGE)),
        }
    note = f"{SIZE['width']}x{SIZE['height']}, 32 bars; median of {RUNS}"
    return [
        Figure("images: first, Chromium's start in it", first, "s"),
        *(Figure(f"images: later {kind}", seconds, "s", note=note) for kind, seconds in later.items()),
        Figure("images: later PNG to the first", later["PNG"] / first, "x", LATER_TO_FIRST),
        *_memory(),
    ]


def _memory() -> Iterator[Figure]:
    sizes = []
    with Renderer() as renderer:
        for run in range(1, LATE + 1):
            _draw(renderer, run, "png" if run % 2 else "svg")
            if run % EARLY == 0:
                sizes.append(_megabytes())
    yield Figure(f"images: renderer's processes after {EARLY}", sizes[0], "MB")
    yield Figure(f"images: renderer's processes after {LATE}", sizes[-1], "MB", note=f"highest {max(sizes):.0f} MB")
    yield Figure(f"images: highest memory to that after {EARLY}", max(sizes) / sizes[0], "x", GROWTH)


def _draw(renderer: Renderer, run: int, kind: Any = "png") -> bytes:
    names = [f"Phường Đặng Thị Ưởng {number}" for number in range(32)]
    values = [run + number for number in range(32)]
    bars = {"type": "bar", "x": values, "y": names, "orientation": "h", "text": values}
    layout = {"font": {"family": '"Source Sans"'}, "title": {"text": "Hồ sơ nộp trực tuyến"}}
    return renderer.image({"data": [bars], "layout": layout}, **SIZE, format=kind)


def _median(draw: Callable[[int], object]) -> float:
    draw(0)
    return median(_seconds(lambda run=run: draw(run)) for run in range(1, RUNS + 1))  # type: ignore[misc]


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _megabytes() -> float:
    """Return the memory of all descendants, what they share counted once."""
    return float(sum(_own_share(process) for process in psutil.Process().children(recursive=True))) / 2**20


def _own_share(process: Any) -> int:
    try:
        return int(process.memory_full_info().pss)
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return 0

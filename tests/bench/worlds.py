"""Warehouses of known size: the fictional city at 100 thousand observations, a province of cities at 10 million.

And the same two sizes with as many units as the country had, of which every two merged.
"""

import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kpi.intake.demo.city import DemoSize
from kpi.intake.load import load
from kpi.store.warehouse import NoData, Warehouse
from tests.bench.apart import apart
from tests.bench.effort import large, tiny
from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
PLACE = "MH"  # the city that is looked at: 24 wards and communes at either size
YEARS = 2 if tiny() else 10
MILLION = 1_000_000


@dataclass(frozen=True)
class Size:
    """How many observations a world has, and how many wards, communes and monthly indicators that takes."""

    name: str
    units: int
    indicators: int = 32
    merge_all: bool = False


SIZES: tuple[Size, ...] = (Size("100k", 28), Size("10M", 2712))
PUBLISHING_SIZES: tuple[Size, ...] = (SIZES[0], Size("900k", 240), *SIZES[1:] * large())
MERGED_SIZES: tuple[Size, ...] = (Size("merged-100k", 100, 8, True), Size("merged-10M", 10_040, 8, True))
if tiny():
    SIZES, MERGED_SIZES = (Size("tiny", 26, 12),), (Size("merged-tiny", 52, 2, True),)
    PUBLISHING_SIZES = SIZES


@dataclass(frozen=True)
class World:
    """A warehouse that was loaded for the benchmarks."""

    name: str
    folder: Path


@dataclass(frozen=True)
class Loading:
    """What it took to make up the figures of a world and to load them."""

    observations: int
    seconds: float
    peak_megabytes: float


def make_worlds(sizes: Sequence[Size], folder: Path, figures: list[Figure]) -> list[World]:
    """Return the worlds of ``sizes`` below ``folder``; add to ``figures`` what loading took, where it was needed."""
    worlds = [World(size.name, folder / size.name) for size in sizes]
    for size, world in zip(sizes, worlds, strict=True):
        if not is_loaded(world):
            print(f"loading {size.name} ...", file=sys.stderr)
            figures.append(_figure(size, apart(_load, size, world.folder)))
    return worlds


def _figure(size: Size, loading: Loading) -> Figure:
    note = f"{loading.observations:,} observations, peak memory {loading.peak_megabytes:,.0f} MB"
    return Figure(f"load {size.name}", loading.seconds, "s", note=note)


def is_loaded(world: World) -> bool:
    """Tell whether the world's warehouse holds data."""
    try:
        Warehouse(world.folder).current()
    except NoData:
        return False
    return True


def demo_size(size: Size) -> DemoSize:
    """Return how large the fictional city of a world is."""
    return DemoSize(size.units, size.indicators, YEARS, size.merge_all)


def _load(size: Size, folder: Path) -> Loading:
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # DuckDB draws progress bars where the table is to stand
    start = time.perf_counter()
    publication = load(DATA, Warehouse(folder), demo=demo_size(size))
    seconds = time.perf_counter() - start
    return Loading(publication.added, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

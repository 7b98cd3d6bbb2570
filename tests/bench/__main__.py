"""``python -m tests.bench``: measures everything, or one part, and prints each figure beside its target."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.answers import measure_answers
from tests.bench.cold_start import measure_cold_start
from tests.bench.figures import Figure, as_table, write_json
from tests.bench.first_visit import measure_first_visit
from tests.bench.ground import measure_ground
from tests.bench.images import measure_images
from tests.bench.intake import measure_intake
from tests.bench.routes import measure_routes
from tests.bench.scripts import measure_scripts
from tests.bench.sessions import measure_sessions
from tests.bench.worlds import MERGED_SIZES, SIZES, Size, World, make_worlds

Measure = Callable[[list[World]], list[Figure]]


@dataclass(frozen=True)
class Part:
    """What is measured, and at which worlds."""

    measure: Measure
    sizes: Sequence[Size] = SIZES


def _each(measure: Callable[[World], list[Figure]]) -> Measure:
    return lambda worlds: [figure for world in worlds for figure in measure(world)]


PARTS: dict[str, Part] = {
    "answers": Part(_each(measure_answers)),
    "ground": Part(_each(measure_ground), MERGED_SIZES),
    "scripts": Part(measure_scripts),
    "cold_start": Part(_each(measure_cold_start)),
    "sessions": Part(_each(measure_sessions)),
    "first_visit": Part(_each(measure_first_visit)),
    "images": Part(lambda _: measure_images(), ()),
    "intake": Part(lambda _: measure_intake(), ()),
    "routes": Part(_each(measure_routes), SIZES[:1]),
}


def main() -> None:
    """Make the worlds, measure the parts, print the table."""
    asked = _arguments()
    figures: list[Figure] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name in asked.only or PARTS:
                sizes = PARTS[name].sizes[:1] if asked.quick else PARTS[name].sizes
                worlds = make_worlds(sizes, asked.worlds or Path(folder), figures)
                figures += _measured(name, worlds)
    finally:
        print(as_table(figures))
        if asked.json:
            write_json(figures, asked.json)


def _measured(name: str, worlds: list[World]) -> Iterator[Figure]:
    load = os.getloadavg()[0]
    print(f"measuring {name} ...", file=sys.stderr)
    note = f"on {os.cpu_count()} cores; figures taken beside other work are too high"
    yield Figure(f"{name}: load average before", load, "", note=note)
    yield from PARTS[name].measure(worlds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone; may be repeated")
    parser.add_argument("--quick", action="store_true", help="100 thousand observations only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    parser.add_argument("--worlds", type=Path, metavar="FOLDER", help="keep the warehouses here and use them again")
    return parser.parse_args()


if __name__ == "__main__":
    main()

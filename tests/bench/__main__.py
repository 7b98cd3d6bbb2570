"""``python -m tests.bench``: measures everything, or one part, and prints each figure beside its target.

With ``KPI_BENCH=tiny`` in the environment next to nothing is measured: to see that every part runs. With
``KPI_BENCH=large`` figures are published at 10 million observations too.
"""

import argparse
import os
import sys
import tempfile
import traceback
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
from tests.bench.publishing import measure_publishing
from tests.bench.routes import measure_routes
from tests.bench.scripts import measure_scripts
from tests.bench.sessions import measure_sessions
from tests.bench.worlds import MERGED_SIZES, PUBLISHING_SIZES, SIZES, Size, World, make_worlds

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
    "publishing": Part(measure_publishing, PUBLISHING_SIZES),
    "routes": Part(_each(measure_routes), SIZES[:1]),
}


def main() -> None:
    """Make the worlds, measure the parts, print the table; a part that fails is told of at the end."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        figures, failed = measure(asked.only or list(PARTS), asked.worlds or Path(folder), quick=asked.quick)
    print(as_table(figures))
    if asked.json:
        write_json(figures, asked.json)
    if failed:
        sys.exit(f"FAILED: {', '.join(failed)}; why stands above")


def measure(names: Sequence[str], folder: Path, *, quick: bool) -> tuple[list[Figure], list[str]]:
    """Return the figures of these parts, and the names of those that failed: a failure hides no other part."""
    figures: list[Figure] = []
    failed: list[str] = []
    for name in names:
        sizes = PARTS[name].sizes[:1] if quick else PARTS[name].sizes
        try:
            worlds = make_worlds(sizes, folder, figures)
            figures += _measured(name, worlds)
        except Exception:
            traceback.print_exc()
            failed.append(name)
    return figures, failed


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

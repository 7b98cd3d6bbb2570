"""``python -m tests.bench``: measures everything, or one part, and prints each figure beside its target."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.answers import measure_answers
from tests.bench.cold_start import measure_cold_start
from tests.bench.figures import Figure, as_table, write_json
from tests.bench.first_visit import measure_first_visit
from tests.bench.scripts import measure_scripts
from tests.bench.sessions import measure_sessions
from tests.bench.worlds import SIZES, World, make_worlds

Part = Callable[[list[World]], list[Figure]]


def _each(measure: Callable[[World], list[Figure]]) -> Part:
    return lambda worlds: [figure for world in worlds for figure in measure(world)]


PARTS: dict[str, Part] = {
    "answers": _each(measure_answers),
    "scripts": measure_scripts,
    "cold_start": _each(measure_cold_start),
    "sessions": _each(measure_sessions),
    "first_visit": _each(measure_first_visit),
}


def main() -> None:
    """Make the worlds, measure the parts, print the table."""
    asked = _arguments()
    figures: list[Figure] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            worlds = make_worlds(SIZES[:1] if asked.quick else SIZES, asked.worlds or Path(folder), figures)
            for part in asked.only or PARTS:
                figures += _measured(part, worlds)
    finally:
        print(as_table(figures))
        if asked.json:
            write_json(figures, asked.json)


def _measured(part: str, worlds: list[World]) -> Iterator[Figure]:
    load = os.getloadavg()[0]
    print(f"measuring {part} ...", file=sys.stderr)
    note = f"on {os.cpu_count()} cores; figures taken beside other work are too high"
    yield Figure(f"{part}: load average before", load, "", note=note)
    yield from PARTS[part](worlds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone; may be repeated")
    parser.add_argument("--quick", action="store_true", help="100 thousand observations only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    parser.add_argument("--worlds", type=Path, metavar="FOLDER", help="keep the warehouses here and use them again")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""Mutated files: whatever is changed in them, reading ends with sheets or with an error that says what to do.

``KPI_FUZZ`` says how many (500 where it is not set). Workbooks are read in forks of this process, which start faster
than the process of their own that they have in earnest, and are bounded as that is.
"""

import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kpi.intake.reading import apart, files
from kpi.intake.reading.faults import Refused
from kpi.intake.reading.files import read_document
from kpi.intake.reading.limits import Limits
from kpi.intake.reading.numbers import read_cells
from kpi.intake.reading.periods import read_period_cell
from kpi.intake.reading.workbook import RawWorkbook, read_workbook
from tests.intake.reading.making import FILES

ROUNDS = int(os.environ.get("KPI_FUZZ", "500"))
SEEDS = sorted(path for path in FILES.iterdir() if path.stat().st_size and "far" not in path.name)
LIMITS = Limits(
    cells=100_000, rows=10_000, columns=200, unpacked_bytes=20_000_000, seconds=20, memory_bytes=1_500_000_000
)
_TELLING = [b'"', b"\n", b",", b"\xff\xfe", b"\x00", b"<!DOCTYPE", b'r="XFD9"', b"PK\x01\x02", b"</row>", b"99999999"]


def mutations(rounds: int, seeds: Sequence[Path] = SEEDS) -> Iterator[tuple[str, bytes]]:
    """Yield ``seeds`` with bytes changed, cut out, doubled or put in, the same ones at every run."""
    chance = random.Random(20240501)
    for number in range(rounds):
        seed = seeds[number % len(seeds)]
        data = bytearray(seed.read_bytes())
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            at = chance.randrange(len(data) + 1)
            end = min(len(data), at + chance.choice((1, 2, 8, 64, 512)))
            kind = chance.randrange(5)
            if kind == 0:
                data[at:end] = chance.randbytes(end - at)
            elif kind == 1:
                del data[at:end]
            elif kind == 2:
                data[at:at] = data[at:end]
            elif kind == 3:
                data[at:at] = chance.choice(_TELLING)
            else:
                data[at:end] = bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at:end])
        yield seed.name, bytes(data)


def _read_forked(data: bytes, limits: Limits) -> RawWorkbook:
    """Read in a fork first: what kills it, or takes its memory or time, is refused as in earnest."""
    fork = os.fork()
    if not fork:
        try:
            apart.bound(limits)
            read_workbook(data, limits)
            os._exit(0)
        except Refused:
            os._exit(3)
        except MemoryError:
            os._exit(4)
        except BaseException as error:
            os._exit(5 if type(error).__name__ == "PanicException" else 6)  # the parser's own way to fail
    code = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    assert code in (0, 3, 4, 5, -6), code  # a Rust library out of memory aborts (6); nothing may run out of time
    if code not in (0, 3):
        raise Refused("damaged")
    return read_workbook(data, limits)


def test_mutated_files_are_read_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "read_apart", _read_forked)
    outcomes = set()
    for name, data in mutations(ROUNDS):
        document = read_document(name, data, LIMITS)
        assert document.sheets or document.problems, name
        for sheet in document.sheets:
            cells = list(sheet.cells.values())
            assert all(cell.text and cell.row <= sheet.rows and cell.column <= sheet.columns for cell in cells), name
            read_cells(cells, False)
            for cell in cells:
                read_period_cell(cell, 2024)
        outcomes.add(bool(document.sheets))
    assert outcomes == {True, False}


def test_mutated_workbooks_are_stopped_in_their_own_process() -> None:
    chosen = [(name, data) for name, data in mutations(5 * len(SEEDS)) if name.startswith(("workbook", "cell"))]
    assert len(chosen) >= 15
    for name, data in chosen:
        document = read_document(name, data, LIMITS)
        assert document.sheets or document.problems, name

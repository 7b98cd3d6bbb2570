"""Taking in large files: a sheet beside calamine alone, a CSV beside DuckDB's own reading of it into a table."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

import duckdb
import python_calamine
import xlsxwriter

from kpi.catalog.reading import read_catalog
from kpi.intake import submissions as life
from kpi.intake.demo.city import Demo, make_demo, read_settings
from kpi.intake.load import derive_state, load
from kpi.intake.publishing import writing
from kpi.intake.received import record
from kpi.intake.sent import Checked, Sent, read_sent
from kpi.intake.submitted import submission_source
from kpi.store.reading import read_reference
from kpi.store.submissions import now, read_changes
from kpi.store.warehouse import Warehouse
from tests.bench.apart import apart
from tests.bench.effort import times
from tests.bench.figures import Figure
from tests.bench.worlds import DATA

ROWS, LINES = times(100_000, 200), times(1_000_000, 500)
RUNS = times(3, 1)
TIMES_CALAMINE, TIMES_READ_CSV = 4.0, 5.0
MOST_MEGABYTES = 2_000.0
UNITS, INDICATORS = times(840, 26), 32
PLACE = "MH-P"  # the province above the fictional cities
MONTHS = [f"{year}-{month:02}" for year in range(2008, 2018) for month in range(1, 13)]


@dataclass(frozen=True)
class Took:
    """What work took: of the clock, of the processors (children included), and at most of memory."""

    seconds: float
    processor: float
    megabytes: float


def measure_intake() -> list[Figure]:
    """Return ratios of times, each beside its target, and what memory it took."""
    with tempfile.TemporaryDirectory() as folder:
        files = apart(_prepare, Path(folder))
        return [figure for name in files for figure in _figures(name, Path(folder))]


def _figures(name: str, folder: Path) -> Iterator[Figure]:
    sheet = name.endswith(".xlsx")
    other, target = ("calamine", TIMES_CALAMINE) if sheet else ("read_csv", TIMES_READ_CSV)
    alone = apart(_best, _read_alone if sheet else _copy_to_table, name, folder)
    ours = apart(_best, _check if sheet else _import, name, folder)
    note = f"{ours.seconds:.2f} s, {other} {alone.seconds:.2f} s; best of {RUNS}"
    yield Figure(f"intake {name} to {other} alone", ours.seconds / alone.seconds, "x", target, note)
    note = f"{ours.processor:.2f} s, {other} {alone.processor:.2f} s"
    yield Figure(f"intake {name}: processor time to {other}", ours.processor / alone.processor, "x", note=note)
    yield Figure(f"intake {name}: peak memory", ours.megabytes, "MB", MOST_MEGABYTES)
    if not sheet:
        public = apart(_published, name, folder)
        note = f"all indicators of {UNITS} units derived anew, peak memory {public.megabytes:,.0f} MB"
        yield Figure(f"intake {name}: publishing it afterwards", public.seconds, "s", note=note)


# files


def _prepare(folder: Path) -> list[str]:
    """Load a province of fictional cities; write a sheet of figures by row, one by column, and a CSV by row."""
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # DuckDB draws progress bars where the table is to stand
    demo = make_demo(read_settings(DATA / "demo" / "city.toml"), units=UNITS, indicators=INDICATORS, years=1)
    load(DATA, Warehouse(folder / "world"), demo=demo)
    catalog = demo.extend(read_catalog(DATA / "catalog"))
    items = [item for item in demo.observations["item"].unique() if item in catalog.measures][:INDICATORS]
    names = [catalog.measures[item].name_vi for item in items]
    _write_sheet(folder / "by-row.xlsx", ["STT", *_HEAD], ([n, *row] for n, row in enumerate(_by_row(demo, names), 1)))
    _write_sheet(folder / "by-column.xlsx", ["Đơn vị", "Kỳ", *names[:8]], _by_column(demo))
    with (folder / "by-row.csv").open("w", encoding="utf-8") as file:
        file.write(",".join(_HEAD) + "\n")
        file.writelines(",".join(map(str, row)) + "\n" for row in islice(_by_row(demo, names), LINES))
    return ["by-row.xlsx", "by-column.xlsx", "by-row.csv"]


_HEAD = ["Đơn vị", "Kỳ", "Chỉ tiêu", "Giá trị", "Ghi chú"]


def _wards(demo: Demo) -> list[str]:
    return [unit.name_vi for unit in demo.units if unit.kind in ("ward", "commune") and unit.id == unit.code]


def _by_row(demo: Demo, names: list[str]) -> Iterator[list[object]]:
    keys = product(_wards(demo), MONTHS, names)
    return ([*key, number * 7919 % 20_011, ""] for number, key in enumerate(keys))


def _by_column(demo: Demo) -> Iterator[list[object]]:
    keys = product(_wards(demo), MONTHS)
    return ([*key, *((number + step) * 7919 % 20_011 for step in range(8))] for number, key in enumerate(keys))


def _write_sheet(path: Path, head: list[str], rows: Iterator[list[object]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Số liệu")
        sheet.write_row(0, 0, head)
        for number, row in enumerate(islice(rows, ROWS), 1):
            sheet.write_row(number, 0, row)


# work, each in a process of its own


def _best(work: Callable[[str, Path], object], name: str, folder: Path) -> Took:
    """Return the quickest of some runs in one process, the first of which warms it."""
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    runs = [_timed(work, name, folder) for _ in range(RUNS)]
    return Took(min(r.seconds for r in runs), min(r.processor for r in runs), max(r.megabytes for r in runs))


def _timed(work: Callable[[str, Path], object], name: str, folder: Path) -> Took:
    start, before = time.perf_counter(), _processor()
    work(name, folder)
    seconds, processor = time.perf_counter() - start, _processor() - before
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Took(seconds, processor, peak / 1024)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _read_alone(name: str, folder: Path) -> object:
    return python_calamine.load_workbook(str(folder / name)).get_sheet_by_index(0).to_python()


def _copy_to_table(name: str, folder: Path) -> None:
    target = folder / "alone.duckdb"
    with duckdb.connect(str(target)) as con:
        con.execute("CREATE TABLE told AS FROM read_csv(?)", [str(folder / name)])
    target.unlink()


def _sent(name: str, folder: Path) -> Sent:
    return Sent(name, (folder / name).read_bytes(), PLACE)


def _read(name: str, folder: Path) -> tuple[Warehouse, Sent, Checked]:
    warehouse, sent = Warehouse(folder / "world", derive_state), _sent(name, folder)
    data = warehouse.snapshot()
    read = read_sent(data, read_reference(data), sent, {})
    if not read.clean:
        told = [*read.problems, *read.understood.questions]
        raise ValueError(f"{name} is not understood: {[problem.en for problem in told[:3]]}")
    return warehouse, sent, read


def _check(name: str, folder: Path) -> None:
    _read(name, folder)


class _Undone(Exception):
    """Leaves the warehouse as it was, so that the next run finds the same."""


def _import(name: str, folder: Path) -> None:
    """Read, recognise and check the file, hold it against the figures that stand, keep it with its values."""
    warehouse, sent, read = _read(name, folder)
    try:
        with writing(warehouse) as con:
            submission = record(con, sent, read, "")
            con.execute("COMMIT; BEGIN")
            source = submission_source(con, submission, now())
            if life.broken_rules(con, submission, source, read):
                raise ValueError("the file breaks a rule")
            read_changes(lambda sql, params: con.execute(sql, params).df(), submission, None)
            con.execute("COMMIT; CHECKPOINT; BEGIN")
            raise _Undone
    except _Undone:
        return


def _published(name: str, folder: Path) -> Took:
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    warehouse, sent, read = _read(name, folder)
    submission = life.receive(warehouse, sent, read, "")
    return _timed(lambda *_: life.publish(warehouse, submission, "", "bench"), name, folder)

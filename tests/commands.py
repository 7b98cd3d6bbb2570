"""Commands of ``kpi`` in processes that begin at once, to be killed, held short or run side by side.

They are forked from a process that has everything imported and nothing open.
"""

import io
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from unittest.mock import patch

from kpi.store.files import kept_file
from kpi.store.warehouse import Warehouse
from tests.building import World, answer, said

PATIENCE = 120.0  # seconds until a command must have ended, on a busy machine too
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["kpi.cli", "pytest"])
CRASHED = -1
MAIN = {"__main__": sys.modules["__main__"]}  # AppTest leaves a script of its own there, which a new process would run


def forked(work: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """Return a process that has begun its work; it goes when this one does."""
    process = FORKS.Process(target=work, args=arguments, daemon=True)
    with patch.dict(sys.modules, MAIN):
        process.start()
    return process


class Command:
    """A command of ``kpi`` on the warehouse in ``folder``, ready to begin.

    ``file_bytes``: the size that no file may exceed, as on a disk that is full.
    """

    def __init__(self, folder: Path, *words: str, file_bytes: int | None = None) -> None:
        self._pipe, theirs = FORKS.Pipe()
        words = (*words, "--warehouse", str(folder), "--lang", "en")
        self._process = forked(_command, theirs, words, file_bytes)
        theirs.close()
        assert self._pipe.recv() == "ready"

    def begin(self) -> "Command":
        self._pipe.send("begin")
        return self

    def end(self) -> tuple[int, str]:
        """Return exit code and what was said; of a process that was killed CRASHED and nothing."""
        assert self._pipe.poll(PATIENCE), "the command hangs"
        try:
            told: tuple[int, str] = self._pipe.recv()
        except EOFError:
            told = CRASHED, ""
        self._process.join(PATIENCE)
        self._pipe.close()
        return told

    def kill(self) -> bool:
        """Kill it; tell whether it had not ended."""
        self._process.kill()
        ended = self.end()
        assert self._process.exitcode in (0, -signal.SIGKILL)
        return ended == (CRASHED, "")


def _command(pipe: Connection, words: tuple[str, ...], file_bytes: int | None) -> None:
    from kpi.cli import app  # has been imported before the fork

    pipe.send("ready")
    pipe.recv()
    if file_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    text, code = io.StringIO(), CRASHED
    with redirect_stdout(text), redirect_stderr(text):
        try:
            app(words)
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:
            traceback.print_exc()
    pipe.send((code, text.getvalue()))


def run(folder: Path, *words: str, file_bytes: int | None = None) -> tuple[int, str]:
    """Return exit code and output of a command."""
    return Command(folder, *words, file_bytes=file_bytes).begin().end()


def done(folder: Path, *words: str) -> None:
    """Run a command that must do what it is asked for."""
    code, text = run(folder, *words)
    assert code == 0, text


class Sending:
    """A warehouse with a submission that is published, and the files that come next; each test works on a copy."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.world = folder, World(folder)
        self.warehouse = self.world.warehouse.folder
        self.world.publish(*(said(f"W{ward}", "2020", "handled", 9 + ward) for ward in (1, 2, 3)))
        self.first = self.file("first", 11, 12, 13)
        done(self.warehouse, "import", self.first, "--place", "C", "--publish")

    def file(self, name: str, *figures: int) -> str:
        """Write a file with the figures of the wards in 2021; return where it is."""
        wards = zip(("Một", "Hai", "Ba Mới"), figures, strict=False)
        lines = ["Năm 2021,", "Đơn vị,Hồ sơ đã giải quyết", *(f"Phường {ward},{figure}" for ward, figure in wards), ""]
        path = self.folder / f"{name}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    def copy(self, name: str) -> Path:
        return copy(self.warehouse, self.folder / name)


def copy(warehouse: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(warehouse, to))


Record = dict[str, list[str]]


def record(folder: Path) -> Record:
    """Return every row of every table, but for times of day, and the names of all files, versions without number.

    It is read by a reader of its own. Every file that is kept must be there as it was sent.
    """
    data = Warehouse(folder).snapshot()
    tables = answer(
        data.query(
            """SELECT table_name AS name, string_agg('"' || column_name || '"', ', ' ORDER BY column_index) AS columns
            FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
            WHERE data_type <> 'TIMESTAMP' AND column_name NOT IN ('published', 'fingerprint')
            GROUP BY table_name"""
        )
    )
    rows = " UNION ALL ".join(
        f"SELECT '{table['name']}' AS name, CAST(t AS VARCHAR) AS row "
        f"FROM (SELECT {table['columns']} FROM {table['name']}) t"
        for table in tables
    )
    found: Record = {table["name"]: [] for table in tables}
    for row in answer(data.query(f"{rows} ORDER BY ALL")):
        found[row["name"]].append(row["row"])
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    kept = {name.removeprefix("files/") for name in names if name.startswith("files/") and "writing" not in name}
    assert set(data.query("SELECT sha256 FROM submission")["sha256"]) <= kept
    assert all(kept_file(folder, name) for name in kept)
    return found | {"files": sorted("version" if name.startswith("kpi-") else name for name in names)}


def differing(one: Record, other: Record) -> dict[str, tuple[list[str] | None, ...]]:
    """Return what two records say otherwise; nothing of files."""
    names = {*one, *other} - {"files"}
    return {name: (one.get(name), other.get(name)) for name in sorted(names) if one.get(name) != other.get(name)}

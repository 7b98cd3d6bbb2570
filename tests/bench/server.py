"""Servers for a benchmark: started on a free port of this machine, stopped by their process at the end."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from tests.bench.worlds import ROOT, World

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds until a server must answer, or have stopped


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Return host and port."""
        return f"{HOST}:{self.port}"

    def megabytes(self) -> float:
        """Return the memory that the server's process occupies."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 2**20

    def busy_seconds(self) -> float:
        """Return the processor time that the server's process has used."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)


@contextmanager
def dashboard(world: World) -> Iterator[Server]:
    """Run the dashboard on the warehouse of ``world``, as ``make run`` does."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "{port}"]
    with _served(command, ROOT, {"KPI_WAREHOUSE": str(world.folder)}) as server:
        yield server


@contextmanager
def static_files(folder: Path) -> Iterator[Server]:
    """Serve the files of ``folder``, uncompressed."""
    command = [sys.executable, "-m", "http.server", "{port}", "--bind", HOST, "--directory", str(folder)]
    with _served(command, folder, {}) as server:
        yield server


@contextmanager
def plain_files(folder: Path) -> Iterator[Server]:
    """Serve the files of ``folder`` by the same kind of server as the dashboard's."""
    command = [sys.executable, "-m", "uvicorn", "tests.bench.static:app", "--host", HOST, "--port", "{port}"]
    with _served([*command, "--no-access-log"], ROOT, {"KPI_BENCH_FILES": str(folder)}) as server:
        yield server


@contextmanager
def _served(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    port = _free_port()
    process = subprocess.Popen(
        [part.format(port=port) for part in command],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_it_answers(process, port)
        yield Server(port, process)
    finally:
        _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    """Return when a request is answered; Streamlit takes connections long before."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection(HOST, port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except OSError:
            time.sleep(0.01)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"the server does not answer on port {port}; start it by hand to see why")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

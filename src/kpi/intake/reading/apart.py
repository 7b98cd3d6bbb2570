"""Reading a workbook in a process of its own, that is stopped at a bound of time and memory."""

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.limits import Limits

# By signal: a Rust library out of memory aborts; the system ends what is over its share of processor time.
_KILLED = {6: "too_much_memory", 9: "too_much_memory", 11: "too_much_memory", 24: "too_slow"}
_ROOT = str(Path(__file__).parents[3])
_RUN = "import sys; sys.path.insert(0, sys.argv[1]); from kpi.intake.reading import apart; apart.main()"
_PLAIN = {("datetime", "date"), ("kpi.intake.reading.workbook", "RawWorkbook")} | {
    (f"kpi.intake.reading.{module}", name) for module, name in (("workbook", "RawSheet"), ("xlsx", "Beside"))
}


def read_apart(data: bytes, limits: Limits) -> Any:
    """Return the RawWorkbook that a child process reads. Raises Refused, also where it had to be stopped.

    The child gets the bytes alone: no path, no environment of ours, no place to write.
    """
    command = [sys.executable, "-I", "-c", _RUN, _ROOT]
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            command, input=pickle.dumps((data, limits)), capture_output=True, timeout=limits.seconds, env=_environment()
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow", limit=round(limits.seconds)) from error
    if child.returncode:
        raise Refused(_KILLED.get(-child.returncode, "damaged"), limit=round(limits.seconds))
    try:
        told = _Plain(io.BytesIO(child.stdout)).load()
    except (pickle.UnpicklingError, EOFError) as error:
        raise Refused("damaged") from error
    if isinstance(told, tuple):
        raise Refused(told[0], **told[1])
    return told


def main() -> None:
    """Read a workbook from standard input; write it, or the code and facts of its fault, to standard output."""
    from kpi.intake.reading.workbook import read_workbook

    data, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by read_apart
    bound(limits)
    answer: object
    try:
        answer = read_workbook(data, limits)
    except Refused as refused:
        answer = (refused.code, refused.facts)
    except MemoryError:
        answer = ("too_much_memory", {})
    except BaseException:  # panics of the parser are none of Exception
        answer = ("damaged", {})
    pickle.dump(answer, sys.stdout.buffer, protocol=5)


def bound(limits: Limits) -> None:
    """Hold this process to its memory and time, where the system has such bounds."""
    if os.name != "posix":
        return
    import resource

    seconds = int(limits.seconds) + 1
    for bound, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(bound, (most, most))


def _environment() -> dict[str, str]:
    """Return what Python itself needs to start, and no more."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}


class _Plain(pickle.Unpickler):
    """Takes back values and our own records from the child, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)

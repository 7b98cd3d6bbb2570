"""Files of the warehouse: written to the disk for sure, removed where that can be done."""

import os
import shutil
from collections.abc import Iterable
from itertools import chain
from pathlib import Path


def remove(*those: Iterable[Path]) -> None:
    """Remove files, and folders in which DuckDB put what did not fit into memory."""
    for path in chain(*those):
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError:  # still open in a reader, where the system forbids that; the next one tries again
            continue


def to_disk(path: Path) -> None:
    """Have a file, or what a folder says of its files, written to the disk before going on."""
    if os.name == "nt" and path.is_dir():  # Windows cannot open a folder to flush it
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

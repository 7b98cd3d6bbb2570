"""The files that offices sent, kept under the hash of their content in the folder ``files`` of the warehouse."""

import os
from hashlib import sha256
from pathlib import Path

from kpi.store.warehouse import to_disk


def keep_file(warehouse: Path, data: bytes) -> str:
    """Write ``data`` to the disk, once for the same content, and return its SHA-256 in hexadecimal.

    Only one process at a time may do so: call it while a new version of the warehouse is written. What a process that
    died has left half written goes.
    """
    folder = warehouse / "files"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("writing*"):
        left.unlink(missing_ok=True)
    name = sha256(data).hexdigest()
    if not (folder / name).exists():
        private = folder / f"writing-{name}"
        try:
            private.write_bytes(data)
            to_disk(private)
            os.replace(private, folder / name)
        except OSError:
            private.unlink(missing_ok=True)
            raise
        to_disk(folder)
        to_disk(warehouse)
    return name


def kept_file(warehouse: Path, name: str) -> bytes:
    """Return the file of that hash. Raises FileNotFoundError, and ValueError where it is not what it was."""
    data = (warehouse / "files" / name).read_bytes()
    if sha256(data).hexdigest() != name:
        raise ValueError(f"the kept file {name} was changed")
    return data

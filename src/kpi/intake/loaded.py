"""Whether a data folder is loaded already, told by the content of its files before any is read as what it is."""

import hashlib
from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from duckdb import DuckDBPyConnection

from kpi.store.warehouse import NoData, Warehouse

FOLDERS = ("catalog", "units", "reported", "demo")
ROOMS = ("intake", "store", "catalog", "units")
"""Of this software: those that have to do with what a load makes of the files."""


def content_of(data: Path, *others: object) -> str:
    """Return a hash of all files of a data folder, of the code that loads them, and of what else counts."""
    found = hashlib.sha256(repr(others).encode())
    for folder in FOLDERS:
        for path in sorted((data / folder).rglob("*")):
            if path.is_file():
                _add(found, path.relative_to(data).as_posix(), path.read_bytes())
    for room in ROOMS:
        _add_code(found, resources.files("kpi").joinpath(room))
    return found.hexdigest()


def _add_code(found: "hashlib._Hash", folder: Traversable) -> None:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            _add_code(found, path)
        elif path.name.endswith((".py", ".sql")):
            _add(found, path.name, path.read_bytes())


def _add(found: "hashlib._Hash", name: str, content: bytes) -> None:
    found.update(f"{name} {len(content)} ".encode())
    found.update(content)


def standing_load(warehouse: Warehouse, content: str, at: datetime) -> int | None:
    """Return the newest publication if the last load was of this content and nothing is due ``at`` (UTC); else None."""
    try:
        data = warehouse.snapshot()
    except NoData:
        return None
    if warehouse.damage is not None:
        return None
    found = data.query(
        """SELECT (SELECT max(publication) FROM publication) AS publication
        FROM made_from WHERE what = 'folder' AND fingerprint = ?
          AND NOT EXISTS (FROM submission_state WHERE embargo <= ?)""",
        [content, at],
    )
    return int(found["publication"].iloc[0]) if len(found) else None


def record_content(con: DuckDBPyConnection, content: str) -> None:
    """Put on record what was loaded."""
    con.execute("DELETE FROM made_from WHERE what = 'folder'")
    con.execute("INSERT INTO made_from (what, fingerprint) VALUES ('folder', ?)", [content])

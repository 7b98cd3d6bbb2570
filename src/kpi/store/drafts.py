"""Drafts: files that are being looked at and not yet sent, kept for who uploaded them until sent or thrown away.

A draft outlives the session in which it was made: an expired sign-in, a lost connection, a server that is restarted.
"""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from kpi.store.disk import to_disk

KEPT = timedelta(days=7)  # that a draft waits for who made it


@dataclass(frozen=True)
class KeptDraft:
    """A file as it was uploaded for the unit ``place`` (by id), the answers given so far, and when (UTC)."""

    file: str
    data: bytes = field(repr=False)
    place: str
    title: str
    answers: Mapping[str, str]
    kept_at: datetime


@dataclass(frozen=True)
class Shelf:
    """The place for the draft of one person, ``owner``, in the folder ``drafts`` of a warehouse.

    There is one draft for each owner: the last one. The file is kept under the hash of its content, what else is
    known of it under the hash of the owner.
    """

    warehouse: Path
    owner: str

    @property
    def _folder(self) -> Path:
        return self.warehouse / "drafts"

    @property
    def _card(self) -> Path:
        return self._folder / f"{sha256(self.owner.encode()).hexdigest()}.json"

    def put(self, file: str, data: bytes, place: str, title: str, answers: Mapping[str, str]) -> None:
        """Keep a draft in place of the one before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = sha256(data).hexdigest()
        if not (self._folder / name).exists():
            _write(self._folder / name, data)
        told = {
            "file": file,
            "sha256": name,
            "place": place,
            "title": title,
            "answers": dict(answers),
            "kept_at": datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds"),
        }
        _write(self._card, json.dumps(told, ensure_ascii=False).encode())
        self._tidy()

    def get(self) -> KeptDraft | None:
        """Return the draft that is kept; None where there is none, or it cannot be read."""
        try:
            told = json.loads(self._card.read_bytes())
            data = (self._folder / told["sha256"]).read_bytes()
            kept_at = datetime.fromisoformat(told["kept_at"])
            found = KeptDraft(told["file"], data, told["place"], told["title"], told["answers"], kept_at)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if sha256(data).hexdigest() == told["sha256"] else None

    def clear(self) -> None:
        """Throw the draft away."""
        self._card.unlink(missing_ok=True)
        self._tidy()

    def _tidy(self) -> None:
        """Remove what nobody came back for, and files that no draft is about."""
        oldest, used = time.time() - KEPT.total_seconds(), set()
        for card in self._folder.glob("*.json"):
            with suppress(OSError, ValueError, KeyError):
                if card.stat().st_mtime < oldest:
                    card.unlink(missing_ok=True)
                else:
                    used.add(json.loads(card.read_bytes())["sha256"])
        for path in self._folder.glob("*"):
            with suppress(OSError):
                young = path.stat().st_mtime > time.time() - 3600  # its card may be about to be written
                if path.suffix != ".json" and path.name not in used and not young:
                    path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Write a file at once, so that it is whole or not there."""
    private = path.with_name(f"writing-{uuid4().hex}")
    try:
        private.write_bytes(data)
        to_disk(private)
        os.replace(private, path)
    except OSError:
        private.unlink(missing_ok=True)
        raise

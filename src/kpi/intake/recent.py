"""What was found in files a moment ago: it holds until something is written, and need not be found again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from kpi.intake.last_few import LastFew
from kpi.intake.sent import Checked, Sent
from kpi.store.warehouse import Snapshot

KEPT = 4
MOST = 5_000  # figures: larger files are read again, so that memory stays bounded


@dataclass(frozen=True)
class Key:
    """A file as it was sent with the answers given, and the version of the warehouse it was held against."""

    version: tuple[str, str]
    day: str
    content: str
    file: tuple[str, str, str, str]
    answers: tuple[tuple[str, str], ...]
    takes_place_of: int | None


def key_of(data: Snapshot, sent: Sent, answers: Mapping[str, str] | None, takes_place_of: int | None) -> Key:
    """Return what decides what a check of the file finds; a source is dated by the day."""
    return Key(
        (str(data.path.resolve()), data.version),
        datetime.now(UTC).date().isoformat(),
        sha256(sent.data).hexdigest(),
        (sent.file, sent.place, sent.sender, sent.title),
        tuple(sorted((answers or {}).items())),
        takes_place_of,
    )


class Recent(LastFew[Key, Checked]):
    """The last few files that were checked in this process, by their keys."""

    def put(self, key: Key, checked: Checked) -> None:
        """Keep what was found, unless it is too large."""
        if len(checked.understood.values) <= MOST:
            super().put(key, checked)

    def received(self, checked: Checked, row: Mapping[str, Any], sent: Sent, data: Snapshot) -> None:
        """Keep what was found for the submission that it became in the next version, ``data``; ``row`` is its state.

        Nothing, where anything else came between.
        """
        before = self.key_of(checked)
        if (
            before is None
            or before.takes_place_of is not None
            or _number(data.version) != _number(before.version[1]) + 1
        ):
            return
        kept = Sent(row["file"], sent.data, row["place"], row["sender"], row["title"])
        self.put(key_of(data, kept, None, None), replace(checked, known=row, learned=None))


def _number(version: str) -> int:
    """Return the number of a version of the warehouse: 12 of ``kpi-000012-...``."""
    return int(version.split("-")[1])


RECENT = Recent(KEPT)

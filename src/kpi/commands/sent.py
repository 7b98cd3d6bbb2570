"""What the commands about files of offices share: exit codes, times, and rows as JSON says them."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from kpi.commands.console import wrong
from kpi.store.submissions import now
from kpi.text.numbers import VIETNAM

DONE, UNREADABLE, ERRORS, QUESTIONS, NOTHING_NEW, WARNINGS = range(6)
Json = Annotated[bool, typer.Option("--json", help="Say it as JSON, for machines.")]


def read_time(words: str, lang: str) -> datetime:
    """Return a time of Việt Nam, where no other zone is told, as UTC."""
    try:
        told = datetime.fromisoformat(words)
    except ValueError:
        wrong(f"không đọc được thời điểm “{words}”; viết 2026-12-01T08:00",
              f"time “{words}” cannot be read; write 2026-12-01T08:00", lang)  # fmt: skip
    due = (told if told.tzinfo else told.replace(tzinfo=VIETNAM)).astimezone(UTC).replace(tzinfo=None)
    if due <= now():
        wrong(f"{words} đã qua; để công bố ngay, không dùng --embargo",
              f"{words} is past; to publish now, leave --embargo out", lang)  # fmt: skip
    return due


def iso(when: datetime) -> str:
    """Return a time of UTC as machines write it."""
    return when.replace(tzinfo=UTC).isoformat(timespec="seconds")


def plain(row: dict[Any, Any]) -> dict[str, Any]:
    """Return a row as JSON can say it: times in UTC, nothing as null."""
    told: dict[str, Any] = {}
    for name, cell in row.items():
        if isinstance(cell, datetime):
            told[name] = None if cell != cell else iso(cell)
        elif hasattr(cell, "item"):
            told[name] = cell.item()
        else:
            told[name] = cell if isinstance(cell, str | bool | int) or cell == cell else None
    return told


def print_json(told: object) -> None:
    """Print ``told`` for machines."""
    typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))

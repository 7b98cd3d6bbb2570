"""A measured figure beside its target, as a row of the table and as an entry of the JSON file."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HEAD = ("name", "figure", "target", "met", "note")


@dataclass(frozen=True)
class Figure:
    """What was measured. ``at_most`` is its target; None: it is printed for information."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Tell whether the target is met; None without one."""
        return None if self.at_most is None else self.value <= self.at_most


def as_table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of text in columns."""
    rows = [HEAD, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    return "\n".join(_line(row, widths) for row in rows)


def _cells(figure: Figure) -> tuple[str, ...]:
    target = "" if figure.at_most is None else f"<= {_written(figure.at_most, figure.unit)}"
    met = {None: "", True: "yes", False: "NO"}[figure.met]
    return figure.name, _written(figure.value, figure.unit), target, met, figure.note


def _written(value: float, unit: str) -> str:
    return f"{value:.{0 if value >= 1000 else 2 if unit in ('s', 'x') else 1}f} {unit}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
    return "  ".join([name, *(cell.strip().rjust(len(cell)) for cell in cells), row[-1]]).rstrip()


def write_json(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as a JSON list."""
    entries = [asdict(figure) | {"met": figure.met} for figure in figures]
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

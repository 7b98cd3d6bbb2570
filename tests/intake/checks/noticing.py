"""What the checks say of the smallest examples."""

import json
from collections.abc import Iterable
from typing import Any

from kpi.analysis.provenance import findings
from tests.building import Record, World, answer, said

WARDS = ("W1", "W2", "W3")


def notice(world: World, code: str, *observations: Record) -> dict[tuple[str, str], dict[str, Any]]:
    """Load and return what the check ``code`` says, by indicator and unit; figures (params) among it."""
    rows = [row for row in answer(findings(world.show(*observations))) if row["code"] == code]
    told = {(row["indicator"], row["unit"]): row | json.loads(row["params"]) for row in rows}
    assert len(told) == len(rows)
    return told


def ratio(unit: str, part: float, whole: float, period: str = "2020") -> list[Record]:
    return [said(unit, period, "late", part), said(unit, period, "handled", whole)]


def stated(unit: str, share: float, printed: str, **more: object) -> Record:
    return said(unit, "2020", "late_share", share, printed=printed, paragraph=7, **more)


def days(row: dict[str, Any]) -> tuple[str, str]:
    return row["period_start"].date().isoformat(), row["period_end"].date().isoformat()


def months(unit: str, item: str, values: Iterable[float], year: int = 2020) -> list[Record]:
    return [said(unit, f"{year}-{month:02}", item, value) for month, value in enumerate(values, 1)]

"""Observations in few words, for what is derived from them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from tests.building import World, said


def day(moment: pd.Timestamp) -> str:
    return moment.date().isoformat()


def make(world: World, *observations: tuple[str, str, str, float]) -> Any:
    return world.show(*(said(*observation) for observation in observations))


def months(unit: str, item: str, values: Mapping[int, float], year: int = 2020) -> list[tuple[str, str, str, float]]:
    return [(unit, f"{year}-{month:02}", item, amount) for month, amount in values.items()]

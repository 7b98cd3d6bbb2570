"""The figures of the fictional city: drawn at random with the shapes that real reports have."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kpi.intake.demo.ground import CITY_SIZE, Pair, city_code, ward_code

Grid = npt.NDArray[np.floating[Any]]


class Shape:
    """The random shape of a city: how large its wards are, how fast they change, when they report."""

    def __init__(
        self,
        settings: dict[str, Any],
        wards: int,
        first: int,
        last: int,
        pairs: list[Pair],
        random: np.random.Generator,
    ):
        self.settings, self.random = settings, random
        self.years = np.arange(first, last + 1)
        self.months = pd.period_range(f"{first}-01", f"{last}-12", freq="M")
        self.codes = np.array([ward_code(ward) for ward in range(1, wards + 1)])
        self.cities = np.array([city_code(settings, n) for n in range(-(-wards // CITY_SIZE))])
        self.weight = random.lognormal(0, 0.45, (wards, 1))
        story = settings["story"]
        lag = np.zeros((wards, 1))
        for ward in story["lagging"]:
            lag[ward - 1 : ward] = 24
        self.lag = lag + random.normal(0, 4, (wards, 1))
        self.time = (np.arange(len(self.months)) + (first - 2018) * 12)[None, :]
        self.replaced = np.asarray(self.months >= pd.Period(story["forms_replaced"], "M"))
        season = 1 + 0.12 * np.sin(2 * np.pi * (np.asarray(self.months.month) - 4) / 12)
        season[np.asarray(self.months.month) == 2] *= 0.75  # the weeks of Tết
        self.season = season[None, :]
        self.silent = self._silent(story, pairs)

    def _silent(self, story: dict[str, Any], pairs: list[Pair]) -> npt.NDArray[np.bool_]:
        silent = np.zeros((len(self.codes), len(self.months)), dtype=bool)
        for gap in story["silent"]:
            span = (self.months >= pd.Period(gap["from"], "M")) & (self.months <= pd.Period(gap["to"], "M"))
            silent[gap["unit"] - 1 : gap["unit"]] |= span
        merged = np.asarray(self.months >= pd.Period(story["merger"]["on"], "M"))
        silent[[second - 1 for _, second in pairs]] |= merged  # reports go on under the first one's code
        return silent

    def count(self, mean: Grid) -> Grid:
        """Return whole numbers around ``mean`` (wards x months)."""
        return self.random.poisson(mean * self.season).astype(float)

    def share(self, of: Grid, probability: Grid) -> Grid:
        """Return how many of ``of`` have what has this probability."""
        return self.random.binomial(of.astype(np.int64), np.clip(probability, 0, 1)).astype(float)

    def grown(self, low: float, high: float, middle: float, pace: float) -> Grid:
        """Return an S-shaped growth from ``low`` to ``high`` (wards x months); lagging wards come later."""
        return low + (high - low) / (1 + np.exp(-(self.time - middle - self.lag) / pace))

    def monthly_frame(self, item: str, values: Grid) -> pd.DataFrame:
        """Return the reported months of ``values`` (wards x months); nan is not reported."""
        ward, month = np.nonzero(~(self.silent | np.isnan(values)))
        names = np.asarray(self.months.astype(str))
        return self._frame(item, self.codes[ward], names[month], values[ward, month])

    def yearly_frame(self, item: str, values: Grid) -> pd.DataFrame:
        """Return the years of ``values`` (wards x years) in which the ward existed and reported in December."""
        december = self.silent[:, 11::12]
        ward, year = np.nonzero(~(december | np.isnan(values)))
        return self._frame(item, self.codes[ward], self.years.astype(str)[year], values[ward, year])

    def city_frame(self, item: str, values: Grid) -> pd.DataFrame:
        """Return the years of ``values`` (cities x years)."""
        city, year = np.nonzero(~np.isnan(values))
        return self._frame(item, self.cities[city], self.years.astype(str)[year], values[city, year])

    @staticmethod
    def _frame(item: str, codes: Iterable[str], periods: Iterable[str], values: Grid) -> pd.DataFrame:
        return pd.DataFrame({"unit_code": codes, "period": periods, "item": item, "value": values})


def by_month(shape: Shape) -> dict[str, Grid]:
    """Return what wards report by the month (wards x months) by measure."""
    processed = shape.count(shape.weight * (160 + shape.time * 0.9))
    received = processed + shape.count(shape.weight * 4)
    resolved = shape.share(received, np.full(received.shape, 0.97))
    online = shape.share(processed, shape.grown(0.04, 0.82, 54, 14))
    second = shape.share(online, shape.grown(0.10, 0.70, 50, 18))
    late = resolved - shape.share(resolved, shape.grown(0.90, 0.992, 40, 22))

    def until(values: Grid) -> Grid:
        return np.where(shape.replaced, np.nan, values)

    def since(values: Grid) -> Grid:
        return np.where(shape.replaced, values, np.nan)

    return {
        "dossiers_processed": processed,
        "dossiers_received": received,
        "dossiers_resolved": resolved,
        "dossiers_resolved_on_time": resolved - late,
        "dossiers_returned": shape.share(received, np.full(received.shape, 0.006)),
        "dossiers_in_progress": shape.share(received, np.full(received.shape, 0.11)),
        "dossiers_overdue": shape.share(late, np.full(late.shape, 0.3)),
        "dossiers_level3": until(online - second),
        "dossiers_level4": until(second),
        "dossiers_full": since(second),
        "dossiers_partial": since(online - second),
        "edocs_received": shape.count(shape.weight * shape.grown(30, 210, 40, 20)),
        "edocs_sent": shape.count(shape.weight * shape.grown(14, 150, 44, 20)),
        "edocs_directed": shape.count(shape.weight * shape.grown(8, 90, 46, 18)),
    }


def _by_year(shape: Shape, make: Callable[[Grid, Grid], Grid]) -> Grid:
    wards = len(shape.codes)
    step = np.broadcast_to(shape.years[None, :] - 2018.0, (wards, len(shape.years)))
    return make(step, np.broadcast_to(shape.lag / 12, step.shape))


def yearly_figures(shape: Shape) -> dict[str, Grid]:
    """Return what wards report by the year (wards x years) by measure."""
    random = shape.random
    tasks = _by_year(shape, lambda step, _: random.integers(10, 22, step.shape).astype(float))
    done = shape.share(tasks, _by_year(shape, lambda step, lag: 0.80 + 0.022 * step - 0.03 * lag))
    registered = _by_year(shape, lambda step, _: random.poisson(18, step.shape).astype(float))
    surveyed = _by_year(shape, lambda step, _: random.integers(60, 140, step.shape).astype(float))

    def adopted(year: float) -> Grid:
        return _by_year(shape, lambda step, lag: (step >= year - 2018 + lag + random.normal(0, 0.8, lag.shape)) * 1.0)

    def kept(values: Grid) -> Grid:
        """Return flags that do not fall back once a ward has the thing."""
        return np.maximum.accumulate(values, axis=1)

    return {
        "plan_tasks_assigned": tasks,
        "plan_tasks_completed": done,
        "officials_registered": registered,
        "officials_trained": shape.share(registered, np.full(registered.shape, 0.94)),
        "signature_units": kept(adopted(2020)),
        "onestop_units": kept(adopted(2019)),
        "website_units": kept(adopted(2018.5)),
        "people_surveyed": surveyed,
        "people_satisfied": shape.share(surveyed, _by_year(shape, lambda step, _: 0.78 + 0.018 * step)),
    }


def by_city(shape: Shape) -> dict[str, Grid]:
    """Return what cities report by the year (cities x years) by measure."""
    random, size = shape.random, (len(shape.cities), len(shape.years))
    due = random.integers(30, 60, size).astype(float)
    planned = random.integers(180_000, 320_000, size).astype(float)
    groups = random.integers(6, 12, size).astype(float)
    return {
        "media_features": random.integers(8, 30, size).astype(float),
        "legal_documents_due": due,
        "legal_documents_reviewed": shape.share(due, np.full(size, 0.93)),
        "capital_planned": planned,
        "capital_disbursed": np.round(planned * random.uniform(0.78, 0.97, size)),
        "it_plan_groups": groups,
        "it_plan_groups_completed": shape.share(groups, np.full(size, 0.88)),
    }

"""Makes the fictional city: units, targets and observations with the shapes that real reports have.

Seeded, so that the same settings give the same figures; scales from one city to a province of
many for benchmarks. Its source says ``synthetic``, from which every watermark follows.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kpi.catalog.model import Catalog, Indicator, Measure, Target
from kpi.store.writing import Source
from kpi.units.changes import Change
from kpi.units.unit import Unit, unit_id

SOURCE = Source(
    id="synthetic",
    kind="synthetic",
    title="Số liệu mô phỏng của Thành phố Minh Họa · Synthetic data of Minh Họa City",
    publisher="Số liệu mô phỏng · Synthetic data",
    author="",
    published="",
    url="",
    covers="Minh Họa",
    synthetic=True,
)
CITY_SIZE = 24

Grid = npt.NDArray[np.floating[Any]]
Pair = tuple[int, int]  # two wards that merge; the first one's code goes on


@dataclass(frozen=True)
class Demo:
    """A fictional city, or many. ``observations`` has the columns source, unit_code, period, item, value, status."""

    units: list[Unit]
    targets: tuple[Target, ...]
    observations: pd.DataFrame
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    changes: tuple[Change, ...] = ()
    source: Source = field(default=SOURCE)

    def extend(self, catalog: Catalog) -> Catalog:
        """Return ``catalog`` with the targets, measures and indicators of the fictional city added."""
        return replace(
            catalog,
            measures=catalog.measures | {measure.code: measure for measure in self.measures},
            indicators=catalog.indicators | {indicator.code: indicator for indicator in self.indicators},
            targets=catalog.targets + self.targets,
        )


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings kept in ``data/demo/city.toml``."""
    with path.open("rb") as file:
        return tomllib.load(file)


def make_demo(
    settings: dict[str, Any],
    *,
    units: int | None = None,
    indicators: int | None = None,
    years: int | None = None,
    merge_all: bool = False,
) -> Demo:
    """Return the fictional city of ``settings``.

    ``units``: wards and communes (24 to a city). ``indicators``: how many are reported by the
    month, 14 of the catalogue's and further counts made up for load tests. ``years``: up to the
    last year of the settings. ``merge_all``: every two wards of every city merge on the story's day,
    not only the story's own two.
    """
    wards = units or settings["units"]
    last = settings["last_year"]
    first = last - years + 1 if years else settings["first_year"]
    random = np.random.default_rng(settings["seed"])
    pairs = _pairs(settings, wards, merge_all)
    shape = _Shape(settings, wards, first, last, pairs, random)
    monthly = _monthly(shape)
    extra = max(0, (indicators or len(monthly)) - len(monthly))
    numbers = range(1, extra + 1)
    monthly |= {f"synthetic_count_{n:03}": shape.count(shape.weight * 20) for n in numbers}
    chosen = dict(list(monthly.items())[:indicators])
    frames = [shape.monthly_frame(item, values) for item, values in chosen.items()]
    frames += [shape.yearly_frame(item, values) for item, values in _yearly(shape).items()]
    frames += [shape.city_frame(item, values) for item, values in _by_city(shape).items()]
    observations = pd.concat(frames, ignore_index=True)
    observations["source"] = SOURCE.id
    observations["status"] = "A"
    return Demo(
        units=_units(settings, wards, pairs),
        targets=tuple(Target(unit_code=settings["city"]["code"], **target) for target in settings["targets"]),
        observations=observations,
        measures=tuple(_measure(n) for n in numbers),
        indicators=tuple(_indicator(n) for n in numbers),
        changes=_changes(settings, pairs),
    )


def _code(ward: int) -> str:
    return f"MH{ward:02}"


def _city_code(settings: dict[str, Any], number: int) -> str:
    return str(settings["city"]["code"]) + (f"-{number + 1}" if number else "")


def _pairs(settings: dict[str, Any], wards: int, merge_all: bool) -> list[Pair]:
    """Return the wards that merge, each with the one that goes into it; a pair lies in one city, whose size is even."""
    if merge_all:
        return [(ward, ward + 1) for ward in range(1, wards, 2)]
    first, second = settings["story"]["merger"]["units"]
    return [(first, second)] if wards >= max(first, second) else []


def _units(settings: dict[str, Any], wards: int, pairs: list[Pair]) -> list[Unit]:
    city, merger = settings["city"], settings["story"]["merger"]
    cities = -(-wards // CITY_SIZE)
    above = None
    tree = []
    if cities > 1:
        above = f"{city['code']}-P"
        tree.append(Unit(above, above, None, None, "province", None, "Tỉnh Minh Họa", "Minh Họa Province"))
    for number in range(cities):
        code = _city_code(settings, number)
        suffix = f" {number + 1}" if number else ""
        tree.append(Unit(code, code, None, None, "city", above, city["name_vi"] + suffix, city["name_en"] + suffix))
    names = city["wards"] + city["communes"]
    merging = {ward for pair in pairs for ward in pair}
    for ward in range(1, wards + 1):
        number, place = divmod(ward - 1, CITY_SIZE)
        name = names[place] + (f" {number + 1}" if number else "")
        row, column = divmod(place, 5)
        ends = merger["on"] if ward in merging else None
        tree.append(
            Unit(
                id=_code(ward),
                code=_code(ward),
                valid_from=None,
                valid_to=ends,
                kind="ward" if name.startswith("Phường") else "commune",
                parent=_city_code(settings, number),
                name_vi=name,
                name_en=_english(name),
                latitude=city["latitude"] - row * 0.02 + (place * 7 % 5) * 0.003,
                longitude=city["longitude"] + column * 0.02 + (place * 3 % 4) * 0.003,
            )
        )
    by_code = {unit.code: unit for unit in tree}
    for first, second in pairs:
        key = unit_id(_code(first), merger["on"])
        merged = replace(by_code[_code(first)], id=key, valid_from=merger["on"], valid_to=None)
        if [first, second] == merger["units"]:
            merged = replace(merged, kind="ward", name_vi=merger["name_vi"], name_en=merger["name_en"])
        tree.append(merged)
    return tree


def _changes(settings: dict[str, Any], pairs: list[Pair]) -> tuple[Change, ...]:
    """Return the mergers of ``pairs``."""
    merger = settings["story"]["merger"]
    on, basis = merger["on"], merger["legal_basis"]
    return tuple(
        Change(on, "merge", _code(old), unit_id(_code(pair[0]), on), 1.0, basis) for pair in pairs for old in pair
    )


def _english(name: str) -> str:
    kind, rest = name.split(" ", 1)
    return f"{rest} {'Ward' if kind == 'Phường' else 'Commune'}"


class _Shape:
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
        self.codes = np.array([_code(ward) for ward in range(1, wards + 1)])
        self.cities = np.array([_city_code(settings, n) for n in range(-(-wards // CITY_SIZE))])
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


def _monthly(shape: _Shape) -> dict[str, Grid]:
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


def _by_year(shape: _Shape, make: Callable[[Grid, Grid], Grid]) -> Grid:
    wards = len(shape.codes)
    step = np.broadcast_to(shape.years[None, :] - 2018.0, (wards, len(shape.years)))
    return make(step, np.broadcast_to(shape.lag / 12, step.shape))


def _yearly(shape: _Shape) -> dict[str, Grid]:
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


def _by_city(shape: _Shape) -> dict[str, Grid]:
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


def _measure(number: int) -> Measure:
    code = f"synthetic_count_{number:03}"
    vi, en = f"Số đếm mô phỏng {number}", f"Synthetic count {number}"
    return Measure(code, vi, en, vi, en, unit_measure="documents", nature="flow", additive=True)


def _indicator(number: int) -> Indicator:
    measure = _measure(number)
    return Indicator(
        measure.code,
        measure.name_vi,
        measure.name_en,
        area="digital",
        definition_vi=measure.definition_vi,
        definition_en=measure.definition_en,
        formula="count",
        numerator=(measure.code,),
        denominator=(),
        unit_measure="documents",
        direction="none",
        decimals=0,
    )

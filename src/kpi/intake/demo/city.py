"""Makes the fictional city: units, targets and observations with the shapes that real reports have.

Seeded, so that the same settings give the same figures; scales from one city to a province of
many for benchmarks. Its source says ``synthetic``, from which every watermark follows.
"""

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from kpi.catalog.model import Catalog, Indicator, Measure, Target
from kpi.intake.demo.figures import Shape, by_city, by_month, yearly_figures
from kpi.intake.demo.ground import make_changes, make_units, merging_pairs
from kpi.store.writing import Source
from kpi.units.changes import Change
from kpi.units.unit import Unit

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


@dataclass(frozen=True)
class DemoSize:
    """How large a fictional city is to be: arguments of ``make_demo``; None as its settings say."""

    units: int | None = None
    indicators: int | None = None
    years: int | None = None
    merge_all: bool = False


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
    pairs = merging_pairs(settings, wards, merge_all)
    shape = Shape(settings, wards, first, last, pairs, random)
    monthly = by_month(shape)
    extra = max(0, (indicators or len(monthly)) - len(monthly))
    numbers = range(1, extra + 1)
    monthly |= {f"synthetic_count_{n:03}": shape.count(shape.weight * 20) for n in numbers}
    chosen = dict(list(monthly.items())[:indicators])
    frames = [shape.monthly_frame(item, values) for item, values in chosen.items()]
    frames += [shape.yearly_frame(item, values) for item, values in yearly_figures(shape).items()]
    frames += [shape.city_frame(item, values) for item, values in by_city(shape).items()]
    observations = pd.concat(frames, ignore_index=True)
    observations["source"] = SOURCE.id
    observations["status"] = "A"
    return Demo(
        units=make_units(settings, wards, pairs),
        targets=tuple(Target(unit_code=settings["city"]["code"], **target) for target in settings["targets"]),
        observations=observations,
        measures=tuple(_measure(n) for n in numbers),
        indicators=tuple(_indicator(n) for n in numbers),
        changes=make_changes(settings, pairs),
    )


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

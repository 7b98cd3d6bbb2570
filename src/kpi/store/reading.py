"""Reads catalogue, units and sources back out of a snapshot, as the nouns they were."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from kpi.catalog.model import Area, Catalog, ChartIndicator, Definition, Indicator, Measure, Target, UnitMeasure
from kpi.store.warehouse import Snapshot
from kpi.store.writing import Source
from kpi.units.changes import Change
from kpi.units.territory import Territories
from kpi.units.tree import UnitTree
from kpi.units.unit import Unit


@dataclass(frozen=True)
class Reference:
    """What figures refer to, as of one publication."""

    catalog: Catalog
    tree: UnitTree
    territories: Territories
    sources: dict[str, Source]
    publication: int
    published_at: datetime


def read_reference(data: Snapshot) -> Reference:
    """Return catalogue, units, sources and the number and time (UTC) of the newest publication."""
    catalog = Catalog(
        areas={area.code: area for area in _nouns(data, "area", Area)},
        unit_measures={item.code: item for item in _nouns(data, "unit_measure", UnitMeasure)},
        measures={measure.code: measure for measure in _nouns(data, "measure", Measure)},
        indicators={indicator.code: indicator for indicator in _nouns(data, "indicator", Indicator)},
        targets=tuple(_nouns(data, "target", Target)),
        definitions=tuple(_nouns(data, "definition", Definition)),
        shown=tuple(_nouns(data, "chart_indicator", ChartIndicator)),
    )
    units = _nouns(data, "unit", Unit)
    newest = data.query("FROM publication ORDER BY publication DESC LIMIT 1").iloc[0]
    return Reference(
        catalog=catalog,
        tree=UnitTree(units),
        territories=Territories(units, _nouns(data, "unit_change", Change)),
        sources={source.id: source for source in _nouns(data, "source", Source)},
        publication=int(newest["publication"]),
        published_at=newest["published_at"].to_pydatetime(),
    )


def _nouns(data: Snapshot, table: str, noun: type[Any]) -> list[Any]:
    names = [field.name for field in fields(noun)]
    rows = data.rows(f"SELECT {', '.join(names)} FROM {table}")
    return [noun(*(tuple(cell) if isinstance(cell, list) else cell for cell in row)) for row in rows]

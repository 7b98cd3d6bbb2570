"""The nouns of the catalogue."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Nature = Literal["flow", "stock"]
Formula = Literal["ratio", "count", "coverage", "stated"]
Direction = Literal["up", "down", "none"]


@dataclass(frozen=True)
class Named:
    """Something with a code and a name in both languages."""

    code: str
    name_vi: str
    name_en: str

    def name(self, lang: str) -> str:
        """Return the name in ``lang``."""
        return self.name_vi if lang == "vi" else self.name_en


@dataclass(frozen=True)
class Area(Named):
    """A reform area (lĩnh vực)."""


@dataclass(frozen=True)
class UnitMeasure(Named):
    """What a figure counts in: percent, dossiers, points. ``symbol`` stands for the name where there is one."""

    symbol: str


@dataclass(frozen=True)
class Measure(Named):
    """Something counted. A flow adds up over time; of a stock the last value stands."""

    definition_vi: str
    definition_en: str
    unit_measure: str
    nature: Nature
    additive: bool

    def definition(self, lang: str) -> str:
        """Return the definition in ``lang``."""
        return self.definition_vi if lang == "vi" else self.definition_en


@dataclass(frozen=True)
class Indicator(Named):
    """What people read.

    ``ratio``: 100 x the sum of the numerators over the sum of the denominators; ``count``: the
    sum of the numerators; ``coverage``: 100 x units that have it (a measure of 0 or 1) over
    units that reported; ``stated``: taken from the report as printed. ``valid_to`` is the last
    day of validity. ``succeeds`` names the indicator whose definition this one replaced. A
    percentage of fewer than ``small`` is not ranked: its interval is wide.
    """

    area: str
    definition_vi: str
    definition_en: str
    formula: Formula
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    unit_measure: str
    direction: Direction
    decimals: int
    valid_from: date | None = None
    valid_to: date | None = None
    succeeds: str | None = None
    legal_basis: str = ""
    small: int | None = None

    def definition(self, lang: str) -> str:
        """Return the definition in ``lang``."""
        return self.definition_vi if lang == "vi" else self.definition_en


@dataclass(frozen=True)
class Target:
    """The value that a unit is to reach in a year, and the document that says so.

    ``base_year`` and ``base_value`` are where the way to the target begins, if the document says so.
    """

    unit_code: str
    indicator: str
    year: int
    value: float
    legal_basis: str
    base_year: int | None = None
    base_value: float | None = None


@dataclass(frozen=True)
class Catalog:
    """Everything that may be reported, by code, in the order of the files."""

    areas: dict[str, Area] = field(default_factory=dict)
    unit_measures: dict[str, UnitMeasure] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()

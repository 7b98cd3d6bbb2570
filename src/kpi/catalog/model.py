"""The nouns of the catalogue."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Comparable = Literal["yes", "partly", "no"]
Nature = Literal["flow", "stock"]
Formula = Literal["ratio", "count", "coverage", "stated"]
Direction = Literal["up", "down", "none"]
DueFrom = Literal["communes", "offices", "both", "place"]


@dataclass(frozen=True)
class Named:
    """Something with a code and a name in both languages."""

    code: str
    name_vi: str
    name_en: str

    def name(self, lang: str) -> str:
        """Return the name in ``lang``."""
        return self.name_vi if lang == "vi" else self.name_en

    @property
    def names(self) -> tuple[str, str]:
        """The name in Vietnamese and in English."""
        return self.name_vi, self.name_en


@dataclass(frozen=True)
class Area(Named):
    """A reform area (lĩnh vực)."""


@dataclass(frozen=True)
class UnitMeasure(Named):
    """What a figure counts in: percent, dossiers, points. ``symbol`` stands for the name where there is one."""

    symbol: str


@dataclass(frozen=True)
class Measure(Named):
    """Something counted. A flow adds up over time; of a stock the last value stands.

    ``within`` names the measure of which this is one part among others that do not overlap with it.
    ``synonyms`` are further names, of either language, by which forms and reports call it.
    ``sums`` are sums of other measures, ``a + b``, that it is equal to where all of them are told.
    """

    definition_vi: str
    definition_en: str
    unit_measure: str
    nature: Nature
    additive: bool
    within: str | None = None
    synonyms: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()

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
    percentage of fewer than ``small`` is not ranked: its interval is wide. ``synonyms`` are as of a measure.
    ``due_from`` says who below a place is due to report it: its wards and communes (whatever places stand below it),
    its offices, both, or nobody, as it is the place's own (``place``: then nothing is added up).
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
    synonyms: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()  # codes that it had before, by which addresses still name it
    due_from: DueFrom = "communes"

    def is_due_from(self, *, office: bool) -> bool:
        """Tell whether an office, or else a place, is due to report it to the place above."""
        who = self.due_from or "communes"  # a catalogue on record from before offices says nothing
        return who in ("both", "offices" if office else "communes")

    def definition(self, lang: str) -> str:
        """Return the definition in ``lang``."""
        return self.definition_vi if lang == "vi" else self.definition_en


@dataclass(frozen=True)
class ChartIndicator:
    """An indicator that the chart of a name shows, or offers; in the order of the file."""

    chart: str
    indicator: str


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
class Definition:
    """From the day ``effective`` on, ``indicator`` is counted in another way than before, for a reason.

    Where that is the indicator's first day, "before" is the indicator that it succeeds.
    ``comparable`` says whether figures of before may be set beside those of after: yes, partly
    (a change is told, with the reason), no (it is refused). The definition is empty where the
    indicator's own one says it.
    """

    indicator: str
    effective: date
    comparable: Comparable
    definition_vi: str
    definition_en: str
    reason_vi: str
    reason_en: str
    legal_basis: str

    def reason(self, lang: str) -> str:
        """Return the reason in ``lang``."""
        return self.reason_vi if lang == "vi" else self.reason_en

    def definition(self, lang: str) -> str:
        """Return the definition that holds from then on in ``lang``; empty where the indicator's own one does."""
        return self.definition_vi if lang == "vi" else self.definition_en

    def parts_years(self, year: int) -> bool:
        """Tell whether it lies between the figures of the year before ``year`` and those of ``year``."""
        return date(year - 1, 1, 1) < self.effective <= date(year, 12, 31)


@dataclass(frozen=True)
class Catalog:
    """Everything that may be reported, by code, in the order of the files."""

    areas: dict[str, Area] = field(default_factory=dict)
    unit_measures: dict[str, UnitMeasure] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    definitions: tuple[Definition, ...] = ()
    shown: tuple[ChartIndicator, ...] = ()

    def shown_by(self, chart: str) -> tuple[str, ...]:
        """Return the indicators that the chart of a name shows or offers, in their order."""
        return tuple(shown.indicator for shown in self.shown if shown.chart == chart)

    def current(self, code: str) -> str:
        """Return the code that an indicator has today, also by one that it had before; nothing where there is none."""
        if code in self.indicators:
            return code
        return next((found.code for found in self.indicators.values() if code in found.formerly), "")

    def __contains__(self, code: object) -> bool:
        return code in self.measures or code in self.indicators

    def item(self, code: str) -> Measure | Indicator:
        """Return the measure of a code, or the indicator that is reported as a whole. Raises KeyError."""
        return self.measures.get(code) or self.indicators[code]

    def breaks(self, indicator: str) -> list[Definition]:
        """Return the changes of an indicator's definition, oldest first."""
        found = [definition for definition in self.definitions if definition.indicator == indicator]
        return sorted(found, key=lambda definition: definition.effective)

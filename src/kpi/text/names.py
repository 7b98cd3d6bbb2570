"""Words and names in one language: of units, indicators, what they count in, sources and the publication."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from decimal import Decimal

import pandas as pd

from kpi.store.reading import Reference
from kpi.text.labels import label
from kpi.text.numbers import VIETNAM, day, month, number, percent, told_apart


@dataclass(frozen=True)
class Names:
    """Names in one language, as of one publication."""

    reference: Reference
    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """Return a label of ``kpi.text.labels`` with ``values`` filled in."""
        return label(key, self.lang, **values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return a label that counts something, in the form for one where ``count`` is 1."""
        return self(key + "_one" if count == 1 else key, count=number(count, 0, self.lang), **values)

    def listed(self, items: Iterable[str]) -> str:
        """Return ``a, b và c``."""
        words = list(items)
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self('and')} {words[-1]}"

    def month(self, when: date) -> str:
        """Return ``11/2019`` or ``Nov 2019``."""
        return month(when, self.lang)

    def unit(self, unit: str) -> str:
        """Return a unit's name."""
        return self.reference.tree[unit].name(self.lang)

    def dated_unit(self, unit: str) -> str:
        """Return a unit's name, with the day it began where that is on record: codes and names are used again.

        Not of an office that stands: only places take over the code and name of others.
        """
        found = self.reference.tree[unit]
        if found.valid_from is not None and not (found.is_office and found.valid_to is None):
            return f"{found.name(self.lang)} ({self('since', day=day(found.valid_from, self.lang))})"
        return found.name(self.lang)

    def lasting_unit(self, unit: str) -> str:
        """Return a unit's name to choose by: with the days between which it existed, of an office that stands none."""
        found = self.reference.tree[unit]
        if found.valid_to is None:
            return self.dated_unit(unit)
        end = day(found.valid_to - timedelta(days=1), self.lang)
        if found.valid_from is None:
            return f"{found.name(self.lang)} ({self('ended', day=end)})"
        return f"{found.name(self.lang)} ({day(found.valid_from, self.lang)} – {end})"

    def placed_unit(self, unit: str) -> str:
        """Return a unit's name with the unit above it, as wards of different places may share a name."""
        return self.dated_unit(unit) + self._above(unit)

    def lasting_placed_unit(self, unit: str) -> str:
        """Return the same to choose by, with its last day too."""
        return self.lasting_unit(unit) + self._above(unit)

    def _above(self, unit: str) -> str:
        """Return the name of the unit above, if that tells anything: all provinces are of the country."""
        tree = self.reference.tree
        parent = tree[unit].parent
        return f" – {self.unit(parent)}" if parent and tree[parent].kind != "country" else ""

    def indicator(self, indicator: str) -> str:
        """Return an indicator's name."""
        return self.reference.catalog.indicators[indicator].name(self.lang)

    def unit_measure(self, indicator: str) -> str:
        """Return what the indicator counts in: ``%``, ``hồ sơ``, ``hạng``."""
        found = self.reference.catalog.unit_measures[self.reference.catalog.indicators[indicator].unit_measure]
        return found.symbol or found.name(self.lang)

    def is_rank(self, indicator: str) -> bool:
        """Tell whether the indicator is a rank that somebody gave: 1 is first, and between two there is nothing."""
        return self.reference.catalog.indicators[indicator].unit_measure == "rank"

    def figure(self, value: float, indicator: str, decimals: int | None = None) -> str:
        """Return a value as it is read: ``91,7 %``, ``2.904``, ``hạng 6``; a dash where there is none."""
        if pd.isna(value):
            return "–"
        found = self.reference.catalog.indicators[indicator]
        places = found.decimals if decimals is None or pd.isna(decimals) else int(decimals)
        if self.is_rank(indicator):
            return self("rank_value", rank=number(value, 0, self.lang))
        share = found.unit_measure == "percent"
        sign, value, places = told_apart(value, places, *((0, 100) if share else (0,)))
        text = percent(value, places, self.lang) if share else number(value, places, self.lang)
        return f"{sign}\u00a0{text}" if sign else text

    def target(self, value: float, indicator: str) -> str:
        """Return a target as its document has it: ``55 %``, ``91,5 %``."""
        places = max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent))
        return self.figure(value, indicator, places)

    def source(self, source: str) -> str:
        """Return publisher, date and title of a source in short."""
        found = self.reference.sources[source]
        published = f" ({found.published})" if found.published else ""
        return f"{found.publisher}{published}"

    def publication_line(self) -> str:
        """Return the number and day of the publication, who shows it, and under which licence."""
        return self("foot_line", number=self.reference.publication, day=self.publication_day())

    def publication_day(self) -> str:
        """Return the day of the publication, as it was in Việt Nam."""
        return day(self.reference.published_at.replace(tzinfo=UTC).astimezone(VIETNAM).date(), self.lang)

"""Whom a figure is of: of the unit that it stands beside, or of the units that a sum happens to have."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from kpi.analysis.answer import Row
from kpi.text.names import Names
from kpi.text.numbers import number

COMMUNES = {"ward", "commune", "township", "special_zone"}
NAMED = 3  # units that are named before they are counted


@dataclass(frozen=True)
class BearerWords(Names):
    """Words about the units that a figure was added up from."""

    def bearer(self, row: Row) -> str:
        """Return whose figure a sum is that lacks units: ``Thành phố A (1/9 đơn vị thuộc Tỉnh B)``; else nothing."""
        if pd.isna(row.value) or not isinstance(row.sum_of, str):
            return ""
        told, expected = int(row.units_reported + row.units_derived), int(row.units_expected)
        words = {"reported": told, "expected": expected, "unit": self.unit(row.unit)}
        among = self("bearer_among" if told < expected else "bearer_told", **words)
        if row.units_counted > NAMED:
            return among
        return f"{self.listed(self.unit(unit) for unit in row.units_named)} ({among})"

    def whose(self, rows: Iterable[Row], unit: str) -> str:
        """Return whose figures ``rows`` of ``unit`` are, where all are of the same; else the unit's name."""
        borne = {self.bearer(row) for row in rows if not pd.isna(row.value)}
        return (borne.pop() if len(borne) == 1 else "") or self.dated_unit(unit)

    def coverage(self, row: Row) -> str:
        """Return ``27/32 đơn vị báo cáo`` for a sum over units, else nothing.

        Units of which the figure was derived are no reports and are told apart. A coverage that is added up without
        some units says what it is at least and at most: ``27/32 báo cáo; 85 % trong số đã báo cáo; cả thành phố từ
        72 % đến 88 %``.
        """
        if pd.isna(row.units_reported):
            return ""
        if not pd.isna(row.bound_low):
            shares = {"value": row.value, "low": row.bound_low, "high": row.bound_high}
            return self(
                "coverage_bounds",
                reported=number(row.denominator, 0, self.lang),
                expected=number(row.denominator + row.units_missing, 0, self.lang),
                kind=self(f"kind_{self.reference.tree[row.unit].kind}"),
                **{name: self.figure(share, row.indicator, 0) for name, share in shares.items()},
            )
        counts = {"reported": int(row.units_reported), "expected": int(row.units_expected)}
        offices = getattr(row, "offices_expected", 0)
        if not pd.isna(offices) and offices > 0 and not row.units_derived:
            return self._by_kind(row, **counts)
        return self.counts(derived=int(row.units_derived), reported=counts["reported"], expected=counts["expected"])

    def _by_kind(self, row: Row, *, reported: int, expected: int) -> str:
        """Return ``148/148 xã, phường; 15/15 sở, ngành``: places and offices that reported, each kind for itself."""
        offices = {"reported": int(row.offices_reported), "expected": int(row.offices_expected)}
        places = {"reported": reported - offices["reported"], "expected": expected - offices["expected"]}
        told = [
            self("coverage_of_kind", units=self.units_word(row.unit, offices=kind), **counts)
            for kind, counts in ((False, places), (True, offices))
            if counts["expected"]
        ]
        return "; ".join(told)

    def units_word(self, place: str, *, offices: bool) -> str:
        """Return what the units below a place are called where its offices report beside them, else ``đơn vị``."""
        tree = self.reference.tree
        if offices:
            return self("units_offices")
        if not tree.children(place, offices=True):
            return self("units_any")
        kinds = {unit.kind for unit in tree.children(place, offices=False)}
        return self("units_communes" if kinds <= COMMUNES else "units_places")

    def counts(self, *, reported: int, expected: int, derived: int = 0, units: str = "") -> str:
        """Return how many units reported, and of how many the figure was derived."""
        key = "coverage" if not derived else "coverage_derived" if not reported else "coverage_mixed"
        return self(key, reported=reported, expected=expected, derived=derived, units=units or self("units_any"))

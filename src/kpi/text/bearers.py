"""Whom a figure is of: of the unit that it stands beside, or of the units that a sum happens to have."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from kpi.analysis.answer import Row
from kpi.text.names import Names
from kpi.text.numbers import number

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
        return self.counts(derived=int(row.units_derived), **counts)

    def counts(self, *, reported: int, expected: int, derived: int = 0) -> str:
        """Return how many units reported, and of how many the figure was derived."""
        key = "coverage" if not derived else "coverage_derived" if not reported else "coverage_mixed"
        return self(key, reported=reported, expected=expected, derived=derived)

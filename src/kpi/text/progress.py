"""What is said of an indicator on its way to a target: progress, pace, and how that was judged."""

from dataclasses import dataclass

import pandas as pd

from kpi.analysis.answer import Row
from kpi.text.names import Names
from kpi.text.numbers import number

PROGRESS_SHAPES = {
    "met": "✓",
    "on_track": "→",
    "at_risk": "▲",
    "missed": "✕",
}  # said in shape and words, never by colour alone


@dataclass(frozen=True)
class ProgressWords(Names):
    """Words about rows of the scorecard."""

    def progress(self, progress: str | None) -> str:
        """Return shape and word: ``✓ Đạt``."""
        if progress is None or pd.isna(progress):
            return ""
        return f"{PROGRESS_SHAPES[progress]} {self('progress_' + progress)}"

    def aim(self, row: Row) -> str:
        """Return the next target of a row of the scorecard, with its year where that is a later one."""
        value = self.target(row.target, row.indicator)
        if row.target_year == row.year:
            return self("target", value=value)
        return self("target_line", year=int(row.target_year), value=value)

    def pace(self, row: Row) -> str:
        """Return the change a year that the next target needs, if any is told: ``cần thêm 2,3 điểm mỗi năm``."""
        if pd.isna(row.pace):
            return ""
        if row.pace == 0:
            return self("pace_none")
        found = self.reference.catalog.indicators[row.indicator]
        places = 0 if float(row.pace).is_integer() else max(1, found.decimals)
        step = number(abs(row.pace), places, self.lang)
        if not step.strip("0.,"):
            step = self("below", value=number(10**-places, places, self.lang))
        if found.unit_measure == "rank":
            return self("pace_rank", places=step)
        counted = (
            self("points", value=step) if found.unit_measure == "percent" else f"{step} {self.unit_measure(found.code)}"
        )
        return self("pace_up" if row.pace > 0 else "pace_down", pace=counted)

    def method(self, row: Row) -> str:
        """Return how the progress of a row of the scorecard was judged, with its figures."""
        target = self.target(row.target, row.indicator)
        if row.target_year == row.year:
            told = self("method_year", year=row.year, target=target)
        elif pd.isna(row.line):
            return self("method_no_line", year=row.year) if pd.isna(row.progress) else ""
        else:
            figures = {name: self.figure(getattr(row, name), row.indicator) for name in ("base_value", "line")}
            years = {name: int(getattr(row, name)) for name in ("base_year", "target_year")}
            told = self(
                "method_line", base=figures["base_value"], line=figures["line"], target=target, year=row.year, **years
            )
        return f"{told} {self('method_untold', year=row.year)}" if pd.isna(row.progress) else told

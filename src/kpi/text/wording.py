"""What is said of one row of an answer: its value, parts, change, coverage, days covered and sources."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from kpi.analysis.answer import Row, each
from kpi.catalog.model import Definition
from kpi.text.bearers import BearerWords
from kpi.text.grounds import GroundWords
from kpi.text.numbers import day, number, short_day, signed
from kpi.text.progress import ProgressWords


@dataclass(frozen=True)
class Wording(ProgressWords, GroundWords, BearerWords):
    """Words in one language about figures of one publication."""

    def value(self, row: Row) -> str:
        """Return the value of a row, with a word where it is a bound: ``trên 5.400``."""
        if pd.isna(row.value):
            if row.boundary in ("split", "merged"):
                return self("not_divided")
            if row.denominator == 0:
                parts = f"{number(row.numerator, 0, self.lang)}/0"
                return self("none_arose") if row.numerator == 0 else self("nothing_divided", parts=parts)
            due = getattr(row, "due", None)
            return self("no_figure" if due is None else "not_reported" if due else "not_listed")
        text = self.figure(row.value, row.indicator, row.decimals)
        return self(row.qualifier, value=text) if row.qualifier else text

    def parts(self, row: Row) -> str:
        """Return the parts of a ratio: ``11/12 nhiệm vụ``; nothing where there are none or it is no ratio."""
        found = self.reference.catalog.indicators[row.indicator]
        if not found.numerator or pd.isna(row.numerator) or pd.isna(row.denominator):
            return ""
        measure = self.reference.catalog.measures[found.numerator[0]]
        counted = self.reference.catalog.unit_measures[measure.unit_measure].name(self.lang)
        return f"{number(row.numerator, 0, self.lang)}/{number(row.denominator, 0, self.lang)} {counted}"

    def change(self, row: Row) -> str:
        """Return the change on the year before, or why there is none."""
        if pd.isna(row.value):
            return ""
        if pd.isna(row.change):
            return "" if pd.isna(row.no_change) else self(f"no_change_{row.no_change}")  # of months none is told
        told = self.step(row.indicator, row.change, row.previous, row.year - 1)
        partly = [found for found in self.breaks(row) if found.comparable == "partly"]
        return f"{told} ({self('partly_comparable', reason=partly[-1].reason(self.lang))})" if partly else told

    def breaks(self, row: Row) -> list[Definition]:
        """Return the changes of definition between a year's figure and the one of the year before."""
        return [found for found in self.reference.catalog.breaks(row.indicator) if found.parts_years(row.year)]

    def step(self, indicator: str, change: float, previous: float, since: int) -> str:
        """Return a change from ``previous`` in year ``since`` with its sign; of ranks in words."""
        found = self.reference.catalog.indicators[indicator]
        step = signed(change, found.decimals, self.lang)
        if step[0] not in "+−":
            return self("change_none", year=since)
        if found.unit_measure == "percent":
            return self("change_points" + "_one" * (step[1:] == "1"), change=step, year=since)
        if found.unit_measure == "rank":
            return self.places_moved(change, since)
        if previous and found.formula == "count":
            share = signed(100 * change / previous, 1, self.lang) + ("\u00a0%" if self.lang == "vi" else "%")
            return self("change_share", change=step, share=share, year=since)
        return self("change_count", change=step, year=since)

    def places_moved(self, change: float, year: int) -> str:
        """Return by how many places a rank rose (a smaller number) or fell."""
        key = "rank_up" if change < 0 else "rank_down"
        return self(key + "_one" * (abs(change) == 1), places=number(abs(change), 0, self.lang), year=year)

    def interval(self, row: Row) -> str:
        """Return ``từ 61 % đến 93 % (khoảng tin cậy 95 %)`` for a share of few in a ranking, else nothing."""
        if pd.isna(getattr(row, "interval_low", None)):
            return ""
        low, high = (self.figure(end, row.indicator, 0) for end in (row.interval_low, row.interval_high))
        return self("interval", low=low, high=high)

    def no_place(self, row: Row, reason: object) -> str:
        """Return why a value has no place (``answer.NO_PLACE``); nothing where it says so itself or needs no reason."""
        if reason == "small":
            small = self.reference.catalog.indicators[row.indicator].small or 0
            denominator = number(row.denominator, 0, self.lang)
            return self("no_place_small", denominator=denominator, small=number(small, 0, self.lang))
        if reason == "coverage":
            return self("no_place_coverage", coverage=self.coverage(row))
        return self(f"no_place_{reason}") if reason in ("partial", "none_arose") else ""

    def origin(self, row: Row) -> str:
        """Return where the value comes from: computed, stated in the report, added up from the units below."""
        if pd.isna(row.origin):
            return ""
        if row.derived or (row.status == "E" and row.origin != "children"):
            return self("origin_derived")
        if row.origin == "computed" and not self.reference.catalog.indicators[row.indicator].denominator:
            return self("origin_reported")
        return self(f"origin_{row.origin}")

    def stated(self, row: Row) -> str:
        """Return what the report prints, where the value shown is computed from its parts: ``báo cáo in 91,6%``."""
        if row.origin != "computed" or pd.isna(row.stated):
            return ""
        return self("report_prints", printed=row.printed)

    def covered(self, row: Row) -> str:
        """Return the last day covered, with a word where it is a part of the year: ``đến 14/11/2019``."""
        if pd.isna(row.value):
            return ""
        first, last = row.first_day.date(), row.last_day.date()
        if first == last:
            return self("on_day", day=day(last, self.lang))
        if first != date(row.year, 1, 1):
            return self("from_to", first=short_day(first, self.lang), last=day(last, self.lang))
        if row.partial and last == date(row.year, 12, 31):
            return self("gaps_until", day=day(last, self.lang))
        return self("until", day=day(last, self.lang))

    def sources(self, frame: pd.DataFrame) -> str:
        """Return the line below a chart or table: sources, last day covered, and how many units were counted."""
        told = frame.dropna(subset=["value"]) if "value" in frame else frame
        named = sorted({source for cell in told["sources"] for source in cell})
        if not named:
            return ""
        listed = "; ".join(self.source(source) for source in named[:3])
        if len(named) > 3:
            listed += self("more_sources", count=len(named) - 3)
        newest = told.loc[told["year"] == told["year"].max(), "last_day"]
        first, last = day(newest.min().date(), self.lang), day(newest.max().date(), self.lang)
        covered = last if first == last else self("days_differ", first=first, last=last)
        return self("source_line", sources=listed, day=covered)

    def incomplete(self, frame: pd.DataFrame) -> str:
        """Return for which years not every unit below reported, and whose the sum is: ``2023 (23/24)``."""
        if frame["unit"].nunique() != 1 or "sum_of" not in frame:
            return ""
        short = frame[frame["sum_of"].notna() & frame["value"].notna()]
        years = short.sort_values("units_reported").drop_duplicates("year").sort_values("year")
        listed = [f"{row.year}: {self.bearer(row)}" for row in each(years)]
        return self("incomplete", years="; ".join(listed)) if listed else ""

    def break_note(self, definition: Definition) -> str:
        """Return a change of definition with its reason: ``15/8/2022: …; không so sánh được (Nghị định …)``."""
        return self(
            "break_note",
            day=day(definition.effective, self.lang),
            reason=definition.reason(self.lang),
            comparable=self(f"comparable_{definition.comparable}"),
            basis=definition.legal_basis,
        )

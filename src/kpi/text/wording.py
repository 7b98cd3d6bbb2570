"""What is said of one row of an answer: its value, parts, change, coverage, days covered, progress and sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal

import pandas as pd

from kpi.analysis.answer import Row, each
from kpi.catalog.model import Definition
from kpi.store.reading import Reference
from kpi.text.labels import label
from kpi.text.numbers import VIETNAM, day, month, number, percent, short_day, signed
from kpi.units.changes import Change

REASONS = 4  # so many reasons for blanks stand below a chart; its table has them all
PROGRESS_SHAPES = {
    "met": "✓",
    "on_track": "→",
    "at_risk": "▲",
    "missed": "✕",
}  # said in shape and words, never by colour alone


@dataclass(frozen=True)
class Wording:
    """Words in one language about figures of one publication."""

    reference: Reference
    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """Return a label of ``kpi.text.labels`` with ``values`` filled in."""
        return label(key, self.lang, **values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return a label that counts something, in the form for one where ``count`` is 1."""
        return self(key + "_one" if count == 1 else key, count=number(count, 0, self.lang), **values)

    def month(self, when: date) -> str:
        """Return ``11/2019`` or ``Nov 2019``."""
        return month(when, self.lang)

    def unit(self, unit: str) -> str:
        """Return a unit's name."""
        return self.reference.tree[unit].name(self.lang)

    def dated_unit(self, unit: str) -> str:
        """Return a unit's name, with the day it began where that is on record: codes and names are used again."""
        found = self.reference.tree[unit]
        if found.valid_from is not None:
            return f"{found.name(self.lang)} ({self('since', day=day(found.valid_from, self.lang))})"
        return found.name(self.lang)

    def placed_unit(self, unit: str) -> str:
        """Return a unit's name with the unit above it, as wards of different places may share a name."""
        parent = self.reference.tree[unit].parent
        return self.dated_unit(unit) + (f" – {self.unit(parent)}" if parent else "")

    def indicator(self, indicator: str) -> str:
        """Return an indicator's name."""
        return self.reference.catalog.indicators[indicator].name(self.lang)

    def unit_measure(self, indicator: str) -> str:
        """Return what the indicator counts in: ``%``, ``hồ sơ``, ``hạng``."""
        found = self.reference.catalog.unit_measures[self.reference.catalog.indicators[indicator].unit_measure]
        return found.symbol or found.name(self.lang)

    def figure(self, value: float, indicator: str, decimals: int | None = None) -> str:
        """Return a value as it is read: ``91,7 %``, ``2.904``, ``hạng 6``; a dash where there is none."""
        if pd.isna(value):
            return "–"
        found = self.reference.catalog.indicators[indicator]
        places = found.decimals if decimals is None or pd.isna(decimals) else int(decimals)
        if found.unit_measure == "percent":
            return percent(value, places, self.lang)
        if found.unit_measure == "rank":
            return self("rank_value", rank=number(value, 0, self.lang))
        return number(value, places, self.lang)

    def value(self, row: Row) -> str:
        """Return the value of a row, with a word where it is a bound: ``trên 5.400``."""
        if pd.isna(row.value):
            if row.boundary in ("split", "merged"):
                return self("not_divided")
            return self("none_arose") if row.denominator == 0 else self("not_reported")
        text = self.figure(row.value, row.indicator, row.decimals)
        return self(row.qualifier, value=text) if row.qualifier else text

    def target(self, value: float, indicator: str) -> str:
        """Return a target as its document has it: ``55 %``, ``91,5 %``."""
        places = max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent))
        return self.figure(value, indicator, places)

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

    def coverage(self, row: Row) -> str:
        """Return ``27/32 đơn vị báo cáo`` for a sum over units, else nothing.

        A coverage that is added up without some units says what it is at least and at most:
        ``27/32 báo cáo; 85 % trong số đã báo cáo; cả thành phố từ 72 % đến 88 %``.
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
        return self("coverage", reported=int(row.units_reported), expected=int(row.units_expected))

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
        return self("no_place_partial") if reason == "partial" else ""

    def origin(self, row: Row) -> str:
        """Return where the value comes from: computed, stated in the report, added up from the units below."""
        if pd.isna(row.origin):
            return ""
        if row.status == "E" and row.origin != "children":
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

    def source(self, source: str) -> str:
        """Return publisher, date and title of a source in short."""
        found = self.reference.sources[source]
        published = f" ({found.published})" if found.published else ""
        return f"{found.publisher}{published}"

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

    def publication_line(self) -> str:
        """Return the number and day of the publication, who shows it, and under which licence."""
        return self("foot_line", number=self.reference.publication, day=self.publication_day())

    def publication_day(self) -> str:
        """Return the day of the publication, as it was in Việt Nam."""
        return day(self.reference.published_at.replace(tzinfo=UTC).astimezone(VIETNAM).date(), self.lang)

    def incomplete(self, frame: pd.DataFrame) -> str:
        """Return for which years not every unit below reported: ``Chưa đủ đơn vị báo cáo: 2023 (23/24)``."""
        if frame["unit"].nunique() != 1:
            return ""
        short = frame[(frame["origin"] == "children") & (frame["units_reported"] < frame["units_expected"])]
        years = short.sort_values("units_reported").drop_duplicates("year").sort_values("year")
        listed = [f"{row.year} ({int(row.units_reported)}/{int(row.units_expected)})" for row in each(years)]
        return self("incomplete", years=", ".join(listed)) if listed else ""

    def boundary(self, row: Row) -> str:
        """Return why a value on a unit's ground is blank or what it lacks; nothing where it is whole."""
        territories = self.reference.territories
        if row.boundary == "split":
            ends = [
                old
                for old in territories.earlier(row.unit)
                if any(change.share is None for change in territories.changes_from(old))
            ]
            return self("boundary_split", units=self.listed(self.unit(unit) for unit in ends))
        if row.boundary == "merged":
            return self("boundary_merged", units=self.listed(self.unit(unit) for unit in territories.later(row.unit)))
        if row.boundary == "beyond":
            into = [row.unit, *territories.earlier(row.unit)]
            beyond = [change for unit in into for change in territories.changes_into(unit) if change.old is None]
            notes = [change.note_vi if self.lang == "vi" else change.note_en for change in beyond]
            return self("boundary_beyond", note="; ".join(note for note in notes if note))
        return ""

    def part(self, change: Change) -> str:
        """Return what a change brought in: a unit, a part of one, or ground beyond the record as its note has it."""
        if change.old is None:
            return change.note_vi if self.lang == "vi" else change.note_en
        if change.share is None:
            return self("part_of", unit=self.unit(change.old))
        if change.share < 1:
            return self("share_of", share=percent(100 * change.share, 1, self.lang), unit=self.unit(change.old))
        return self.unit(change.old)

    def ground(self, ground: str) -> str:
        """Return the name of a choice of ground."""
        if ground in ("", "today"):
            return self(f"ground_{ground or 'reported'}")
        return self("ground_day", day=day(date.fromisoformat(ground), self.lang))

    def ground_note(self, ground: str, answer: pd.DataFrame) -> str:
        """Return on which units a chart's years stand and, where values are blank or lack something, why."""
        if not ground:
            return ""
        rows = each(answer[answer["boundary"].notna()].sort_values("boundary")[::-1]) if "boundary" in answer else []
        reasons = dict.fromkeys(f"{self.unit(row.unit)}: {self.boundary(row)}" for row in rows)
        shown = list(reasons)[:REASONS]
        more = [self("more_reasons", count=len(reasons) - len(shown))] if len(reasons) > len(shown) else []
        return " ".join([self("ground_note", ground=self.ground(ground)), *(f"{text}." for text in shown + more)])

    def break_note(self, definition: Definition) -> str:
        """Return a change of definition with its reason: ``15/8/2022: …; không so sánh được (Nghị định …)``."""
        return self(
            "break_note",
            day=day(definition.effective, self.lang),
            reason=definition.reason(self.lang),
            comparable=self(f"comparable_{definition.comparable}"),
            basis=definition.legal_basis,
        )

    def listed(self, items: Iterable[str]) -> str:
        """Return ``a, b và c``."""
        words = list(items)
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self('and')} {words[-1]}"

"""What may be reported by whom, beside the record of one document: names are looked up, or asked about, here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from kpi.intake.reading.grid import Cell
from kpi.intake.reading.periods import Period, read_period
from kpi.intake.recognising.item_names import NEUTRAL, ItemNames, fold_item
from kpi.intake.recognising.messages.questions import ask_column, ask_former, ask_item, ask_period, ask_unit
from kpi.intake.recognising.messages.tables import code_shortened, other_place
from kpi.intake.recognising.model import SKIP, Choice, Role
from kpi.intake.recognising.names import Match, fold_words
from kpi.intake.recognising.record import ALL_HEADS, Record, question
from kpi.intake.recognising.unit_names import UnitNames
from kpi.units.unit import Unit

SOME_DAY = date(9999, 1, 1)
"""Stands for the day of a period that is not known yet, where it is enough to tell units from other names."""


@dataclass(frozen=True)
class Meaning:
    """What a name means, or the role of the cells that depend on it while it means nothing."""

    code: str | None
    role: Role = "value"


@dataclass(frozen=True)
class Known:
    """The catalogue, the units of the place that reports, and what is noted of the document."""

    items: ItemNames
    units: UnitNames
    record: Record

    def unit(self, sheet: str, cell: Cell, text: str, day: date, context: str = "") -> Meaning:
        """Return the unit that ``text`` means on ``day``; ``context`` is the name of the unit above, if told."""
        if _EXPONENT.fullmatch(cell.text):
            self.record.tell(sheet, cell, code_shortened(cell.text))
            return Meaning(None, "refused")
        match = self.units.match(text, day)
        if match.why == "several" and context:
            within = self.units.match(f"{text}, {context}", day)
            match = within if within.found else match
        return self._matched(sheet, cell, text, day, match, self.units.former(text, day))

    def former_unit(self, sheet: str, cell: Cell, code: str, name: str, unit: Unit, day: date) -> Meaning:
        """Return what is answered of a unit that code and name tell, and that did not exist on ``day``."""
        match = Match(None, "other_time", self.units.successors(unit, day))
        return self._matched(sheet, cell, f"{code} {name}", day, match, unit)

    def _matched(self, sheet: str, cell: Cell, text: str, day: date, match: Match, former: Unit | None) -> Meaning:
        if match.found:
            return Meaning(match.found)
        key = f"unit:{fold_words(text)}"
        answer = self.record.answers.get(key)
        if answer == SKIP:
            return Meaning(None, "skipped")
        if answer in self.units.inside(day):
            return Meaning(answer)
        if match.why == "elsewhere":
            names, place = self._place_of(match.choices[0]), self._unit_names(self.units.place)
            self.record.tell(sheet, cell, other_place(text, names, place))
            return Meaning(None, "refused")
        told = ask_unit(text, match.why, _both_dates(day))
        if match.why == "other_time" and former is not None:
            now = [self.units.tree[unit] for unit in match.choices]
            told = ask_former(text, _lifetime(former, day), [unit.names for unit in now], _both_dates(day))
        self.record.ask(sheet, cell, told, question(key, [self._unit_choice(unit) for unit in match.choices]))
        return Meaning(None, "asked")

    def item(
        self, sheet: str, cell: Cell, path: tuple[str, ...], unit_measure: str = "", *, together: bool = False
    ) -> Meaning:
        """Return the measure or indicator that a head or a row of this path means.

        ``together``: where it means nothing known, and so do many others, one question is asked of all.
        """
        match = self.items.match(path, unit_measure)
        if match.found:
            return Meaning(match.found)
        key = "item:" + " > ".join(fold_words(part) for part in path) + (f" [{unit_measure}]" if unit_measure else "")
        answer = self.record.answers.get(key)
        if answer == SKIP:
            return Meaning(None, "skipped")
        if answer is not None and answer in self.items:
            return Meaning(self.items.item(answer))
        told = ask_item(" > ".join(path), match.why)
        asked = question(key, [self.item_choice(item) for item in match.choices])
        if not together or match.why == "several":
            self.record.ask(sheet, cell, told, asked)
        elif self.record.answers.get(ALL_HEADS) == SKIP:
            return Meaning(None, "skipped")
        else:
            self.record.ask_together(sheet, cell, told, asked, " – ".join(path))
        return Meaning(None, "asked")

    def column(self, sheet: str, cell: Cell, path: tuple[str, ...]) -> Meaning:
        """Return whether a column whose head says nothing known holds the figures of the period."""
        key = "column:" + " > ".join(fold_words(part) for part in path)
        answer = self.record.answers.get(key)
        if answer in (SKIP, "value"):
            return Meaning(None, "skipped") if answer == SKIP else Meaning("value")
        yes = Choice("value", "là số thực hiện của kỳ", "these are the figures of the period")
        self.record.ask(sheet, cell, ask_column(" > ".join(path)), question(key, [yes]))
        return Meaning(None, "asked")

    def period(
        self, sheet: str, cell: Cell | None, key: str, reason: tuple[str, str], choices: Sequence[Period]
    ) -> Period | None:
        """Return the period that is answered under ``key``; where none is, ask and return None."""
        answer = self.record.answers.get(key)
        if answer:
            reading = read_period(answer)
            if isinstance(reading, Period):
                return reading
        offered = [Choice(period.code, *self.period_names(period)) for period in dict.fromkeys(choices)]
        self.record.ask(sheet, cell, ask_period(reason), question(key, offered, remembered=False))
        return None

    @staticmethod
    def period_names(period: Period) -> tuple[str, str]:
        """Return the first and last day of a period as readers of each language write them."""
        first, last = period.first, period.last
        vi = " – ".join(format_date(day, "d/M/y", locale="vi") for day in (first, last))
        return f"{period.code} ({vi})", f"{period.code} ({first} – {last})"

    def item_choice(self, item: str) -> Choice:
        """Return an item as an answer, with its unit of measure."""
        vi, en = (f"{self.items.name(item, lang)} ({self.unit_measure_name(item, lang)})" for lang in ("vi", "en"))
        return Choice(item, vi, en)

    def item_names(self, item: str) -> tuple[str, str]:
        """Return the name of an item in both languages."""
        return self.items.name(item, "vi"), self.items.name(item, "en")

    def unit_measure_name(self, item: str, lang: str) -> str:
        """Return the name of the unit of measure of an item."""
        return self.items.catalog.unit_measures[self.items.unit_measure(item)].name(lang)

    def unit_measure_names(self, item: str) -> tuple[str, str]:
        """Return the name of the unit of measure of an item in both languages."""
        return self.unit_measure_name(item, "vi"), self.unit_measure_name(item, "en")

    def unit_measure_code(self, text: str) -> str:
        """Return the catalogue's code of a unit of measure as written in a head; empty if it is none of them."""
        wanted = fold_words(text)
        for code, measure in self.items.catalog.unit_measures.items():
            if text.strip() and (
                text.strip() == measure.symbol or wanted in (fold_words(measure.name_vi), fold_words(measure.name_en))
            ):
                return code
        return ""

    def _unit_names(self, unit: str) -> tuple[str, str]:
        return self.units.tree[unit].name_vi, self.units.tree[unit].name_en

    def _place_of(self, unit: str) -> tuple[str, str]:
        """Return the name of a unit with that of the unit above it."""
        chain = [self.units.tree[unit], *self.units.above(unit)][:2]
        return ", ".join(u.name_vi for u in chain), ", ".join(u.name_en for u in chain)

    def _unit_choice(self, unit: str) -> Choice:
        vi, en = self._place_of(unit)
        code = self.units.tree[unit].code
        return Choice(unit, f"{vi} ({code})", f"{en} ({code})")


def _both_dates(day: date) -> tuple[str, str]:
    return format_date(day, "d/M/y", locale="vi"), day.isoformat()


def _lifetime(unit: Unit, day: date) -> tuple[str, str]:
    """Return until when or from when a unit exists, that does not on ``day``."""
    if unit.valid_to is not None and unit.valid_to <= day:
        vi, en = _both_dates(unit.valid_to - timedelta(days=1))
        return f"chỉ có đến {vi}", f"existed until {en}"
    vi, en = _both_dates(unit.valid_from or day)
    return f"chỉ có từ {vi}", f"exists from {en}"


_EXPONENT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")


def says_nothing(path: tuple[str, ...]) -> bool:
    """Tell whether the heads name nothing: ``Số lượng``, ``Kết quả``."""
    return not set(fold_item(" ".join(path)).split()) - NEUTRAL

"""What is said where units change: on which ground figures stand, and why a value is blank or lacks something."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from kpi.analysis.answer import Row, each
from kpi.text.names import Names
from kpi.text.numbers import day, percent
from kpi.units.changes import Change

REASONS = 4  # so many reasons for blanks stand below a chart; its table has them all


@dataclass(frozen=True)
class GroundWords(Names):
    """Words about figures on the ground of other days."""

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

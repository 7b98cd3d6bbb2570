"""The scorecard of a printed page: short cells, what needs more words in numbered notes below, all of it measured."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import pandas as pd

from kpi.analysis.answer import Row, grouped
from kpi.book.caveats import caveats, found_of, whence
from kpi.book.standing import short_change
from kpi.book.view import View
from kpi.charts.lettering import wrap
from kpi.text.findings import finding_text
from kpi.text.wording import Wording

WIDTH = 702.0  # of a page, in CSS pixels; below, as in page.css
TEXT, LINE = 10.0, 13.0
AROUND_CELL, BETWEEN_ROWS = 8.0, 3.6
COLUMNS = {
    "col_area": 72, "col_indicator": 150, "col_value": 92, "col_parts": 92, "col_change": 92, "col_progress": 108,
    "col_place": 44, "col_coverage": 52,
}  # fmt: skip
FIGURES = ("col_value",)
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass
class Notes:
    """What is said below a table, each once and numbered."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """Return the mark of the note ``text``; nothing where there is none."""
        if not text:
            return ""
        if text not in self.texts:
            self.texts.append(text)
        return str(self.texts.index(text) + 1).translate(SUPERSCRIPT)

    def told(self) -> str:
        """Return all notes with their marks."""
        return " ".join(f"{self.mark(text)}\u00a0{text[0].upper()}{text[1:].rstrip('.')}." for text in self.texts)


@dataclass(frozen=True)
class ScoreTable:
    """Cells by column, row by row, with the area of each; ``notes`` stand below."""

    heads: dict[str, str]
    rows: list[dict[str, str]]
    notes: str

    def widths(self) -> dict[str, float]:
        """Return how wide the columns are; those that are empty leave their room to the others."""
        used = {name: float(COLUMNS[name]) for name in self.heads}
        spare = WIDTH - sum(used.values())
        shared = (sum(used.values()) - used.get("col_area", 0.0)) or 1.0  # nothing is shared out without rows
        return {name: width if name == "col_area" else width * (1 + spare / shared) for name, width in used.items()}

    def height(self) -> float:
        """Return how high the table is with its notes, in pixels; without rows, the sentence in its place."""
        if not self.rows:
            return 4 * LINE
        heads = lines_high([max(lines(text, self.widths()[name], bold=True) for name, text in self.heads.items())])
        notes = 2 + LINE * len(wrap(self.notes, WIDTH, TEXT))
        return 7 + heads + sum(self._area(rows) for rows in self._areas()) + notes

    def _areas(self) -> list[list[dict[str, str]]]:
        areas: dict[str, list[dict[str, str]]] = {}
        for row in self.rows:
            areas.setdefault(row["col_area"], []).append(row)
        return list(areas.values())

    def _area(self, rows: list[dict[str, str]]) -> float:
        widths = self.widths()
        high = [
            max(lines(row[name], widths[name], bold=name in FIGURES) for name in self.heads if name != "col_area")
            for row in rows
        ]
        return max(lines_high(high), lines_high([lines(rows[0]["col_area"], widths["col_area"], bold=True)]))

    def html(self) -> str:
        """Return the table."""
        columns = "".join(f'<col style="width:{width}px">' for width in self.widths().values())
        heads = "".join(f'<th scope="col"{_figure(name)}>{escape(text)}</th>' for name, text in self.heads.items())
        body = "".join(self._rows(rows) for rows in self._areas())
        notes = f'<p class="notes">{escape(self.notes)}</p>' if self.notes else ""
        return f"<table><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>{body}</table>{notes}"

    def _rows(self, rows: list[dict[str, str]]) -> str:
        area = f'<th class="area" scope="rowgroup" rowspan="{len(rows)}">{escape(rows[0]["col_area"])}</th>'
        told = []
        for at, row in enumerate(rows):
            name = f'<th scope="row">{escape(row["col_indicator"])}</th>'
            rest = [column for column in self.heads if column not in ("col_area", "col_indicator")]
            cells = "".join(f"<td{_figure(column)}>{escape(row[column])}</td>" for column in rest)
            last = ' class="last"' if at == len(rows) - 1 else ""
            told.append(f"<tr{last}>{'' if at else area}{name}{cells}</tr>")
        return f"<tbody>{''.join(told)}</tbody>"


def _figure(column: str) -> str:
    return ' class="figure"' if column in FIGURES else ""


def lines(text: str, room: float, *, bold: bool = False) -> int:
    """Return in how many lines a cell of width ``room`` shows ``text``."""
    return max(1, len(wrap(text, room - AROUND_CELL, TEXT, bold=bold)))


def lines_high(rows: Sequence[int]) -> float:
    """Return how high rows of so many lines are."""
    return sum(count * LINE + BETWEEN_ROWS for count in rows)


def make_table(view: View, cards: Sequence[Row], ranks: dict[str, Row]) -> ScoreTable:
    """Return the table of rows of the scorecard; ``ranks`` are those of ``analysis.scorecard.places`` by indicator."""
    say, notes = view.say, Notes()
    rows = [
        {
            "col_area": view.reference.catalog.areas[row.area].name(say.lang),
            "col_indicator": say.indicator(row.indicator),
            "col_value": _value(view, row, notes),
            "col_parts": " · ".join(text for text in (say.parts(row), say.stated(row)) if text),
            "col_change": _change(say, row, notes),
            "col_progress": _progress(say, row),
            "col_place": _place(say, row, ranks.get(row.indicator), notes),
            "col_coverage": _coverage(say, row, notes),
        }
        for cell in grouped(cards, "area").values()
        for row in cell
    ]
    used = [name for name in COLUMNS if any(row[name] for row in rows)]
    return ScoreTable({name: say(name) for name in used}, rows, notes.told())


def _value(view: View, row: Row, notes: Notes) -> str:
    """Return value and unit of measure; its caveats stand in notes, the findings in a list of their own."""
    say, listed = view.say, {finding_text(finding, view.say) for finding in found_of(view, row)}
    listed |= {say.stated(row), whence(view, row) if row.origin == "children" else ""}  # in columns of their own
    told = [text for text in caveats(view, row) if text not in listed]
    measure = say.reference.catalog.indicators[row.indicator].unit_measure
    counted = "" if measure in ("percent", "rank") or pd.isna(row.value) else f" {say.unit_measure(row.indicator)}"
    return f"{say.value(row)}{counted}{_marks(told, notes)}"


def _marks(texts: Sequence[str], notes: Notes) -> str:
    """Return the marks of notes: ``¹`` or ``¹ ²``."""
    marks = " ".join(mark for mark in map(notes.mark, texts) if mark)
    return f"\u00a0{marks}" if marks else ""


def _change(say: Wording, row: Row, notes: Notes) -> str:
    """Return the change on the year before in short; why there is none, or it is to be read with care, in a note."""
    if pd.isna(row.value):
        return ""
    if pd.isna(row.change):
        return f"–{_marks([say.change(row)], notes)}"
    partly = [broken for broken in say.breaks(row) if broken.comparable == "partly"]
    care = say("partly_comparable", reason=partly[-1].reason(say.lang)) if partly else ""
    return f"{short_change(say, row)}{_marks([care], notes)}"


def _progress(say: Wording, row: Row) -> str:
    """Return progress in shape and word, and the target with its year where that is a later one."""
    if pd.isna(row.target):
        return ""
    aim = say.target(row.target, row.indicator)
    if row.target_year != row.year:
        aim = f"{aim} ({int(row.target_year)})"
    return " · ".join(text for text in (say.progress(row.progress), aim) if text)


def _place(say: Wording, row: Row, found: Row | None, notes: Notes) -> str:
    if found is None:
        return ""
    if pd.isna(found.place):
        reason = say.no_place(row, found.no_place)
        return f"–{_marks([say('profile_no_place', reason=reason)] if reason else [], notes)}"
    some = say("brief_ranked", ranked=found.ranked, siblings=found.siblings) if found.ranked < found.siblings else ""
    shared = say.counted("tell_shared", int(found.sharing) - 1) if found.sharing > 1 else ""
    return f"{int(found.place)}/{int(found.ranked)}{_marks([shared, some], notes)}"


def _coverage(say: Wording, row: Row, notes: Notes) -> str:
    """Return ``27/32``; between which bounds a coverage lies stands in a note."""
    if pd.isna(row.units_reported) or row.origin not in ("children", "territory_children"):
        return ""
    more = not pd.isna(row.bound_low) or row.units_derived
    bounds = f"{say.indicator(row.indicator)}: {say.coverage(row)}" if more else ""
    return f"{int(row.units_reported)}/{int(row.units_expected)}{_marks([bounds], notes)}"

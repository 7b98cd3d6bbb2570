"""The briefing: one printed A4 page that says how a unit stands in a year, for the meeting's table.

The page is the unit that the selection names, else its place, in the selected year, as that unit reported.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from kpi.analysis.answer import Row, each
from kpi.analysis.provenance import findings, years_with_data
from kpi.analysis.scorecard import places
from kpi.analysis.series import series
from kpi.book.index import drawn
from kpi.book.scoretable import LINE, TEXT, WIDTH, ScoreTable, make_table
from kpi.book.standing import BEHIND, SEEN_ANYWAY, selected_cards, standing_out
from kpi.book.units import with_children
from kpi.book.view import View
from kpi.charts.canvas import Canvas
from kpi.charts.chart import Chart
from kpi.charts.code import code_path
from kpi.charts.lettering import wrap
from kpi.text.findings import finding_source, finding_text
from kpi.text.labels import WATERMARK
from kpi.text.numbers import VIETNAM, day

LOW, HIGH = 310, 480  # of a chart, in its own pixels
CANVAS = Canvas("brief", 460, pad=2, panels=2, headline=3, subtitle=2, notes=3, foot=False)
SCALE = 345 / CANVAS.width  # from a chart's pixels to those of the page
PAGE = 1004.0  # height between the margins, less a little: words are measured, not set
TITLE, TITLE_LINE = 21.0, 26.0
CODE, BESIDE = 74, 12  # side of the code, and what is kept free beside it
SECTION = 24.0  # a heading and what is kept free around it
COLUMN = (WIDTH - 28) / 3 - 16
MOST, LEAST = 12, 2  # items of a list and findings, where there is room and where there is little


def _charts(view: View, height: float) -> list[Chart]:
    """Return the two most telling charts of the unit's year, fewer where there is less to draw.

    The years of its leading indicator, and the ranking of the units below it, or else itself among its siblings.
    """
    unit, year = _unit(view), view.selection.year
    plain = replace(view.changed(area="", ground="", partial=False, last=year), base="")  # one code stands for all
    units = () if unit == view.selection.place else (unit,)
    leading = _leading(view)
    trends = [("trend", plain.changed(units=units, indicator=code)) for code in leading]
    ranked = [code for code in with_children(plain, leading) if _ranked(view, code)] if not units else []
    among = plain.changed(units=(), unit=unit)
    other = ("ranking", among.changed(indicator=ranked[0])) if ranked else ("siblings", among)
    canvas = replace(CANVAS, height=round(height))
    charts: list[Chart] = []
    for name, seen in [*trends[:1], other, *trends[1:3]]:
        chart = drawn(seen, name, canvas) if len(charts) < 2 else None
        if isinstance(chart, Chart):
            charts.append(chart)
    return charts


def _unit(view: View) -> str:
    return view.selection.unit or view.selection.place


def _ranked(view: View, indicator: str) -> bool:
    found = view.reference.catalog.indicators[indicator]
    return found.direction != "none" and found.formula != "count"


def _leading(view: View) -> list[str]:
    """Return the unit's indicators, the most telling first: judged against a target, compared, over the most years."""
    unit, chosen = _unit(view), view.selection
    cards = _cards(view)
    years = view.ask(series, tuple(row.indicator for row in cards), (unit,), chosen.first, chosen.last)
    told = years.dropna(subset=["value"])["indicator"].value_counts().to_dict()

    def weight(row: Row) -> tuple[bool, bool, bool, int]:
        judged, compared = isinstance(row.progress, str), isinstance(row.verdict, str)
        return judged, compared, _ranked(view, row.indicator), told.get(row.indicator, 0)

    return [row.indicator for row in sorted(cards, key=weight, reverse=True)]


def _cards(view: View) -> list[Row]:
    return selected_cards(view.changed(ground=""), _unit(view), view.selection.year, "")


@dataclass(frozen=True)
class _List:
    """A heading and its items in a column so wide; ``none`` where there are no items, ``more`` counts the unshown."""

    heading: str
    items: list[str]
    none: str
    more: Callable[[int], str]
    room: float

    def shown(self, most: int) -> list[str]:
        """Return at most so many items; the last says how many more there are."""
        if len(self.items) <= most:
            return self.items
        return [*self.items[:most], self.more(len(self.items) - most)]

    def height(self, most: int) -> float:
        return SECTION + LINE * sum(len(wrap(text, self.room, TEXT)) for text in self.shown(most) or [self.none])

    def html(self, most: int) -> str:
        items = "".join(f"<li>{escape(text)}</li>" for text in self.shown(most))
        inner = f"<ul>{items}</ul>" if items else f"<p>{escape(self.none)}</p>"
        return f"<section><h2>{escape(self.heading)}</h2>{inner}</section>"


def inlined(svg: bytes) -> str:
    """Return a drawing to stand within the page, whose font it then uses."""
    return re.sub(r"<style>@font-face.*?</style>", "", svg.decode(), flags=re.DOTALL)


@dataclass(frozen=True)
class Brief:
    """A page in the making: what stands on it, how much of that it has room for, the charts to be drawn for it."""

    view: View
    cards: list[Row]
    lists: list[_List]
    findings: _List
    sources: str
    table: ScoreTable
    most: int = MOST  # items of each list
    charts: list[Chart] = field(default_factory=list)

    @property
    def _below(self) -> float:
        found = self.findings.height(self.most) if self.findings.items else 0.0
        return max(each_list.height(self.most) for each_list in self.lists) + found

    def spare(self, drawn_high: float) -> float:
        """Return how much room is left beside charts so high, in the charts' own pixels; negative: too little."""
        sources = 9 + LINE * len(wrap(self.sources, WIDTH, TEXT))
        charts = 8 + SCALE * drawn_high if drawn_high else 0.0
        left_out = LINE if len(self.table.rows) < len(self.cards) else 0.0
        taken = _head_height(self.view, self.cards) + self.table.height() + left_out + charts + self._below + sources
        return (PAGE - taken) / SCALE

    def fitted(self, drawn_high: float) -> "Brief":
        """Return the page with as many items, and then as many rows, as there is room for beside such charts."""
        brief = self
        while brief.most > LEAST and brief.spare(drawn_high) < 0:
            brief = replace(brief, most=brief.most - 1)
        kept = list(self.cards)
        while len(kept) > 1 and brief.spare(drawn_high) < 0:
            kept.remove(min(reversed(kept), key=_weight))
            brief = replace(brief, table=make_table(self.view, kept, _ranks(self.view)))
        return brief


def plan_brief(view: View) -> Brief:
    """Return what the page has room for; the charts are as high as is left to them."""
    cards, unit = _cards(view), _unit(view)
    sources = view.say.sources(view.changed(ground="").cards(unit, view.selection.year)) if cards else ""
    whole = Brief(view, cards, _lists(view), _findings(view), sources, make_table(view, cards, _ranks(view)))
    brief = whole.fitted(LOW)
    room = min(HIGH, LOW + max(0.0, brief.spare(LOW)))
    charts = _charts(view, room)
    drawn_high = max((_high(chart) for chart in charts), default=0.0)
    if drawn_high > room or not charts:  # as low as they can be is higher than asked for
        brief = whole.fitted(drawn_high)
    return replace(brief, charts=charts)


def _ranks(view: View) -> dict[str, Row]:
    return {row.indicator: row for row in each(view.ask(places, _unit(view), view.selection.year, False))}


def _high(chart: Chart) -> float:
    """Return how high a chart is, in its own pixels."""
    return float(chart.figure.layout.height)


def write_brief(brief: Brief, drawings: Sequence[str]) -> str:
    """Return the page as an HTML ``article``; ``drawings`` are its charts as SVG."""
    view, cards, most = brief.view, brief.cards, brief.most
    charts = f'<div class="charts">{"".join(drawings)}</div>' if drawings else ""
    below = f'<div class="lists">{"".join(each_list.html(most) for each_list in brief.lists)}</div>'
    below += f'<div class="findings">{brief.findings.html(most)}</div>' if brief.findings.items else ""
    body = _table(view, brief.table, len(cards)) if cards else f'<p class="none">{escape(_nothing(view))}</p>'
    sources = f'<p class="sources">{escape(brief.sources)}</p>'
    return f"<article>{_head(view, cards)}{body}{charts}{below}{sources}</article>"


def _weight(row: Row) -> tuple[bool, bool, bool]:
    """Return what keeps a row on the page that is too full: it is behind its target, has one, changed."""
    return row.progress in BEHIND, isinstance(row.progress, str), row.verdict in ("better", "worse")


def _table(view: View, table: ScoreTable, total: int) -> str:
    shown = len(table.rows)
    left = f"<p><b>{escape(view.say('brief_rows', shown=shown, count=total - shown))}</b></p>" if shown < total else ""
    return table.html() + left


def _nothing(view: View) -> str:
    """Return that nothing was reported, and for which years something was."""
    say, unit = view.say, _unit(view)
    years = view.ask(years_with_data, unit)
    told = say("brief_none", unit=say.unit(unit), year=view.selection.year)
    return f"{told} {say('brief_other_years', years=say.listed(map(str, years)))}" if years else told


def _lists(view: View) -> list[_List]:
    say = view.say
    told = standing_out(view.changed(ground=""), _unit(view), view.selection.year, "")
    return [
        _List(
            say(key),
            [f"{say.indicator(item.indicator)}: {item.short or item.words}" for item in items],
            say(f"{key}_none"), lambda count: say("brief_more", count=count), COLUMN,
        )
        for key, items in told.items()
    ]  # fmt: skip


def _findings(view: View) -> _List:
    say = view.say
    told = []
    for row in each(view.ask(findings, (_unit(view),), view.selection.year)):
        if row.code not in SEEN_ANYWAY:
            shape, source = say(f"severity_{row.severity}")[0], finding_source(row, say)
            words = f"{shape} {say.indicator(row.indicator)}: {finding_text(row, say)}"
            told.append(f"{words} [{source}]" if source else words)
    return _List(say("brief_findings"), told, "", lambda count: say("brief_more_findings", count=count), WIDTH - 10)


def _title(view: View) -> str:
    return view.say("overview_title", unit=view.say.unit(_unit(view)), year=view.selection.year)


def _facts(view: View) -> str:
    """Return what the unit is: what it is part of, its code, since when it exists; and the publication."""
    say, found = view.say, view.reference.tree[_unit(view)]
    told = [say("profile_above", unit=say.unit(found.parent))] if found.parent else []
    told.append(say("profile_code", code=found.code))
    if found.valid_from:
        told.append(say("since", day=day(found.valid_from, say.lang)))
    since = view.reference.published_at.replace(tzinfo=UTC).astimezone(VIETNAM).date()
    return " · ".join([*told, say("brief_state", number=view.reference.publication, day=day(since, say.lang))])


def _head_height(view: View, cards: Sequence[Row]) -> float:
    room = WIDTH - (CODE + BESIDE if view.base else 0)
    lines = len(wrap(_facts(view), room, TEXT)) + len(wrap(_where(view), room, TEXT))
    title = TITLE_LINE * len(wrap(_title(view), room, TITLE, bold=True))
    return max(CODE if view.base else 0.0, title + LINE * lines + (20 if _synthetic(cards) else 0)) + 6


def _head(view: View, cards: Sequence[Row]) -> str:
    marked = _synthetic(cards)
    banner = f'<p class="banner">{escape(view.say("synthetic_banner"))}</p>' if marked else ""
    mark = f'<div class="mark" aria-hidden="true">{"<br>".join(WATERMARK)}</div>' if marked else ""
    told = "".join(f"<p>{escape(text)}</p>" for text in (_facts(view), _where(view)) if text)
    coded = ' class="coded"' if view.base else ""
    return f"{mark}<header{coded}>{_code(view)}<h1>{escape(_title(view))}</h1>{told}{banner}</header>"


def _synthetic(cards: Sequence[Row]) -> bool:
    return any(bool(row.synthetic) for row in cards)


def _address(view: View) -> str:
    """Return the address of the unit's page in the year, as of this publication; nothing without a server."""
    if not view.base:
        return ""
    seen = view.changed(unit=_unit(view), indicator="", units=(), area="", ground="", chart="")
    query = {"lang": view.say.lang, **seen.short(), "asof": str(view.reference.publication)}
    return f"{view.base}/unit?{urlencode(query, safe='@,')}"


def _where(view: View) -> str:
    return view.say("brief_where", address=_address(view).split("://")[-1]) if view.base else ""


def _code(view: View) -> str:
    """Return the code that opens the unit's page."""
    if not view.base:
        return ""
    path = code_path(_address(view), CODE, 0, 0)
    return f'<svg viewBox="0 0 {CODE} {CODE}" aria-hidden="true"><path transform="scale(1,-1)" d="{path}"/></svg>'


def write_document(view: View, articles: Iterable[str]) -> str:
    """Return articles of ``write_brief`` as one HTML page to be printed, named after ``view``, that of the first."""
    say, named = view.say, _title(view)
    running = {
        "top-left": _css(f"{say('brief_title')} · {named}"),
        "bottom-left": _css(" · ".join(text for text in (say.publication_line(), view.base.split("://")[-1]) if text)),
        "bottom-right": f"{_css(say('brief_page') + ' ')} counter(page) '/' counter(pages)",
    }
    boxes = "".join(f"@{name}{{content:{content}}}" for name, content in running.items())
    style = Path(__file__).with_name("brief.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html><html lang="{say.lang}"><head><meta charset="utf-8"><title>{escape(named)}</title>'
        f"<style>{style}@page{{{boxes}}}</style></head><body>{''.join(articles)}</body></html>"
    )


def _css(text: str) -> str:
    """Return a text as a string of CSS in which no letter has a meaning."""
    return '"' + "".join(letter if letter.isalnum() else f"\\{ord(letter):x} " for letter in text) + '"'

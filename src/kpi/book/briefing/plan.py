"""What the page has room for: words are measured, and what is least telling is left out."""

from dataclasses import dataclass, field, replace

from kpi.analysis.answer import Row, each
from kpi.analysis.scorecard import places
from kpi.book.briefing.charts import CANVAS, cards_of, telling_charts
from kpi.book.briefing.head import head_height, unit_of
from kpi.book.briefing.lists import List, noticed, outstanding
from kpi.book.briefing.scoretable import LINE, TEXT, WIDTH, ScoreTable, make_table
from kpi.book.standing import BEHIND
from kpi.book.view import View
from kpi.charts.chart import Chart
from kpi.charts.lettering import wrap

LOW, HIGH = 310, 480  # of a chart, in its own pixels
SCALE = 345 / CANVAS.width  # from a chart's pixels to those of the page
PAGE = 1004.0  # height between the margins, less a little: words are measured, not set
MOST, LEAST = 12, 2  # items of a list and findings, where there is room and where there is little


@dataclass(frozen=True)
class Brief:
    """A page in the making: what stands on it, how much of that it has room for, the charts to be drawn for it."""

    view: View
    cards: list[Row]
    lists: list[List]
    findings: List
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
        taken = head_height(self.view, self.cards) + self.table.height() + left_out + charts + self._below + sources
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
    cards, unit = cards_of(view), unit_of(view)
    sources = view.say.sources(view.changed(ground="").cards(unit, view.selection.year)) if cards else ""
    whole = Brief(view, cards, outstanding(view), noticed(view), sources, make_table(view, cards, _ranks(view)))
    brief = whole.fitted(LOW)
    room = min(HIGH, LOW + max(0.0, brief.spare(LOW)))
    charts = telling_charts(view, room)
    drawn_high = max((_high(chart) for chart in charts), default=0.0)
    if drawn_high > room or not charts:  # as low as they can be is higher than asked for
        brief = whole.fitted(drawn_high)
    return replace(brief, charts=charts)


def _ranks(view: View) -> dict[str, Row]:
    return {row.indicator: row for row in each(view.ask(places, unit_of(view), view.selection.year, False))}


def _high(chart: Chart) -> float:
    """Return how high a chart is, in its own pixels."""
    return float(chart.figure.layout.height)


def _weight(row: Row) -> tuple[bool, bool, bool]:
    """Return what keeps a row on the page that is too full: it is behind its target, has one, changed."""
    return row.progress in BEHIND, isinstance(row.progress, str), row.verdict in ("better", "worse")

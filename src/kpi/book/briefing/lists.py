"""Lists of the page: what improved, what lags, what is missing, what the checks noticed."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from kpi.analysis.answer import each
from kpi.analysis.provenance import findings
from kpi.book.briefing.head import unit_of
from kpi.book.briefing.scoretable import LINE, TEXT, WIDTH
from kpi.book.caveats import unsaid
from kpi.book.standing import standing_out
from kpi.book.view import View
from kpi.charts.lettering import wrap
from kpi.text.findings import finding_source, finding_text

SECTION = 24.0  # a heading and what is kept free around it
COLUMN = (WIDTH - 28) / 3 - 16


@dataclass(frozen=True)
class List:
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
        """Return how high it is with at most so many items, in pixels of the page."""
        return SECTION + LINE * sum(len(wrap(text, self.room, TEXT)) for text in self.shown(most) or [self.none])

    def html(self, most: int) -> str:
        """Return it as HTML with at most so many items."""
        items = "".join(f"<li>{escape(text)}</li>" for text in self.shown(most))
        inner = f"<ul>{items}</ul>" if items else f"<p>{escape(self.none)}</p>"
        return f"<section><h2>{escape(self.heading)}</h2>{inner}</section>"


def outstanding(view: View) -> list[List]:
    """Return what improved, what lags and what is missing."""
    say = view.say
    told = standing_out(view.changed(ground=""), unit_of(view), view.selection.year, "")
    return [
        List(
            say(key),
            [f"{say.indicator(item.indicator)}: {item.short or item.words}" for item in items],
            say(f"{key}_none"), lambda count: say("brief_more", count=count), COLUMN,
        )
        for key, items in told.items()
    ]  # fmt: skip


def noticed(view: View) -> List:
    """Return what the checks noticed that the rest of the page does not show."""
    say = view.say
    told = []
    for row in unsaid(each(view.ask(findings, (unit_of(view),), view.selection.year))):
        shape, source = say(f"severity_{row.severity}")[0], finding_source(row, say)
        words = f"{shape} {say.indicator(row.indicator)}: {finding_text(row, say)}"
        told.append(f"{words} [{source}]" if source else words)
    return List(say("brief_findings"), told, "", lambda count: say("brief_more_findings", count=count), WIDTH - 10)

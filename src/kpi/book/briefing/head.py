"""The head of the page: the unit, what it is part of, the publication, and the code that opens its page."""

from collections.abc import Sequence
from datetime import UTC
from html import escape
from urllib.parse import urlencode

from kpi.analysis.answer import Row
from kpi.book.briefing.scoretable import LINE, TEXT, WIDTH
from kpi.book.view import View
from kpi.charts.code import code_path
from kpi.charts.lettering import wrap
from kpi.text.labels import WATERMARK
from kpi.text.numbers import VIETNAM, day

TITLE, TITLE_LINE = 21.0, 26.0
CODE, BESIDE = 74, 12  # side of the code, and what is kept free beside it


def unit_of(view: View) -> str:
    """Return the unit that the page is about."""
    return view.selection.unit or view.selection.place


def title_of(view: View) -> str:
    """Return the page's title: unit and year."""
    return view.say("overview_title", unit=view.say.unit(unit_of(view)), year=view.selection.year)


def head_height(view: View, cards: Sequence[Row]) -> float:
    """Return how high the head is, in pixels of the page."""
    room = WIDTH - (CODE + BESIDE if view.base else 0)
    lines = len(wrap(_facts(view), room, TEXT)) + len(wrap(_where(view), room, TEXT))
    title = TITLE_LINE * len(wrap(title_of(view), room, TITLE, bold=True))
    return max(CODE if view.base else 0.0, title + LINE * lines + (20 if _synthetic(cards) else 0)) + 6


def write_head(view: View, cards: Sequence[Row]) -> str:
    """Return the head as HTML, marked if any figure is synthetic."""
    marked = _synthetic(cards)
    banner = f'<p class="banner">{escape(view.say("synthetic_banner"))}</p>' if marked else ""
    mark = f'<div class="mark" aria-hidden="true">{"<br>".join(WATERMARK)}</div>' if marked else ""
    told = "".join(f"<p>{escape(text)}</p>" for text in (_facts(view), _where(view)) if text)
    coded = ' class="coded"' if view.base else ""
    return f"{mark}<header{coded}>{_code(view)}<h1>{escape(title_of(view))}</h1>{told}{banner}</header>"


def _facts(view: View) -> str:
    """Return what the unit is: what it is part of, its code, since when it exists; and the publication."""
    say, found = view.say, view.reference.tree[unit_of(view)]
    told = [say("profile_above", unit=say.unit(found.parent))] if found.parent else []
    told.append(say("profile_code", code=found.code))
    if found.valid_from:
        told.append(say("since", day=day(found.valid_from, say.lang)))
    since = view.reference.published_at.replace(tzinfo=UTC).astimezone(VIETNAM).date()
    return " · ".join([*told, say("brief_state", number=view.reference.publication, day=day(since, say.lang))])


def _synthetic(cards: Sequence[Row]) -> bool:
    return any(bool(row.synthetic) for row in cards)


def _address(view: View) -> str:
    """Return the address of the unit's page in the year, as of this publication; nothing without a server."""
    if not view.base:
        return ""
    seen = view.changed(unit=unit_of(view), indicator="", units=(), area="", ground="", chart="")
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

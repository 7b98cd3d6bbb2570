"""The page written out as HTML, to be printed."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from kpi.analysis.provenance import years_with_data
from kpi.book.briefing.head import title_of, unit_of, write_head
from kpi.book.briefing.plan import Brief
from kpi.book.briefing.scoretable import ScoreTable
from kpi.book.view import View


def inlined(svg: bytes) -> str:
    """Return a drawing to stand within the page, whose font it then uses."""
    return re.sub(r"<style>@font-face.*?</style>", "", svg.decode(), flags=re.DOTALL)


def write_brief(brief: Brief, drawings: Sequence[str]) -> str:
    """Return the page as an HTML ``article``; ``drawings`` are its charts as SVG."""
    view, cards, most = brief.view, brief.cards, brief.most
    charts = f'<div class="charts">{"".join(drawings)}</div>' if drawings else ""
    below = f'<div class="lists">{"".join(each_list.html(most) for each_list in brief.lists)}</div>'
    below += f'<div class="findings">{brief.findings.html(most)}</div>' if brief.findings.items else ""
    body = _table(view, brief.table, len(cards)) if cards else f'<p class="none">{escape(_nothing(view))}</p>'
    sources = f'<p class="sources">{escape(brief.sources)}</p>'
    return f"<article>{write_head(view, cards)}{body}{charts}{below}{sources}</article>"


def write_document(view: View, articles: Iterable[str]) -> str:
    """Return articles of ``write_brief`` as one HTML page to be printed, named after ``view``, that of the first."""
    say, named = view.say, title_of(view)
    running = {
        "top-left": _css(f"{say('brief_title')} · {named}"),
        "bottom-left": _css(" · ".join(text for text in (say.publication_line(), view.base.split("://")[-1]) if text)),
        "bottom-right": f"{_css(say('brief_page') + ' ')} counter(page) '/' counter(pages)",
    }
    boxes = "".join(f"@{name}{{content:{content}}}" for name, content in running.items())
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html><html lang="{say.lang}"><head><meta charset="utf-8"><title>{escape(named)}</title>'
        f"<style>{style}@page{{{boxes}}}</style></head><body>{''.join(articles)}</body></html>"
    )


def _table(view: View, table: ScoreTable, total: int) -> str:
    shown = len(table.rows)
    left = f"<p><b>{escape(view.say('brief_rows', shown=shown, count=total - shown))}</b></p>" if shown < total else ""
    return table.html() + left


def _nothing(view: View) -> str:
    """Return that nothing was reported, and for which years something was."""
    say, unit = view.say, unit_of(view)
    years = view.ask(years_with_data, unit)
    told = say("brief_none", unit=say.unit(unit), year=view.selection.year)
    return f"{told} {say('brief_other_years', years=say.listed(map(str, years)))}" if years else told


def _css(text: str) -> str:
    """Return a text as a string of CSS in which no letter has a meaning."""
    return '"' + "".join(letter if letter.isalnum() else f"\\{ord(letter):x} " for letter in text) + '"'

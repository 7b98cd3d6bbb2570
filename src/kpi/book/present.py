"""The presentation of a place's year: one indicator a screen, in large letters, moved through by keys or a clicker.

A page of its own without Streamlit: a key is answered at once, nothing else is on the screen, and without its
script all screens stand below each other.
"""

import hashlib
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from kpi.analysis.answer import Row, each, grouped, joins
from kpi.analysis.series import series
from kpi.book.caveats import caveats
from kpi.book.standing import selected_cards
from kpi.book.telling import told_state
from kpi.book.view import View
from kpi.charts.lettering import font_file
from kpi.charts.marks import plain_mark
from kpi.charts.years import Point, year_line
from kpi.text.labels import WATERMARK

SHORT, LONG = 7, 11  # letters of a value up to which it is huge, and beyond which it is merely large


def present_page(view: View) -> str:
    """Return the presentation as HTML; what may run in it is in ``content_security``."""
    say, chosen = view.say, view.selection
    cards = selected_cards(view, chosen.place, chosen.year, chosen.area)
    title = say("overview_title", unit=view.place.name(say.lang), year=chosen.year)
    trends = _trends(view, [row.indicator for row in cards])
    screens = [
        _screen(view, row, trends.get(row.indicator, []), f"{at}/{len(cards)}") for at, row in enumerate(cards, 1)
    ]
    if not screens:
        words = say("empty_year", unit=view.place.name(say.lang))
        screens = [f'<section><p class="where">{escape(title)}</p><h1>{escape(words)}</h1></section>']
    leave = f"./?{urlencode(view.address(indicator=''))}"
    # Without <head>, which HTML lets a page leave out: api/language writes a script for Streamlit's pages there.
    return (
        f'<!DOCTYPE html><html lang="{say.lang}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_style()}</style><body><main>{''.join(screens)}</main>{_controls(view, leave)}"
        f"<script>{_script()}</script></body></html>"
    )


def content_security() -> str:
    """Return the policy under which the page is sent: its own script and style, the font of this server, no more."""
    allowed = {"script-src": _digest(_script()), "style-src": _digest(_style()), "font-src": "'self'"}
    return "; ".join(
        ["default-src 'none'", *(f"{name} {value}" for name, value in allowed.items()), "base-uri 'none'",
         "form-action 'none'", "frame-ancestors 'self'"]
    )  # fmt: skip


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    style = Path(__file__).with_name("present.css").read_text(encoding="utf-8")
    return style.replace("FONT", f"static/media/{font_file().name}")


@cache
def _script() -> str:
    return Path(__file__).with_name("present.js").read_text(encoding="utf-8")


def _trends(view: View, indicators: list[str]) -> dict[str, list[Row]]:
    chosen = view.selection
    asked = (tuple(indicators), (chosen.place,), chosen.first, chosen.year, view.day is not None)
    return grouped(each(view.ask(series, *asked)), "indicator")


def _screen(view: View, row: Row, years: list[Row], position: str) -> str:
    say, chosen = view.say, view.selection
    area = view.reference.catalog.areas[row.area].name(say.lang)
    where = say("overview_title", unit=view.place.name(say.lang), year=chosen.year)
    mark = f'<p class="mark">{" · ".join(WATERMARK)}</p>' if row.synthetic else ""
    how = " · ".join(text for text in (say.parts(row), *caveats(view, row)) if text)
    covered = say.covered(row)
    drawn = {
        source for other in [row, *years] if isinstance(other.sources, list | np.ndarray) for source in other.sources
    }
    sources = ", ".join(say.source(source) for source in sorted(drawn))
    foot = [f"{covered}. {sources}." if covered else sources, told_state(view), say.publication_line()]
    told = [
        _value(view, row),
        f"<p>{escape(how)}</p>" if how else "",
        _progress(view, row),
        f'<p class="change">{escape(say.change(row))}</p>' if say.change(row) else "",
    ]
    return (
        f'<section id="{escape(row.indicator)}" data-position="{position}">'
        f'<p class="where">{escape(where)} · {escape(area)}</p>{mark}<h1>{escape(say.indicator(row.indicator))}</h1>'
        f'<div class="told"><div>{"".join(told)}</div>{_trend(view, years)}</div>'
        f"<footer>{'<br>'.join(escape(_capital(text)) for text in foot if text)}</footer></section>"
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _value(view: View, row: Row) -> str:
    say, found = view.say, view.reference.catalog.indicators[row.indicator]
    text = say.value(row)
    size = "huge" if len(text) <= SHORT else "big" if len(text) <= LONG else "large"
    plain = found.unit_measure in ("percent", "rank") or pd.isna(row.value)
    counted = "" if plain else f" <small>{escape(say.unit_measure(row.indicator))}</small>"
    return f'<p class="value {size}{" part" if row.partial else ""}">{escape(text)}{counted}</p>'


def _progress(view: View, row: Row) -> str:
    if pd.isna(row.target):
        return ""
    say = view.say
    progress = say.progress(row.progress)
    chip = f'<b class="chip {escape(row.progress)}">{escape(progress)}</b> ' if progress else ""
    return f"<p>{chip}{escape(' · '.join(text for text in (say.aim(row), say.pace(row)) if text))}</p>"


def _trend(view: View, years: list[Row]) -> str:
    rows = [row for row in years if not pd.isna(row.value)]
    if len(rows) < 2:  # one year is no trend; the screen says it
        return ""
    said = view.say("trend_aria", points="; ".join(f"{row.year}: {plain_mark(row, view.say)}" for row in rows))
    found = view.reference.catalog.indicators[rows[0].indicator]
    points = [
        Point(
            row.year,
            float(row.value),
            plain_mark(row, view.say),
            bool(row.partial),
            before is not None and joins(before, row),
        )
        for before, row in zip([None, *rows], rows, strict=False)
    ]
    return f"<figure>{year_line(points, said, best_low=found.unit_measure == 'rank')}</figure>"


def _controls(view: View, leave: str) -> str:
    say = view.say
    buttons = [
        f'<button id="{name}" aria-label="{escape(say(f"present_{name}"))}" title="{escape(say(f"present_{name}"))}">'
        f"{arrow}</button>"
        for name, arrow in (("previous", "‹"), ("next", "›"))
    ]
    position = '<span id="position" aria-live="polite"></span>'
    words = escape(say("present_leave"))
    away = f'<a id="leave" href="{escape(leave)}" aria-label="{words}" title="{words} (Esc)">✕</a>'
    return f"<nav hidden>{buttons[0]}{position}{buttons[1]}{away}</nav>"

"""The scorecard: a card per indicator, and the lists above it; as HTML, so that thirty cards are light."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from kpi.analysis.answer import Row, each, grouped, joins
from kpi.analysis.elsewhere import places_with_figures
from kpi.analysis.provenance import findings, years_with_data
from kpi.analysis.selection import Selection
from kpi.analysis.series import series
from kpi.book.caveats import caveats, unsaid
from kpi.book.standing import Item, standing_out
from kpi.charts.chart import is_synthetic
from kpi.charts.marks import plain_mark
from kpi.charts.sparkline import sparkline
from kpi.text.findings import finding_text
from kpi.text.labels import WATERMARK
from kpi.ui.literal import literal
from kpi.ui.view import View

LISTED = 4
ELSEWHERE = 3  # other places that the first page names


def explore_link(view: View, indicator: str, text: str) -> str:
    """Return a link to the page on which one indicator can be explored."""
    address = urlencode(view.address(indicator=indicator))
    return f'<a href="explore?{escape(address)}" target="_self">{escape(text)}</a>'


def draw_elsewhere(view: View, place: str) -> None:
    """Draw one row of links to the places of most figures besides ``place``, and to the unit above it."""
    known = {row.unit: row for row in each(view.ask(places_with_figures))}
    others = [unit for unit in known if unit != place][:ELSEWHERE]
    above = [unit for unit in (view.reference.tree[place].parent,) if unit in known and unit not in others]
    links = [_place_link(view, known[unit]) for unit in (*above, *others) if unit]
    if links:
        st.html(f'<p class="kpi-also">{escape(view.say("see_also"))} {" · ".join(links)}</p>')


def _place_link(view: View, row: Row) -> str:
    year = min(row.year, view.ask(years_with_data, row.unit)[-1])
    address = urlencode({"lang": view.say.lang, "place": row.unit, "year": year})
    name = f"{view.say.unit(row.unit)}, {year}" + (f" ({view.say('made_up')})" if row.synthetic else "")
    return f'<a href="overview?{escape(address)}" target="_self">{escape(name)}</a>'


def draw_presenting(view: View) -> None:
    """Draw the way to the presentation of the selected place's year."""
    address = escape(urlencode(view.address(indicator="", units=(), unit="")))
    words = f"▶ {escape(view.say('present'))}"
    st.html(f'<a class="kpi-button" href="present?{address}" target="_self">{words}</a>')


def draw_cards(view: View, selection: Selection) -> None:
    """Draw the selected place's year: what stands out, then a card for each indicator by reform area.

    Each card has its small trend and the findings that concern it.
    """
    place, year = selection.place, selection.year
    cards = view.cards(place, year)
    if selection.area:
        cards = cards[cards["area"] == selection.area]
    draw_banner(view, cards)
    st.caption(literal(view.say.sources(cards)))
    st.html(_lists(view, selection))
    years = view.ask(series, tuple(cards["indicator"]), (place,), selection.first, selection.last, view.day is not None)
    trends = grouped(each(years), "indicator")
    found = grouped(each(view.ask(findings, (place,), year)), "indicator")
    areas = grouped(each(cards), "area")
    for area, rows in areas.items():
        st.header(literal(view.reference.catalog.areas[area].name(view.say.lang)), anchor=area)
        shown = (_card(view, row, trends.get(row.indicator, []), found.get(row.indicator, [])) for row in rows)
        st.html(f'<div class="kpi-grid">{"".join(shown)}</div>')


def _card(view: View, row: Row, years: list[Row], found: list[Row]) -> str:
    say = view.say
    lines = [f"<h3>{explore_link(view, row.indicator, say.indicator(row.indicator))}</h3>", _value(view, row)]
    noticed = {finding_text(finding, say) for finding in found}
    told = " · ".join(text for text in (say.parts(row), *caveats(view, row)) if text and text not in noticed)
    if told:
        lines.append(f"<p>{escape(told)}</p>")
    if not pd.isna(row.target):
        lines.append(_progress(view, row))
    lines.append(f"<p>{escape(say.change(row))}</p>")
    lines.append(_trend(view, years))
    link = f"methods?{escape(urlencode(view.address()))}#findings"
    for finding in unsaid(found):
        shape = say(f"severity_{finding.severity}")[0]
        words = escape(finding_text(finding, say))
        lines.append(f'<p class="kpi-finding">{shape} <a href="{link}" target="_self">{words}</a></p>')
    if row.synthetic:
        lines.append(f'<span class="kpi-mark">{WATERMARK[0]} · {WATERMARK[1]}</span>')
    foot = f"{say.covered(row)} · {', '.join(say.source(source) for source in row.sources)}"
    lines.append(f'<p class="kpi-foot">{escape(foot[0].upper() + foot[1:])}</p>')
    return f'<article class="kpi-card">{"".join(lines)}</article>'


def _progress(view: View, row: Row) -> str:
    """Return progress, target and pace; how they were judged is one click away."""
    say = view.say
    progress = say.progress(row.progress)
    chip = f'<span class="kpi-chip {row.progress}">{escape(progress)}</span> ' if progress else ""
    aim = escape(" · ".join(text for text in (say.aim(row), say.pace(row)) if text))
    how = escape(" ".join(text for text in (say.method(row), f"{say('target_basis', basis=row.legal_basis)}.") if text))
    link = (
        f'<a href="methods?{escape(urlencode(view.address()))}#rules" target="_self">{escape(say("method_link"))}</a>'
    )
    return f'<details class="kpi-method"><summary>{chip}{aim}</summary><p>{how} {link}</p></details>'


def _value(view: View, row: Row) -> str:
    say = view.say
    counted = say.unit_measure(row.indicator)
    found = view.reference.catalog.indicators[row.indicator]
    unit = "" if found.unit_measure in ("percent", "rank") else f" <small>{escape(counted)}</small>"
    part = " kpi-part" if row.partial else ""
    return f'<div class="kpi-value{part}">{escape(say.value(row))}{unit}</div>'


def _trend(view: View, years: list[Row]) -> str:
    rows = [row for row in years if not pd.isna(row.value)]
    if len(rows) < 2:  # one year is no trend; the card says it
        return ""
    said = "; ".join(f"{row.year}: {plain_mark(row, view.say)}" for row in rows)
    points = [
        (int(row.year), float(row.value), bool(row.partial), before is not None and joins(before, row))
        for before, row in zip([None, *rows], rows, strict=False)
    ]
    rank = view.reference.catalog.indicators[rows[0].indicator].unit_measure == "rank"
    return sparkline(points, escape(view.say("trend_aria", points=said), quote=True), best_low=rank)


def _lists(view: View, selection: Selection) -> str:
    """Return the HTML of what improved, what needs attention and what is missing; an empty list says so in words."""
    lists = standing_out(view, selection.place, selection.year, selection.area)
    shown = (_list(view, key, [_item(view, item) for item in items]) for key, items in lists.items())
    return f'<div class="kpi-grid kpi-three">{"".join(shown)}</div>'


def _item(view: View, item: Item) -> str:
    return f"{explore_link(view, item.indicator, view.say.indicator(item.indicator))}: {escape(item.words)}"


def _list(view: View, key: str, items: list[str]) -> str:
    body = "".join(f"<li>{item}</li>" for item in items[:LISTED])
    inner = f"<ul>{body}</ul>"
    if len(items) > LISTED:
        more = escape(view.say("more_items", count=len(items) - LISTED))
        rest = "".join(f"<li>{item}</li>" for item in items[LISTED:])
        inner += f"<details><summary>{more}</summary><ul>{rest}</ul></details>"
    inner = inner if items else f"<p>{escape(view.say(key + '_none'))}</p>"
    return f'<section class="kpi-list"><h2>{escape(view.say(key))}</h2>{inner}</section>'


def draw_banner(view: View, answer: pd.DataFrame) -> None:
    """Say above a table that its figures are synthetic, if any of them is."""
    if is_synthetic(answer):
        st.html(f'<div class="kpi-synthetic">{escape(view.say("synthetic_banner"))}</div>')

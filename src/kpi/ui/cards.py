"""The scorecard: a card per indicator, and the lists above it; as HTML, so that thirty cards are light."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from kpi.analysis.answer import Row, each
from kpi.charts.frame import is_synthetic
from kpi.charts.sparkline import sparkline
from kpi.text.findings import finding_text
from kpi.text.labels import WATERMARK
from kpi.ui.view import View

LISTED = 6
SEEN_ANYWAY = ("part_of_year", "missing_units")  # the card says these in its own lines


def explore_link(view: View, indicator: str, text: str) -> str:
    """Return a link to the page on which one indicator can be explored."""
    address = urlencode(view.address(indicator=indicator))
    return f'<a href="explore?{escape(address)}" target="_self">{escape(text)}</a>'


def draw_cards(view: View, cards: pd.DataFrame, years: pd.DataFrame, found: pd.DataFrame) -> None:
    """Draw a card for each row of the answer ``scorecard``.

    ``years`` holds the series of its indicators, ``found`` the answer ``findings`` of the unit
    and year, said on the card that each concerns.
    """
    series = {str(code): group for code, group in years.groupby("indicator")}
    findings = {str(code): each(group) for code, group in found.groupby("indicator")}
    html = "".join(_card(view, row, series.get(row.indicator), findings.get(row.indicator, [])) for row in each(cards))
    st.html(f'<div class="kpi-grid">{html}</div>')


def _card(view: View, row: Row, series: pd.DataFrame | None, found: list[Row]) -> str:
    say = view.say
    lines = [f"<h4>{explore_link(view, row.indicator, say.indicator(row.indicator))}</h4>", _value(view, row)]
    told = " · ".join(text for text in (say.parts(row), say.stated(row), _whence(view, row)) if text)
    if told:
        lines.append(f"<p>{escape(told)}</p>")
    if not pd.isna(row.target):
        basis = escape(say("target_basis", basis=row.legal_basis), quote=True)
        target = escape(say("target", value=say.figure(row.target, row.indicator, 0)))
        chip = f'<span class="kpi-chip {row.progress}">{escape(say.progress(row.progress))}</span>'
        lines.append(f'<p>{chip} <span title="{basis}">{target}</span></p>')
    lines.append(f"<p>{escape(say.change(row))}</p>")
    if series is not None:
        lines.append(_trend(view, series))
    link = f"methods?{escape(urlencode(view.address()))}#findings"
    for finding in found:
        if finding.code not in SEEN_ANYWAY:
            shape = say(f"severity_{finding.severity}")[0]
            words = escape(finding_text(finding, say))
            lines.append(f'<p class="kpi-finding">{shape} <a href="{link}" target="_self">{words}</a></p>')
    if row.synthetic:
        lines.append(f'<span class="kpi-mark">{WATERMARK[0]} · {WATERMARK[1]}</span>')
    foot = f"{say.covered(row)} · {', '.join(say.source(source) for source in row.sources)}"
    lines.append(f'<p class="kpi-foot">{escape(foot[0].upper() + foot[1:])}</p>')
    return f'<article class="kpi-card">{"".join(lines)}</article>'


def _whence(view: View, row: Row) -> str:
    """Return how the value was obtained and on how many units it rests, any sum of units beside it."""
    say = view.say
    if row.origin == "children":
        return f"{say.origin(row)}: {say.coverage(row)}"
    told = say.origin(row) if row.origin == "stated" else ""
    if pd.isna(row.children_value):
        return told
    total = say("coverage_sum", value=say.figure(row.children_value, row.indicator), coverage=say.coverage(row))
    return f"{told} · {total}" if told else total


def _value(view: View, row: Row) -> str:
    say = view.say
    counted = say.unit_measure(row.indicator)
    found = view.reference.catalog.indicators[row.indicator]
    unit = "" if found.unit_measure in ("percent", "rank") else f" <small>{escape(counted)}</small>"
    part = " kpi-part" if row.partial else ""
    return f'<div class="kpi-value{part}">{escape(say.value(row))}{unit}</div>'


def _trend(view: View, series: pd.DataFrame) -> str:
    rows = each(series.dropna(subset=["value"]))
    if len(rows) < 2:  # one year is no trend; the card says it
        return ""
    said = "; ".join(f"{row.year}: {view.say.value(row)}" for row in rows)
    points = [(int(row.year), float(row.value), bool(row.partial)) for row in rows]
    return sparkline(points, escape(view.say("trend_aria", points=said), quote=True))


def draw_lists(view: View, lists: dict[str, list[str]]) -> None:
    """Draw short lists side by side: heading key to items of HTML; an empty list says so in words."""
    html = ""
    for key, items in lists.items():
        body = "".join(f"<li>{item}</li>" for item in items[:LISTED])
        if len(items) > LISTED:
            body += f"<li>{escape(view.say('more_items', count=len(items) - LISTED))}</li>"
        inner = f"<ul>{body}</ul>" if items else f"<p>{escape(view.say(key + '_none'))}</p>"
        html += f'<section class="kpi-list"><h3>{escape(view.say(key))}</h3>{inner}</section>'
    st.html(f'<div class="kpi-grid kpi-three">{html}</div>')


def draw_banner(view: View, answer: pd.DataFrame) -> None:
    """Say above a table that its figures are synthetic, if any of them is."""
    if is_synthetic(answer):
        st.html(f'<div class="kpi-synthetic">{escape(view.say("synthetic_banner"))}</div>')

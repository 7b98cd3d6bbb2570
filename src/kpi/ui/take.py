"""What can be taken along from under a chart: sentence, images, link, citation, data, embed code."""

from collections.abc import Callable
from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from kpi.analysis.selection import LANGUAGES
from kpi.book.along import cite, embed_code, full_answer, full_link, image_address, short_link
from kpi.book.files import Rows, as_csv, as_xlsx
from kpi.charts.canvas import IMAGES
from kpi.charts.chart import Chart
from kpi.images.chromium import find_chromium
from kpi.images.failures import NoBrowser
from kpi.ui.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@cache
def draws_images() -> bool:
    """Tell whether this server has a Chromium to draw images with."""
    try:
        find_chromium()
    except NoBrowser:
        return False
    return True


def draw_take(view: View, chart: Chart, name: str, key: str) -> None:
    """Draw what can be taken along from a chart behind a fold that works only when opened."""
    say = view.say
    fold = st.expander(say("take"), key=f"{key}_take", on_change="rerun", icon=":material/ios_share:")
    if fold.open:
        with fold:
            images, words, links, data = st.tabs([say(f"take_{kind}") for kind in ("images", "words", "links", "data")])
        with images:
            _draw_images(view, name)
        with words:
            _draw_words(view, chart, name)
        with links:
            _draw_links(view, chart, name)
        with data:
            _draw_data(view, chart, name, key)


def _draw_images(view: View, name: str) -> None:
    """Draw a table of links: a row for each size, PNG and SVG on light and on dark ground."""
    say = view.say
    if not draws_images():
        st.caption(say("take_no_browser"))
        return
    heads = f'<th scope="col">{escape(say("take_light"))}</th><th scope="col">{escape(say("take_dark"))}</th>'
    rows = (
        f'<tr><th scope="row">{escape(say(f"size_{size}"))}</th>'
        + "".join(f"<td>{_image(view, name, size, dark=dark)}</td>" for dark in (False, True))
        + "</tr>"
        for size in IMAGES
    )
    st.html(f'<table class="kpi-take"><thead><tr><td></td>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>')
    st.caption(say("take_pinned_image", number=view.reference.publication))


def _image(view: View, name: str, size: str, *, dark: bool) -> str:
    """Return the links to an image of one size and ground in both forms, each with a name of its own."""
    ground = view.say("take_dark" if dark else "take_light")
    links = []
    for form in ("png", "svg"):
        address = escape(image_address(view, name, form, size, dark=dark))
        said = escape(f"{form.upper()}: {view.say(f'size_{size}')}, {ground}")
        file = f"{name}-{view.selection.place}-{size}{'-dark' if dark else ''}.{form}"
        links.append(f'<a href="{address}" download="{file}" aria-label="{said}">{form.upper()}</a>')
    return " · ".join(links)


def _draw_words(view: View, chart: Chart, name: str) -> None:
    """Draw the sentence that may be quoted and, in both languages, the citation, each with a button that copies it."""
    if chart.telling.sentence:
        _draw_copy(view.say("take_sentence"), chart.telling.sentence)
    for lang in sorted(LANGUAGES, key=lambda code: code != view.say.lang):
        for length in ("short", "long"):
            told = view.say(f"take_{length}", language=view.say(f"language_{lang}"))
            _draw_copy(told, cite(view, name, lang, long=length == "long"))


def _draw_links(view: View, chart: Chart, name: str) -> None:
    """Draw the addresses that reopen the chart and the code that embeds it, each with a button that copies it."""
    say = view.say
    if not view.base:
        st.caption(say("take_no_address"))
        return
    _draw_copy(say("take_link_short"), short_link(view, name))
    _draw_copy(say("take_link_full"), full_link(view, name))
    _draw_copy(say("take_embed"), embed_code(view, name, chart.title))
    st.caption(say("take_pinned", number=view.reference.publication))


def _draw_data(view: View, chart: Chart, name: str, key: str) -> None:
    """Draw the downloads of the figures that are drawn, and of all that are behind them."""
    st.caption(view.say("take_displayed"))
    draw_downloads(view, chart.answer, chart.title, f"{key}_take")
    st.caption(view.say("take_full"))
    draw_downloads(view, lambda: full_answer(view, name, chart.answer), chart.title, f"{key}_full")


def _draw_copy(heading: str, text: str) -> None:
    st.caption(heading)
    st.code(text, language=None, wrap_lines=True)


def draw_downloads(
    view: View,
    answer: pd.DataFrame | Callable[[], pd.DataFrame],
    title: str,
    key: str,
    rows: Rows | None = None,
) -> None:
    """Draw the buttons that download an answer, its rows made by ``rows`` if any; the file is made on the click.

    An answer that is not at hand is asked for by then, too.
    """
    name = f"{key}-{view.selection.place}-{view.selection.year}"
    name += f"-asof-{view.reference.publication}" if view.earlier else ""

    def table() -> pd.DataFrame:
        return answer if isinstance(answer, pd.DataFrame) else answer()

    with st.container(horizontal=True):
        st.download_button(
            view.say("download_xlsx"), lambda: as_xlsx(view, table(), title, rows), f"{name}.xlsx",
            XLSX, key=f"{key}_xlsx", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        st.download_button(
            view.say("download_csv"), lambda: as_csv(view, table(), title, rows), f"{name}.csv", "text/csv",
            key=f"{key}_csv", on_click="ignore", icon=":material/download:", help=view.say("download_csv_help"),
        )  # fmt: skip

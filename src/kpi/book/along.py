"""What can be taken along from a chart: addresses of images and views, embed code, citations, all of its figures."""

from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import pandas as pd

from kpi.analysis.selection import write_query
from kpi.analysis.series import monthly, series
from kpi.book.files import is_monthly
from kpi.book.index import CHARTS, drawn
from kpi.book.view import View
from kpi.charts.chart import Chart
from kpi.text.citation import Cited, citation
from kpi.text.wording import Wording

EMBED_HEIGHT = 640  # pixels: an image as wide as an article's column, its table closed


def image_address(view: View, name: str, form: str, size: str, *, dark: bool) -> str:
    """Return the address of a chart as an image of ``form`` png or svg, as of its publication, from the server's root.

    ``size`` is one of ``charts.canvas.IMAGES``.
    """
    query = _query(view, name) | {"size": size, "theme": "dark" if dark else "light"}
    return f"chart/{name}.{form}?{_written(query)}"


def short_link(view: View, name: str) -> str:
    """Return the short address that reopens the chart as of its publication; nothing without a server."""
    return view.only(CHARTS[name].uses).link(name)


def full_link(view: View, name: str) -> str:
    """Return the address of the chart's page with all that is selected, as of its publication."""
    chosen = replace(view.selection, asof=view.reference.publication, chart=name)
    return f"{view.base}/{CHARTS[name].page}?{_written(write_query(chosen))}" if view.base else ""


def embed_code(view: View, name: str, title: str) -> str:
    """Return the HTML that shows the chart inside another page; nothing without a server."""
    if not view.base:
        return ""
    address = escape(f"{view.base}/embed/{name}?{_written(_query(view, name))}")
    return (
        f'<iframe src="{address}" title="{escape(title)}" width="100%" height="{EMBED_HEIGHT}" loading="lazy" '
        'style="border:0"></iframe>'
    )


def cite(view: View, name: str, lang: str, *, long: bool) -> str:
    """Return the citation of a chart in a language, whichever the view is in; nothing where there is no chart."""
    seen = replace(view.changed(lang=lang), say=Wording(view.reference, lang))
    chart = drawn(seen, name)
    if not isinstance(chart, Chart):
        return ""
    told = chart.answer.dropna(subset=["value"])
    sources = sorted({source for cell in told["sources"] for source in cell})
    cited = Cited(chart.title, sources, short_link(seen, name), chart.synthetic)
    return citation(cited, seen.say, long=long)


def full_answer(view: View, name: str, answer: pd.DataFrame) -> pd.DataFrame:
    """Return all that is on record behind the ``answer`` of a chart: every year (of months every month) of its units.

    Of a unit below the place that is looked at, those of all units below it. Columns as in ``analysis.answer.VALUES``.
    """
    below = [unit.id for unit in view.reference.tree.children(view.place.id)]
    units = dict.fromkeys(answer["unit"])
    if units.keys() & {*below, *view.below_on_day(view.place.id)}:
        units |= dict.fromkeys(view.standing(below))
    question = monthly if is_monthly(answer) else series
    return question(view.data, _indicators(view, name, answer), list(units), on_ground=view.day is not None)


def _indicators(view: View, name: str, answer: pd.DataFrame) -> list[str]:
    """Return the indicators of a chart, those included of which the selected years have nothing."""
    found = dict.fromkeys(answer["indicator"])
    uses = CHARTS[name].uses
    if "years" in uses and "indicator" not in uses:
        whole = drawn(view.changed(first=view.years[0], last=view.years[-1]), name)
        found |= dict.fromkeys(whole.answer["indicator"]) if isinstance(whole, Chart) else {}
    return list(found)


def _query(view: View, name: str) -> dict[str, str]:
    return view.only(CHARTS[name].uses).short() | {"asof": str(view.reference.publication)}


def _written(query: dict[str, str]) -> str:
    return urlencode(query, safe="@,")

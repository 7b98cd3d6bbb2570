"""What a pasted link to a page shows before it is opened: title, description and image of its chart (Open Graph)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.types import Scope

from kpi.analysis.selection import write_query
from kpi.api.addresses import base_address, page_path, read_query
from kpi.api.desk import Desk
from kpi.api.refusals import Refused
from kpi.book.asked import SELECTED, BadAddress
from kpi.book.index import CHARTS
from kpi.book.view import View
from kpi.charts.canvas import IMAGES
from kpi.charts.chart import Chart
from kpi.store.warehouse import NoData
from kpi.text.labels import label

WITHOUT_CHARTS = ("overview", "methods", "intake")
PAGES = (*WITHOUT_CHARTS, *dict.fromkeys(entry.page for entry in CHARTS.values()))
LEADING = {"overview": "plan_completion", "unit": "siblings"}  # stands for its page before the page's own charts
SIZE = "wide"
HURRY, PATIENCE = 0.3, 4.0  # seconds that a page waits for its tags: opened by a browser, or asked for by a previewer
Preview = Callable[[Scope], Awaitable[str]]
_log = logging.getLogger(__name__)


def page_of(path: str) -> str:
    """Return the page that a path leads to; '' for none of ours."""
    name = path.strip("/") or "overview"
    return name if name in PAGES else ""


def previewer(desk: Desk) -> Preview:
    """Return what makes the tags of a page: none where its address makes no sense, nor where there is no server name.

    A page never waits long for them: where its chart is not made in time it tells its name alone.
    """

    async def preview(scope: Scope) -> str:
        work = asyncio.get_running_loop().run_in_executor(None, _tags, desk, scope)
        browsing = "sec-fetch-dest" in Headers(scope=scope)
        try:
            return await asyncio.wait_for(asyncio.shield(work), HURRY if browsing else PATIENCE)
        except TimeoutError:
            return ""

    return preview


def _tags(desk: Desk, scope: Scope) -> str:
    page, base = page_of(page_path(scope["path"], desk.below)), base_address(scope, desk.below)
    if not page or not base:
        return ""
    try:
        asked = read_query(scope, (*SELECTED, "embed", "embed_options"), passed_on=True)
        view = desk.view(asked, base)
        name, chart = _leading(desk, view, page)
    except (BadAddress, NoData, Refused):
        return ""
    except Exception:  # a page is worth more than its preview
        _log.exception("no preview of %s", scope["path"])
        return ""
    return _written(view, page, name, chart, drawable=desk.lacking() is None)


def _leading(desk: Desk, view: View, page: str) -> tuple[str, Chart | None]:
    """Return the chart that stands for a page: the one that is asked for, else the first that has something to show."""
    of_page = [name for name, entry in CHARTS.items() if entry.page == page]
    for name in dict.fromkeys(filter(None, [view.selection.chart, LEADING.get(page, ""), *of_page])):
        try:
            return name, desk.chart(view, name, IMAGES[SIZE])
        except Refused:
            continue
    return "", None


def _written(view: View, page: str, name: str, chart: Chart | None, *, drawable: bool) -> str:
    say = view.say
    product = label("product", say.lang)
    pinned = write_query(replace(view.selection, asof=view.reference.publication))
    title, told = say(f"page_{page}"), label("product_says", say.lang)
    if chart is not None:
        title, told = chart.telling.headline, chart.telling.sentence or chart.telling.subtitle or told
    tags = {
        "og:type": "website",
        "og:site_name": product,
        "og:title": title,
        "og:description": told,
        "og:url": f"{view.base}/{page}?{urlencode(pinned, safe='@,')}",
        "og:locale": {"vi": "vi_VN", "en": "en_GB"}[say.lang],
    }
    if chart is not None and drawable:
        canvas = IMAGES[SIZE]
        asked = {**pinned, "size": SIZE}
        asked.pop("chart", None)
        tags |= {
            "og:image": f"{view.base}/chart/{name}.png?{urlencode(asked, safe='@,')}",
            "og:image:type": "image/png",
            "og:image:width": str(round(canvas.width * canvas.scale)),
            "og:image:height": str(round((canvas.height or 0) * canvas.scale)),
            "og:image:alt": chart.alt,
        }
    card = "summary_large_image" if "og:image" in tags else "summary"
    lines = [f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items()]
    lines += [f'<meta name="twitter:card" content="{card}">', f'<meta name="description" content="{escape(told)}">']
    return f"<title>{escape(title)} · {escape(product)}</title>" + "".join(lines)

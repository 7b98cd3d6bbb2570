"""``GET /embed/{name}``: a chart as a small page for an iframe: image, text alternative, table, the way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request

from kpi.analysis.answer import Row, each
from kpi.analysis.selection import write_query
from kpi.api.addresses import base_address, read_query
from kpi.api.charts import SIZES, THEMES, fresh_seconds, known_name
from kpi.api.desk import Desk, tag_of
from kpi.api.window import Found, Window
from kpi.book.asked import SELECTED, wrong_form
from kpi.book.index import CHARTS
from kpi.book.view import View
from kpi.charts.canvas import IMAGES, Canvas
from kpi.charts.chart import Chart
from kpi.charts.inks import inks
from kpi.text.labels import WATERMARK
from kpi.text.numbers import month

NARROW = 500  # pixels below which the upright image is shown
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)
STYLE = """
:root{{color-scheme:{schemes}}}
body{{margin:0;font:15px/1.45 "Source Sans 3","Source Sans Pro",system-ui,sans-serif}}
body{{color:{light.ink};background:{light.ground}}}
img{{display:block;width:100%;height:auto}}
p,details{{margin:.5rem .75rem}}
a{{color:inherit}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}}
caption,p.mark{{text-align:left;padding:.3rem 0;font-weight:600}}
th,td{{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid {light.line};vertical-align:top}}
"""
DARK = "body{{color:{dark.ink};background:{dark.ground}}}th,td{{border-color:{dark.line}}}"


def embed_route(desk: Desk) -> Window:
    """Return the route of charts as pages for an iframe; without ``theme`` they follow the reader's."""

    def find(request: Request, name: str) -> Found:
        known_name(name)
        asked = wrong_form(read_query(request.scope, (*SELECTED, "theme")), theme=THEMES)
        query, theme = asked.query, asked.query.get("theme", "")
        view = desk.view(asked, base_address(request.scope, desk.below)).only(CHARTS[name].uses)
        lacking = desk.lacking()
        reason = lacking.text(view.say.lang) if lacking else ""
        tag = tag_of(view, name, "embed", theme, reason, "asof" in query)
        headers = {"content-security-policy": POLICY}

        def make() -> bytes:
            chart = desk.chart(view, name, IMAGES[SIZES[0]])
            pinned = replace(view.selection, asof=view.reference.publication if "asof" in query else None)
            return _page(view, name, chart, write_query(pinned), theme, reason).encode()

        return Found(tag, fresh_seconds(view, query), "text/html", make, headers)

    return Window(f"{desk.below}/embed", find)


def _page(view: View, name: str, chart: Chart, query: dict[str, str], theme: str, reason: str) -> str:
    say, told = view.say, chart.telling
    mark = f'<p class="mark">{escape(" · ".join(WATERMARK))}</p>' if chart.synthetic else ""
    image = f"<p>{escape(say('embed_no_image', reason=reason))}</p>" if reason else _image(name, chart, query, theme)
    shown = f"<h1>{escape(told.headline or told.title)}</h1>{mark}{image}" if reason else image
    reopened = f"../c/{name}?{urlencode(query, safe='@,')}"
    return (
        f'<!doctype html>\n<html lang="{say.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(told.headline or told.title)}</title><style>{_style(theme)}</style></head><body><main>{shown}"
        f"<details{' open' if reason else ''}><summary>{escape(say('embed_table'))}</summary>"
        f'{mark}<div class="scroll" tabindex="0" role="region" aria-label="{escape(say("embed_table"))}">'
        f"{_table(view, chart)}</div><p>{escape(chart.foot)} {escape(say.publication_line())}</p></details>"
        f'<p><a href="{escape(reopened)}" target="_blank" rel="noopener">{escape(say("embed_open"))}</a></p>'
        "</main></body></html>\n"
    )


def _style(theme: str) -> str:
    light, dark = inks(dark=theme == "dark"), inks(dark=True)
    style = STYLE.format(light=light, schemes=theme or "light dark")
    return style if theme else style + f"@media(prefers-color-scheme:dark){{{DARK.format(dark=dark)}}}"


def _image(name: str, chart: Chart, query: dict[str, str], theme: str) -> str:
    def source(size: str, shade: str) -> str:
        return escape(f"../chart/{name}.png?{urlencode({**query, 'size': size, 'theme': shade}, safe='@,')}")

    narrow, preferred = f"(max-width:{NARROW}px)", "(prefers-color-scheme:dark)"
    choices = [(narrow, "portrait", theme or "light")]
    if not theme:
        choices = [(f"{narrow} and {preferred}", "portrait", "dark"), *choices, (preferred, "wide", "dark")]
    sources = "".join(
        f'<source media="{media}" srcset="{source(size, shade)}" {_sides(IMAGES[size])}>'
        for media, size, shade in choices
    )
    image = f'<img src="{source("wide", theme or "light")}" {_sides(IMAGES["wide"])} alt="{escape(chart.alt)}">'
    return f"<picture>{sources}{image}</picture>"


def _sides(canvas: Canvas) -> str:
    return f'width="{canvas.width}" height="{canvas.height}"'


def _table(view: View, chart: Chart) -> str:
    """Return the figures as they are read, with the parts and units they rest on.

    No column that is all empty; unit, indicator and period only where rows differ in them, as the caption has them.
    """
    say, rows = view.say, each(chart.answer)
    months = any((row.period_end - row.period_start).days < 32 for row in rows)
    columns: list[tuple[str, Callable[[Row], str]]] = [
        ("col_unit", lambda row: say.unit(row.unit)),
        ("col_indicator", lambda row: say.indicator(row.indicator)),
        ("col_period", lambda row: month(row.period_start, say.lang) if months else str(row.year)),
        ("col_value", say.value),
        ("col_bearer", say.bearer),
        ("col_parts", say.parts),
        ("col_coverage", say.coverage),
        ("col_covered", say.covered),
        ("col_origin", say.origin),
    ]
    cells = [(say(head), [text(row) for row in rows]) for head, text in columns]
    cells = [(head, texts) for head, texts in cells[:3] if len(set(texts)) > 1] + [
        (head, texts) for head, texts in cells[3:] if any(texts)
    ]
    heads = _row([head for head, _ in cells], 'th scope="col"')
    body = "".join(_row(texts, "td") for texts in zip(*(texts for _, texts in cells), strict=True))
    return f"<table><caption>{escape(chart.title)}</caption><thead>{heads}</thead><tbody>{body}</tbody></table>"


def _row(texts: Sequence[str], tag: str) -> str:
    end = tag.partition(" ")[0]
    return f"<tr>{''.join(f'<{tag}>{escape(text)}</{end}>' for text in texts)}</tr>"

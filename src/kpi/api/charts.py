"""``GET /chart/{name}.{png|svg|csv|json}``: a chart as an image or a file, under an address that stays."""

import json
import re
from collections.abc import Callable
from typing import Literal, cast

from starlette.requests import Request

from kpi.analysis.selection import TODAY
from kpi.api.addresses import base_address, read_query
from kpi.api.desk import Desk, tag_of
from kpi.api.refusals import unknown
from kpi.api.window import YEAR, Found, Window
from kpi.book.along import full_answer
from kpi.book.asked import SELECTED, Query, wrong_form
from kpi.book.document import as_document
from kpi.book.files import as_csv
from kpi.book.index import CHARTS
from kpi.book.view import View
from kpi.charts.canvas import IMAGES

MEDIA = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv", "json": "application/json"}
SIZES, THEMES = tuple(IMAGES), ("light", "dark")
ROWS = ("displayed", "full")  # of a CSV file: what the chart shows, or all that is on record behind it
MINUTE, DAY = 60, 86_400
NO_SCRIPT = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"}


def chart_route(desk: Desk) -> Window:
    """Return the route of charts as images and files."""

    def find(request: Request, file: str) -> Found:
        name, dot, kind = file.rpartition(".")
        known_name(name if dot else kind)
        if kind not in MEDIA or not dot:
            raise unknown("no_format", kind if dot else "", MEDIA)
        known = (*SELECTED, "size", "theme", *(("rows",) if kind == "csv" else ()))
        asked = wrong_form(read_query(request.scope, known), size=SIZES, theme=THEMES, rows=ROWS)
        query = asked.query
        view = desk.view(asked, base_address(request.scope, desk.below), dark=query.get("theme") == "dark").only(
            CHARTS[name].uses
        )
        size = query.get("size", SIZES[0])
        rows = query.get("rows", ROWS[0])
        form = (kind, size, view.dark) if kind in ("png", "svg") else (kind, rows)
        tag = tag_of(view, name, *form)
        make = {"csv": _csv(rows), "json": _json}.get(kind) or _image(kind, size, tag)
        headers = {"content-disposition": f'inline; filename="{file_name(view, name)}.{kind}"'}
        headers |= NO_SCRIPT if kind == "svg" else {}
        return Found(tag, fresh_seconds(view, query), MEDIA[kind], lambda: make(desk, view, name), headers)

    return Window(f"{desk.below}/chart", find)


def known_name(name: str) -> None:
    """Raise Refused where there is no chart of this name."""
    if name not in CHARTS:
        raise unknown("no_chart", name, CHARTS)


def fresh_seconds(view: View, query: Query) -> int:
    """Return for how long an answer stays fresh: for good where it shows an earlier publication by its number.

    While a publication is the newest, its charts do not yet say that there is a newer one.
    """
    if not query.get("asof", "").isdigit() or view.selection.ground == TODAY:
        return MINUTE
    return YEAR if view.earlier else DAY


def file_name(view: View, name: str) -> str:
    """Return what a file of a chart is called, of letters that any system takes."""
    told = f"{name}-{view.selection.place}-{view.selection.year}-{view.reference.publication}"
    return re.sub(r"[^A-Za-z0-9_-]+", "-", told)


Make = Callable[[Desk, View, str], bytes]


def _csv(rows: str) -> Make:
    def make(desk: Desk, view: View, name: str) -> bytes:
        chart = desk.chart(view, name, IMAGES[SIZES[0]])
        answer = full_answer(view, name, chart.answer) if rows == "full" else chart.answer
        return as_csv(view, answer, chart.title)

    return make


def _json(desk: Desk, view: View, name: str) -> bytes:
    chart = desk.chart(view, name, IMAGES[SIZES[0]])
    document = as_document(view, name, chart)
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode()


def _image(kind: str, size: str, tag: str) -> Make:
    drawn_as = cast("Literal['png', 'svg']", kind)
    return lambda desk, view, name: desk.image(view, name, IMAGES[size], drawn_as, tag)

"""A chart as a JSON document: words, sources, publication, licence, and every figure as a plain number."""

from datetime import UTC, date
from typing import Any

import numpy as np
import pandas as pd

from kpi.analysis.answer import each
from kpi.book.view import View
from kpi.charts.chart import Chart
from kpi.text.labels import WATERMARK
from kpi.text.numbers import VIETNAM

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def as_document(view: View, name: str, chart: Chart) -> dict[str, Any]:
    """Return the chart of this name as what JSON can hold.

    ``rows`` have the columns of the chart's answer (``kpi.analysis.answer``) and, in the language of the view, the
    names of unit and indicator, what the value counts in, and ``figure_of``: whose it is where a sum lacks units.
    Days are ISO dates; what is missing is null, its ``status`` O (SDMX ``OBS_STATUS``).
    """
    say, told = view.say, chart.telling
    rows = _rows(view, chart.answer)
    synthetic = chart.synthetic
    return {
        "name": name,
        "title": told.title,
        "headline": told.headline,
        "subtitle": told.subtitle,
        "sentence": told.sentence,
        "alt": told.alt,
        "notes": [text for text in (*told.notes, say.incomplete(chart.answer)) if text],
        "language": say.lang,
        "synthetic": synthetic,
        **({"synthetic_note": " · ".join(WATERMARK)} if synthetic else {}),
        "publication": {
            "number": view.reference.publication,
            "published": view.reference.published_at.replace(tzinfo=UTC).astimezone(VIETNAM).isoformat("T", "seconds"),
            "newest": view.newest,
        },
        "sources": _sources(view, chart.answer),
        "licence": LICENCE,
        "address": view.link(name),
        "columns": list(rows[0]) if rows else [],
        "rows": rows,
    }


def _rows(view: View, answer: pd.DataFrame) -> list[dict[str, Any]]:
    say = view.say
    columns = {str(column): [plain(cell) for cell in answer[column].tolist()] for column in answer.columns}
    columns["status"] = [status or "O" for status in columns["status"]]
    columns["unit_name"] = [say.unit(unit) for unit in columns["unit"]]
    columns["indicator_name"] = [say.indicator(indicator) for indicator in columns["indicator"]]
    columns["figure_of"] = [say.bearer(row) or None for row in each(answer)]
    columns["unit_measure"] = [say.unit_measure(indicator) for indicator in columns["indicator"]]
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _sources(view: View, answer: pd.DataFrame) -> list[dict[str, Any]]:
    named = {source for cell in answer.dropna(subset=["value"])["sources"] for source in cell}
    return [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author or None,
            "published": source.published or None,
            "url": source.url or None,
            "synthetic": source.synthetic,
        }
        for source in (view.reference.sources[code] for code in sorted(named & set(view.reference.sources)))
    ]


def plain(cell: Any) -> Any:
    """Return a cell as JSON has it: null for what is missing, ISO dates, whole numbers without a point."""
    if isinstance(cell, list | tuple | np.ndarray):
        return [plain(item) for item in cell]
    if pd.isna(cell):
        return None
    if isinstance(cell, date):  # timestamps too
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell

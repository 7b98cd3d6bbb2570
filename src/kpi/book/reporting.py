"""Who has reported for a period: the map, and the rows of its files."""

from datetime import date

import pandas as pd

from kpi.analysis.answer import each
from kpi.book.view import View
from kpi.charts.canvas import Paper
from kpi.charts.chart import Chart, Telling
from kpi.charts.reporting import reporting_map
from kpi.charts.tiles import place_tiles
from kpi.intake.forms.wording import one, period_name
from kpi.intake.reading.periods import Period
from kpi.text.submissions import reporting_counts, reporting_figures, reporting_lists


def reporting_title(view: View, period: Period) -> str:
    """Return what table, map and files of a period are called."""
    named = one(period_name(period), view.say.lang)
    return view.say("reporting_map_title", period=named, place=view.say.unit(view.place.id))


def reporting_chart(view: View, found: pd.DataFrame, period: Period, by: date | None) -> Chart | None:
    """Return the map of the units below the place in the answer ``reporting``; None of fewer than two."""
    below = found[found["unit"] != view.place.id]
    if len(below) < 2:
        return None
    say = view.say
    counts = reporting_counts(found, by, say)
    told = " ".join(text for text in (counts, reporting_figures(found, say), reporting_lists(found, say)) if text)
    title = reporting_title(view, period)
    telling = Telling(title, title, say("reporting_map_subtitle"), alt=f"{title}. {told}")
    cells = place_tiles([view.reference.tree[unit] for unit in below["unit"]])
    return reporting_map(below, cells, say, telling, Paper(view.canvas(wide=True), view.dark))


def reporting_rows(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``reporting`` for machines and people: codes, words, plain numbers, times in UTC as ISO."""
    say, rows = view.say, each(found)
    columns: dict[str, list[object]] = {
        "col_unit": [say.unit(row.unit) for row in rows],
        "col_unit_code": [row.unit for row in rows],
        "col_status": [row.status for row in rows],
        "col_reporting": [say("reporting_" + row.status).split(" ", 1)[1] for row in rows],
        "col_figures_known": [row.figures for row in rows],
        "col_figures_unknown": [row.unknown for row in rows],
        "col_figures_expected": [row.expected for row in rows],
        "col_first_received": ["" if pd.isna(row.told_at) else f"{row.told_at:%Y-%m-%dT%H:%M:%SZ}" for row in rows],
        "col_submission": ["" if pd.isna(row.submission) else int(row.submission) for row in rows],
    }
    return pd.DataFrame({say(key): cells for key, cells in columns.items()})

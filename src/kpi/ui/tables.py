"""Answers as tables on screen: named columns, figures in the reader's form, still sortable as numbers."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from kpi.analysis.answer import Row, each, grouped
from kpi.analysis.provenance import findings
from kpi.book.caveats import unsaid
from kpi.book.files import is_monthly, named_sources, statuses
from kpi.text.findings import finding_text
from kpi.text.numbers import number
from kpi.ui.cards import draw_banner
from kpi.ui.literal import literal
from kpi.ui.view import View

STYLED_ROWS = 2000  # beyond this, figures are shown plain: dressing every cell would take longer than reading it


def answer_table(view: View, answer: pd.DataFrame, *, first: Sequence[str] = ("unit",)) -> pd.DataFrame:
    """Return the table of an answer with the columns of ``analysis.answer.YEARS``.

    Column heads are words of ``kpi.text.labels``; ``first`` says by which of unit, indicator and
    year a row is told apart. Empty columns are left out.
    """
    say = view.say
    rows = each(answer)
    names: dict[str, Callable[[Any], object]] = {
        "unit": lambda row: say.dated_unit(row.unit),
        "indicator": lambda row: say.indicator(row.indicator),
        "year": lambda row: row.year,
        "period": lambda row: f"{row.period_start:%m/%Y}",
    }
    columns: dict[str, list[object]] = {say("col_" + name): [names[name](row) for row in rows] for name in first}
    if "place" in answer:
        columns[say("col_place")] = list(answer["place"])
        columns[say("col_no_place")] = [say.no_place(row, row.no_place) for row in rows]
    columns |= {
        say("col_value"): list(answer["value"]),
        say("col_interval"): [say.interval(row) for row in rows],
        say("col_unit_measure"): [say.unit_measure(row.indicator) for row in rows],
        say("col_numerator"): list(answer["numerator"]),
        say("col_denominator"): list(answer["denominator"]),
        say("col_stated"): [row.printed if isinstance(row.printed, str) else "" for row in rows],
        say("col_children"): [None if row.origin == "children" else row.children_value for row in rows],
        say("col_coverage"): [say.coverage(row) for row in rows],
        say("col_bearer"): [say.bearer(row) for row in rows],
        say("col_covered"): [say.covered(row) if not pd.isna(row.value) else say.value(row) for row in rows],
        say("col_change"): [say.change(row) for row in rows],
        say("col_origin"): [say.origin(row) for row in rows],
        say("col_status"): [say("status_" + status) if status else "" for status in statuses(view, rows)],
        say("col_boundary"): [say.boundary(row) for row in rows],
        say("col_checks"): _checked(view, rows),
        say("col_sources"): [named_sources(view, row) for row in rows],
    }
    if "median" in answer:
        columns[say("col_median")] = list(answer["median"])
    table = pd.DataFrame(columns)
    empty = [name for name in table if table[name].isna().all() or (table[name].astype(str) == "").all()]
    return table.drop(columns=[name for name in empty if name != say("col_value")])


def _checked(view: View, rows: Sequence[Row]) -> list[object]:
    """Return for each row what the checks noticed within its period, but for what other columns say anyway."""
    units = tuple(sorted({row.unit for row in rows}))
    found = grouped(each(view.ask(findings, units)), "indicator", "unit")
    return [
        " ".join(
            finding_text(finding, view.say)
            for finding in unsaid(found.get((row.indicator, row.unit), []))
            if row.period_start <= finding.period_start and finding.period_end <= row.period_end
        )
        for row in rows
    ]


def heads(answer: pd.DataFrame) -> list[str]:
    """Return by which of indicator, unit, year and month the rows of an answer are told apart."""
    several = [name for name in ("indicator", "unit") if answer[name].nunique() > 1]
    if "place" in answer:
        return ["unit"]
    return [*several, "period" if is_monthly(answer) else "year"]


def draw_answer(view: View, answer: pd.DataFrame, *, first: Sequence[str], key: str, alt: str) -> None:
    """Draw an answer as a table, marked if its figures are synthetic; what is missing says so in words.

    Of one indicator the values sort as numbers; figures of several are words, as they do not compare.
    """
    draw_banner(view, answer)
    table = answer_table(view, answer, first=first)
    if set(table[view.say("col_unit_measure")]) <= {"%"}:
        table = table.drop(columns=view.say("col_unit_measure"))
    if answer["indicator"].nunique() > 1:
        rows = each(answer)
        table[view.say("col_value")] = [view.say.value(row) for row in rows]
        if view.say("col_children") in table:
            table[view.say("col_children")] = [view.say.figure(row.children_value, row.indicator) for row in rows]
    st.dataframe(_styled(view, table, answer), key=key, hide_index=True, alt=alt, placeholder="")


def _styled(view: View, table: pd.DataFrame, answer: pd.DataFrame) -> Any:
    """Return the table with its figures in the reader's form."""
    if len(table) > STYLED_ROWS or not len(table):
        return table
    say = view.say
    indicator = str(answer["indicator"].iloc[0])
    said = {row.value: say.value(row) for row in each(answer)}
    forms: dict[str, Callable[[Any], str]] = {
        say("col_value"): lambda value: said.get(value, str(value)),
        say("col_children"): lambda value: say.figure(value, indicator),
        say("col_median"): lambda value: say.figure(value, indicator),
        say("col_numerator"): lambda value: number(value, 0, say.lang),
        say("col_denominator"): lambda value: number(value, 0, say.lang),
        say("col_place"): lambda value: number(value, 0, say.lang),
    }
    numeric = {name: form for name, form in forms.items() if name in table and table[name].dtype.kind in "fiI"}
    return table.style.format(numeric, na_rep="")  # type: ignore[arg-type]


def draw_plain(table: pd.DataFrame, *, key: str, alt: str) -> None:
    """Draw a table of short words, sortable."""
    st.dataframe(table, key=key, hide_index=True, alt=alt, placeholder="")


def draw_sentences(table: pd.DataFrame, *, alt: str, links: Sequence[str] = (), height: int | None = None) -> None:
    """Draw a table whose cells are sentences and need lines; ``links`` are columns of addresses."""
    cells = table.fillna("")
    texts = {
        name: [_linked(str(cell)) if name in links else literal(cell) for cell in cells[name]] for name in cells.columns
    }
    st.table(pd.DataFrame(texts), hide_index=True, alt=alt, border="horizontal", height=height or "content")


def _linked(address: str) -> str:
    return f"[{literal(urlsplit(address).hostname or '')}](<{address}>)" if address else ""

"""What a figure must carry into every form: card, slide, briefing, table, image, file. One list, made in one place."""

from collections.abc import Iterable

import pandas as pd

from kpi.analysis.answer import Row, each, grouped
from kpi.analysis.provenance import findings
from kpi.book.view import View
from kpi.text.findings import finding_text

SAID_ANYWAY = ("part_of_year", "missing_units")  # findings that the other caveats of a figure say already


def caveats(view: View, row: Row) -> list[str]:
    """Return what keeps a figure of the scorecard honest, the most important first.

    Whose it is where a sum lacks units; which part of the year it covers; what the report prints; how it was obtained
    and on how many units it rests; what its ground lacks; its status; then what the checks found.
    """
    say = view.say
    bearer = say.bearer(row)
    told = [
        say("bearer", bearer=bearer) if bearer else "",
        part_told(view, row),
        say.stated(row),
        whence(view, row),
        say.boundary(row),
        say(f"status_{row.status}") if isinstance(row.status, str) and row.status not in ("A", "E") else "",
        *(finding_text(finding, say) for finding in found_of(view, row)),
    ]
    return [text for text in told if text]


def part_told(view: View, row: Row) -> str:
    """Return which part of the year a figure covers, and that its mark is hollow; nothing of a whole year."""
    partly = not pd.isna(row.value) and bool(row.partial)
    return view.say("part_told", covered=view.say.covered(row)) if partly else ""


def whence(view: View, row: Row) -> str:
    """Return how the value was obtained and on how many units it rests, any sum of units beside it."""
    say = view.say
    if row.origin in ("children", "territory", "territory_children"):
        bare = say.bearer(row) and pd.isna(row.bound_low) and not row.units_derived  # whose it is says how many
        return "" if bare else f"{say.origin(row)}: {say.coverage(row)}"
    told = say.origin(row) if row.origin == "stated" or row.status == "E" else ""
    if pd.isna(row.children_value):
        return told
    total = say("coverage_sum", value=say.figure(row.children_value, row.indicator), coverage=say.coverage(row))
    return f"{told} · {total}" if told else total


def found_of(view: View, row: Row) -> list[Row]:
    """Return what the checks noticed about a row of the scorecard that its other caveats do not say."""
    found = grouped(each(view.ask(findings, (row.unit,), row.year)), "indicator")
    return unsaid(found.get(row.indicator, []))


def unsaid(found: Iterable[Row]) -> list[Row]:
    """Return the findings that the caveats of a figure do not say anyway."""
    return [finding for finding in found if finding.code not in SAID_ANYWAY]

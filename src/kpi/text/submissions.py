"""What is said of submissions: what they change, what happened to them, who has reported."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from kpi.analysis.answer import each
from kpi.intake.forms.wording import one, period_name
from kpi.intake.reading.periods import Period, read_period
from kpi.store.submissions import Changes
from kpi.text.findings import part_of_a_year
from kpi.text.numbers import day, exact, moment
from kpi.text.wording import Wording

LISTED = 200  # changes that are told one by one
OVERDUE = ("missing", "late")
STATUSES = ("received", "checked", "published", "superseded", "corrected", "withdrawn")


def change_text(row: Any, say: Wording) -> str:
    """Return the sentence of a row of ``submission_changes``: what, whose, when, from what to what, in which cell."""
    place = say("submission_cell", cell=row.paragraph) if row.paragraph else ""
    words = {"figure": figure_name(row, say), "place": place}
    return say("submission_" + row.kind, old=_amount(row, "old", say), new=_amount(row, "new", say), **words)


def figure_name(row: Any, say: Wording) -> str:
    """Return item, unit and period of a row."""
    item = _item(row, say).name(say.lang)
    period = part_of_a_year(row, say) or str(row.period_end.year)
    return f"{item} – {say.dated_unit(row.unit)}, {period}"


def figure_text(row: Any, say: Wording) -> str:
    """Return a row of ``submission_figures``: cell, item, unit, period, and the figure as it is written there."""
    cell, item, unit, period, printed, _ = figure_cells(row, say)
    return f"{cell}  {item} – {unit}, {period}: {printed}"


def figure_cells(row: Any, say: Wording) -> list[str]:
    """Return a row of ``submission_figures`` as cells: cell, item, unit, period, as printed, the sender's remark."""
    unit = say.dated_unit(row.unit) if row.unit in say.reference.tree else row.unit
    period = read_period(row.period)
    when = one(period_name(period), say.lang) if isinstance(period, Period) else row.period
    return [row.paragraph, _item(row, say).name(say.lang), unit, when, row.printed, row.remark]


def changes_text(changes: Changes, say: Wording) -> str:
    """Return how many figures would be new, changed, as they are, gone."""
    return say("submission_changes", **{kind: exact(count, say.lang) for kind, count in changes.counts.items()})


def changes_lines(changes: Changes, say: Wording) -> list[str]:
    """Return how many they are, and the first of them one by one."""
    listed = replace(changes, rows=changes.rows[:LISTED])
    lines = [changes_text(changes, say), *(f"  {change_text(row, say)}" for row in each(listed.rows))]
    return [*lines, f"  … +{listed.unlisted}"] if listed.unlisted else lines


def status_text(row: Any, say: Wording) -> str:
    """Return how a submission stands, with the time until which it is held back."""
    if not pd.isna(row.embargo):
        return say("submission_held", moment=_moment(row.embargo, say))
    return say("submission_status_" + row.status)


def submission_text(row: Any, say: Wording) -> str:
    """Return a submission in one line: number, status, file, unit, when it came, how many figures it has."""
    words = {"number": row.submission, "status": status_text(row, say), "file": row.file, "unit": _place(row, say)}
    told = say("submission_line", moment=_moment(row.received_at, say), figures=exact(row.figures, say.lang), **words)
    open_ends = [say(f"submission_{name}", count=getattr(row, name)) for name in ("errors", "questions")
                 if row.status == "received" and getattr(row, name)]  # fmt: skip
    return "; ".join([told, *open_ends])


def event_text(row: Any, say: Wording) -> str:
    """Return the sentence of a row of ``submission_events``."""
    details = [row.who] if row.who else []
    if row.what in ("published", "superseded"):
        details.append(say("submission_publication", number=row.publication))
    if not pd.isna(row.due):
        details.append(say("submission_held", moment=_moment(row.due, say)))
    if not pd.isna(row.replaces):
        details.append(say("submission_replaces", number=int(row.replaces)))
    if row.detail:
        details.append(f"“{row.detail}”")
    told = f"{_moment(row.happened_at, say)}  {say('submission_event_' + row.what)}"
    return told + (f" ({'; '.join(details)})" if details else "")


def reporting_text(row: Any, say: Wording) -> str:
    """Return the sentence of a row of ``reporting``."""
    unit, status = say.unit(row.unit), say("reporting_" + row.status)
    if row.status == "missing":
        return f"{unit}: {status}"
    words = {"figures": row.figures, "expected": row.expected, "moment": _moment(row.told_at, say)}
    told = f"{unit}: {status}; {say('reporting_told', **words)}"
    return f"{told}; {say('reporting_unknown', count=row.unknown)}" if row.unknown else told


def reporting_counts(found: pd.DataFrame, by: date | None, say: Wording) -> str:
    """Return how many of the units of ``reporting`` reported, in time, late and not at all."""
    if found.empty:
        return say("reporting_nobody")
    counts = found["status"].value_counts()
    late, missing, received = (int(counts.get(status, 0)) for status in ("late", "missing", "received"))
    words = {"units": len(found), "late": late, "missing": missing}
    if by is None:
        told = [say("reporting_count", told=len(found) - missing, units=len(found))]
    else:
        told = [say("reporting_count_by", in_time=len(found) - missing - late, by=day(by, say.lang), **words)]
    if received:
        told.append(say("reporting_count_received", count=received))
    return " ".join(told)


def reporting_figures(found: pd.DataFrame, say: Wording) -> str:
    """Return how many of the figures that are due are known, all units together."""
    sums = {name: exact(int(found[name].sum()), say.lang) for name in ("figures", "expected")}
    return say("reporting_figures", **sums)


def reporting_lists(found: pd.DataFrame, say: Wording) -> str:
    """Return the names of those that are missing and late, for who does not see them on a map."""
    rows = {status: [say.unit(row.unit) for row in each(found) if row.status == status] for status in OVERDUE}
    lists = [(say("reporting_" + status).split(" ", 1)[1], names) for status, names in rows.items() if names]
    return " ".join(say("reporting_list", status=_capital(status), units=", ".join(names)) for status, names in lists)


def reminder_text(
    found: pd.DataFrame, place: str, period: Period, by: date | None, today: date, say: Wording
) -> str:  # fmt: skip
    """Return one paragraph that reminds the units of ``reporting`` that are missing, late or incomplete."""
    if found.empty:
        return say("reporting_nobody")
    rows = each(found)
    named = {"place": say.unit(place), "period": one(period_name(period), say.lang), "units": len(rows)}
    missing, late = ([say.unit(row.unit) for row in rows if row.status == status] for status in OVERDUE)
    short = [
        f"{say.unit(row.unit)} ({row.figures + row.unknown}/{row.expected})"
        for row in rows
        if row.status != "missing" and row.figures + row.unknown < row.expected
    ]
    if not missing and not late and not short:
        return say("remind_none", **named)
    day_told = "" if by is None else day(by, say.lang)
    told = [say("remind_deadline", by=day_told, **named) if by else say("remind_period", **named)]
    if missing:
        names = ", ".join(missing)
        told.append(say("remind_missing", today=day(today, say.lang), count=len(missing), names=names, **named))
        told.append(say("remind_missing_ask_late" if by and by < today else "remind_missing_ask"))
    if late:
        told.append(say("remind_late", count=len(late), names=", ".join(late)))
    if short:
        told.append(say("remind_incomplete", names=", ".join(short)))
    return " ".join(told)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _moment(when: pd.Timestamp, say: Wording) -> str:
    return moment(when.to_pydatetime(), say.lang)


def _place(row: Any, say: Wording) -> str:
    return say.unit(row.place) if row.place in say.reference.tree else str(row.place)


def _item(row: Any, say: Wording) -> Any:
    return (say.reference.catalog.measures | say.reference.catalog.indicators)[row.item]


def _amount(row: Any, side: str, say: Wording) -> str:
    value, qualifier = getattr(row, side + "_value"), getattr(row, side + "_qualifier")
    if pd.isna(value):
        return say("submission_no_figure")
    percent = _item(row, say).unit_measure == "percent"
    text = exact(value, say.lang) + (("\u00a0%" if say.lang == "vi" else "%") if percent else "")
    return say(qualifier, value=text) if isinstance(qualifier, str) and qualifier else text

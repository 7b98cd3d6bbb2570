"""What is said of figures over time, and of a single one."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from kpi.analysis.answer import Row, each, grouped
from kpi.text.numbers import number
from kpi.text.sentences.lines import Scene, tell_lines, without, year_told
from kpi.text.sentences.phrase import (
    Said,
    alternative,
    amount,
    borne,
    capital,
    change,
    dated,
    detail,
    exact,
    heading,
    in_words,
    located,
    named,
    no_change,
    noun,
    period,
    quote,
    ranked,
    rest,
    silence,
    statement,
    subject,
)
from kpi.text.wording import Wording


def tell_series(answer: pd.DataFrame, say: Wording, kind: str = "lines", year: int | None = None) -> Said:
    """Return what the answer ``analysis.series.series`` says of ``year`` (None: of its last): of ``lines`` or ``bars``.

    A change from the first to the last year is told where every year between them may be compared
    with the one before it; of a line that is parted, from where its last part begins.
    """
    rows = each(answer)
    if not rows:
        return silence(kind, say)
    scene = Scene.of(rows, say, year)
    if len(scene.told) + len(scene.silent) != 1 or scene.silent:
        return tell_lines(scene, say, kind, asked=year)
    last = scene.told[0]
    run = _run([row for row in scene.lines[last.indicator, last.unit] if row.year <= last.year], say)
    headline = without(_headline(last, run, say), last.year, year, say)
    changes = [change(last, say)]
    if len(run) > 2:
        step = say.step(last.indicator, last.value - run[0].value, run[0].value, run[0].year)
        changes.append(in_words(step, say))
    aim = "" if pd.isna(last.target) else _aim(last, say)
    told = statement(last, say, period(last, say), [text for text in changes if text])
    points = scene.points(say) if len(scene.lines) > 1 else [f"{row.year}: {_whose(row, say)}" for row in rows]
    return Said(
        headline,
        quote(run, say, told, rest(last, say), no_change(last, say), aim, *scene.notes(say)),
        alternative(kind, headline, points, rows, say),
    )


def _whose(row: Row, say: Wording) -> str:
    """Return a value with what it covers, and whose it is where a sum lacks units."""
    bearer = borne(row, say)
    return f"{dated(row, say)} ({bearer})" if bearer else dated(row, say)


def _aim(row: Row, say: Wording) -> str:
    return say("target_line", year=row.year, value=say.target(row.target, row.indicator))


def _run(rows: Sequence[Row], say: Wording) -> list[Row]:
    """Return the last years, oldest first, each of which may be wholly compared with the one before it."""
    run = [rows[-1]]
    for before, row in reversed(list(pairwise(rows))):
        if row.year != before.year + 1 or not _compared(row, say):
            break
        run.insert(0, before)
    return run


def _headline(last: Row, run: Sequence[Row], say: Wording) -> str:
    """Return where the figure stands and, where that may be told, where it came from."""
    told, when = subject(last, say, short=True), period(last, say)
    if pd.isna(last.value):
        return capital(say("tell_head_blank", subject=told, period=when, value=say.value(last)))
    if _compared(last, say):
        year, old = (run[0].year, run[0].value) if len(run) > 1 else (last.year - 1, last.previous)
        ends = [ranked(last._replace(value=value), say) for value in (old, last.value)]
        way = heading(last.value - old, last.indicator, say)
        if (way == "same") == (ends[0] == ends[1]):
            words = {"subject": told, "old": ends[0], "new": ends[1], "first": year, "last": last.year}
            return capital(say(f"tell_head_{way}", **words))
    return capital(say("tell_head", subject=told, period=when, value=amount(last, say)))


def _compared(row: Row, say: Wording) -> bool:
    """Tell whether a row may be wholly compared with the year before, and not just partly."""
    told = not pd.isna(row.value) and not pd.isna(row.change)
    return told and not any(found.comparable == "partly" for found in say.breaks(row))


def tell_months(answer: pd.DataFrame, say: Wording, year: int | None = None) -> Said:
    """Return what the answer ``analysis.series.monthly`` of one unit says: the last month, and between which values.

    The last month is that of ``year`` where one is asked for and has months.
    """
    rows = each(answer)
    if not rows:
        return silence("months", say)
    lines = grouped(rows, "indicator")
    end = year_told(rows, year)
    months = [_last_until(end, lines[code]) for code in lines]
    several = len(lines) > 1
    points = [
        f"{noun(row.indicator, say)} " * several + f"{say.month(row.period_start)}: {say.value(row)}" for row in rows
    ]
    if not several:
        last = months[0]
        when = say("tell_month", month=say.month(last.period_start))
        key = "tell_head_blank" if pd.isna(last.value) else "tell_head"
        headline = capital(say(key, subject=subject(last, say, short=True), period=when, value=amount(last, say)))
        told = statement(last, say, when)
        sentence = quote(rows, say, told, rest(last, say), _range(rows, say))
    else:
        items = [
            say("tell_item_month", name=noun(row.indicator, say), value=amount(row, say) + detail(row, say),
                month=say.month(row.period_start))
            for row in months
        ]  # fmt: skip
        unit = located(rows[0].unit, say)
        headline = capital(say("tell_head_list", subject=unit, items="; ".join(items[:2])))
        sentence = quote(rows, say, say("tell_head_list", subject=unit, items="; ".join(items)))
    return Said(headline, sentence, alternative("months", headline, points, rows, say))


def _last_until(year: int, rows: Sequence[Row]) -> Row:
    """Return the last month up to the end of a year, else the last of all."""
    return ([row for row in rows if row.year <= year] or rows)[-1]


def _range(rows: Sequence[Row], say: Wording) -> str:
    """Return between which values the complete months of one indicator lie, and how many months there are."""
    whole = [row for row in rows if exact(row) and not row.partial]
    if len(whole) < 2:
        return ""
    low, high = min(whole, key=lambda row: row.value), max(whole, key=lambda row: row.value)
    first, last = rows[0].period_start, rows[-1].period_start
    missing = (last.year - first.year) * 12 + last.month - first.month + 1 - len(whole)
    words = {"first": say.month(first), "last": say.month(last), "low": say.value(low), "high": say.value(high)}
    text = say("tell_months", count=number(len(whole), 0, say.lang), **words)
    return text + (f"; {say.counted('tell_months_missing', missing)}" if missing else "")


def tell_row(row: Row, say: Wording, rank: Row | None = None) -> str:
    """Return the sentence to quote of a row of ``analysis.scorecard.scorecard``.

    ``rank``: the indicator's row of ``analysis.scorecard.places``, where the place is asked for.
    """
    told = statement(row, say, period(row, say), [text for text in (change(row, say),) if text])
    verdict = "; ".join(text for text in (_progress(row, say), _rank(row, say, rank)) if text)
    return quote([row], say, told, rest(row, say), no_change(row, say), verdict)


def _progress(row: Row, say: Wording) -> str:
    """Return whether the next target is met, or which it is where that cannot be told."""
    if pd.isna(row.target):
        return ""
    form = "tell_basis_long" if "(" in row.legal_basis else "tell_basis"
    basis = say(form, basis=row.legal_basis) if row.legal_basis else ""
    words = {"target": say.target(row.target, row.indicator), "year": int(row.target_year)}
    told = say.aim(row) if pd.isna(row.progress) else say(f"tell_progress_{row.progress}", **words)
    return told + basis


def _rank(row: Row, say: Wording, rank: Row | None) -> str:
    """Return the place among the siblings and who shares it, or why there is none."""
    small = say.reference.catalog.indicators[row.indicator].small or 0
    if not pd.isna(row.value) and 0 < row.denominator < small:
        words = {"denominator": number(row.denominator, 0, say.lang), "small": number(small, 0, say.lang)}
        return say("tell_small", **words)
    if rank is None:
        return ""
    if pd.isna(rank.place):
        return say("profile_no_place", reason=say.no_place(row, rank.no_place))
    shared = int(rank.sharing) - 1
    above = named(say.reference.tree[row.unit].parent or row.unit, say)
    sharing = f", {say.counted('tell_shared', shared)}," if shared else ""
    told: dict[str, object] = {"place": int(rank.place), "above": above, "shared": sharing}
    if rank.ranked == rank.siblings:
        return say("tell_rank", count=int(rank.siblings), **told)
    return say("tell_rank_of", ranked=int(rank.ranked), siblings=int(rank.siblings), **told)

"""Whether the figures of a chart are still those that it showed at its publication; if not, what changed, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import isclose

import pandas as pd

from kpi.analysis.answer import Row, each
from kpi.book.index import CHARTS, drawn
from kpi.book.reasons import Reason, Reasons
from kpi.book.telling import Blank, Drawn
from kpi.book.view import View
from kpi.charts.chart import Chart, is_synthetic
from kpi.store.reading import Reference
from kpi.store.warehouse import Snapshot
from kpi.text.numbers import day, exact, month
from kpi.text.wording import Wording

NUMBERS = ("value", "numerator", "denominator", "units_reported", "units_expected", "median", "target")
OTHERS = ("qualifier", "boundary", "first_day", "last_day")

Key = tuple[str, str, pd.Timestamp]


@dataclass(frozen=True)
class Difference:
    """A value of a chart (indicator, unit, period) that is another now; ``before`` or ``after`` None: none there.

    ``told`` says it in one line: what was, what is, since when and why.
    """

    before: Row | None
    after: Row | None
    reasons: tuple[Reason, ...]
    told: str


@dataclass(frozen=True)
class Verification:
    """A chart as of ``publication``, and how many of its values are others in the newest data.

    ``statement`` says that in one sentence, ``differences`` the first of them one by one, in the order of the chart.
    """

    title: str
    publication: int
    statement: str
    count: int
    differences: tuple[Difference, ...]
    synthetic: bool


def seen_newest(view: View, data: Snapshot, reference: Reference, years: Iterable[int]) -> View:
    """Return ``view`` over the newest ``data``: the same selection, whichever ``years`` these have for its place."""
    both = tuple(sorted({*view.years, *years}))
    selection = replace(view.selection, asof=None, chart="")
    words = Wording(reference, view.say.lang)
    return replace(view, data=data, reference=reference, selection=selection, years=both, say=words)


def verify(then: View, now: View, name: str, most: int = 10) -> Verification:
    """Compare the chart of this name as ``then`` shows it with ``now``, the same selection over the newest data.

    Up to ``most`` differences are told one by one. Raises KeyError.
    """
    chart = drawn(then, name)
    old = chart.answer if isinstance(chart, Chart) else pd.DataFrame()
    later = _later(pinned(now, name, old), name, then)
    new = _meant(later.answer, name, old) if isinstance(later, Chart) else pd.DataFrame()
    rows = _rows(old), _rows(new)
    keys = [key for key in dict.fromkeys([*rows[0], *rows[1]]) if not _same(rows[0].get(key), rows[1].get(key))]
    told = _differences(then, now, keys[:most], *rows)
    synthetic = any(is_synthetic(frame) for frame in (old, new))
    title = next((found.title for found in (chart, later) if isinstance(found, Chart)), "")
    return Verification(title, then.reference.publication, _statement(then, len(keys)), len(keys), told, synthetic)


def pinned(view: View, name: str, answer: pd.DataFrame) -> View:
    """Return ``view`` with the indicator and unit asked for that a chart had chosen by itself."""
    uses, changes = CHARTS[name].uses, {}
    if answer.empty:
        return view
    if "indicator" in uses and answer["indicator"].nunique() == 1:
        changes["indicator"] = str(answer["indicator"].iloc[0])
    if name == "siblings":
        changes["unit"] = str(answer["unit"].iloc[0])
    return view.changed(**changes)


def _later(now: View, name: str, then: View) -> Drawn:
    """Return the chart in the newest data; Blank where its place is gone."""
    if then.selection.place in now.reference.tree:
        return drawn(now, name)
    return Blank("")


def _meant(new: pd.DataFrame, name: str, old: pd.DataFrame) -> pd.DataFrame:
    """Return the newer answer for the indicator that ``old`` was about, if the chart is about one that is chosen."""
    if old.empty or "indicator" not in CHARTS[name].uses:
        return new
    return new[new["indicator"].isin(old["indicator"].unique())]


def _rows(answer: pd.DataFrame) -> dict[Key, Row]:
    """Return the rows of an answer by indicator, unit and first day of the period."""
    return {
        (row.indicator, row.unit, pd.Timestamp(row.year, 1, 1) if pd.isna(row.period_start) else row.period_start): row
        for row in (each(answer) if len(answer) else ())
    }


def _differences(
    then: View, now: View, keys: list[Key], old: dict[Key, Row], new: dict[Key, Row]
) -> tuple[Difference, ...]:  # fmt: skip
    """Return what is told of the values ``keys``."""
    if not keys:
        return ()
    reasons = Reasons(then, now, dict.fromkeys(unit for _, unit, _ in keys))
    found = []
    for key in keys:
        before, after = old.get(key), new.get(key)
        why = reasons.of(before, after)
        found.append(Difference(before, after, why, _told(then.say, now.say, key, before, after, why)))
    return tuple(found)


def _same(before: Row | None, after: Row | None) -> bool:
    """Tell whether two rows say the same; a sum made in another order is no other figure."""
    if before is None or after is None:
        return before is after
    return all(_close(getattr(before, name, None), getattr(after, name, None)) for name in NUMBERS) and all(
        _alike(getattr(before, name, None), getattr(after, name, None)) for name in OTHERS
    )


def _close(one: float | None, other: float | None) -> bool:
    if pd.isna(one) or pd.isna(other):
        return bool(pd.isna(one)) and bool(pd.isna(other))
    return isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)


def _alike(one: object, other: object) -> bool:
    return one == other or (_blank(one) and _blank(other))


def _blank(cell: object) -> bool:
    return cell == "" or bool(pd.isna(cell))  # type: ignore[call-overload]


def _statement(then: View, count: int) -> str:
    say, number = then.say, then.reference.publication
    words = {"number": number, "day": _day(then.published[number], say)}
    if count:
        return say("verify_changed_one" if count == 1 else "verify_changed", count=count, **words)
    return say("verify_same" if then.earlier else "verify_newest", **words)


def _day(when: date, say: Wording) -> str:
    return day(when, say.lang)


def _told(
    old: Wording, say: Wording, key: Key, before: Row | None, after: Row | None, reasons: tuple[Reason, ...]
) -> str:  # fmt: skip
    """Return the line of a difference; units and indicators are called as they were then, as in the chart."""
    indicator, unit, first = key
    row: Row = after if after is not None else before
    known = old.reference
    named = old if indicator in known.catalog.indicators and unit in known.tree else say
    monthly = not pd.isna(row.period_start) and (row.period_start.year, row.period_start.month) == (
        row.period_end.year, row.period_end.month)  # fmt: skip
    period = say("verify_month", month=month(first, say.lang)) if monthly else say("verify_year", year=row.year)
    what = say("verify_what", indicator=named.indicator(indicator), unit=named.unit(unit), period=period)
    words = {"what": what, "number": reasons[0].publication, "day": _day(reasons[0].day, say)}
    was, now = _figure(before, after, old, say), _figure(after, before, say, old)
    if was == now and before is not None and after is not None:  # no difference in the decimals that are printed
        was, now = (exact(one.value, say.lang) for one in (before, after))
    line = say(_kind(before, after), was=was, now=now, **words)
    return " ".join([line, *(reason.text for reason in reasons)])


def _kind(before: Row | None, after: Row | None) -> str:
    if before is None:
        return "verify_came" if _reported(after) else "verify_listed"
    if after is None:
        return "verify_went" if _reported(before) else "verify_unlisted"
    return "verify_otherwise"


def _reported(row: Row | None) -> bool:
    return row is not None and (not pd.isna(row.value) or row.denominator == 0)


def _figure(row: Row | None, other: Row | None, say: Wording, other_say: Wording) -> str:
    """Return a value with its parts, and of coverage, days, median and target what differs from ``other``."""
    if row is None:
        return ""
    kind = say.reference.catalog.indicators[row.indicator].unit_measure
    counted = "" if pd.isna(row.value) or kind in ("percent", "rank") else f" {say.unit_measure(row.indicator)}"
    told = [say.parts(row)]
    if other is not None:
        told += [tell(row, say) for tell in (_coverage, _median, _target) if tell(row, say) != tell(other, other_say)]
        covered = other_say.covered(other)
        told += [say.covered(row)] * (covered not in ("", say.covered(row)))
    beside = "; ".join(text for text in told if text)
    return say.value(row) + counted + (f" ({beside})" if beside else "")


def _coverage(row: Row, say: Wording) -> str:
    return say.coverage(row)


def _median(row: Row, say: Wording) -> str:
    value = getattr(row, "median", None)
    return "" if pd.isna(value) else say("verify_median", value=say.figure(value, row.indicator))


def _target(row: Row, say: Wording) -> str:
    value = getattr(row, "target", None)
    if pd.isna(value):
        return say("verify_no_target")
    return say("verify_target", value=say.target(value, row.indicator))

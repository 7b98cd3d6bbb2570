"""The words round a chart: headline, what was measured, sentence and notes, all from the chart's own answer."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from kpi.book.view import View
from kpi.charts.chart import Chart, Telling
from kpi.text.numbers import day
from kpi.text.sentences import Said


@dataclass(frozen=True)
class Blank:
    """There is nothing to draw, for a reason that readers are told."""

    reason: str
    title: str = ""  # what would have been drawn


Drawn = Chart | Blank


def telling(view: View, answer: pd.DataFrame, title: str, said: Said, notes: Iterable[str] = ()) -> Telling:
    """Return what is said round the chart of ``answer``: ``notes``, its ground, its state if an earlier one."""
    say = view.say
    codes = list(answer["indicator"].unique()) if "indicator" in answer else []
    definition = view.reference.catalog.indicators[codes[0]].definition(say.lang) if len(codes) == 1 else ""
    told = [*notes, say.ground_note(view.selection.ground, answer), told_state(view)]
    return Telling(
        title=title, headline=said.headline, subtitle=f"{title}. {definition}".strip(), alt=said.alt,
        sentence=said.sentence, notes=tuple(text for text in told if text),
    )  # fmt: skip


def told_state(view: View) -> str:
    """Return which earlier state is shown; nothing if it is the newest."""
    if not view.earlier:
        return ""
    number = view.reference.publication
    return view.say("state_told", number=number, day=day(view.published[number], view.say.lang))

"""What became of an action: done with words while it lasts, told at the head of the page until the next one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import streamlit as st

from kpi.book.counter import Tell
from kpi.intake.publishing import NotPossible
from kpi.intake.submissions import Step
from kpi.rows import InputError
from kpi.text.labels import label
from kpi.text.numbers import moment
from kpi.ui.literal import literal, shortened
from kpi.ui.view import View

KEY = "intake_outcome"


@dataclass(frozen=True)
class Outcome:
    """What to tell, in both languages."""

    kind: Literal["success", "warning", "error"]
    vi: str
    en: str


def done(key: str, **values: Any) -> Outcome:
    """Return a label as the outcome of something that was done; times are told in each language's form."""

    def said(lang: str) -> str:
        told = {name: moment(v, lang) if isinstance(v, datetime) else v for name, v in values.items()}
        return label(key, lang, **told)

    return Outcome("success", said("vi"), said("en"))


def act(view: View, words: str, do: Callable[[Tell], Outcome | None]) -> None:
    """Do something under ``words``, keep what became of it, and run the page anew on the figures that now stand."""
    st.session_state.pop(KEY, None)
    with st.status(words, expanded=False) as box:

        def tell(step: Step) -> None:
            box.update(label=f"{words} {view.say('step_' + step)}")

        try:
            told = do(tell)
        except NotPossible as error:
            told = Outcome("warning", error.vi, error.en)
        except InputError as error:
            vi, en = ("; ".join(problem.text(lang) for problem in error.problems[:5]) for lang in ("vi", "en"))
            told = Outcome("error", vi, en)
    if told is not None:
        st.session_state[KEY] = told
    st.rerun()


def draw_outcome(view: View) -> None:
    """Draw what became of the last action."""
    told: Outcome | None = st.session_state.get(KEY)
    if told is not None:
        text = told.vi if view.say.lang == "vi" else told.en
        draw = {"success": st.success, "warning": st.warning, "error": st.error}[told.kind]
        draw(literal(shortened(text[:1].upper() + text[1:])))

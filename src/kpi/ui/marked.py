"""The file with everything that was found in it at its cells, to be mended there and sent again."""

from pathlib import PurePath

import streamlit as st

from kpi.book.counter import Counter
from kpi.book.draft import Draft
from kpi.intake.reading.cleaning import clean_name
from kpi.ui.take import XLSX
from kpi.ui.view import View


def draw_marked(view: View, counter: Counter, draft: Draft, number: int | None = None) -> None:
    """Draw the button that makes the copy, where there is anything to mark; ``number``: of the submission it is."""
    say = view.say
    if not draft.checked.readable or not (sum(draft.notes.values()) or draft.checked.understood.questions):
        return
    name = f"{PurePath(clean_name(draft.sent.file)).stem}-{say('intake_marked_name')}.xlsx"
    st.download_button(
        say("intake_marked"), lambda: counter.marked(draft, say.lang, number), name, XLSX, key=f"marked_{number}",
        on_click="ignore", icon=":material/rate_review:", help=say("intake_marked_help"),
    )  # fmt: skip

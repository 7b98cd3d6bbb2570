"""Sending a file: for which unit, what was understood of it, what is asked, and keeping it."""

import logging
from typing import Any

import streamlit as st

from kpi.book.counter import Counter, Tell
from kpi.book.draft import Draft
from kpi.intake.reading.cleaning import clean_line, clean_name
from kpi.intake.reading.limits import Limits
from kpi.intake.sent import OPEN, Sent
from kpi.text.labels import label
from kpi.text.numbers import exact
from kpi.ui.marked import draw_marked
from kpi.ui.outcome import Outcome, act, done
from kpi.ui.signed_in import DRAFT, draft_shelf
from kpi.ui.understood import draw_changes, draw_findings, draw_questions, draw_settled, draw_sheets, draw_summary
from kpi.ui.view import View

LOOKED_FOR = "intake_draft_looked_for"  # whether this session has looked for a draft that was kept
NUMBER = "intake_number"  # of the submission that is looked at
FORMATS = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt")
MEGA = 1_000_000


def draw_sending(view: View, counter: Counter) -> None:
    """Draw the choice of a file and, once it is read, all there is to say of it before it is kept."""
    draft: Draft | None = st.session_state.get(DRAFT)
    if draft is not None and not counter.may("send", draft.sent.place):
        draft = st.session_state.pop(DRAFT, None) and None
    if draft is None:
        _bring_back(view, counter)
        _draw_choice(view, counter)
    else:
        _draw_draft(view, counter, draft)


def _bring_back(view: View, counter: Counter) -> None:
    """Open the draft again that the person left behind in another session, if there is one; once in a session."""
    shelf, state = draft_shelf(), st.session_state
    if shelf is None or state.get(LOOKED_FOR):
        return
    state[LOOKED_FOR] = True
    kept = shelf.get()
    if kept is None or not counter.may("send", kept.place):
        return
    sent = Sent(kept.file, kept.data, kept.place, title=kept.title)

    def again(tell: Tell) -> Outcome:
        state[DRAFT] = counter.check(sent, kept.answers, tell=tell)
        return done("intake_draft_back", file=kept.file, moment=kept.kept_at)

    act(view, view.say("intake_reading"), again)


def _draw_choice(view: View, counter: Counter) -> None:
    say, limits = view.say, Limits()
    told = {
        "megabytes": limits.file_bytes // MEGA,
        "sheets": limits.sheets,
        "rows": limits.rows,
        "columns": limits.columns,
        "seconds": limits.seconds,
    }
    places = counter.places()
    if not places:
        st.warning(say("intake_no_units"))
        return
    st.caption(say("intake_limits", **{name: exact(count, say.lang) for name, count in told.items()}))
    with st.form("send"):
        shown = places.index(view.place.id) if view.place.id in places else 0
        place = st.selectbox(say("intake_unit"), places, shown, key="send_place", format_func=say.lasting_placed_unit)
        file = st.file_uploader(say("intake_file"), FORMATS, key="send_file")
        title = st.text_input(say("intake_title"), key="send_title", help=say("intake_title_help"), max_chars=200)
        asked = st.form_submit_button(say("intake_check"), type="primary", icon=":material/fact_check:")
    if not asked:
        return
    if file is None:
        st.warning(say("intake_no_file"))
        return
    sent = Sent(clean_name(file.name), file.getvalue(), place or "", title=clean_line(title, 200))
    act(view, say("intake_reading"), lambda tell: _keep_draft(counter.check(sent, tell=tell)))


def _keep_draft(draft: Draft) -> Outcome | None:
    """Show a draft, in this session and in the next one."""
    st.session_state[DRAFT] = draft
    sent, shelf = draft.sent, draft_shelf()
    if shelf is not None:
        try:
            shelf.put(sent.file, sent.data, sent.place, sent.title, draft.answers)
        except OSError:
            logging.getLogger(__name__).exception("a draft is not kept")
            return Outcome("warning", label("intake_draft_not_kept", "vi"), label("intake_draft_not_kept", "en"))
    return None


def _forget_draft() -> None:
    st.session_state.pop(DRAFT, None)
    shelf = draft_shelf()
    if shelf is not None:
        shelf.clear()


def _draw_draft(view: View, counter: Counter, draft: Draft) -> None:
    say, known = view.say, draft.checked.known
    draw_summary(view, draft)
    settled = known is not None and known["status"] not in OPEN
    if known is not None:
        told = {"number": known["submission"], "status": say("submission_status_" + known["status"])}
        st.info(say("import_known" if settled else "intake_known", **told, file=""))
    _draw_keep(view, counter, draft, keep=draft.checked.readable and not settled)
    given = draw_questions(view, draft, "draft") or draw_settled(view, draft, "draft")
    if given:
        answers = {**draft.answers, **given}
        act(view, say("intake_reading"), lambda tell: _keep_draft(counter.check(draft.sent, answers, tell=tell)))
    draw_findings(view, draft)
    draw_sheets(view, draft, "draft")
    draw_changes(view, draft)


def _draw_keep(view: View, counter: Counter, draft: Draft, *, keep: bool) -> None:
    say = view.say
    asked = "questions" if draft.checked.understood.questions else "errors"
    state = "ready" if draft.publishable else asked if draft.checked.readable else "unreadable"
    if keep or state == "unreadable":
        st.caption(say("intake_keep_" + state))
    with st.container(horizontal=True):
        if keep and st.button(say("intake_keep"), key="keep", type="primary", icon=":material/inventory_2:"):
            act(view, say("intake_keeping"), lambda tell: _receive(counter, draft, tell))
        draw_marked(view, counter, draft)
        if st.button(say("intake_discard"), key="discard", icon=":material/close:"):
            _forget_draft()
            st.rerun()


def _receive(counter: Counter, draft: Draft, tell: Tell) -> Outcome:
    number = counter.receive(draft.sent, draft.answers, tell)
    state: Any = st.session_state
    _forget_draft()
    state[NUMBER] = number
    st.query_params["part"] = "submissions"
    return done("import_received", number=number)

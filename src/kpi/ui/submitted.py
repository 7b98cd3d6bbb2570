"""What was sent: the list, and one submission with its history, its figures, its file and what may be done with it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import PurePath
from typing import Any

import streamlit as st

from kpi.analysis.answer import Row, each
from kpi.analysis.submissions import submission_events, submission_figures
from kpi.book.counter import Counter, NotAllowed, Tell
from kpi.book.draft import Draft
from kpi.intake.recognising.names import fold_words
from kpi.intake.sent import OPEN
from kpi.store.submissions import now
from kpi.text.labels import label
from kpi.text.numbers import VIETNAM, exact
from kpi.text.submissions import STATUSES, event_text, figure_cells, submission_text
from kpi.ui.marked import draw_marked
from kpi.ui.outcome import Outcome, act, done
from kpi.ui.plain import draw_lines, draw_rows
from kpi.ui.sending import NUMBER
from kpi.ui.understood import draw_changes, draw_findings, draw_questions, draw_settled, draw_sheets, draw_summary
from kpi.ui.view import View

SHOWN = 500  # figures of a submission, and submissions in the list
LOOKED = "intake_looked"
STATUS = "intake_status"


def draw_submissions(view: View, counter: Counter) -> None:
    """Draw the submissions that the person may see, and the one that is chosen."""
    say = view.say
    found = counter.listed()
    if found.empty:
        st.info(say("submissions_none"))
        return
    names = {"": say("intake_any_status")} | {status: say("submission_status_" + status) for status in STATUSES}
    st.session_state[STATUS] = st.session_state.get(STATUS, "")
    status = st.selectbox(say("intake_status"), list(names), key=STATUS, format_func=names.__getitem__)
    rows = each(found[found["status"] == status] if status else found)
    if not rows:
        st.info(say("submissions_none_such"))
        return
    lines = {int(row.submission): submission_text(row, say) for row in rows[:SHOWN]}
    asked = st.session_state.get(NUMBER)
    st.session_state[NUMBER] = asked if asked in lines else next(iter(lines))  # set, it is shown with today's words
    number = st.selectbox(say("intake_which"), list(lines), key=NUMBER, format_func=lines.__getitem__)
    with st.expander(say("intake_all", count=exact(len(rows), say.lang))):
        draw_lines(lines.values())
    _draw_submission(view, counter, number)


def _draw_submission(view: View, counter: Counter, number: int) -> None:
    try:
        row = counter.row(number)
    except NotAllowed as error:
        st.warning(error.vi if view.say.lang == "vi" else error.en)
        return
    say, data = view.say, counter.warehouse.snapshot()
    st.header(say("intake_submission", number=number), anchor="submission")
    draw_lines([submission_text(row, say), *_file_lines(view, row)])
    _draw_file(view, counter, row)
    st.subheader(say("intake_history"), anchor="history")
    draw_lines((event_text(event, say) for event in each(submission_events(data, number))), "ol")
    if row.status in OPEN:
        _draw_open(view, counter, row)
    else:
        _draw_figures(view, counter, row)
    _draw_withdrawing(view, counter, row)


def _file_lines(view: View, row: Row) -> list[str]:
    size = exact(row.bytes, view.say.lang)
    return [view.say("intake_file_line", file=row.file, bytes=size, hash=row.sha256)] + (
        [view.say("intake_title_line", title=row.title)] if row.title != row.file else []
    )


def _draw_file(view: View, counter: Counter, row: Row) -> None:
    if counter.may_fetch(row.submission):
        st.download_button(
            view.say("intake_fetch"), lambda: counter.file(row.submission), _safe_name(row), "application/octet-stream",
            key=f"fetch_{row.submission}", on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _safe_name(row: Row) -> str:
    """Return a name of plain letters for a file of a name that somebody else gave."""
    name = PurePath(row.file)
    stem = "-".join(fold_words(name.stem).split())[:60].strip("-")
    kind = row.kind if row.kind.isalpha() else "bin"
    return f"{row.submission}-{stem}.{kind}" if stem.isascii() and stem else f"{row.submission}.{kind}"


def _draw_figures(view: View, counter: Counter, row: Row) -> None:
    say = view.say
    figures = each(submission_figures(counter.warehouse.snapshot(), row.submission))
    if figures:
        st.subheader(say("intake_figures"), anchor="figures")
        heads = [say("col_" + name) for name in ("cell", "item", "unit", "period", "printed", "remark")]
        draw_rows(heads, (figure_cells(figure, say) for figure in figures[:SHOWN]), say("intake_figures"))
        if len(figures) > SHOWN:
            st.caption(say("intake_more", count=exact(len(figures) - SHOWN, say.lang)))


# a submission that is not public


def _draw_open(view: View, counter: Counter, row: Row) -> None:
    say = view.say
    replaces = _choose_replaced(view, counter, row)
    draft = _looked_at(view, counter, row, replaces)
    draw_summary(view, draft)
    if draft.publishable and counter.may("publish", row.place):
        _draw_publishing(view, counter, row, draft, replaces)
    elif draft.publishable:
        st.info(say("intake_waits"))
    key = f"submission_{row.submission}"
    given = draw_questions(view, draft, key) or draw_settled(view, draft, key)
    if given:
        act(view, say("intake_reading"), lambda _: _answer(counter, row.submission, given))
    draw_findings(view, draft)
    if counter.may_fetch(row.submission):
        draw_marked(view, counter, draft, row.submission)
    draw_sheets(view, draft, key)
    draw_changes(view, draft)


def _choose_replaced(view: View, counter: Counter, row: Row) -> int | None:
    """Draw the choice of the submission whose place this one takes, if there is any; return it."""
    say = view.say
    others = [
        one for one in each(counter.listed())
        if one.place == row.place and one.submission != row.submission
        and one.status in (*OPEN, "published", "superseded")
    ]  # fmt: skip
    if not others:
        return None
    lines = {0: say("intake_replaces_none")} | {int(one.submission): submission_text(one, say) for one in others}
    chosen = st.selectbox(
        say("intake_replaces"), list(lines), key=f"replaces_{row.submission}", format_func=lines.__getitem__,
        help=say("intake_replaces_help"),
    )  # fmt: skip
    return chosen or None


def _looked_at(view: View, counter: Counter, row: Row, replaces: int | None) -> Draft:
    """Return the submission as it reads now; looked at once for the same figures."""
    key = (counter.warehouse.snapshot().version, row.submission, replaces)
    kept: tuple[Any, Draft] | None = st.session_state.get(LOOKED)
    if kept is None or kept[0] != key:
        with st.spinner(view.say("intake_reading")):
            kept = key, counter.looked_at(row.submission, replaces)
        st.session_state[LOOKED] = kept
    return kept[1]


def _answer(counter: Counter, number: int, answers: dict[str, str]) -> Outcome:
    counter.answer(number, answers)
    return done("intake_answered")


def _draw_publishing(view: View, counter: Counter, row: Row, draft: Draft, replaces: int | None) -> None:
    say, number = view.say, int(row.submission)
    st.subheader(say("intake_publish"), anchor="publish")
    with st.form(f"publish_{number}"):
        word = ""
        if draft.warnings:
            help_text = say("intake_word_help")
            word = st.text_input(say("intake_word", count=exact(draft.warnings, say.lang)), help=help_text)
        now_button = st.form_submit_button(
            say("intake_publish_now"), key=f"publish_{number}_now", type="primary", icon=":material/publish:"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = st.date_input(say("intake_day"), _today() + timedelta(days=1), min_value=_today(),
                                key=f"due_day_{number}", format="DD/MM/YYYY")  # fmt: skip
            hour = st.time_input(say("intake_hour"), time(8), key=f"due_hour_{number}")
            later_button = st.form_submit_button(
                say("intake_publish_later"), key=f"publish_{number}_later", icon=":material/schedule:"
            )
    if now_button:
        act(view, say("intake_publishing"), lambda _: _publish(counter, number, word, replaces))
    if later_button:
        act(view, say("intake_publishing"), lambda _: _schedule(counter, number, _due(day, hour), word, replaces))


def _today() -> date:
    return datetime.now(VIETNAM).date()


def _due(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, VIETNAM).astimezone(UTC).replace(tzinfo=None)


def _publish(counter: Counter, number: int, word: str, replaces: int | None) -> Outcome:
    return done("import_published", number=counter.publish(number, word, replaces))


def _schedule(counter: Counter, number: int, due: datetime, word: str, replaces: int | None) -> Outcome:
    if due <= now():
        return Outcome("warning", label("intake_past", "vi"), label("intake_past", "en"))
    counter.schedule(number, due, word, replaces)
    return done("import_scheduled", moment=due)


# undo


def _draw_withdrawing(view: View, counter: Counter, row: Row) -> None:
    say, number = view.say, int(row.submission)
    public = row.status in ("published", "superseded")
    if not (public or row.status in OPEN) or not counter.may("take_back" if public else "withdraw", row.place):
        return
    st.subheader(say("intake_withdraw"), anchor="withdraw")
    st.caption(say("intake_withdraw_public" if public else "intake_withdraw_open"))
    with st.form(f"withdraw_{number}"):
        reason = st.text_input(say("intake_reason"), key=f"reason_{number}", max_chars=500)
        if st.form_submit_button(say("intake_withdraw"), key=f"withdraw_{number}_now", icon=":material/undo:"):
            act(view, say("intake_withdrawing"), _withdrawing(counter, number, reason))


def _withdrawing(counter: Counter, number: int, reason: str) -> Callable[[Tell], Outcome]:
    def withdraw(_: Tell) -> Outcome:
        counter.withdraw(number, reason)
        return done("submissions_withdrawn", number=number)

    return withdraw

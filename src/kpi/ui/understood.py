"""A file that was read: what it says, what is asked about it, what is wrong, and its own cells beside that."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from kpi.analysis.answer import each
from kpi.book.draft import Draft
from kpi.intake.reading.grid import Cell, Sheet, column_letters
from kpi.intake.recognising.model import SKIP, Place, Role
from kpi.text.numbers import exact
from kpi.text.submissions import change_text, changes_text
from kpi.text.taking_in import Asked, answer_text, findings_told, questions_told, settled_told
from kpi.ui.literal import literal, shortened
from kpi.ui.plain import draw_lines, frame
from kpi.ui.view import View

SYMBOLS: Mapping[Role, str] = {
    "value": "✓", "blank": "∅", "head": "▤", "name": "◆", "total": "Σ", "asked": "?", "refused": "✕", "title": "T",
    "note": "※", "signature": "✍", "numbering": "#", "section": "§", "unit_measure": "⊥", "remark": "✎", "text": "¶",
    "skipped": "⊘", "hidden": "◌", "computed": "ƒ",
}  # fmt: skip


def draw_summary(view: View, draft: Draft) -> None:
    """Draw in one sentence what was read, and what stands against publishing it."""
    say, checked = view.say, draft.checked
    told = {"figures": exact(draft.figures, say.lang), "units": exact(draft.units, say.lang)}
    open_ends = [
        say(key, count=exact(count, say.lang))
        for key, count in (
            ("intake_errors", draft.notes["error"]),
            ("submission_questions", len(checked.understood.questions)),
            ("intake_warnings", draft.warnings),
        )
        if count
    ]
    line = say("import_read", file=checked.document.name, kind=checked.document.kind or "–", **told)
    st.html(f'<p class="kpi-told">{escape(line)} <strong>{escape("; ".join(open_ends))}</strong></p>')


def draw_questions(view: View, draft: Draft, key: str) -> dict[str, str] | None:
    """Draw what is asked about the file; return the answers when they are given."""
    say = view.say
    asked = questions_told(draft.checked, say)
    if not asked:
        return None
    st.header(say("intake_questions"), anchor="questions")
    st.caption(say("intake_questions_note"))
    with st.form(f"{key}_answers"):
        given = {one.key: _draw_question(view, draft, one, f"{key}_{one.key}") for one in asked}
        if st.form_submit_button(say("intake_answer"), type="primary", key=f"{key}_answer"):
            return {question: told for question, told in given.items() if told}
    return None


def draw_settled(view: View, draft: Draft, key: str) -> dict[str, str] | None:
    """Draw what was asked and is answered; return the answers that are changed, when they are."""
    say = view.say
    settled = settled_told(draft.checked, say)
    if not settled:
        return None
    with st.expander(say("intake_settled", count=exact(len(settled), say.lang)), icon=":material/task_alt:"):
        st.caption(say("intake_settled_note"))
        with st.form(f"{key}_settled", border=False):
            given = {one: _draw_question(view, draft, one, f"{key}_settled_{one.key}") for one in settled}
            if st.form_submit_button(say("intake_change"), key=f"{key}_change"):
                return {one.key: told for one, told in given.items() if told and told != one.answer}
    return None


def _draw_question(view: View, draft: Draft, asked: Asked, key: str) -> str | None:
    names = dict(asked.choices) | {SKIP: view.say("intake_skip")}
    names |= {code: name for code, name in _others(view, draft, asked) if code not in names}
    if asked.answer:
        names.setdefault(asked.answer, answer_text(asked, view.say))
    told: str | None = st.selectbox(
        literal(shortened(asked.text)),
        list(names),
        index=list(names).index(asked.answer) if asked.answer else None,
        key=key,
        format_func=lambda answer: names.get(answer, answer),
        placeholder=view.say("intake_choose"),
        accept_new_options=asked.open_to == "period",
    )
    return told


def _others(view: View, draft: Draft, asked: Asked) -> list[tuple[str, str]]:
    """Return what may be answered besides the choices, with its name."""
    reference, lang = view.say.reference, view.say.lang
    if asked.open_to == "unit":
        place = reference.tree[draft.sent.place]
        return [(unit.id, view.say.dated_unit(unit.id)) for unit in (place, *reference.tree.below(place.id))]
    if asked.open_to == "item":
        items = reference.catalog.measures | reference.catalog.indicators
        return sorted(((code, item.name(lang)) for code, item in items.items()), key=lambda pair: pair[1])
    return []


def draw_findings(view: View, draft: Draft) -> None:
    """Draw all that was noticed: errors, warnings, notes, each with its place."""
    say, found = view.say, findings_told(draft.checked, view.say)
    if not found:
        return
    st.header(say("intake_findings"), anchor="findings")
    items = "".join(
        f'<li class="{one.severity}"><strong>{escape(say("severity_" + one.severity))}</strong> '
        f"{escape(shortened(one.text))}</li>"
        for one in found
    )
    st.html(f'<ul class="kpi-lines kpi-found">{items}</ul>')
    more = sum(draft.notes.values()) - len(found)
    if more > 0:
        st.caption(say("intake_more", count=exact(more, say.lang)))


def draw_changes(view: View, draft: Draft) -> None:
    """Draw what publishing the file would change."""
    say = view.say
    changes = draft.checked.changes
    if changes is None:
        return
    st.header(say("intake_changes"), anchor="changes")
    st.caption(changes_text(changes, say))
    draw_lines(change_text(row, say) for row in each(changes.rows))
    if changes.unlisted:
        st.caption(say("intake_more", count=exact(changes.unlisted, say.lang)))


# the sheet


def draw_sheets(view: View, draft: Draft, key: str) -> None:
    """Draw the cells of the file with what each was taken for: by a sign and in words, not by colour alone."""
    say, sheets = view.say, draft.checked.document.sheets
    if not sheets:
        return
    st.header(say("intake_sheet"), anchor="sheet")
    sheet = sheets[0]
    if len(sheets) > 1:
        names = {number: one.name for number, one in enumerate(sheets)}
        chosen = st.selectbox(say("intake_which_sheet"), list(names), key=f"{key}_sheet", format_func=names.__getitem__)
        sheet = sheets[chosen or 0]
    roles = draft.checked.understood.roles.get(sheet.name, {})
    counts = Counter(roles.values())
    signs = "".join(
        f'<li><span class="kpi-sign {role}" aria-hidden="true">{SYMBOLS[role]}</span> {escape(say("role_of_" + role))}'
        f"</li>"
        for role in SYMBOLS
        if counts[role]
    )
    st.html(f'<ul class="kpi-signs">{signs}</ul>')
    st.html(frame(_sheet(view, sheet, roles, _marks(view, draft, sheet.name)), f"{say('intake_sheet')} {sheet.name}"))
    rows, columns = {row for row, _ in sheet.cells}, {column for _, column in sheet.cells}
    if len(rows) < sheet.rows or len(columns) < sheet.columns:
        told = {"rows": len(rows), "of_rows": sheet.rows, "columns": len(columns), "of_columns": sheet.columns}
        st.caption(say("intake_part_of_sheet", **{name: exact(count, say.lang) for name, count in told.items()}))


def _marks(view: View, draft: Draft, sheet: str) -> dict[str, str]:
    """Return by cell, ``B7``, the sign of the worst that is said of it."""
    signs = {"error": "✕", "warning": "▲", "note": "●"}
    found = [one for one in findings_told(draft.checked, view.say) if one.sheet == sheet and one.cell]
    marks = {one.cell: signs[one.severity] for one in reversed(found)}  # the worst come first
    return marks | {one.cell: "?" for one in questions_told(draft.checked, view.say) if one.sheet == sheet}


def _sheet(view: View, sheet: Sheet, roles: Mapping[Place, Role], marks: Mapping[str, str]) -> str:
    rows = sorted({row for row, _ in sheet.cells})
    columns = sorted({column for _, column in sheet.cells})
    head = "".join(f'<th scope="col">{column_letters(column)}</th>' for column in columns)
    lines = "".join(_line(view, sheet, row, columns, roles, marks, left_out=row - before > 1)
                    for before, row in zip([rows[0] - 1, *rows], rows, strict=False))  # fmt: skip
    return f'<table class="kpi-sheet"><thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table>'


def _line(
    view: View,
    sheet: Sheet,
    row: int,
    columns: Sequence[int],
    roles: Mapping[Place, Role],
    marks: Mapping[str, str],
    *,
    left_out: bool,
) -> str:
    gap = f'<tr class="gap"><td colspan="{len(columns) + 1}">⋮</td></tr>' if left_out else ""
    cells = "".join(
        _cell(
            view,
            sheet.cells.get((row, column)),
            roles.get((row, column)),
            marks.get(f"{column_letters(column)}{row}", ""),
        )
        for column in columns
    )
    return f'{gap}<tr><th scope="row">{row}</th>{cells}</tr>'


def _cell(view: View, cell: Cell | None, role: Role | None, mark: str) -> str:
    if cell is None:
        return "<td></td>"
    sign, words = (SYMBOLS[role], view.say("role_of_" + role)) if role else ("", "")
    told = f'<b class="mark">{mark}</b> ' if mark and mark != sign else ""
    shown = f'<span class="kpi-sign" aria-hidden="true">{sign}</span><span class="kpi-heard">{escape(words)}: </span>'
    return f'<td class="{role or ""}" title="{escape(words)}">{told}{shown if role else ""}{escape(cell.text)}</td>'

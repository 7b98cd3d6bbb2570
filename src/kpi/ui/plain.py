"""Tables and lists of words that others wrote, drawn as text: what is in them is never markup."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from kpi.ui.literal import shortened


def draw_lines(lines: Iterable[str], kind: str = "ul") -> None:
    """Draw a list, ``ul`` or ``ol``."""
    st.html(f'<{kind} class="kpi-lines">{"".join(f"<li>{escape(shortened(line))}</li>" for line in lines)}</{kind}>')


def draw_rows(heads: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> None:
    """Draw a table under its ``name``; it scrolls within its own frame."""
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(shortened(str(cell)))}</td>' for cell in row)}</tr>" for row in rows)
    st.html(frame(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>", name))


def frame(table: str, name: str) -> str:
    """Return the HTML of a table in a frame that scrolls, by keyboard too."""
    return f'<div class="kpi-frame" role="region" tabindex="0" aria-label="{escape(name)}">{table}</div>'

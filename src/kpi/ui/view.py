"""The view of this run."""

import streamlit as st

from kpi.book.view import View

__all__ = ["View", "current_view", "set_view"]


def set_view(view: View) -> None:
    """Make ``view`` the one that the page of this run sees."""
    st.session_state["view"] = view


def current_view() -> View:
    """Return the view that the navigation script has made for this run."""
    view: View = st.session_state["view"]
    return view

"""Who is at the page: sign-in by OpenID Connect, and the roles that the configuration gives."""

import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import Error

from kpi.book.counter import Counter
from kpi.book.opening import known_reference
from kpi.intake.roles import Actor, Roles, name, read_roles
from kpi.rows import InputError
from kpi.store.drafts import Shelf
from kpi.store.sign_outs import end_sign_in, has_ended
from kpi.text.wording import Wording
from kpi.ui.data import ROOT, keep, warehouse
from kpi.ui.literal import literal
from kpi.ui.view import View, current_view

DRAFT = "intake_draft"


def roles_file() -> Path:
    """Return where roles are kept: ``KPI_ROLES``, else data/roles.toml."""
    return Path(os.environ.get("KPI_ROLES") or ROOT / "data" / "roles.toml")


def current_roles() -> Roles | None:
    """Return the roles as their file gives them now; None where there is none, or none that can be read."""
    try:
        return read_roles(roles_file())
    except OSError:
        return None
    except InputError as error:
        logging.getLogger(__name__).error("no roles: %s", "; ".join(p.text("en") for p in error.problems))
        return None


def newest_view() -> View:
    """Return the view of this run with words about the newest data, whichever publication is looked at."""
    view = current_view()
    return replace(view, say=Wording(known_reference(warehouse().snapshot(), keep), view.say.lang))


def open_counter() -> Counter:
    """Return the counter as it is for who is signed in here; the roles are read anew at each action."""
    claims = dict(st.user)

    def actor() -> Actor:
        roles = current_roles()
        return Actor() if roles is None or has_ended(warehouse().folder, claims) else roles.actor(claims)

    return Counter(warehouse(), actor, keep)


def draft_shelf() -> Shelf | None:
    """Return where the draft of who is signed in here is kept; None where the provider does not tell people apart."""
    claims = dict(st.user)
    subject = claims.get("sub")
    return Shelf(warehouse().folder, f"{claims.get('iss', '')} {subject}") if subject else None


def draw_signing_in(view: View) -> Counter | None:
    """Draw who is signed in, or how to; return the counter if that person has a role."""
    say = view.say
    if "is_logged_in" not in st.user or current_roles() is None:
        _draw_shut(view)
        return None
    counter = open_counter()
    actor = counter.actor()
    if not st.user.is_logged_in or not actor.who:
        ended = has_ended(warehouse().folder, dict(st.user))
        st.info(say("intake_signed_out" if ended else "intake_expired" if st.user.is_logged_in else "intake_sign_in"))
        if st.session_state.get(DRAFT) is not None:
            st.info(say("intake_draft_waits"))
        _draw_providers(view)
        return None
    if not actor.anyone:
        st.warning(say("intake_stranger", who=literal(name(dict(st.user)))))
    with st.container(horizontal=True, vertical_alignment="center"):
        if actor.anyone:
            role = say("role_editor") if actor.editor else say("role_sender")
            told = escape(say("intake_signed_in", who=actor.who, role=role))
            st.html(f'<p class="kpi-told">{told}</p>', width="content")
        if st.button(say("sign_out"), key="sign_out", icon=":material/logout:"):
            end_sign_in(warehouse().folder, dict(st.user))
            st.session_state.pop(DRAFT, None)
            st.logout()
    return counter if actor.anyone else None


def _draw_shut(view: View) -> None:
    st.info(view.say("intake_shut"))
    st.code("kpi import so-lieu.xlsx --place MH07 --dry-run\nkpi import so-lieu.xlsx --place MH07 --publish", None)
    st.caption(view.say("intake_shut_why"))


def _draw_providers(view: View) -> None:
    for provider in _providers(st.secrets["auth"]):
        words = view.say("sign_in_with", name=literal(provider)) if provider else view.say("sign_in")
        if st.button(words, key=f"sign_in_{provider}", type="primary", icon=":material/login:"):
            try:
                st.login(provider or None)
            except Error as error:
                logging.getLogger(__name__).error("no sign-in: %s", error)
                st.error(view.say("sign_in_failed"))


def _providers(auth: Mapping[str, Any]) -> list[str]:
    """Return the names of the providers that are configured, '' for the one without a name."""
    named = [name for name, part in auth.items() if isinstance(part, Mapping) and "client_id" in part]
    return ([""] if "client_id" in auth else []) + named

"""The filters: drawn in the sidebar, kept in the address.

Three things can say what is selected: the address, a widget that was just touched, and what was
shown last. A touched widget wins; else an address that we did not write ourselves (a pasted
link, the back button); else things stay as they were, on whatever page.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import streamlit as st

from kpi.analysis.selection import LANGUAGES, TODAY, Selection, write_query
from kpi.book.asked import renamed, wrong_place, wrong_selection, wrong_state
from kpi.book.index import CHARTS
from kpi.book.opening import Opened, open_data
from kpi.charts.canvas import room
from kpi.store.warehouse import Warehouse
from kpi.text.labels import label
from kpi.ui.asof import choose_state
from kpi.ui.data import keep
from kpi.ui.literal import literal
from kpi.ui.view import View
from kpi.units.tree import find_wholes, search

WIDTH = "kpi_width"  # the cookie in which a browser says how wide its window is
MANY = 40  # units of other places offered for comparison after a search

# The widget behind each part of the address. Those of a page are absent while another page is shown.
WIDGETS = (
    "lang", "place", "units", "area", "year", "years", "indicator", "unit", "ground", "partial", "asof", "part",
    "kind",
)  # fmt: skip


def read_view(store: Warehouse) -> View:
    """Return the view that this run is to show, and set widgets and address to it. Raises NoData."""
    query, touched = _wanted()
    found = open_data(store, query, keep, lambda: st.spinner(label("state_making", query.get("lang", LANGUAGES[0]))))
    view = found.view(dark=st.context.theme.type == "dark", room=room(window()), base=server_address())
    if touched:
        st.session_state["odd"] = []
    else:
        _note_odd(query, found)
    _show(view.selection)
    st.session_state["all_years"] = {view.selection.first, view.selection.last} == {*view.years[:1], *view.years[-1:]}
    return view


def _note_odd(query: Mapping[str, str], found: Opened) -> None:
    """Keep what an address asks for that is not there, until another view is asked for."""
    if query != st.session_state.get("address"):
        known = (
            found.years
            if query.get("place", "") in ("", *(unit.id for unit in found.reference.tree.parents()))
            else None
        )
        odd = [*wrong_state(query, found.published), *wrong_place(query, found.reference)]
        odd += [*renamed(query, found.reference), *wrong_selection(query, found.reference, known, CHARTS)]
        st.session_state["odd"] = odd


def draw_odd(view: View) -> None:
    """Say above the page what the address asked for that is not there; the page shows something else."""
    for mistake in st.session_state.get("odd", []):
        st.warning(view.say("address_odd", told=literal(mistake.vi if view.say.lang == "vi" else mistake.en)))


def window() -> int:
    """Return how many pixels wide the reader's window is, as the page tells (api/page.js); 0 if it does not."""
    told = st.context.cookies.get(WIDTH, "")
    return int(told) if told.isdecimal() and len(told) < 6 else 0


def server_address() -> str:
    """Return where readers find this server: ``KPI_ADDRESS``, else as this one found it."""
    if configured := os.environ.get("KPI_ADDRESS", ""):
        return configured.rstrip("/")
    found, below = urlsplit(st.context.url or ""), (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{found.scheme}://{found.netloc}/{below}".rstrip("/") if found.netloc else ""


def _wanted() -> tuple[dict[str, str], bool]:
    """Return the address that is asked for, and whether a widget asks for it: then nothing of it is a mistake."""
    address = dict(st.query_params.to_dict())
    shown: dict[str, object] = st.session_state.get("shown", {})
    touched = {
        name: st.session_state[f"f_{name}"]
        for name in shown
        if f"f_{name}" in st.session_state and st.session_state[f"f_{name}"] != shown[name]
    }
    kept: dict[str, str] = st.session_state.get("address", {})
    if touched:
        if "place" in touched:
            others = ("units", "unit", "years") if st.session_state.get("all_years") else ("units", "unit")
            kept = {name: value for name, value in kept.items() if name not in others}
        if touched.keys() - {"lang"}:
            kept = {name: value for name, value in kept.items() if name != "chart"}
        return kept | {name: _written(value) for name, value in touched.items() if value is not None}, True
    return (address if address and address != kept else dict(kept)), False


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, tuple):
        return "-".join(str(end) for end in sorted(value))
    return ",".join(value) if isinstance(value, list) else str(value)


def _show(selection: Selection) -> None:
    """Set the widgets' state and the address to ``selection``."""
    shown: Mapping[str, object] = {
        "lang": selection.lang,
        "place": selection.place,
        "units": list(selection.units),
        "area": selection.area,
        "year": selection.year,
        "years": (selection.first, selection.last),
        "indicator": selection.indicator,
        "unit": selection.unit,
        "ground": selection.ground,
        "partial": selection.partial,
        "asof": selection.asof or 0,
        "part": selection.part,
        "kind": selection.kind,
    }
    for name in WIDGETS:
        st.session_state[f"f_{name}"] = shown[name]
    st.session_state["shown"] = dict(shown)
    address = write_query(selection)
    st.session_state["address"] = address
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)


def on_page(view: View, page: str) -> View:
    """Return the view for the page of this path: nothing is asked of it that is asked of another one.

    A chart is verified where it stands; parts to choose from are those of the page where files are sent.
    """
    chart, part = view.selection.chart, view.selection.part
    chart = chart if chart in CHARTS and CHARTS[chart].page == page else ""
    part = part if page == "intake" else ""
    if (chart, part) == (view.selection.chart, view.selection.part):
        return view
    left = view.changed(chart=chart, part=part)
    _show(left.selection)
    return left


def choose(name: str, value: str) -> None:
    """Set a page's own choice of indicator or unit before its widget is drawn, where none was asked for."""
    st.session_state[f"f_{name}"] = value
    st.session_state["shown"][name] = value


def choose_part(view: View, parts: Sequence[str]) -> str:
    """Draw the choice of a part of the page, kept in the address, and return it; the first one if none is asked for."""
    value = view.selection.part if view.selection.part in parts else parts[0]
    choose("part", value)
    names = {part: view.say("part_" + part) for part in parts}
    st.segmented_control(view.say("parts"), parts, key="f_part", format_func=names.__getitem__, required=True)
    return value


def draw_filters(view: View) -> None:
    """Draw the sidebar; a change takes effect in the run that it starts."""
    say, tree, selection = view.say, view.reference.tree, view.selection
    with st.sidebar:
        words = st.text_input(
            say("find_unit"), key="f_find", placeholder=say("find_unit_hint"), live="300ms", icon=":material/search:"
        )
        places = [unit.id for unit in find_wholes(tree, words)] if words else []
        places = places or [unit.id for unit in tree.ordered_parents()]
        places += [selection.place] * (selection.place not in places)
        st.selectbox(say("place"), places, key="f_place", format_func=say.lasting_unit)
        below = [unit.id for unit in tree.children(selection.place)]
        elsewhere = [unit.id for unit in search(tree.by_id.values(), words)[:MANY]] if words else []
        options = list(dict.fromkeys([*_found(below, words, view, keep=[]), *elsewhere, *selection.units]))
        if options:
            st.multiselect(
                say("units"),
                options,
                key="f_units",
                format_func=say.lasting_placed_unit,
                placeholder=say("units_all"),
            )
        if words and not elsewhere:
            st.caption(say("none_found", words=literal(words)))
        st.selectbox(
            say("area"),
            ["", *view.reference.catalog.areas],
            key="f_area",
            format_func=lambda code: view.reference.catalog.areas[code].name(say.lang) if code else say("area_all"),
        )
        if view.years:
            st.selectbox(say("year"), sorted(view.years, reverse=True), key="f_year")
        if len(view.years) > 1:
            ends = (view.years[0], view.years[-1])  # without a pair for a default it takes any pair for one year
            st.select_slider(say("years"), view.years, ends, key="f_years")
        grounds = ["", *ground_choices(view)]
        if len(grounds) > 1:
            st.selectbox(say("ground"), grounds, key="f_ground", format_func=say.ground, help=say("ground_help"))
        choose_state(view)
        st.segmented_control(
            say("language"), LANGUAGES, key="f_lang", format_func={"vi": "Tiếng Việt", "en": "English"}.__getitem__
        )


def ground_choices(view: View) -> list[str]:
    """Return today and the eve of every day on which a unit of the place changed; none where none did."""
    tree, territories = view.reference.tree, view.reference.territories
    concerned = {view.place.id, *view.selection.units, *(unit.id for unit in tree.below(view.place.id))}
    eves = {(day - timedelta(days=1)).isoformat() for day in territories.days(concerned)}
    chosen = {view.selection.ground} - {"", TODAY}
    return [TODAY, *sorted(eves | chosen, reverse=True)] if eves or view.selection.ground else []


def _found(units: list[str], words: str, view: View, keep: list[str]) -> list[str]:
    """Return those of ``units`` whose names hold ``words``, and those to keep in any case; all if none is found."""
    tree = view.reference.tree
    found = {unit.id for unit in search([tree[unit] for unit in units], words)}
    return [unit for unit in units if unit in found or unit in keep] if found else units

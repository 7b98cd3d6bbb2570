"""The navigation script that Streamlit runs: view, filters, menu, then the page."""

import logging

import streamlit as st

from kpi.store.warehouse import Damaged, NoData
from kpi.text.labels import label
from kpi.text.wording import Wording
from kpi.ui.asof import draw_state
from kpi.ui.data import ROOT, warehouse
from kpi.ui.filters import draw_filters, draw_odd, on_page, read_view
from kpi.ui.verification import draw_verification
from kpi.ui.view import View, set_view

ICON = str(ROOT / "src" / "kpi" / "ui" / "icon.svg")  # a named icon would be fetched from another host
STYLE, DARK = ((ROOT / "src" / "kpi" / "ui" / f"{name}.css").read_text(encoding="utf-8") for name in ("style", "dark"))
PAGES = {
    "section_summary": [("overview", "dashboard")],
    "section_areas": [
        ("plan", "checklist"),
        ("services", "language"),
        ("documents", "mail"),
        ("platforms", "draw"),
    ],
    "section_analysis": [("unit", "location_city"), ("compare", "compare_arrows"), ("explore", "query_stats")],
    "section_data": [("methods", "menu_book"), ("intake", "upload_file")],
}


def main() -> None:
    """Run the page that is asked for."""
    st.set_page_config(layout="wide", page_icon=ICON)
    try:
        view = read_view(warehouse())
    except NoData as error:
        st.info(label(error.code, "vi"))
        st.info(label(error.code, "en"))
        return
    page = st.navigation(_pages(view.say), expanded=True)
    view = on_page(view, page.url_path)
    set_view(view)
    draw_filters(view)
    st.html(f"<style>{STYLE}{DARK if view.dark else ''}</style>")
    draw_odd(view)
    draw_damage(view)
    draw_verification(view)
    draw_state(view)
    try:
        page.run()
    except Damaged:  # found while reading: from now on the last whole version is shown
        logging.getLogger(__name__).exception("the version %s is damaged", view.data.path)
        st.rerun()


def draw_damage(view: View) -> None:
    """Tell that the newest version cannot be read, where that is so, and which one is shown."""
    damage = warehouse().damage
    if damage is not None:
        number = warehouse().snapshot().publications[-1]
        st.error(view.say("damaged_version", name=damage.name, shown=damage.shown, number=number))


def _pages(say: Wording) -> dict[str, list[st.Page]]:
    made = {
        name: st.Page(
            ROOT / "pages" / f"{name}.py",
            title=say(f"page_{name}"),
            icon=f":material/{icon}:",
            url_path=name,
            default=name == "overview",
        )
        for pages in PAGES.values()
        for name, icon in pages
    }
    st.session_state["pages"] = made
    return {say(section): [made[name] for name, _ in pages] for section, pages in PAGES.items()}


main()

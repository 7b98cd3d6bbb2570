"""The dashboard's script, run without a browser on the real figures."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from kpi.store.warehouse import Warehouse
from tests.building import ROOT

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(real_warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open a page with an address, as a first visitor does."""
    monkeypatch.setenv("KPI_WAREHOUSE", str(real_warehouse.folder))
    st.cache_resource.clear()

    def opened(page: str = "overview", **query: str) -> AppTest:
        app = AppTest.from_file(ROOT / "src" / "kpi" / "ui" / "app.py", default_timeout=120)
        for name, value in query.items():
            app.query_params[name] = value
        if page != "overview":
            app.switch_page(str(ROOT / "pages" / f"{page}.py"))
        app.run()
        assert not app.exception, app.exception[0].message
        return app

    yield opened
    st.cache_resource.clear()


def specs(app: AppTest) -> list[dict[str, Any]]:
    """Return the Plotly figures on the page."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def told(spec: dict[str, Any]) -> str:
    """Return the words that stand above the plot of a figure."""
    above = {note.get("name"): note["text"] for note in spec["layout"]["annotations"]}
    found = " ".join(above.get(name, "") for name in ("mark", "headline", "subtitle"))
    for tag in ("<b>", "</b>", "<br>"):
        found = found.replace(tag, " " if tag == "<br>" else "")
    return found.replace("\u00a0", " ")


def words(app: AppTest) -> str:
    """Return everything that the page says: HTML, text, captions, tables, figures and their text alternatives."""
    said = [element.proto.body for element in app.get("html")]
    texts: list[Any] = [app.title, app.header, app.markdown, app.caption, app.info]
    said += [re.sub(r"\\(\W)|\u2060", r"\1", element.value) for elements in texts for element in elements]
    said += [frame.value.to_csv(index=False) for frame in app.dataframe]
    said += [frame.value.to_csv(index=False) for frame in app.table]
    said += [json.dumps(spec, ensure_ascii=False) for spec in specs(app)]
    said += [chart.proto.alt for chart in app.get("plotly_chart")]
    return "\n".join(said).replace("\u00a0", " ").replace("<br>", " ")

"""What is done once, before the first visitor and after the last, and what is said when a page fails."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

from kpi.analysis.provenance import years_with_data
from kpi.analysis.scorecard import scorecard
from kpi.analysis.selection import default_place
from kpi.book.opening import known_reference
from kpi.store.warehouse import NoData
from kpi.text.labels import label
from kpi.ui.data import ask, keep, renderer, warehouse
from kpi.ui.embargo import keep_publishing


@asynccontextmanager
async def warm_up(_: Any) -> AsyncIterator[None]:
    """Ask the first questions of the default view; then keep what stays in memory out of garbage collection.

    While the server runs, publish what is held back when its time has come. In the end, stop the browser that draws
    images.
    """
    try:
        data = warehouse().snapshot()
        place = default_place(known_reference(data, keep))
        for year in ask(data, years_with_data, place)[-1:]:
            ask(data, scorecard, place, year, False)
    except NoData:
        pass  # the page says so
    gc.collect()
    gc.freeze()
    publishing = asyncio.create_task(keep_publishing(warehouse()))
    yield
    publishing.cancel()
    await asyncio.to_thread(renderer().close)


def say_failed(error: Exception) -> bool:
    """Tell the reader in both languages that the page failed, and the log why."""
    logging.getLogger(__name__).error("a page failed", exc_info=error)
    st.error(f"{label('failed', 'vi')}\n\n{label('failed', 'en')}")
    return True

"""What is done once, before the first visitor: imports, the newest data, its first answers."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from kpi.analysis.provenance import years_with_data
from kpi.analysis.scorecard import scorecard
from kpi.analysis.selection import default_place
from kpi.store.warehouse import NoData
from kpi.ui.data import ask, reference, warehouse


@asynccontextmanager
async def warm_up(_: Any) -> AsyncIterator[None]:
    """Ask the first questions of the default view; then keep what stays in memory out of garbage collection."""
    try:
        data = warehouse().snapshot()
        place = default_place(reference(data))
        for year in ask(data, years_with_data, place)[-1:]:
            ask(data, scorecard, place, year)
    except NoData:
        pass  # the page says so
    gc.collect()
    gc.freeze()
    yield

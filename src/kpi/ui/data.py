"""Answers for the pages, asked once per publication."""

import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from kpi.images.cache import ImageCache
from kpi.images.renderer import Renderer
from kpi.intake.load import derive_state
from kpi.store.warehouse import Snapshot, Warehouse

ROOT = Path(__file__).parents[3]
IMAGE_BYTES = 200 * 2**20  # that images of charts may take on disk, beside the warehouse
T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def warehouse() -> Warehouse:
    """Return the warehouse that ``KPI_WAREHOUSE`` names, else the one in ``data/warehouse``."""
    return Warehouse(Path(os.environ.get("KPI_WAREHOUSE", ROOT / "data" / "warehouse")), derive_state)


@st.cache_resource(show_spinner=False)
def renderer() -> Renderer:
    """Return the one renderer of this process; its Chromium starts at the first image."""
    return Renderer()


@st.cache_resource(show_spinner=False)
def images() -> ImageCache:
    """Return the images that are kept beside the warehouse."""
    return ImageCache(warehouse().folder / "images", IMAGE_BYTES)


@st.cache_resource(show_spinner=False, max_entries=6144)
def keep(key: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:  # noqa: ARG001 - the cache's key
    """Return what ``_make`` makes, made once for ``key``; shared by all sessions, so never changed in place."""
    return _make()


def ask(data: Snapshot, question: Callable[..., T], *arguments: Hashable) -> T:
    """Return ``question(data, *arguments)``, remembered for this version of the data, as ``View.ask`` does."""
    key = (data.version, question.__module__, question.__name__, *arguments)
    answer: T = keep(key, lambda: question(data, *arguments))
    return answer

"""Renderers in a real Chromium."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi.images.renderer import Renderer
from tests.images.drawing import PATIENCE


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files with a short name: Chromium's sockets do not bear a long one."""
    with tempfile.TemporaryDirectory(prefix="k") as folder:
        monkeypatch.setattr("tempfile.tempdir", folder)
        yield Path(folder)


@pytest.fixture
def own(temporary: Path) -> Iterator[Renderer]:
    """A renderer to be hurt, its files in ``temporary``."""
    with Renderer(seconds=PATIENCE) as renderer:
        yield renderer

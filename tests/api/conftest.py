"""The routes of charts over the real figures, with someone who draws at once instead of a Chromium."""

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, Literal

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from kpi.api.charts import chart_route
from kpi.api.desk import Desk, Draws
from kpi.api.embed import embed_route
from kpi.api.short import short_route
from kpi.images.cache import ImageCache
from kpi.images.failures import ImageError
from kpi.store.warehouse import Warehouse

Spec = Mapping[str, Any]
MEGABYTES = 2**20
LEVELS = "/chart/levels.json?place=164"
SIZES = {
    "wide": (960, 540, 1.25, "png"),
    "square": (720, 720, 1.5, "png"),
    "portrait": (720, 900, 1.5, "png"),
}
"""What is drawn for each size on a screen: width, height, scale, kind."""


class Pencil:
    """Draws every figure at once, or raises what it is told to; remembers what it was asked for."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.failure = failure
        self.drawn: list[tuple[int, int, float, str]] = []
        self.specs: list[Spec] = []

    def image(
        self, spec: Spec, *, width: int, height: int, scale: float, format: Literal["png", "svg"]  # noqa: A002
    ) -> bytes:  # fmt: skip
        if self.failure:
            raise self.failure
        self.drawn.append((width, height, scale, format))
        self.specs.append(spec)
        return f"{format} {width}x{height}".encode()


def remembering() -> Callable[[tuple[Hashable, ...], Callable[[], Any]], Any]:
    memory: dict[tuple[Hashable, ...], Any] = {}

    def keep(key: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
        if key not in memory:
            memory[key] = make()
        return memory[key]

    return keep


def make_desk(warehouse: Warehouse, images: Path, pencil: Draws, lacking: ImageError | None = None) -> Desk:
    keep, cache = remembering(), ImageCache(images, MEGABYTES)
    return Desk(
        lambda: warehouse,
        keep,
        lambda: pencil,
        lambda: cache,
        lambda: lacking,
    )


def client_of(desk: Desk, base: str = "http://kpi.example") -> TestClient:
    app = Starlette(routes=[chart_route(desk), embed_route(desk), short_route(desk)])
    return TestClient(app, base_url=base, follow_redirects=False)


@pytest.fixture(autouse=True)
def _no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KPI_ADDRESS", raising=False)


@pytest.fixture(scope="session")
def pencil() -> Pencil:
    return Pencil()


@pytest.fixture(scope="session")
def desk(real_warehouse: Warehouse, pencil: Pencil, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(real_warehouse, tmp_path_factory.mktemp("images"), pencil)


@pytest.fixture(scope="session")
def client(desk: Desk) -> TestClient:
    return client_of(desk)

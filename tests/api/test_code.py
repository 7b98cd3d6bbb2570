"""The square code in a real image, read by a decoder that is not ours, reopens the view on a fresh server."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
import zxingcpp
from pandas.testing import assert_frame_equal
from PIL import Image
from starlette.testclient import TestClient

from kpi.api.desk import Desk
from kpi.book.asked import Asked
from kpi.book.index import CHARTS, drawn
from kpi.charts.canvas import IMAGES
from kpi.charts.chart import Chart
from kpi.images.renderer import Renderer
from kpi.store.warehouse import Warehouse
from tests.api.conftest import Pencil, client_of, make_desk

pytestmark = pytest.mark.browser
BASE = "http://127.0.0.1:8501"
VIEW = {"place": "MH", "year": "2023", "lang": "en"}


@pytest.fixture(scope="module")
def drawing(real_warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Renderer() as renderer:
        yield make_desk(real_warehouse, tmp_path_factory.mktemp("images"), renderer)


def decoded(png: bytes) -> str:
    (found,) = zxingcpp.read_barcodes(np.asarray(Image.open(io.BytesIO(png)).convert("L")))
    return str(found.text)


def chart_of(desk: Desk, asked: dict[str, str], name: str) -> Chart:
    chart = drawn(desk.view(Asked(asked), BASE), name, IMAGES["wide"])
    assert isinstance(chart, Chart)
    return chart


def opened(warehouse: Warehouse, folder: Path, address: str, name: str) -> Chart:
    """Return the chart that a server just started shows under an address."""
    fresh = make_desk(warehouse, folder, Pencil())
    moved = client_of(fresh, BASE).get(address.removeprefix(BASE))
    target = urlsplit(moved.headers["location"])
    asked = dict(parse_qsl(target.query))
    assert (target.path, asked["chart"]) == (f"../{CHARTS[name].page}", name)
    return chart_of(fresh, asked, name)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", IMAGES)
def test_the_code_is_read_in_every_size(
    drawing: Desk, real_warehouse: Warehouse, tmp_path: Path, size: str, theme: str
) -> None:
    answer = client_of(drawing, BASE).get("/chart/services_ranking.png", params=VIEW | {"size": size, "theme": theme})
    address = decoded(answer.content)
    assert address.startswith(f"{BASE}/c/services_ranking?")
    seen = opened(real_warehouse, tmp_path, address, "services_ranking")
    assert_frame_equal(seen.answer, chart_of(drawing, VIEW, "services_ranking").answer)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_reopens(drawing: Desk, real_warehouse: Warehouse, tmp_path: Path, name: str) -> None:
    answer = client_of(drawing, BASE).get(f"/chart/{name}.png", params=VIEW)
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 675)
    address = decoded(answer.content)
    assert address in answer_text(client_of(drawing, BASE), name)
    assert_frame_equal(opened(real_warehouse, tmp_path, address, name).answer, chart_of(drawing, VIEW, name).answer)


def answer_text(client: TestClient, name: str) -> str:
    return str(client.get(f"/chart/{name}.json", params=VIEW).json()["address"])


def test_the_code_of_many_units_is_read_too(drawing: Desk, real_warehouse: Warehouse, tmp_path: Path) -> None:
    asked = VIEW | {"units": ",".join(f"MH{number:02}" for number in range(1, 9)), "years": "2019-2023"}
    answer = client_of(drawing, BASE).get("/chart/side_by_side.png", params=asked)
    seen = opened(real_warehouse, tmp_path, decoded(answer.content), "side_by_side")
    assert_frame_equal(seen.answer, chart_of(drawing, asked, "side_by_side").answer)

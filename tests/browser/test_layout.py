"""Every chart in every size: nothing is cut and nothing lies over anything else, however many units there are.

Each size, each number of units and each language is drawn, their pairs in turn; all of them where KPI_LAYOUTS is set.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kpi.analysis.provenance import years_with_data
from kpi.analysis.selection import read_selection
from kpi.book.index import CHARTS, drawn
from kpi.book.view import View
from kpi.charts.canvas import IMAGES, SCREEN, Canvas
from kpi.charts.chart import Chart
from kpi.intake.demo.city import Demo, make_demo, read_settings
from kpi.intake.load import load
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.text.wording import Wording
from kpi.units.country import Country
from tests.browser.layout import DrawingBoard
from tests.building import ROOT

pytestmark = pytest.mark.browser

ALL = bool(os.environ.get("KPI_LAYOUTS"))
COUNTS = (1, 2, 8, 32, 300)
SIZES = IMAGES | SCREEN
CITIES = [(1, "wide"), (2, "square"), (8, "portrait"), (8, "wide"), (32, "print"), (32, "square"), (300, "wide")]
COLUMNS = [(1, "phone"), (2, "full"), (8, "half"), (32, "phone")]
DRAWN = [*zip(SIZES, ("en", "vi", "en", "vi", "en", "vi", "en"), strict=True)]
REAL = [("wide", "en", ""), ("square", "vi", "today"), ("print", "en", "today"), ("phone", "vi", "")]
SETTINGS = read_settings(ROOT / "data" / "demo" / "city.toml")


def city(units: int, country: Country) -> Demo:
    """Return the fictional city with so many wards, which bear the longest names of the country."""
    found = {unit.name_vi: unit for unit in country.tree.by_id.values() if unit.kind in ("ward", "commune", "township")}
    names = sorted(found, key=lambda name: (-len(name), name))
    demo = make_demo(SETTINGS, units=units + 4, years=4)
    wards = [unit for unit in demo.units if unit.kind in ("ward", "commune") and unit.valid_to is None][:units]
    wards = [
        replace(unit, name_vi=names[place], name_en=found[names[place]].name_en, parent="MH", valid_from=None)
        for place, unit in enumerate(wards)
    ]
    wards = [replace(unit, id=unit.code) for unit in wards]
    kept = {unit.code for unit in wards} | {"MH"}
    told = demo.observations[demo.observations["unit_code"].isin(kept)]
    top = replace(next(unit for unit in demo.units if unit.id == "MH"), children_expected=None, parent=None)
    return replace(demo, units=[top, *wards], observations=told, changes=(), targets=())


@pytest.fixture(scope="module")
def board(drawing_chromium: Browser) -> Iterator[DrawingBoard]:
    board = DrawingBoard(drawing_chromium)
    yield board
    board.page.close()


@pytest.fixture(scope="module")
def data(request: pytest.FixtureRequest, country: Country, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp(f"units{request.param}")
    load(ROOT / "data", Warehouse(folder), demo=city(request.param, country))
    return Warehouse(folder).snapshot()


def charts(data: Snapshot, canvas: Canvas, **query: str) -> Iterator[tuple[str, Chart]]:
    """Yield every chart of a place that has something to show."""
    reference = read_reference(data)
    years = tuple(years_with_data(data, query["place"]))
    selection = read_selection(query, reference, years)
    words = Wording(reference, selection.lang)
    published = {reference.publication: reference.published_at.date()}
    view = View(data, reference, selection, years, words, published, base="https://cchc.thanhpho.example.vn")
    for name in CHARTS:
        chart = drawn(view, name, canvas)
        if isinstance(chart, Chart):
            yield name, chart


def faults(board: DrawingBoard, data: Snapshot, canvas: Canvas, **query: str) -> dict[str, list[str]]:
    found = {name: board.faults(chart) for name, chart in charts(data, canvas, **query)}
    assert len(found) >= 8  # so many have something to show, whatever the place
    return {name: told for name, told in found.items() if told}


@pytest.mark.parametrize(("data", "size"), product(COUNTS, IMAGES) if ALL else CITIES, indirect=["data"])
def test_images_of_a_city_of_long_names(board: DrawingBoard, data: Snapshot, size: str) -> None:
    assert faults(board, data, IMAGES[size], place="MH") == {}


@pytest.mark.parametrize(("data", "canvas"), product(COUNTS, SCREEN) if ALL else COLUMNS, indirect=["data"])
def test_columns_of_the_page(board: DrawingBoard, data: Snapshot, canvas: str) -> None:
    assert faults(board, data, SCREEN[canvas], place="MH", units="MH01,MH02,MH03", lang="en") == {}


@pytest.mark.parametrize(("size", "lang"), product(SIZES, ("vi", "en")) if ALL else DRAWN)
def test_the_fictional_city(board: DrawingBoard, real: Snapshot, size: str, lang: str) -> None:
    assert faults(board, real, SIZES[size], place="MH", lang=lang) == {}


@pytest.mark.parametrize(("size", "lang", "ground"), product(SIZES, ("vi", "en"), ("", "today")) if ALL else REAL)
def test_real_figures(board: DrawingBoard, real: Snapshot, size: str, lang: str, ground: str) -> None:
    assert faults(board, real, SIZES[size], place="164", year="2020", lang=lang, ground=ground) == {}

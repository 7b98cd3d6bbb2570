"""Images and pages from a real Chromium: exact, in our font, and nothing is fetched for them."""

import io
import threading
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
import streamlit
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kpi.images.failures import Broken
from kpi.images.page import STYLES
from kpi.images.renderer import Renderer
from tests.images.drawing import BARS, NAME, PAGES, PATIENCE, SIZE, pixels
from tests.images.processes import processes, until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shared() -> Iterator[Renderer]:
    """A renderer for tests that do it no harm."""
    with Renderer(seconds=PATIENCE) as renderer:
        yield renderer


def one_text(text: str, font: dict[str, Any], size: int = 100) -> dict[str, Any]:
    """Return a figure of nothing but black text on white."""
    note = {"text": text, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    axis = {"visible": False}
    layout = {"annotations": [note], "xaxis": axis, "yaxis": axis, "margin": dict.fromkeys("lrtb", 0)}
    look = {"paper_bgcolor": "#fff", "plot_bgcolor": "#fff", "font": {"size": size, "color": "#000", **font}}
    return {"data": [], "layout": layout | look}


def ink_width(png: bytes) -> int:
    """Return how many pixels wide everything is that is not white."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    box = ImageChops.invert(picture).point(lambda grey: 255 if grey > 64 else 0).getbbox()
    assert box
    return box[2] - box[0]


def expected_width(text: str, weight: int, style: str, size: int = 100) -> int:
    """Return how wide another program draws the same text in the font's file."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "media"
    font = ImageFont.truetype(next(folder.glob(STYLES[style])), size)
    font.set_variation_by_axes([weight])
    picture = Image.new("L", (1000, 300), 255)
    ImageDraw.Draw(picture).text((100, 100), text, font=font, fill=0)
    with io.BytesIO() as file:
        picture.save(file, "PNG")
        return ink_width(file.getvalue())


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1200, 675, 1), (1080, 1080, 2), (1080, 1350, 1.5), (300, 200, 3)]
)
def test_a_png_has_the_size_that_was_asked_for(shared: Renderer, width: int, height: int, scale: float) -> None:
    png = shared.image(BARS, width=width, height=height, scale=scale, format="png")
    assert pixels(png) == (width * scale, height * scale)
    Image.open(io.BytesIO(png)).load()


def test_the_same_figure_gives_the_same_bytes(shared: Renderer) -> None:
    assert len({shared.image(BARS, **SIZE) for _ in range(5)}) == 1


@pytest.mark.parametrize(("weight", "style"), [(400, "normal"), (700, "normal"), (400, "italic")])
def test_text_in_a_png_is_drawn_in_our_font(shared: Renderer, weight: int, style: str) -> None:
    font = {"family": '"Source Sans", sans-serif', "weight": weight, "style": style}
    png = shared.image(one_text(NAME, font), width=1000, height=300, scale=1, format="png")
    other = shared.image(one_text(NAME, font | {"family": "serif"}), width=1000, height=300, scale=1, format="png")
    assert ink_width(png) == pytest.approx(expected_width(NAME, weight, style), abs=3)
    assert abs(ink_width(other) - ink_width(png)) > 10


def test_an_svg_parses_holds_its_text_and_carries_the_font(shared: Renderer) -> None:
    upright = shared.image(BARS, **SIZE | {"format": "svg"})
    slanted = shared.image(BARS | {"layout": {"title": {"text": "<i>Nghiêng</i>"}}}, **SIZE | {"format": "svg"})
    root = ET.fromstring(upright)
    assert (root.get("width"), root.get("height")) == ("300", "200")
    assert NAME in [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert [svg.count(b"@font-face{font-family:'Source Sans'") for svg in (upright, slanted)] == [1, 2]
    assert len(upright) < 400_000
    ET.fromstring(slanted)


def test_an_svg_opened_elsewhere_is_drawn_in_the_font_it_carries(shared: Renderer) -> None:
    figure = one_text(NAME, {"family": '"Source Sans"'}, size=40)
    svg = shared.image(figure, **SIZE | {"format": "svg", "width": 600}).decode()
    picture = shared.pdf(f'<img src="data:image/svg+xml,{_quoted(svg)}">')
    assert fonts(picture) == {"SourceSans3VF"}


def _quoted(svg: str) -> str:
    return urllib.parse.quote(svg)


def fonts(pdf: bytes) -> set[str]:
    """Return the families of the fonts within a PDF."""
    found: set[str] = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for resource in _resources(page["/Resources"]):
            for font in resource.get("/Font", {}).values():
                found.add(font.get_object()["/FontDescriptor"].get_object()["/FontFamily"])
    return found


def _resources(of: Any) -> Iterator[Any]:
    resource = of.get_object()
    yield resource
    for part in resource.get("/XObject", {}).values():
        if "/Resources" in part.get_object():
            yield from _resources(part.get_object()["/Resources"])


def test_a_pdf_of_two_pages_has_two_pages_of_a4_with_text_in_our_font(shared: Renderer) -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf := shared.pdf(PAGES))).pages
    assert [page.extract_text().strip() for page in pages] == [NAME, "Trang hai"]
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    assert fonts(pdf) == {"SourceSans3VF"}


def test_scripts_of_a_page_do_not_run(shared: Renderer) -> None:
    pdf = shared.pdf(
        "<p style='font-family: Source Sans'>Một</p><script>document.body.textContent = ''; while (true);</script>"
    )
    assert pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip() == "Một"


def test_a_page_cannot_show_files_of_the_server(shared: Renderer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("secret")
    pdf = shared.pdf(f'<p>Một</p><iframe src="{secret.as_uri()}"></iframe><object data="{secret.as_uri()}"></object>')
    assert "secret" not in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_nothing_is_fetched(shared: Renderer) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        logo = {
            "source": f"{address}/logo.png",
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "sizex": 1,
            "sizey": 1,
        }
        shared.image(BARS | {"layout": {"images": [logo]}}, **SIZE)
        shared.pdf(f'<link rel="stylesheet" href="{address}/a.css"><img src="{address}/a.png"><p>Một</p>')
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


@pytest.mark.parametrize("wrong", [{}, {"data": "no list"}, {"data": [None]}, {"data": [], "layout": "no object"}])
def test_a_figure_that_cannot_be_drawn_is_told_apart_and_harms_no_other(
    shared: Renderer, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Broken) as told:
        shared.image(wrong, **SIZE)
    assert told.value.text("vi").startswith("không vẽ được hình này")
    assert pixels(shared.image(BARS, **SIZE)) == (300, 200)


def test_a_picture_larger_than_the_browser_can_hold_is_told(shared: Renderer) -> None:
    with pytest.raises(Broken, match="no PNG of this size"):
        shared.image(BARS, width=40_000, height=40_000, scale=2, format="png")


def test_threads_get_each_its_own_image(shared: Renderer) -> None:
    with ThreadPoolExecutor(8) as threads:
        sizes = range(200, 216)
        pictures = threads.map(lambda width: shared.image(BARS, **SIZE | {"width": width}), sizes)
        assert [pixels(png) for png in pictures] == [(width, 200) for width in sizes]


def test_thirty_images_keep_the_number_of_processes(shared: Renderer) -> None:
    for _ in range(3):
        shared.image(BARS, **SIZE)
        shared.pdf(PAGES)
    before = len(processes(shared))
    for _ in range(30):
        shared.image(BARS, **SIZE)
    shared.pdf(PAGES)
    until(lambda: len(processes(shared)) <= before + 1)  # the browser keeps one spare process ready

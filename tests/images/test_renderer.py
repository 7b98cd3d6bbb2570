"""Images from a real Chromium: exact, in our font, whatever dies meanwhile, and nothing left behind."""

import contextlib
import io
import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import psutil  # type: ignore[import-untyped]
import pypdf
import pytest
import streamlit
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kpi.images.chromium import find_chromium
from kpi.images.failures import Broken, Busy, NoBrowser, Slow
from kpi.images.page import STYLES
from kpi.images.renderer import Renderer

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
NAME = "Đặng Thị Ưởng"
BARS = {"data": [{"type": "bar", "x": [NAME, "Phường 2"], "y": [1, 2]}]}
PATIENCE = 120.0  # seconds: a busy machine is no fault
SIZE: dict[str, Any] = {"width": 300, "height": 200, "scale": 1, "format": "png"}


@pytest.fixture(scope="module")
def shared() -> Iterator[Renderer]:
    """A renderer for tests that do it no harm."""
    with Renderer(seconds=PATIENCE) as renderer:
        yield renderer


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


def offspring(of: psutil.Process) -> list[psutil.Process]:
    """Return the living processes that descend from one."""
    return [p for p in of.children(recursive=True) if living(p)]


def processes(of: Renderer) -> list[psutil.Process]:
    """Return all processes of a renderer: other tests have some of their own."""
    return [worker(of), *offspring(worker(of))]


def living(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:  # it ended between the two questions
        return False


def worker(of: Renderer) -> psutil.Process:
    assert of._worker
    return psutil.Process(of._worker.pid)


def chromium(of: Renderer) -> psutil.Process:
    """Return Chromium's first process, the one that the worker started."""
    return next(p for p in worker(of).children() if living(p))


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def wait_for_more(pictures: list[Future[bytes]]) -> None:
    """Wait until three more are drawn, or all."""
    enough = min(sum(picture.done() for picture in pictures) + 3, len(pictures))
    until(lambda: sum(picture.done() for picture in pictures) >= enough)


def dead(processes: list[psutil.Process]) -> bool:
    return not any(living(p) for p in processes)


def pixels(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


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


PAGES = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Hai trang</title><style>
@page {{ size: A4; margin: 15mm }} body {{ font-family: "Source Sans" }} section + section {{ break-before: page }}
</style></head><body><section><h1>{NAME}</h1></section><section><p>Trang hai</p></section></body></html>"""


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


@pytest.mark.parametrize("victim", [chromium, worker])
def test_killed_between_images_nothing_is_lost(own: Renderer, victim: Callable[[Renderer], psutil.Process]) -> None:
    for width in range(200, 203):
        assert pixels(own.image(BARS, **SIZE | {"width": width})) == (width, 200)
        victim(own).send_signal(signal.SIGKILL)


@pytest.mark.parametrize("victim", [chromium, worker])
def test_killed_during_images_nothing_of_twenty_is_lost(
    own: Renderer, victim: Callable[[Renderer], psutil.Process]
) -> None:
    own.image(BARS, **SIZE)
    many = {"data": [{"type": "bar", "y": list(range(300))}]}  # drawn for long enough to be hit
    widths = range(200, 220)
    with ThreadPoolExecutor(4) as threads:
        pictures = [threads.submit(own.image, many, **SIZE | {"width": width}) for width in widths]
        for _ in range(3):
            wait_for_more(pictures)  # so that no picture is hit a second time, while it is tried again
            victim(own).send_signal(signal.SIGKILL)
        assert [pixels(picture.result()) for picture in pictures] == [(width, 200) for width in widths]


def test_a_crashed_tab_is_replaced_too(own: Renderer) -> None:
    own.image(BARS, **SIZE)
    for process in processes(own):
        with contextlib.suppress(psutil.NoSuchProcess):
            if "--type=renderer" in process.cmdline():
                process.send_signal(signal.SIGKILL)
    assert pixels(own.image(BARS, **SIZE)) == (300, 200)


def test_an_image_that_never_ends_is_stopped_and_the_next_one_drawn(own: Renderer, temporary: Path) -> None:
    own.image(BARS, **SIZE)
    own._seconds = 1.0
    stopped = processes(own)
    for process in stopped:
        process.suspend()
    with pytest.raises(Slow) as told:
        own.image(BARS, **SIZE)
    assert told.value.text("en") == (
        "drawing took more than 1 seconds and was stopped; choose fewer units or fewer years"
    )
    until(lambda: dead(stopped))
    own._seconds = PATIENCE
    assert pixels(own.image(BARS, **SIZE)) == (300, 200)
    assert len(list(temporary.iterdir())) == 1  # the folder of the worker that died is gone


def test_who_comes_when_the_queue_is_full_is_told_so_at_once(tmp_path: Path) -> None:
    with Renderer(queue=1, seconds=PATIENCE) as renderer, ThreadPoolExecutor(2) as threads:
        renderer.image(BARS, **SIZE)
        stopped = chromium(renderer)
        stopped.suspend()
        taken = [threads.submit(renderer.image, BARS, **SIZE) for _ in range(2)]
        until(lambda: renderer._places._value == 0)
        with pytest.raises(Busy) as told:
            renderer.image(BARS, **SIZE)
        assert told.value.text("vi") == "đang có quá nhiều ảnh chờ vẽ; hãy thử lại sau ít giây"
        stopped.resume()
        assert [pixels(picture.result()) for picture in taken] == [(300, 200)] * 2


def test_without_chromium_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PATH", "HOME", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("KPI_CHROMIUM", raising=False)
    with Renderer() as renderer, pytest.raises(NoBrowser) as told:
        renderer.image(BARS, **SIZE)
    assert "hãy cài gói chromium" in told.value.text("vi")
    assert "install the package chromium" in told.value.text("en")


def test_a_wrong_path_of_chromium_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_CHROMIUM", "/no/such/chromium")
    with Renderer() as renderer, pytest.raises(NoBrowser, match="KPI_CHROMIUM is /no/such/chromium"):
        renderer.image(BARS, **SIZE)


def test_a_chromium_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_CHROMIUM", "/bin/false")
    with Renderer() as renderer, pytest.raises(NoBrowser, match="Chromium does not start"):
        renderer.pdf(PAGES)


def test_playwrights_chromium_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "chromium-1234" / "chrome-linux64" / "chrome"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.delenv("KPI_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert find_chromium() == program


def test_nothing_is_started_before_the_first_image_and_nothing_left_after_the_last(
    own: Renderer, temporary: Path
) -> None:
    own.close()
    with Renderer() as renderer:
        assert (own._worker, renderer._worker) == (None, None)
        renderer.image(BARS, **SIZE)
        started = processes(renderer)
        assert len(started) >= 4
        assert len(list(temporary.iterdir())) == 1
    until(lambda: dead(started))
    assert list(temporary.iterdir()) == []
    with pytest.raises(Busy):
        renderer.image(BARS, **SIZE)


PARENT = """
import os, signal, sys, tempfile
from kpi.images.renderer import Renderer
renderer = Renderer()
renderer.image({"data": []}, width=300, height=200, scale=1, format="png")
print("drawn", flush=True)
signal.pause()
"""


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "hung"])
def test_a_killed_parent_leaves_no_process_and_no_file(temporary: Path, busy: bool) -> None:
    environment = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "drawn\n"
        started = offspring(psutil.Process(parent.pid))
        if busy:
            next(p for p in psutil.Process(parent.pid).children()[0].children() if living(p)).suspend()
        profile = next(temporary.iterdir()) / "profile"
        profile.mkdir()
        for number in range(2000):  # removing them takes a while, in which the browser's end is noticed too
            (profile / str(number)).touch()
        parent.kill()
    until(lambda: dead(started))
    until(lambda: not list(temporary.iterdir()))


def test_thirty_images_keep_the_number_of_processes(shared: Renderer) -> None:
    for _ in range(3):
        shared.image(BARS, **SIZE)
        shared.pdf(PAGES)
    before = len(processes(shared))
    for _ in range(30):
        shared.image(BARS, **SIZE)
    shared.pdf(PAGES)
    assert len(processes(shared)) <= before + 1  # the browser keeps one spare process ready


def test_after_so_many_images_a_fresh_worker_takes_over(temporary: Path) -> None:
    with Renderer(renew_after=3, seconds=PATIENCE) as renderer:
        workers = []
        for width in range(200, 207):
            assert pixels(renderer.image(BARS, **SIZE | {"width": width})) == (width, 200)
            workers.append(renderer._worker and renderer._worker.pid)
        assert workers[0] == workers[1]
        assert workers[2] == workers[3] == workers[4]
        assert len(set(workers)) == 3
        assert len(list(temporary.iterdir())) == 1

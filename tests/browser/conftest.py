"""A real server on the real figures, and a real Chromium that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect, sync_playwright

from kpi.store.warehouse import Warehouse
from tests.building import ROOT

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

PATIENCE = 120  # seconds: a busy machine is no fault
expect.set_options(timeout=PATIENCE * 1000)


@contextmanager
def serving(
    warehouse: Path, *options: str, port: int = 0, below: str = "", log: Path | None = None, **environment: str
) -> Iterator[str]:
    """Run the dashboard as ``make run`` does, on a free port if none is given; give its address.

    ``below``: the path that it is below, like ``/kpi``.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), *options]
    command += ["--server.baseUrlPath", below.strip("/")] if below else []
    env = os.environ | {"KPI_WAREHOUSE": str(warehouse)} | environment
    with open(log or os.devnull, "wb") as told:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=told, stderr=told)
    address = f"http://127.0.0.1:{port}{below}"
    try:
        _wait_until_up(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "the server has stopped"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the server did not come up in time")


@pytest.fixture(scope="session")
def server(real_warehouse: Warehouse) -> Iterator[str]:
    with serving(real_warehouse.folder) as address:
        yield address


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """For this folder alone: until it is closed, Playwright keeps a loop running in the thread."""
    with sync_playwright() as running:
        yield running


def _launched(playwright: Playwright, *names: str) -> Iterator[Browser]:
    """Give the first of these browsers that is installed, else Playwright's own."""
    browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, names)), None), args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser without a window of its own, where there is one: it takes half the time of the processors."""
    yield from _launched(playwright, "chromium-headless-shell", "chromium", "google-chrome")


@pytest.fixture(scope="package")
def drawing_chromium(playwright: Playwright) -> Iterator[Browser]:
    """The browser that draws images: letters are as wide as they are there."""
    yield from _launched(playwright, "chromium", "google-chrome")


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the server in a new tab; every request that leaves the machine fails the test.

    A test is one visitor: what its browser has fetched once it keeps.
    """
    contexts: dict[tuple[int, bool], BrowserContext] = {}
    strangers: list[str] = []

    def opened(path: str, *, base: str = server, width: int = 1440, dark: bool = False) -> Page:
        if (width, dark) not in contexts:
            contexts[width, dark] = chromium.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
            )
            contexts[width, dark].set_default_timeout(PATIENCE * 1000)
        page = contexts[width, dark].new_page()
        page.on("request", lambda request: strangers.append(request.url) if _leaves(request.url) else None)
        page.goto(base + path)
        settle(page)
        return page

    yield opened
    for context in contexts.values():
        context.close()
    assert strangers == []


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def open_list(box: Locator, key: str = "") -> None:
    """Open a list to choose from by a click, or a key; a page that moves or is drawn meanwhile closes it again."""
    listbox = box.page.get_by_role("listbox")
    for _ in range(12):
        box.press(key) if key else box.click()
        try:
            expect(listbox).to_be_visible(timeout=PATIENCE / 12 * 1000)
            break
        except AssertionError:
            box.press("Escape")
    else:
        raise AssertionError("the list does not open")


def settle(page: Page) -> None:
    """Wait until the page is drawn and nothing runs any more."""
    page.wait_for_selector("h1", timeout=PATIENCE * 1000)
    page.wait_for_function(
        """() => !document.querySelector('.stApp:not([data-test-script-state="notRunning"])')
            && !document.querySelector('[data-testid="stStatusWidget"], [data-testid="stSkeleton"]')
            && ![...document.querySelectorAll('[data-stale="true"]')].length
            && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
                .every(chart => chart.querySelector('.main-svg'))""",
        timeout=PATIENCE * 1000,
    )

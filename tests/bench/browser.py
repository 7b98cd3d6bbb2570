"""A real Chromium, and the moment at which charts are painted in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
PATIENCE = 60_000  # milliseconds until charts must be painted

# A frame in which all charts hold their traces is painted when the next one begins.
PAINTED = """([wanted, all]) => new Promise(done => {
    const look = () => {
        const charts = [...document.querySelectorAll(".js-plotly-plot")];
        const drawn = charts.filter(chart => chart.querySelector(".main-svg .trace")).length;
        const there = drawn >= wanted && (!all || drawn === charts.length);
        requestAnimationFrame(there ? () => done(performance.now()) : look);
    };
    look();
})"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium, or else Playwright's own."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """Open a page that has nothing in its cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def seconds_until_painted(page: Page, address: str, charts: int) -> float:
    """Go to ``address`` and return the seconds from there until exactly ``charts`` charts are painted."""
    page.goto(address, wait_until="commit")
    return float(page.evaluate(PAINTED, [charts, True])) / 1000


def wait_for_chart(page: Page, address: str) -> None:
    """Go to ``address`` and return as soon as the first chart is painted."""
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED, [1, False])

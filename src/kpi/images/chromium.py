"""Where Chromium is, and how it is started: alone, silent, without a way out of this machine."""

import os
import shutil
from pathlib import Path

from kpi.images.failures import NoBrowser

NAMES = ("chromium", "google-chrome", "chromium-browser")
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # Nothing may be fetched, whatever a figure or a page names: every address leads to a closed port of this machine.
    "--proxy-server=http://127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",
)
# Kaleido's defaults that let a page read this machine's files and other sites; ours carries all it needs.
UNWANTED = frozenset({"--disable-web-security", "--allow-file-access-from-files"})


def find_chromium() -> Path:
    """Return the program: what KPI_CHROMIUM says, else an installed one, else Playwright's. Raises NoBrowser."""
    if chosen := os.environ.get("KPI_CHROMIUM"):
        if found := shutil.which(chosen):
            return Path(found)
        raise NoBrowser.misplaced(chosen)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    if playwright := _of_playwright():
        return playwright
    raise NoBrowser.missing()


def lacking() -> NoBrowser | None:
    """Return what is missing for drawing images on this machine; None: nothing."""
    try:
        find_chromium()
    except NoBrowser as error:
        return error
    return None


def _of_playwright() -> Path | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(folder.glob("chromium-*/chrome-linux*/chrome"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None

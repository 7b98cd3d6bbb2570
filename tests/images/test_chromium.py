"""Which Chromium is used, and what is said where there is none."""

from pathlib import Path

import pytest

from kpi.images.chromium import find_chromium
from kpi.images.failures import NoBrowser
from kpi.images.renderer import Renderer
from tests.images.drawing import BARS, PAGES, SIZE

pytestmark = pytest.mark.browser


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

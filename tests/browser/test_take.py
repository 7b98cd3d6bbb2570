"""What is taken along from a chart, with the keyboard alone, on a screen and on a phone."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle
from tests.building import without_notes

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def step_to(page: Page, target: Locator) -> None:
    """Press Tab until ``target`` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not get there")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_menu_is_used_with_the_keyboard_alone(visit: Visit, width: int) -> None:
    page = visit("/explore?place=164&indicator=plan_completion&lang=en", width=width)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    menu = page.locator(".st-key-trend_take")
    summary = menu.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("tab", name="Images")).to_be_visible()
    settle(page)
    step_to(page, menu.get_by_role("tab", name="Images"))
    image = menu.get_by_role("link", name="PNG: Wide, 1200 × 675, Light")
    address = "chart/trend.png?lang=en&indicator=plan_completion&asof=1&size=wide&theme=light"
    expect(image).to_have_attribute("href", address)
    step_to(page, image)
    menu.get_by_role("tab", name="Images").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    quotes = menu.get_by_role("tabpanel").get_by_test_id("stCode")
    copy = quotes.get_by_role("button", name="Copy to clipboard").last
    expect(copy).to_be_visible()
    step_to(page, copy)
    page.keyboard.press("Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == quotes.last.inner_text()
    assert copied.startswith("Hoàn thành kế hoạch cải cách hành chính – Thành phố Thái Nguyên [biểu đồ].")
    menu.get_by_role("tab", name="Quote").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    button = menu.get_by_role("button", name="Download CSV").first
    step_to(page, button)
    with page.expect_download() as file:
        page.keyboard.press("Enter")
    text = without_notes(Path(file.value.path()).read_text(encoding="utf-8-sig"))
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][rows[0].index("Numerator")] == "11"
    assert page.evaluate("document.documentElement.scrollWidth") <= width

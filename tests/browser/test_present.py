"""The presentation in a real browser: keys, address, fingers, and that every screen fits."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def shown(page: Page) -> str:
    """Return the one indicator on the screen."""
    (name,) = page.evaluate("[...document.querySelectorAll('section')].filter(s => s.checkVisibility()).map(s => s.id)")
    return str(name)


def test_keys_of_a_keyboard_and_of_a_clicker(visit: Visit) -> None:
    page = visit("/?place=164&year=2020&lang=vi")
    page.get_by_role("link", name="Trình chiếu").click()
    page.wait_for_url("**/present?**")
    assert shown(page) == "plan_completion"
    expect(page.locator("#position")).to_have_text("1/15")
    steps = [
        ("ArrowRight", "plan_tasks_assigned"),
        ("PageDown", "plan_tasks_completed"),
        (" ", "media_features"),
        ("PageUp", "plan_tasks_completed"),
        ("ArrowLeft", "plan_tasks_assigned"),
        ("Home", "plan_completion"),
        ("ArrowLeft", "plan_completion"),
        ("End", "edocs_directed"),
        ("ArrowRight", "edocs_directed"),
    ]
    for key, indicator in steps:
        page.keyboard.press(key)
        assert (key, shown(page)) == (key, indicator)
        assert f"indicator={indicator}" in page.url
    expect(page.locator("#position")).to_have_text("15/15")
    expect(page.get_by_role("button", name="Chỉ tiêu sau")).to_be_disabled()
    page.reload()
    assert shown(page) == "edocs_directed"
    page.get_by_role("button", name="Chỉ tiêu trước").focus()
    page.keyboard.press("Enter")
    assert shown(page) == "edocs_sent"
    page.keyboard.press("Escape")
    settle(page)
    expect(page.locator("h1")).to_have_text("Thành phố Thái Nguyên, năm 2020")


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1920, True), (390, False)])
def test_every_screen_fits_and_nothing_is_refused(visit: Visit, width: int, dark: bool) -> None:
    page = visit("/present?place=MH&year=2022", width=width, dark=dark)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.reload()
    count = page.locator("section").count()
    for _ in range(count):
        across, down = page.evaluate(
            "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
        )
        assert (shown(page), across, down) == (shown(page), 0, 0)
        page.keyboard.press("PageDown")
    assert (count, refused) == (31, [])
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")

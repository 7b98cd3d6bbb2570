"""Everyone reaches everything: with axe-core's rules, by keyboard, by ear, in narrow windows and on paper."""

import io
import re
from collections.abc import Callable
from importlib.resources import files
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from kpi.charts.canvas import ROOMS, room
from kpi.text.labels import WATERMARK
from tests.browser.conftest import open_list, settle
from tests.browser.test_dashboard import PAGES

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
CHART = '[data-testid="stPlotlyChart"]'
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
OF_STREAMLIT = (
    ("list", '[data-testid="stSidebarNavItems"]', "headings of sections stand in the list of pages, not round it"),
    ("target-size", '[data-testid="stMultiSelect"] input', "beside its labels; a click on the frame round it will do"),
    ("listitem", '[data-testid="stSidebarNavItems"] li', "and its pages are not children of the list itself"),
)
"""Rule, whom it concerns, why: what axe-core finds in elements that Streamlit draws and that cannot be mended here."""
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter(moving => moving.effect.getComputedTiming().endTime < Infinity).map(moving => moving.finished))"""
"""Waits for what fades or slides in: half shown it has other colours and another place."""
RUN = """async (known) => {
    const run = await axe.run(document, {
        resultTypes: ["violations"], elementRef: true, rules: {"target-size": {enabled: true}},
    });
    return run.violations.filter(found => ["serious", "critical"].includes(found.impact)).flatMap(found =>
        found.nodes.map(node => [found.id, node.html.slice(0, 120), [...node.any, ...node.all, ...node.none][0].message,
            known.findIndex(([rule, whom]) => rule === found.id && node.element.matches(whom))]));
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter(stop =>
    stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({visibilityProperty: true})
    && !stop.matches("[role='radio'][aria-checked='false']") && !stop.closest("[inert]"))"""
SEEN = """stop => {
    const looks = [];
    for (let at = stop, up = 0; at && up < 4; at = at.parentElement, up++) {
        const style = getComputedStyle(at);
        looks.push(style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.opacity);
        if (at === stop && at.nextElementSibling) looks.push(getComputedStyle(at.nextElementSibling).boxShadow);
    }
    return looks.join(" ");
}"""


def check(page: Page) -> tuple[list[Any], set[int]]:
    """Return what axe-core finds that is ours, and which of ``OF_STREAMLIT`` it finds."""
    page.evaluate(AXE)
    page.evaluate(AT_REST)
    found = page.evaluate(RUN, [row[:2] for row in OF_STREAMLIT])
    return [row for row in found if row[3] < 0], {row[3] for row in found if row[3] >= 0}


def opened(visit: Visit, name: str, **window: Any) -> Page:
    page = visit(name, **window)
    if not name.startswith("/methods"):
        expect(page.locator(f"{CHART} .main-svg").first).to_be_attached()
        settle(page)
    return page


def heard(page: Page) -> dict[str, Any]:
    """Return what would trip who hears the page; nothing else."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const all = (whom) => [...document.querySelectorAll(whom)];
            const levels = all("h1, h2, h3, h4, h5").map(head => +head.tagName[1]);
            const ids = all("[id]:not([id^='glide-cell-'])").map(one => one.id);  // of each table
            return {
                titles: all("h1").length - 1, mains: all("main").length - 1,
                leaps: levels.filter((level, place) => level > (levels[place - 1] || 0) + 1),
                twice: ids.filter((id, place) => ids.indexOf(id) < place),
                charts: all('[data-testid="stPlotlyChart"]').filter(chart => !["img", "figure"].includes(chart.role)
                    || chart.ariaLabel.length < 60).map(chart => chart.ariaLabel),
                nameless: all("img:not([alt]), table:not(:has(th)), a[href='nan']").map(one => one.outerHTML),
            };
        }"""
    )
    return {name: value for name, value in found.items() if value}


def shown(page: Page) -> dict[str, Any]:
    """Return what is cut off or not told to be made up, for who sees the page; nothing else."""
    charts = [chart.inner_text() for chart in page.locator(CHART).all()]
    found = {
        "too wide": page.locator('[data-testid="stMain"]').evaluate("main => main.scrollWidth > main.clientWidth + 1"),
        "unmarked": [text for text in charts if not all(mark in text for mark in WATERMARK)],
    }
    return {name: value for name, value in found.items() if value}


def test_every_page_fits_is_heard_and_axe_finds_nothing_serious_that_is_ours(visit: Visit) -> None:
    """Every page once on a light desk and once on a dark telephone, in the other language."""
    faults: dict[tuple[str, str, str], Any] = {}
    streamlits: set[int] = set()
    for dark, width, langs in ((False, 1440, ("vi", "en")), (True, 390, ("en", "vi"))):
        for name, lang in zip(PAGES, cycle(langs), strict=False):
            page = opened(visit, f"/{name}?place=MH&units=MH01,MH02&lang={lang}", dark=dark, width=width)
            faults[name, lang, "heard"], faults[name, lang, "shown"] = heard(page), shown(page)
            faults[name, lang, "axe"], seen = check(page)
            streamlits |= seen
            page.close()
    assert {page: found for page, found in faults.items() if found} == {}
    assert streamlits == set(range(len(OF_STREAMLIT))), "what no longer occurs is to be taken from the list"


@pytest.mark.parametrize(("dark", "width", "lang"), [(True, 1440, "vi"), (False, 390, "en")])
def test_axe_finds_nothing_where_folds_and_filters_are_open(visit: Visit, dark: bool, width: int, lang: str) -> None:
    page = opened(visit, f"/plan?place=MH&units=MH01,MH02&lang={lang}", dark=dark, width=width)
    if width < 640:
        page.get_by_role("button", name="Expand sidebar").click()
    open_list(page.get_by_role("combobox").first)
    assert check(page)[0] == []
    page.keyboard.press("Escape")
    if width < 640:
        page.get_by_role("button", name="Collapse sidebar").click()
    card = page.locator(".st-key-card_plan_units")
    for fold in card.locator("summary").all():
        fold.click()
        settle(page)
    assert check(page)[0] == []
    for tab in card.get_by_role("tab").all():
        tab.click()
        settle(page)
        assert check(page)[0] == []


def test_every_control_is_reached_by_tab_in_order_and_seen(visit: Visit) -> None:
    page = opened(visit, "/plan?place=MH")
    page.evaluate(f"() => {{ window.stops = ({STOPS})(); window.looks = window.stops.map({SEEN}); }}")
    count = page.evaluate("window.stops.length")
    assert count > 25
    at, reached, unseen = -1, [], []
    while True:
        page.keyboard.press("Tab")
        page.wait_for_timeout(150)  # colours fade in
        found, looks, before, name = page.evaluate(
            f"""() => {{
                const at = document.activeElement, place = window.stops.indexOf(at);
                return [place, ({SEEN})(at), window.looks[place], at.outerHTML.slice(0, 100)];
            }}"""
        )
        if found < 0 and name.startswith("<body"):
            break
        if found >= 0:
            assert found > at, f"out of order: {name}"
            at = found
            reached.append(found)
            unseen += [name] if looks == before else []
    assert [place for place in range(count) if place not in reached] == []
    assert unseen == []


def _next_stop(page: Page) -> Locator:
    page.keyboard.press("Tab")
    return page.locator(":focus")


def test_a_chart_and_its_table_by_keyboard(visit: Visit) -> None:
    page = opened(visit, "/plan?place=MH")
    skip = _next_stop(page)
    expect(skip).to_have_text("Đến nội dung chính")
    page.keyboard.press("Enter")
    card = page.locator(".st-key-card_plan_completion")
    assert _next_stop(page).evaluate("stop => !!stop.closest('main')")
    page.locator("h1 a").focus()
    table = _next_stop(page)  # the next stop after the chart, which is none itself
    assert table.evaluate("stop => stop.closest('.st-key-card_plan_completion') !== null")
    expect(table).to_contain_text("Xem bảng")
    page.keyboard.press("Enter")
    expect(card.locator('[data-testid="stDataFrame"]')).to_be_visible()
    settle(page)
    expect(card.locator("summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(card.locator('[data-testid="stDataFrame"]')).to_be_hidden()


def test_a_list_opens_and_closes_by_keyboard(visit: Visit) -> None:
    page = opened(visit, "/plan?place=MH")
    year = page.get_by_role("combobox", name="Năm", exact=True)
    open_list(year, "ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(year).to_be_focused()


def test_the_page_changes_its_language_with_its_words(visit: Visit) -> None:
    page = opened(visit, "/plan?place=MH")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("navigation", name="Các trang")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_have_text("Plan and tasks")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("navigation", name="App pages")).to_be_visible()
    expect(page.get_by_role("link", name="Skip to main content")).to_be_attached()


def test_menus_of_tables_and_lists_speak_the_page_s_language(visit: Visit) -> None:
    page = opened(visit, "/platforms?place=164&year=2020")
    table = page.locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    table.hover()
    tools = page.locator('[data-testid="stElementToolbar"] button')
    for tool in tools.all():
        expect(tool).not_to_have_attribute("aria-label", re.compile("^(Show|Search|Full)"))
    tools.first.focus()
    page.keyboard.press("Enter")  # a mouse would at once stand on the head below, whose own menu opens
    menu = page.locator(
        '[data-testid="stDataFrameColumnVisibilityMenu"], [data-baseweb="popover"], [role="dialog"]'
    ).last
    expect(menu).to_contain_text("Chọn tất cả")
    expect(menu).not_to_contain_text("Select all")
    expect(menu).not_to_contain_text("(index)")


def test_no_box_shows_marks_that_should_have_made_letters_bold(visit: Visit) -> None:
    page = opened(visit, "/services?place=173&year=2022")
    boxes = page.locator('[data-testid="stAlert"]')
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        expect(box).not_to_contain_text("**")
        expect(box.locator("strong")).to_have_count(1)


SCROLL_BAR = 17  # pixels that it takes on a desk; the browser of these tests shows none


@pytest.mark.parametrize("width", [360, 390, 768, *list(ROOMS)[1:], 1024, 1280, 1366, 1920])
def test_figures_have_the_room_they_are_drawn_for(visit: Visit, width: int) -> None:
    page = opened(visit, "/plan?place=MH", width=width)
    expect(page.locator(CHART)).to_have_count(3)
    settle(page)
    drawn = [sheet.bounding_box() for sheet in page.locator(f"{CHART} .main-svg:first-child").all()]
    canvas, beside = room(width), 1 if width < max(ROOMS) else 2
    taken = 0 if width < 640 else SCROLL_BAR
    needed = [canvas.column.width + taken / beside] * 2 + [canvas.whole.width + taken]
    assert [box["width"] >= need for box, need in zip(drawn, needed, strict=True) if box] == [True] * 3
    lefts = {round(box["x"]) for box in drawn if box}
    assert len(lefts) == beside
    assert page.evaluate(
        "() => [document.documentElement, document.querySelector('main')].every(at => at.scrollWidth <= at.clientWidth)"
    )


def test_paper_is_white_and_bears_what_can_be_read(visit: Visit) -> None:
    page = opened(visit, "/plan?place=MH", dark=True)
    turned = "chart => getComputedStyle(chart).filter"
    assert page.locator(f"{CHART} .main-svg").first.evaluate(turned) == "none"
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    words = " ".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Kế hoạch và nhiệm vụ" in words
    assert not [gone for gone in ("Tìm đơn vị", "Xem bảng", "Mang đi", "Tổng quan") if gone in words]
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    page.emulate_media(media="print")
    assert page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").evaluate("head => getComputedStyle(head).color") == "rgb(0, 0, 0)"
    assert "invert" in page.locator(f"{CHART} .main-svg").first.evaluate(turned)

"""How the dashboard is operated: below a path, behind nginx, signed out, restarted, on paper, with damaged data."""

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from kpi.store.warehouse import Warehouse
from tests.browser.conftest import free_port, serving
from tests.browser.office import EDITORS, SENDERS, SOON, Provider, hand_in, settle, words
from tests.browser.proxy import NGINX, proxied

pytestmark = pytest.mark.browser

BELOW = "/kpi"
CHART = "levels?place=MH"
FILE = "Báo cáo tháng 01/2026,,\nĐơn vị,Văn bản điện tử đến,Văn bản gửi\nPhường Hoa Mai,91,5\n"
no_nginx = pytest.mark.skipif(NGINX is None, reason="no nginx: `make test` gets it with apt, as root alone")


@dataclass
class Front:
    """A dashboard below a path, at an address that people see; ``restart`` starts it anew."""

    address: str
    folder: Path
    roles: Path
    restart: Callable[[], None]


@pytest.fixture
def front(real_warehouse: Warehouse, tmp_path: Path) -> Iterator[Front]:
    """A dashboard below a path behind nginx, with a provider of identities."""
    folder = tmp_path / "warehouse"
    shutil.copytree(real_warehouse.folder, folder)
    port, provider, public = free_port(), free_port(), free_port()
    roles, secrets = tmp_path / "roles.toml", tmp_path / "secrets.toml"
    roles.write_text(EDITORS + SENDERS, encoding="utf-8")
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{public}{BELOW}/oauth2callback"\ncookie_secret = "{"k" * 40}"\n'
        f'client_id = "kpi"\nclient_secret = "kpi"\n'
        f'server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )

    def start() -> Iterator[None]:
        with serving(folder, "--secrets.files", str(secrets), port=port, below=BELOW, KPI_ROLES=str(roles)):
            yield

    running = [start()]
    next(running[0])

    def restart() -> None:
        next(running.pop(), None)
        running.append(start())
        next(running[0])

    try:
        with Provider(provider), proxied(tmp_path, f"127.0.0.1:{port}", public, megabytes=2) as address:
            yield Front(address + BELOW, folder, roles, restart)
    finally:
        next(running[0], None)


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """Open a tab of one and the same person's browser."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(SOON)
    yield context.new_page
    context.close()


def sign_in(page: Page, who: str) -> None:
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator("input[name=sub]").fill(who)
    page.get_by_role("button", name="Authorize", exact=True).click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible(timeout=SOON)
    settle(page)


@no_nginx
def test_everything_works_below_a_path_behind_nginx(front: Front, tab: Callable[[], Page]) -> None:
    with httpx2.Client(base_url=front.address, follow_redirects=False, timeout=SOON / 1000) as asked:
        assert asked.get("/health").json()["status"] == "ok"
        assert asked.get("/chart/levels.csv?place=MH").headers["content-type"].startswith("text/csv")
        assert asked.get(f"/chart/levels.png?{CHART.partition('?')[2]}").content[:4] == b"\x89PNG"
        embedded = asked.get(f"/embed/{CHART}")
        assert "../chart/levels.png" in embedded.text
        assert "x-frame-options" not in embedded.headers
        assert "frame-ancestors *" in embedded.headers["content-security-policy"]
        assert asked.get(f"/c/{CHART}").headers["location"].startswith("../services?")
        assert "kpi" not in asked.get("/present?place=MH").text.partition("<title>")[0]
        shown = asked.get("/services?place=MH", headers={"accept": "text/html"})
        assert f'og:image" content="{front.address}/chart/levels.png?' in shown.text
        assert shown.headers["x-frame-options"] == "DENY"
        assert shown.headers["content-security-policy"] == "frame-ancestors 'none'"
    page = tab()
    page.goto(front.address)
    settle(page)
    assert page.url.startswith(f"{front.address}/?")
    page.get_by_role("link", name="Trình chiếu").click()
    page.wait_for_url(f"{front.address}/present?**")
    page.goto(f"{front.address}/c/{CHART}")
    settle(page)
    assert page.url.startswith(f"{front.address}/services?")
    chart = page.get_by_test_id("stPlotlyChart").first  # its address is that of the code, the links and the embed code
    expect(chart).to_contain_text(f"{front.address.removeprefix('http://')}/c/levels?")


@no_nginx
def test_a_draft_outlives_an_expired_sign_in_a_restart_and_signing_out(front: Front, tab: Callable[[], Page]) -> None:
    one, other = tab(), tab()
    where = f"{front.address}/intake?lang=vi&place=MH"
    one.goto(where)
    settle(one)
    sign_in(one, "lan")
    assert one.url.startswith(f"{front.address}/intake?")
    assert "place=MH" in one.url
    hand_in(one, "nháp.csv", FILE)
    assert "câu hỏi: 1" in words(one)

    front.roles.write_text("hours = 0.0001\n" + EDITORS + SENDERS, encoding="utf-8")  # a third of a second
    one.get_by_text("Biểu mẫu", exact=True).first.click()
    expect(one.get_by_text("Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.")).to_be_visible(timeout=SOON)
    expect(one.get_by_text("Tệp đang xem và các câu trả lời được giữ lại")).to_be_visible(timeout=SOON)
    assert one.get_by_role("button", name="Đăng xuất").count() == 0
    one.get_by_role("button", name="Đăng nhập").click()
    one.locator("input[name=sub]").fill("lan")
    front.roles.write_text(EDITORS + SENDERS, encoding="utf-8")
    one.get_by_role("button", name="Authorize", exact=True).click()
    one.get_by_text("Gửi tệp", exact=True).first.click()
    expect(one.get_by_text("Đã mở lại tệp nháp.csv")).to_be_visible(timeout=SOON)
    assert "câu hỏi: 1" in words(one)
    assert one.url.startswith(f"{front.address}/intake?")
    assert "place=MH" in one.url

    front.restart()
    one.goto(where)
    settle(one)
    expect(one.get_by_text("Đã mở lại tệp nháp.csv")).to_be_visible(timeout=SOON)
    assert "câu hỏi: 1" in words(one)

    other.goto(where)
    settle(other)
    expect(other.get_by_role("button", name="Đăng xuất")).to_be_visible(timeout=SOON)
    one.get_by_role("button", name="Đăng xuất").click()
    one.wait_for_url(lambda url: "/intake" not in url, wait_until="commit")
    other.get_by_text("Biểu mẫu", exact=True).first.click()
    expect(other.get_by_text("Bạn đã đăng xuất ở một thẻ khác")).to_be_visible(timeout=SOON)
    assert other.get_by_role("button", name="Đăng xuất").count() == 0

    sign_in(other, "lan")
    assert other.url.startswith(f"{front.address}/intake?")
    other.get_by_text("Gửi tệp", exact=True).first.click()
    expect(other.get_by_text("Đã mở lại tệp nháp.csv")).to_be_visible(timeout=SOON)
    other.get_by_role("button", name="Bỏ, chọn tệp khác").click()
    expect(other.get_by_role("button", name="Đọc và kiểm tra")).to_be_visible(timeout=SOON)
    assert list((front.folder / "drafts").glob("*.json")) == []


@no_nginx
def test_errors_of_the_transport_are_told_in_the_pages_language(
    front: Front, tab: Callable[[], Page], tmp_path: Path
) -> None:
    words = {
        "vi": ("Tệp quá lớn, máy chủ không nhận.", "Mất kết nối"),
        "en": ("The file is too large; the server does not take it.", "Connection lost"),
    }
    pages = {lang: tab() for lang in words}
    for lang, page in pages.items():
        where = f"{front.address}/intake?lang={lang}&place=MH"
        page.goto(where)
        settle(page)
        if lang == "vi":
            sign_in(page, "an")
        for megabytes in (3, 31):  # more than the proxy lets through, and than the page takes
            page.goto(where)
            settle(page)
            file = tmp_path / f"{megabytes}.csv"
            file.write_bytes(b"a" * megabytes * 1024 * 1024)
            page.locator("input[type=file]").set_input_files(file)
            expect(page.get_by_test_id("stFileUploader")).to_contain_text(words[lang][0], timeout=SOON)
            expect(page.get_by_test_id("stFileUploader")).not_to_contain_text("Error")
        page.route("**/_stcore/**", lambda route: route.abort())
    front.restart()
    for lang, page in pages.items():
        page.evaluate("() => undefined")
        expect(page.get_by_role("dialog")).to_contain_text(words[lang][1], timeout=SOON)
        expect(page.get_by_role("dialog")).not_to_contain_text("onnection error")


@pytest.mark.parametrize("width", [1000, 1150, 1300, 1440])
def test_paper_has_the_newest_year_of_every_chart(chromium: Browser, server: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{server}/services?place=MH&lang=vi")
    settle(page)
    drawn = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"] text')]
            .filter(one => one.textContent.trim() === "2025").length"""
    )
    file = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    lines = [line.split() for sheet in file.pages for line in sheet.extract_text().splitlines()]
    ends = [line for line in lines if (line[-1:] == ["2025"] and line.count("2024") == 1) or line == ["2025"]]
    assert drawn >= 4
    assert len(ends) >= 1
    assert sum(line.count("2025") for line in lines) >= drawn


def test_a_damaged_version_is_told_on_the_page_while_the_last_whole_one_is_shown(
    chromium: Browser, real_warehouse: Warehouse, tmp_path: Path
) -> None:
    folder = tmp_path / "warehouse"
    shutil.copytree(real_warehouse.folder, folder)
    whole = Warehouse(folder).current()
    broken = whole.with_name("kpi-000009.duckdb")
    with serving(folder) as address:
        shutil.copy(whole, broken)
        (folder / "current").write_text(broken.name, encoding="utf-8")
        broken.write_bytes(broken.read_bytes()[: broken.stat().st_size // 2])
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/plan?lang=vi&place=164")
        settle(page)
        expect(page.get_by_text("Phiên bản số liệu mới nhất (kpi-000009.duckdb) bị hỏng")).to_be_visible(timeout=SOON)
        expect(page.locator("h1")).to_have_text("Kế hoạch và nhiệm vụ")
        assert b'"damaged"' in urlopen(f"{address}/health").read()
        page.close()

"""People with roles, each with a browser, at a server with a provider of identities."""

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from streamlit.proto.WidgetStates_pb2 import WidgetState

from kpi.store.warehouse import Warehouse
from tests.bench.session import Run, visit
from tests.browser.conftest import open_list
from tests.browser.conftest import settle as drawn

PEOPLE: dict[str, dict[str, Any]] = {
    "lan": {"email": "Lan@x.vn"},  # sends for MH01 and MH02
    "ba": {"email": "ba@x.vn"},  # sends for MH03
    "an": {"email": "an@x.vn", "groups": ["staff", "kpi"]},  # edits
    "la": {"email": "la@x.vn", "groups": ["staff"]},  # has no role
    "gia": {"email": "lan@x.vn", "email_verified": False},  # says to be lan
}
SOON = 60_000  # milliseconds at most until an action is done, on a machine that does much else
EDITORS = '[[grant]]\nclaim = "groups"\nvalue = "kpi"\nrole = "editor"\n'
SENDERS = (
    '[[grant]]\nemail = "lan@x.vn"\nrole = "sender"\nunits = ["MH01", "MH02"]\n'
    '[[grant]]\nemail = "ba@x.vn"\nrole = "sender"\nunits = ["MH03"]\n'
)


@dataclass
class Office:
    """A server with a provider of identities, and a browser for each of its people."""

    chromium: Browser
    warehouse: Warehouse
    address: str
    roles: Path
    log: Path
    contexts: dict[tuple[str, int, bool], BrowserContext] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def enter(self, who: str = "", path: str = "", *, width: int = 1440, dark: bool = False) -> Page:
        """Open the page as a person, signed in with the provider the first time; '' is signed out."""
        key = (who, width, dark)
        fresh = key not in self.contexts
        if fresh:
            view = {"width": width, "height": 900}
            colours = "dark" if dark else "light"
            self.contexts[key] = self.chromium.new_context(viewport=view, color_scheme=colours)  # type: ignore[arg-type]
            self.contexts[key].on("request", self._watch)
        page = self.contexts[key].new_page()
        if who and fresh:
            page.goto(f"{self.address}/intake")
            page.get_by_role("button", name="Đăng nhập").click()
            page.locator("input[name=sub]").fill(who)
            page.get_by_role("button", name="Authorize", exact=True).click()
            page.wait_for_url(f"{self.address}/**", wait_until="commit")
        page.goto(f"{self.address}/intake?place=MH{path}")
        settle(page)
        return page

    def _watch(self, request: Request) -> None:
        """Note what would leave the machine, but for the style sheet of the provider's own page."""
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")) and "/pico" not in request.url:
            self.strangers.append(request.url)

    def cookies(self, who: str) -> dict[str, str]:
        """Return what the browser of a person sends to the server."""
        return {one["name"]: one["value"] for one in self.contexts[who, 1440, False].cookies(self.address)}

    def statuses(self) -> dict[str, str]:
        """Return how every submission stands, by the name of its file."""
        frame = self.warehouse.snapshot().query("SELECT file, status FROM submission_state")
        return dict(zip(frame["file"].tolist(), frame["status"].tolist(), strict=True))

    def number(self, file: str) -> int:
        """Return the number of the submission of that file."""
        return int(
            self.warehouse.snapshot().query("FROM submission_state WHERE file = ?", [file])["submission"].iloc[0]
        )

    def publications(self) -> int:
        """Return how many publications there are."""
        return len(self.warehouse.snapshot().publications)


class Provider:
    """A provider of identities in a process of its own."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __enter__(self) -> None:
        claims = [f"--user-claims={json.dumps({'sub': sub, **told})}" for sub, told in PEOPLE.items()]
        command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(self.port), *claims]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/.well-known/openid-configuration").close()
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the provider did not come up within a minute")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def settle(page: Page) -> None:
    """Wait until nothing runs or is being read."""
    drawn(page)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0, timeout=SOON)
    drawn(page)


def hand_in(page: Page, name: str, text: str, unit: str = "") -> None:
    """Choose a file and have it checked."""
    if unit:
        open_list(page.get_by_role("combobox", name="Đơn vị báo cáo"))
        page.get_by_role("option", name=unit).click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    expect(page.get_by_role("region", name="Tệp số liệu")).to_contain_text(name[:5])
    page.get_by_role("button", name="Đọc và kiểm tra").click()
    expect(page.get_by_role("button", name="Bỏ, chọn tệp khác")).to_be_visible(timeout=SOON)
    settle(page)


def keep(page: Page) -> None:
    page.get_by_role("button", name="Lưu tệp gửi").click()
    expect(page.get_by_role("heading", name="Lịch sử")).to_be_visible(timeout=SOON)
    settle(page)


def answer(page: Page, question: str, words: str) -> None:
    open_list(page.get_by_role("combobox", name=question))
    page.get_by_role("option", name=words).first.click()
    page.get_by_role("button", name="Trả lời và đọc lại").click()
    expect(page.get_by_role("heading", name="Câu hỏi")).to_have_count(0, timeout=SOON)
    settle(page)


def words(page: Page) -> str:
    return page.locator("main").inner_text()


def pressed(office: Office, who: str, button: str, before: Callable[[], object] = lambda: None) -> tuple[Run, Run]:
    """Come as a person, do ``before``, and press a button, drawn or not, as if it were there."""
    cookies = office.cookies(who) if who else None

    async def press() -> tuple[Run, Run]:
        async with visit(office.address.removeprefix("http://"), cookies) as session:
            opened = await session.open("intake", "place=MH&part=submissions")
            before()
            return opened, await session.send(WidgetState(id=button, trigger_value=True))

    with ThreadPoolExecutor(1) as apart:  # this thread has the browser's own loop
        return apart.submit(asyncio.run, press()).result()

"""The page where files are sent: a real provider of identities, a real server, a real browser for each person."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from kpi.intake.load import derive_state
from kpi.store.warehouse import Warehouse
from tests.bench.session import Run
from tests.browser.conftest import free_port, open_list, serving
from tests.browser.hostile import HOSTILE, INERT, hostile_workbook
from tests.browser.office import EDITORS, SENDERS, SOON, Office, Provider, answer, hand_in, keep, pressed, settle, words
from tests.browser.test_reach import check, heard

pytestmark = pytest.mark.browser

FILE = "Báo cáo tháng 01/2026,,\nĐơn vị,Văn bản điện tử đến,Văn bản gửi\nPhường Hoa Mai,{received},5\n"
CLEAN = "Báo cáo tháng 01/2026,\nĐơn vị,Văn bản điện tử đến\nPhường Hoa Mai,{received}\n"


@pytest.fixture(scope="module")
def office(chromium: Browser, real_warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    warehouse = Warehouse(folder / "warehouse", derive_state)
    shutil.copytree(real_warehouse.folder, warehouse.folder)
    port, provider = free_port(), free_port()
    roles, secrets, log = folder / "roles.toml", folder / "secrets.toml", folder / "log"
    roles.write_text(EDITORS + SENDERS, encoding="utf-8")
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"k" * 40}"\n'
        f'client_id = "kpi"\nclient_secret = "kpi"\n'
        f'server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    files = ("--secrets.files", str(secrets))
    with Provider(provider), serving(warehouse.folder, *files, port=port, log=log, KPI_ROLES=str(roles)) as at:
        made = Office(chromium, warehouse, at, roles, log)
        yield made
        for context in made.contexts.values():
            context.close()
    assert made.strangers == []


def test_signed_out_and_strangers_see_nothing(office: Office) -> None:
    for who, told in (
        ("", "Hãy đăng nhập"),
        ("la", "la@x.vn chưa được giao vai trò nào"),
        ("gia", "lan@x.vn chưa được giao vai trò nào"),
    ):
        page = office.enter(who, "&part=submissions")
        assert told in words(page).replace("\u2060", "")
        assert page.locator("main input").count() == 0
        assert page.get_by_role("combobox", name="Lần gửi").count() == 0
        page.close()


def test_a_sender_answers_an_editor_publishes_and_everyone_sees_the_figure(office: Office) -> None:
    lan = office.enter("lan")
    hand_in(lan, "quý.csv", FILE.format(received="1.234"))
    assert "câu hỏi: 1" in words(lan)
    assert office.statuses() == {}
    lan.get_by_text("English", exact=True).click()
    expect(lan.get_by_role("heading", name="Questions")).to_be_visible(timeout=SOON)
    assert "questions: 1" in words(lan)
    lan.get_by_text("Tiếng Việt", exact=True).click()
    expect(lan.get_by_role("heading", name="Câu hỏi")).to_be_visible(timeout=SOON)
    settle(lan)
    answer(lan, "Văn bản gửi", "Văn bản điện tử đi")
    assert "2 số mới, 0 số đổi" in words(lan)
    assert (check(lan)[0], heard(lan)) == ([], {})
    keep(lan)
    assert office.statuses() == {"quý.csv": "checked"}
    assert "chờ người biên tập công bố" in words(lan)
    assert lan.get_by_role("button", name="Công bố ngay").count() == 0
    with lan.expect_download() as kept:
        lan.get_by_role("button", name="Tải tệp gốc").click()
    assert Path(kept.value.path()).read_text(encoding="utf-8") == FILE.format(received="1.234")
    assert kept.value.suggested_filename == f"{office.number('quý.csv')}-quy.csv"

    editor = office.enter("an", "&part=submissions")
    assert "(lan@x.vn)" in words(editor).lower()
    assert (check(editor)[0], heard(editor)) == ([], {})
    publications = office.publications()
    editor.get_by_role("button", name="Công bố ngay").click()
    expect(editor.get_by_text("Có 2 cảnh báo; hãy sửa tệp")).to_be_visible(timeout=SOON)
    settle(editor)
    assert office.publications() == publications
    editor.get_by_role("textbox", name="Vì sao 2 cảnh báo có thể giữ nguyên").fill("đã gọi hỏi")
    editor.get_by_role("button", name="Công bố ngay").dblclick()
    expect(editor.get_by_text("Số liệu trong tệp")).to_be_visible(timeout=SOON)
    settle(editor)
    assert office.publications() == publications + 1
    assert office.statuses() == {"quý.csv": "published"}
    editor.get_by_role("link", name="Đơn vị", exact=True).click()
    expect(editor.locator("h1")).not_to_have_text("Nhập số liệu")
    public = office.enter("")
    public.goto(f"{office.address}/unit?place=MH&unit=MH01&year=2026")
    settle(public)
    assert "1.234" in words(public)
    settle(lan)
    assert lan.get_by_role("button", name="Rút lại").count() == 1  # of a page that was drawn before
    lan.reload()
    settle(lan)
    assert lan.get_by_role("button", name="Rút lại").count() == 0  # what is public an editor takes back

    editor.goto(f"{office.address}/intake?place=MH&part=submissions")
    settle(editor)
    editor.get_by_label("Lý do").fill("nhầm kỳ")
    editor.get_by_role("button", name="Rút lại").click()
    expect(editor.get_by_text("Đã rút lại lần gửi")).to_be_visible(timeout=SOON)
    settle(editor)
    assert office.statuses() == {"quý.csv": "withdrawn"}
    assert "“nhầm kỳ”" in words(editor)


def test_a_remembered_answer_is_seen_and_changed(office: Office) -> None:
    lan = office.enter("lan")
    hand_in(lan, "sau.csv", FILE.format(received="1.250").replace("01/2026", "02/2026"))
    assert "2 số mới" in words(lan)
    lan.get_by_text("Câu hỏi đã trả lời: 1").click()
    asked = lan.get_by_role("combobox", name="Văn bản gửi")
    expect(asked).to_have_value("Văn bản điện tử đi (văn bản)")
    assert (check(lan)[0], heard(lan)) == ([], {})
    open_list(asked)
    lan.get_by_role("option", name="Bỏ qua các ô này").click()
    lan.get_by_role("button", name="Đổi và đọc lại").click()
    expect(lan.get_by_text("1 số mới", exact=False).first).to_be_visible(timeout=SOON)
    settle(lan)
    assert "câu hỏi" not in words(lan).replace("Câu hỏi đã trả lời", "")
    lan.get_by_role("button", name="Bỏ, chọn tệp khác").click()
    settle(lan)


def test_a_sender_sees_own_units_alone(office: Office) -> None:
    lan = office.enter("lan")
    hand_in(lan, "của-lan.csv", CLEAN.format(received=87))
    keep(lan)
    ba = office.enter("ba", "&part=submissions")
    assert "của-lan.csv" not in ba.content()
    assert "Chưa nhận tệp nào" in words(ba)
    ba.get_by_text("Gửi tệp", exact=True).click()
    settle(ba)
    open_list(ba.get_by_role("combobox", name="Đơn vị báo cáo"))
    assert [one for one in ba.get_by_role("option").all_inner_texts() if not one.startswith("Phường Hoa Sen")] == []


def _buttons(run: Run) -> dict[str, str]:
    """Return the buttons that were drawn: the end of their id, and the id."""
    ids = [m.delta.new_element.button.id for m in run.messages if m.delta.new_element.WhichOneof("type") == "button"]
    return {one.rpartition("-")[2]: one for one in ids}


def _text(run: Run) -> str:
    drawn = [message.delta.new_element for message in run.messages if message.HasField("delta")]
    return " ".join(element.SerializeToString().decode("utf-8", "ignore") for element in drawn)


def test_forged_requests_to_publish_are_refused(office: Office) -> None:
    lan = office.enter("lan")
    hand_in(lan, "giả.csv", CLEAN.format(received=89))
    keep(lan)
    number = office.number("giả.csv")
    office.enter("an").close()
    publications = office.publications()
    opened, _ = pressed(office, "an", "$$ID-0-nothing")
    button = next(id_ for end, id_ in _buttons(opened).items() if end == f"publish_{number}_now")

    seen, after = pressed(office, "lan", button)
    assert f"publish_{number}_now" not in _buttons(seen)
    assert "Lịch sử" in _text(after)
    signed_out, after = pressed(office, "", button)
    assert "giả.csv" not in _text(signed_out) + _text(after)

    try:
        gone = lambda: office.roles.write_text(SENDERS, encoding="utf-8")  # noqa: E731
        seen, after = pressed(office, "an", button, gone)
        assert f"publish_{number}_now" in _buttons(seen)
        assert "chưa được giao vai trò" in _text(after)
        assert "giả.csv" not in _text(after)
    finally:
        office.roles.write_text(EDITORS + SENDERS, encoding="utf-8")
    assert office.statuses()["giả.csv"] == "checked"
    assert office.publications() == publications
    _, after = pressed(office, "an", button)  # the same request of one who may
    assert office.statuses()["giả.csv"] == "published"
    assert office.publications() == publications + 1


def test_every_part_on_a_dark_telephone(office: Office) -> None:
    page = office.enter("an", "&lang=en", width=390, dark=True)
    for part in ("Send a file", "Submissions", "Who has reported", "Forms"):
        page.get_by_text(part, exact=True).first.click()
        settle(page)
        expect(page.get_by_role("radio", name=part)).to_be_checked()
        assert (part, check(page)[0], heard(page)) == (part, [], {})
        assert page.evaluate("() => document.querySelector('main').scrollWidth <= innerWidth")
    assert "part=forms" in page.url


def _looks_inert(page: Page) -> None:
    assert page.evaluate(INERT) == []
    assert "onerror=alert(1)" in words(page)
    assert (
        page.locator("main strong", has_text="d").filter(has_not_text="dashboard").get_by_text("d", exact=True).count()
        == 0
    )


def test_hostile_content_is_text_and_nothing_else(office: Office) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    lan = office.enter("lan")
    lan.on("dialog", note)
    name = "<img src=x onerror=alert(1)>![m](www.evil.example) :red[c] $x$ =cmd\u202e\x1b[31m.xlsx"
    lan.get_by_role("textbox", name="Tên để trích dẫn").fill(HOSTILE[:190])
    lan.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": hostile_workbook()}
    )
    expect(lan.get_by_role("region", name="Tệp số liệu")).to_contain_text("xlsx")
    assert lan.evaluate(INERT) == []
    lan.get_by_role("button", name="Đọc và kiểm tra").click()
    expect(lan.locator(".kpi-told", has_text="xlsx")).to_be_visible(timeout=SOON)
    settle(lan)
    _looks_inert(lan)
    while (asked := lan.locator("main form, main [data-testid=stForm]").get_by_role("combobox")).count():
        for box in asked.all():
            box.fill("Bỏ qua các ô này")
            lan.keyboard.press("Enter")
        before = words(lan)
        lan.get_by_role("button", name="Trả lời và đọc lại").click()
        lan.wait_for_function("before => document.querySelector('main').innerText !== before", arg=before)
        settle(lan)
    _looks_inert(lan)
    keep(lan)
    _looks_inert(lan)
    with lan.expect_download() as kept:
        lan.get_by_role("button", name="Tải tệp gốc").click()
    assert re.fullmatch(r"\d+-[a-z0-9-]+\.xlsx", kept.value.suggested_filename)

    editor = office.enter("an", "&part=submissions")
    editor.on("dialog", note)
    _looks_inert(editor)
    editor.get_by_role("button", name="Công bố ngay").click()
    expect(editor.get_by_text("Số liệu trong tệp")).to_be_visible(timeout=SOON)
    settle(editor)
    _looks_inert(editor)
    for path in (
        "unit?place=MH&unit=MH01&year=2026",
        "explore?place=MH&units=MH01&indicator=edocs_received",
        "methods?place=MH",
    ):
        editor.goto(f"{office.address}/{path}")
        settle(editor)
        assert editor.evaluate(INERT) == []
    assert "onerror=alert(1)" in words(editor)
    assert dialogs == []
    log = office.log.read_text(encoding="utf-8")
    assert "Traceback" not in log, log[-6000:]
    assert [letter for letter in log if not letter.isprintable() and letter not in "\n\t"] == []

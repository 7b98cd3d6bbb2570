"""What a person sees and does, in a real browser against a real server."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from kpi.intake.load import load
from kpi.store.warehouse import Warehouse
from tests.browser.conftest import serving, settle
from tests.building import ROOT, without_notes

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
PAGES = ("", "plan", "services", "documents", "platforms", "unit", "compare", "explore", "methods")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_first_visit_shows_the_real_figures(visit: Visit) -> None:
    page = visit("/")
    expect(page.locator("h1")).to_have_text("Thành phố Thái Nguyên, năm 2020")
    card = page.locator(".kpi-card", has_text="Hoàn thành kế hoạch cải cách hành chính")
    expect(card.locator(".kpi-value")).to_have_text("91,7 %")
    expect(card).to_contain_text("11/12 nhiệm vụ · báo cáo ghi 91,6%")
    expect(card).to_contain_text("Số trong báo cáo bị cắt bớt phần thập phân, không được làm tròn.")
    share = page.locator(".kpi-card", has_text="Tỷ lệ hồ sơ trực tuyến mức độ 3 và 4")
    expect(share.locator(".kpi-value")).to_have_text("24,1 %")
    for name, figure in (
        ("Hồ sơ mức độ 3", "2.904 hồ sơ"),
        ("Văn bản điện tử đến", "9.769 văn bản"),
        ("Văn bản điện tử đi", "7.525 văn bản"),
        ("Văn bản chỉ đạo trên mạng", "15.833 văn bản"),
        ("Hoàn thành kế hoạch công nghệ thông tin", "90 %"),
        ("Chuyên mục truyền thông", "11 chuyên mục"),
    ):
        found = page.locator(".kpi-card", has=page.get_by_role("link", name=name, exact=True))
        expect(found.locator(".kpi-value")).to_have_text(figure)
    for name in ("Độ phủ chữ ký số", "Kết nối một cửa điện tử", "Trang thông tin điện tử"):
        found = page.locator(".kpi-card", has=page.get_by_role("link", name=name, exact=True))
        expect(found.locator(".kpi-value")).to_have_text("100 %")
        expect(found).not_to_contain_text("32/32")  # what was derived from the sentence does not confirm it


def test_2019_is_shown_as_part_of_a_year(visit: Visit) -> None:
    page = visit("/?place=164&year=2019")
    card = page.locator(".kpi-card", has_text="Tỷ lệ hồ sơ trực tuyến mức độ 3 và 4")
    expect(card.locator(".kpi-value.kpi-part")).to_have_text("15,0 %")
    expect(card).to_contain_text("1.655/11.006 hồ sơ")
    expect(card).to_contain_text("Số liệu đến 14/11/2019")
    fourth = page.locator(".kpi-card", has=page.get_by_role("link", name="Hồ sơ mức độ 4", exact=True))
    expect(fourth.locator(".kpi-value")).to_have_text("0 hồ sơ")


def test_a_deep_link_opens_the_same_view_on_a_fresh_server(visit: Visit, real_warehouse: Warehouse) -> None:
    link = "/plan?lang=en&place=MH&units=MH07,MH08&area=steering&year=2023&years=2019-2024"
    with serving(real_warehouse.folder) as fresh:
        page = visit(link, base=fresh)
        expect(page.locator("h1")).to_have_text("Plan and tasks")
        expect(page.locator('[data-testid="stSidebarNav"] [aria-current="page"]')).to_contain_text("Plan and tasks")
        assert query(page) == {
            "lang": ["en"],
            "place": ["MH"],
            "units": ["MH07,MH08"],
            "area": ["steering"],
            "year": ["2023"],
            "years": ["2019-2024"],
        }
        sidebar = page.locator('[data-testid="stSidebar"]')
        expect(sidebar).to_contain_text("Hoa Lan Rừng Ward")
        expect(sidebar).to_contain_text("Hoa Ngọc Lan Ward")
        ranking = page.locator('[data-testid="stPlotlyChart"]').nth(2)
        expect(ranking).to_contain_text("in 2023")
        expect(ranking.locator(".ytick")).to_have_count(2)


def test_filters_go_into_the_address_and_stay_over_pages_and_back(visit: Visit) -> None:
    page = visit("/?place=MH&year=2024")
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_have_text("Minh Họa City, 2024")
    assert query(page)["lang"] == ["en"]
    page.get_by_role("link", name="E-documents").first.click()
    expect(page.locator("h1")).to_have_text("E-documents")
    settle(page)
    assert query(page)["year"] == ["2024"]
    page.go_back()
    expect(page.locator("h1")).to_have_text("Minh Họa City, 2024")


def test_nonsense_in_the_address_gives_the_default_on_every_page(visit: Visit) -> None:
    for name in PAGES:
        page = visit(f"/{name}?place=%3Cscript%3E&year=-1&years=x&units=';--&lang=xx&indicator=%00&unit=nobody")
        assert query(page)["place"] == ["164"]
        assert page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').count() == 0
        page.close()


def test_units_are_found_without_accents(visit: Visit) -> None:
    page = visit("/plan?place=MH")
    page.get_by_label("Tìm đơn vị").fill("phuong vi")
    page.get_by_label("Đơn vị trực thuộc").click()
    expect(page.get_by_role("option", name="Phường Hoa Phượng Vĩ – Thành phố Minh Họa")).to_be_visible()
    expect(page.get_by_role("option", name="Phường Hoa Mai")).to_have_count(0)


def test_a_click_on_a_square_opens_the_profile_of_its_unit(visit: Visit) -> None:
    page = visit("/platforms?place=164")
    page.locator('[data-testid="stPlotlyChart"]').first.get_by_text("Trưng", exact=True).click(force=True)
    expect(page.locator("h1")).to_have_text("Phường Trưng Vương")
    assert query(page)["unit"] == ["05443"]


def test_a_click_on_a_bar_opens_the_profile_of_its_unit(visit: Visit) -> None:
    page = visit("/plan?place=MH&year=2025")
    chart = page.locator('[data-testid="stPlotlyChart"]').nth(2)
    chart.scroll_into_view_if_needed()
    chart.locator(".bars .point path").first.click(force=True)
    page.wait_for_url("**/unit?**")
    settle(page)
    assert query(page)["unit"][0].startswith("MH")


def test_downloads_hold_source_coverage_and_notes(visit: Visit) -> None:
    page = visit("/explore?place=164&indicator=plan_completion")
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="Tải CSV").click()
    text = Path(csv_file.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(without_notes(text))))
    record = dict(zip(rows[0], rows[1], strict=True))
    assert float(record["Giá trị"]) == pytest.approx(91.6666666667)
    assert (record["Tử số"], record["Mẫu số"], record["Báo cáo ghi"]) == ("11", "12", "91,6%")
    assert record["Nguồn"] == "Làng nghề Việt Nam (LNV)"
    assert "# Nội dung: Hoàn thành kế hoạch cải cách hành chính – Thành phố Thái Nguyên" in text.splitlines()
    assert "MÔ PHỎNG" not in text
    with page.expect_download() as workbook:
        page.get_by_role("button", name="Tải XLSX").click()
    assert Path(workbook.value.path()).read_bytes()[:2] == b"PK"


def test_a_load_while_serving_is_seen_without_a_restart(visit: Visit, tmp_path: Path) -> None:
    data, warehouse = tmp_path / "data", Warehouse(tmp_path / "warehouse")
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("warehouse"))
    shutil.rmtree(data / "demo")
    load(data, warehouse)
    with serving(warehouse.folder) as address:
        page = visit("/", base=address)
        name = page.get_by_role("link", name="Văn bản điện tử đến", exact=True)
        card = page.locator(".kpi-card", has=name).locator(".kpi-value")
        expect(card).to_have_text("9.769 văn bản")
        figures = data / "reported" / "figures.csv"
        text = figures.read_text(encoding="utf-8")
        figures.write_text(text.replace("edocs_received,9769,9769", "edocs_received,9770,9770"), encoding="utf-8")
        assert load(data, warehouse).added == 1
        page.get_by_text("English", exact=True).click()
        page.get_by_text("Tiếng Việt", exact=True).click()
        expect(card).to_have_text("9.770 văn bản")


def test_every_page_is_reached_with_the_keyboard(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Khám phá").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Khám phá")


def test_the_page_says_which_language_it_is_in(visit: Visit) -> None:
    page = visit("/")
    assert page.evaluate("document.documentElement.lang") == "vi"

"""The briefing: what stands on a page, that it is one page, and that nothing is cut without a word."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from kpi.book.briefing.page import inlined, write_brief, write_document
from kpi.book.briefing.plan import Brief, plan_brief
from kpi.book.opening import open_view, remembering
from kpi.book.view import View
from kpi.images.renderer import Renderer
from kpi.store.warehouse import Warehouse
from tests.building import World, said

LONGEST = "Thị trấn Nông trường Liên Sơn"


def look(store: Warehouse, place: str, year: int, *, unit: str = "", lang: str = "vi", base: str = "") -> View:
    query = {"place": place, "unit": unit, "year": str(year), "lang": lang}
    return open_view(store, query, base=base, keep=remembering())


def rows(brief: Brief) -> list[tuple[str, ...]]:
    """Return the cells of the columns that are shown, without the area, plain spaces for hard ones."""
    names = [name for name in brief.table.heads if name != "col_area"]
    return [tuple(row[name].replace("\u00a0", " ") for name in names) for row in brief.table.rows]


class Words(HTMLParser):
    """Gathers what is to be read of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.told.append(data)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", " ".join(Words(html).told))


def article(view: View) -> str:
    return write_brief(plan_brief(view), [])


def test_the_real_city_in_vietnamese(real_warehouse: Warehouse) -> None:
    brief = plan_brief(look(real_warehouse, "164", 2020))
    assert list(brief.table.heads.values()) == ["Lĩnh vực", "Chỉ tiêu", "Giá trị", "Thành phần", "So với năm trước"]
    told = rows(brief)
    assert told[:6] == [
        ("Hoàn thành kế hoạch cải cách hành chính", "91,7 %", "11/12 nhiệm vụ · báo cáo ghi 91,6%", "– ¹"),
        ("Nhiệm vụ được giao", "12 nhiệm vụ", "", "– ¹"),
        ("Nhiệm vụ hoàn thành", "11 nhiệm vụ", "", "– ¹"),
        ("Chuyên mục truyền thông", "11 chuyên mục", "", "– ¹"),
        ("Tỷ lệ hồ sơ trực tuyến mức độ 3 và 4", "24,1 % ²", "", "– ³"),
        ("Hồ sơ mức độ 3", "2.904 hồ sơ", "", "– ³"),
    ]
    assert told[-1] == ("Văn bản chỉ đạo trên mạng", "15.833 văn bản", "", "– ¹")
    assert [row["col_area"] for row in brief.table.rows][::5] == [
        "Chỉ đạo điều hành",
        "Thủ tục hành chính",
        "Chính quyền điện tử, chính quyền số",
    ]
    assert brief.table.notes.replace("\u00a0", " ").startswith(
        "¹ Năm trước không có số liệu. ² Nêu sẵn trong báo cáo, không có số thành phần. ³ Không so với năm"
    )
    assert "32/32" not in brief.table.notes  # what was derived from the sentence does not confirm it
    page = words(write_brief(brief, []))
    assert "Thành phố Thái Nguyên, năm 2020" in page
    assert "Thuộc Tỉnh Thái Nguyên · mã 164 · số liệu công bố lần 1, ngày " in page
    assert "▲ Hoàn thành kế hoạch công nghệ thông tin: Báo cáo ghi 90% của 5: không số nguyên nào" in page
    assert "[Làng nghề Việt Nam (LNV), đoạn 6]" in page
    assert "Nguồn: Làng nghề Việt Nam (LNV). Số liệu đến 31/12/2020." in page
    assert "MÔ PHỎNG" not in page


def test_the_real_city_in_english(real_warehouse: Warehouse) -> None:
    brief = plan_brief(look(real_warehouse, "164", 2020, lang="en"))
    assert rows(brief)[0] == (
        "Completion of the reform plan",
        "91.7%",
        "11/12 tasks · the report says 91,6%",
        "– ¹",
    )
    assert rows(brief)[5] == ("Level-3 dossiers", "2,904 dossiers", "", "– ³")
    page = words(write_brief(brief, []))
    assert "Thái Nguyên City, 2020" in page
    assert "Dossiers overdue: latest figure: 2015" in page
    assert "Source: Làng nghề Việt Nam (LNV). Data to 31 Dec 2020." in page


def test_two_charts_up_to_the_year(real_warehouse: Warehouse) -> None:
    charts = plan_brief(look(real_warehouse, "164", 2020)).charts
    assert [chart.title for chart in charts] == [
        "Tỷ lệ hồ sơ trực tuyến mức độ 3 và 4 – Thành phố Thái Nguyên",
        "Độ phủ chữ ký số năm 2020: các đơn vị thuộc Thành phố Thái Nguyên",
    ]
    trend, among = plan_brief(look(real_warehouse, "MH", 2022, unit="MH07")).charts
    assert trend.title == "Hoàn thành kế hoạch cải cách hành chính – Phường Hoa Lan Rừng"
    assert trend.answer["year"].max() == 2022
    assert among.title == "Phường Hoa Lan Rừng và các đơn vị thuộc Thành phố Minh Họa, năm 2022"
    assert {chart.paper.address for chart in (trend, among)} == {""}


def test_a_made_up_place_says_so_by_rule_of_its_data(real_warehouse: Warehouse) -> None:
    page = article(look(real_warehouse, "MH", 2025, unit="MH07", lang="en"))
    assert '<div class="mark" aria-hidden="true">SỐ LIỆU MÔ PHỎNG<br>SYNTHETIC DATA</div>' in page
    assert "SYNTHETIC DATA · This place does not exist; every figure is made by a generator." in words(page)


def test_target_place_and_coverage_in_short(world: World) -> None:
    handled = [said(f"W{number}", "2020", "handled", 100) for number in (1, 2, 3)]
    handled += [said(f"W{number}", "2020", "online_part", 0) for number in (1, 2, 3)]
    online = [said(f"W{number}", "2020", "online_full", count) for number, count in ((1, 60), (2, 30), (3, 30))]
    earlier = {"handled": 80, "online_full": 44, "online_part": 0}
    more = [said("W1", "2019", item, value) for item, value in earlier.items()]
    world.publish(*handled, *online, *more)
    city = plan_brief(look(world.warehouse, "C", 2020))
    assert rows(city)[0] == ("Tỷ lệ trực tuyến", "40,0 %", "120/300 hồ sơ", "– ¹", "✕ Chưa đạt · 50 %", "3/3")
    ward = plan_brief(look(world.warehouse, "C", 2020, unit="W1", lang="en"))
    assert list(ward.table.heads) == [
        "col_area", "col_indicator", "col_value", "col_parts", "col_change", "col_place",
    ]  # fmt: skip
    assert rows(ward)[:2] == [
        ("Online share", "60.0%", "60/100 dossiers", "+5.0 points", "1/3"),
        ("Dossiers handled", "100 dossiers", "", "+20 (+25.0%)", ""),
    ]
    assert "Improved Online share: +5.0 points" in words(write_brief(ward, []))
    shared = plan_brief(look(world.warehouse, "C", 2020, unit="W2"))
    assert rows(shared)[0][-1] == "2/3 ²"
    assert "² Đồng hạng với 1 đơn vị khác." in shared.table.notes.replace("\u00a0", " ")


def test_part_of_a_year_is_told_in_a_note(world: World) -> None:
    world.publish(said("W1", "2020-01-01/2020-11-14", "handled", 10), said("W1", "2021", "late", 0))
    brief = plan_brief(look(world.warehouse, "C", 2020, unit="W1"))
    assert rows(brief) == [("Hồ sơ đã giải quyết", "10 hồ sơ ¹", "– ²")]
    assert brief.table.notes.replace("\u00a0", " ").startswith("¹ Số liệu đến 14/11/2020, chưa trọn năm (dấu rỗng). ² ")


def test_nothing_reported_is_an_honest_page(world: World) -> None:
    world.publish(said("W1", "2020", "handled", 10), said("W2", "2019", "handled", 10))
    brief = plan_brief(look(world.warehouse, "C", 2020, unit="W2"))
    page = words(write_brief(brief, []))
    assert "Không có số liệu nào của Phường Hai năm 2020. Các năm có số liệu: 2019." in page
    assert "Hồ sơ đã giải quyết: số mới nhất: năm 2019" in page
    assert "<table" not in write_brief(brief, [])
    silent = article(look(world.warehouse, "C", 2020, unit="W3", lang="en"))
    assert "Ward Three has not reported any indicator for 2020." in words(silent)
    assert "Years with figures" not in words(silent)


def test_names_are_words_and_never_markup(world: World) -> None:
    path = world.data / "units" / "units.csv"
    evil = '<b onclick=x>Một</b> & "; } body {'
    table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    for line in table:
        line[5] = evil if line[0] == "W1" else line[5]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(table)
    world.begin(said("W1", "2020", "handled", 10))
    view = look(world.warehouse, "C", 2020, unit="W1")
    page = write_document(view, [article(view)])
    assert "<b onclick" not in page
    assert "body {'" not in page.split("</style>")[0]
    assert evil in words(page)


def publish_many(world: World, count: int) -> View:
    """Load so many indicators with long names for a ward with a long one; every third can be compared."""
    name = "Tỷ lệ văn bản, hồ sơ công việc được tạo lập, xử lý và ký số hoàn toàn trên môi trường mạng"
    plain = ["Đ.", "D."]
    measures = [[f"m{n}", f"{name} {n}", f"M {n}", *plain, "dossiers", "flow", "yes"] for n in range(count)]
    indicators = [
        [f"i{n}", "result", f"{name} {n}", f"I {n}", *plain, "count", f"m{n}", "", "dossiers", "up", 0, *[""] * 5]
        for n in range(count)
    ]
    for file, lines in (("measures", measures), ("indicators", indicators)):
        with (world.data / "catalog" / f"{file}.csv").open("a", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(lines)
    path = world.data / "units" / "units.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Phường Một", LONGEST * 2), encoding="utf-8")
    figures = [said("W1", "2020", f"m{n}", 1_234_567 + n) for n in range(count)]
    world.publish(*figures, *(said("W1", "2019", f"m{n}", 1_200_000) for n in range(0, count, 3)))
    return look(world.warehouse, "C", 2020, unit="W1", base="https://cai-cach.thai-nguyen.example.vn")


def test_what_does_not_fit_is_counted_and_the_changed_come_first(world: World) -> None:
    brief = plan_brief(publish_many(world, 40))
    shown = len(brief.table.rows)
    assert 10 < shown < 40
    kept = [row["col_indicator"].split()[-1] for row in brief.table.rows]
    assert {str(n) for n in range(0, 40, 3)} <= set(kept)
    page = words(write_brief(brief, []))
    assert f"Trang này có chỗ cho {shown} chỉ tiêu; còn {40 - shown} chỉ tiêu khác ở trang “Đơn vị”" in page
    assert "và 12 chỉ tiêu khác, xem trang “Đơn vị”" in page
    assert "cai-cach.thai-nguyen.example.vn/unit?lang=vi&unit=W1&asof=1" in page


def drawn(view: View, renderer: Renderer) -> str:
    brief = plan_brief(view)
    specs = [chart.still.to_dict() for chart in brief.charts]
    sizes = [{side: int(spec["layout"][side]) for side in ("width", "height")} for spec in specs]
    images = [renderer.image(spec, **size, scale=1, format="svg") for spec, size in zip(specs, sizes, strict=True)]
    return write_brief(brief, [inlined(svg) for svg in images])


@pytest.mark.browser
def test_printed_it_is_one_page_with_text_that_can_be_read(
    real_warehouse: Warehouse, world: World, tmp_path: Path
) -> None:
    views = {
        "city": look(real_warehouse, "164", 2020),
        "few": look(real_warehouse, "164", 2020, unit="05443"),
        "synthetic city": look(real_warehouse, "MH", 2022, lang="en", base="https://cai-cach.example.vn"),
        "many": look(real_warehouse, "MH", 2022, unit="MH07", base="https://cai-cach.example.vn"),
        "findings": look(real_warehouse, "MH", 2023),
        "nothing": look(real_warehouse, "164", 2015, unit="05443"),
        "forty": publish_many(world, 40),
    }
    printed = {}
    with Renderer(seconds=120) as renderer:
        for name, view in views.items():
            pdf = PdfReader(io.BytesIO(renderer.pdf(write_document(view, [drawn(view, renderer)]))))
            assert len(pdf.pages) == 1, name
            width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
            assert (round(width), round(height)) == (595, 842), name
            printed[name] = re.sub(r"[\s\u00a0]+", " ", pdf.pages[0].extract_text())
    for text in (
        "Thành phố Thái Nguyên, năm 2020",
        "91,7 %",
        "11/12 nhiệm vụ",
        "15.833 văn bản",
        "24,1 %",
        "Trang 1/1",
    ):
        assert text in printed["city"]
    assert "Chính quyền điện tử, chính quyền số" in printed["city"]
    assert "1/32" in printed["few"]
    assert "SYNTHETIC DATA" in printed["synthetic city"]
    assert "Page 1/1" in printed["synthetic city"]
    assert "cai-cach.example.vn" in printed["many"]
    assert "Không có số liệu nào của" in printed["nothing"]
    assert LONGEST in printed["forty"]

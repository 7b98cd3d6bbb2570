"""The page that compares units: what it says, and what it says where there is nothing to compare."""

import csv
import io
from typing import Any

import pytest

from kpi.analysis.compare import side_by_side, spread
from kpi.analysis.selection import read_selection
from kpi.book.files import as_csv
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from kpi.ui.literal import literal
from kpi.ui.view import View
from tests.building import without_notes
from tests.ui.conftest import Open, specs, words


def test_three_charts_of_the_fictional_city(open_page: Open) -> None:
    app = open_page("compare", place="MH", units="MH07,MH20", indicator="on_time_share", unit="MH07", year="2023")
    said = words(app)
    for text in (
        "Tỷ lệ giải quyết đúng hạn, 2018–2025: từng đơn vị",
        "2023: 23/24 đơn vị (không tính: 1 không có số liệu)",
        "đó không phải số của Thành phố Minh Họa",
        "So sánh được 22/25 đơn vị.",
        "Chữ đậm: đơn vị được chọn.",
        "Không so sánh 2 đơn vị: số liệu năm 2025 chưa đủ năm (Phường Hoa Thủy Tiên, Phường Hoa Trạng Nguyên).",
        "Không so sánh 1 đơn vị: năm 2018 không có số liệu (Phường Hoa Tứ Quý).",
        "Hồ sơ toàn trình,hồ sơ,600,635,398 – 1.016,206 – 1.681,23/24 đơn vị,1 không có số liệu",
    ):
        assert text in said, text
    assert len(specs(app)) == 3


def test_three_charts_in_english(open_page: Open) -> None:
    app = open_page("compare", place="MH", units="MH07,MH20", indicator="edocs_sent", year="2023", lang="en")
    said = words(app)
    for text in (
        "E-documents sent, 2018–2025, unit by unit",
        "it is not the figure of Minh Họa City",
        "Compared: ",
        'Full-service dossiers,dossiers,600,635,"398 – 1,016","206 – 1,681",23/24 units,1 without a figure',
    ):
        assert text in said, text
    assert app.title[0].value == "Compare"


def test_of_more_than_eight_units_the_first_are_drawn_and_how_to_choose_is_said(open_page: Open) -> None:
    app = open_page("compare", place="MH", indicator="plan_completion")
    assert "Có 25 đơn vị; biểu đồ vẽ 8 đơn vị đầu tiên" in app.info[0].value
    panels = [name for name in specs(app)[0]["layout"] if name.startswith("xaxis")]
    assert len(panels) == 8
    few = open_page("compare", place="MH", indicator="plan_completion", units="MH01,MH02,MH03")
    assert not few.info


def test_one_year_has_no_spread_and_says_so(open_page: Open) -> None:
    app = open_page("compare", place="173", units="05965,05968", unit="05965")
    told = [
        "Huyện Phú Bình mới có số liệu một năm (2022), nên chưa có thay đổi để so sánh.",
        "Chưa đủ hai đơn vị (kể cả Xã Dương Thành) có số liệu trọn năm 2022, nên không có trung vị để so sánh.",
    ]
    assert [info.value for info in app.info] == [literal(text) for text in told]
    assert "2022: 70,74 %, đến 8/11" in words(app).replace("</b>", "")


def test_where_nothing_may_be_compared_the_reasons_stand(open_page: Open) -> None:
    app = open_page("compare", place="164", year="2020", units="05443,05446")
    assert app.info[0].value == literal(
        "Không so sánh 32 đơn vị: năm 2015 không có số liệu "
        "(Phường Quán Triều, Phường Quang Vinh, Phường Túc Duyên, …)."
    )
    assert words(app).count("năm 2015 không có số liệu") == 33  # each unit in the table


def test_a_place_without_units_explains_itself(open_page: Open) -> None:
    said = words(open_page("compare", place="172"))
    assert "Thành phố Phổ Yên không có đơn vị trực thuộc nào trong dữ liệu" in said
    assert "Chưa đủ hai đơn vị (kể cả Thành phố Phổ Yên) có số liệu trọn năm" in said


def test_a_unit_without_siblings_explains_itself(open_page: Open) -> None:
    app = open_page("compare", place="MH", unit="MH", units="MH01,MH02")
    assert app.info[0].value.startswith("Thành phố Minh Họa không có đơn vị cấp trên trong dữ liệu")
    assert len(specs(app)) == 2


def test_an_area_without_figures_explains_itself(open_page: Open) -> None:
    app = open_page("compare", place="MH", area="organisation")
    assert specs(app) == []
    assert [info.value.split(" ")[0] for info in app.info] == ["Phường", "Phường"]


def test_choices_go_into_the_address(open_page: Open) -> None:
    app = open_page("compare", place="MH")
    app.selectbox(key="f_unit").select("MH18").run()
    app.selectbox(key="f_indicator").select("on_time_share").run()
    assert (app.query_params["unit"], app.query_params["indicator"]) == ("MH18", "on_time_share")


def _noted(spec: dict[str, Any]) -> str:
    """Return the notes below the plot of a figure."""
    return " ".join(note["text"] for note in spec["layout"]["annotations"] if note.get("name") == "notes").replace(
        "<br>", " "
    )


def test_years_are_compared_on_the_units_of_today(open_page: Open) -> None:
    app = open_page("compare", place="164", ground="today", indicator="signature_coverage")
    said = words(app)
    assert "Địa giới: Theo đơn vị hôm nay." in words(app)
    assert "2020: 3/8 đơn vị (không tính: 5 không đủ địa bàn)" in said
    plain = said.replace("<b>", "").replace("</b>", "")
    assert "Phường Phan Đình Phùng (từ 1/7/2025) để trống: không tách được" in plain
    assert "Không so sánh 3 đơn vị: hai năm không cùng địa bàn, hoặc số liệu không tách được" in said
    (one_year,) = (spec for spec in specs(app) if "kể cả Phường Quán Triều" in _noted(spec))
    assert "Địa giới" not in _noted(one_year)


def test_the_reason_of_a_new_definition_stands_below_the_charts(open_page: Open) -> None:
    app = open_page("compare", place="MH", indicator="eservice_share", units="MH01,MH02")
    assert literal("Không so sánh 25 đơn vị: định nghĩa thay đổi giữa 2018 và 2025") in app.info[0].value


@pytest.fixture
def view(real: Snapshot) -> View:
    reference = read_reference(real)
    selection = read_selection({"place": "MH"}, reference, [2025])
    return View(real, reference, selection, (2025,), Wording(reference, "vi"))


def test_downloads_hold_medians_and_changes_as_plain_numbers(view: View) -> None:
    beside = side_by_side(view.data, "MH", "edocs_sent", ["MH07"], 2022, 2022)
    moved = spread(view.data, "MH", "edocs_sent", 2021, 2024)
    rows = [
        next(csv.DictReader(io.StringIO(without_notes(as_csv(view, answer, "T").decode("utf-8-sig")))))
        for answer in (beside, moved)
        for answer in (beside, moved)
    ]
    assert {name: rows[0][name] for name in ("Giá trị", "Trung vị các đơn vị", "Số đơn vị được tính")} == {
        "Giá trị": "1754",
        "Trung vị các đơn vị": "1082.5",
        "Số đơn vị được tính": "24",
    }
    assert (rows[1]["Năm"], rows[1]["Giá trị"], rows[1]["Thay đổi giữa hai năm"]) == ("2021", "1277", "1748")

"""The three views of years on the pages: as reported, on today's units, on the units of a day."""

from tests.ui.conftest import Open, specs, words


def test_signature_coverage_of_2020_on_the_units_of_today(open_page: Open) -> None:
    app = open_page("platforms", place="164", year="2020", ground="today")
    table = app.dataframe[0].value
    shares = dict(zip(table["Đơn vị"], table["Giá trị"].fillna(-1), strict=True))
    assert shares == {
        "Phường Linh Sơn (từ 1/7/2025)": 100,
        "Phường Quan Triều (từ 1/7/2025)": 100,
        "Phường Quyết Thắng (từ 1/7/2025)": 100,
        "Xã Đại Phúc (từ 1/7/2025)": 100,
        "Xã Tân Cương (từ 1/7/2025)": 100,
        "Phường Phan Đình Phùng (từ 1/7/2025)": -1,
        "Phường Gia Sàng (từ 1/7/2025)": -1,
        "Phường Tích Lương (từ 1/7/2025)": -1,
    }
    ground = dict(zip(table["Đơn vị"], table["Địa giới"], strict=True))
    assert ground["Phường Linh Sơn (từ 1/7/2025)"] == ""
    assert ground["Phường Tích Lương (từ 1/7/2025)"] == (
        "để trống vì Phường Cam Giá chia cho nhiều đơn vị mà tỷ lệ không công bố"
    )
    assert "Gồm cả xã Bình Sơn (thành phố Sông Công)" in ground["Xã Tân Cương (từ 1/7/2025)"]
    coverage = dict(zip(table["Đơn vị"], table["Độ phủ"], strict=True))
    assert [coverage[f"Phường {name} (từ 1/7/2025)"] for name in ("Linh Sơn", "Quan Triều", "Quyết Thắng")] == [
        "suy ra cho 5/5 đơn vị, không đơn vị nào báo cáo",
        "suy ra cho 4/4 đơn vị, không đơn vị nào báo cáo",
        "suy ra cho 3/3 đơn vị, không đơn vị nào báo cáo",
    ]


def test_in_english_too(open_page: Open) -> None:
    said = words(open_page("platforms", place="164", year="2020", ground="today", lang="en"))
    assert "Ground: On the units of today." in said
    assert "blank, as Cam Giá Ward went to several units in proportions that were not published" in said


def test_the_three_views_of_the_fictional_merger(open_page: Open) -> None:
    asked = {"place": "MH", "units": "MH15,MH16", "indicator": "dossiers_resolved"}
    drawn = {
        ground: [
            trace["name"] for trace in specs(open_page("explore", ground=ground, **asked))[0]["data"] if trace["x"]
        ]
        for ground in ("", "today", "2024-12-31")
    }
    assert set(drawn[""]) == set(drawn["2024-12-31"]) == {"Phường Hoa Thủy Tiên", "Phường Hoa Trạng Nguyên"}
    assert drawn["today"] == ["Hồ sơ đã giải quyết"]
    said = words(open_page("explore", ground="2024-12-31", **asked))
    assert "Địa giới: Theo đơn vị ngày 31/12/2024." in said
    assert "để trống vì nay thuộc Phường Hoa Tứ Quý, không tách riêng được" in said


def test_the_choice_stands_in_the_sidebar_and_the_address_keeps_it(open_page: Open) -> None:
    app = open_page("explore", place="MH")
    assert app.selectbox(key="f_ground").options == [
        "Như đã báo cáo",
        "Theo đơn vị hôm nay",
        "Theo đơn vị ngày 30/6/2025",
    ]
    app.selectbox(key="f_ground").set_value("today").run()
    assert app.query_params["ground"] == "today"
    assert "ground" not in open_page("explore", place="MH", ground="yesterday").query_params
    assert not [box for box in open_page("explore", place="173").selectbox if box.key == "f_ground"]


def test_a_merged_ward_shows_its_predecessors_and_the_day(open_page: Open) -> None:
    app = open_page("unit", place="MH", unit="MH15@2025-07-01")
    said = words(app)
    assert "Phường Hoa Tứ Quý gồm: Phường Hoa Thủy Tiên và Phường Hoa Trạng Nguyên." in said
    chart = specs(app)[-1]
    assert {"Phường Hoa Thủy Tiên", "Phường Hoa Trạng Nguyên", "Phường Hoa Tứ Quý (từ 1/7/2025)"} <= {
        trace["name"] for trace in chart["data"]
    }
    assert "Đổi địa giới 1/7/2025" in [note["text"] for note in chart["layout"]["annotations"]]


def test_a_unit_of_today_has_a_profile_of_2020_on_its_ground(open_page: Open) -> None:
    app = open_page("unit", place="164", unit="05710@2025-07-01", year="2020", ground="today")
    said = words(app)
    assert "suy ra cho 5/5 đơn vị, không đơn vị nào báo cáo" in said
    assert (
        "Phường Linh Sơn gồm: Phường Chùa Hang, Xã Cao Ngạn, Xã Linh Sơn, Phường Đồng Bẩm và Xã Huống Thượng." in said
    )
    assert "Phường Chùa Hang" in app.table[-1].value.to_csv()


def test_the_break_of_august_2022_parts_lines_and_is_explained(open_page: Open) -> None:
    app = open_page("services", place="MH")
    said = words(app)
    assert "Từ 15/8/2022: bốn mức độ dịch vụ công được thay bằng hai loại" in said
    assert "không so sánh được với trước đó (Nghị định 42/2022/NĐ-CP)." in said
    overview = words(open_page(place="MH", year="2022"))
    assert "Không so với năm trước: định nghĩa đã thay đổi" in overview

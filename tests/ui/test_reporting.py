"""Who has reported, and forms to fill in, as parts of a page."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from kpi.analysis.submissions import reporting
from kpi.book.files import as_csv
from kpi.book.opening import open_view
from kpi.book.reporting import reporting_chart, reporting_rows
from kpi.intake.forms.bundle import form_name, write_bundle
from kpi.intake.forms.due import units_of
from kpi.intake.forms.identity import SHEET
from kpi.store.warehouse import Warehouse
from tests.building import without_notes
from tests.intake.forms.filling import as_period, opened
from tests.ui.conftest import specs, words

MARCH = date(2023, 3, 1), date(2023, 3, 31)  # Xã Suối Mây Bạc is silent in this year


def page(folder: str, lang: str, part: str, units: list[str] | None) -> None:
    from pathlib import Path

    import kpi.ui.forms
    import kpi.ui.reporting
    from kpi.book.opening import open_view
    from kpi.intake.load import derive_state
    from kpi.store.warehouse import Warehouse

    view = open_view(Warehouse(Path(folder), derive_state), {"place": "MH", "lang": lang})
    draw = {"reporting": kpi.ui.reporting.draw_reporting, "forms": kpi.ui.forms.draw_forms}[part]
    draw(view, units)


def shown(warehouse: Warehouse, part: str, units: list[str] | None = None, lang: str = "vi") -> AppTest:
    given = {"folder": str(warehouse.folder), "lang": lang, "part": part, "units": units}
    app = AppTest.from_function(page, kwargs=given, default_timeout=60).run()
    assert not app.exception, app.exception[0].message
    return app


def labels(app: AppTest, kind: str) -> list[str]:
    return [str(element.proto.label) for element in app.get(kind)]


def test_who_has_reported_is_told_counted_and_drawn(real_warehouse: Warehouse) -> None:
    app = shown(real_warehouse, "reporting")
    assert app.selectbox[0].value == "2025"  # the newest for which anybody has
    app.selectbox[0].select("2023-03").run()
    said = words(app)
    assert "23/24 đơn vị đã báo cáo. Đã có 276/288 số liệu phải báo cáo." in said
    assert "SỐ LIỆU MÔ PHỎNG" in said
    table = app.dataframe[0].value
    assert list(table.columns) == ["Đơn vị", "Tình trạng", "Số liệu đã có", "Nhận lần đầu"]
    assert table.loc[table["Đơn vị"] == "Xã Suối Mây Bạc", ["Tình trạng", "Số liệu đã có"]].to_numpy().tolist() == [
        ["✕ chưa báo cáo", "0/12"]
    ]
    assert app.code[0].value.startswith("Về việc gửi số liệu cải cách hành chính tháng 3 năm 2023: Đến ngày ")
    assert "còn 1/24 đơn vị thuộc Thành phố Minh Họa chưa gửi: Xã Suối Mây Bạc." in app.code[0].value
    app.date_input[0].set_value(date(2023, 4, 10)).run()
    assert "0/24 đơn vị báo cáo đúng hạn (ngày 10/4/2023), 23 báo cáo muộn, 1 chưa báo cáo." in words(app)
    assert labels(app, "download_button") == ["Tải XLSX", "Tải CSV"]


def test_a_sender_sees_the_own_unit_alone(real_warehouse: Warehouse) -> None:
    app = shown(real_warehouse, "reporting", ["MH07"], "en")
    app.selectbox[0].select("2023-03").run()
    assert app.dataframe[0].value["Unit"].tolist() == ["Hoa Lan Rừng Ward"]
    assert (specs(app), app.code.len) == ([], 0)
    assert "Suối Mây Bạc" not in words(app)
    nobody = shown(real_warehouse, "reporting", [], "en")
    assert (nobody.info[0].value, nobody.dataframe.len) == ("Nobody has to report for this period.", 0)


def test_the_map_says_who_reported_by_mark_and_words(real_warehouse: Warehouse) -> None:
    view = open_view(real_warehouse, {"place": "MH", "lang": "en"})
    found = view.ask(reporting, "MH", *MARCH)
    chart = reporting_chart(view, found, as_period("2023-03"), None)
    assert chart is not None
    *key, tiles = chart.figure.data
    assert [trace.name for trace in key] == ["✓ reported", "✕ not reported"]
    by_unit = dict(zip(tiles.customdata, tiles.text, strict=True))
    assert by_unit["MH07"].endswith("<b>✓ 12/12</b>")
    assert by_unit["MH20"].endswith("<b>✕</b>")
    assert len(by_unit) == 24
    assert chart.alt.endswith(
        "23 of 24 units have reported. 276 of 288 figures that are due are known. Not reported: Suối Mây Bạc Commune."
    )
    assert chart.synthetic
    assert reporting_chart(view, found[:1], as_period("2023-03"), None) is None


def test_the_file_of_who_has_reported_has_plain_figures(real_warehouse: Warehouse) -> None:
    view = open_view(real_warehouse, {"place": "MH", "lang": "en"})
    text = as_csv(view, view.ask(reporting, "MH", *MARCH), "x", reporting_rows).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(StringIO(without_notes(text))) if row["Unit code"] in ("MH19", "MH20")]
    assert [(row["Status"], row["Standing"], row["Figures known"], row["Figures due"]) for row in rows] == [
        ("in_time", "reported", "12", "12"),
        ("missing", "not reported", "0", "12"),
    ]
    assert rows[0]["First received"].endswith("Z")
    assert rows[1]["First received"] == ""


def test_forms_are_offered_and_made_on_the_click(real_warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def make(*told: Any) -> bytes:
        made.append(told)
        return b"x"

    monkeypatch.setattr("kpi.ui.forms.write_form", make)
    monkeypatch.setattr("kpi.ui.forms.write_bundle", make)
    clicks: dict[str, Any] = {}
    button = st.download_button

    def kept(label: str, data: Any, file_name: str, *more: Any, **options: Any) -> Any:
        clicks[file_name] = data
        return button(label, data, file_name, *more, **options)

    monkeypatch.setattr("kpi.ui.forms.st.download_button", kept)
    app = shown(real_warehouse, "forms")
    app.selectbox(key="forms_period").select("2025-12").run()
    app.selectbox(key="forms_unit").select("MH07").run()
    app.date_input[0].set_value(date(2026, 1, 10)).run()
    assert labels(app, "download_button") == ["Tải biểu của đơn vị (XLSX)", "Tải biểu của cả 24 đơn vị (ZIP)"]
    assert made == []
    clicks["MH07-phuong-hoa-lan-rung-2025-12.xlsx"]()
    clicks["MH-thanh-pho-minh-hoa-2025-12.zip"]()
    (_, _, unit, *one), (_, _, units, *several) = made
    assert (unit.id, len(units)) == ("MH07", 24)
    assert [(told[0].code, *told[1:]) for told in (one, several)] == [("2025-12", "vi", date(2026, 1, 10))] * 2


def test_a_sender_gets_the_own_form_alone(real_warehouse: Warehouse) -> None:
    app = shown(real_warehouse, "forms", ["MH07"], "en")
    assert app.selectbox(key="forms_unit").options == ["Hoa Lan Rừng Ward"]
    assert labels(app, "download_button") == ["Download the unit's form (XLSX)"]
    nothing = shown(real_warehouse, "forms", ["XX"], "en")
    assert nothing.info[0].value == "There is no unit to write a form for."


def test_the_archive_holds_a_form_of_each_unit_under_a_safe_name(real_warehouse: Warehouse) -> None:
    view = open_view(real_warehouse, {"place": "MH", "lang": "vi"})
    tree, period = view.reference.tree, as_period("2025-12")
    units = units_of(tree, tree["MH"], period)[:3]
    content = write_bundle(view.data, view.reference, units, period)
    assert content == write_bundle(view.data, view.reference, units, period)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == [form_name(unit, period, "vi") for unit in units]
        assert opened(archive.read("MH01-phuong-hoa-mai-2025-12.xlsx"))[SHEET]["A2"].value == "MH01"
    assert form_name(tree["MH15@2025-07-01"], as_period("2025-08-01/2025-08-09"), "vi") == (
        "MH15-2025-07-01-phuong-hoa-tu-quy-2025-08-01--2025-08-09.xlsx"
    )

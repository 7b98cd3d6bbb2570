"""What a form asks for and how it looks."""

from datetime import date

import pytest

from kpi.intake.forms.due import what_is_due, year_before
from kpi.intake.forms.identity import HEAD_ROW, Column
from tests.building import World, said, unit
from tests.intake.forms.filling import Desk, as_period, opened
from tests.store.test_offices import place_offices


def due(desk: Desk, unit_id: str, period: str) -> tuple[str, list[str]]:
    found = what_is_due(desk.data, desk.reference, desk.reference.tree[unit_id], as_period(period))
    return found.basis, [line.item for line in found.lines]


def test_due_is_what_units_of_the_kind_report_for_such_periods(desk: Desk) -> None:
    assert due(desk, "MH07", "2022-03") == (
        "same",
        [
            *("dossiers_received", "dossiers_resolved", "dossiers_resolved_on_time", "dossiers_in_progress"),
            *("dossiers_returned", "dossiers_overdue", "dossiers_processed", "dossiers_level3", "dossiers_level4"),
            *("edocs_received", "edocs_sent", "edocs_directed"),
        ],
    )
    valid_then = due(desk, "MH07", "2022-08")[1]
    assert {"dossiers_level3", "dossiers_level4", "dossiers_full", "dossiers_partial"} <= set(valid_then)
    assert "dossiers_level3" not in due(desk, "MH07", "2022-09")[1]
    assert due(desk, "05443", "2024-Q1") == ("other", ["signature_units", "onestop_units", "website_units"])


ELSEWHERE = said("P", "2020", "score", 1)  # a figure of a unit of another kind


def test_where_nobody_has_reported_the_catalogue_is_due(world: World) -> None:
    valid = ["handled", "online_full", "online_part", "late", "waiting", "room", "wired", "pooled"]
    world.write("units/units.csv", unit("P", kind="province"), unit("C"), unit("W1", "C"))
    assert due(Desk(world.show(ELSEWHERE)), "W1", "2020") == ("catalogue", valid)


@pytest.mark.parametrize("asked", [("communes", "W1"), ("both", "W1", "D1"), ("offices", "D1"), ("place",)])
def test_nobody_is_asked_for_what_is_not_due_from_him(world: World, asked: tuple[str, ...]) -> None:
    place_offices(world, asked[0])
    office = unit("D1", "C", kind="office")
    world.write("units/units.csv", unit("P", kind="province"), unit("C"), unit("W1", "C"), office)
    desk = Desk(world.show(ELSEWHERE))
    found = {name: "handled" in due(desk, name, "2020")[1] for name in ("W1", "D1", "C")}
    assert found == {name: name in (*asked, "C") for name in ("W1", "D1", "C")}


def test_a_stated_share_is_due_only_without_its_parts(world: World) -> None:
    shares = [
        said("W1", "2020", "online_share", 50),
        said("W2", "2020", "late_share", 5),
        said("W2", "2020", "score", 7),
    ]
    parts = [said("W1", "2020", item, 9) for item in ("late", "handled", "online_full")]
    desk = Desk(world.show(*shares, *parts))
    assert due(desk, "W1", "2021") == ("same", ["handled", "online_full", "late", "online_share", "score"])


def test_the_last_figures_stand_beside_the_empty_cell(world: World) -> None:
    desk = Desk(
        world.show(
            said("W1", "2019-Q2", "handled", 1500, printed="1.500"),
            said("W1", "2020-Q1", "handled", 15833, printed="khoảng 15,8 ngàn"),
            said("W1", "2019", "late", 12),
            said("W1", "2020-Q3", "late", 99),
        )
    )
    file = desk.write("W1", "2020-Q2")
    sheet = opened(file).worksheets[0]
    rows = {item: entry.row for item, entry in desk.entries(file).items()}
    shown = {
        item: [sheet.cell(row, int(column)).value for column in (Column.BEFORE, Column.YEAR_BEFORE)]
        for item, row in rows.items()
    }
    assert shown == {
        "handled": ["15.833 (khoảng 15,8 ngàn)\n2020-Q1 [1]", "1.500\n2019-Q2 [1]"],
        "late": ["12\n2019 [1]", "–"],
    }
    foot = [str(sheet.cell(row, 1).value) for row in range(max(rows.values()) + 1, sheet.max_row + 1)]
    assert [text for text in foot if text.startswith("[1]")] == ["[1] Báo cáo. Báo. 2021-01"]


def test_the_year_before_of_a_year_is_the_second_before() -> None:
    codes = ("2020-02", "2020-Q1", "2020-S2", "2020", "2020-01-01/2020-02-29")
    assert [year_before(as_period(code)).code for code in codes] == [
        *("2019-02", "2019-Q1", "2019-S2", "2018", "2019-01-01/2019-02-28")
    ]


def test_only_input_cells_are_open_and_each_has_its_rule(desk: Desk) -> None:
    file = desk.write("05443", "2020", due_by=date(2021, 1, 15))
    book = opened(file)
    sheet = book["Biểu số liệu"]
    rows = [entry.row for entry in desk.entries(file).values()]
    unlocked = {(c.row, c.column) for line in sheet.iter_rows() for c in line if not c.protection.locked}
    assert unlocked == {(row, column) for row in rows for column in (Column.VALUE, Column.STATUS, Column.REMARK)}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    rules = {
        str(rule.sqref): (rule.type, rule.formula1, rule.formula2) for rule in sheet.data_validations.dataValidation
    }
    choices = '"Có số liệu,Không phát sinh (KPS),Chưa có số liệu"'
    assert rules == {f"H{row}": ("whole", "0", "1") for row in rows} | {
        f"I{row}": ("list", choices, None) for row in rows
    }
    assert sheet.freeze_panes == f"D{HEAD_ROW + 1}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows) == (
        9,
        "landscape",
        "$9:$9",
    )
    assert book["_kpi"].sheet_state == "veryHidden"
    assert (sheet["D4"].value, sheet["H4"].value) == ("Phường Trưng Vương · Trưng Vương Ward", "05443")
    assert (sheet["D5"].value, sheet["H5"].value) == ("năm 2020 · 2020", "2020")
    assert sheet["D6"].value == "15/1/2021"


def test_a_form_that_shows_made_up_figures_says_so(desk: Desk) -> None:
    assert opened(desk.write("MH07", "2025-12")).worksheets[0]["A1"].value == "SỐ LIỆU MÔ PHỎNG · SYNTHETIC DATA"
    assert opened(desk.write("05443", "2024-Q1")).worksheets[0]["A1"].value is None


def test_english_comes_first_where_it_is_asked_for(desk: Desk) -> None:
    sheet = opened(desk.write("05443", "2024-Q1", "en")).worksheets[0]
    assert sheet.title == "Form"
    assert sheet["A2"].value == "FORM FOR FIGURES ON ADMINISTRATIVE REFORM"
    assert sheet["D5"].value == "first quarter of 2024 · quý I năm 2024"
    assert sheet["D11"].value == "Units that use digital signatures: 1 if the unit does, 0 if not."


def test_texts_from_data_are_no_formulas(world: World) -> None:
    name = '=HYPERLINK("http://x";"+1")'
    world.write("units/units.csv", unit("C"), unit("W1", "C", name_vi=name, name_en="@x"))
    world.write("catalog/targets.csv")
    desk = Desk(world.show(said("W1", "2020", "handled", 1, printed="=1+1")))
    sheet = opened(desk.write("W1", "2021")).worksheets[0]
    assert [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.data_type == "f"] == []
    assert sheet["D4"].value == f"{name} · @x"

"""Adding a place to the files of data/units: what comes, what stays, and all or nothing."""

import csv
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kpi.intake.add_units import add_units
from kpi.rows import InputError
from kpi.units.country import Country
from kpi.units.reading import read_units
from tests.building import ROOT, World, said

# Resolution 1683/NQ-UBTVQH15, article 1: the units of the old city by the new unit that they went into.
CITY = {
    "05443": {"05437", "05440", "05443", "05446", "05449", "05452", "05458", "05461 part"},
    "05455": {"05455", "05485", "05491"},
    "05467": {"05461 part", "05467 part", "05473", "05914"},
    "05482": {"05431", "05434", "05482", "05653"},
    "05488": {"05488", "05494"},
    "05500": {"05464", "05467 part", "05470", "05476", "05479", "05500"},
    "05503": {"05497", "05503"},
    "05710": {"05659", "05695", "05701", "05710", "05713"},
}
HEAD = "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty data/units."""
    path = tmp_path / "units"
    path.mkdir()
    return path


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def row(folder: Path, old: str, new: str) -> dict[str, str] | None:
    found = [r for r in records(folder / "changes.csv") if (r["old_code"], r["new_code"]) == (old, new)]
    assert len(found) <= 1, found
    return found[0] if found else None


def test_the_old_city_goes_into_eight_units_as_its_resolution_says(country: Country, folder: Path) -> None:
    added = add_units(folder, country, "164")
    assert (added.units, added.changes, added.written) == (1 + 2 + 1 + 32 + 8, 34 + 2 + 2, True)
    went: dict[str, set[str]] = {}
    for change in records(folder / "changes.csv"):
        assert change["effective"] == "2025-07-01"
        if change["old_code"] and change["new_code"] != "19":
            part = "" if change["share"] == "whole" else f" {change['share']}"
            went.setdefault(change["new_code"], set()).add(change["old_code"] + part)
            assert change["kind"] == ("split" if part else "merge")
            assert change["legal_basis"] == "Nghị quyết 1683/NQ-UBTVQH15 (16/6/2025); vietnamadminunits 1.0.4"
    assert went == CITY


def test_what_is_written_can_be_read_and_says_how_many_are_not_listed(country: Country, folder: Path) -> None:
    add_units(folder, country, "164")
    units = {unit.id: unit for unit in read_units(folder / "units.csv")}
    assert {key: unit.children_expected for key, unit in units.items() if len(unit.code) < 5} == {
        "VN": -1,
        "19": 9,
        "164": None,
        "19@2025-07-01": 92,
    }
    ward = units["05443@2025-07-01"]
    assert (ward.name_en, ward.parent, ward.valid_to) == ("Phan Đình Phùng Ward", "19@2025-07-01", None)
    assert str(units["05443"].valid_to) == "2025-07-01"
    assert (units["05443"].latitude, units["05443"].longitude) == (21.597987, 105.84224)


def test_area_of_units_not_on_record_is_one_row_until_these_come(country: Country, folder: Path) -> None:
    add_units(folder, country, "164")
    empty = [change for change in records(folder / "changes.csv") if not change["old_code"]]
    assert sorted((change["new_code"], change["kind"], change["share"]) for change in empty) == [
        ("05488", "merge", "whole"),
        ("05503", "merge", "whole"),
        ("19", "merge", "whole"),
    ]
    told = row(folder, "", "05488")
    assert told is not None
    assert told["note_en"] == (
        "Also takes in Hùng Sơn Township (05761, Đại Từ District), Tân Thái Commune (05827, Đại Từ District), "
        "Phúc Tân Commune (05863, Phổ Yên City); not on record"
    )
    add_units(folder, country, "172")
    told = row(folder, "", "05488")
    assert told is not None
    assert told["note_vi"] == (
        "Còn gồm Thị trấn Hùng Sơn (05761, Huyện Đại Từ), Xã Tân Thái (05827, Huyện Đại Từ); "
        "chưa có trong danh sách đơn vị"
    )
    assert row(folder, "05863", "05488") is not None
    add_units(folder, country, "171")
    assert row(folder, "", "05488") is None
    assert {c["old_code"] for c in records(folder / "changes.csv") if c["new_code"] == "05488"} == {
        "05488",
        "05494",
        "05761",
        "05827",
        "05863",
    }
    assert row(folder, "", "05503") is not None


def test_a_whole_province_leaves_nothing_open(country: Country, folder: Path) -> None:
    added = add_units(folder, country, "19")
    assert added.units == 1 + 3 + 9 + 172 + 8 + 108 + 92
    changes = records(folder / "changes.csv")
    assert all(change["old_code"] for change in changes)
    assert Counter(change["new_code"] == "19" for change in changes) == {False: added.changes - 2, True: 2}
    units = read_units(folder / "units.csv")
    assert [unit.id for unit in units if unit.children_expected is not None] == ["VN"]
    old = {unit.code for unit in units if unit.valid_to and len(unit.code) == 5}
    assert {change["old_code"] for change in changes if change["new_code"] != "19"} == old


def test_what_did_not_merge_or_split_says_what_changed(country: Country, folder: Path) -> None:
    add_units(folder, country, "01")
    add_units(folder, country, "318")
    same, island = row(folder, "01", "01"), row(folder, "318", "11948")
    assert same is not None
    assert (same["kind"], same["note_en"]) == ("reparent", "Same extent; without the district tier")
    assert island is not None
    assert (island["kind"], island["share"], island["legal_basis"]) == ("kind", "whole", "vietnamadminunits 1.0.4")


def test_a_second_run_changes_nothing_whatever_was_added_in_between(country: Country, folder: Path) -> None:
    for code in ("164", "19", "164"):
        add_units(folder, country, code)
    before = contents(folder)
    for code in ("19", "06", "172", "164"):
        added = add_units(folder, country, code)
        assert (added.units, added.changes, added.written) == (0, 0, False)
    assert contents(folder) == before


def test_the_order_of_additions_does_not_matter(country: Country, tmp_path: Path) -> None:
    told = []
    for name, codes in (("one", ["19"]), ("other", ["164", "06", "171", "19"])):
        (tmp_path / name).mkdir()
        for code in codes:
            add_units(tmp_path / name, country, code)
        changes = records(tmp_path / name / "changes.csv")
        told.append(sorted((c["old_code"], c["new_code"], c["kind"], c["share"], c["note_vi"]) for c in changes))
    assert told[0] == told[1]


def test_what_is_on_record_stays_and_differences_are_kept_as_data(country: Country, folder: Path) -> None:
    shutil.copy(ROOT / "data" / "units" / "units.csv", folder)
    before = (folder / "units.csv").read_bytes()
    added = add_units(folder, country, "164")
    assert (added.units, added.changes) == (0, 38)
    assert (folder / "units.csv").read_bytes() == before
    assert records(folder / "contradictions.csv") == [
        {
            "code": "05431",
            "valid_from": "",
            "what": "name_differs",
            "detail_vi": "tên ở đây là “Phường Quán Triều”, trong gói là “Phường Quan Triều”; giữ như ở đây",
            "detail_en": "name is “Phường Quán Triều” here, “Phường Quan Triều” in the package; what is here stays",
        }
    ]


def test_changes_on_record_win(country: Country, folder: Path) -> None:
    mine = (
        "2025-07-01,split,05461,05467,0.4,Nghị quyết,,\n"
        "2025-07-01,merge,05467,05500,whole,Nghị quyết,,\n"
        "2025-07-01,merge,05431,05455,whole,Nghị quyết,,\n"
        "2025-07-01,merge,,05488,whole,Nghị quyết,Tôi biết,I know\n"
        "2024-01-01,rename,05500,05500,whole,Nghị quyết,,\n"
    )
    (folder / "changes.csv").write_text(HEAD + mine, encoding="utf-8")
    added = add_units(folder, country, "164")
    text = (folder / "changes.csv").read_text(encoding="utf-8")
    assert text.startswith(HEAD + mine.replace("Tôi biết,I know\n", "").splitlines()[0])
    kept = mine.splitlines()
    assert [line in text for line in kept] == [True, True, True, False, True]
    assert (row(folder, "05467", "05467"), row(folder, "05431", "05482")) == (None, None)
    assert [(doubt.unit, doubt.what, doubt.en.split(";")[0]) for doubt in added.doubts] == [
        ("05455@2025-07-01", "mapping_differs", "05431 goes into 05455 here, not in the package"),
        (
            "05467@2025-07-01",
            "mapping_differs",
            "the package has Cam Giá Ward (05467) go into Gia Sàng Ward (05467), not so here",
        ),
        (
            "05482@2025-07-01",
            "mapping_differs",
            "the package has Quan Triều Ward (05431) go into Quan Triều Ward (05482), not so here",
        ),
        (
            "05500@2025-07-01",
            "mapping_differs",
            "in the package Cam Giá Ward (05467) goes in part into Tích Lương Ward, here it says “whole”",
        ),
    ]


def test_a_row_of_ones_own_for_what_lies_outside_stays_while_nothing_is_added(country: Country, folder: Path) -> None:
    add_units(folder, country, "164")
    path = folder / "changes.csv"
    lines = [
        "2025-07-01,merge,,05488,whole,Nghị quyết,Tôi biết,I know" if ",,05488," in line else line
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert not add_units(folder, country, "164").written
    add_units(folder, country, "172")
    told = row(folder, "", "05488")
    assert told is not None
    assert told["note_en"].startswith("Also takes in Hùng Sơn Township")


def test_files_keep_their_form(country: Country, folder: Path) -> None:
    head = (
        "note_en,code,valid_from,valid_to,kind,parent_code,name_vi,name_en,latitude,longitude,children_expected,note_vi"
    )
    (folder / "units.csv").write_bytes(f"\ufeff{head},mine\r\n,VN,,,country,,Nước,Land,,,unknown,,x\r\n".encode())
    add_units(folder, country, "164")
    text = (folder / "units.csv").read_bytes().decode("utf-8")
    assert text.startswith(
        f"\ufeff{head},mine\r\n,VN,,,country,,Nước,Land,,,unknown,,x\r\n,19,,2025-07-01,province,VN,"
    )
    assert text.count("\r\n") == text.count("\n") == 1 + 44


def test_a_unit_on_record_without_end_is_named_with_its_line_and_nothing_is_written(
    country: Country, folder: Path
) -> None:
    head = (
        "code,valid_from,valid_to,kind,parent_code,name_vi,name_en,latitude,longitude,children_expected,note_vi,note_en"
    )
    (folder / "units.csv").write_text(f"{head}\n05443,,,ward,,Phường Trưng Vương,X,,,,,\n", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(InputError) as error:
        add_units(folder, country, "164")
    assert [problem.text("en") for problem in error.value.problems] == [
        "units/units.csv, line 38: code 05443 is still valid in line 2 when this one begins; mend valid_to there"
    ]
    assert contents(folder) == before


def test_a_folder_that_is_not_there_is_not_made(country: Country, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder"):
        add_units(tmp_path / "units", country, "164")
    assert not (tmp_path / "units").exists()


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_all_files_are_written_or_none(
    country: Country, folder: Path, fails_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "data" / "units" / "units.csv", folder)
    add_units(folder, country, "164")
    before = contents(folder)
    replace, calls = os.replace, []

    def failing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == fails_at:
            raise OSError("disk full")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with pytest.raises(OSError, match="disk full"):
            add_units(folder, country, "19")
    assert contents(folder) == before
    assert add_units(folder, country, "19").written


def test_an_interruption_between_the_files_is_completed_by_the_next_run(country: Country, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    whole.mkdir()
    add_units(whole, country, "164")
    shutil.copytree(whole, cut)
    add_units(whole, country, "172")
    shutil.copy(whole / "units.csv", cut)
    assert add_units(cut, country, "172").units == 0
    assert contents(cut) == contents(whole)


def test_what_was_added_can_be_loaded(country: Country, world: World) -> None:
    add_units(world.data / "units", country, "164")
    data = world.show(said("05443", "2024", "handled", 10), said("05443", "2026", "handled", 12))
    frame = data.query("SELECT unit, value FROM observation ORDER BY value")
    assert frame.to_dict("list") == {"unit": ["05443", "05443@2025-07-01"], "value": [10, 12]}

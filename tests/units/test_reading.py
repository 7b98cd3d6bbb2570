"""The file of units as units, parents resolved."""

from datetime import date

from kpi.units.reading import read_units
from kpi.units.unit import Unit, unit_id
from tests.building import ROOT, World, unit


def test_the_units_of_thai_nguyen_are_all_there() -> None:
    units = {found.id: found for found in read_units(ROOT / "data" / "units" / "units.csv")}
    below = [found for found in units.values() if found.parent not in (None, "VN", "25@2025-07-01")]
    assert len(below) == 63  # and Phú Thọ with its own
    assert len([found for found in units.values() if found.parent == "164"]) == 32
    assert len([found for found in units.values() if found.parent == "173"]) == 20
    assert units["05431"] == Unit(
        id="05431",
        code="05431",
        valid_from=None,
        valid_to=date(2025, 7, 1),
        kind="ward",
        parent="164",
        name_vi="Phường Quán Triều",
        name_en="Quán Triều Ward",
        latitude=21.610431,
        longitude=105.807282,
    )


def test_a_code_used_again_is_another_unit_below_the_parent_of_its_time() -> None:
    units = {found.id: found for found in read_units(ROOT / "data" / "units" / "units.csv")}
    old, new = units["05443"], units["05443@2025-07-01"]
    assert (old.name_vi, old.parent) == ("Phường Trưng Vương", "164")
    assert (new.name_vi, new.parent) == ("Phường Phan Đình Phùng", "19@2025-07-01")
    assert units["164"].parent == "19"


def test_children_by_law_are_a_number_or_unknown_or_those_listed(world: World) -> None:
    world.write(
        "units/units.csv",
        unit("A", children_expected=18),
        unit("B", children_expected="unknown"),
        unit("C", children_expected=""),
    )
    assert [found.children_expected for found in read_units(world.data / "units" / "units.csv")] == [18, -1, None]


def test_a_parent_may_stand_below_its_child_in_the_file(world: World) -> None:
    world.write("units/units.csv", unit("W", "C"), unit("C"))
    assert [found.parent for found in read_units(world.data / "units" / "units.csv")] == ["C", None]


def test_a_version_may_begin_on_the_day_on_which_the_one_before_it_ends(world: World) -> None:
    world.write("units/units.csv", unit("C", valid_to="2020-01-01"), unit("C", valid_from="2020-01-01"))
    assert [found.id for found in read_units(world.data / "units" / "units.csv")] == ["C", "C@2020-01-01"]


def test_a_unit_is_keyed_by_code_and_first_day() -> None:
    assert unit_id("05443", None) == "05443"
    assert unit_id("05443", date(2025, 7, 1)) == "05443@2025-07-01"

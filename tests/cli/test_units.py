"""``kpi units add``."""

import csv
from typing import NoReturn

import pytest

from kpi.units.country import NotInstalled
from tests.building import World, said, unit
from tests.cli.running import folders, run


def units_add(world: World, words: str, lang: str = "en") -> tuple[int, str]:
    return run("units", "add", "--unit", words, "--data", str(world.data), "--lang", lang)


def test_units_of_a_city_are_added_once(world: World) -> None:
    assert units_add(world, "thanh pho thai nguyen", "vi") == (
        0,
        "Đã thêm 44 đơn vị và 38 dòng thay đổi; chạy `kpi load` để nạp.\n",
    )
    assert units_add(world, "164", "vi") == (0, "Đã có đủ; không có gì thay đổi.\n")
    assert units_add(world, "164") == (0, "All of it is on record; nothing has changed.\n")
    assert run("load", *folders(world))[0] == 0


def test_contradictions_are_told_one_a_line(world: World) -> None:
    code, output = units_add(world, "165")
    assert code == 0
    shared = "the same centre point: Tân Quang Commune (05527), Bách Quang Ward (05528); left empty"
    assert output.splitlines()[1:] == [f"▲ 05527: {shared}", f"▲ 05528: {shared}"]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "Tỉnh Tây Ninh",
            [
                "“Tỉnh Tây Ninh” fits several places; use a code:",
                "  72  Tây Ninh Province – Viet Nam, before 1 Jul 2025",
                "  80  Tây Ninh Province – Viet Nam, since 1 Jul 2025",
            ],
        ),
        (
            "Thai Nguyn",
            [
                "There is no province, city or district “Thai Nguyn”. Is it one of these:",
                "  19  Thái Nguyên Province – Viet Nam, since 1 Jul 2025",
                "  164  Thái Nguyên City – Thái Nguyên Province, before 1 Jul 2025",
            ],
        ),
        ("xyz", ["There is no province, city or district “xyz”."]),
    ],
)
def test_a_name_that_is_not_one_place_is_asked_about(world: World, words: str, lines: list[str]) -> None:
    before = sorted(path.name for path in (world.data / "units").iterdir())
    code, output = units_add(world, words)
    assert (code, output.splitlines()[: len(lines)]) == (2, lines)
    assert sorted(path.name for path in (world.data / "units").iterdir()) == before


def test_units_cannot_be_added_where_the_package_is_missing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> NoReturn:
        raise NotInstalled

    monkeypatch.setattr("kpi.commands.units.installed", missing)
    assert units_add(world, "164") == (
        2,
        "The package vietnamadminunits, which lists the country's units, is missing; "
        'run `pip install -e ".[units]"` in the project folder.\n',
    )


def test_a_unit_that_has_no_end_stops_the_addition(world: World) -> None:
    world.write("units/units.csv", unit("05443"))
    code, output = units_add(world, "164")
    assert code == 1
    assert "code 05443 is still valid in line 2 when this one begins; mend valid_to there" in output


def test_the_whole_country_is_added_in_one_command_and_loads(world: World) -> None:
    code, output = units_add(world, "VN")
    assert code == 0
    assert output.splitlines()[0] == "Added 14,150 units and 10,665 lines of changes; run `kpi load` to load them."
    assert output.splitlines()[-1].startswith("▲ … and 265 more; all of them: ")
    with (world.data / "units" / "units.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not row["code"].startswith(("C", "W", "VN"))]
    old, new = ([row["kind"] for row in rows if bool(row["valid_from"]) is since] for since in (False, True))
    assert (old.count("province"), new.count("province")) == (63, 34)
    below = [sum(kind in ("ward", "commune", "township", "special_zone") for kind in kinds) for kinds in (old, new)]
    assert below == [10_035, 3_321]
    assert units_add(world, "Việt Nam")[1].splitlines()[0] == "All of it is on record; nothing has changed."
    world.write("reported/figures.csv", said("W1", "2020", "handled", 10))
    assert run("load", *folders(world))[0] == 0

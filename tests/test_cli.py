"""The command ``kpi``, run as a person runs it."""

import re
from pathlib import Path
from typing import NoReturn

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from kpi.cli import app
from kpi.units.country import NotInstalled
from tests.building import ROOT, World, said, unit


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.replace("\u00a0", " ")


def folders(world: World) -> list[str]:
    return ["--data", str(world.data), "--warehouse", str(world.warehouse.folder)]


def test_load_says_what_it_published_and_then_that_nothing_changed(world: World) -> None:
    world.write("reported/figures.csv", said("W1", "2020", "handled", 10))
    assert run("load", *folders(world)) == (0, "Đã công bố lần 1: thêm 1 số liệu, thay thế 0.\n")
    assert run("load", *folders(world)) == (0, "Số liệu không đổi; lần công bố 1.\n")
    world.write("reported/figures.csv", said("W1", "2020", "handled", 11))
    assert run("load", "--lang", "en", *folders(world)) == (
        0,
        "Published number 2: 1 figures added, 1 superseded.\n",
    )


def test_a_change_of_the_catalogue_alone_is_published(world: World) -> None:
    world.publish(said("W1", "2020", "handled", 10))
    path = world.data / "catalog" / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Service", "Services"), encoding="utf-8")
    assert run("load", *folders(world)) == (0, "Đã công bố lần 2: thêm 0 số liệu, thay thế 0.\n")


def test_load_names_file_line_and_mend_and_leaves_everything_as_it_was(world: World) -> None:
    world.publish(said("W1", "2020", "handled", 10))
    world.write("reported/figures.csv", said("W9", "2020", "handled", 10), said("W1", "20", "handled", "x"))
    code, output = run("load", *folders(world))
    assert code == 1
    assert output.splitlines() == [
        "Không nạp được; số liệu đang có giữ nguyên. Cần sửa:",
        "  reported/figures.csv, dòng 2: không có đơn vị mã “W9”; hãy thêm vào data/units hoặc sửa mã",
        "  reported/figures.csv, dòng 3: kỳ “20” không đọc được; viết 2020, 2020-S1, 2020-Q1, 2020-03 hoặc "
        "2019-01-01/2019-11-14",
        "  reported/figures.csv, dòng 3: giá trị “x” không phải số; viết số không có dấu nhóm, thập phân dùng dấu "
        "chấm (để trống chỉ khi status là O, M hoặc Q)",
    ]
    assert world.warehouse.snapshot().query("SELECT value FROM observation")["value"].tolist() == [10]


def test_status_and_check(world: World) -> None:
    parts = [said(f"W{number}", "2020", "handled", 10) for number in (1, 2, 3)]
    world.publish(said("C", "2020", "handled", 31), *parts)
    where = ["--warehouse", str(world.warehouse.folder), "--lang", "en"]
    code, output = run("status", *where)
    assert code == 0
    assert "4 figures of 4 units, 1 kinds, 1 sources, 2020-01-01 – 2020-12-31." in output
    code, output = run("check", *where)
    assert code == 0
    assert "▲ Dossiers handled – City C, 2020: The unit's own figure is 31; the 3 units below add up to 30." in output
    assert output.endswith("1 findings.\n")
    assert run("check", "--unit", "nobody", *where)[0] == 2


def test_status_as_of_an_earlier_publication(world: World) -> None:
    where = folders(world)[2:]
    world.publish(said("W1", "2020", "handled", 10))
    world.publish(said("W1", "2020", "handled", 10), said("W1", "2021", "handled", 11))
    code, output = run("status", "--asof", "1", "--lang", "en", *where)
    assert code == 0
    assert output.startswith("Publication 1 (")
    assert "): 1 figures of 1 units" in output
    assert run("status", "--asof", "3", *where) == (2, "Không có lần công bố 3.\n")


@pytest.mark.parametrize("command", ["status", "check"])
def test_before_anything_is_loaded(command: str, tmp_path: Path) -> None:
    code, output = run(command, "--warehouse", str(tmp_path))
    assert (code, output) == (1, "Chưa nạp số liệu nào; chạy `kpi load`.\n")


def test_the_fictional_city_scales(tmp_path: Path) -> None:
    size = ["--demo-units", "30", "--demo-indicators", "2", "--demo-years", "1"]
    code, output = run("load", "--data", str(ROOT / "data"), "--warehouse", str(tmp_path), *size)
    assert code == 0
    assert output.startswith("Đã công bố lần 1: thêm ")


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

    monkeypatch.setattr("kpi.cli.installed", missing)
    assert units_add(world, "164") == (
        2,
        "The package vietnamadminunits, which lists the country's units, is missing; in the project folder run: "
        'pip install -e ".[units]"\n',
    )


def test_a_unit_that_has_no_end_stops_the_addition(world: World) -> None:
    world.write("units/units.csv", unit("05443"))
    code, output = units_add(world, "164")
    assert code == 1
    assert "code 05443 is still valid in line 2 when this one begins; mend valid_to there" in output


def brief(world: World, *words: str) -> tuple[int, str]:
    return run("brief", "--warehouse", str(world.warehouse.folder), *words)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ((), ["Hãy cho --unit (một đơn vị) hoặc --place (cả địa phương)."]),
        (("--unit", "W1", "--place", "C", "--lang", "en"), ["Give --unit (one) or --place (all of it)."]),
        (("--unit", "xyz"), ["Không có đơn vị “xyz”."]),
        (
            ("--unit", "ward onne", "--lang", "en"),
            ["There is no unit “ward onne”. Is it one of these:", "  W1  Ward One"],
        ),
        (
            ("--unit", "ba"),
            [
                "“ba” là nhiều đơn vị; hãy dùng mã:",
                "  W3  Phường Ba",
                "  W3@2021-07-01  Phường Ba Mới",
            ],
        ),
        (
            ("--unit", "W1", "--year", "2031", "--lang", "en"),
            ["City C has no figures for 2031; years with figures: 2020, 2021."],
        ),
        (("--place", "W1"), ["Không có đơn vị “W1”."]),
    ],
)
def test_a_briefing_of_nothing_known_is_asked_about(world: World, words: tuple[str, ...], lines: list[str]) -> None:
    world.publish(said("W1", "2020", "handled", 10), said("W1", "2021", "handled", 11))
    code, output = brief(world, *words)
    assert (code, output.splitlines()[: len(lines)]) == (2, lines)


def test_no_briefing_without_a_browser(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world.publish(said("W1", "2020", "handled", 10))
    monkeypatch.setenv("KPI_CHROMIUM", "/nowhere/chromium")
    code, output = brief(world, "--unit", "W1", "-o", str(tmp_path / "out.pdf"))
    assert code == 1
    assert output.startswith("Biến môi trường KPI_CHROMIUM là /nowhere/chromium, nhưng ở đó không có chương trình")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.browser
def test_briefings_of_one_unit_and_of_a_whole_place(world: World, tmp_path: Path) -> None:
    world.publish(said("W1", "2020", "handled", 10), said("W1", "2021", "handled", 12))
    world.publish(said("W1", "2020", "handled", 10), said("W1", "2021", "handled", 13))
    out = tmp_path / "out.pdf"
    assert brief(world, "--unit", "phuong mot", "--year", "2021", "-o", str(out))[0] == 0
    assert "13 hồ sơ" in read(out)
    code, output = brief(world, "--unit", "W1", "--asof", "1", "--lang", "en", "-o", str(out))
    assert (code, re.sub(r"\d+\.\d\d", "N", output)) == (
        0,
        f"Wrote 1 page(s) to {out}: N s a unit on average, N s at most.\n",
    )
    assert "12 dossiers" in read(out)
    pack = tmp_path / "pack"
    code, output = brief(world, "--place", "C", "--year", "2021", "-o", str(pack))
    assert code == 0
    assert output.startswith(f"Đã ghi 5 trang vào {pack}: trung bình ")
    assert [len(PdfReader(path).pages) for path in pack.iterdir() if "-all" in path.name] == [5]
    assert sorted(path.name for path in pack.iterdir()) == [
        "C-thanh-pho-c-2021-all.pdf",
        "C-thanh-pho-c-2021.pdf",
        "W1-phuong-mot-2021.pdf",
        "W2-phuong-hai-2021.pdf",
        "W3-2021-07-01-phuong-ba-moi-2021.pdf",
        "W3-phuong-ba-2021.pdf",
    ]


def read(pdf: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(pdf).pages).replace("\u00a0", " ")

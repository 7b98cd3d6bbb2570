"""The command ``kpi``, run as a person runs it."""

import json
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
        "Published number 2: figures added 1, superseded 1.\n",
    )


def test_a_change_of_the_catalogue_alone_is_published(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    path = world.data / "catalog" / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Service", "Services"), encoding="utf-8")
    assert run("load", *folders(world)) == (0, "Đã công bố lần 2: thêm 0 số liệu, thay thế 0.\n")


def test_load_names_file_line_and_mend_and_leaves_everything_as_it_was(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
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
    assert "figures 4, units 4, kinds 1, sources 1; 2020-01-01 – 2020-12-31." in output
    code, output = run("check", *where)
    assert code == 0
    assert "▲ Dossiers handled – City C, 2020: The unit's own figure is 31; the 3 units below add up to 30." in output
    assert output.endswith("1 findings.\n")
    assert run("check", "--unit", "nobody", *where)[0] == 2


def test_status_as_of_an_earlier_publication(world: World) -> None:
    where = folders(world)[2:]
    world.begin(said("W1", "2020", "handled", 10))
    world.publish(said("W1", "2020", "handled", 10), said("W1", "2021", "handled", 11))
    code, output = run("status", "--asof", "1", "--lang", "en", *where)
    assert code == 0
    assert output.startswith("Publication 1 (")
    assert "): figures 1, units 1" in output
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
    world.begin(said("W1", "2020", "handled", 10), said("W1", "2021", "handled", 11))
    code, output = brief(world, *words)
    assert (code, output.splitlines()[: len(lines)]) == (2, lines)


def test_no_briefing_without_a_browser(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world.begin(said("W1", "2020", "handled", 10))
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


def sent_file(world: World, *lines: str, name: str = "bao-cao.csv") -> str:
    """Return the path of a file that city C sends."""
    path = world.data.parent / name
    path.write_text("\n".join(["Năm 2021,,", "Đơn vị,Hồ sơ đã giải quyết,Hồ sơ trễ hạn", *lines]), encoding="utf-8")
    return str(path)


def take_in(world: World, file: str, *options: str, place: str = "C") -> tuple[int, str]:
    return run("import", file, "--place", place, "--lang", "en", *folders(world)[2:], *options)


def submissions(world: World, *words: str) -> tuple[int, str]:
    return run("submissions", *words, *folders(world)[2:], "--lang", "en")


def test_import_says_what_would_change_and_keeps_nothing_in_a_dry_run(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 1000))
    file = sent_file(world, "Phường Một,1.520,5")
    assert take_in(world, file, "--dry-run", "--publish") == (
        0,
        "bao-cao.csv: csv; figures: 2, units: 1.\n"
        "When published: 2 figures new, 0 changed, 0 as they are, 0 gone.\n"
        "  new: Dossiers handled – Ward One, 2021: 1,520 (cell B3)\n"
        "  new: Late dossiers – Ward One, 2021: 5 (cell C3)\n"
        "A dry run; nothing was kept.\n",
    )
    assert submissions(world) == (0, "No file has been received.\n")


def test_import_publishes_and_knows_the_file_again(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 1000))
    file = sent_file(world, "Phường Một,1.520,5")
    code, output = take_in(world, file, "--publish", "--sender", "Chị Lan", "--source", "Báo cáo 15")
    assert (code, output.splitlines()[-2:]) == (0, ["Received as submission 1.", "Published as number 2."])
    source = world.warehouse.snapshot().query("SELECT title, author FROM source WHERE kind = 'submission'")
    assert source.to_numpy().tolist() == [["Báo cáo 15", "Chị Lan"]]
    assert take_in(world, file, "--publish") == (
        4,
        "bao-cao.csv: csv; figures: 2, units: 1.\n"
        "This file was received already: submission 1, published; nothing new.\n",
    )


def test_import_exits_by_what_stands_against_it(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    assert take_in(world, str(world.data / "nothing.csv"))[0] == 1
    assert take_in(world, sent_file(world, "Phường Một,7,1"), place="nowhere")[0] == 2
    pdf = world.data / "a.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    assert take_in(world, str(pdf))[0] == 1
    code, output = take_in(world, sent_file(world, "Phường Một,x,-5", "Phường Hai,8,y"), "--publish")
    assert code == 2
    assert [line.partition(": ")[0] for line in output.splitlines() if line.startswith("✕")] == [
        "✕ bao-cao.csv, cell B3",
        "✕ bao-cao.csv, cell C3",
        "✕ bao-cao.csv, cell C4",
    ]
    code, output = take_in(world, sent_file(world, "Phường Mười,7,1"))
    assert code == 3
    assert "? bao-cao.csv, cell A3: “Phường Mười” is not among the units; which unit is it?" in output
    assert take_in(world, sent_file(world, "Phường Một,5,15"))[0] == 5
    assert take_in(world, sent_file(world, "Phường Một,5,15"), "--publish", "--accept", "as reported")[0] == 0
    _, listed = submissions(world)
    assert [line.split("  ")[1] for line in listed.splitlines()] == [
        "published",
        "received, not settled",
        "received, not settled",
    ]


def test_import_says_everything_to_machines(world: World) -> None:
    world.publish(said("W1", "2021", "handled", 10))
    file = sent_file(world, "Phường Một,7,1", "Phường Mười,8,2", "Phường Hai,x,3")
    code, output = take_in(world, file, "--json")
    told = json.loads(output)
    assert (code, told["exit_code"], told["submission"], told["publication"]) == (2, 2, 1, None)
    (finding,) = told["findings"]
    assert (finding["severity"], finding["code"], finding["cell"]) == ("error", "no_number", "B5")
    (question,) = told["questions"]
    assert (question["cell"], question["open_to"]) == ("A4", "unit")
    answers = world.data / "answers.json"
    answers.write_text(json.dumps({question["key"]: "skip"}), encoding="utf-8")
    mended = sent_file(world, "Phường Một,7,1", "Phường Mười,8,2", "Phường Hai,6,3")
    code, output = take_in(world, mended, "--json", "--answers", str(answers), "--replaces", "1", "--dry-run")
    told = json.loads(output)
    assert (code, told["submission"]) == (5, None)
    assert [finding["code"] for finding in told["findings"]] == ["sources_differ"]
    assert [(change["kind"], change["unit"], change["old"], change["new"]) for change in told["changes"]] == [
        ("changed", "W1", 10, 7),
        ("new", "W1", None, 1),
        ("new", "W2", None, 6),
        ("new", "W2", None, 3),
    ]
    answers.write_text("[]", encoding="utf-8")
    assert take_in(world, mended, "--answers", str(answers))[0] == 1


def test_a_submission_is_held_back_published_shown_and_withdrawn(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    file = sent_file(world, "Phường Một,7,1")
    assert take_in(world, file, "--embargo", "2020-01-01T08:00")[0] == 2
    code, output = take_in(world, file, "--embargo", "2100-01-01T08:00")
    assert (code, output.splitlines()[-1]) == (0, "Will be published at 1 Jan 2100 08:00.")
    assert "  to be published at 1 Jan 2100 08:00  bao-cao.csv – City C, " in submissions(world)[1]
    assert submissions(world, "publish-due") == (0, "Nothing is due to be published.\n")
    assert submissions(world, "publish", "1") == (0, "Published as number 2.\n")
    assert submissions(world, "publish", "1") == (1, "Submission 1 is published already.\n")
    assert submissions(world, "withdraw", "1", "--reason", "by mistake") == (
        0,
        "Submission 1 is withdrawn.\nPublished as number 3.\n",
    )
    code, output = submissions(world, "show", "1")
    assert code == 0
    assert [line[2:].partition("  ")[2].partition(" (")[0] for line in output.splitlines()[1:6]] == [
        "received",
        "checked, no errors",
        "given a time to be published",
        "published",
        "withdrawn",
    ]
    assert output.splitlines()[-2:] == [
        "  B3  Dossiers handled – Ward One, 2021: 7",
        "  C3  Late dossiers – Ward One, 2021: 1",
    ]
    assert submissions(world, "show", "2") == (1, "There is no submission 2.\n")
    told = json.loads(submissions(world, "show", "1", "--json")[1])
    assert (told["status"], told["embargo"], len(told["events"]), len(told["figures"])) == ("withdrawn", None, 5, 2)
    assert [row["submission"] for row in json.loads(submissions(world, "--json")[1])] == [1]


def test_who_has_reported_and_who_is_late(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    take_in(world, sent_file(world, "Phường Một,7,1"), "--publish")
    code, output = submissions(world, "due", "--period", "2021", "--place", "C")
    assert code == 0
    assert re.sub(r", \d+ \w+ \d+ \d\d:\d\d", "", output) == (
        "Ward One: ✓ reported; 2 of 2 figures\n"
        "Ward Two: ✕ not reported\n"
        "New Ward Three: ✕ not reported\n"
        "1 of 3 units have reported.\n"
    )
    assert "Ward One: ▲ reported late" in submissions(world, "due", "--period", "2021", "--by", "2022-01-10")[1]
    assert submissions(world, "due", "--period", "soon")[0] == 2
    code, output = submissions(world, "due", "--period", "2021", "--by", "2022-01-10", "--remind")
    assert code == 0
    assert re.sub(r"On \d+ \w+ \d+,", "On this day,", output) == (
        "Figures on administrative reform for 2021 are due by 10 Jan 2022. On this day, 2 of 3 units of City C have "
        "not sent theirs: Ward Two, New Ward Three. They are asked to complete and send their forms at once, and to "
        "say why they are late. Sent after that day (1): Ward One; they are asked to keep to the deadline from now "
        "on.\n"
    )
    assert [row["status"] for row in json.loads(submissions(world, "due", "--period", "2021", "--json")[1])] == [
        "in_time",
        "missing",
        "missing",
    ]

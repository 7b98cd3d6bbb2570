"""``kpi import`` and ``kpi submissions``."""

import json
import re

from tests.building import World, said
from tests.cli.running import folders, run


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
    (settled,) = told["settled"]
    assert (settled["key"], settled["cell"], settled["answer"]) == (question["key"], "A4", "skip")
    code, output = take_in(world, mended, "--answers", str(answers), "--dry-run")
    assert f"answered “{question['key']}”: Leave these cells out" in " ".join(output.split())
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

"""``kpi import``: files that say nothing new, sheets that are picked, indicators made of unknown heads."""

import json
from pathlib import Path

from kpi.intake.load import load
from tests.building import World, said
from tests.cli.running import folders, run
from tests.cli.test_submissions import sent_file, take_in
from tests.intake.recognising.writing import Drawn, in_xlsx

HEADS = [f"Điểm mục {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"]


def workbook(world: World) -> str:
    """Return the path of a workbook with nine sheets, 25 unknown columns and a row of averages."""
    main = Drawn(
        [
            ["Năm 2021"],
            ["Đơn vị", "Hồ sơ đã giải quyết", *HEADS],
            ["Phường Một", 7, *range(1, 26)],
            ["Phường Hai", 9, *range(2, 27)],
            ["Trung bình", 8, *[1.5] * 25],
        ]
    )
    others = [
        Drawn([["Năm 2021"], ["Đơn vị", "Diện tích rừng"], ["Phường Một", at]], name=f"Phụ lục {at}")
        for at in range(1, 9)
    ]
    path = world.data.parent / "tong-hop.xlsx"
    path.write_bytes(in_xlsx(main, *others))
    return str(path)


def answers(world: World, **given: str) -> list[str]:
    path = world.data.parent / "answers.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    return ["--answers", str(path)]


def test_a_file_whose_figures_all_stand_is_nothing_new(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 1000))
    assert take_in(world, sent_file(world, "Phường Một,1.520,5"), "--publish")[0] == 0
    again = sent_file(world, "Phường Một,1520,5", name="ban-sao.csv")
    code, output = take_in(world, again, "--publish")
    assert (code, output.splitlines()[-1]) == (4, "Every figure of the file stands already as it says; nothing new.")
    assert len(world.warehouse.snapshot().query("FROM publication")) == 2


def test_a_large_workbook_comes_in_with_two_answers(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    file = workbook(world)
    code, output = take_in(world, file)
    assert code == 3
    assert [line.split()[0] for line in output.splitlines() if line.startswith("?")] == ["?", "?"]
    code, output = take_in(world, file, "--publish", *answers(world, sheets="skip", heads="skip"))
    assert (code, output.splitlines()[-1]) == (0, "Published as number 2.")
    assert take_in(world, file, "--dry-run", "--sheet", "Phụ lục 1")[0] in (3, 4)


def made_so(world: World) -> list[tuple[str, str, float]]:
    frame = world.warehouse.snapshot().query(
        "SELECT indicator, unit, value FROM indicator_value WHERE indicator LIKE 'diem_muc_%' AND unit IN ('W1', 'W2') "
        "AND value IS NOT NULL ORDER BY ALL"
    )
    return [tuple(row) for row in frame.to_numpy().tolist()]


def test_unknown_heads_become_stated_indicators_of_the_catalogue(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    before = (world.data / "catalog" / "indicators.csv").read_text(encoding="utf-8")
    more = ["--publish", "--make-indicators", "units", "--data", str(world.data), *answers(world, sheets="skip")]
    code, output = take_in(world, workbook(world), *more)
    assert code == 0, output
    after = (world.data / "catalog" / "indicators.csv").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert len(after.splitlines()) == len(before.splitlines()) + 25
    expected = [(f"diem_muc_{letter}", unit, at + shift) for at, letter in enumerate("abcdefghijklmnopqrstuvwxy", 1)
                for unit, shift in (("W1", 0.0), ("W2", 1.0))]  # fmt: skip
    assert made_so(world) == expected
    load(world.data, world.warehouse)  # a later load keeps them, with their figures
    assert made_so(world) == expected


def test_a_unit_of_measure_that_is_not_known_makes_nothing(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    before = Path(world.data / "catalog" / "indicators.csv").read_bytes()
    code, output = run(
        "import", workbook(world), "--place", "C", "--lang", "en", "--make-indicators", "ells", *folders(world)
    )
    assert code == 1
    assert "“ells” is not in the catalogue; use one of" in output
    assert Path(world.data / "catalog" / "indicators.csv").read_bytes() == before

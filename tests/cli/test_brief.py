"""``kpi brief``."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.building import World, said
from tests.cli.running import run


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

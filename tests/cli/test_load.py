"""``kpi load``, ``kpi status`` and ``kpi check``."""

from pathlib import Path

import pytest

from tests.building import ROOT, World, said
from tests.cli.running import folders, run


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


def test_status_and_load_tell_of_damage_in_words_and_load_mends_it(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    world.publish(said("W1", "2020", "handled", 11))
    path = world.warehouse.current()
    path.write_bytes(b"garbage")
    code, output = run("status", "--lang", "en", *folders(world)[2:])
    assert code == 0
    assert output.startswith("▲ The newest version of the data (kpi-000002.duckdb) is damaged and cannot be read.")
    assert "Publication 1 (" in output
    code, output = run("load", "--lang", "en", *folders(world))
    assert code == 0
    assert "The load goes on from kpi-000001.duckdb; what offices sent since must be sent again." in output
    assert output.endswith("Published number 2: figures added 1, superseded 1.\n")
    assert path.with_name("damaged-kpi-000002.duckdb").exists()
    code, output = run("status", "--lang", "en", *folders(world)[2:])
    assert output.startswith("Publication 2 (")


def test_load_mends_a_warehouse_without_any_whole_version(world: World) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    world.warehouse.current().write_bytes(b"garbage")
    code, output = run("status", *folders(world)[2:])
    assert (code, output.count("\n")) == (1, 1)
    assert "tệp bị hỏng; chạy `kpi load` để phục hồi" in output
    code, output = run("load", *folders(world))
    assert code == 0
    assert "Không còn phiên bản nguyên vẹn" in output
    assert output.endswith("Đã công bố lần 1: thêm 1 số liệu, thay thế 0.\n")

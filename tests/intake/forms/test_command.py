"""The command ``kpi form``."""

from pathlib import Path

from kpi.store.warehouse import Warehouse
from tests.cli.running import run
from tests.intake.forms.filling import Desk, opened


def test_form_of_one_unit_and_of_a_whole_place(real_warehouse: Warehouse, desk: Desk, tmp_path: Path) -> None:
    store = ["--warehouse", str(real_warehouse.folder)]
    one = tmp_path / "mau.xlsx"
    words = ["form", "--unit", "trung vuong", "--period", "quý I/2024", "-o", str(one), "--due", "2024-04-15", *store]
    assert run(*words) == (0, f"Đã ghi 1 biểu vào {one}.\n")
    assert (desk.mark(one.read_bytes()).unit, desk.mark(one.read_bytes()).period) == ("05443", "2024-Q1")
    assert opened(one.read_bytes()).worksheets[0]["D6"].value == "15/4/2024"
    folder = tmp_path / "all"
    words = ["form", "--place", "MH", "--period", "2025-07", "-o", str(folder), "--lang", "en", *store]
    assert run(*words) == (0, f"Wrote 24 form(s) to {folder}.\n")
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 24
    assert names[0] == "MH-minh-hoa-city-2025-07.xlsx"
    assert "MH15-2025-07-01-hoa-tu-quy-ward-2025-07.xlsx" in names
    assert not [name for name in names if name.startswith("MH16")]


def test_form_says_what_is_wrong_with_its_words(real_warehouse: Warehouse, tmp_path: Path) -> None:
    store = ["--warehouse", str(real_warehouse.folder), "-o", str(tmp_path / "a.xlsx"), "--lang", "en"]
    assert run("form", "--period", "2024", *store) == (2, "Give --unit (one) or --place (all of it).\n")
    told = "Period “2/3” is not clear; write 2024, 2024-S1, 2024-Q1 or 2024-03.\n"
    assert run("form", "--unit", "05443", "--period", "2/3", *store) == (2, told)
    told = "“mai” is no day; write 2024-04-15.\n"
    assert run("form", "--unit", "05443", "--period", "2024", "--due", "mai", *store) == (2, told)
    code, output = run("form", "--unit", "MH16", "--period", "2026", *store)
    assert (code, output) == (2, "There is no unit “MH16”.\n")
    assert not list(tmp_path.iterdir())

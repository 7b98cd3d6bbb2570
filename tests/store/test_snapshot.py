"""Damaged versions: what is shown instead, what is refused, how it is mended; every kind of damage."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi.store.warehouse import Damage, Damaged, DamagedVersion, NoData, Warehouse
from tests.store.test_warehouse import newest, publish


def garbage(folder: Path) -> str:
    (folder / "kpi-000002.duckdb").write_bytes(b"garbage" * 10_000)
    return "kpi-000002.duckdb"


def truncated(folder: Path) -> str:
    path = folder / "kpi-000002.duckdb"
    os.truncate(path, path.stat().st_size // 2)
    return path.name


def emptied(folder: Path) -> str:
    os.truncate(folder / "kpi-000002.duckdb", 0)
    return "kpi-000002.duckdb"


def deleted(folder: Path) -> str:
    (folder / "kpi-000002.duckdb").unlink()
    return "kpi-000002.duckdb"


def unreadable_pointer(folder: Path) -> str:
    (folder / "current").write_bytes(b"\xff\xfe\x00")
    shutil.move(folder / "kpi-000002.duckdb", folder / "elsewhere")
    return "current"


def pointer_to_nowhere(folder: Path) -> str:
    (folder / "current").write_text("../../etc/passwd", encoding="utf-8")
    shutil.move(folder / "kpi-000002.duckdb", folder / "elsewhere")
    return "current"


def pointer_is_a_folder(folder: Path) -> str:
    (folder / "current").unlink()
    (folder / "current").mkdir()
    shutil.move(folder / "kpi-000002.duckdb", folder / "elsewhere")
    return "current"


def pointer_deleted(folder: Path) -> str:
    (folder / "current").unlink()
    shutil.move(folder / "kpi-000002.duckdb", folder / "elsewhere")
    return "current"


DAMAGES = [
    garbage,
    truncated,
    emptied,
    deleted,
    unreadable_pointer,
    pointer_to_nowhere,
    pointer_is_a_folder,
    pointer_deleted,
]
Harm = Callable[[Path], str]


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "warehouse")
    publish(made, 1)
    publish(made, 2)
    return made


@pytest.mark.parametrize("harm", DAMAGES)
@pytest.mark.parametrize("open_before", [False, True])
def test_the_last_whole_version_is_shown(warehouse: Warehouse, harm: Harm, open_before: bool) -> None:
    if open_before:
        assert newest(warehouse.snapshot()) == (2, 2)
    name = harm(warehouse.folder)
    assert newest(warehouse.snapshot()) == (1, 1)
    assert warehouse.damage == Damage(name, "kpi-000001.duckdb")
    assert warehouse.snapshot() is warehouse.snapshot()


@pytest.mark.parametrize("harm", DAMAGES)
def test_nothing_is_written_on_damage_until_it_is_mended(warehouse: Warehouse, harm: Harm) -> None:
    name = harm(warehouse.folder)
    with pytest.raises(DamagedVersion, match="kpi load"):
        publish(warehouse, 3)
    assert warehouse.mend() == Damage(name, "kpi-000001.duckdb")
    assert newest(warehouse.snapshot()) == (1, 1)
    assert warehouse.damage is None
    assert warehouse.mend() is None
    publish(warehouse, 2)
    assert newest(warehouse.snapshot()) == (2, 2)
    assert (warehouse.folder / f"damaged-{name}").exists() is (harm not in (deleted, pointer_deleted))


def test_without_a_whole_version_it_says_so_and_is_mended_to_none(warehouse: Warehouse) -> None:
    garbage(warehouse.folder)
    os.truncate(warehouse.folder / "kpi-000001.duckdb", 100)
    with pytest.raises(Damaged):
        warehouse.snapshot()
    assert warehouse.mend() == Damage("kpi-000002.duckdb", "")
    with pytest.raises(NoData):
        warehouse.snapshot()
    publish(warehouse, 1)
    assert newest(warehouse.snapshot()) == (1, 1)


def test_damage_within_a_file_is_found_when_it_is_read(warehouse: Warehouse) -> None:
    path = warehouse.folder / "kpi-000002.duckdb"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(12_288 + 2 * 16_384)
        file.write(os.urandom(size - 12_288 - 4 * 16_384))
    data = warehouse.snapshot()
    if data.path == path:  # its head was whole
        with pytest.raises(Damaged):
            newest(data)
    assert newest(warehouse.snapshot()) == (1, 1)
    assert warehouse.mend() == Damage("kpi-000002.duckdb", "kpi-000001.duckdb")


def test_a_version_that_can_be_read_again_is_shown_again(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    path = warehouse.folder / "kpi-000002.duckdb"
    shutil.copy2(path, warehouse.folder / "kept")
    garbage(warehouse.folder)
    assert newest(warehouse.snapshot()) == (1, 1)
    os.replace(warehouse.folder / "kept", path)
    assert newest(warehouse.snapshot()) == (2, 2)
    assert warehouse.damage is None

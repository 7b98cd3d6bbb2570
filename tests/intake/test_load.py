"""From the data folder to a publication: all of it or nothing. What is refused: test_problems.py."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from kpi.intake.demo.city import make_demo, read_settings
from kpi.intake.load import STEPS, load
from kpi.rows import InputError
from kpi.store.derive import script
from kpi.store.warehouse import NoData, Warehouse
from kpi.store.writing import Publication
from tests.building import ROOT, World, said, some, unit, value


class Broken(Exception):
    """Stands for whatever may go wrong in a step."""


def contents(world: World) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in world.warehouse.folder.iterdir()}


def test_the_steps_are_told_in_their_order(world: World) -> None:
    steps: list[str] = []
    load(world.data, world.warehouse, on_step=steps.append)
    assert tuple(steps) == STEPS


def test_a_load_of_the_same_stops_when_it_has_compared(world: World) -> None:
    world.begin()
    steps: list[str] = []
    assert load(world.data, world.warehouse, on_step=steps.append) == Publication(1, 0, 0, new=False)
    assert steps == ["read", "check", "compare"]


@pytest.mark.parametrize("step", STEPS)
def test_what_fails_in_any_step_changes_nothing(world: World, step: str) -> None:
    def fail(begun: str) -> None:
        if begun == step:
            raise Broken(step)

    world.begin()
    before = contents(world)
    world.write("reported/figures.csv", said("W1", "2020", "handled", 1))
    with pytest.raises(Broken, match=step):
        load(world.data, world.warehouse, on_step=fail)
    assert contents(world) == before
    assert world.publish() == Publication(2, added=1, superseded=7)


def test_a_refused_first_load_leaves_no_data(world: World) -> None:
    with pytest.raises(InputError):
        world.publish(said("W1", "2020", "handled", "many"))
    with pytest.raises(NoData):
        world.warehouse.snapshot()


def test_every_file_of_the_folder_is_loaded_but_the_sources(world: World) -> None:
    shutil.copyfile(world.data / "reported" / "figures.csv", world.data / "reported" / "more.csv")
    world.write("reported/more.csv", said("W3", "2020", "handled", 5))
    assert world.publish() == Publication(1, added=8, superseded=0)


def test_a_missing_file_is_named(world: World) -> None:
    (world.data / "reported" / "sources.csv").unlink()
    with pytest.raises(InputError, match=r"reported/sources\.csv, line 1: the file is missing; restore it"):
        world.publish()


def test_a_folder_without_figures_does_not_withdraw_what_stands(world: World) -> None:
    world.begin()
    world.write("reported/figures.csv")
    with pytest.raises(InputError, match="there are no figures to load"):
        world.publish()
    assert some(world.warehouse.snapshot(), "handled", "W1", "2020")["value"] == 100


def test_the_catalogue_and_the_units_of_the_newest_load_are_shown(world: World) -> None:
    world.begin()
    path = world.data / "catalog" / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Online share", "Share online"), encoding="utf-8")
    assert world.publish() == Publication(2, 0, 0)
    names = world.warehouse.snapshot().query("SELECT name_en FROM indicator WHERE code = 'online_share'")
    assert names["name_en"].tolist() == ["Share online"]


def test_a_changed_formula_is_worked_out_anew(world: World) -> None:
    assert some(world.show(), "online_share", "W1", "2020")["value"] == 50
    path = world.data / "catalog" / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("online_full + online_part,handled", "online_full,handled"), encoding="utf-8")
    assert some(world.show(), "online_share", "W1", "2020")["value"] == 20


@pytest.mark.parametrize("rule", ["rollup", "finish"])
def test_a_changed_rule_of_derivation_is_worked_out_anew(
    world: World, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    world.begin()
    monkeypatch.setattr("kpi.intake.load.script", lambda name: script(name) + ("-- new" if name == rule else ""))
    assert world.publish() == Publication(2, 0, 0)


def test_an_earlier_load_whose_units_have_gone_does_not_stop_the_next(world: World) -> None:
    world.publish(said("W1", "2020", "handled", 8), said("W2", "2020", "handled", 9))
    world.write("units/units.csv", unit("C"), unit("W2", "C"))
    assert world.publish(said("W2", "2020", "handled", 9)) == Publication(2, added=0, superseded=1)
    row = some(world.warehouse.snapshot(), "handled", "C", "2020")
    assert (row["value"], row["units_reported"], row["units_expected"]) == (9, 1, 1)


def test_two_loads_at_once_are_published_one_after_the_other(tmp_path: Path) -> None:
    worlds = [World(tmp_path / name) for name in ("one", "two")]
    for world, amount in zip(worlds, (8, 9), strict=True):
        world.write("reported/figures.csv", said("W1", "2020", "handled", amount))
    shared = tmp_path / "warehouse"
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda world: load(world.data, Warehouse(shared)), worlds))
    assert sorted(made, key=lambda publication: publication.number) == [Publication(1, 1, 0), Publication(2, 1, 1)]
    last = max(zip(made, (8, 9), strict=True), key=lambda pair: pair[0].number)
    assert some(Warehouse(shared).snapshot(), "handled", "W1", "2020")["value"] == last[1]


def test_no_fictional_city_is_made_unless_the_folder_describes_one(world: World) -> None:
    assert world.show().query("SELECT count(*) AS n FROM indicator_value WHERE synthetic")["n"].item() == 0


def test_a_fictional_city_given_takes_the_place_of_the_one_described(world: World) -> None:
    shutil.rmtree(world.data)
    shutil.copytree(ROOT / "data", world.data)
    demo = make_demo(read_settings(world.data / "demo" / "city.toml"), units=2, indicators=1, years=1)
    load(world.data, world.warehouse, demo=demo)
    data = world.warehouse.snapshot()
    assert data.query("SELECT id FROM unit WHERE id LIKE 'MH%' ORDER BY id")["id"].tolist() == ["MH", "MH01", "MH02"]
    assert value(data, "dossiers_processed", "MH01", "2024") is None
    assert some(data, "plan_completion", "164", "2020")["printed"] == "91,6%"


def test_loading_needs_nothing_from_outside(world: World) -> None:
    world.publish()
    with world.warehouse.writing() as con:
        for name in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert con.execute("SELECT current_setting(?)", [name]).fetchall() == [(False,)]
    with pytest.raises(duckdb.Error, match="httpfs"):
        world.warehouse.snapshot().query("FROM 'https://127.0.0.1:9/none.parquet'")

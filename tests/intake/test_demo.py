"""The fictional city: the same every time, as large as asked for, and never taken for a real one."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kpi.analysis.children import children
from kpi.analysis.series import monthly
from kpi.intake.demo.city import Demo, make_demo, read_settings
from kpi.intake.load import load
from kpi.store.warehouse import Snapshot, Warehouse
from tests.building import ROOT, answer, codes, some, value

SETTINGS = read_settings(ROOT / "data" / "demo" / "city.toml")
ENDS = date(2025, 7, 1)


@pytest.fixture(scope="module")
def demo() -> Demo:
    return make_demo(SETTINGS)


def load_demo(demo: Demo, folder: Path) -> Snapshot:
    warehouse = Warehouse(folder)
    load(ROOT / "data", warehouse, demo=demo)
    return warehouse.snapshot()


def test_the_same_seed_gives_the_same_figures(demo: Demo) -> None:
    again = make_demo(SETTINGS)
    pd.testing.assert_frame_equal(again.observations, demo.observations)
    assert (again.units, again.targets) == (demo.units, demo.targets)


def test_another_seed_gives_others(demo: Demo) -> None:
    other = make_demo(SETTINGS | {"seed": 7})
    assert not other.observations["value"].equals(demo.observations["value"])


def test_the_city_has_24_wards_and_communes_and_a_merged_one(demo: Demo) -> None:
    kinds = pd.Series([unit.kind for unit in demo.units]).value_counts().to_dict()
    assert kinds == {"city": 1, "ward": 17, "commune": 8}
    ended = [unit.id for unit in demo.units if unit.valid_to is not None]
    assert ended == ["MH15", "MH16"]
    new = demo.units[-1]
    assert (new.id, new.code, new.valid_from, new.valid_to, new.parent) == ("MH15@2025-07-01", "MH15", ENDS, None, "MH")
    assert new.name_vi == "Phường Hoa Tứ Quý"


def test_no_unit_of_it_has_the_code_or_the_name_of_a_real_one(demo: Demo) -> None:
    real = pd.read_csv(ROOT / "data" / "units" / "units.csv", dtype=str)
    assert not {unit.code for unit in demo.units} & set(real["code"])
    assert not {unit.name_vi for unit in demo.units} & set(real["name_vi"])


def test_every_figure_of_it_cites_the_invented_source(demo: Demo) -> None:
    assert set(demo.observations["source"]) == {"synthetic"}
    assert (demo.source.id, demo.source.synthetic) == ("synthetic", True)


def test_counts_are_whole_parts_fit_into_their_wholes_and_nothing_is_below_zero(demo: Demo) -> None:
    values = demo.observations.pivot(index=["unit_code", "period"], columns="item", values="value")
    assert (values.fillna(0) >= 0).all().all()
    assert (values.fillna(0) % 1 == 0).all().all()
    for part, whole in [
        ("dossiers_resolved_on_time", "dossiers_resolved"),
        ("dossiers_level3", "dossiers_processed"),
        ("dossiers_full", "dossiers_processed"),
        ("plan_tasks_completed", "plan_tasks_assigned"),
        ("people_satisfied", "people_surveyed"),
        ("capital_disbursed", "capital_planned"),
    ]:
        assert (values[part].dropna() <= values[whole].reindex(values[part].dropna().index)).all()


def test_levels_end_and_full_services_begin_in_the_month_of_the_new_forms(demo: Demo) -> None:
    months = demo.observations.groupby("item")["period"].agg(["min", "max"])
    assert tuple(months.loc["dossiers_level3"]) == ("2018-01", "2022-07")
    assert tuple(months.loc["dossiers_full"]) == ("2022-08", "2025-12")


def test_sixty_units_make_a_province_of_three_cities() -> None:
    units = make_demo(SETTINGS, units=60, indicators=1, years=1).units
    by_id = {unit.id: unit for unit in units}
    assert [unit.id for unit in units if unit.kind in ("province", "city")] == ["MH-P", "MH", "MH-2", "MH-3"]
    assert by_id["MH"].parent == by_id["MH-3"].parent == "MH-P"
    assert by_id["MH-P"].parent is None
    below = pd.Series([unit.parent for unit in units if unit.valid_from is None]).value_counts()
    assert (below["MH"], below["MH-2"], below["MH-3"]) == (24, 24, 12)


def test_twenty_indicators_are_the_fourteen_of_the_catalogue_and_six_made_up(demo: Demo) -> None:
    larger = make_demo(SETTINGS, indicators=20, years=1)
    made_up = [f"synthetic_count_{number:03}" for number in range(1, 7)]
    assert [measure.code for measure in larger.measures] == made_up
    assert [(indicator.code, indicator.numerator) for indicator in larger.indicators] == [(c, (c,)) for c in made_up]
    monthly_items = larger.observations.loc[larger.observations["period"].str.len() == 7, "item"].unique()
    assert len(monthly_items) == 18  # without dossiers_level3 and _level4, which ended in 2022
    assert set(made_up) <= set(monthly_items)
    assert (demo.measures, demo.indicators) == ((), ())


def test_fewer_indicators_leave_out_the_last() -> None:
    items = make_demo(SETTINGS, indicators=2, years=1).observations.query("period.str.len() == 7")["item"].unique()
    assert items.tolist() == ["dossiers_processed", "dossiers_received"]


def test_three_years_are_the_last_three() -> None:
    periods = make_demo(SETTINGS, years=3).observations["period"]
    assert sorted(periods.str[:4].unique()) == ["2023", "2024", "2025"]


@pytest.mark.parametrize("units", [1, 15, 16, 25])
def test_a_city_of_any_size_can_be_loaded(units: int, tmp_path: Path) -> None:
    data = load_demo(make_demo(SETTINGS, units=units, indicators=1, years=1), tmp_path)
    wards = data.query("SELECT count(*) AS n FROM unit WHERE parent LIKE 'MH%' AND kind IN ('ward', 'commune')")
    assert wards["n"].item() == units + (units >= 16)
    codes_ = answer(data.query("SELECT DISTINCT unit FROM observation WHERE unit LIKE 'MH15%' ORDER BY 1"))
    expected = {1: [], 15: ["MH15"]}.get(units, ["MH15", "MH15@2025-07-01"])
    assert [row["unit"] for row in codes_] == expected


def test_made_up_measures_are_loaded_and_shown(tmp_path: Path) -> None:
    data = load_demo(make_demo(SETTINGS, units=2, indicators=15, years=1), tmp_path)
    row = some(data, "synthetic_count_001", "MH", "2025")
    assert (row["units_reported"], row["units_expected"], row["synthetic"]) == (2, 2, True)
    assert (
        row["value"] == data.query("SELECT sum(value) AS n FROM observation WHERE item = 'synthetic_count_001'")["n"][0]
    )


def test_what_is_invented_says_so_and_what_is_real_does_not(real: Snapshot) -> None:
    told = answer(
        real.query(
            """SELECT unit LIKE 'MH%' AS invented, synthetic, list_contains(sources, 'synthetic') AS cited,
                count(*) AS n
            FROM indicator_value GROUP BY ALL ORDER BY ALL"""
        )
    )
    assert codes(told, "invented", "synthetic", "cited") == [(False, False, False), (True, True, True)]
    assert all(row["n"] > 50 for row in told)


def test_the_unit_after_the_merger_reports_from_its_first_day_on(real: Snapshot) -> None:
    reported = real.query(
        """SELECT unit, CAST(min(period_start) AS VARCHAR) AS first, CAST(max(period_end) AS VARCHAR) AS last
        FROM observation
        WHERE item = 'dossiers_processed' AND unit SIMILAR TO 'MH1[56].*' GROUP BY unit ORDER BY unit"""
    )
    assert codes(answer(reported), "unit", "first", "last") == [
        ("MH15", "2018-01-01", "2025-06-30"),
        ("MH15@2025-07-01", "2025-07-01", "2025-12-31"),
        ("MH16", "2018-01-01", "2025-06-30"),
    ]


def test_the_year_of_the_merger_holds_what_the_old_wards_reported(real: Snapshot) -> None:
    row = some(real, "dossiers_processed", "MH", "2025")
    assert (row["units_reported"], row["units_expected"], row["partial"]) == (23, 23, False)
    total = real.query(
        "SELECT sum(value) AS n FROM observation WHERE item = 'dossiers_processed' AND period_start >= '2025-01-01'"
    )
    assert row["value"] == total["n"].item()


def silent(real: Snapshot, unit: str, year: int) -> list[Any]:
    reported = monthly(real, ["dossiers_processed"], [unit], year, year)
    assert (reported["value"] > 0).all()
    return sorted(set(range(1, 13)) - set(reported["period_start"].dt.month))


def test_silent_months_are_missing_and_not_zero(real: Snapshot) -> None:
    assert silent(real, "MH12", 2021) == [3, 4, 5]
    assert silent(real, "MH20", 2023) == list(range(1, 13))
    assert silent(real, "MH11", 2021) == []
    assert value(real, "dossiers_processed", "MH12", "2021-03") is None
    assert value(real, "dossiers_processed", "MH20", "2023") is None
    year = some(real, "dossiers_processed", "MH12", "2021")
    assert (year["pieces"], year["partial"]) == (9, True)
    march, february = (some(real, "dossiers_processed", "MH", f"2021-{month}") for month in ("03", "02"))
    assert (march["units_reported"], february["units_reported"], march["units_expected"]) == (23, 24, 24)


def test_a_silent_ward_has_a_row_without_a_value(real: Snapshot) -> None:
    rows = answer(children(real, "MH", "dossiers_processed", 2023))
    assert [row["unit"] for row in rows if row["value"] is None] == ["MH20"]
    assert len(rows) == 24


def test_lagging_wards_come_later(real: Snapshot) -> None:
    placed = [row for row in answer(children(real, "MH", "online_share", 2021)) if row["place"] is not None]
    assert {row["unit"] for row in placed[-3:]} == {"MH07", "MH18", "MH23"}


def test_if_all_merge_every_two_wards_of_a_city_become_one_and_an_odd_one_stays() -> None:
    demo = make_demo(SETTINGS, units=27, indicators=1, years=1, merge_all=True)
    wards = {unit.id: unit for unit in demo.units if unit.kind in ("ward", "commune")}
    assert [unit.id for unit in wards.values() if unit.valid_to is None] == [
        "MH27",
        *(f"MH{number:02}@2025-07-01" for number in range(1, 27, 2)),
    ]
    told = [(change.kind, change.old, change.new, change.share, change.effective) for change in demo.changes]
    assert len(told) == 26
    assert told[2:4] == [("merge", old, "MH03@2025-07-01", 1.0, ENDS) for old in ("MH03", "MH04")]
    assert all(wards[change.old or ""].parent == wards[change.new].parent for change in demo.changes)
    names = {unit: wards[f"{unit}@2025-07-01"].name_vi for unit in ("MH01", "MH15", "MH17", "MH25")}
    assert names == {
        "MH01": "Phường Hoa Mai",
        "MH15": "Phường Hoa Tứ Quý",
        "MH17": "Xã Đồi Thông Xanh",
        "MH25": "Phường Hoa Mai 2",
    }
    assert [wards[f"{unit}@2025-07-01"].kind for unit in ("MH15", "MH17")] == ["ward", "commune"]


def test_if_all_merge_the_same_is_reported_until_then_and_the_first_code_alone_goes_on(demo: Demo) -> None:
    other = make_demo(SETTINGS, merge_all=True)
    monthly_ = demo.observations[demo.observations["period"].str.len() == 7]
    after = other.observations.query("period >= '2025-07' and period.str.len() == 7")
    assert sorted(after["unit_code"].unique()) == [f"MH{number:02}" for number in range(1, 25, 2)]
    ended = (monthly_["period"] >= "2025-07") & (monthly_["unit_code"].str[2:].astype(int) % 2 == 0)
    expected = monthly_[~ended].reset_index(drop=True)
    months = other.observations[other.observations["period"].str.len() == 7].reset_index(drop=True)
    pd.testing.assert_frame_equal(months, expected)


def test_if_all_merge_the_ground_of_a_merged_ward_holds_what_both_reported(tmp_path: Path) -> None:
    data = load_demo(make_demo(SETTINGS, units=4, indicators=1, years=2, merge_all=True), tmp_path)
    ground = data.query(
        """SELECT unit, value, units_reported, units_expected, covered FROM ground_value
        WHERE indicator = 'dossiers_processed' AND unit LIKE 'MH%@%' AND freq = 'A' AND year(period_start) = 2024
        ORDER BY unit"""
    )
    sums = data.query(
        """SELECT sum(value) AS value FROM observation
        WHERE item = 'dossiers_processed' AND year(period_start) = 2024 AND unit IN ('MH01', 'MH02', 'MH03', 'MH04')
        GROUP BY unit IN ('MH01', 'MH02') ORDER BY min(unit)"""
    )
    assert codes(answer(ground), "unit", "units_reported", "units_expected", "covered") == [
        ("MH01@2025-07-01", 2, 2, True),
        ("MH03@2025-07-01", 2, 2, True),
    ]
    assert ground["value"].tolist() == sums["value"].tolist()

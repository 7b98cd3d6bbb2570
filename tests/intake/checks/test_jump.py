"""Figures far from all before them, and what only looks like it."""

import pytest

from tests.building import World, said
from tests.intake.checks.noticing import days, months, notice, ratio


def test_jump_of_a_count(world: World) -> None:
    row = notice(world, "jump", *months("W1", "handled", [99] * 5 + [200]))["handled", "W1"]
    assert (row["value"], row["before"], row["earlier"]) == (200, 99, 5)
    assert (row["low"], row["high"]) == (pytest.approx(49), pytest.approx(199))
    assert (row["severity"], row["source"], days(row)) == ("note", "report", ("2020-06-01", "2020-06-30"))


def test_jump_of_a_ratio(world: World) -> None:
    told = notice(
        world,
        "jump",
        *(part for n, share in enumerate([500] * 5 + [710], 1) for part in ratio("W1", share, 1000, f"2020-{n:02}")),
        *(part for n, share in enumerate([500] * 5 + [690], 1) for part in ratio("W2", share, 1000, f"2020-{n:02}")),
        *(part for n, share in enumerate([5] * 5 + [9], 1) for part in ratio("W3", share, 10, f"2020-{n:02}")),
    )
    row = told["late_share", "W1"]
    assert (row["value"], row["before"], row["low"], row["high"]) == (71, 50, 30, 70)
    assert set(told) == {("late_share", "W1")}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([99] * 5 + [199], id="twice as much at most"),
        pytest.param([99] * 4 + [200], id="only four values before"),
        pytest.param([1] * 5 + [8], id="what chance may do"),
        pytest.param([100, 290, 100, 290, 100, 300], id="the unit is always unsteady"),
        pytest.param([100, 200, 400, 800, 1600, 3300], id="the unit always doubles"),
        pytest.param([0] * 12, id="nothing at all"),
    ],
)
def test_no_jump(world: World, values: list[float]) -> None:
    assert notice(world, "jump", *months("W1", "handled", values)) == {}


def test_the_way_back_from_an_outlier_is_no_second_jump(world: World) -> None:
    row = notice(world, "jump", *months("W1", "handled", [99] * 5 + [990] + [99] * 3))["handled", "W1"]
    assert days(row) == ("2020-06-01", "2020-06-30")


def test_a_year_jumps_against_years_and_not_if_it_is_made_of_months(world: World) -> None:
    years = [said("W1", str(year), "handled", 99) for year in range(2014, 2019)]
    assert days(notice(world, "jump", *years, said("W1", "2019", "handled", 990))["handled", "W1"]) == (
        "2019-01-01",
        "2019-12-31",
    )
    made = [said("W1", f"2019-{month:02}", "handled", 90) for month in range(1, 13)]
    assert notice(world, "jump", *years, *made) == {}


@pytest.mark.parametrize(("comparable", "jumps"), [("no", False), ("partly", False), ("yes", True)])
def test_a_step_where_the_indicator_is_counted_anew_is_no_jump(world: World, comparable: str, jumps: bool) -> None:
    (world.data / "catalog" / "definitions.csv").write_text(
        "indicator,effective,comparable,definition_vi,definition_en,reason_vi,reason_en,legal_basis\n"
        f"handled,2020-06-01,{comparable},Đếm khác.,Counted otherwise.,cách đếm mới,a new count,Nghị định mới\n",
        encoding="utf-8",
    )
    assert bool(notice(world, "jump", *months("W1", "handled", [99] * 5 + [990]))) is jumps

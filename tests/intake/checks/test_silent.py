"""Units that reported regularly and have stopped while their siblings go on."""

import pytest

from tests.building import Record, World, said, unit
from tests.intake.checks.noticing import WARDS, days, months, notice


def test_silent(world: World) -> None:
    four_wards(world)
    told = notice(world, "silent", *going_on(), *months("W4", "handled", [8] * 6))
    row = told["handled", "W4"]
    assert (row["item"], row["freq"], row["reported"], row["months"]) == ("handled", "M", 6, 12)
    assert (row["severity"], row["source"], days(row)) == ("warning", None, ("2020-07-01", "2020-12-31"))


def four_wards(world: World, **more: object) -> None:
    """Make city C one of four wards, the last of which has ``more``."""
    wards = [unit(ward, "C") for ward in WARDS]
    world.write("units/units.csv", unit("C"), *wards, unit("W4", "C", **more))


def going_on() -> list[Record]:
    return [told for ward in WARDS for told in months(ward, "handled", [8] * 12)]


@pytest.mark.parametrize(
    "reported",
    [
        pytest.param(months("W4", "handled", [8] * 10), id="only two months behind"),
        pytest.param(months("W4", "handled", [8] * 5), id="never regularly"),
        pytest.param([*months("W4", "handled", [8] * 6), said("W4", "2020-Q4", "handled", 24)], id="by quarters now"),
        pytest.param([*months("W4", "handled", [8] * 6), said("W4", "2020-12", "handled", 8)], id="back again"),
        pytest.param(months("W4", "pooled", [8] * 6), id="without siblings that do"),
    ],
)
def test_not_silent(world: World, reported: list[Record]) -> None:
    four_wards(world)
    assert notice(world, "silent", *going_on(), *reported) == {}


def test_a_unit_that_is_no_more_is_not_silent(world: World) -> None:
    four_wards(world, valid_to="2020-07-01")
    assert notice(world, "silent", *going_on(), *months("W4", "handled", [8] * 6)) == {}


def test_nobody_is_silent_where_most_have_stopped(world: World) -> None:
    four_wards(world)
    stopped = [told for ward in ("W2", "W3", "W4") for told in months(ward, "handled", [8] * 6)]
    assert notice(world, "silent", *months("W1", "handled", [8] * 12), *stopped) == {}


def test_silent_for_a_year_after_three_running(world: World) -> None:
    years = [said(ward, str(year), "handled", 8) for ward in ("W1", "W2") for year in range(2017, 2021)]
    short = [said("C", str(year), "handled", 8) for year in (2017, 2019)]
    told = notice(world, "silent", *years[:-1], *short)
    assert {key: (row["reported"], days(row)) for key, row in told.items()} == {
        ("handled", "W2"): (3, ("2020-01-01", "2020-12-31"))
    }


def test_nobody_is_silent_about_what_is_no_longer_valid(world: World) -> None:
    path = world.data / "catalog" / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("count,handled,,dossiers,none,0,,", "count,handled,,dossiers,none,0,,2020-07-31"))
    four_wards(world)
    assert notice(world, "silent", *going_on(), *months("W4", "handled", [8] * 7)) == {}

"""Months or quarters, and the year that they should make."""

from tests.building import World, said
from tests.intake.checks.noticing import days, months, notice


def test_months_that_do_not_add_up_to_the_year(world: World) -> None:
    quarters = [said("W2", f"2020-Q{quarter}", "handled", 10) for quarter in range(1, 5)]
    told = notice(
        world,
        "months_and_year",
        *months("W1", "handled", [8] * 12),
        said("W1", "2020", "handled", 97, paragraph=3),
        *quarters,
        said("W2", "2020", "handled", 41),
    )
    row = told["handled", "W1"]
    assert (row["piece_freq"], row["pieces"], row["made"], row["year"], row["nature"]) == ("M", 12, 96, 97, "flow")
    assert (row["severity"], row["source"], row["paragraph"], days(row)) == (
        "warning",
        "report",
        "3",
        ("2020-01-01", "2020-12-31"),
    )
    row = told["handled", "W2"]
    assert (row["piece_freq"], row["pieces"], row["made"], row["year"]) == ("Q", 4, 40, 41)


def test_the_last_month_of_a_stock_is_held_against_the_year(world: World) -> None:
    told = notice(
        world,
        "months_and_year",
        *months("W1", "waiting", [1] * 11 + [7]),
        said("W1", "2020", "waiting", 8),
        *months("W2", "waiting", [1] * 11 + [8]),
        said("W2", "2020", "waiting", 8),
        *months("W3", "waiting", [1] * 11),
        said("W3", "2020", "waiting", 8),
    )
    assert {unit: (row["made"], row["year"], row["nature"]) for (_, unit), row in told.items()} == {
        "W1": (7, 8, "stock")
    }


def test_months_that_add_up_or_are_not_all_there_or_no_exact_figures(world: World) -> None:
    told = notice(
        world,
        "months_and_year",
        *months("W1", "handled", [0.1] * 12),
        said("W1", "2020", "handled", 1.2),
        *months("W2", "handled", [8] * 11),
        said("W2", "2020", "handled", 97),
        *months("W3", "handled", [8] * 12),
        said("W3", "2020", "handled", 97, qualifier="about"),
    )
    assert told == {}


def test_a_unit_that_began_within_the_year_has_fewer_months(world: World) -> None:
    half = [said("W3", f"2021-{month:02}", "handled", 8) for month in range(7, 13)]
    told = notice(world, "months_and_year", *half, said("W3", "2021", "handled", 49))
    assert told["handled", "W3@2021-07-01"]["made"] == 48
    assert notice(world, "months_and_year", *half[1:], said("W3", "2021", "handled", 49)) == {}

"""Figures of a part of a year, and what is none."""

from tests.building import World, said
from tests.intake.checks.noticing import days, notice


def test_part_of_year(world: World) -> None:
    told = notice(
        world,
        "part_of_year",
        said("W1", "2020-S1", "handled", 8),
        said("W2", "2020-01-01/2020-12-30", "handled", 8),
        said("W3", "2020-01", "handled", 8),
        said("W3", "2020-03", "handled", 8),
    )
    assert {unit: (*days(row), row["pieces"], row["piece_freq"]) for (_, unit), row in told.items()} == {
        "W1": ("2020-01-01", "2020-06-30", 1, "S"),
        "W2": ("2020-01-01", "2020-12-30", 1, "P"),
        "W3": ("2020-01-01", "2020-03-31", 2, "M"),
    }


def test_a_whole_year_or_all_of_the_days_that_there_were_is_no_part_of_a_year(world: World) -> None:
    told = notice(
        world,
        "part_of_year",
        said("W1", "2020", "handled", 8),
        *(said("W2", f"2020-{month:02}", "handled", 8) for month in range(1, 13)),
        said("W3", "2020-12", "waiting", 8),
        said("W4", "2022", "handled", 8),
        said("W3", "2021-S1", "handled", 8),
    )
    assert told == {}

"""Figures outside the validity of their indicator or unit."""

from tests.building import Record, World, said
from tests.intake.checks.noticing import days, notice


def test_outside_the_validity_of_an_indicator(world: World) -> None:
    old = said("W1", "2022", "old_share", 5, printed="5%", paragraph=2)
    new = [said("W2", "2021", "online_full", 5), said("W2", "2021", "handled", 10)]
    told = notice(world, "outside_validity", old, *new)
    assert {key: (row["bound"], row["day"]) for key, row in told.items()} == {
        ("old_share", "W1"): ("after", "2021-12-31"),
        ("new_share", "W2"): ("before", "2022-01-01"),
    }
    row = told["old_share", "W1"]
    assert (row["severity"], row["source"], row["paragraph"], days(row)) == (
        "warning",
        "report",
        "2",
        ("2022-01-01", "2022-12-31"),
    )


def test_outside_the_validity_of_a_unit(world: World) -> None:
    told = notice(
        world,
        "outside_validity",
        said("W3", "2021-06-30/2021-08-15", "handled", 8),
        said("W4", "2022-01-01/2022-08-15", "handled", 8),
    )
    assert {key: (row["bound"], row["day"]) for key, row in told.items()} == {
        ("handled", "W3@2021-07-01"): ("unit", "2021-07-01")
    }


def test_a_period_in_which_validity_ends_is_read_as_its_valid_part(world: World) -> None:
    path = world.data / "catalog" / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-12-31", "2021-08-14"), encoding="utf-8")

    def share(unit: str, period: str) -> Record:
        return said(unit, period, "old_share", 5, printed="5%")

    told = notice(
        world,
        "outside_validity",
        share("C", "2021"),
        share("W1", "2021-08"),
        share("W1", "2021-09"),
        share("W1", "2021-10"),
        share("W2", "2021-01-01/2021-08-14"),
        share("W2", "2021-03-01/2021-08-15"),
    )
    assert {unit: days(row) for (_, unit), row in told.items()} == {
        "W1": ("2021-09-01", "2021-10-31"),
    }

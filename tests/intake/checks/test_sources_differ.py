"""Two sources that say different things of the same figure."""

from tests.building import World, said
from tests.intake.checks.noticing import notice


def test_sources_differ(world: World) -> None:
    told = notice(
        world,
        "sources_differ",
        said("W1", "2020", "handled", 5),
        said("W1", "2020", "handled", 6, source="later", paragraph=3),
        said("W2", "2020", "late", 5),
        said("W2", "2020", "late", 6, source="later", paragraph=4),
    )
    row = told["handled", "W1"]
    assert (row["item"], row["standing"], row["differing"], row["other"]) == ("handled", 6, 5, "report")
    assert (row["severity"], row["source"], row["paragraph"]) == ("warning", "later", "3")
    assert told["late_share", "W2"]["paragraph"] == "4"  # of the measure, told at the ratio it is part of


def test_sources_that_agree_or_speak_of_other_periods_do_not_differ(world: World) -> None:
    told = notice(
        world,
        "sources_differ",
        said("W1", "2020", "handled", 5),
        said("W1", "2020", "handled", 5, source="later"),
        said("W1", "2021", "handled", 6, source="later"),
    )
    assert told == {}

"""Parts that together exceed what the catalogue says they lie within."""

from tests.building import Record, World, make_parts, said
from tests.intake.checks.noticing import days, notice


def online(unit: str, full: float, part: float, handled: float, period: str = "2020") -> list[Record]:
    figures = {"online_full": full, "online_part": part, "handled": handled}
    return [said(unit, period, item, value) for item, value in figures.items()]


def test_parts_above_the_whole(world: World) -> None:
    make_parts(world)
    row = notice(world, "parts_above_whole", *online("W1", 60, 41, 100))["handled", "W1"]
    assert (row["items"], row["total"], row["item"], row["whole"]) == (
        ["online_full", "online_part"],
        101,
        "handled",
        100,
    )
    assert (row["severity"], row["source"], days(row)) == ("warning", "report", ("2020-01-01", "2020-12-31"))


def test_one_part_alone_may_exceed_the_whole(world: World) -> None:
    make_parts(world)
    parts = [said("W1", "2020-03", "online_part", 12), said("W1", "2020-03", "handled", 11)]
    row = notice(world, "parts_above_whole", *parts)["handled", "W1"]
    assert (row["items"], days(row)) == (["online_part"], ("2020-03-01", "2020-03-31"))


def test_parts_that_fill_the_whole_or_belong_to_other_days_do_not_exceed_it(world: World) -> None:
    make_parts(world)
    told = notice(
        world,
        "parts_above_whole",
        *online("W1", 60, 40, 100),
        said("W2", "2020", "online_full", 200),
        said("W2", "2020-S1", "handled", 100),
        said("W3", "2020", "online_full", 60),
        said("W3", "2020", "online_part", 60, qualifier="below"),
        said("W3", "2020", "handled", 100),
        said("C", "2020", "online_full", 200),
        said("C", "2020", "handled", 100, qualifier="above"),
    )
    assert told == {}


def test_parts_are_not_added_up_unless_the_catalogue_says_within_what(world: World) -> None:
    assert notice(world, "parts_above_whole", *online("W1", 60, 41, 100)) == {}

"""A figure against the sums that the catalogue says it is equal to."""

from tests.building import World, said
from tests.intake.checks.noticing import notice

PARTS = {"online_full": 60, "online_part": 41}


def add_sums(world: World, sums: str) -> None:
    """Say in the catalogue that the dossiers handled are equal to ``sums``."""
    path = world.data / "catalog" / "measures.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    told = [f"{line},{sums if line.startswith('handled,') else ''}" for line in lines]
    path.write_text("\n".join([f"{head},sums", *told, ""]), encoding="utf-8")


def test_a_total_other_than_the_sum_of_its_parts_is_told(world: World) -> None:
    add_sums(world, "online_full + online_part")
    parts = [said("W1", "2020", item, value) for item, value in PARTS.items()]
    row = notice(world, "sum_of_parts", *parts, said("W1", "2020", "handled", 100))["handled", "W1"]
    assert (row["whole"], row["total"], row["items"]) == (100, 101, ["online_full", "online_part"])


def test_a_total_that_is_the_sum_is_not_told(world: World) -> None:
    add_sums(world, "online_full + online_part")
    parts = [said("W1", "2020", item, value) for item, value in PARTS.items()]
    assert notice(world, "sum_of_parts", *parts, said("W1", "2020", "handled", 101)) == {}


def test_a_part_that_is_not_told_proves_nothing(world: World) -> None:
    add_sums(world, "online_full + online_part")
    told = [said("W1", "2020", "online_full", 60), said("W1", "2020", "handled", 100)]
    assert notice(world, "sum_of_parts", *told) == {}


def test_of_several_sums_the_one_with_most_parts_counts(world: World) -> None:
    add_sums(world, "online_full + online_part;online_full + online_part + late")
    parts = [said("W1", "2020", item, value) for item, value in (PARTS | {"late": 9}).items()]
    assert notice(world, "sum_of_parts", *parts, said("W1", "2020", "handled", 110)) == {}

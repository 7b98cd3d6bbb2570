"""Changes of definition: what is refused over them, what is told."""

import pytest

from kpi.rows import InputError
from tests.building import World, said, some

HEAD = "indicator,effective,comparable,definition_vi,definition_en,reason_vi,reason_en,legal_basis"
YEARS = [said("W1", str(year), "handled", 10 * year) for year in range(2019, 2023)]


def register(world: World, *lines: str) -> None:
    path = world.data / "catalog" / "definitions.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


def reasons(world: World) -> list[str | None]:
    data = world.show(*YEARS)
    return [some(data, "handled", "W1", str(year))["no_change"] for year in range(2020, 2023)]


def test_a_break_within_a_year_parts_it_from_both_neighbours(world: World) -> None:
    register(world, "handled,2021-08-15,no,,,đếm khác,counted anew,Law")
    assert reasons(world) == [None, "definition", "definition"]


def test_a_break_at_new_year_parts_two_years(world: World) -> None:
    register(world, "handled,2021-01-01,no,,,đếm khác,counted anew,Law")
    assert reasons(world) == [None, "definition", None]


@pytest.mark.parametrize("comparable", ["partly", "yes"])
def test_a_change_that_may_be_compared_is_told(world: World, comparable: str) -> None:
    register(world, f"handled,2021-01-01,{comparable},,,đếm khác,counted anew,Law")
    assert reasons(world) == [None, None, None]


def test_a_successor_is_compared_only_if_it_is_declared_comparable(world: World) -> None:
    told = [said("W1", "2021", "online_part", 3), said("W1", "2022", "online_full", 5)]
    told += [said("W1", year, "handled", 10) for year in ("2021", "2022")]
    row = some(world.show(*told), "new_share", "W1", "2022")
    assert (row["previous"], row["no_change"]) == (None, "definition")
    register(world, "new_share,2022-01-01,yes,,,như cũ,as before,Law")
    row = some(world.show(*told), "new_share", "W1", "2022")
    assert (row["previous"], row["value"], row["change"], row["no_change"]) == (30, 50, 20, None)


@pytest.mark.parametrize(
    ("line", "said_in_english"),
    [
        ("nothing,2021-01-01,no,,,lý do,reason,Law", "indicator “nothing” is not in the catalogue"),
        ("handled,1/1/2021,no,,,lý do,reason,Law", "effective “1/1/2021” is no date"),
        ("handled,2021-01-01,maybe,,,lý do,reason,Law", "comparable “maybe” is not allowed"),
        ("handled,2021-01-01,no,,,,reason,Law", "reason_vi is empty"),
        ("handled,2021-01-01,no,,,lý do,reason,", "legal_basis is empty"),
        ("new_share,2021-06-01,no,,,lý do,reason,Law", "the indicator exists from 2022-01-01 on only"),
    ],
)
def test_a_mistake_stops_the_load(world: World, line: str, said_in_english: str) -> None:
    register(world, line)
    with pytest.raises(InputError) as caught:
        world.publish(*YEARS)
    assert [problem.line for problem in caught.value.problems] == [2]
    assert said_in_english in caught.value.problems[0].en


def test_a_definition_changes_once_on_a_day(world: World) -> None:
    register(world, *["handled,2021-01-01,no,,,lý do,reason,Law"] * 2)
    with pytest.raises(InputError, match=r"definitions\.csv, line 3: this definition changes on that day"):
        world.publish(*YEARS)

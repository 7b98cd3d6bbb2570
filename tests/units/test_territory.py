"""Whose figures count for the ground of a unit, through merges and splits in both directions of time."""

from datetime import date

from kpi.units.changes import Change
from kpi.units.territory import Part, Territories
from kpi.units.unit import Unit

FIRST, SECOND = date(2020, 1, 1), date(2025, 7, 1)


def make(name: str, begins: date | None, ends: date | None, parent: str | None = None) -> Unit:
    return Unit(name, name, begins, ends, "ward", parent, name, name)


def change(when: date, old: str | None, new: str, share: float | None = 1.0) -> Change:
    return Change(when, "merge", old, new, share, "Law")


def shares(territories: Territories, target: str) -> dict[str | None, float | None]:
    return {part.unit: part.share for part in territories.parts() if part.target == target}


def test_a_merged_unit_has_the_ground_of_all_it_was_made_of() -> None:
    units = [make("A", None, SECOND), make("B", None, SECOND), make("M", SECOND, None)]
    found = Territories(units, [change(SECOND, "A", "M"), change(SECOND, "B", "M")])
    assert shares(found, "M") == {"M": 1, "A": 1, "B": 1}
    assert shares(found, "A") == {"A": 1, "M": None}
    assert (found.earlier("M"), found.later("A")) == (["A", "B"], ["M"])
    assert (found.on("A", SECOND), found.on("M", FIRST), found.on("A", FIRST)) == (["M"], ["A", "B"], ["A"])


def test_a_split_counts_by_its_published_share_or_not_at_all() -> None:
    units = [make("A", None, FIRST), make("X", FIRST, None), make("Y", FIRST, None)]
    told = Territories(units, [change(FIRST, "A", "X", 0.25), change(FIRST, "A", "Y", 0.75)])
    assert shares(told, "X") == {"X": 1, "A": 0.25}
    assert shares(told, "A") == {"A": 1, "X": 1, "Y": 1}
    untold = Territories(units, [change(FIRST, "A", "X", None), change(FIRST, "A", "Y", None)])
    assert shares(untold, "X") == {"X": 1, "A": None}
    assert shares(untold, "A") == {"A": 1, "X": 1, "Y": 1}


def test_what_was_split_and_comes_together_again_is_whole() -> None:
    units = [
        make("A", None, FIRST),
        make("X", FIRST, SECOND),
        make("Y", FIRST, SECOND),
        make("M", SECOND, None),
    ]
    steps = [change(FIRST, "A", "X", None), change(FIRST, "A", "Y", None)]
    steps += [change(SECOND, "X", "M"), change(SECOND, "Y", "M")]
    found = Territories(units, steps)
    assert shares(found, "M") == {"M": 1, "X": 1, "Y": 1, "A": 1}
    assert shares(found, "A") == {"A": 1, "X": 1, "Y": 1, "M": 1}


def test_shares_multiply_along_the_way() -> None:
    units = [make("A", None, FIRST), make("X", FIRST, SECOND), make("Y", FIRST, None), make("P", SECOND, None)]
    units.append(make("Q", SECOND, None))
    steps = [change(FIRST, "A", "X", 0.5), change(FIRST, "A", "Y", 0.5)]
    steps += [change(SECOND, "X", "P", 0.2), change(SECOND, "X", "Q", 0.8)]
    found = Territories(units, steps)
    assert shares(found, "P") == {"P": 1, "X": 0.2, "A": 0.1}


def test_ground_beyond_the_record_is_missing_until_the_change() -> None:
    units = [make("A", None, SECOND), make("M", SECOND, None)]
    found = Territories(units, [change(SECOND, "A", "M"), change(SECOND, None, "M")])
    assert Part("M", None, None, until=SECOND) in found.parts()
    assert shares(found, "A")["M"] is None


def test_a_parent_that_gained_a_unit_is_made_of_its_children_before() -> None:
    units = [make("D", None, None), make("E", None, None), make("X", None, FIRST, "D"), make("X2", FIRST, None, "E")]
    units += [make("Y", None, None, "E"), make("Z", None, None, "D")]
    found = Territories(units, [Change(FIRST, "reparent", "X", "X2", 1.0, "Law")])
    parts = {(part.target, part.unit, part.since, part.until) for part in found.parts() if part.target in ("D", "E")}
    assert parts == {
        ("E", "E", FIRST, None),
        ("E", "X2", None, FIRST),
        ("E", "X", None, FIRST),
        ("E", "Y", None, FIRST),
        ("D", "D", FIRST, None),
        ("D", "Z", None, FIRST),
    }


def test_a_parent_above_the_one_that_ended_keeps_its_ground() -> None:
    units = [make("P", None, None), make("D", None, SECOND, "P"), make("X", None, SECOND, "D")]
    units.append(make("X2", SECOND, None, "P"))
    found = Territories(units, [Change(SECOND, "reparent", "X", "X2", 1.0, "Law")])
    assert {part.target for part in found.parts()} == {"X", "X2"}
    assert found.on("D", SECOND) == ["X2"]

"""Units beside their siblings, and who moved most."""

from typing import Any

import pytest

from kpi.analysis.compare import siblings, side_by_side, spread
from kpi.store.warehouse import Snapshot
from tests.building import Record, World, answer, codes, said, some, unit

RANGE = ("low", "quartile_1", "median", "quartile_3", "high")
LEFT = ("left_partial", "left_bound", "left_coverage", "left_none_arose", "left_silent")
WARDS = [unit(f"W{number}", "C") for number in range(1, 7)]


def one(data: Snapshot, ward: str, year: int, indicator: str) -> dict[str, Any]:
    """Return the row of an indicator of the answer ``siblings``."""
    return next(row for row in answer(siblings(data, ward, year)) if row["indicator"] == indicator)


def changes(data: Snapshot, indicator: str, first: int, last: int, parent: str = "C") -> list[tuple[Any, ...]]:
    """Return unit, change and refusal of the later rows of the answer ``spread``."""
    rows = answer(spread(data, parent, indicator, first, last))
    earlier, later = rows[::2], rows[1::2]
    assert codes(earlier, "unit", "moved", "refused") == codes(later, "unit", "moved", "refused")
    assert {row["year"] for row in earlier} == {first}
    assert {row["year"] for row in later} == {last}
    return codes(later, "unit", "moved", "refused")


def shares(ward: str, period: str, late: float) -> list[Record]:
    """Return reports of ``late`` of 100."""
    return [said(ward, period, "handled", 100), said(ward, period, "late", late)]


def test_quartiles_are_interpolated_and_the_unit_is_among_its_siblings(world: World) -> None:
    world.write("units/units.csv", unit("C"), *WARDS)
    reports = [said(f"W{n}", "2020", "score", value) for n, value in ((1, 1), (2, 2), (3, 4), (4, 9))]
    row = one(world.show(*reports), "W3", 2020, "score")
    assert codes([row], "value", *RANGE) == [(4, 1, 1.75, 3, 5.25, 9)]
    assert codes([row], "counted", "siblings", *LEFT) == [(4, 6, 0, 0, 0, 0, 2)]


def test_what_is_no_whole_exact_figure_is_left_out_and_counted(world: World) -> None:
    world.write("units/units.csv", unit("C"), *WARDS)
    data = world.show(
        *shares("W1", "2020", 10),
        *shares("W2", "2020", 30),
        *shares("W3", "2020-S1", 90),
        said("W4", "2020", "late_share", 80, printed="80%", qualifier="above"),
        said("W5", "2020", "handled", 0),
        said("W5", "2020", "late", 0),
    )
    row = one(data, "W3", 2020, "late_share")
    assert codes([row], "value", "partial", *RANGE) == [(90, True, 10, 15, 20, 25, 30)]
    assert codes([row], "counted", "siblings", *LEFT) == [(2, 6, 1, 1, 0, 1, 1)]


def test_a_sum_that_units_are_missing_from_is_left_out(world: World) -> None:
    world.write(
        "units/units.csv",
        {"code": "P", "kind": "province", "name_vi": "P", "name_en": "P"},
        *(unit(city, "P", kind="city") for city in ("C", "D", "E")),
        *(unit(f"{city}{n}", city) for city in ("C", "D", "E") for n in (1, 2)),
    )
    wards = [("C1", 1), ("C2", 2), ("D1", 40), ("E1", 10), ("E2", 20)]
    data = world.show(*(said(ward, "2020", "handled", value) for ward, value in wards))
    row = one(data, "D", 2020, "handled")
    assert codes([row], "value", *RANGE) == [(40, 3, 9.75, 16.5, 23.25, 30)]
    assert codes([row], "counted", "siblings", *LEFT) == [(2, 3, 0, 0, 1, 0, 0)]


def test_one_value_has_no_median(world: World) -> None:
    row = one(world.show(said("W1", "2020", "score", 5)), "W1", 2020, "score")
    assert codes([row], "value", "counted", "siblings", *RANGE) == [(5, 1, 3, *[None] * 5)]


def test_siblings_are_those_of_the_end_of_the_year(world: World) -> None:
    data = world.show(*(said(ward, "2021", "waiting", 3) for ward in ("W1", "W2")), said("W3", "2021-06", "waiting", 9))
    assert codes([one(data, "W3", 2021, "waiting")], "value", "high", "counted", "siblings") == [(9, 3, 2, 3)]
    assert codes([one(data, "W1", 2021, "waiting")], *LEFT) == [(0, 0, 0, 0, 1)]


def test_siblings_known_by_law_are_counted_and_unknown_ones_are_not(world: World) -> None:
    for expected, siblings_told, silent in ((18, 18, 16), ("unknown", None, 0)):
        world.write("units/units.csv", unit("C", children_expected=expected), *WARDS[:2])
        data = world.show(said("W1", "2020", "score", 1), said("W2", "2020", "score", 2))
        row = one(data, "W1", 2020, "score")
        assert codes([row], "median", "counted", "siblings", "left_silent") == [(1.5, 2, siblings_told, silent)]


def test_an_indicator_that_only_siblings_have_has_a_row(world: World) -> None:
    data = world.show(said("W1", "2020", "score", 1), said("W2", "2020", "score", 2))
    assert codes(answer(siblings(data, "W3", 2020)), "indicator", "value", "median") == [("score", None, 1.5)]


def test_a_unit_without_a_parent_has_its_own_values_alone(world: World) -> None:
    data = world.show(said("C", "2020", "score", 7), said("W1", "2020", "waiting", 1))
    rows = answer(siblings(data, "C", 2020))
    assert codes(rows, "indicator", "value", "median", "counted", "siblings") == [
        ("waiting", 1, None, 0, None),
        ("score", 7, None, 0, None),
    ]


def test_side_by_side_has_every_year_that_anyone_reported_and_units_from_elsewhere(world: World) -> None:
    world.write("units/units.csv", unit("C"), *WARDS[:3], unit("D"), unit("D1", "D"))
    data = world.show(
        *(said("W1", str(year), "score", year - 2015) for year in (2018, 2020)),
        *(said("W2", str(year), "score", year - 2010) for year in (2018, 2019, 2020)),
        said("W3", "2019", "score", 5),
        said("D1", "2017", "score", 3),
        said("D1", "2021", "score", 8),
    )
    rows = answer(side_by_side(data, "C", "score", ["D1", "W1"], 2018, 2021))
    assert codes(rows, "unit", "year", "value", "median", "counted") == [
        ("D1", 2018, None, 5.5, 2),
        ("D1", 2019, None, 7, 2),
        ("D1", 2020, None, 7.5, 2),
        ("D1", 2021, 8, None, 0),
        ("W1", 2018, 3, 5.5, 2),
        ("W1", 2019, None, 7, 2),
        ("W1", 2020, 5, 7.5, 2),
        ("W1", 2021, None, None, 0),
    ]


def test_the_median_is_as_synthetic_as_its_units(real: Snapshot) -> None:
    mixed = side_by_side(real, "MH", "signature_coverage", ["05443"], 2020, 2020)
    assert codes(answer(mixed), "value", "counted", "synthetic") == [(100, 24, True)]
    assert mixed["sources"].iloc[0].tolist() == ["lnv-2020", "synthetic"]


def test_who_moved_most_comes_first_in_the_better_direction(world: World) -> None:
    for indicator, order in (("score", ["W2", "W1", "W3"]), ("waiting", ["W3", "W1", "W2"])):
        data = world.show(
            *(said(ward, "2018", indicator, 5) for ward in ("W1", "W2", "W3")),
            *(said(ward, "2020", indicator, value) for ward, value in (("W1", 6), ("W2", 9), ("W3", 1))),
        )
        told = {"W1": 1.0, "W2": 4.0, "W3": -4.0}
        assert changes(data, indicator, 2018, 2020) == [(ward, told[ward], None) for ward in order]


def test_what_may_not_be_compared_says_why(world: World) -> None:
    world.write("units/units.csv", unit("C"), *WARDS)
    data = world.show(
        *shares("W1", "2018", 10),
        *shares("W1", "2020-S1", 10),
        *shares("W2", "2018-S1", 10),
        *shares("W2", "2020", 10),
        *shares("W3", "2018", 10),
        said("W3", "2020", "late_share", 9, printed="9%", qualifier="below"),
        *shares("W4", "2018", 10),
        *shares("W5", "2020", 10),
        *shares("W6", "2018", 10),
        *shares("W6", "2019-S1", 10),  # what lies between may be part of a year
        *shares("W6", "2020", 7),
    )
    assert changes(data, "late_share", 2018, 2020) == [
        ("W6", pytest.approx(-3), None),
        ("W1", None, "partial"),
        ("W2", None, "previous_partial"),
        ("W3", None, "bound"),
        ("W4", None, "no_value"),
        ("W5", None, "first"),
    ]


def test_sums_are_compared_between_whole_coverages_alone(world: World) -> None:
    world.write(
        "units/units.csv",
        {"code": "P", "kind": "province", "name_vi": "P", "name_en": "P"},
        *(unit(city, "P", kind="city") for city in ("C", "D", "E")),
        *(unit(f"{city}{n}", city) for city in ("C", "D", "E") for n in (1, 2)),
    )
    data = world.show(
        *(said(f"C{n}", year, "handled", 5) for n in (1, 2) for year in ("2018", "2019")),
        *(said("D1", year, "handled", 5) for year in ("2018", "2019")),
        *(said(f"E{n}", "2018", "handled", 5) for n in (1, 2)),
        said("E", "2019", "handled", 12),
    )
    assert changes(data, "handled", 2018, 2019, parent="P") == [
        ("C", 0, None),
        ("D", None, "coverage"),
        ("E", None, "origin"),
    ]


def test_no_change_is_told_over_a_new_definition(world: World) -> None:
    data = world.show(
        *(said("W1", year, item, 50) for year in ("2021", "2022", "2023") for item in ("handled", "online_part")),
        *(said("W1", year, "online_full", 10) for year in ("2022", "2023")),
        *(said("W2", year, item, 50) for year in ("2022", "2023") for item in ("handled", "online_full")),
    )
    assert changes(data, "new_share", 2021, 2023)[:2] == [("W1", None, "definition"), ("W2", None, "definition")]
    assert changes(data, "new_share", 2022, 2023)[:2] == [("W1", 0, None), ("W2", 0, None)]


def test_units_that_ended_or_began_in_between_have_rows(world: World) -> None:
    data = world.show(
        *(said("W1", year, "waiting", 3) for year in ("2020", "2022")),
        said("W3", "2020", "waiting", 9),
        said("W3", "2022", "waiting", 4),
    )
    assert changes(data, "waiting", 2020, 2022) == [
        ("W1", 0, None),
        ("W2", None, "no_value"),
        ("W3", None, "no_value"),
        ("W3@2021-07-01", None, "first"),
        ("W4@2022-01-01", None, "no_value"),
    ]


def test_a_step_of_one_year_is_the_change_on_the_year_before(real: Snapshot) -> None:
    compared = 0
    for year in range(2019, 2026):
        for indicator in ("on_time_share", "eservice_share", "edocs_sent", "dossiers_overdue"):
            rows = [row for row in answer(spread(real, "MH", indicator, year - 1, year)) if row["year"] == year]
            for row in rows:
                if row["refused"] not in ("definition", "no_value"):
                    assert (row["moved"], row["refused"]) == (row["change"], row["no_change"]), row
                    compared += row["moved"] is not None
    assert compared == 533


def test_the_wards_of_thai_nguyen_are_equal_and_have_one_year(real: Snapshot) -> None:
    row = one(real, "05443", 2020, "signature_coverage")
    assert codes([row], "value", *RANGE) == [(100, 100, 100, 100, 100, 100)]
    assert codes([row], "counted", "siblings", *LEFT, "synthetic") == [(32, 32, 0, 0, 0, 0, 0, False)]
    assert changes(real, "signature_coverage", 2019, 2020, parent="164")[0] == ("05431", None, "first")


def test_part_years_of_phu_binh_make_no_median(real: Snapshot) -> None:
    row = one(real, "05965", 2022, "level4_share")
    assert codes([row], "value", "partial", *RANGE) == [(70.74, True, *[None] * 5)]
    assert codes([row], "counted", "siblings", *LEFT) == [(0, 20, 7, 0, 0, 0, 13)]


def test_a_lagging_ward_of_the_fictional_city_2023(real: Snapshot) -> None:
    row = one(real, "MH07", 2023, "eservice_share")
    assert [round(row[name], 3) for name in ("value", *RANGE)] == [26.457, 26.42, 53.539, 57.994, 60.373, 62.325]
    assert codes([row], "counted", "siblings", *LEFT, "synthetic") == [(23, 24, 0, 0, 0, 0, 1, True)]


def test_the_ward_that_moved_most_in_the_fictional_city(real: Snapshot) -> None:
    rows = changes(real, "plan_completion", 2018, 2025, parent="MH")
    assert rows[0] == ("MH07", 50, None)
    assert rows[-4:] == [
        ("MH10", pytest.approx(-100 / 11), None),
        ("MH15", None, "no_value"),
        ("MH15@2025-07-01", None, "first"),
        ("MH16", None, "no_value"),
    ]


def test_a_break_in_a_year_that_nobody_reported_is_a_break_too(world: World) -> None:
    head = "indicator,effective,comparable,definition_vi,definition_en,reason_vi,reason_en,legal_basis"
    line = "score,2019-06-01,{},,,đếm khác,counted anew,Law"
    reports = [said(ward, year, "score", 5) for ward in ("W1", "W2") for year in ("2018", "2021")]
    for comparable, refused in (("no", "definition"), ("partly", None)):
        path = world.data / "catalog" / "definitions.csv"
        path.write_text(f"{head}\n{line.format(comparable)}\n", encoding="utf-8")
        data = world.show(*reports)
        assert [row[2] for row in changes(data, "score", 2018, 2021)[:2]] == [refused, refused]


EIGHT = ["05443", "05455", "05467", "05482", "05488", "05500", "05503", "05710"]


def test_on_the_units_of_today_medians_are_of_what_can_be_divided(real: Snapshot) -> None:
    group = [f"{code}@2025-07-01" for code in EIGHT]
    rows = answer(side_by_side(real, "164", "signature_coverage", group, 2020, 2020, group))
    assert codes(rows, "value", "boundary", "median", "counted", "siblings", "left_boundary") == [
        (value, boundary, 100, 3, 8, 5)
        for value, boundary in (
            (None, "split"),
            (100, None),
            (None, "split"),
            (100, None),
            (100, "beyond"),
            (None, "split"),
            (100, "beyond"),
            (100, None),
        )
    ]


def test_a_merged_ward_moves_on_its_own_ground(real: Snapshot) -> None:
    told = answer(spread(real, "MH", "edocs_sent", 2018, 2025, ["MH15@2025-07-01", "MH07"]))
    parts = [some(real, "edocs_sent", unit, year) for unit in ("MH15", "MH16") for year in ("2018", "2025")]
    merged = {row["year"]: row for row in told if row["unit"] == "MH15@2025-07-01"}
    assert merged[2018]["value"] == parts[0]["value"] + parts[2]["value"]
    assert merged[2025]["moved"] == merged[2025]["value"] - merged[2018]["value"]
    assert (merged[2025]["refused"], merged[2025]["origin"]) == (None, "territory")
    split = spread(real, "164", "signature_coverage", 2019, 2020, ["05443@2025-07-01"])
    assert split["refused"].tolist() == ["boundary", "boundary"]

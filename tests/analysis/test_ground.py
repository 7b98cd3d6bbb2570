"""The eight units of July 2025 on the figures of 2020, and the merger of the fictional city, in all three views."""

from datetime import date
from typing import Any

from kpi.analysis.children import children
from kpi.analysis.provenance import parts
from kpi.analysis.scorecard import scorecard
from kpi.analysis.series import series
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from tests.building import answer

THAI_NGUYEN, TODAY = "164", date(2026, 1, 1)
MERGED, OLD = "MH15@2025-07-01", ("MH15", "MH16")


def signature_of_2020(real: Snapshot) -> dict[str, dict[str, Any]]:
    tree, territories = read_reference(real).tree, read_reference(real).territories
    units = sorted({unit for child in tree.children(THAI_NGUYEN) for unit in territories.on(child.id, TODAY)})
    rows = answer(children(real, THAI_NGUYEN, "signature_coverage", 2020, False, tuple(units)))
    return {row["unit"].removesuffix("@2025-07-01"): row for row in rows}


def test_whole_units_have_the_share_of_all_their_predecessors(real: Snapshot) -> None:
    found = signature_of_2020(real)
    assert len(found) == 8
    whole = {
        code: (row["value"], row["numerator"], row["denominator"], row["units_derived"], row["units_expected"])
        for code, row in found.items()
        if row["boundary"] is None
    }
    assert whole == {"05710": (100, 5, 5, 5, 5), "05482": (100, 4, 4, 4, 4), "05455": (100, 3, 3, 3, 3)}


def test_units_with_a_part_of_a_split_ward_are_blank_with_the_reason(real: Snapshot) -> None:
    blank = {code: row["value"] for code, row in signature_of_2020(real).items() if row["boundary"] == "split"}
    assert blank == {"05443": None, "05467": None, "05500": None}


def test_units_that_reach_beyond_the_old_city_say_so_beside_the_value(real: Snapshot) -> None:
    beyond = {code: row["value"] for code, row in signature_of_2020(real).items() if row["boundary"] == "beyond"}
    assert beyond == {"05488": 100, "05503": 100}


def test_units_of_2020_are_as_they_reported(real: Snapshot) -> None:
    rows = answer(series(real, ["signature_coverage"], ["05659", "05461"], on_ground=True))
    assert [(row["unit"], row["year"], row["value"], row["origin"]) for row in rows] == [
        ("05461", 2020, 100, "computed"),
        ("05659", 2020, 100, "computed"),
    ]


def yearly(data: Snapshot, unit: str, *, on_ground: bool) -> dict[int, dict[str, Any]]:
    rows = answer(series(data, ["dossiers_resolved"], [unit], on_ground=on_ground))
    return {row["year"]: row for row in rows}


def test_the_merged_ward_as_reported_begins_in_the_middle_of_2025(real: Snapshot) -> None:
    rows = yearly(real, MERGED, on_ground=False)
    assert list(rows) == [2025]
    assert (rows[2025]["partial"], rows[2025]["no_change"]) == (True, "first")


def test_on_todays_units_the_merged_ward_has_all_years_of_both(real: Snapshot) -> None:
    rows, before = yearly(real, MERGED, on_ground=True), [yearly(real, unit, on_ground=False) for unit in OLD]
    for year in range(2018, 2025):
        assert rows[year]["value"] == before[0][year]["value"] + before[1][year]["value"]
    halves = [before[0][2025]["value"], before[1][2025]["value"], yearly(real, MERGED, on_ground=False)[2025]["value"]]
    assert (rows[2025]["value"], rows[2025]["partial"]) == (sum(halves), False)
    assert rows[2025]["change"] == rows[2025]["value"] - rows[2024]["value"]


def test_on_the_units_of_2024_what_was_merged_since_is_blank(real: Snapshot) -> None:
    for unit in OLD:
        row = yearly(real, unit, on_ground=True)[2025]
        assert (row["value"], row["boundary"], row["change"]) == (None, "merged", None)


def test_the_city_has_the_same_total_whatever_the_units(real: Snapshot) -> None:
    city = yearly(real, "MH", on_ground=False)
    tree, territories = read_reference(real).tree, read_reference(real).territories
    today = sorted({unit for child in tree.children("MH") for unit in territories.on(child.id, TODAY)})
    assert len(today) == 23
    for year in (2019, 2024, 2025):
        rows = answer(children(real, "MH", "dossiers_resolved", year, False, tuple(today)))
        assert sum(row["value"] for row in rows) == city[year]["value"]


def test_the_scorecard_of_a_merged_ward_reaches_back(real: Snapshot) -> None:
    assert scorecard(real, MERGED, 2024).empty
    rows = {row["indicator"]: row for row in answer(scorecard(real, MERGED, 2024, on_ground=True))}
    assert (rows["on_time_share"]["numerator"], rows["on_time_share"]["denominator"]) == (4317, 4402)
    assert rows["on_time_share"]["origin"] == "territory"


def test_what_a_sum_rests_on_is_what_its_predecessors_said(real: Snapshot) -> None:
    told = answer(parts(real, "plan_completion", MERGED, 2024, OLD))
    assert {(row["unit"], row["role"]) for row in told} == {
        (unit, role) for unit in OLD for role in ("numerator", "denominator")
    }

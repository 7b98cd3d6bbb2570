"""Thái Nguyên province and phường Phan Đình Phùng, 2020 to 2025: what was printed, and what does not add up."""

import json

import pytest

from kpi.analysis.provenance import findings
from kpi.analysis.series import series
from kpi.store.warehouse import Snapshot
from tests.building import answer, codes

BEFORE, NOW, WARD = "19", "19@2025-07-01", "05443@2025-07-01"
GROUPS = ("transparency_766", "progress_score_766", "online_766", "satisfaction_766", "digitisation_766")
PARTS = ("health", "education", "infrastructure", "order")
COUNTED = {
    "centre_offices": [14],
    "centre_visits": [38791],
    "communes_networked": [172],
    "internal_processes": [529],
    "network_channels": [36],
    "papi_top_group": [6],
    "portal_services": [2028],
    "procedure_decisions": [17, 331],
    "procedures_borderless": [1703],
    "procedures_interlinked": [73],
    "procedures_to_review": [227],
    "surprise_inspections": [17],
}


def days(data: Snapshot, indicator: str, unit: str) -> dict[str, float]:
    """Return what was stated for single days."""
    rows = data.query(
        "FROM indicator_value WHERE indicator = ? AND unit = ? AND freq = 'P' AND first_day = last_day",
        [indicator, unit],
    )
    return {row["first_day"].date().isoformat(): row["stated"] for row in answer(rows)}


def test_decision_766_stands_as_on_two_days(real: Snapshot) -> None:
    assert days(real, "service_index_766", NOW) == {"2025-08-11": 83.83, "2025-08-29": 86.97}


@pytest.mark.parametrize(("day", "total"), [("2025-08-11", 83.83), ("2025-08-29", 86.97)])
def test_its_five_groups_are_as_reported_and_add_up(real: Snapshot, day: str, total: float) -> None:
    assert sum(days(real, group, NOW)[day] for group in GROUPS) == pytest.approx(total)


def test_a_days_standing_is_no_year(real: Snapshot) -> None:
    (row,) = answer(series(real, ["service_index_766"], [NOW]))
    assert (row["value"], row["partial"], row["change"]) == (86.97, True, None)


def test_what_does_not_add_up_is_found(real: Snapshot) -> None:
    rows = [row for row in answer(findings(real, [BEFORE, NOW, WARD])) if row["code"] == "sum_of_parts"]
    told = {row["unit"]: json.loads(row["params"]) for row in rows}
    assert {unit: (found["whole"], found["total"]) for unit, found in told.items()} == {
        WARD: (892, 671 + 222),
        BEFORE: (10236, 5223 + 5031),
    }


def test_the_three_tiers_of_2022_agree_with_the_total(real: Snapshot) -> None:
    rows = answer(
        real.query(
            "SELECT item, value FROM observation ANTI JOIN superseded USING (observation) "
            "WHERE unit = '19' AND item LIKE 'dossiers_total%' AND period_start = DATE '2022-01-01'"
        )
    )
    told = {row["item"]: row["value"] for row in rows}
    assert told.pop("dossiers_total") == sum(told.values()) == 427662
    assert sorted(told.values()) == [27085, 110893, 289684]


def test_derived_figures_are_marked(real: Snapshot) -> None:
    rows = answer(series(real, ["par_index_rank", "pci_rank", "sipas_score", "par_index_score"], [BEFORE]))
    derived = [row for row in rows if row["status"] == "E"]
    assert codes(derived, "indicator", "year", "value", "qualifier") == [
        ("par_index_rank", 2020, 12, ""),
        ("par_index_rank", 2022, 9, ""),
        ("par_index_score", 2022, 87.36, "about"),
        ("pci_rank", 2022, 25, ""),
        ("sipas_score", 2022, 86.26, ""),
    ]


def test_par_index_is_a_rank_and_where_printed_a_score(real: Snapshot) -> None:
    scores = answer(series(real, ["par_index_score"], [BEFORE]))
    assert codes(scores, "year", "value") == [(2022, 87.36), (2023, 90.76), (2024, 91.47)]
    ranks = answer(series(real, ["par_index_rank"], [BEFORE]))
    assert codes(ranks, "year", "value") == [(2020, 12), (2021, 6), (2022, 9), (2023, 6), (2024, 5)]


def test_a_share_of_filings_is_computed_beside_what_was_printed(real: Snapshot) -> None:
    rows = real.query(
        "FROM indicator_value WHERE indicator LIKE 'filed_%_share' AND freq = 'P' AND last_day = DATE '2025-07-29' "
        "ORDER BY indicator"
    )
    told = [(row["indicator"], round(row["computed"], 3), row["stated"]) for row in answer(rows)]
    assert told == [("filed_in_person_share", 56.603, 56.6), ("filed_online_share", 43.397, 43.4)]
    year = {row["unit"]: row for row in answer(series(real, ["filed_online_share"], [NOW, WARD]))}
    assert {unit: (round(row["value"], 2), row["partial"]) for unit, row in year.items()} == {
        NOW: (40.63, True),
        WARD: (48.43, True),
    }


def test_ratings_at_the_public_service_centre_agree_with_the_printed_share(real: Snapshot) -> None:
    (row,) = answer(series(real, ["centre_satisfaction"], [BEFORE]))
    assert (row["numerator"], row["denominator"], row["partial"]) == (17042, 17075, True)
    assert (round(row["value"], 2), row["stated"]) == (99.81, 99.8)


def test_the_parts_of_papi_on_public_services_add_up(real: Snapshot) -> None:
    rows = answer(series(real, sorted({f"papi_service_{part}" for part in PARTS}), [BEFORE]))
    assert sum(row["value"] for row in rows) == pytest.approx(8.0022)
    assert codes(answer(series(real, ["papi_service"], [BEFORE])), "year", "value") == [(2023, 8.0022)]


def test_parts_of_pci_are_told_of_two_years(real: Snapshot) -> None:
    rows = answer(series(real, ["pci_entry", "pci_transparency", "pci_competition"], [BEFORE]))
    assert codes(rows, "indicator", "year", "value") == [
        ("pci_competition", 2023, 5.42),
        ("pci_competition", 2024, 5.53),
        ("pci_entry", 2023, 7.45),
        ("pci_entry", 2024, 7.56),
        ("pci_transparency", 2023, 5.56),
        ("pci_transparency", 2024, 6.29),
    ]


def test_what_was_counted_once_stands_as_it_was_told(real: Snapshot) -> None:
    rows = answer(
        real.query(
            "SELECT item, unit, value FROM observation ANTI JOIN superseded USING (observation) "
            "WHERE list_contains($items::VARCHAR[], item) ORDER BY item, unit, value",
            {"items": list(COUNTED)},
        )
    )
    told: dict[str, list[float]] = {item: [] for item in COUNTED}
    for row in rows:
        told[row["item"]].append(row["value"])
    assert told == COUNTED

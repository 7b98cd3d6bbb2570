"""The real reports of Thái Nguyên, Phổ Yên and Phú Bình, figure by figure, as the answers give them."""

import json
from typing import Any

import pytest

from kpi.analysis.children import children, coverage
from kpi.analysis.provenance import finding_counts, findings, parts
from kpi.analysis.scorecard import scorecard
from kpi.analysis.series import series
from kpi.store.warehouse import Snapshot
from tests.building import answer, codes, value

THAI_NGUYEN, PHO_YEN, PHU_BINH, PROVINCE = "164", "172", "173", "19"


def card(data: Snapshot, unit: str, year: int) -> dict[str, dict[str, Any]]:
    """Return the unit's scorecard by indicator."""
    return {row["indicator"]: row for row in answer(scorecard(data, unit, year))}


def found(data: Snapshot, unit: str, year: int) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the params of the findings about a unit in a year, by code and indicator."""
    rows = answer(findings(data, [unit], year))
    return {(row["code"], row["indicator"]): json.loads(row["params"]) for row in rows}


def covered(row: dict[str, Any]) -> tuple[str, str, bool]:
    return row["first_day"].date().isoformat(), row["last_day"].date().isoformat(), row["partial"]


@pytest.fixture(scope="module")
def city2020(real: Snapshot) -> dict[str, dict[str, Any]]:
    return card(real, THAI_NGUYEN, 2020)


def test_the_scorecard_of_2020_has_every_reported_indicator(city2020: dict[str, dict[str, Any]]) -> None:
    assert list(city2020) == [
        "plan_completion",
        "plan_tasks_assigned",
        "plan_tasks_completed",
        "media_features",
        "online_share",
        "dossiers_level3",
        "training_attendance",
        "signature_coverage",
        "onestop_coverage",
        "website_coverage",
        "it_plan_completion",
        "it_plan_groups",
        "edocs_received",
        "edocs_sent",
        "edocs_directed",
    ]
    assert not any(row["synthetic"] or row["partial"] for row in city2020.values())
    assert all(row["sources"].tolist() == ["lnv-2020"] for row in city2020.values())


def test_eleven_of_twelve_tasks_are_computed_and_the_printed_share_is_kept(city2020: dict[str, dict[str, Any]]) -> None:
    row = city2020["plan_completion"]
    assert row["value"] == pytest.approx(1100 / 12, rel=1e-15)
    assert (row["numerator"], row["denominator"], row["decimals"]) == (11, 12, 1)
    assert (row["stated"], row["printed"], row["origin"]) == (91.6, "91,6%", "computed")


def test_the_printed_share_was_truncated(real: Snapshot) -> None:
    finding = found(real, THAI_NGUYEN, 2020)["stated_share", "plan_completion"]
    assert finding["form"] == "truncated"
    assert (finding["printed"], finding["stated"], finding["decimals"]) == ("91,6%", 91.6, 1)
    assert (finding["numerator"], finding["denominator"]) == (11, 12)


def test_the_online_share_is_stated_and_its_total_is_not_invented(city2020: dict[str, dict[str, Any]]) -> None:
    row = city2020["online_share"]
    assert (row["value"], row["stated"], row["printed"], row["origin"]) == (24.1, 24.1, "24,1%", "stated")
    assert (row["numerator"], row["denominator"], row["decimals"]) == (None, None, 1)
    assert "dossiers_processed" not in city2020
    assert "dossiers_level4" not in city2020


def test_the_total_it_implies_is_a_range_in_a_note(real: Snapshot) -> None:
    finding = found(real, THAI_NGUYEN, 2020)["implied_total", "online_share"]
    assert finding["items"] == ["dossiers_level3"]
    assert (finding["numerator"], finding["low"], finding["high"]) == (2904, 12025, 12074)
    assert round(290400 / 12024, 1) == 24.2
    assert round(290400 / 12025, 1) == round(290400 / 12074, 1) == 24.1
    assert 290400 / 12075 < 24.05  # which rounds to 24.0


@pytest.mark.parametrize(
    ("indicator", "count"),
    [
        ("dossiers_level3", 2904),
        ("media_features", 11),
        ("plan_tasks_assigned", 12),
        ("plan_tasks_completed", 11),
        ("it_plan_groups", 5),
        ("edocs_received", 9769),
        ("edocs_sent", 7525),
        ("edocs_directed", 15833),
    ],
)
def test_the_counts_of_2020(city2020: dict[str, dict[str, Any]], indicator: str, count: int) -> None:
    row = city2020[indicator]
    assert (row["value"], row["numerator"], row["denominator"], row["decimals"]) == (count, count, None, 0)


@pytest.mark.parametrize("indicator", ["signature_coverage", "onestop_coverage", "website_coverage"])
def test_every_one_of_the_32_wards_has_it_as_derived_from_the_report(
    real: Snapshot, city2020: dict[str, dict[str, Any]], indicator: str
) -> None:
    row = city2020[indicator]
    assert (row["value"], row["printed"], row["children_value"]) == (100, "100%", None)
    assert (row["units_reported"], row["units_expected"]) == (None, None)
    wards = answer(children(real, THAI_NGUYEN, indicator, 2020))
    assert codes(wards, "value", "status", "place", "origin") == [(100, "E", 1, "computed")] * 32


def test_all_of_the_three_are_covered_and_nothing_else_by_ward(real: Snapshot) -> None:
    assert codes(answer(coverage(real, THAI_NGUYEN, 2020)), "indicator", "reported", "expected") == [
        ("signature_coverage", 32, 32),
        ("onestop_coverage", 32, 32),
        ("website_coverage", 32, 32),
    ]


def test_ninety_percent_of_five_groups_is_stated_and_cannot_be(
    real: Snapshot, city2020: dict[str, dict[str, Any]]
) -> None:
    row = city2020["it_plan_completion"]
    assert (row["value"], row["stated"], row["origin"], row["decimals"]) == (90, 90, "stated", 0)
    finding = found(real, THAI_NGUYEN, 2020)["impossible_share", "it_plan_completion"]
    assert (finding["denominator"], finding["below"], finding["above"]) == (5, 4, 5)


def test_those_are_all_the_findings_about_the_city_in_2020(real: Snapshot) -> None:
    assert set(found(real, THAI_NGUYEN, 2020)) == {
        ("stated_share", "plan_completion"),
        ("implied_total", "online_share"),
        ("impossible_share", "it_plan_completion"),
    }


def test_2019_is_told_to_the_14th_of_november(real: Snapshot) -> None:
    row = card(real, THAI_NGUYEN, 2019)["online_share"]
    assert row["value"] == pytest.approx(165500 / 11006, rel=1e-15)
    assert round(row["value"], 4) == 15.0373
    assert (row["numerator"], row["denominator"]) == (1655, 11006)
    assert covered(row) == ("2019-01-01", "2019-11-14", True)
    assert (row["stated"], row["printed"], row["stated_qualifier"]) == (14, "trên 14%", "above")


def test_level_4_of_2019_is_a_stated_zero(real: Snapshot) -> None:
    city = card(real, THAI_NGUYEN, 2019)
    assert (city["dossiers_level4"]["value"], city["dossiers_level4"]["numerator"]) == (0, 0)
    assert (city["level4_share"]["value"], city["level4_share"]["denominator"]) == (0, 11006)
    level4 = [row for row in answer(parts(real, "online_share", THAI_NGUYEN, 2019)) if row["item"] == "dossiers_level4"]
    assert codes(level4, "value", "printed", "status") == [(0, "không có", "A")]


def test_above_fourteen_percent_is_not_held_against_the_computed_share(real: Snapshot) -> None:
    told = found(real, THAI_NGUYEN, 2019)
    assert ("stated_share", "online_share") not in told
    assert ("lower_bound", "online_share") in told
    assert ("part_of_year", "online_share") in told


def test_growth_from_part_of_2019_to_2020_is_refused(real: Snapshot) -> None:
    rows = answer(series(real, ["online_share"], [THAI_NGUYEN]))
    assert codes(rows, "year", "change", "no_change") == [(2019, None, "first"), (2020, None, "previous_partial")]
    assert rows[1]["previous"] == rows[0]["value"]


def test_a_bound_of_2015_keeps_its_sign(real: Snapshot) -> None:
    city = card(real, THAI_NGUYEN, 2015)
    assert {code: row["value"] for code, row in city.items()} == {
        "dossiers_received": 5836,
        "dossiers_resolved": 5400,
        "dossiers_in_progress": 416,
        "dossiers_returned": 19,
        "dossiers_overdue": 0,
    }
    assert {code: row["qualifier"] for code, row in city.items() if row["qualifier"]} == {"dossiers_resolved": "above"}
    assert {covered(row) for row in city.values()} == {("2015-01-01", "2015-03-31", True)}


def test_pho_yen_printed_what_its_parts_give(real: Snapshot) -> None:
    city = card(real, PHO_YEN, 2022)
    share = city["level4_share"]
    assert (share["numerator"], share["denominator"], share["decimals"]) == (3640, 6757, 2)
    assert round(share["value"], share["decimals"]) == share["stated"] == 53.87
    assert covered(share) == ("2022-01-01", "2022-07-31", True)
    together = city["level4_share_communes"]
    assert (together["numerator"], together["denominator"]) == (1207, 3172)
    assert round(together["value"], 2) == together["stated"] == 38.05
    assert {code for code, _ in found(real, PHO_YEN, 2022)} == {"part_of_year"}


def test_what_pho_yen_reports_for_its_communes_together_goes_no_further(real: Snapshot) -> None:
    assert value(real, "level4_share_communes", PROVINCE, "2022") is None
    assert value(real, "dossiers_processed_communes", PROVINCE, "2022") is None


def test_phu_binh_met_its_target_with_a_stated_share(real: Snapshot) -> None:
    row = card(real, PHU_BINH, 2022)["online_share"]
    assert (row["value"], row["origin"], row["decimals"], row["target"], row["progress"]) == (
        59.08,
        "stated",
        2,
        55,
        "met",
    )
    assert row["legal_basis"] == "Chỉ tiêu tỉnh giao năm 2022 (btn-phubinh-2022, đoạn 2)"
    assert covered(row) == ("2022-01-01", "2022-11-08", True)
    assert card(real, PHU_BINH, 2022)["dossiers_online"]["value"] == 36680


def test_seven_communes_of_phu_binh_have_a_share_and_thirteen_none(real: Snapshot) -> None:
    rows = answer(children(real, PHU_BINH, "level4_share", 2022))
    reported = [row for row in rows if row["value"] is not None]
    assert codes(reported, "unit", "value") == [
        ("05965", 70.74),
        ("05968", 68.74),
        ("05917", 68.51),
        ("05926", 68.03),
        ("05944", 66.63),
        ("05929", 64.86),
        ("05920", 64.6),
    ]
    assert [row["origin"] for row in rows] == ["stated"] * 7 + [None] * 13
    assert {row["place"] for row in rows} == {None}  # eleven months are not placed against a year
    assert codes(answer(coverage(real, PHU_BINH, 2022)), "indicator", "reported", "expected") == [
        ("level4_share", 7, 20)
    ]


def test_seven_percentages_make_none_for_the_district(real: Snapshot) -> None:
    assert "level4_share" not in card(real, PHU_BINH, 2022)
    assert found(real, PHU_BINH, 2022)["missing_units", "level4_share"] == {
        "reported": 7,
        "expected": 20,
        "due": False,
    }


def test_the_province_shows_its_ranks_and_which_of_them_were_derived(real: Snapshot) -> None:
    ranks = answer(series(real, ["par_index_rank", "sipas_rank", "dti_rank"], [PROVINCE]))
    assert codes(ranks, "indicator", "year", "value", "status", "change") == [
        ("dti_rank", 2020, 12, "A", None),
        ("dti_rank", 2021, 8, "A", -4),
        ("dti_rank", 2022, 8, "A", 0),
        ("dti_rank", 2024, 8, "A", None),
        ("par_index_rank", 2020, 12, "E", None),
        ("par_index_rank", 2021, 6, "A", -6),
        ("par_index_rank", 2022, 9, "E", 3),
        ("par_index_rank", 2023, 6, "A", -3),
        ("par_index_rank", 2024, 5, "A", -1),
        ("sipas_rank", 2020, 22, "E", None),
        ("sipas_rank", 2021, 11, "A", -11),
        ("sipas_rank", 2022, 2, "A", -9),
        ("sipas_rank", 2023, 2, "A", 0),
        ("sipas_rank", 2024, 2, "A", 0),
    ]


def test_scores_are_shown_as_they_were_printed(real: Snapshot) -> None:
    scores = answer(series(real, ["ict_index", "pci_score"], [PROVINCE]))
    scores = [row for row in scores if row["year"] > 2016]
    assert codes(scores, "indicator", "year", "value", "decimals") == [
        ("ict_index", 2017, 0.578, 3),
        ("pci_score", 2019, 67.71, 2),
        ("pci_score", 2020, 66.56, 2),
        ("pci_score", 2023, 67.48, 2),
        ("pci_score", 2024, 68.13, 2),
    ]
    assert scores[2]["change"] == pytest.approx(-1.15)


def test_a_figure_of_the_united_province_stays_with_it(real: Snapshot) -> None:
    row = card(real, "19@2025-07-01", 2025)["service_index_766"]
    assert (row["value"], row["decimals"], covered(row)) == (86.97, 2, ("2025-08-29", "2025-08-29", True))
    assert covered(card(real, PROVINCE, 2025)["service_index_766"]) == ("2025-01-01", "2025-03-31", True)


def test_the_province_adds_up_the_one_city_that_reported_and_says_so(real: Snapshot) -> None:
    row = card(real, PROVINCE, 2020)["edocs_sent"]
    assert (row["value"], row["origin"], row["units_reported"], row["units_expected"]) == (7525, "children", 1, 9)


def test_these_are_all_the_oddities_of_the_real_figures(real: Snapshot) -> None:
    rows = [row for row in answer(findings(real)) if not row["synthetic"]]
    odd = {(row["code"], row["indicator"], row["unit"], row["period_end"].year) for row in rows}
    assert {oddity for oddity in odd if oddity[0] != "part_of_year"} == {
        ("stated_share", "plan_completion", THAI_NGUYEN, 2020),
        ("impossible_share", "it_plan_completion", THAI_NGUYEN, 2020),
        ("implied_total", "online_share", THAI_NGUYEN, 2020),
        ("lower_bound", "online_share", THAI_NGUYEN, 2019),
        ("lower_bound", "dossiers_resolved", THAI_NGUYEN, 2015),
        ("missing_units", "level4_share", PHU_BINH, 2022),
        ("lower_bound", "par_index_score", PROVINCE, 2022),
        ("sources_differ", "papi_score", PROVINCE, 2023),
        ("sum_of_parts", "dossiers_total", "05443@2025-07-01", 2025),
        ("sum_of_parts", "procedures_announced", PROVINCE, 2025),
    }


def test_the_fictional_city_has_no_warnings(real: Snapshot) -> None:
    assert {row["code"] for row in answer(findings(real)) if row["synthetic"]} == {"missing_units", "part_of_year"}


def test_findings_are_counted_by_check(real: Snapshot) -> None:
    counts = answer(finding_counts(real, [PHU_BINH, "05917", "05920"]))
    assert codes(counts, "code", "severity", "findings", "units", "synthetic") == [
        ("missing_units", "note", 1, 1, False),
        ("part_of_year", "note", 1, 1, False),
    ]

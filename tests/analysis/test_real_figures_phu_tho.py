"""Phú Thọ from 1 January to 26 September 2026: a whole province, its 148 wards and communes and its 15 offices."""

from typing import Any

import pytest

from kpi.analysis.children import children, coverage
from kpi.analysis.compare import siblings
from kpi.analysis.provenance import findings
from kpi.analysis.scorecard import places, scorecard
from kpi.analysis.series import series
from kpi.store.reading import Reference, read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from tests.building import answer, codes

PROVINCE, INSPECTORATE, VIET_TRI = "25@2025-07-01", "H44.23@2025-07-01", "07900@2025-07-01"
RATE, SCORE, DAYS = "on_time_of_received", "progress_score_766", "average_days"


@pytest.fixture(scope="module")
def reference(real: Snapshot) -> Reference:
    return read_reference(real)


@pytest.fixture(scope="module")
def province(real: Snapshot) -> dict[str, dict[str, Any]]:
    return {row["indicator"]: row for row in answer(scorecard(real, PROVINCE, 2026))}


def below(data: Snapshot, indicator: str, *, offices: bool, partial: bool = True) -> list[dict[str, Any]]:
    return answer(children(data, PROVINCE, indicator, 2026, partial, (), offices))


def test_the_province_has_148_wards_and_communes_and_15_offices(reference: Reference) -> None:
    tree = reference.tree
    assert len(tree.children(PROVINCE, offices=False)) == 148
    assert len(tree.children(PROVINCE, offices=True)) == 15
    assert len({unit.portal_code for unit in tree.children(PROVINCE)}) == 163
    assert tree[PROVINCE].portal_code == "H44"


def test_what_the_province_states_is_the_sum_of_its_communes_and_offices(province: dict[str, dict[str, Any]]) -> None:
    for indicator, total in {"dossiers_received": 597918, "dossiers_on_time": 528684}.items():
        row = province[indicator]
        assert (row["value"], row["origin"], row["children_value"]) == (total, "computed", total)
        assert (row["units_reported"], row["units_expected"], row["covered"]) == (163, 163, True)
        assert (row["offices_reported"], row["offices_expected"]) == (15, 15)


def test_its_rate_is_computed_from_them_and_is_the_stated_one(province: dict[str, dict[str, Any]]) -> None:
    row = province[RATE]
    assert row["value"] == row["children_value"] == pytest.approx(100 * 528684 / 597918)
    assert round(row["value"], 2) == row["stated"] == 88.42
    assert row["origin"] == "computed"


@pytest.mark.parametrize(("offices", "units"), [(False, 148), (True, 15)])
def test_every_stated_rate_and_score_recomputes(real: Snapshot, offices: bool, units: int) -> None:
    rates = [row for row in below(real, RATE, offices=offices) if row["denominator"]]
    assert len(rates) == units - offices
    assert all(abs(row["value"] - row["stated"]) < 0.005 + 1e-9 and row["origin"] == "computed" for row in rates)
    scores = {row["unit"]: row["value"] for row in below(real, SCORE, offices=offices)}
    assert all(scores[row["unit"]] == pytest.approx(row["value"] / 5, abs=0.0051) for row in rates)


def test_all_162_rates_and_the_province_raise_no_finding_but_that_it_is_part_of_a_year(
    real: Snapshot, reference: Reference
) -> None:
    units = [PROVINCE, *(unit.id for unit in reference.tree.children(PROVINCE))]
    assert {row["code"] for row in answer(findings(real, units))} == {"part_of_year"}


def test_nothing_arose_at_the_inspectorate_and_nothing_is_computed(real: Snapshot) -> None:
    told = {row["indicator"]: row for row in answer(scorecard(real, INSPECTORATE, 2026))}
    assert (told["dossiers_received"]["value"], told["dossiers_on_time"]["value"]) == (0, 0)
    rate = told[RATE]
    assert (rate["numerator"], rate["denominator"], rate["value"], rate["origin"]) == (0, 0, 0, "stated")
    assert (told[SCORE]["value"], told[SCORE]["status"], told[DAYS]["status"]) == (0, "M", "M")


@pytest.mark.parametrize("indicator", [RATE, SCORE, DAYS])
def test_what_it_states_is_never_ranked(real: Snapshot, indicator: str) -> None:
    rows = {row["unit"]: row for row in below(real, indicator, offices=True)}
    assert (rows[INSPECTORATE]["place"], rows[INSPECTORATE]["no_place"]) == (None, "none_arose")
    assert list(rows)[-1] == INSPECTORATE or indicator == RATE
    own = [row for row in answer(places(real, INSPECTORATE, 2026, True)) if row["indicator"] == indicator]
    assert codes(own, "place", "no_place") == [(None, "none_arose")]


def test_communes_are_ranked_among_communes(real: Snapshot, reference: Reference) -> None:
    rows = below(real, RATE, offices=False)
    assert sorted(row["place"] for row in rows)[-1] == 148
    assert not any(reference.tree[row["unit"]].is_office for row in rows)
    assert rows[0]["value"] == max(row["value"] for row in rows)


def test_offices_are_ranked_among_offices(real: Snapshot, reference: Reference) -> None:
    rows = below(real, RATE, offices=True)
    assert all(reference.tree[row["unit"]].is_office for row in rows)
    assert [row["place"] for row in rows if row["place"]] == list(range(1, 13))
    few = [reference.tree[row["unit"]].name_vi for row in rows if row["no_place"] == "small"]
    assert few == ["Sở Dân tộc và Tôn giáo", "Sở Ngoại vụ"]  # 17 and 5 dossiers


def test_a_place_is_told_among_units_of_ones_own_kind(real: Snapshot) -> None:
    for unit, siblings_there in (("H44.42@2025-07-01", 15), (VIET_TRI, 148)):
        rows = {row["indicator"]: row for row in answer(places(real, unit, 2026, True))}
        assert rows[SCORE]["siblings"] == siblings_there
        beside = {row["indicator"]: row for row in answer(siblings(real, unit, 2026))}
        assert beside[SCORE]["siblings"] == siblings_there


def test_parts_of_a_year_are_placed_only_where_that_is_asked_for(real: Snapshot) -> None:
    rows = below(real, RATE, offices=False, partial=False)
    assert {row["no_place"] for row in rows} == {"partial"}


def test_the_period_is_said_and_never_compared(real: Snapshot, province: dict[str, dict[str, Any]]) -> None:
    for row in province.values():
        assert row["partial"]
        days = row["first_day"].date().isoformat(), row["last_day"].date().isoformat()
        assert days == ("2026-01-01", "2026-09-26")
    assert {row["change"] for row in answer(series(real, list(province), [PROVINCE]))} == {None}


def test_average_days_are_neither_added_up_nor_averaged(province: dict[str, dict[str, Any]]) -> None:
    for indicator in (DAYS, SCORE):
        row = province[indicator]
        assert (row["origin"], row["children_value"], row["units_reported"]) == ("stated", None, None)
    assert (province[DAYS]["value"], province[SCORE]["value"]) == (4.1, 17.68)


def test_the_coverage_tells_places_and_offices_apart(reference: Reference, real: Snapshot) -> None:
    row = next(row for row in scorecard(real, PROVINCE, 2026).itertuples() if row.indicator == RATE)
    assert Wording(reference, "vi").coverage(row) == "148/148 xã, phường; 15/15 sở, ngành"
    assert Wording(reference, "en").coverage(row) == "148/148 wards and communes; 15/15 offices"


def test_every_one_that_is_due_has_each_indicator(real: Snapshot) -> None:
    rows = codes(answer(coverage(real, PROVINCE, 2026)), "reported", "expected", "offices")
    assert rows == [(163, 163, 15)] * 5

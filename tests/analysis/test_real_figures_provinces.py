"""The provinces before July 2025: PCI, PAPI, DTI and ICT Index of 2005 to 2022, as their sources print them."""

import pytest

from kpi.analysis.children import children, coverage
from kpi.analysis.provenance import indicators_with_data, parts
from kpi.analysis.series import series
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from tests.building import answer, codes

VN, OLD_HA_NOI, HA_NOI, HA_TAY = "VN", "01", "01@2008-08-01", "28"
HUE, DA_NANG, BINH_DUONG, VUNG_TAU = "46", "48", "74", "77"
RANKS = ["par_index_rank", "sipas_rank", "dti_rank", "ict_index_rank", "pci_rank", "papi_rank"]


def ranked(data: Snapshot, indicator: str, year: int, *, partial: bool = False) -> list[tuple[int, str, float]]:
    """Return place, unit and value of the provinces that have a place, best first."""
    rows = answer(children(data, VN, indicator, year, partial))
    return [row for row in codes(rows, "place", "unit", "value") if row[0] is not None]


def test_pci_is_told_of_42_provinces_then_of_64_then_of_63(real: Snapshot) -> None:
    rows = answer(
        real.query(
            "SELECT year(period_start) AS year, count(*) AS provinces FROM observation "
            "WHERE item = 'pci_score' AND source SIMILAR TO 'pci-20(0.|1[0-6])' GROUP BY ALL ORDER BY year"
        )
    )
    assert codes(rows, "year", "provinces") == [
        (2005, 42),
        *((y, 64) for y in (2006, 2007, 2008)),
        *((y, 63) for y in range(2009, 2017)),
    ]


def test_the_best_of_a_year_come_first_and_equal_scores_share_a_place(real: Snapshot) -> None:
    first = ranked(real, "pci_score", 2007)
    assert len(first) == 64
    assert first[:3] == [(1, BINH_DUONG, 77.2), (2, DA_NANG, 72.96), (3, "86", 70.14)]
    assert [row for row in first if row[2] == 52.82] == [(38, "38", 52.82), (38, "91", 52.82)]
    assert [row[0] for row in first[37:40]] == [38, 38, 40]
    assert first[-1] == (64, "67", 37.96)
    last = ranked(real, "pci_score", 2016)
    assert len(last) == 63
    assert last[:2] == [(1, DA_NANG, 70.0), (2, "22", 65.6)]
    assert [row[:2] for row in last if row[2] == 58.2] == [(32, "24"), (32, "60"), (32, "75")]


def test_in_the_year_in_which_ha_tay_ended_two_provinces_have_part_of_a_year(real: Snapshot) -> None:
    rows = answer(children(real, VN, "pci_score", 2008))
    without = codes([row for row in rows if row["place"] is None], "unit", "value", "no_place")
    assert without == [(OLD_HA_NOI, 53.74, "partial"), (HA_TAY, 45.09, "partial"), (HA_NOI, None, "no_value")]
    everyone = ranked(real, "pci_score", 2008, partial=True)
    assert len(everyone) == 64
    assert [row for row in everyone if row[1] in (OLD_HA_NOI, HA_TAY)] == [(31, OLD_HA_NOI, 53.74), (55, HA_TAY, 45.09)]


def test_the_index_of_2005_names_42_of_the_64_provinces(real: Snapshot) -> None:
    row = next(row for row in answer(coverage(real, VN, 2005)) if row["indicator"] == "pci_score")
    assert (row["reported"], row["expected"], row["due"]) == (42, 64, False)


def test_a_province_has_its_series(real: Snapshot) -> None:
    rows = answer(series(real, ["pci_score"], [VUNG_TAU]))
    assert codes(rows, "year", "value") == [
        (2005, 59.15), (2006, 55.95), (2007, 65.63), (2008, 60.51), (2009, 65.96), (2010, 60.55),
        (2011, 66.13), (2012, 59.14), (2013, 56.99), (2014, 59.05), (2015, 59.51), (2016, 60.5),
    ]  # fmt: skip
    assert rows[1]["change"] == pytest.approx(55.95 - 59.15)


def test_ha_tay_went_into_ha_noi_and_no_line_joins_the_two(real: Snapshot) -> None:
    territories = read_reference(real).territories
    assert {change.old for change in territories.changes_into(HA_NOI)} == {OLD_HA_NOI, HA_TAY, None}
    rows = answer(series(real, ["pci_score"], [OLD_HA_NOI, HA_NOI, HA_TAY]))
    years = {unit: [row["year"] for row in rows if row["unit"] == unit] for unit in (OLD_HA_NOI, HA_NOI, HA_TAY)}
    assert years == {OLD_HA_NOI: [*range(2005, 2009)], HA_NOI: [*range(2009, 2017)], HA_TAY: [*range(2005, 2009)]}
    assert next(row for row in rows if (row["unit"], row["year"]) == (HA_NOI, 2009))["change"] is None


def test_papi_of_six_dimensions_is_another_indicator_than_that_of_eight(real: Snapshot) -> None:
    found = read_reference(real).catalog.indicators
    six, eight = found["papi_score_6"], found["papi_score"]
    assert (six.unit_measure, eight.unit_measure, eight.succeeds) == ("score_60", "score_80", "papi_score_6")
    assert six.valid_to < eight.valid_from  # type: ignore[operator]
    rows = answer(series(real, ["papi_score_6", "papi_score"], ["19"]))
    assert codes(rows, "indicator", "year", "value") == [
        ("papi_score", 2023, 45.7875),
        ("papi_score_6", 2011, 35.53), ("papi_score_6", 2012, 36.49), ("papi_score_6", 2013, 37.45),
        ("papi_score_6", 2014, 36.36), ("papi_score_6", 2015, 36.74), ("papi_score_6", 2016, 36.99),
    ]  # fmt: skip
    assert rows[0]["change"] is None
    assert ranked(real, "papi_score_6", 2011)[0] == (1, "44", 40.35)
    assert ranked(real, "papi_score_6", 2016)[0] == (1, "92", 39.57)
    assert {len(ranked(real, "papi_score_6", year)) for year in range(2011, 2017)} == {63}
    assert ranked(real, "papi_score_6", 2023) == []


def test_the_more_exact_of_two_sources_of_one_day_stands(real: Snapshot) -> None:
    rows = answer(parts(real, "papi_score", "19", 2023))
    assert codes(rows, "source", "printed", "value") == [("tn-05", "45,7875", 45.7875), ("tn-07", "45.78", 45.78)]


def test_ranks_are_as_the_sources_tell_them(real: Snapshot) -> None:
    dti = ranked(real, "dti_rank", 2022)
    assert len(dti) == 63
    assert dti[:4] == [(1, DA_NANG, 1), (2, "79", 2), (3, "22", 3), (4, HUE, 4)]
    assert dti[-1] == (63, "06", 63)
    ict = ranked(real, "ict_index_rank", 2017)
    assert len(ict) == 53
    assert ict[:3] == [(1, HUE, 1), (2, DA_NANG, 2), (3, "68", 3)]
    assert all(place == value for place, _, value in (*dti, *ict))
    assert [row[:2] for row in ranked(real, "ict_index", 2017)[:3]] == [(1, HUE), (2, DA_NANG), (3, "68")]


def test_no_score_and_no_rank_is_ever_added_up(real: Snapshot) -> None:
    assert not {*indicators_with_data(real, [VN])} & {*RANKS, "pci_score", "papi_score_6", "ict_index"}
    summed = real.query(
        "FROM indicator_value WHERE list_contains($codes::VARCHAR[], indicator) AND children_value IS NOT NULL",
        {"codes": [*RANKS, "pci_score", "papi_score_6", "papi_score", "ict_index"]},
    )
    assert summed.empty


def test_every_figure_of_a_province_names_its_document(real: Snapshot) -> None:
    sources = read_reference(real).sources
    for year in range(2005, 2017):
        assert sources[f"pci-{year}"].url.endswith((f"PCI_{year}.xls", f"PCI_{year}.xlsx"))
    (row,) = answer(parts(real, "pci_score", VUNG_TAU, 2010))
    assert (row["source"], row["printed"], row["remark_vi"]) == ("pci-2010", "60.55", "Nguồn ghi “BRVT”")

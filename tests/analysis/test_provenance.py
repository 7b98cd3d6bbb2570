"""What a figure rests on, and what data there are."""

import pytest

from kpi.analysis.provenance import findings, indicators_with_data, parts, publications, years_with_data
from kpi.store.warehouse import Snapshot
from tests.building import World, answer, codes, said


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    world = World(tmp_path_factory.mktemp("provenance"))
    first = [
        said("W1", "2020", "late", 11, paragraph=3, remark_vi="Ghi chú", remark_en="A note"),
        said("W1", "2020", "handled", 12, printed="12"),
        said("W1", "2020", "late_share", 91.6, printed="91,6%"),
        said("W2", "2020-06", "handled", 8, status="P"),
        said("W2", "2020-03", "handled", 9, qualifier="about"),
        said("W2", "2020-04", "handled", "", status="O"),
        said("W2", "2018", "score", 8),
        said("W1", "2021", "handled", 7),
    ]
    world.publish(*first, said("W1", "2022", "handled", 7))
    return world.show(*first, said("W1", "2022", "handled", 8), said("W1", "2022", "handled", 9, source="later"))


def test_the_parts_of_a_ratio_come_with_what_was_printed(data: Snapshot) -> None:
    rows = answer(parts(data, "late_share", "W1", 2020))
    assert codes(rows, "role", "item", "value", "printed", "source") == [
        ("stated", "late_share", 91.6, "91,6%", "report"),
        ("numerator", "late", 11, "11", "report"),
        ("denominator", "handled", 12, "12", "report"),
    ]
    assert codes(rows[1:2], "paragraph", "remark_vi", "remark_en", "status", "qualifier", "publication") == [
        ("3", "Ghi chú", "A note", "A", "", 1)
    ]


def test_a_count_has_itself_for_its_only_part(data: Snapshot) -> None:
    assert codes(answer(parts(data, "handled", "W1", 2021)), "role", "item", "value") == [("numerator", "handled", 7)]


def test_a_stated_score_has_what_was_printed_for_its_only_part(data: Snapshot) -> None:
    assert codes(answer(parts(data, "score", "W2", 2018)), "role", "item", "value") == [("stated", "score", 8)]


def test_the_parts_of_a_year_of_months_come_in_their_order_with_what_is_missing(data: Snapshot) -> None:
    rows = answer(parts(data, "handled", "W2", 2020))
    assert [(f"{row['period_start']:%m}", row["value"], row["status"], row["qualifier"]) for row in rows] == [
        ("03", 9, "A", "about"),
        ("04", None, "O", ""),
        ("06", 8, "P", ""),
    ]


def test_every_source_is_shown_and_what_was_superseded_is_not(data: Snapshot) -> None:
    rows = answer(parts(data, "handled", "W1", 2022))
    assert codes(rows, "source", "value", "publication") == [("later", 9, 2), ("report", 8, 2)]


def test_a_sum_over_units_has_no_parts_of_its_own(data: Snapshot) -> None:
    assert len(parts(data, "handled", "C", 2020)) == 0


def test_findings_come_with_warnings_first(data: Snapshot) -> None:
    told = answer(findings(data))
    assert told[0]["code"] == "sources_differ"
    severities = [row["severity"] for row in told]
    assert severities == sorted(severities, reverse=True)
    assert set(severities) == {"warning", "note"}


def test_findings_are_of_the_units_and_the_year_asked_for(data: Snapshot) -> None:
    everywhere = codes(answer(findings(data)), "code", "indicator", "unit")
    of_wards = codes(answer(findings(data, ["W1", "W2"])), "code", "indicator", "unit")
    assert of_wards == [told for told in everywhere if told[2] in ("W1", "W2")]
    assert codes(answer(findings(data, ["W1"], 2020)), "code", "indicator", "unit") == [
        ("stated_share", "late_share", "W1")
    ]
    assert codes(answer(findings(data, year=2018)), "code", "indicator", "unit") == []
    assert codes(answer(findings(data, ["W2"], 2020)), "code", "indicator", "unit") == [
        ("lower_bound", "handled", "W2"),
        ("part_of_year", "handled", "W2"),
    ]


def test_findings_of_no_units_are_none(data: Snapshot) -> None:
    assert len(findings(data, [])) == 0


def test_the_years_of_a_unit_are_its_own_and_those_of_the_units_below(data: Snapshot) -> None:
    assert years_with_data(data, "W1") == [2020, 2021, 2022]
    assert years_with_data(data, "W2") == [2018, 2020]
    assert years_with_data(data, "C") == [2018, 2020, 2021, 2022]
    assert years_with_data(data, "W4@2022-01-01") == []


def test_the_indicators_of_units_come_in_the_order_of_the_catalogue(data: Snapshot) -> None:
    assert indicators_with_data(data, ["W2"]) == ["handled", "score"]
    assert indicators_with_data(data, ["W2", "W1"]) == ["late_share", "handled", "score"]
    assert indicators_with_data(data, []) == []


def test_publications_tell_what_they_added_and_replaced(data: Snapshot) -> None:
    assert codes(answer(publications(data)), "publication", "added", "superseded") == [(2, 2, 1), (1, 9, 0)]


def test_the_years_and_indicators_of_the_real_reports(real: Snapshot) -> None:
    assert years_with_data(real, "164") == [2015, 2019, 2020]
    assert years_with_data(real, "172") == years_with_data(real, "173") == [2022]
    assert years_with_data(real, "MH") == list(range(2018, 2026))
    assert indicators_with_data(real, ["173"]) == ["online_share", "dossiers_online"]
    assert indicators_with_data(real, ["05431"]) == ["signature_coverage", "onestop_coverage", "website_coverage"]

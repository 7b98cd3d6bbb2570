"""The selection in the address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.analysis.selection import read_asof, read_place, read_selection, write_query
from kpi.store.reading import Reference, read_reference
from kpi.store.warehouse import Snapshot

YEARS = [2018, 2019, 2020, 2021]


@pytest.fixture(scope="module")
def reference(real: Snapshot) -> Reference:
    return read_reference(real)


def test_an_address_comes_back_as_it_was(reference: Reference) -> None:
    query = {
        "lang": "en",
        "place": "164",
        "units": "05443,05449",
        "area": "digital",
        "year": "2019",
        "years": "2018-2020",
        "indicator": "edocs_sent",
        "unit": "05443@2025-07-01",
        "partial": "1",
    }
    assert write_query(read_selection(query, reference, YEARS)) == query


def test_an_empty_address_gives_the_defaults(reference: Reference) -> None:
    chosen = read_selection({}, reference, YEARS)
    assert write_query(chosen) == {"lang": "vi", "place": "164", "year": "2021", "years": "2018-2021"}


def test_reversed_years_are_sorted(reference: Reference) -> None:
    chosen = read_selection({"years": "2020-2018"}, reference, YEARS)
    assert (chosen.first, chosen.last) == (2018, 2020)


def test_units_may_be_of_another_place_but_must_exist(reference: Reference) -> None:
    chosen = read_selection({"place": "164", "units": "MH01,05443,05443,nobody"}, reference, YEARS)
    assert chosen.units == ("MH01", "05443")


@pytest.mark.parametrize("nonsense", ["0", "true", "11", ""])
def test_parts_of_years_are_ranked_only_if_the_address_says_so(reference: Reference, nonsense: str) -> None:
    assert read_selection({"partial": "1"}, reference, YEARS).partial is True
    assert read_selection({"partial": nonsense}, reference, YEARS).partial is False


def test_a_ward_is_no_place(reference: Reference) -> None:
    assert read_place({"place": "05443"}, reference) == "164"


@given(
    st.dictionaries(
        st.sampled_from(["lang", "place", "units", "area", "year", "years", "unit", "partial", "asof"]), st.text()
    )
)
def test_whatever_the_address_says_a_selection_comes_of_it(reference: Reference, query: dict[str, str]) -> None:
    chosen = read_selection(query, reference, YEARS)
    assert read_selection(write_query(chosen), reference, YEARS) == chosen


def test_a_place_without_years(reference: Reference) -> None:
    assert read_selection({"year": "2020"}, reference, []).year == 0


PUBLISHED = {3: date(2026, 5, 5), 2: date(2026, 5, 1), 1: date(2026, 4, 1)}


@pytest.mark.parametrize(
    ("asked", "publication"),
    [
        ("1", 1),
        ("3", 3),
        ("4", None),
        ("0", None),
        ("02", None),
        ("-1", None),
        ("", None),
        ("x", None),
        ("²", None),
        ("9" * 5000, None),
        ("2026-03-31", None),
        ("2026-04-01", 1),
        ("2026-04-30", 1),
        ("2026-05-01", 2),
        ("2026-05-04", 2),
        ("2027-01-01", 3),
        ("2026-13-01", None),
    ],
)
def test_an_earlier_state_is_asked_for_by_number_or_day(asked: str, publication: int | None) -> None:
    assert read_asof({"asof": asked}, PUBLISHED) == publication


def test_a_state_stays_in_the_address_if_the_data_are_its_own(reference: Reference) -> None:
    chosen = read_selection({"asof": "1"}, reference, YEARS)
    assert chosen.asof == 1
    assert write_query(chosen)["asof"] == "1"
    assert read_selection({"asof": "2"}, reference, YEARS).asof is None
    assert "asof" not in write_query(read_selection({}, reference, YEARS))

"""Which places have figures besides the one that is looked at."""

from kpi.analysis.elsewhere import places_with_figures
from kpi.store.warehouse import Snapshot
from tests.building import answer, codes


def test_the_places_of_most_units_come_first(real: Snapshot) -> None:
    rows = codes(answer(places_with_figures(real)), "unit", "year", "units", "synthetic")
    assert rows[:4] == [
        ("25@2025-07-01", 2026, 164, False),
        ("VN", 2026, 67, False),
        ("164", 2020, 33, False),
        ("MH", 2025, 26, True),
    ]

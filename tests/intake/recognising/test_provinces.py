"""A table of all provinces, with their names as the tables of indices write them, is read without a question."""

from collections.abc import Callable
from unicodedata import normalize

import pytest

from kpi.intake.reading.files import read_document
from kpi.intake.recognising.unit_names import UnitNames
from tests.intake.recognising.grids import read, reference, values
from tests.intake.recognising.writing import WRITERS, Drawn

WRITTEN = {
    "BRVT": "77",
    "TT-Huế": "46",
    "Đak Lak": "66",
    "Tp.HCM": "79",
    normalize("NFD", "Đồng Tháp"): "87",
    "Bac Can": "06",
    "Quang Ninh": "22",
    "Thái Nguyên": "19",
    "Tp. Hà Nội": "01@2008-08-01",
}


def test_a_code_beside_a_name_of_tables_is_of_the_same_province() -> None:
    _, tree, territories = reference()
    names = UnitNames(tree, territories, "VN")
    assert [unit.id for unit in names.paired("77", "BRVT")] == ["77"]
    assert names.paired("79", "BRVT") == []


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_provinces_as_written_are_the_right_units(write: Callable[[Drawn], bytes]) -> None:
    rows = [[name, f"{60 + at / 100:.2f}".replace(".", ",")] for at, name in enumerate(WRITTEN)]
    drawn = Drawn([["Chỉ số năng lực cạnh tranh cấp tỉnh năm 2016"], ["Tỉnh, thành phố", "Điểm PCI của tỉnh"], *rows])
    found = read(read_document("pci", write(drawn)), place="VN")
    assert (found.questions, found.problems) == ((), ())
    assert values(found) == [("pci_score", unit, "2016", 60 + at / 100) for at, unit in enumerate(WRITTEN.values())]

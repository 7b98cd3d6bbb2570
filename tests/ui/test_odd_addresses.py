"""An address that names what is not there is told so; an indicator that was renamed is found by its former code."""

import shutil
from pathlib import Path

import pytest
import streamlit as st

from kpi.intake.load import load
from kpi.store.warehouse import Warehouse
from tests.building import ROOT
from tests.ui.conftest import Open, words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"indicator": "gone"}, "gone"),
        ({"place": "999"}, "999"),
        ({"place": "164", "units": "05431,nobody"}, "nobody"),
        ({"place": "164", "year": "1999"}, "1999"),
        ({"asof": "77"}, "77"),
    ],
)
def test_what_is_not_there_is_told_once_above_the_page(open_page: Open, query: dict[str, str], told: str) -> None:
    app = open_page("explore", **query)
    assert [told in warning.value for warning in app.warning] == [True]
    assert not app.run().warning or told in app.warning[0].value
    english = open_page("explore", **query, lang="en")
    assert english.warning[0].value.startswith("Address: ")


def test_a_sound_address_is_not_commented_on(open_page: Open) -> None:
    assert not open_page("explore", place="164", year="2020", indicator="plan_completion").warning


def renamed_data(folder: Path) -> Path:
    """Return the repository's data with another code for the coverage of signatures."""
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("warehouse*", "demo"))
    for path in (folder / "catalog").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("signature_coverage", "signed_units_share"), "utf-8")
    for path in (folder / "reported").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("signature_coverage", "signed_units_share"), "utf-8")
    listed = folder / "catalog" / "indicators.csv"
    head, *lines = listed.read_text(encoding="utf-8").splitlines()
    told = [line + ("," + "signature_coverage" * line.startswith("signed_units_share")) for line in lines]
    listed.write_text("\n".join([head + ",formerly", *told]) + "\n", encoding="utf-8")
    return folder


def test_a_renamed_indicator_stands_where_it_stood_and_is_found_by_its_former_code(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    load(ROOT / "data", warehouse)
    load(renamed_data(tmp_path / "data"), warehouse)
    monkeypatch.setenv("KPI_WAREHOUSE", str(warehouse.folder))
    st.cache_resource.clear()
    today = open_page("platforms", place="164", year="2020", indicator="signature_coverage")
    assert "Độ phủ chữ ký số" in words(today)
    assert [warning.value for warning in today.warning] == [
        "Địa chỉ: Chỉ tiêu “signature\\_coverage” nay có mã “signed\\_units\\_share”."
    ]
    earlier = open_page("platforms", place="164", year="2020", indicator="signature_coverage", asof="1")
    assert "Độ phủ chữ ký số" in words(earlier)
    assert not earlier.warning

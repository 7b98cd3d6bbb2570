"""Stated indicators that were made of unknown heads stand on pages like any other."""

import pytest
import streamlit as st

from tests.building import World, said
from tests.cli.test_import_more import answers, workbook
from tests.cli.test_submissions import take_in
from tests.ui.conftest import Open, words


def test_indicators_made_of_heads_stand_on_the_unit_s_page_and_can_be_explored(
    open_page: Open, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.begin(said("W1", "2020", "handled", 10))
    more = ["--publish", "--make-indicators", "units", "--data", str(world.data), *answers(world, sheets="skip")]
    assert take_in(world, workbook(world), *more)[0] == 0
    monkeypatch.setenv("KPI_WAREHOUSE", str(world.warehouse.folder))
    st.cache_resource.clear()
    profile = words(open_page("unit", place="C", unit="W1", year="2021"))
    assert all(f"Điểm mục {letter}" in profile for letter in "ABCXY")
    explored = open_page("explore", place="C", units="W1,W2", indicator="diem_muc_c", year="2021")
    assert "Điểm mục C" in words(explored)
    assert not explored.warning

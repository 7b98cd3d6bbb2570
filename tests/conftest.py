"""What tests of several rooms share: the real figures, loaded once, and a small world of one's own.

A red run can be repeated: Hypothesis makes up the same examples each time. With KPI_EXAMPLES it searches on: 20 has it
make up twenty times as many, other ones each time, and it prints what is needed to see a failure again.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kpi.intake.load import load
from kpi.store.warehouse import CLOSED, Snapshot, Warehouse
from kpi.units.country import Country, installed, read_country
from tests.building import ROOT, World, examples

settings.register_profile(
    "repeatable",
    max_examples=examples(100),
    derandomize=not os.environ.get("KPI_EXAMPLES"),
    database=None,
    print_blob=True,
    deadline=None,  # a busy machine is no fault
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")
# Tests share the processors, and their tables are small: several threads, large blocks and compressing cost more than
# they gain. Commands in processes of their own write and read as the product does.
CLOSED.update({"threads": 1, "default_block_size": "16384", "force_compression": "uncompressed"})


@pytest.fixture(scope="session")
def real_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The repository's ``data/`` loaded: the real figures and the fictional city."""
    warehouse = Warehouse(tmp_path_factory.mktemp("real"))
    load(ROOT / "data", warehouse)
    return warehouse


@pytest.fixture(scope="session")
def real(real_warehouse: Warehouse) -> Snapshot:
    """What is current in ``real_warehouse``."""
    return real_warehouse.snapshot()


@pytest.fixture
def world(tmp_path: Path) -> World:
    """One city of three wards in a folder of its own."""
    return World(tmp_path)


@pytest.fixture(scope="session")
def country() -> Country:
    """The units of the country, from the package."""
    return read_country(*installed())

"""Forms are read in this process: that a stranger's file is read apart is tested where it is built."""

import pytest

from kpi.intake.reading import files
from kpi.intake.reading.workbook import read_workbook
from kpi.store.warehouse import Snapshot
from tests.intake.forms.filling import Desk


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "read_apart", read_workbook)


@pytest.fixture(scope="module")
def desk(real: Snapshot) -> Desk:
    """The repository's data."""
    return Desk(real)

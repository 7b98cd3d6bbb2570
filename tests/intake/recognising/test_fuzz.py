"""Mutated tables of offices: whatever is changed in their bytes, understanding ends and leaves no cell out in silence.

``KPI_FUZZ`` says how many (200 where it is not set).
"""

import os
from pathlib import Path

from kpi.intake.reading.files import read_document
from tests.building import ROOT
from tests.intake.reading.test_fuzz import LIMITS, mutations
from tests.intake.recognising.grids import read, unaccounted

ROUNDS = int(os.environ.get("KPI_FUZZ", "200"))
TABLES = sorted(Path(ROOT / "tests" / "data" / "problems" / "tables").iterdir())


def test_mutated_tables_are_understood_asked_about_or_refused() -> None:
    outcomes = set()
    for name, data in mutations(ROUNDS, TABLES):
        source = read_document(name, data, LIMITS)
        if not source.sheets:
            assert source.problems, name
            continue
        found = read(source)
        assert unaccounted(source, found) == [], name
        errors = [problem for problem in found.problems if problem.severity == "error"]
        assert found.values or found.questions or errors, name
        outcomes |= {key for key in ("values", "questions", "problems") if getattr(found, key)}
    assert outcomes == {"values", "questions", "problems"}

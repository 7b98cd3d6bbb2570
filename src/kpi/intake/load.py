"""From the data folder to a new publication: read, check, derive, publish; all of it or nothing."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection

from kpi.catalog.reading import read_catalog
from kpi.intake.checks import CHECKS, run_checks
from kpi.intake.demo.city import Demo, make_demo, read_settings
from kpi.intake.sources import read_sources
from kpi.intake.staging import check_staged, stage_files, stage_frame
from kpi.intake.submitted import release_due, settle, stage_submitted, submission_sources
from kpi.rows import InputError, Problem, read_rows
from kpi.store.derive import SCRIPTS, derive_values, script
from kpi.store.history import REFERENCE, record_reference
from kpi.store.submissions import newest_publication, now
from kpi.store.warehouse import Warehouse
from kpi.store.writing import (
    Publication,
    append_observations,
    scalar,
    write_catalog,
    write_publication,
    write_sources,
    write_units,
)
from kpi.units.changes import read_changes
from kpi.units.reading import read_units
from kpi.units.territory import Territories

STEPS = ("read", "check", "compare", "derive", "examine", "publish")
Step = Callable[[str], None]


class _Unchanged(Exception):
    """Leaves the writing of a new version, because it would say what the standing one says."""


def load(data: Path, warehouse: Warehouse, *, demo: Demo | None = None, on_step: Step = lambda _: None) -> Publication:
    """Load the folder ``data`` (catalog/, units/, reported/, demo/) and publish it, beside what offices sent.

    What submissions say stays, and what was held back until now is published with it.
    ``demo`` replaces the fictional city that ``data/demo`` describes. ``on_step`` hears the
    name of each of STEPS as it begins. Returns the new publication, or the standing one (not
    ``new``) if nothing has changed. Raises InputError with every problem of the first
    step that finds any; the standing data are then untouched.
    """
    on_step("read")
    if demo is None and (data / "demo" / "city.toml").exists():
        demo = make_demo(read_settings(data / "demo" / "city.toml"))
    catalog = read_catalog(data / "catalog")
    units = read_units(data / "units" / "units.csv")
    sources = read_sources(data / "reported" / "sources.csv")
    if demo is not None:
        catalog, units, sources = demo.extend(catalog), units + demo.units, [*sources, demo.source]
    _check_targets(data / "catalog" / "targets.csv", {unit.code for unit in units})
    files = sorted(path for path in (data / "reported").glob("*.csv") if path.name != "sources.csv")
    changes = read_changes(data / "units" / "changes.csv", units) + list(demo.changes if demo else ())
    fingerprint = _fingerprint(catalog, units, changes, Territories(units, changes).parts(), sources)
    try:
        with warehouse.writing() as con:
            stage_files(con, files)
            if demo is not None:
                stage_frame(con, demo.observations, "demo")
            release_due(con, newest_publication(con) + 1, now())
            stage_submitted(con)
            on_step("check")
            write_catalog(con, catalog)
            write_units(con, units, changes)
            write_sources(con, [*sources, *submission_sources(con)])
            check_staged(con)
            if scalar(con, "SELECT count(*) FROM staged") == 0:
                raise InputError(
                    [Problem("reported", 1, "không có số liệu nào để nạp", "there are no figures to load")]
                )
            on_step("compare")
            number, added, superseded = append_observations(con)
            same = con.execute("SELECT fingerprint FROM publication ORDER BY publication DESC LIMIT 1").fetchall()
            if added == superseded == 0 and same == [(fingerprint,)]:
                raise _Unchanged
            settle(con, number)
            record_reference(con, number)
            derive_state(con, number, on_step)
            on_step("publish")
            publication = Publication(number, added, superseded)
            write_publication(con, publication, fingerprint)
    except _Unchanged:
        return Publication(number - 1, 0, 0, new=False)
    return publication


def derive_state(con: DuckDBPyConnection, publication: int, on_step: Step = lambda _: None) -> None:
    """Fill every derived table from what is known at ``publication``: values, revisions, findings."""
    on_step("derive")
    derive_values(con, publication)
    con.execute(script("finish"))
    con.execute(script("revision"))
    on_step("examine")
    run_checks(con)


def _check_targets(path: Path, codes: set[str]) -> None:
    unknown = [row for row in read_rows(path, ["unit_code"]) if row["unit_code"] not in codes]
    if unknown:
        raise InputError(
            row.problem(
                f"mục tiêu cho đơn vị “{row['unit_code']}” không có trong data/units; hãy sửa unit_code",
                f"a target for unit “{row['unit_code']}”, which is not in data/units; mend unit_code",
            )
            for row in unknown
        )


def _fingerprint(*parts: object) -> str:
    """Return a hash of all that, beside observations, decides what is shown: files kept by hand and our rules."""
    rules = [script(name) for name in (*SCRIPTS, "rollup", "territory", "finish", "revision", "schema")]
    rules += [f"{check.CODE} {check.SEVERITY} {check.SQL}" for check in CHECKS]
    return hashlib.sha256(repr((parts, rules, REFERENCE)).encode()).hexdigest()

"""From the data folder to a new publication: read, check, derive, publish; all of it or nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from kpi.catalog.model import Catalog
from kpi.catalog.reading import read_catalog
from kpi.intake.checks import CHECKS, run_checks
from kpi.intake.demo.city import Demo, DemoSize, make_demo, read_settings
from kpi.intake.loaded import content_of, record_content, standing_load
from kpi.intake.sources import read_sources
from kpi.intake.staging import check_staged, stage_files, stage_frame
from kpi.intake.submitted import release_due, settle, stage_submitted, submission_sources
from kpi.rows import InputError, Problem, read_rows
from kpi.store.derive import SCOPES, SCRIPTS, derive_scope, derive_values, script
from kpi.store.history import REFERENCE, record_reference
from kpi.store.past import keep_past, set_aside
from kpi.store.scope import Scope, find_scope, forget_values, record_made
from kpi.store.submissions import newest_publication, now
from kpi.store.warehouse import Warehouse
from kpi.store.writing import (
    Publication,
    Source,
    append_observations,
    scalar,
    write_catalog,
    write_publication,
    write_sources,
    write_units,
)
from kpi.units.changes import Change, read_changes
from kpi.units.reading import read_units
from kpi.units.territory import Territories
from kpi.units.unit import Unit

STEPS = ("read", "check", "compare", "derive", "examine", "publish")
Step = Callable[[str], None]


class _Unchanged(Exception):
    """Leaves the writing of a new version, because it would say what the publication ``standing`` says."""

    def __init__(self, standing: int) -> None:
        super().__init__()
        self.standing = standing


def load(
    data: Path,
    warehouse: Warehouse,
    *,
    demo: Demo | DemoSize | None = None,
    on_step: Step = lambda _: None,
) -> Publication:
    """Load the folder ``data`` (catalog/, units/, reported/, demo/) and publish it, beside what offices sent.

    What submissions say stays, and what was held back until now is published with it.
    ``demo`` replaces the fictional city that ``data/demo`` describes, or says its size. ``on_step`` hears the
    name of each of STEPS as it begins. Returns the new publication, or the standing one (not
    ``new``) if nothing has changed: files that are those of the last load are not read.
    Raises InputError with every problem of the first step that finds any; the standing data are then untouched.
    """
    on_step("read")
    content = "" if isinstance(demo, Demo) else content_of(data, demo, rules())
    if content and (standing := standing_load(warehouse, content, now())) is not None:
        on_step("check")
        on_step("compare")
        return Publication(standing, 0, 0, new=False)
    folder = _read_folder(data, demo)
    try:
        with warehouse.writing() as con:
            publication = _publish(con, folder, content, on_step)
    except _Unchanged as unchanged:
        return Publication(unchanged.standing, 0, 0, new=False)
    return publication


@dataclass(frozen=True)
class _Folder:
    """A data folder as it was read, its fictional city included; of ``files`` the figures are still to be read."""

    catalog: Catalog
    units: list[Unit]
    changes: list[Change]
    sources: list[Source]
    files: list[Path]
    demo: Demo | None
    fingerprint: str


def _read_folder(data: Path, asked: Demo | DemoSize | None) -> _Folder:
    """Read catalogue, units and sources. Raises InputError."""
    demo = asked if isinstance(asked, Demo) else None
    if demo is None and (asked is not None or (data / "demo" / "city.toml").exists()):
        demo = make_demo(read_settings(data / "demo" / "city.toml"), **asdict(asked or DemoSize()))
    catalog = read_catalog(data / "catalog")
    units = read_units(data / "units" / "units.csv")
    sources = read_sources(data / "reported" / "sources.csv")
    if demo is not None:
        catalog, units, sources = demo.extend(catalog), units + demo.units, [*sources, demo.source]
    _check_targets(data / "catalog" / "targets.csv", {unit.code for unit in units})
    files = sorted(path for path in (data / "reported").glob("*.csv") if path.name != "sources.csv")
    changes = read_changes(data / "units" / "changes.csv", units) + list(demo.changes if demo else ())
    fingerprint = _fingerprint(catalog, units, changes, Territories(units, changes).parts(), sources)
    return _Folder(catalog, units, changes, sources, files, demo, fingerprint)


def _publish(con: DuckDBPyConnection, folder: _Folder, content: str, on_step: Step) -> Publication:
    """Make a publication of a folder that was read. Raises InputError, _Unchanged."""
    stage_files(con, folder.files)
    if folder.demo is not None:
        stage_frame(con, folder.demo.observations, "demo")
    release_due(con, newest_publication(con) + 1, now())
    stage_submitted(con)
    on_step("check")
    write_catalog(con, folder.catalog)
    write_units(con, folder.units, folder.changes)
    write_sources(con, [*folder.sources, *submission_sources(con)])
    check_staged(con)
    if scalar(con, "SELECT count(*) FROM staged") == 0:
        raise InputError([Problem("reported", 1, "không có số liệu nào để nạp", "there are no figures to load")])
    on_step("compare")
    number, added, superseded = append_observations(con)
    same = con.execute("SELECT fingerprint FROM publication ORDER BY publication DESC LIMIT 1").fetchall()
    if added == superseded == 0 and same == [(folder.fingerprint,)]:
        raise _Unchanged(number - 1)
    settle(con, number)
    record_reference(con, number)
    derive_touched(con, number, on_step)
    on_step("publish")
    publication = Publication(number, added, superseded)
    write_publication(con, publication, folder.fingerprint)
    record_content(con, content)
    return publication


def derive_state(con: DuckDBPyConnection, publication: int, on_step: Step = lambda _: None) -> None:
    """Fill every derived table from what is known at ``publication``: values, revisions, findings; all made anew."""
    on_step("derive")
    derive_values(con, publication)
    _finish(con, publication, Scope.WHOLE, on_step)


def derive_touched(con: DuckDBPyConnection, publication: int, on_step: Step = lambda _: None) -> Scope:
    """Do what ``derive_state`` does where the publication before stands: only what this one touches is made anew.

    The tables hold the same rows as if all were. Observations and reference tables must be recorded already.
    """
    on_step("derive")
    scope = find_scope(con, publication, rules())
    derive_scope(con)
    _finish(con, publication, scope, on_step)
    return scope


def _finish(con: DuckDBPyConnection, publication: int, scope: Scope, on_step: Step) -> None:
    """Put into the derived tables what was derived within ``scope``."""
    set_aside(con, scope)
    forget_values(con, scope)
    con.execute(script("finish"))
    con.execute(script("revision"))
    on_step("examine")
    run_checks(con, scope)
    keep_past(con, publication, scope)
    record_made(con, publication, rules(), scope)


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
    return hashlib.sha256(repr((parts, rules())).encode()).hexdigest()


def rules() -> str:
    """Return a hash of the rules by which values and findings are made."""
    names = (*SCOPES, *SCRIPTS, "rollup", "territory", "finish", "revision", "schema")
    checks = [f"{check.CODE} {check.SEVERITY} {check.SQL}" for check in CHECKS]
    return hashlib.sha256(repr(([script(name) for name in names], checks, REFERENCE)).encode()).hexdigest()

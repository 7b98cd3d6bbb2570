"""Writes a catalogue, units, sources and staged observations into a warehouse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from kpi.catalog.model import Area, Catalog, ChartIndicator, Definition, Indicator, Measure, Target, UnitMeasure
from kpi.units.changes import Change
from kpi.units.territory import Part, Territories
from kpi.units.unit import Unit

KEY = ("source", "item", "unit", "period_start", "period_end")
TOLD = ("paragraph", "value", "status", "qualifier", "printed", "remark_vi", "remark_en")


@dataclass(frozen=True)
class Source:
    """A document or file that observations come from."""

    id: str
    kind: str
    title: str
    publisher: str
    author: str
    published: str
    url: str
    covers: str
    synthetic: bool


@dataclass(frozen=True)
class Publication:
    """A numbered, immutable state of the data, and how it differs from the one before.

    ``new`` is false of a standing publication that a load left as it is.
    """

    number: int
    added: int
    superseded: int
    new: bool = True


def write_catalog(con: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """Replace areas, units of measure, measures, indicators and targets."""
    _replace(con, "area", Area, catalog.areas.values())
    _replace(con, "unit_measure", UnitMeasure, catalog.unit_measures.values())
    _replace(con, "measure", Measure, catalog.measures.values())
    _replace(con, "indicator", Indicator, catalog.indicators.values())
    _replace(con, "target", Target, catalog.targets)
    _replace(con, "definition", Definition, catalog.definitions)
    _replace(con, "chart_indicator", ChartIndicator, catalog.shown)


def write_units(con: duckdb.DuckDBPyConnection, units: Sequence[Unit], changes: Sequence[Change] = ()) -> None:
    """Replace the units, their changes and territories; ``depth`` counts the steps up to a unit without a parent."""
    parents = {unit.id: unit.parent for unit in units}

    def depth(unit: str) -> int:
        parent = parents[unit]
        return 0 if parent is None else 1 + depth(parent)

    _replace(con, "unit", Unit, units, depth=[depth(unit.id) for unit in units])
    _replace(con, "unit_change", Change, changes)
    _replace(con, "unit_part", Part, Territories(units, changes).parts())


def write_sources(con: duckdb.DuckDBPyConnection, sources: Iterable[Source]) -> None:
    """Replace the sources."""
    _replace(con, "source", Source, sources)


def _replace(
    con: duckdb.DuckDBPyConnection, table: str, noun: type, items: Iterable[object], **more: list[int]
) -> None:
    rows = list(items)
    columns = {field.name: [getattr(row, field.name) for row in rows] for field in fields(noun)}
    con.execute(f"DELETE FROM {table}")
    if rows:
        con.register("incoming_rows", pa.table(columns | more))
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows")
        con.unregister("incoming_rows")


def append_observations(con: duckdb.DuckDBPyConnection, sources: str = "true") -> tuple[int, int, int]:
    """Append what table ``staged`` says otherwise than the standing observations.

    ``staged`` has the columns of KEY and TOLD and ``freq``, one row per key. What stands and is
    no longer said, or said otherwise, is marked as superseded; ``sources`` is the SQL condition on
    an observation's source for what ``staged`` speaks of as a whole. Returns the number of the new
    publication, how many observations it added and how many it superseded.
    """
    number = scalar(con, "SELECT coalesce(max(publication), 0) + 1 FROM publication")
    same = " AND ".join(f"s.{column} IS NOT DISTINCT FROM o.{column}" for column in (*KEY, *TOLD))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE standing AS FROM observation ANTI JOIN superseded USING (observation) "
        f"WHERE {sources}",
    )
    con.execute(
        "INSERT INTO superseded SELECT observation, ? FROM standing o "
        f"WHERE NOT EXISTS (SELECT 1 FROM staged s WHERE {same})",
        [number],
    )
    columns = ", ".join((*KEY, "freq", *TOLD))
    con.execute(
        f"""INSERT INTO observation BY NAME
        SELECT (SELECT coalesce(max(observation), 0) FROM observation) + row_number() OVER () AS observation,
            ?::INTEGER AS publication, {columns}
        FROM (SELECT {columns} FROM staged s WHERE NOT EXISTS (SELECT 1 FROM standing o WHERE {same})
              ORDER BY item, period_start, period_end, unit, source)""",
        [number],
    )
    con.execute("DROP TABLE standing")
    added = scalar(con, "SELECT count(*) FROM observation WHERE publication = ?", [number])
    superseded = scalar(con, "SELECT count(*) FROM superseded WHERE publication = ?", [number])
    return number, added, superseded


def write_publication(con: duckdb.DuckDBPyConnection, publication: Publication, fingerprint: str) -> None:
    """Record a publication."""
    now = datetime.now(UTC).replace(tzinfo=None)
    con.execute(
        "INSERT INTO publication VALUES (?, ?, ?, ?, ?)",
        [publication.number, now, fingerprint, publication.added, publication.superseded],
    )


def scalar(con: duckdb.DuckDBPyConnection, sql: str, params: Iterable[object] = ()) -> int:
    """Return the one whole number that ``sql`` answers."""
    return int(con.execute(sql, list(params)).fetchall()[0][0])

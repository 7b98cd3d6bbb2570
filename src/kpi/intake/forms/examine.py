"""What submitted figures say of each other and of the units' own past, before anything is loaded."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import duckdb
import pandas as pd

from kpi.catalog.model import Catalog
from kpi.intake.checks import above_total, jump, parts_above_whole
from kpi.intake.forms import messages
from kpi.intake.forms.messages import rounded
from kpi.intake.reading.grid import CellProblem
from kpi.intake.recognising.messages import Told
from kpi.intake.recognising.model import Understood, Value
from kpi.intake.tenfold import TENFOLD
from kpi.store.derive import derive_values, script
from kpi.store.history import create_tables
from kpi.store.reading import Reference
from kpi.store.warehouse import CLOSED, Snapshot
from kpi.store.writing import Source, write_catalog, write_sources, write_units

_HISTORY = """
SELECT source, item, unit, period_start, period_end, freq, value, status, qualifier, printed
FROM observation ANTI JOIN superseded USING (observation)
WHERE list_contains($units, unit) AND list_contains($items, item)
"""
_SUBMITTED = """
CREATE TEMP TABLE submitted AS
SELECT *, period_freq(period_start, period_end) AS freq
FROM (SELECT *, period_start(period) AS period_start, period_end(period) AS period_end FROM told)
"""
_OBSERVE = """
INSERT INTO observation BY NAME
SELECT row_number() OVER () AS observation, 1 AS publication, *
FROM (
    FROM history ANTI JOIN submitted USING (item, unit, period_start, period_end)
    UNION ALL BY NAME
    SELECT $source AS source, item, unit, period_start, period_end, freq, value, status, qualifier FROM submitted
)
"""
_SOURCE = Source("submitted", "form", "", "", "", "9999", "", "", False)
Key = tuple[str, str, str]
MOST = 20_000
"""Whose past is looked at before a document can be published."""


def examine(documents: Sequence[Understood], data: Snapshot, reference: Reference) -> list[CellProblem]:
    """Return what the checks of parts, wholes and jumps notice in the values of documents, at their cells.

    For documents that cannot be published yet: of others the checks of figures tell the same, under the same codes,
    all but ``tenfold``. The values are seen beside all that their units reported; each cell is told of once, parts
    above a whole before leaps. All documents of one call are seen together; of more than MOST values nothing is:
    tables so large are no forms, and the checks of figures tell of them when they are published.
    """
    if not 0 < sum(len(document.values) for document in documents) <= MOST:
        return []
    values = {(v.item, v.unit, v.period): (document, v) for document in documents for v in document.values}
    with duckdb.connect(config=CLOSED) as con:
        _derive(con, [value for _, value in values.values()], data, reference)
        noticed = list(_notice(con, reference.catalog))
    told: dict[tuple[str, str, int, int], CellProblem] = {}
    flagged: set[Key] = set()
    for items, unit, period, message in noticed:
        keys = [key for item in items if (key := (item, unit, period)) in values]
        if not keys or not flagged.isdisjoint(keys):
            continue
        flagged.update(keys)
        document, value = values[keys[0]]
        place = (document.name, value.sheet, value.row, value.column)
        told[place] = CellProblem(
            document.name, value.row, message.vi, message.en, value.sheet, value.column, message.severity, message.code
        )
    return sorted(told.values(), key=lambda found: (found.file, found.sheet, found.line, found.column))


def _derive(con: duckdb.DuckDBPyConnection, values: list[Value], data: Snapshot, reference: Reference) -> None:
    """Fill a small warehouse with the units' past and the values, each unit standing alone."""
    names = sorted({value.unit for value in values})
    create_tables(con)
    write_catalog(con, reference.catalog)
    write_units(con, [replace(reference.tree[unit], parent=None) for unit in names])
    write_sources(con, [*reference.sources.values(), _SOURCE])
    told = pd.DataFrame(
        [
            (v.item, v.unit, v.period, None if v.number is None else float(v.number), v.status, v.qualifier)
            for v in values
        ],
        columns=["item", "unit", "period", "value", "status", "qualifier"],
    ).astype({"value": float})
    con.register("told", told)
    items = _related(reference.catalog, {value.item for value in values})
    con.register("history", data.query(_HISTORY, {"units": names, "items": sorted(items)}))
    con.execute(_SUBMITTED)
    con.execute(_OBSERVE, {"source": _SOURCE.id})
    derive_values(con, 1)
    con.execute(script("finish"))


def _related(catalog: Catalog, items: set[str]) -> set[str]:
    """Return ``items`` with those that stand beside them in an indicator, or in a whole and its parts."""
    groups = [{found.code, *found.numerator, *found.denominator} for found in catalog.indicators.values()]
    wholes = {measure.within for measure in catalog.measures.values()}
    groups += [
        {whole, *(code for code, measure in catalog.measures.items() if measure.within == whole)}
        for whole in wholes
        if whole is not None
    ]
    return items.union(*(group for group in groups if not group.isdisjoint(items)))


def _notice(con: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[tuple[tuple[str, ...], str, str, Told]]:
    """Yield the items that a finding is about, the one to tell of first, their unit and period, and the words."""
    for _, unit, period, params in _found(con, parts_above_whole.SQL):
        parts = tuple(params["items"])
        words = _listed(catalog, parts), rounded(params["total"]), _listed(catalog, [params["item"]])
        message = messages.above_whole(parts_above_whole.CODE, *words, rounded(params["whole"]))
        yield (params["item"], *parts), unit, period, message
    for finding, unit, period, params in _found(con, above_total.SQL):
        shown = catalog.indicators[finding]
        words = _listed(catalog, shown.numerator), rounded(params["numerator"]), _listed(catalog, shown.denominator)
        message = messages.above_whole(above_total.CODE, *words, rounded(params["denominator"]))
        yield (*shown.numerator, *shown.denominator), unit, period, message
    for item, unit, period, _, _, value, before, since in con.execute(TENFOLD).fetchall():
        yield (item,), unit, period, messages.tenfold(rounded(value), rounded(before), since)
    leaps = list(_found(con, jump.SQL))
    for finding, unit, period, params in sorted(leaps, key=lambda leap: catalog.indicators[leap[0]].formula != "count"):
        shown = catalog.indicators[finding]
        figures = [rounded(params[name], shown.decimals) for name in ("value", "before", "low", "high")]
        message = messages.jump(shown.names, *figures)
        yield (*shown.numerator, *shown.denominator), unit, period, message


def _found(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield indicator, unit, period and figures of what a check finds in submitted periods."""
    submitted = "SELECT DISTINCT unit, period_start, period_end, period FROM submitted"
    rows = con.execute(
        f"SELECT f.indicator, f.unit, s.period, f.params FROM ({sql}) f "
        f"JOIN ({submitted}) s USING (unit, period_start, period_end) ORDER BY ALL"
    ).fetchall()
    yield from ((indicator, unit, period, json.loads(params)) for indicator, unit, period, params in rows)


def _listed(catalog: Catalog, items: Sequence[str]) -> tuple[str, str]:
    vi, en = zip(*(catalog.item(item).names for item in items), strict=True)
    return " + ".join(f"“{name}”" for name in vi), " + ".join(f"“{name}”" for name in en)

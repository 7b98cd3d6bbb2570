"""All indicators of a unit in a year; what is missing; the unit's place among its siblings."""

from typing import Any

import pandas as pd

from kpi.analysis.answer import BEST_FIRST, GROUND_YEARS, NO_PLACE, YEARS, each
from kpi.analysis.progress import aims, judge, pace
from kpi.store.warehouse import Snapshot


def scorecard(data: Snapshot, unit: str, year: int, on_ground: bool = False) -> pd.DataFrame:
    """Return a row for every indicator that ``unit`` has in ``year``, in the catalogue's order.

    Columns as in ``answer.YEARS`` and ``area``, ``direction``, ``formula``; ``verdict``: better,
    same, worse than the year before, where a change may be told and one direction is better;
    ``target``, ``target_year`` and ``legal_basis`` of the next target, of ``year`` or later;
    ``base_year``, ``base_value`` and ``line`` of the way to it; ``progress`` and ``pace`` as in
    ``kpi.analysis.progress``. Changes and targets are judged on the exact value: 99,96 % does not
    meet 100 %. ``on_ground``: of the unit's ground, whatever lay there in ``year``.
    """
    years = GROUND_YEARS if on_ground else YEARS
    answer = data.query(
        f"""WITH year AS ({years} AND v.unit = $unit AND v.period_start = make_date($year, 1, 1))
        SELECT y.* EXCLUDE (target, legal_basis), i.area, i.direction, i.formula,
            CASE WHEN i.direction = 'none' OR y.change IS NULL THEN NULL
                 ELSE ['worse', 'same', 'better'][CAST(sign(round(y.change, 9)
                    * CASE i.direction WHEN 'down' THEN -1 ELSE 1 END) AS INTEGER) + 2] END AS verdict
        FROM year y
        JOIN (SELECT *, row_number() OVER () AS place FROM indicator) i ON i.code = y.indicator
        ORDER BY i.place""",
        {"unit": unit, "year": year},
    )
    known = aims(data, unit, year, on_ground)
    told = [(row, known.get(row.indicator)) for row in each(answer)]
    columns: dict[str, list[Any]] = {
        name: [getattr(aim, name, None) for _, aim in told]
        for name in ("target", "target_year", "legal_basis", "base_year", "base_value")
    }
    columns["line"] = [aim and aim.line(year) for _, aim in told]
    columns["progress"] = [judge(row, aim) for row, aim in told]
    columns["pace"] = [pace(row, aim) for row, aim in told]
    for name, cells in columns.items():
        answer[name] = cells
    return answer


def missing_indicators(data: Snapshot, unit: str, year: int) -> pd.DataFrame:
    """Return the indicators that ``unit`` has for another year and not for ``year``, though valid then.

    Columns: indicator, last_year (the newest year with a value), in the catalogue's order.
    """
    return data.query(
        """SELECT i.code AS indicator,
            CAST(year(max(v.period_start) FILTER (v.value IS NOT NULL)) AS INTEGER) AS last_year
        FROM (SELECT *, row_number() OVER () AS place FROM indicator) i
        JOIN indicator_value v ON v.indicator = i.code AND v.freq = 'A' AND v.unit = $unit
        WHERE coalesce(i.valid_from <= make_date($year, 12, 31), true)
          AND coalesce(i.valid_to >= make_date($year, 1, 1), true)
        GROUP BY i.code, i.place
        HAVING NOT bool_or(v.period_start = make_date($year, 1, 1)) AND count(v.value) > 0
        ORDER BY i.place""",
        {"unit": unit, "year": year},
    )


def places(data: Snapshot, unit: str, year: int, partial: bool = False) -> pd.DataFrame:
    """Return the place of ``unit`` among its siblings for every indicator that it has a value of and that is ranked.

    Columns: indicator, place (1 is best; equal values share a place), no_place (why there is none,
    as in ``answer.NO_PLACE``), ranked (siblings with a place), sharing (those with this place),
    siblings (those that existed at the end of the year, or as many as there are by law; of an office the offices).
    Parts of
    years are placed if ``partial`` asks for it; a unit alone is not.
    """
    return data.query(
        f"""WITH sibling AS (
            SELECT s.id FROM unit s
            JOIN unit u ON u.id = $unit AND s.parent = u.parent AND (s.kind = 'office') = (u.kind = 'office')
            WHERE coalesce(s.valid_from <= make_date($year, 12, 31), true)
              AND coalesce(s.valid_to > make_date($year, 12, 31), true)
        ), placed AS (
            SELECT v.indicator, v.unit, {NO_PLACE} AS no_place,
                count(*) FILTER (no_place IS NULL) OVER (PARTITION BY v.indicator) AS ranked,
                CASE WHEN no_place IS NULL
                     THEN rank() OVER (PARTITION BY v.indicator, no_place IS NULL ORDER BY {BEST_FIRST}) END AS place,
                count(*) OVER (PARTITION BY v.indicator, no_place IS NULL, {BEST_FIRST}) AS sharing
            FROM ({YEARS} AND v.period_start = make_date($year, 1, 1)) v
            JOIN sibling s ON s.id = v.unit
            JOIN indicator i ON i.code = v.indicator AND i.direction <> 'none' AND i.formula <> 'count'
        )
        SELECT indicator, CAST(place AS INTEGER) AS place, no_place, CAST(ranked AS INTEGER) AS ranked,
            CAST(sharing AS INTEGER) AS sharing,
            CAST(greatest((SELECT count(*) FROM sibling), (SELECT above.children_expected
                FROM unit u JOIN unit above ON above.id = u.parent
                WHERE u.id = $unit AND u.kind <> 'office')) AS INTEGER) AS siblings
        FROM placed
        WHERE unit = $unit AND no_place IS DISTINCT FROM 'no_value' AND (no_place IS NOT NULL OR ranked > 1)""",
        {"unit": unit, "year": year, "partial": partial},
    )

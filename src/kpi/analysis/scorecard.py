"""All indicators of a unit in a year; what is missing; the unit's place among its siblings."""

import pandas as pd

from kpi.analysis.answer import YEARS
from kpi.store.warehouse import Snapshot


def scorecard(data: Snapshot, unit: str, year: int) -> pd.DataFrame:
    """Return a row for every indicator that ``unit`` has in ``year``, in the catalogue's order.

    Columns as in ``answer.YEARS`` and ``area``, ``direction``; ``progress``: met, missed,
    at_risk (not reached in a part of the year), none without a target or where a mere bound
    does not reach it; ``verdict``: better, same, worse than the year before, where a change may
    be told and one direction is better. Changes are judged as they are printed, targets on the
    exact value: 99,96 % does not meet 100 %.
    """
    return data.query(
        f"""WITH year AS ({YEARS} AND v.unit = $unit AND v.period_start = make_date($year, 1, 1))
        SELECT y.*, i.area, i.direction,
            CASE WHEN y.target IS NULL OR y.value IS NULL THEN NULL
                 WHEN y.qualifier NOT IN ('', CASE i.direction WHEN 'down' THEN 'below' ELSE 'above' END) THEN NULL
                 WHEN CASE i.direction WHEN 'down' THEN y.value <= y.target ELSE y.value >= y.target END THEN 'met'
                 WHEN y.qualifier <> '' THEN NULL
                 WHEN y.partial THEN 'at_risk'
                 ELSE 'missed' END AS progress,
            CASE WHEN i.direction = 'none' OR y.change IS NULL THEN NULL
                 ELSE ['worse', 'same', 'better'][CAST(sign(round(y.change, i.decimals)
                    * CASE i.direction WHEN 'down' THEN -1 ELSE 1 END) AS INTEGER) + 2] END AS verdict
        FROM year y
        JOIN (SELECT *, row_number() OVER () AS place FROM indicator) i ON i.code = y.indicator
        ORDER BY i.place""",
        {"unit": unit, "year": year},
    )


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


def places(data: Snapshot, unit: str, year: int) -> pd.DataFrame:
    """Return the place of ``unit`` among its siblings for every indicator with a better direction.

    Columns: indicator, place (1 is best; equal values share a place), ranked (siblings with a
    value), siblings (those that existed at the end of the year, or as many as there are by law).
    Parts of years are not placed, nor are counts, which rank size, nor a unit alone.
    """
    return data.query(
        """WITH sibling AS (
            SELECT s.id FROM unit s JOIN unit u ON u.id = $unit AND s.parent = u.parent
            WHERE coalesce(s.valid_from <= make_date($year, 12, 31), true)
              AND coalesce(s.valid_to > make_date($year, 12, 31), true)
        ), placed AS (
            SELECT v.indicator, v.unit, count(*) OVER (PARTITION BY v.indicator) AS ranked,
                rank() OVER (PARTITION BY v.indicator ORDER BY
                    round(CASE i.direction WHEN 'down' THEN v.value ELSE -v.value END, i.decimals)) AS place
            FROM indicator_value v
            JOIN sibling s ON s.id = v.unit
            JOIN indicator i ON i.code = v.indicator AND i.direction <> 'none' AND i.formula <> 'count'
            WHERE v.freq = 'A' AND v.period_start = make_date($year, 1, 1) AND v.value IS NOT NULL AND NOT v.partial
        )
        SELECT indicator, CAST(place AS INTEGER) AS place, CAST(ranked AS INTEGER) AS ranked,
            CAST(greatest((SELECT count(*) FROM sibling), (SELECT above.children_expected
                FROM unit u JOIN unit above ON above.id = u.parent WHERE u.id = $unit)) AS INTEGER) AS siblings
        FROM placed WHERE unit = $unit AND ranked > 1""",
        {"unit": unit, "year": year},
    )

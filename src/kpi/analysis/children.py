"""The units below a unit, for one indicator in a year; and how many of them reported what."""

import pandas as pd

from kpi.analysis.answer import YEARS
from kpi.store.warehouse import Snapshot


def children(data: Snapshot, parent: str, indicator: str, year: int) -> pd.DataFrame:
    """Return a row for every unit below ``parent`` that existed at the end of ``year``, reported or not.

    Where ``parent`` itself ended during the year, that is its last day. A unit abolished during the
    year has a row if it reported. Columns as in ``answer.YEARS`` and ``place``: 1 is best, equal
    printed values share a place, parts of a year and missing values have none, and none has one if
    the indicator has no better direction. Sorted by place, then parts of a year by value, then the
    missing ones by code.
    """
    return data.query(
        f"""WITH year AS ({YEARS} AND v.indicator = $indicator AND v.period_start = make_date($year, 1, 1)),
        named AS (
            SELECT CASE formula WHEN 'count' THEN 'none' ELSE direction END AS placed, direction, decimals
            FROM indicator WHERE code = $indicator
        ),
        ending AS (SELECT least(make_date($year, 12, 31), valid_to - 1) AS last_day FROM unit WHERE id = $parent)
        SELECT u.id AS unit, $indicator AS indicator, $year::INTEGER AS year, y.* EXCLUDE (unit, indicator, year),
            CASE WHEN y.value IS NULL OR y.partial OR named.placed = 'none' THEN NULL
                 ELSE rank() OVER (PARTITION BY y.value IS NULL OR y.partial ORDER BY
                    round(CASE named.direction WHEN 'down' THEN y.value ELSE -y.value END, named.decimals)) END AS place
        FROM unit u
        CROSS JOIN named
        CROSS JOIN ending
        LEFT JOIN year y ON y.unit = u.id
        WHERE u.parent = $parent AND coalesce(u.valid_from <= ending.last_day, true)
          AND (coalesce(u.valid_to > ending.last_day, true) OR y.value IS NOT NULL)
        ORDER BY place, CASE named.direction WHEN 'down' THEN y.value ELSE -y.value END, u.id""",
        {"parent": parent, "indicator": indicator, "year": year},
    )


def coverage(data: Snapshot, parent: str, year: int) -> pd.DataFrame:
    """Return how many units below ``parent`` have each indicator in ``year``.

    Columns: indicator, reported, expected (units that existed at the end of the year, or as many
    as there are by law). Only indicators that at least one of them has; the catalogue's order.
    """
    return data.query(
        """WITH ending AS (
            SELECT least(make_date($year, 12, 31), valid_to - 1) AS last_day FROM unit WHERE id = $parent
        ), child AS (
            SELECT id FROM unit CROSS JOIN ending
            WHERE parent = $parent AND coalesce(valid_from <= last_day, true) AND coalesce(valid_to > last_day, true)
        )
        SELECT i.code AS indicator, CAST(count(*) AS INTEGER) AS reported,
            CAST(greatest((SELECT count(*) FROM child),
                (SELECT children_expected FROM unit WHERE id = $parent)) AS INTEGER) AS expected
        FROM (SELECT *, row_number() OVER () AS place FROM indicator) i
        JOIN indicator_value v ON v.indicator = i.code AND v.freq = 'A'
            AND v.period_start = make_date($year, 1, 1)
        JOIN child ON child.id = v.unit
        GROUP BY i.code, i.place
        ORDER BY i.place""",
        {"parent": parent, "year": year},
    )

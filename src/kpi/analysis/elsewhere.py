"""Which places have figures at all, so that a reader finds what there is besides the one that is looked at."""

import pandas as pd

from kpi.store.warehouse import Snapshot


def places_with_figures(data: Snapshot) -> pd.DataFrame:
    """Return the places above the commune level of which a unit has figures, those of most units first.

    Columns: unit, year (the newest with a figure of its own or of a unit directly below), units (those that have any),
    synthetic (whether any of the figures is). Equal ones by code.
    """
    return data.query(
        """WITH told AS (
            SELECT v.unit, u.parent, CAST(max(year(v.period_start)) AS INTEGER) AS year,
                bool_or(v.synthetic) AS synthetic
            FROM indicator_value v
            JOIN unit u ON u.id = v.unit
            WHERE v.freq = 'A' AND v.value IS NOT NULL AND v.origin <> 'children'
            GROUP BY v.unit, u.parent
        )
        SELECT p.id AS unit, max(t.year) AS year, CAST(count(*) AS INTEGER) AS units, bool_or(t.synthetic) AS synthetic
        FROM unit p
        JOIN told t ON t.unit = p.id OR t.parent = p.id
        WHERE p.kind IN ('country', 'province', 'city', 'district')
        GROUP BY p.id
        ORDER BY units DESC, p.id"""
    )

"""An indicator that some units below a unit reported for a year and others did not, where all of them are on record."""

CODE = "missing_units"
SEVERITY = "note"
SQL = """
WITH told AS (
    SELECT v.indicator, u.parent AS unit, v.period_start, v.period_end, count(*) AS reported
    FROM examined v
    JOIN unit u ON u.id = v.unit
    JOIN unit above ON above.id = u.parent AND above.children_expected IS DISTINCT FROM -1
    WHERE v.freq = 'A' AND coalesce(u.valid_to > least(v.period_end, above.valid_to - 1), true)
    GROUP BY ALL
), period AS (
    SELECT DISTINCT unit, period_start, period_end FROM told
), expected AS (
    SELECT p.unit, p.period_start, p.period_end, count(*) AS expected
    FROM period p
    JOIN unit above ON above.id = p.unit
    JOIN unit u ON u.parent = p.unit AND coalesce(u.valid_from <= least(p.period_end, above.valid_to - 1), true)
        AND coalesce(u.valid_to > least(p.period_end, above.valid_to - 1), true)
    GROUP BY ALL
    HAVING expected >= coalesce(any_value(above.children_expected), 0)
)
SELECT indicator, unit, period_start, period_end,
    json_object('reported', reported, 'expected', expected, 'due', EXISTS (
        FROM due d WHERE d.indicator = told.indicator AND d.parent = told.unit AND d.year = year(told.period_start)
    )) AS params
FROM told
JOIN expected USING (unit, period_start, period_end)
JOIN indicator i ON i.code = told.indicator
WHERE reported < expected AND i.formula <> 'stated'
"""

"""An indicator that some units below a unit reported for a year and others did not, where all of them are on record.

The units are those that the catalogue holds due (``due_from``): places, offices, or both.
"""

CODE = "missing_units"
SEVERITY = "note"
SQL = """
WITH told AS (
    SELECT v.indicator, i.due_from, u.parent AS unit, v.period_start, v.period_end, count(*) AS reported
    FROM examined v
    JOIN unit u ON u.id = v.unit
    JOIN indicator i ON i.code = v.indicator AND is_due(i.due_from, u.kind)
    JOIN unit above ON above.id = u.parent AND above.children_expected IS DISTINCT FROM -1
    WHERE v.freq = 'A' AND coalesce(u.valid_to > least(v.period_end, above.valid_to - 1), true)
    GROUP BY ALL
), period AS (
    SELECT DISTINCT due_from, unit, period_start, period_end FROM told
), expected AS (
    SELECT p.due_from, p.unit, p.period_start, p.period_end, count(*) AS expected
    FROM period p
    JOIN unit above ON above.id = p.unit
    JOIN unit u ON u.parent = p.unit AND is_due(p.due_from, u.kind) AND coalesce(u.valid_from <= least(p.period_end,
    above.valid_to - 1), true)
        AND coalesce(u.valid_to > least(p.period_end, above.valid_to - 1), true)
    GROUP BY ALL
    HAVING count(*) FILTER (u.kind <> 'office') >= coalesce(any_value(above.children_expected), 0)
        OR NOT is_due(p.due_from, 'commune')
)
SELECT told.indicator, told.unit, told.period_start, told.period_end,
    json_object('reported', reported, 'expected', expected, 'due', EXISTS (
        FROM due d WHERE d.indicator = told.indicator AND d.parent = told.unit AND d.year = year(told.period_start)
    )) AS params
FROM told
JOIN expected e ON e.unit = told.unit AND e.period_start = told.period_start AND e.period_end = told.period_end
    AND e.due_from IS NOT DISTINCT FROM told.due_from
JOIN indicator i ON i.code = told.indicator
WHERE reported < expected AND i.formula <> 'stated'
"""

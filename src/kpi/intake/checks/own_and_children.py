"""A unit's own figure against the sum over the units below it, where all of them reported."""

CODE = "own_and_children"
SEVERITY = "warning"
SQL = """
SELECT v.indicator, v.unit, v.first_day AS period_start, v.last_day AS period_end,
    json_object('own', v.value, 'children', v.children_value, 'reported', v.units_reported,
        'expected', v.units_expected) AS params
FROM examined v
JOIN indicator i ON i.code = v.indicator
WHERE v.freq = 'A' AND v.origin <> 'children' AND NOT v.partial AND v.units_reported = v.units_expected
  AND round(v.value, i.decimals) <> round(v.children_value, i.decimals)
"""

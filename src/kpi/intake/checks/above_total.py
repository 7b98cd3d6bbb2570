"""A numerator above its denominator, in any reported period: more dossiers resolved on time than resolved.

A bound tells only where it points that way: “above 120” of 100 is too many, “below 120” of 100 need not be.
"""

CODE = "above_total"
SEVERITY = "warning"
SQL = """
SELECT v.indicator, v.unit, v.period_start, v.period_end,
    json_object('item', i.numerator[1], 'numerator', v.numerator, 'denominator', v.denominator) AS params
FROM examined v
JOIN indicator i ON i.code = v.indicator AND i.formula = 'ratio' AND i.unit_measure = 'percent'
WHERE (v.freq <> 'A' OR v.piece_freq = 'A') AND v.numerator > v.denominator
  AND coalesce(v.qualifier, '') IN ('', 'above') -- there is none where the denominator is zero
"""

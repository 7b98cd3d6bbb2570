"""A figure for days on which its indicator was not valid, or on which the unit did not exist yet.

A period in which an indicator's validity begins or ends is read as its valid part: offices report by the calendar and
to the day of the meeting. A range of days says which days it means, and the unit must have existed on all of them.
(A period at whose end the unit did not exist is refused when it is read.)
"""

CODE = "outside_validity"
SEVERITY = "warning"
SQL = """
WITH outside AS (
    SELECT v.indicator, v.unit, v.period_start, v.period_end,
        CASE WHEN v.period_start > i.valid_to THEN 'after' WHEN v.period_end < i.valid_from THEN 'before'
            ELSE 'unit' END AS bound,
        CASE bound WHEN 'after' THEN i.valid_to WHEN 'before' THEN i.valid_from ELSE u.valid_from END AS day
    FROM examined v
    JOIN indicator i ON i.code = v.indicator
    JOIN unit u ON u.id = v.unit
    WHERE v.origin <> 'children' AND (v.freq <> 'A' OR v.piece_freq = 'A')
      AND (v.period_end < i.valid_from OR v.period_start > i.valid_to
        OR (v.freq = 'P' AND v.period_start < u.valid_from))
)
SELECT indicator, unit, min(period_start) AS period_start, max(period_end) AS period_end,
    json_object('bound', bound, 'day', day) AS params
FROM outside
GROUP BY indicator, unit, year(outside.period_end), bound, day
"""

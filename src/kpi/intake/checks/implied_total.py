"""A stated percentage beside its numerator alone: the total it implies is a range, and is not a figure."""

CODE = "implied_total"
SEVERITY = "note"
SQL = """
WITH alone AS (
    SELECT v.indicator, v.unit, v.first_day, v.last_day, v.stated, v.printed, sum(k.value) AS numerator,
        list(k.item ORDER BY k.item) AS items,
        0.5 / 10 ** any_value(printed_decimals(v.printed)) AS half
    FROM examined v
    JOIN indicator i ON i.code = v.indicator AND i.formula = 'ratio'
    JOIN known k ON list_contains(i.numerator, k.item) AND k.unit = v.unit
        AND k.period_start = v.first_day AND k.period_end = v.last_day
    WHERE v.origin = 'stated' AND v.freq = 'A' AND coalesce(v.stated_qualifier, '') = '' AND v.stated > 0
    GROUP BY ALL
)
SELECT indicator, unit, first_day AS period_start, last_day AS period_end,
    json_object('printed', printed, 'numerator', numerator, 'items', items,
        'low', ceil(100 * numerator / (stated + half)), 'high', floor(100 * numerator / (stated - half))) AS params
FROM alone
"""

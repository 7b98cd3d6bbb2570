"""A percentage as printed against the one that its parts give: truncated, or plainly different."""

CODE = "stated_share"
SEVERITY = "warning"
SQL = """
WITH both_known AS (
    SELECT * REPLACE (printed_decimals(printed) AS decimals)
    FROM indicator_value
    WHERE computed IS NOT NULL AND stated IS NOT NULL AND coalesce(stated_qualifier, '') = '' AND freq = 'A'
), compared AS (
    SELECT *, round(computed, decimals) = stated AS agrees,
        trunc(computed * 10 ** decimals + 1e-6) / 10 ** decimals = stated AS truncated
    FROM both_known
)
SELECT indicator, unit, first_day AS period_start, last_day AS period_end,
    json_object('form', CASE WHEN truncated THEN 'truncated' ELSE 'differs' END, 'printed', printed, 'stated', stated,
        'computed', computed, 'decimals', decimals, 'numerator', numerator, 'denominator', denominator) AS params
FROM compared
WHERE NOT agrees
"""
